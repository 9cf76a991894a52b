"""What is wrong in a catalog: slips that a translator makes, each with its line."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from drafter.errors import DrafterError, Place, Problem, in_order
from drafter.files.refusals import problem_of
from drafter.grammar import Case, Forms, Part, decline, own_letters, strange_word
from drafter.grammar import languages as grammars
from drafter.proofreading.texts import RULES_OF_LETTERS, RULES_OF_TEXTS, proofread_texts
from drafter.translating.faithful import foreign_signs, lost_quotes, unfaithful
from drafter.translating.forms import same_plurals, wrong_month
from drafter.translating.neighbours import (
    copied,
    in_other_capitals,
    mistyped,
    of_other_contexts,
    shortened,
    strange_words,
)
from drafter.translating.own_wording import otherwise_set
from drafter.translating.slips import TAG, Key, Slip
from drafter.translating.splicing import plural_forms
from drafter.translating.surroundings import Surroundings
from drafter.wording import _, cldr, ngettext
from drafter.wording.alphabets import mixed_words
from drafter.wording.catalogs import LETTER
from drafter.wording.entries import Entry, Reading
from drafter.wording.fitting import (
    LANGUAGE_TAG,
    LISTS_OF_MARKS,
    filled_in,
    placeholder_slips,
    tag_slips,
    without_placeholders,
)
from drafter.wording.languages import in_language
from drafter.wording.po import problem, reading
from drafter.wording.scripts import as_european
from drafter.wording.suggestions import closest
from drafter.workspace import LOCALES, shipped

_PAIRS = (("«", "»"), ("(", ")"), ("[", "]"), ("「", "」"))
_QUOTED = re.compile("«[^«»{}]*»")
_ENDS = ".:;,!?…"
_SPACES = re.compile("[ \u00a0\u202f]{2}")
_SHORTENED = re.compile(r"\b[^\W\d]{1,3}\.$")
"""Ends in a shortened word, whose full stop ends no sentence: «в 2 экз.»."""

_ALIKE = 0.6
"""How much of a msgid must be the same before another one is taken to be meant."""

_SENTENCE = 4
"""The number of words from which on two languages do not say a thing in the same letters."""


def catalog_problems(po: Path, around: Surroundings) -> list[Problem]:
    """Return what is wrong in a .po file, in the order of its lines."""
    try:
        read = reading(po)
    except DrafterError as error:
        return list(error.problems)
    except OSError as error:
        return [problem_of(error)]
    return problems_in(read, po, around)


def problems_in(
    read: Reading, po: Path, around: Surroundings, only: int | None = None
) -> list[Problem]:
    """Return what is wrong in a catalog as it was read, told of a file, in the order of its lines.

    `only` is the number of a living entry, from 0, where nothing else is to be looked at.
    """
    if read.slips:
        return [problem(po, slip) for slip in read.slips]
    living = [entry for entry in read.entries if not entry.obsolete]
    keys = {(entry.context, entry.id): entry for entry in living}
    found: list[Problem] = []
    if only is None:
        found += [_problem(po, line, slip) for line, slip in _of_the_whole(keys, around)]
        found += [_problem(po, 1, slip) for slip in _of_header(read.header, around.language)]
    told_of = living if only is None else living[only : only + 1]
    by_rules = _of_rules(told_of, around, RULES_OF_LETTERS if po.stem == LETTER else RULES_OF_TEXTS)
    ids = _ids(keys)
    seen: dict[Key, int] = {}
    for entry in living[: None if only is None else only + 1]:
        first = seen.setdefault((entry.context, entry.id), entry.line)
        if only is not None and entry is not told_of[0]:
            continue
        slips = [*_of_place(entry, first, around), *_of_entry(entry, around.language)]
        slips += _of_case_form(entry, keys, around)
        beside = list(_beside_others(entry, keys, ids[entry.context], around))
        slips += beside
        if not any(slip.id == "catalog-same-words" for slip in beside):
            slips += by_rules.get(entry.line, [])  # else they tell of each word that was left over
        found += [_problem(po, entry.told_at, slip) for slip in slips]
        found += [problem(po, slip) for slip in (*tag_slips(entry), *placeholder_slips(entry))]
    return sorted(dict.fromkeys(found), key=in_order)


def _ids(keys: Iterable[Key]) -> dict[str | None, set[str]]:
    """Return the msgids of each context."""
    ids: dict[str | None, set[str]] = {}
    for context, message in keys:
        ids.setdefault(context, set()).add(message)
    return ids


def _of_the_whole(keys: dict[Key, Entry], around: Surroundings) -> Iterator[tuple[int, Slip]]:
    """Yield what is missing, with a line; one slip for all, since a new catalog lacks most."""
    if absent := around.asked - around.fallback - set(keys):
        text = ngettext(
            "{count} message is not in the catalog at all.",
            "{count} messages are not in the catalog at all.",
            len(absent),
        )
        what = text.format(count=len(absent))
        yield 1, Slip("catalog-incomplete", what, _("Run: drafter locales update"))
    wanted = [entry for key, entry in keys.items() if key not in around.fallback]
    if empty := [entry.string_line for entry in wanted if not any(entry.strings)]:
        text = ngettext(
            "{count} message is not translated: this one.",
            "{count} messages are not translated; the first is this one.",
            len(empty),
        )
        what = text.format(count=len(empty))
        yield min(empty), Slip("catalog-untranslated", what, _("Write its translation."))


def _of_place(entry: Entry, first: int, around: Surroundings) -> Iterator[Slip]:
    """Yield what is wrong with an entry's being there: it is doubled, or nothing asks for it."""
    key = (entry.context, entry.id)
    if first != entry.line:
        what = _("The message stands twice: it is already in line {line}.").format(line=first)
        yield Slip("catalog-double", what, _("Delete one of the two."))
    if key not in around.asked and (entry.context or "").partition(",")[0] != "post":
        what = _("Nothing asks for this message, so its translation is never printed.")
        same = [message for context, message in around.asked if context == entry.context]
        meant = closest(entry.id, sorted(same), _ALIKE)
        advice = _("Did you mean «{name}»?").format(name=meant) if meant else ""
        yield Slip("catalog-unused", what, advice or _("Run: drafter locales update"))


