"""Markup of plain paragraphs is read as the parser of all markup reads it."""

import time
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

from drafter.markup.flaws import Flaw, MarkupError
from drafter.markup.plain import PlainReader
from drafter.markup.reading import read
from drafter.model.letter import Block, Item, Numbering, Paragraph, Run

STYLES = {"title", "subject", "demand"}
NOT_PLAIN = "<p><em>а</em></p>"
"""Ends what can be read without the parser, so that the parser reads what stands before it."""

TEXTS = st.text(st.sampled_from("аБ \n\t\r\u00a0\x0c\uffff>"), max_size=6) | st.sampled_from(
    ["&amp;", "&lt;b&gt;", "&#34;", "&#39;", "&quot;", "&amp;lt;", "&nbsp;", "&#1071;", "]]>", "&"]
)
CLASSES = st.sampled_from(["", ' class="title"', ' class="subject"', ' class="unknown"', " x='y'"])


@st.composite
def paragraphs(draw: st.DrawFn, tags: tuple[str, ...] = ("p", "h1", "h2", "h3")) -> str:
    tag = draw(st.sampled_from(tags))
    return f"<{tag}{draw(CLASSES)}>{draw(TEXTS)}</{tag}>"


@st.composite
def groups(draw: st.DrawFn) -> str:
    tag, inside = draw(st.sampled_from([("section", "p"), ("ol", "li"), ("ul", "li")]))
    content = draw(st.lists(paragraphs((inside, inside, inside, "p")), max_size=3))
    end = draw(st.sampled_from([f"</{tag}>"] * 5 + ["</section>", ""]))
    return f"<{tag}{draw(CLASSES)}>{draw(TEXTS)}{''.join(content)}{end}"


def outcome(markup: str) -> tuple[list[Block], list[Numbering]] | list[Flaw]:
    """Return blocks and lists, or what is wrong."""
    try:
        return read(markup, STYLES, lambda texts: texts)
    except MarkupError as error:
        return error.flaws


@given(st.lists(paragraphs() | groups() | st.sampled_from(["", "\n ", "\u00a0", "а"]), max_size=5))
@example(["<ol><ol><li>а</li></ol></ol>"])
@example(["<section><section><p>а</p></section></section>"])
@example(["</section>"])
def test_plain_markup_is_read_as_the_parser_reads_it(pieces: list[str]) -> None:
    markup = "".join(pieces)
    quickly, parsed = outcome(markup), outcome(markup + NOT_PLAIN)
    if isinstance(parsed, tuple):
        blocks, lists = parsed
        assert quickly == (blocks[:-1], lists)
    else:
        assert isinstance(quickly, list)
        assert isinstance(parsed, list)
        assert quickly[0] == parsed[0]


def swapped(texts: Sequence[str]) -> list[str]:
    return [text.swapcase() for text in texts]


KEEPING = PlainReader(frozenset(STYLES), swapped)
"""What has read the letters before, which share most of their pieces."""


@given(st.lists(paragraphs() | groups() | st.sampled_from(["", "\n "]), max_size=5))
def test_a_reader_that_has_met_paragraphs_reads_as_one_that_has_not(pieces: list[str]) -> None:
    markup = "".join(pieces)
    fresh = PlainReader(STYLES, swapped).read(markup)
    assert KEEPING.read(markup) == KEEPING.read(markup) == fresh


def test_what_ends_a_paragraph_is_no_part_of_the_last_piece() -> None:
    reader = PlainReader(STYLES, list)
    assert reader.read("<p>а</p>") is not None
    assert reader.read("<p>а") is None


def test_markup_that_is_known_to_be_such_is_read_like_any_text() -> None:
    found = PlainReader(STYLES, list).read(Markup("<p>&amp;lt; &#34;</p>"))
    assert found == ([Paragraph("body-text", [Run('&lt; "')])], [])


def test_a_long_letter_is_read_to_its_end() -> None:
    markup = '<section class="subject">\n' + "<p>Слово и дело.</p>\n" * 9000 + "</section>\n"
    found = PlainReader(STYLES, list).read(markup + "<ul><li>а</li></ul>")
    assert found is not None
    assert [b.style for b in found[0] if isinstance(b, Paragraph)] == [
        *["subject"] * 9000,
        "list-bullet",
    ]
    assert PlainReader(STYLES, list).read(markup + "<p>а") is None


def test_a_letter_of_paragraphs_and_demands_is_plain() -> None:
    markup = (
        '\n<h1 class="title">а</h1>\n<section class="subject">\n<p> б\nв </p></section>'
        '<p>«г» &amp; д</p><p> </p><ol class="demand">\n<li>е</li>\n<li>ё</li></ol>\n'
    )
    found = PlainReader(STYLES, list).read(markup)
    assert found is not None
    assert found[0] == [
        Paragraph("title", [Run("а")]),
        Paragraph("subject", [Run("б в")]),
        Paragraph("body-text", [Run("«г» & д")]),
        Paragraph("demand", [Run("е")], Item(0, 0)),
        Paragraph("demand", [Run("ё")], Item(0, 0)),
    ]
    assert found[1] == [Numbering("demand")]


@pytest.mark.parametrize(
    "markup",
    [
        NOT_PLAIN,
        "<table><tr><td>а</td></tr></table>",
        "<p>а<br/>б</p>",
        "<ol start='3'><li>а</li></ol>",
        "<ol><li>а<ul><li>б</li></ul></li></ol>",
        '<p class="unknown">а</p>',
        "<p>а",
        "<p>а</p></section>",
        "<li>а</li>",
        '<section class="unknown"><p>а</p></section>',
        '<ol class="unknown"><li>а</li></ol>',
        "<p>а\x01</p>",
        "<p>а\uffff</p>",
        "<p>&nbsp;</p>",
        "а",
    ],
)
def test_all_else_is_left_to_the_parser(markup: str) -> None:
    assert PlainReader(STYLES, list).read(markup) is None


def test_a_long_run_of_spaces_behind_emphasis_is_left_to_the_parser_at_once() -> None:
    began = time.process_time()
    markup = f"<p><em>а</em>{' ' * 30_000}б</p>"
    assert PlainReader(STYLES, list).read(markup) is None
    assert time.process_time() - began < 2  # 1 ms; 10 s where each space is begun at anew


@pytest.mark.parametrize("space", [" ", "  ", "\n", "\t", "\r", " \t\r\n "])
def test_white_space_of_any_kind_is_one_space(space: str) -> None:
    found = PlainReader(STYLES, list).read(f"<p>{space}а{space}б{space}</p>")
    assert found is not None
    assert found[0] == [Paragraph("body-text", [Run("а б")])]
