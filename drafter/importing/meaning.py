"""One letter in one language: what its parts mean, and what is not sure of it."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from drafter.docx.document import Document, Grid, Seen
from drafter.grammar import Case
from drafter.importing.appendix_pages import pages_apart
from drafter.importing.as_markdown import body_of
from drafter.importing.formulas import (
    BLANK,
    FORMULA,
    IN_REPLY,
    Formulas,
    Registration,
    squeezed,
)
from drafter.importing.officials import Official
from drafter.importing.parts import Copy, Doubt, Parts
from drafter.importing.people import INITIALS, WORD
from drafter.importing.pictures import put_back
from drafter.importing.plain import is_empty, line, same
from drafter.importing.requests import one_demand
from drafter.importing.styled import is_styled, styled_parts
from drafter.importing.typed import typed_parts
from drafter.model.letter import Run
from drafter.wording import _
from drafter.wording.expressions import expression

_MARKS = " ;:,."
_SAYS = expression(r"[^\W_]")
_FORM_WORDS = expression(r"\b(?:на|от|исх|вх|года?|г|жылғы|жылы?|ж)\b", re.IGNORECASE)
"""The words of a form for date and number."""

_SURNAME = expression(r"[^\W\d_]{3,}")
_SON_OR_DAUGHTER = ("ұлы", "улы", "оглы", "қызы", "кызы")


class Appendix(NamedTuple):
    """An appendix; what is not told is None or empty."""

    title: str
    sheets: int | None
    copies: int | None
    body: str = ""
    landscape: bool = False
    printed: bool = False
    """Whether it has pages of its own after the letter."""


@dataclass(slots=True)
class Letter:
    """What a letter says; `doubts` are what is not sure of it."""

    language: str
    parts: Parts
    formulas: Formulas
    kind: str = "inquiry"
    registration: Registration | None = None
    officials: list[Official] = field(default_factory=list)
    """The addressees, in their order."""
    author: tuple[str, str] | None = None
    """The kind, which is a key of the author, and its text."""
    subject: str = ""
    body: str = ""
    request: str = ""
    demands: list[str] = field(default_factory=list)
    appendices: list[Appendix] = field(default_factory=list)
    signatories: list[tuple[str, str, str]] = field(default_factory=list)
    """The post as an id, the post in own words, and the name of each."""
    copies: list[Copy] = field(default_factory=list)
    executor: tuple[str, str | None] | None = None
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def called(self) -> str:
        """The salutation as it stands, without its mark."""
        return re.sub(r"[!,.:\s]+$", "", line(self.parts.salutation))

    def doubt(self, name: str, what: str, *path: str) -> None:
        """Note that the value of a key is not sure; `name` is the id of the problem."""
        self.doubts.append(Doubt(name, what, path))


def read_letter(document: Document, language: str, locales: tuple[Path, ...]) -> Letter:
    """Return what a letter says, its addressee's name still as it is printed."""
    letter, of_letter = _parted(document, Formulas(language, locales))
    parts = letter.parts
    parts.body = put_back(parts.body, of_letter)
    letter.body, lost = body_of(parts.body, by_hand=not parts.ours)
    for name, sentence in lost.items():
        letter.doubt(name, sentence, "body", language)
    return letter


def read_parts(document: Document, formulas: Formulas) -> Letter:
    """Return what a letter says without its body, which takes half of the time to be read.

    `formulas` are the phrases of its language, and may serve for many letters.
    """
    return _parted(document, formulas)[0]


def _parted(document: Document, formulas: Formulas) -> tuple[Letter, list[Seen | Grid]]:
    """Return a letter whose body has not been read, and its blocks without its appendices."""
    ours = is_styled(document.blocks)
    of_letter, pages = pages_apart(document.blocks, ours=ours)
    blocks = [block for block in of_letter if not is_empty(block)]
    parts = styled_parts(blocks, formulas) if ours else typed_parts(blocks, formulas, pages)
    parts.pages = pages
    letter = Letter(formulas.language, parts, formulas, doubts=list(parts.doubts))
    _read_head(letter)
    _read_author_and_request(letter)
    _read_end(letter)
    return letter, of_letter


def _read_head(letter: Letter) -> None:
    parts, formulas = letter.parts, letter.formulas
    kind = formulas.titles.get(squeezed(parts.title).rstrip(".:"))
    if kind is None and parts.title:
        what = _("The title «{title}» is not that of a kind of letter that drafter has.")
        letter.doubt("import-unknown-title", what.format(title=parts.title), "kind")
    letter.kind = kind or "inquiry"
    _read_registration(letter)
    letter.subject = parts.subject if parts.ours else parts.subject.rstrip(". ")


def _read_registration(letter: Letter) -> None:
    """Take date and number; what is more than these, or not understood, begins the body."""
    date = number = None
    left = []
    for text in letter.parts.registration:
        found = None if IN_REPLY.match(text) else letter.formulas.registration(text)
        if found is None or (found.date and date) or (found.number and number):
            left.append(text)
        else:
            date, number = date or found.date, number or found.number
    if date or number:
        letter.registration = Registration(date, number)
    filled = [text for text in left if _SAYS.search(_FORM_WORDS.sub("", text))]
    blank = [text for text in left if text not in filled]
    unclear = [text for text in filled if not BLANK.fullmatch(text)]
    letter.parts.body[:0] = [Seen("", [Run(text)]) for text in filled]
    if unclear:
        what = _("Date and number were not understood.")
        letter.doubt("import-unclear-registration", what, "body")
    elif filled:
        what = _("A date that was not filled in stands at the beginning of the text.")
        letter.doubt("import-blank-date", what, "body")
    if blank and not letter.registration:
        what = _("Date and number were left blank in the letter.")
        letter.doubt("import-blank-registration", what, "date")


