"""What is wrong in a catalog: slips that a translator makes, each with its line."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from drafter.errors import DrafterError, Place, Problem, in_order
from drafter.files.refusals import problem_of
from drafter.grammar import Case, Forms, Part, decline, own_letters, strange_word
from drafter.translating.extraction import catalog_files, catalog_templates
from drafter.translating.splicing import plural_forms
from drafter.wording import _, cldr, ngettext
from drafter.wording.alphabets import mixed_words
from drafter.wording.entries import Entry
from drafter.wording.fitting import (
    LISTS_OF_MARKS,
    placeholder_slips,
    tag_slips,
    without_placeholders,
)
from drafter.wording.languages import in_language
from drafter.wording.po import problem, reading
from drafter.wording.scripts import as_european
from drafter.wording.suggestions import closest
from drafter.workspace import LOCALES, Workspace, shipped

_TAG = re.compile(r"</?[a-z][a-z0-9]*\b[^<>]*>")
_PAIRS = (("«", "»"), ("(", ")"), ("[", "]"), ("「", "」"))
_ENDS = ".:;,!?…"
_SHORTENED = re.compile(r"\b[^\W\d]{1,3}\.$")
"""Ends in a shortened word, whose full stop ends no sentence: «в 2 экз.»."""

_ALIKE = 0.6
"""How much of a msgid must be the same before another one is taken to be meant."""

_SENTENCE = 4
"""The number of words from which on two languages do not say a thing in the same letters."""


class _Slip(NamedTuple):
    id: str
    what: str
    advice: str = ""


_Key = tuple[str | None, str]


class Surroundings(NamedTuple):
    """What a catalog is compared with; messages go by context and msgid."""

    others: dict[str, dict[_Key, list[str]]]
    """The translations of the same domain by language, the catalog's own left out."""

    fallback: frozenset[_Key]
    """What drafter's own catalog, or CLDR, has where this one has nothing."""

    asked: frozenset[_Key]
    """The messages that the code and the templates ask for."""


def surroundings(po: Path, workspace: Workspace) -> Surroundings:
    """Return what stands around a catalog that lies at LANGUAGE/LC_MESSAGES/DOMAIN.po."""
    language, domain = po.parent.parent.name, po.stem
    others = {
        other.parent.parent.name: _translations(other)
        for folder in (shipped(LOCALES), po.parent.parent.parent)
        for other in catalog_files(folder, domain)
        if other.parent.parent.name != language
    }
    ours = shipped(LOCALES) / language / "LC_MESSAGES" / po.name
    template = catalog_templates(workspace).get(domain, ())
    asked = [(message.context, _singular(message.id)) for message in template if message.id]
    known = {key for key in asked if cldr.found(language, key[0] or "", key[1]) is not None}
    if ours.exists() and not ours.samefile(po):
        known |= {key for key, strings in _translations(ours).items() if all(strings)}
    return Surroundings(others, frozenset(known), frozenset(asked))


def _singular(message: str | tuple[str, ...] | list[str]) -> str:
    return message if isinstance(message, str) else message[0]


def _translations(po: Path) -> dict[_Key, list[str]]:
    return {(entry.context, entry.id): entry.strings for entry in reading(po).entries}


def catalog_problems(po: Path, around: Surroundings) -> list[Problem]:
    """Return what is wrong in a .po file, in the order of its lines."""
    try:
        read = reading(po)
    except DrafterError as error:
        return list(error.problems)
    except OSError as error:
        return [problem_of(error)]
    if read.slips:
        return [problem(po, slip) for slip in read.slips]
    language = po.parent.parent.name
    living = [entry for entry in read.entries if not entry.obsolete]
    names = {entry.id: entry for entry in living if entry.context == "post"}
    found = [_problem(po, line, slip) for line, slip in _of_the_whole(living, around)]
    seen: dict[_Key, int] = {}
    for entry in living:
        first = seen.setdefault((entry.context, entry.id), entry.line)
        slips = [*_of_place(entry, first, around), *_of_entry(entry, language)]
        slips += [*_of_language(entry, language, around), *_of_case_form(entry, names, language)]
        found += [_problem(po, entry.told_at, slip) for slip in slips]
        found += [problem(po, slip) for slip in (*tag_slips(entry), *placeholder_slips(entry))]
    return sorted(dict.fromkeys(found), key=in_order)


