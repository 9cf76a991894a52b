"""The handbook as the desk shows it: its pages in their order, their HTML, the search in them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from drafter.archive.cutting import cut
from drafter.archive.tokens import is_function_word, tokens, words
from drafter.grammar.stems import stem
from drafter.wording import N_
from drafter.workspace import shipped

GROUPS: dict[str, tuple[str, ...]] = {
    N_("First steps"): ("index", "first-letter", "recipes"),
    N_("Write letters"): ("staff", "writing", "address-book", "many", "finding", "cases"),
    N_("Templates and translation"): ("lawyer", "templates-pane", "translator", "catalogs-pane"),
    N_("For the secretary and the administrator"): ("secretary", "administrator"),
    N_("Reference"): (
        "reference/keys",
        "reference/rules",
        "reference/commands",
        "reference/vocabulary",
        "reference/styles",
    ),
    N_("How drafter is built"): ("architecture", "speed"),
}
"""The pages of the handbook in their order, under what they are for (msgids)."""

FIRST = "index"
_MOST = 20
_IN_TITLE, _IN_HEADING = 8, 4
"""What a word counts more where it stands in the title of a page or in a heading."""
_ENOUGH = 3
"""How often a word counts: a long table is no better page for having it twenty times."""


class Section(NamedTuple):
    """A part of a page under one heading."""

    page: str
    title: str
    heading: str
    anchor: str
    """How the heading is addressed; empty for the beginning of the page."""
    texts: tuple[str, ...]
    """Its paragraphs, items, rows of tables."""


class Found(NamedTuple):
    """A section with the words that were searched for, and the pieces of it that have them."""

    section: Section
    pieces: list[tuple[str, bool]]
    """Text, and whether it is what was searched for."""


class Page(NamedTuple):
    """A page as it is shown."""

    title: str
    html: Markup
    sections: list[Section]


def slug(heading: str) -> str:
    """Return how a heading is addressed, as GitHub does it."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def folder(language: str) -> Path:
    """Return where the pages of a language lie."""
    return shipped("docs") / language


def is_page(name: str) -> bool:
    """Tell whether a name is that of a page, in whatever languages it is written."""
    return any(name in names for names in GROUPS.values())


def is_there(language: str, name: str) -> bool:
    """Tell whether the handbook has a page in a language."""
    return is_page(name) and (folder(language) / f"{name}.md").is_file()


def page(language: str, name: str) -> Page:
    """Return a page that is there."""
    text = (folder(language) / f"{name}.md").read_text(encoding="utf-8")
    return _page(name, text)


@cache
def contents(language: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the pages that a language has: each group with the names and titles of its pages."""
    found = [
        (group, [(name, page(language, name).title) for name in names if is_there(language, name)])
        for group, names in GROUPS.items()
    ]
    return [(group, pages) for group, pages in found if pages]


def search(language: str, query: str) -> list[Found]:
    """Return the sections that have all of the words in some form, the best first."""
    wanted = words(query)
    wanted = [word for word in wanted if not is_function_word(word)] or wanted
    search_ = _Search(wanted, [stem(word, language) for word in wanted], language)
    ranked = [(score, one) for one in _sections(language) if (score := search_.score(one))]
    ranked.sort(key=lambda one: -one[0])
    return [Found(one, search_.best(one)) for _score, one in ranked[:_MOST]]


class _Search:
    """Words that are searched for, as they were typed and as stems."""

    def __init__(self, wanted: Sequence[str], stems: Sequence[str], language: str) -> None:
        self._wanted, self._language = list(zip(wanted, stems, strict=True)), language

    def score(self, section: Section) -> int:
        """Return what the words count in a section; 0 where one of them is missing."""
        text = " ".join(section.texts)
        counts = [
            self._count(text, one)
            + _IN_HEADING * self._count(section.heading, one)
            + (0 if section.anchor else _IN_TITLE * self._count(section.title, one))
            for one in self._wanted
        ]
        return sum(counts) if all(counts) else 0

    def best(self, section: Section) -> list[tuple[str, bool]]:
        """Return the text of a section that has most of the words, cut around them."""
        text = max(section.texts, key=self._different)
        return cut(text, list(self._marks(text, self._wanted)))

    def _different(self, text: str) -> int:
        return sum(1 for one in self._wanted if self._count(text, one))

    def _count(self, text: str, one: tuple[str, str]) -> int:
        word, root = one
        found = sum(
            said.startswith(word) or its == root for said, its in _words(text, self._language)
        )
        return min(found, _ENOUGH)

    def _marks(self, text: str, wanted: Sequence[tuple[str, str]]) -> Iterator[tuple[int, int]]:
        """Yield where words stand that begin as one that is wanted, or have its stem."""
        for token in tokens(text):
            root = stem(token.word, self._language)
            if any(token.word.startswith(word) or root == wish for word, wish in wanted):
                yield token.start, token.end


@cache
def _words(text: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return the words of a text of the handbook with their stems."""
    return tuple((token.word, stem(token.word, language)) for token in tokens(text))


@cache
def _sections(language: str) -> list[Section]:
    return [
        section
        for _group, pages in contents(language)
        for name, _title in pages
        for section in page(language, name).sections
    ]


def _page(name: str, text: str) -> Page:
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    parsed = reader.parse(text)
    title, sections = _parts(name, parsed)
    for token in _inside(parsed):
        if token.type == "link_open":
            token.attrSet("href", _shown(str(token.attrGet("href"))))
        elif token.type == "image":
            token.attrSet("loading", "lazy")
    html = reader.renderer.render(parsed, reader.options, {})
    return Page(title, Markup(html), sections)  # noqa: S704 - the pages come with the program


def _inside(parsed: Sequence[Token]) -> Iterator[Token]:
    for token in parsed:
        yield from token.children or ()


def _parts(name: str, parsed: Sequence[Token]) -> tuple[str, list[Section]]:
    """Return the title of a page and its sections, and address its headings."""
    title = heading = anchor = ""
    texts: list[str] = []
    sections: list[Section] = []
    for number, token in enumerate(parsed):
        before = parsed[number - 1] if number else token
        said = _plain(token)
        if before.type == "heading_open":
            if texts:
                sections.append(Section(name, title, heading, anchor, tuple(texts)))
            title, heading = title or said, said
            texts, anchor = [], slug(said) if before.tag != "h1" else ""
            before.attrSet("id", slug(said))
        elif before.type in ("td_open", "th_open") and parsed[number - 2].type != "tr_open":
            texts[-1] += f" – {said}" if said else ""
        elif said or before.type in ("td_open", "th_open"):
            texts.append(said)
    sections.append(Section(name, title, heading, anchor, tuple(texts) or ("",)))
    return title, sections


def _plain(token: Token) -> str:
    """Return the words of what holds text; of code those as well, of HTML none."""
    if token.type in ("fence", "code_block"):
        return " ".join(token.content.split())
    pieces = (
        " " if child.type == "softbreak" else child.content
        for child in token.children or ()
        if child.type in ("text", "code_inline", "softbreak")
    )
    return "".join(pieces)


def _shown(target: str) -> str:
    """Return where a link leads at the desk, whose addresses have no `.md`."""
    if target.startswith("https://"):
        return target
    return re.sub(r"\.md(?=#|$)", "", target)
