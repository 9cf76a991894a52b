"""What is wrong in a catalog: slips that a translator makes, each with its line."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

from drafter.errors import CatalogError, Place, Problem
from drafter.grammar import Case, Forms, Part, decline
from drafter.translating.reading import Entry, entries
from drafter.wording import _
from drafter.wording.alphabets import mixed_words
from drafter.wording.catalogs import compiled

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_TAG = re.compile(r"</?[a-z][a-z0-9]*\b[^<>]*>")
_PAIRS = (("«", "»"), ("(", ")"), ("[", "]"), ("„", "“"))
_LISTS_OF_MARKS = "typography"
"""The context of what is not printed: lists of words and marks, which no rule of texts fits."""

_ENDS = ".:;,!?…"
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_RUSSIAN = frozenset(
    {"в", "для", "если", "из", "или", "как", "от", "по", "при", "что", "это", "на", "с", "к", "у"}
)
"""Words that no Kazakh sentence holds."""

_KAZAKH = "kk"


class _Slip(NamedTuple):
    what: str
    advice: str = ""


class Neighbours(NamedTuple):
    """The same catalog in other languages: translations by context and msgid."""

    russian: dict[tuple[str | None, str], list[str]]


def catalog_problems(po: Path, neighbours: Neighbours) -> list[Problem]:
    """Return what is wrong in a .po file, in the order of its lines."""
    try:
        compiled(po)
    except CatalogError as error:
        return list(error.problems)
    language = po.parent.parent.name
    found: list[Problem] = []
    seen: dict[tuple[str | None, str], int] = {}
    names = {entry.id: entry for entry in entries(po) if entry.context == "post"}
    for entry in entries(po):
        if entry.obsolete:
            continue
        key = (entry.context, entry.id)
        if key in seen:
            what = _("The message stands twice: it is already in line {line}.")
            slip = _Slip(what.format(line=seen[key]), _("Delete one of the two."))
            found.append(_problem(po, entry.line, slip))
        seen.setdefault(key, entry.line)
        slips = [*_of_entry(entry, language), *_of_language(entry, language, neighbours)]
        slips += _of_case_form(entry, names, language)
        found += [_problem(po, entry.string_line or entry.line, slip) for slip in slips]
    return sorted(dict.fromkeys(found), key=lambda p: p.place.line if p.place else 0)


def _problem(po: Path, line: int, slip: _Slip) -> Problem:
    return Problem(Place(str(po), line, 1), slip.what, slip.advice)


def _of_entry(entry: Entry, language: str) -> Iterator[_Slip]:
    if entry.fuzzy:
        what = _("The translation is marked as fuzzy, so it is not used.")
        yield _Slip(what, _("Correct it and take the mark away."))
    yield from _of_plurals(entry, language)
    if not any(entry.strings) or entry.context == _LISTS_OF_MARKS:
        return
    sources = [entry.id, *([entry.plural] if entry.plural else [])]
    for string in filter(None, entry.strings):
        for check in _CHECKS:
            yield from check(sources, string)


def _of_plurals(entry: Entry, language: str) -> Iterator[_Slip]:
    if entry.plural is None:
        return
    wanted = _plural_forms(language)
    filled = [bool(string) for string in entry.strings]
    if len(filled) != wanted:
        what = _("The message has {count} plural forms; this language has {wanted}.")
        yield _Slip(what.format(count=len(filled), wanted=wanted), _("Write all of them."))
    elif any(filled) and not all(filled):
        yield _Slip(_("A plural form is empty."), _("Write all of them."))


def _plural_forms(language: str) -> int:
    try:
        from babel.messages.plurals import get_plural

        return int(get_plural(Locale.parse(language)).num_plurals)
    except (UnknownLocaleError, ValueError):
        return 2


def _placeholders(sources: list[str], string: str) -> Iterator[_Slip]:
    possible = [Counter(_PLACEHOLDER.findall(source)) for source in sources]
    own = Counter(_PLACEHOLDER.findall(string))
    if any(set(own) == set(wanted) for wanted in possible):
        return
    wanted = possible[-1]
    for name in sorted(set(wanted) - set(own)):
        what = _("The placeholder {name} is missing.").format(name=name)
        yield _Slip(what, _("Put it where its value must stand."))
    for name in sorted(set(own) - set(wanted)):
        what = _("The placeholder {name} is not in the source.").format(name=name)
        yield _Slip(what, _("Possible: {names}.").format(names=", ".join(sorted(wanted)) or "–"))


def _tags(sources: list[str], string: str) -> Iterator[_Slip]:
    wanted, own = Counter(_TAG.findall(sources[-1])), Counter(_TAG.findall(string))
    if wanted != own:
        what = _("The tags differ from those of the source.")
        yield _Slip(what, _("Copy them from the source."))


def _balance(sources: list[str], string: str) -> Iterator[_Slip]:
    for opening, closing in _PAIRS:
        source = sources[0].count(opening) == sources[0].count(closing)
        if source and string.count(opening) != string.count(closing):
            what = _("The marks {opening} and {closing} do not pair.")
            advice = _("Add the one that is missing, or delete the other.")
            yield _Slip(what.format(opening=opening, closing=closing), advice)


def _edges(sources: list[str], string: str) -> Iterator[_Slip]:
    source = sources[0]
    if source[:1].isspace() != string[:1].isspace():
        what = _("The space at the beginning differs from the source.")
        yield _Slip(what, _("Copy it from the source."))
    if source[-1:].isspace() != string[-1:].isspace():
        what = _("The space at the end differs from the source.")
        yield _Slip(what, _("Copy it from the source."))
    ends = [text.rstrip()[-1:] for text in (*sources, string)]
    marks = [end if end in _ENDS else "" for end in ends]
    if marks[-1] not in marks[:-1]:
        what = _("The source ends in «{source}», the translation in «{own}».")
        yield _Slip(what.format(source=ends[0], own=ends[-1]), _("End it as the source ends."))
    if "  " in string and "  " not in source:
        yield _Slip(_("Two spaces stand in a row."), _("Delete one of them."))


def _alphabets(_sources: list[str], string: str) -> Iterator[_Slip]:
    for mixed in mixed_words(_PLACEHOLDER.sub(" ", string)):
        what = _("The word «{word}» mixes Latin and Cyrillic letters.").format(word=mixed.word)
        yield _Slip(what, _("Write «{word}».").format(word=mixed.meant) if mixed.meant else "")


_CHECKS: tuple[Callable[[list[str], str], Iterator[_Slip]], ...] = (
    _placeholders,
    _tags,
    _balance,
    _edges,
    _alphabets,
)


def _of_language(entry: Entry, language: str, neighbours: Neighbours) -> Iterator[_Slip]:
    if language != _KAZAKH or entry.context == _LISTS_OF_MARKS:
        return
    russian = neighbours.russian.get((entry.context, entry.id), [])
    for string in filter(None, entry.strings):
        words = re.findall(r"\w+", string.casefold())
        same = string in russian and len(words) > 3 and _CYRILLIC.search(string)
        if same or not _RUSSIAN.isdisjoint(words):
            yield _Slip(_("The text is Russian, not Kazakh."), _("Translate it."))
            return


def _of_case_form(entry: Entry, names: dict[str, Entry], language: str) -> Iterator[_Slip]:
    kind, _comma, name = (entry.context or "").partition(", ")
    if kind != "post" or not name or not entry.translated:
        return
    if name not in tuple(Case):
        what = _("«{name}» is not a case.").format(name=name)
        yield _Slip(what, _("Possible: {names}.").format(names=", ".join(Case)))
        return
    post = names.get(entry.id)
    if post is None or not post.translated:
        return
    form = decline(Forms(post.strings[0]), Case(name), Part.POST, language)
    if form.sure and form.text != entry.strings[0]:
        what = _("The grammar has another form: «{form}».").format(form=form.text)
        yield _Slip(what, _("Delete the entry, unless you are sure of it."))


def neighbours_of(folder: Path, domain: str) -> Neighbours:
    """Return the Russian translations of a domain in a folder of catalogs."""
    po = folder / "ru" / "LC_MESSAGES" / f"{domain}.po"
    known = entries(po) if po.is_file() else iter(())
    return Neighbours({(entry.context, entry.id): entry.strings for entry in known})