def _of_the_whole(living: list[Entry], around: Surroundings) -> Iterator[tuple[int, _Slip]]:
    """Yield what is missing, with a line; one slip for all, since a new catalog lacks most."""
    keys = {(entry.context, entry.id): entry for entry in living}
    if absent := around.asked - around.fallback - set(keys):
        text = ngettext(
            "{count} message is not in the catalog at all.",
            "{count} messages are not in the catalog at all.",
            len(absent),
        )
        what = text.format(count=len(absent))
        yield 1, _Slip("catalog-incomplete", what, _("Run: drafter locales update"))
    wanted = [entry for key, entry in keys.items() if key not in around.fallback]
    if empty := [entry.string_line for entry in wanted if not any(entry.strings)]:
        text = ngettext(
            "{count} message is not translated: this one.",
            "{count} messages are not translated; the first is this one.",
            len(empty),
        )
        what = text.format(count=len(empty))
        yield min(empty), _Slip("catalog-untranslated", what, _("Write its translation."))


def _of_place(entry: Entry, first: int, around: Surroundings) -> Iterator[_Slip]:
    """Yield what is wrong with an entry's being there: it is doubled, or nothing asks for it."""
    key = (entry.context, entry.id)
    if first != entry.line:
        what = _("The message stands twice: it is already in line {line}.").format(line=first)
        yield _Slip("catalog-double", what, _("Delete one of the two."))
    if key not in around.asked and (entry.context or "").partition(",")[0] != "post":
        what = _("Nothing asks for this message, so its translation is never printed.")
        same = [message for context, message in around.asked if context == entry.context]
        meant = closest(entry.id, sorted(same), _ALIKE)
        advice = _("Did you mean «{name}»?").format(name=meant) if meant else ""
        yield _Slip("catalog-unused", what, advice or _("Run: drafter locales update"))


def _problem(po: Path, line: int, slip: _Slip) -> Problem:
    return Problem(slip.id, Place(str(po), line, 1), slip.what, slip.advice)


def _of_entry(entry: Entry, language: str) -> Iterator[_Slip]:
    if entry.fuzzy:
        what = _("The translation is marked as fuzzy, so it is not used.")
        yield _Slip("catalog-fuzzy", what, _("Correct it and take the mark away."))
    yield from _of_plurals(entry, language)
    if not any(entry.strings) or entry.context == LISTS_OF_MARKS:
        return
    sources = [entry.id, *([entry.plural] if entry.plural else [])]
    for string in filter(None, entry.strings):
        for check in _CHECKS:
            yield from check(sources, string)


def _of_plurals(entry: Entry, language: str) -> Iterator[_Slip]:
    if entry.plural is None:
        return
    wanted = plural_forms(language)
    filled = [bool(string) for string in entry.strings]
    if len(filled) != wanted:
        what = _("The message has {count} plural forms; this language has {wanted}.")
        what = what.format(count=len(filled), wanted=wanted)
        yield _Slip("catalog-plural-count", what, _("Write all of them."))
    elif any(filled) and not all(filled):
        yield _Slip("catalog-plural-empty", _("A plural form is empty."), _("Write all of them."))


def _tags(sources: list[str], string: str) -> Iterator[_Slip]:
    wanted, own = Counter(_TAG.findall(sources[-1])), Counter(_TAG.findall(string))
    if wanted != own:
        what = _("The tags differ from those of the source.")
        yield _Slip("catalog-tags", what, _("Copy them from the source."))


def _balance(sources: list[str], string: str) -> Iterator[_Slip]:
    for opening, closing in _pairs_in(string):
        source = sources[0].count(opening) == sources[0].count(closing)
        if source and string.count(opening) != string.count(closing):
            what = _("The marks {opening} and {closing} do not pair.")
            advice = _("Add the one that is missing, or delete the other.")
            what = what.format(opening=opening, closing=closing)
            yield _Slip("catalog-pairs", what, advice)