def _problem(po: Path, line: int, slip: Slip) -> Problem:
    return Problem(slip.id, Place(str(po), line, 1), slip.what, slip.advice)


def _of_entry(entry: Entry, language: str) -> Iterator[Slip]:
    if entry.fuzzy:
        what = _("The translation is marked as fuzzy, so it is not used.")
        yield Slip("catalog-fuzzy", what, _("Correct it and take the mark away."))
    yield from _of_plurals(entry, language)
    if not any(entry.strings) or entry.context == LISTS_OF_MARKS:
        return
    sources = [entry.id, *([entry.plural] if entry.plural else [])]
    for string in filter(None, entry.strings):
        for check in _CHECKS:
            yield from check(sources, string)


def _of_plurals(entry: Entry, language: str) -> Iterator[Slip]:
    if entry.plural is None:
        return
    wanted = plural_forms(language)
    filled = [bool(string) for string in entry.strings]
    if len(filled) != wanted:
        what = _("The message has {count} plural forms; this language has {wanted}.")
        what = what.format(count=len(filled), wanted=wanted)
        yield Slip("catalog-plural-count", what, _("Write all of them."))
    elif any(filled) and not all(filled):
        yield Slip("catalog-plural-empty", _("A plural form is empty."), _("Write all of them."))


def _tags(sources: list[str], string: str) -> Iterator[Slip]:
    wanted, own = Counter(TAG.findall(sources[-1])), Counter(TAG.findall(string))
    if wanted != own:
        what = _("The tags differ from those of the source.")
        yield Slip("catalog-tags", what, _("Copy them from the source."))


def _balance(sources: list[str], string: str) -> Iterator[Slip]:
    for opening, closing in _pairs_in(string):
        source = sources[0].count(opening) == sources[0].count(closing)
        if source and string.count(opening) != string.count(closing):
            what = _("The marks {opening} and {closing} do not pair.")
            advice = _("Add the one that is missing, or delete the other.")
            what = what.format(opening=opening, closing=closing)
            yield Slip("catalog-pairs", what, advice)


def _pairs_in(string: str) -> tuple[tuple[str, str], ...]:
    """Return the marks that pair in a text: «“» closes after «„», and opens elsewhere."""
    return (*_PAIRS, ("„", "“") if "„" in string else ("“", "”"))


def _edges(sources: list[str], string: str) -> Iterator[Slip]:
    source = sources[0]
    if source[:1].isspace() != string[:1].isspace():
        what = _("The space at the beginning differs from the source.")
        yield Slip("catalog-spaces", what, _("Copy it from the source."))
    if source[-1:].isspace() != string[-1:].isspace():
        what = _("The space at the end differs from the source.")
        yield Slip("catalog-spaces", what, _("Copy it from the source."))
    ends = [text.rstrip()[-1:] for text in (*sources, string)]
    marks = [mark if (mark := as_european(end)) in _ENDS else "" for end in ends]
    if marks[-1] not in marks[:-1] and not _SHORTENED.search(string):
        what = _("The source ends in «{source}», the translation in «{own}».")
        what = what.format(source=ends[0], own=ends[-1])
        yield Slip("catalog-end", what, _("End it as the source ends."))
    if _SPACES.search(string) and not _SPACES.search(source):
        yield Slip("catalog-spaces", _("Two spaces stand in a row."), _("Delete one of them."))


def _alphabets(_sources: list[str], string: str) -> Iterator[Slip]:
    for mixed in mixed_words(without_placeholders(string)):
        what = _("The word «{word}» mixes Latin and Cyrillic letters.").format(word=mixed.word)
        advice = _("Write «{word}».").format(word=mixed.meant) if mixed.meant else ""
        yield Slip("mixed-alphabets", what, advice)


_CHECKS: tuple[Callable[[list[str], str], Iterator[Slip]], ...] = (
    _tags,
    _balance,
    _edges,
    _alphabets,
)


