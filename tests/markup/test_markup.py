"""The subset of HTML: what it becomes, and what is refused where."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter import Place, Problem
from drafter.markup.flaws import Flaw, MarkupError
from drafter.markup.reading import read
from drafter.model.letter import Break, Item, Link, NewPage, Note, Paragraph, Run, Table
from tests.reading.languages import untranslated_of

ADDRESS = "https://x.kz"
STYLES = {"title", "subject", "demand"}


def blocks(markup: str) -> list[object]:
    return list(read(markup, STYLES, lambda text: text)[0])


def flaws(markup: str) -> list[Flaw]:
    with pytest.raises(MarkupError) as raised:
        blocks(markup)
    return raised.value.flaws


def test_a_paragraph_has_the_style_of_its_class_its_tag_or_its_section() -> None:
    markup = '<h1 class="title">а</h1><h2>б</h2><section class="subject"><p>в</p></section><p>г</p>'
    styles = [block.style for block in blocks(markup) if isinstance(block, Paragraph)]
    assert styles == ["title", "heading-2", "subject", "body-text"]


def test_white_space_is_joined_as_in_html() -> None:
    (paragraph,) = blocks("<p>\n  а <em> б</em>\n <strong> в </strong><br/> г </p>\n")
    assert paragraph == Paragraph(
        "body-text",
        [Run("а "), Run("б", ("em",)), Run(" "), Run("в ", ("strong",)), Break(), Run("г")],
    )


def test_marks_combine() -> None:
    (paragraph,) = blocks("<p><strong>а<em>б</em></strong></p>")
    assert paragraph == Paragraph("body-text", [Run("а", ("strong",)), Run("б", ("em", "strong"))])


def test_a_paragraph_without_text_is_none() -> None:
    assert blocks("<p> </p><p>а</p><p></p>") == [Paragraph("body-text", [Run("а")])]


def test_lists_nest() -> None:
    found = blocks("<ol><li>а<ul><li>б</li></ul></li><li><p>в</p><p>г</p></li></ol>")
    assert [(p.style, p.item) for p in found if isinstance(p, Paragraph)] == [
        ("list-number", Item(0, 0)),
        ("list-bullet", Item(1, 1)),
        ("list-number", Item(0, 0)),
        ("list-continue", None),
    ]


def test_a_table_has_header_rows_and_cells() -> None:
    (table,) = blocks(
        "<table><thead><tr><th>а</th></tr></thead><tbody><tr><td>б</td></tr></tbody></table>"
    )
    assert isinstance(table, Table)
    assert [(row.header, row.cells[0].paragraphs[0].style) for row in table.rows] == [
        (True, "table-heading"),
        (False, "table-text"),
    ]


def test_links_and_notes_hold_their_text() -> None:
    (paragraph,) = blocks('<p>а<a class="footnote">б</a><a href="https://x.kz">в</a></p>')
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content[1:] == [Note([Run("б")]), Link("https://x.kz", [Run("в")])]


@pytest.mark.parametrize(
    ("markup", "offset", "fault", "words"),
    [
        ("<p>а <b>б</b></p>", 5, "html-unknown-tag", "The tag <b> is not known"),
        ("<p>а</p>\n<p>б", 9, "html-unclosed-tag", "The tag <p> is opened here and not closed"),
        (
            "<p><strong>а</p>",
            3,
            "html-unclosed-tag",
            "The tag <strong> is opened here and not closed",
        ),
        ("<p>а</em></p>", 4, "html-unopened-tag", "The tag </em> closes what is not open"),
        ("<p>а</p></p>", 8, "html-unopened-tag", "The tag </p> closes what is not open"),
        (
            '<p class="нет">а</p>',
            0,
            "html-unknown-class",
            "The look has no style for the class «нет»",
        ),
        (
            '<p style="color: red">а</p>',
            0,
            "html-unknown-attribute",
            "The attribute «style» is not known in <p>",
        ),
        ("<p>а</p>\n\nтекст", 10, "html-stray-text", "Text stands outside a paragraph"),
        ("<ul><p>а</p></ul>", 4, "html-misplaced-tag", "The tag <p> cannot stand inside <ul>"),
        ("<p><p>а</p></p>", 3, "html-misplaced-tag", "The tag <p> cannot stand inside <p>"),
        ("<p>а & б</p>", 5, "html-broken", "The markup is broken here"),
        ("<p class=title>а</p>", 9, "html-broken", "The markup is broken here"),
        ("<p>а\ud800б</p>", 4, "html-broken", "The markup is broken here"),
        ('<p><a href="javascript:x">а</a></p>', 3, "html-link-address", "A link needs an address"),
        (
            f'<p><a href="{ADDRESS}"><em><a href="{ADDRESS}">а</a></em></a></p>',
            30,
            "html-link-in-link",
            "A link cannot",
        ),
        (
            '<p><a class="footnote"><a class="footnote">а</a></a></p>',
            23,
            "footnote-in-footnote",
            "A footnote cannot",
        ),
        (
            "<?xml-stylesheet x?>",
            0,
            "html-declaration",
            "A declaration («<!…>», «<?…>») cannot stand",
        ),
        ("<script>x</script>", 0, "html-unknown-tag", "The tag <script> is not known"),
    ],
)
def test_a_flaw_is_found_at_its_place(markup: str, offset: int, fault: str, words: str) -> None:
    first = flaws(markup)[0]
    assert (first.id, first.offset) == (fault, offset)
    assert first.what.startswith(words)


def test_all_flaws_are_found_at_once() -> None:
    assert [flaw.offset for flaw in flaws('<p><b>а</b></p><p class="x">б</p><i>в</i>')] == [
        3,
        15,
        33,
    ]


def test_an_entity_bomb_is_refused() -> None:
    with pytest.raises(MarkupError):
        blocks('<!DOCTYPE letter [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><p>&b;</p>')


FAULTY = {
    "unknown tag": (
        "<p>а <b>б</b></p>",
        "The tag <b> is not known here. Possible: a blockquote br",
    ),
    "misplaced tag": (
        "<ul><p>а</p></ul>",
        "The tag <p> cannot stand inside <ul>. Possible there: li.",
    ),
    "not closed in its place": (
        "<p><strong>а</p>",
        "The tag <strong> is opened here and not closed in its place. Close it with </strong>.",
    ),
    "not open": ("<p>а</em></p>", "The tag </em> closes what is not open. Delete it, or open it"),
    "unknown class": (
        '<p class="нет">а</p>',
        "The look has no style for the class «нет». Correct the class, or add the style",
    ),
    "unknown attribute": (
        '<p style="color: red">а</p>',
        "The attribute «style» is not known in <p>. Only «class» names a style of the look.",
    ),
    "text outside": (
        "<p>а</p>\n\nтекст",
        "Text stands outside a paragraph. Put it between <p> and",
    ),
    "bare ampersand": ("<p>а & б</p>", "The markup is broken here. Write «&lt;» for «<», «&amp;»"),
    "address of a link": (
        '<p><a href="javascript:x">а</a></p>',
        "A link needs an address that begins with http://, https:// or mailto:.",
    ),
    "link in a link": (
        f'<p><a href="{ADDRESS}"><a href="{ADDRESS}">а</a></a></p>',
        "A link cannot stand inside of another one. Close the other one before it.",
    ),
    "footnote in a footnote": (
        '<p><a class="footnote"><em><a class="footnote">а</a></em></a></p>',
        "A footnote cannot stand inside of another one. Put its text into the other one, in",
    ),
    "declaration": ("<?xml-stylesheet x?>", "A declaration («<!…>», «<?…>») cannot stand in a"),
}


@pytest.mark.parametrize("fault", FAULTY)
def test_a_flaw_is_told_with_what_to_do_in_every_language(fault: str) -> None:
    markup, words = FAULTY[fault]

    def told() -> list[Problem]:
        with pytest.raises(MarkupError) as raised:
            blocks(markup)
        assert str(raised.value) == "\n".join(flaw.what for flaw in raised.value.flaws)
        return [flaw.at(Place("", flaw.offset)) for flaw in raised.value.flaws]

    first = told()[0]
    assert f"{first.what} {first.advice}".startswith(words)
    assert first.advice
    assert untranslated_of(told) == []


@pytest.mark.parametrize(
    ("markup", "places"),
    [
        ("<p>ә & б</p>\n<p>в</p>", [5]),
        ("<p>а</p><p>б < в</p>", [13]),
        ("<p>а</p>\n\n  ә\nтекст", [12]),
        ("<p><em>а</p><p>б</em></p>", [3, 16]),
        ("<p>а</b></p><p>б</i></p>", [4, 16]),
        ("<ol><li>а<p>б</li></ol>", [9]),
        ("<p>а<p>б</p></p>", [4]),
    ],
)
def test_each_place_is_counted_in_characters_of_what_was_written(
    markup: str, places: list[int]
) -> None:
    assert [flaw.offset for flaw in flaws(markup)] == places


def test_spaces_at_the_edges_of_marks_are_one_space() -> None:
    (paragraph,) = blocks("<p>а <em> </em> <strong></strong> б<em> </em></p>")
    assert isinstance(paragraph, Paragraph)
    assert "".join(run.text for run in paragraph.content if isinstance(run, Run)) == "а б"


def test_a_paragraph_of_nothing_but_a_footnote_stands() -> None:
    (paragraph,) = blocks('<p> <a class="footnote">а</a></p>')
    assert isinstance(paragraph, Paragraph)
    assert [part for part in paragraph.content if isinstance(part, Note)] == [Note([Run("а")])]


def test_lists_begin_where_they_say_and_count_on_inside_one_another() -> None:
    markup = (
        '<ol start="3"><li>а<ol><li>б</li></ol></li></ol>'
        '<ol><li>в<ol start="5"><li>г</li></ol><ul><li>д</li></ul></li></ol>'
    )
    found, lists = read(markup, STYLES, lambda texts: texts)
    assert [p.item for p in found if isinstance(p, Paragraph)] == [
        Item(0, 0),
        Item(0, 1),
        Item(1, 0),
        Item(2, 0),
        Item(3, 1),
    ]
    assert [(numbering.style, numbering.start) for numbering in lists] == [
        ("list-number", 3),
        ("list-number", 1),
        ("list-number", 5),
        ("list-bullet", 1),
    ]


def test_marks_of_several_kinds_and_links_inside_them_combine() -> None:
    (paragraph,) = blocks(
        '<p><u>а<sub>б</sub></u><sup>в</sup><em>г<a href="mailto:x@y.kz">д</a></em></p>'
    )
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content == [
        Run("а", ("u",)),
        Run("б", ("sub", "u")),
        Run("в", ("sup",)),
        Run("г", ("em",)),
        Link("mailto:x@y.kz", [Run("д", ("em",))]),
    ]


def test_texts_are_typeset_whole_whatever_their_marks() -> None:
    seen: list[str] = []

    def typeset(texts: Sequence[str]) -> list[str]:
        seen.extend(texts)
        return [text.upper() for text in texts]

    markup = '<p>а<em>б</em><a class="footnote">в</a>г</p><ul><li>д</li></ul>' + "<p>е</p>" * 250
    found, _lists = read(markup, STYLES, typeset)
    assert sorted(seen[:3]) == ["абг", "в", "д"]
    assert seen[3:] == ["е"] * 250
    assert found[0] == Paragraph(
        "body-text", [Run("А"), Run("Б", ("em",)), Note([Run("В")]), Run("Г")]
    )
    assert found[-1] == Paragraph("body-text", [Run("Е")])


def test_tables_and_quotations_have_styles_of_their_own_unless_they_say_another() -> None:
    table, other, quotation, title = blocks(
        "<table><tr><td>X</td></tr></table>"
        '<table class="demand"><tr><td>Xа X</td></tr></table>'
        "<blockquote><p>а</p></blockquote>"
        '<blockquote class="title"><p>б</p></blockquote>'
    )
    assert isinstance(table, Table)
    assert isinstance(other, Table)
    assert (table.style, other.style) == ("table-grid", "demand")
    assert [t.rows[0].cells[0].paragraphs[0].content for t in (table, other)] == [
        [Run("X")],
        [Run("Xа X")],
    ]
    assert quotation == Paragraph("quote", [Run("а")])
    assert title == Paragraph("title", [Run("б")])


def test_text_that_goes_on_after_a_paragraph_of_an_item_continues_it() -> None:
    found = blocks("<ul><li>а<p>б</p>в</li></ul>")
    assert [(p.style, p.item) for p in found if isinstance(p, Paragraph)] == [
        ("list-bullet", Item(0, 0)),
        ("list-continue", None),
        ("list-continue", None),
    ]


def test_a_paragraph_of_marked_spaces_is_none() -> None:
    assert blocks("<p> <em> </em>\n</p><table></table>") == [Table("table-grid", [])]


def test_in_an_unknown_tag_only_the_tag_itself_is_a_flaw() -> None:
    assert [flaw.what for flaw in flaws("<div><p>а</p></div>")] == [
        "The tag <div> is not known here."
    ]


def test_a_line_break_holds_nothing() -> None:
    with pytest.raises(MarkupError) as raised:
        blocks("<p><br><em>а</em></br></p>")
    (flaw,) = raised.value.flaws
    assert (flaw.what, flaw.advice) == ("The tag <em> cannot stand inside <br>.", "")


@pytest.mark.parametrize(
    ("markup", "offset"),
    [('<p class="title"<em>б</em></p>', 0), ("<p>а</p><p", 8), ("<p>а < б</p>", 5)],
)
def test_a_tag_that_does_not_end_is_broken_where_it_begins(markup: str, offset: int) -> None:
    first = flaws(markup)[0]
    assert (first.id, first.offset) == ("html-broken", offset)
    assert first.what == "The markup is broken here."


@given(st.text(st.sampled_from('<>/pbrstongul "=&;ab\n\x01\ud800'), max_size=40))
def test_any_markup_is_read_or_refused(markup: str) -> None:
    try:
        blocks(markup)
    except MarkupError as error:
        assert error.flaws  # noqa: PT017 - either way is right
        assert all(0 <= flaw.offset <= len(markup) for flaw in error.flaws)  # noqa: PT017


def test_a_line_across_begins_a_page_and_a_section_may_lie_on_its_side() -> None:
    markup = '<p>а</p><hr/><p>б</p><section class="landscape"><p>в</p></section><p>г</p>'
    a, b, c, d = (Paragraph("body-text", [Run(text)]) for text in "абвг")
    assert blocks(markup) == [a, NewPage(), b, NewPage(landscape=True), c, NewPage(), d]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>а</p><hr/><hr/>",
        "<hr/><p>а</p>",
        '<p>а</p><section class="landscape"></section>',
        '<p>а</p><hr/><section class="landscape"></section><hr/>',
    ],
)
def test_no_page_is_empty(markup: str) -> None:
    assert blocks(markup) == [Paragraph("body-text", [Run("а")])]


def test_a_letter_may_begin_on_its_side() -> None:
    found = blocks('<section class="landscape"><p>а</p><hr/><p>б</p></section>')
    assert [block for block in found if isinstance(block, NewPage)] == [NewPage(True)] * 2
    assert found[0] == NewPage(landscape=True)


@pytest.mark.parametrize("tag", ["p", "table", "blockquote"])
def test_only_a_section_lies_on_its_side(tag: str) -> None:
    (flaw,) = flaws(f'<{tag} class="landscape"></{tag}>')
    assert flaw.id == "html-unknown-class"


@pytest.mark.parametrize(
    ("attributes", "fault"),
    [
        ('colspan="0"', "html-cell-span"),
        ('colspan="64"', "html-cell-span"),
        ('rowspan="два"', "html-cell-span"),
        ('rowspan=""', "html-cell-span"),
        ('width="20"', "html-cell-width"),
        ('width="0%"', "html-cell-width"),
        ('width="101%"', "html-cell-width"),
        ('colspan="2" width="20%"', "html-cell-width"),
    ],
)
def test_a_span_or_a_width_that_says_nothing_is_told(attributes: str, fault: str) -> None:
    (flaw,) = flaws(f"<table><tr><td {attributes}>а</td></tr></table>")
    assert flaw.id == fault
    assert flaw.advice


@pytest.mark.parametrize(
    "inner", ["<table></table>", "<hr/>", "<section></section>", "<blockquote></blockquote>"]
)
def test_a_cell_holds_no_pages_and_no_tables_however_deep(inner: str) -> None:
    found = flaws(f"<table><tr><td><ol><li>{inner}</li></ol></td></tr></table>")
    assert [flaw.id for flaw in found] == ["html-misplaced-tag"]