def _pairs_in(string: str) -> tuple[tuple[str, str], ...]:
    """Return the marks that pair in a text: «“» closes after «„», and opens elsewhere."""
    return (*_PAIRS, ("„", "“") if "„" in string else ("“", "”"))


def _edges(sources: list[str], string: str) -> Iterator[_Slip]:
    source = sources[0]
    if source[:1].isspace() != string[:1].isspace():
        what = _("The space at the beginning differs from the source.")
        yield _Slip("catalog-spaces", what, _("Copy it from the source."))
    if source[-1:].isspace() != string[-1:].isspace():
        what = _("The space at the end differs from the source.")
        yield _Slip("catalog-spaces", what, _("Copy it from the source."))
    ends = [text.rstrip()[-1:] for text in (*sources, string)]
    marks = [mark if (mark := as_european(end)) in _ENDS else "" for end in ends]
    if marks[-1] not in marks[:-1] and not _SHORTENED.search(string):
        what = _("The source ends in «{source}», the translation in «{own}».")
        what = what.format(source=ends[0], own=ends[-1])
        yield _Slip("catalog-end", what, _("End it as the source ends."))
    if "  " in string and "  " not in source:
        yield _Slip("catalog-spaces", _("Two spaces stand in a row."), _("Delete one of them."))


def _alphabets(_sources: list[str], string: str) -> Iterator[_Slip]:
    for mixed in mixed_words(without_placeholders(string)):
        what = _("The word «{word}» mixes Latin and Cyrillic letters.").format(word=mixed.word)
        advice = _("Write «{word}».").format(word=mixed.meant) if mixed.meant else ""
        yield _Slip("mixed-alphabets", what, advice)


_CHECKS: tuple[Callable[[list[str], str], Iterator[_Slip]], ...] = (
    _tags,
    _balance,
    _edges,
    _alphabets,
)


def _of_language(entry: Entry, language: str, around: Surroundings) -> Iterator[_Slip]:
    """Yield words and whole sentences of another language."""
    if entry.context == LISTS_OF_MARKS:
        return
    for string in filter(None, entry.strings):
        text = without_placeholders(_TAG.sub(" ", string))
        if word := strange_word(text, language):
            what = _("The word «{word}» is of another language.").format(word=word)
            yield _Slip("catalog-strange-word", what, _("Translate it."))
        elif other := _owner(entry, string, text, language, around):
            what = _("The catalog {in_language} says the same, letter for letter.")
            what = what.format(in_language=in_language(other))
            yield _Slip("catalog-same-words", what, _("Translate it."))


def _owner(entry: Entry, string: str, text: str, language: str, around: Surroundings) -> str | None:
    """Return the language from which a sentence was left over."""
    own = own_letters(language)
    if len(text.split()) < _SENTENCE or not own or not own.isdisjoint(text.lower()):
        return None
    key = (entry.context, entry.id)
    same = (name for name, others in around.others.items() if string in others.get(key, ()))
    return next(same, None)


def _of_case_form(entry: Entry, names: dict[str, Entry], language: str) -> Iterator[_Slip]:
    kind, _comma, name = (entry.context or "").partition(", ")
    if kind != "post" or not name or not entry.translated:
        return
    if name not in tuple(Case):
        what = _("«{name}» is not a case.").format(name=name)
        advice = _("Possible: {names}.").format(names=", ".join(Case))
        yield _Slip("catalog-no-case", what, advice)
        return
    post = names.get(entry.id)
    if post is None or not post.translated:
        return
    form = decline(Forms(post.strings[0]), Case(name), Part.POST, language)
    if form.sure and form.text != entry.strings[0]:
        what = _("The grammar has another form: «{form}».").format(form=form.text)
        yield _Slip("catalog-case-form", what, _("Delete the entry, unless you are sure of it."))