def _of_header(header: str, language: str) -> Iterator[Slip]:
    """Yield that a catalog's header names another language than its folder."""
    named = re.search(r"(?mi)^Language:[ \t]*([a-z]{2,3}(?![a-z])[\w@-]*)", header)
    if named and _primary(named[1]) != _primary(language):
        what = _("The header names another language: «{language}».").format(language=named[1])
        advice = _("Write «{word}».").format(word=f"Language: {language}")
        yield Slip("catalog-header-language", what, advice)


def _primary(code: str) -> str:
    """Return the language of a code or tag without its script and country."""
    return re.split("[-_@]", code.lower())[0]


def _of_tag(entry: Entry, language: str) -> Iterator[Slip]:
    """Yield that the tag for word processors is one of another language."""
    is_tag = (entry.context, entry.id) == LANGUAGE_TAG
    for tag in filter(None, entry.strings if is_tag else ()):
        if _primary(tag) != _primary(language):
            what = _("«{tag}» is the tag of another language.").format(tag=tag)
            advice = _("Write «{word}».").format(word=cldr.tag(language))
            yield Slip("catalog-language-tag", what, advice)


def _of_rules(
    living: list[Entry], around: Surroundings, names: Sequence[str]
) -> dict[int, list[Slip]]:
    """Return what the rules of proofreading find in the translations, by the lines of entries."""
    told = [
        (entry, string)
        for entry in living
        if entry.context != LISTS_OF_MARKS and (entry.context, entry.id) != LANGUAGE_TAG
        for string in filter(None, entry.strings)
    ]
    texts = [_to_read(entry, string) for entry, string in told]
    found: dict[int, list[Slip]] = {}
    ours = (shipped(LOCALES),)  # the catalog that is checked may be broken
    for finding in proofread_texts(texts, around.language, ours, names):
        slip = Slip(finding.id, finding.what, finding.advice)
        found.setdefault(told[finding.text][0].line, []).append(slip)
    return found


def _to_read(entry: Entry, string: str) -> str:
    """Return a translation with dots in place of its tags, and of what it quotes as the source."""
    kept = {*_QUOTED.findall(entry.id)}
    read = _QUOTED.sub(lambda found: _dots(found) if found[0] in kept else found[0], string)
    return filled_in(TAG.sub(_dots, read))


def _dots(found: re.Match[str]) -> str:
    return "·" * len(found[0])


def _beside_others(
    entry: Entry, keys: dict[Key, Entry], ids: set[str], around: Surroundings
) -> Iterator[Slip]:
    """Yield what shows beside the catalog's other messages, or those of other languages."""
    if entry.context == LISTS_OF_MARKS:
        return
    yield from _of_tag(entry, around.language)
    yield from same_plurals(entry, around)
    yield from wrong_month(entry, keys, around)
    yield from of_other_contexts(entry, keys, around)
    for string in filter(None, entry.strings):
        yield from unfaithful(entry, string, ids)
        if around.language in grammars():
            yield from lost_quotes(entry, string)
            yield from foreign_signs(entry, string)
            yield from otherwise_set(entry, string, around)
        # One sentence for a word: copied, mistyped or strange.
        told = [*copied(entry, string, around)] or [*mistyped(entry, string, around)]
        told = told or [*strange_words(entry, string, around)]
        yield from told or _of_language(entry, string, around)
        yield from shortened(entry, string, around)
        yield from in_other_capitals(entry, string, around)


def _of_language(entry: Entry, string: str, around: Surroundings) -> Iterator[Slip]:
    """Yield a word or a whole sentence of another language."""
    text = without_placeholders(TAG.sub(" ", string))
    if word := strange_word(text, around.language):
        what = _("The word «{word}» is of another language.").format(word=word)
        yield Slip("catalog-strange-word", what, _("Translate it."))
    elif other := _owner(entry, string, text, around):
        what = _("The catalog {in_language} says the same, letter for letter.")
        what = what.format(in_language=in_language(other))
        yield Slip("catalog-same-words", what, _("Translate it."))


def _owner(entry: Entry, string: str, text: str, around: Surroundings) -> str | None:
    """Return the language from which a sentence was left over."""
    own = own_letters(around.language)
    if len(text.split()) < _SENTENCE or not own or not own.isdisjoint(text.lower()):
        return None
    key = (entry.context, entry.id)
    same = (name for name, others in around.others.items() if string in others.get(key, ()))
    return next(same, None)


def _of_case_form(entry: Entry, keys: dict[Key, Entry], around: Surroundings) -> Iterator[Slip]:
    kind, _comma, name = (entry.context or "").partition(", ")
    if kind != "post" or not name or not entry.translated:
        return
    if name not in tuple(Case):
        what = _("«{name}» is not a case.").format(name=name)
        advice = _("Possible: {names}.").format(names=", ".join(Case))
        yield Slip("catalog-no-case", what, advice)
        return
    post = keys.get(("post", entry.id))
    if post is None or not post.translated:
        return
    form = decline(Forms(post.strings[0]), Case(name), Part.POST, around.language)
    if form.sure and form.text != entry.strings[0]:
        what = _("The grammar has another form: «{form}».").format(form=form.text)
        yield Slip("catalog-case-form", what, _("Delete the entry, unless you are sure of it."))