# Author and request


def _read_author_and_request(letter: Letter) -> None:
    parts, formulas = letter.parts, letter.formulas
    signed = formulas.signature(parts.label) if parts.label else None
    rest, fits = _without_formula(letter) if parts.request else ("", True)
    named = formulas.author(rest) if rest else None
    if named is not None and (signed is None or signed[0] != "label"):
        letter.author = (named[0], named[1])
        rest = named[2]
        if signed is not None and signed[0] != "deputies" and signed != letter.author:
            what = _("The author is called otherwise under the closing: «{label}».")
            letter.doubt("import-other-author", what.format(label=parts.label), "author")
    elif signed is not None:
        letter.author = signed
        fits = fits and signed[0] == "deputies"
    elif parts.label:
        rest, fits = _own_label(letter, rest, fits)
    elif parts.signatories and not all(post for post, _name in parts.signatories):
        letter.author = ("deputies", "")
        what = _("Nobody is named as the author; «deputies» was taken.")
        letter.doubt("import-no-author", what, "author")
    if parts.request:
        _read_request(letter, rest)
        if not fits and letter.request:
            what = _("The template words the beginning of the request in its own way.")
            letter.doubt("import-request-formula", what, "request", letter.language)
    letter.demands += [_bare_demand(text, parts.ours) for text in parts.demands]


def _read_request(letter: Letter, rest: str) -> None:
    """Take the request; where its sentence ends with the only demand, take them apart."""
    parts = letter.parts
    inside = parts.ours or len(rest) < len(parts.request)
    if parts.demands or rest.rstrip().endswith(":"):
        letter.request = _bare_request(rest, inside)
        return
    pair = one_demand(rest.strip(" ,"), letter.formulas)
    if pair:
        letter.request, letter.demands = _bare_request(pair[0], inside), [pair[1]]
        return
    parts.body.append(Seen("", [Run(parts.request)]))
    what = _("The sentence that asks for something was not understood; it stands in the body.")
    letter.doubt("import-unclear-request", what, "body")


def _without_formula(letter: Letter) -> tuple[str, bool]:
    """Return the request without what the template prints, and whether it printed just this."""
    text = letter.parts.request
    pattern = FORMULA.get(letter.language)
    found = pattern.match(text) if pattern else None
    fits = bool(found and found["usual"])
    rest = text[found.end() :].lstrip(" ,") if found else text
    called = letter.called
    if called and rest.casefold().startswith(f"{called.casefold()},"):
        return rest[len(called) + 1 :].lstrip(), fits
    addressed = re.match(
        r"(?:глубоко)?уважаем\w+\s[^,]{2,90},\s*|құрметті\s[^,]{2,90},\s*", rest, re.I
    )
    if addressed:
        return rest[addressed.end() :], fits
    return rest, fits and not called


def _own_label(letter: Letter, rest: str, fits: bool) -> tuple[str, bool]:
    """Take a label in own words; the request has it with the first letter as it is meant."""
    label = letter.parts.label
    begins = rest[: len(label)]
    if begins[1:] == label[1:] and begins.casefold() == label.casefold():
        letter.author = ("label", begins)
        return rest[len(label) :], fits
    text = label if letter.parts.ours else label[:1].lower() + label[1:]
    letter.author = ("label", text)
    if not letter.parts.ours:
        what = _("The author was taken from the signatures as it stands.")
        letter.doubt("import-author-as-it-stands", what, "author")
    return rest, fits and not letter.parts.request


def _bare_request(text: str, inside: bool) -> str:
    text = text.strip(" ,").rstrip(_MARKS)
    return text if inside else text[:1].lower() + text[1:]


def _bare_demand(text: str, ours: bool) -> str:
    bare = text if text.endswith("...") else text.rstrip(_MARKS)
    return bare if bare or ours else text


# The end of the letter


def _read_end(letter: Letter) -> None:
    parts, formulas = letter.parts, letter.formulas
    posts = formulas.posts(Case.NOMINATIVE)
    for post, name in parts.signatories:
        known = posts.get(same(post), "") if post else ""
        letter.signatories.append((known, post, name if parts.ours else _typed_name(letter, name)))
    if parts.closing and not formulas.closes_as_usual(parts.closing):
        what = _("The letter closes with «{closing}»; the template prints its own closing.")
        closing = line(parts.closing)
        letter.doubt("import-other-closing", what.format(closing=closing), "signatories")
    if not parts.signatories:
        letter.doubt("import-no-signatures", _("No signatures were found."), "signatories")
    if parts.executor:
        letter.executor = formulas.executor(parts.executor)


def _typed_name(letter: Letter, name: str) -> str:
    """Return a name as signatures have it; one that stood in capitals is told."""
    name = _spaced(name)
    capitals = [word for word in _SURNAME.findall(name) if word.isupper()]
    if capitals:
        what = _("The name stood in capitals: «{name}».").format(name=name)
        letter.doubt("import-name-in-capitals", what, "signatories", str(len(letter.signatories)))
    for word in capitals:
        small = word.lower() if word.lower() in _SON_OR_DAUGHTER else word.capitalize()
        name = name.replace(word, small, 1)
    return name


def _spaced(name: str) -> str:
    """Return a name with its initials before the surname, a space after each."""
    if found := re.fullmatch(rf"(?P<surname>{WORD})\s+(?P<initials>{INITIALS})", name):
        name = f"{found['initials']} {found['surname']}"
    return line(re.sub(r"(?<=\.)(?=[^\s.-])", " ", name)).rstrip(",;")
