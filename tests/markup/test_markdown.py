"""Markdown: the short way for plain paragraphs gives what the whole parser gives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.markup import markdown_parsing
from drafter.markup.flaws import MarkdownError
from drafter.markup.markdown import to_markup

TEXTS = st.text(st.sampled_from("аб1А .,-+:=>#*_|\"'«»()\n\t\u00a0\u2028%;!?/&<[]"), max_size=40)


def flaws(text: str) -> list[tuple[int, str, str]]:
    """Return the line, the id and the sentence of each flaw."""
    with pytest.raises(MarkdownError) as raised:
        to_markup(text)
    assert all(flaw.advice for flaw in raised.value.flaws)
    return [(text.count("\n", 0, flaw.offset), flaw.id, flaw.what) for flaw in raised.value.flaws]


@given(TEXTS)
@settings(deadline=None)
def test_plain_paragraphs_are_read_as_markdown_reads_them(text: str) -> None:
    try:
        expected = markdown_parsing.parsed(text)
    except MarkdownError:
        with pytest.raises(MarkdownError):
            to_markup(text)
    else:
        assert to_markup(text) == expected


def test_plain_paragraphs_take_the_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_text: str) -> None:
        raise AssertionError

    monkeypatch.setattr(markdown_parsing, "parsed", refuse)
    assert to_markup('Первый «абзац»\nв две строки.\n\nВторой "абзац": 5 %.\n') == (
        "<p>Первый «абзац»\nв две строки.</p>\n<p>Второй &quot;абзац&quot;: 5 %.</p>\n"
    )


TWO_COLUMNS = (
    "<table>\n<thead>\n<tr>\n<th>а</th>\n<th>б</th>\n</tr>\n</thead>\n"
    "<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>\n"
)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("- | а | б |\n  |---|---|\n  | 1 | 2 |", "<ul>\n<li>\n", "</li>\n</ul>\n"),
        (
            "- х\n\n  а | б\n  ---|---\n  1 | 2",
            "<ul>\n<li>\n<p>х</p>\n",
            "</li>\n</ul>\n",
        ),
        ("> | а | б |\n> |---|---|\n> | 1 | 2 |", "<blockquote>\n", "</blockquote>\n"),
        (
            ">> | а | б |\n> > |---|---|\n> > | 1 | 2 |",
            "<blockquote>\n<blockquote>\n",
            "</blockquote>\n</blockquote>\n",
        ),
    ],
)
def test_a_table_may_stand_in_a_list_and_in_a_quotation(text: str, before: str, after: str) -> None:
    assert to_markup(text) == before + TWO_COLUMNS + after


@pytest.mark.parametrize(
    ("text", "line", "count"),
    [
        ("| а | б |\n|---|---|\n| 1 | 2 |\n| 1 |", 3, 1),
        ("Текст.\n\n| а | б |\n|---|---|\n| 1 | 2 | 3 |\n| 1 | 2 |", 4, 3),
        ("а | б\n-|-\n1 | 2 | 3", 2, 3),
        ("> > | а | б |\n> > |---|---|\n> > | 1 |", 2, 1),
        ("- | а | б |\n  |---|---|\n  | 1 |", 2, 1),
        ("| а | б |\n|---|---|\n| 1 \\| 2 |", 2, 1),
    ],
)
def test_a_row_with_other_cells_than_the_heading_is_refused(
    text: str, line: int, count: int
) -> None:
    what = f"The row has {count} cells, the table's heading has 2."
    assert flaws(text) == [(line, "markdown-ragged-row", what)]


def test_empty_lines_around_plain_paragraphs_are_nothing_and_letters_stay() -> None:
    assert to_markup("\n\nXXI век\n\n\nлист X\n") == "<p>XXI век</p>\n<p>лист X</p>\n"


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        # Hard line breaks, CommonMark 0.31, section 6.7
        ("а  \nб", "<p>а<br/>б</p>\n"),
        ("а\\\nб", "<p>а<br/>б</p>\n"),
        # Lists, sections 5.2 and 5.3: the first number counts, the delimiter makes the list
        (
            "2. а\n9. б",
            '<ol class="list-number" start="2"><li>а</li>\n<li>б</li>\n</ol>\n',
        ),
        ("1) а", '<ol class="list-number-parenthesis" start="1"><li>а</li>\n</ol>\n'),
        (
            "1. а\n\n1) б",
            '<ol class="list-number" start="1"><li>а</li>\n</ol>\n'
            '<ol class="list-number-parenthesis" start="1"><li>б</li>\n</ol>\n',
        ),
        # Headings, section 4.2
        ("# а #\n## б\n### в", "<h1>а</h1>\n<h2>б</h2>\n<h3>в</h3>\n"),
        ("#а", "<p>#а</p>\n"),
        # Emphasis and links, sections 6.2 and 6.3
        ("*а* **б** _в_", "<p><em>а</em> <strong>б</strong> <em>в</em></p>\n"),
        ("[а](https://x.kz)", '<p><a href="https://x.kz">а</a></p>\n'),
        # Block quotes, section 5.1
        ("> а\nб", "<blockquote>\n<p>а\nб</p>\n</blockquote>\n"),
        # Tables, GitHub Flavored Markdown 0.29, section 4.10
        (
            "|а|б|в|г|\n|--|:--|:-:|--:|\n|1|2|3||",
            "<table>\n<thead>\n<tr>\n<th>а</th>\n<th>б</th>\n<th>в</th>\n<th>г</th>\n</tr>\n"
            "</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n"
            '<td class="table-center">3</td>\n<td class="table-right"></td>\n</tr>\n</tbody>\n'
            "</table>\n",
        ),
        (
            "| а \\| б |\n|---|\n| в \\| г |",
            "<table>\n<thead>\n<tr>\n<th>а | б</th>\n</tr>\n</thead>\n"
            "<tbody>\n<tr>\n<td>в | г</td>\n</tr>\n</tbody>\n</table>\n",
        ),
        ("а | б\n-|-\n1 | 2", TWO_COLUMNS),
    ],
)
def test_markdown_is_read_as_its_specification_says(text: str, markup: str) -> None:
    assert to_markup(text) == markup


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("<b>а</b>", "<p>&lt;b&gt;а&lt;/b&gt;</p>\n"),
        ("<p>а</p>", "<p>&lt;p&gt;а&lt;/p&gt;</p>\n"),
        ("<https://x.kz>", "<p>&lt;https://x.kz&gt;</p>\n"),
        ("`а`", "<p>`а`</p>\n"),
        ("```\nа\n```", "<p>```\nа\n```</p>\n"),
        ("    а", "<p>а</p>\n"),
        ("&amp; &#65;", "<p>&amp;amp; &amp;#65;</p>\n"),
        ("---", "<p>---</p>\n"),
        ("а\n---", "<p>а\n---</p>\n"),
        ("а\n===", "<p>а\n===</p>\n"),
        ("[а]: б\n\n[а]", "<p>[а]: б</p>\n<p>[а]</p>\n"),
        ("![а](https://x.kz)", '<p>!<a href="https://x.kz">а</a></p>\n'),
        ("~~а~~", "<p>~~а~~</p>\n"),
    ],
)
def test_what_a_letter_has_no_use_for_stays_the_text_that_was_typed(text: str, markup: str) -> None:
    assert to_markup(text) == markup


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        (
            "а[^1] б[^в]\n\n[^1]: Первая\n\n    второй абзац\n[^в]: *Вторая*",
            '<p>а<a class="footnote">Первая<br/>второй абзац</a>'
            ' б<a class="footnote"><em>Вторая</em></a></p>\n',
        ),
        (
            "а[^1]\n\n[^1]: Одна\n\nб[^1]",
            '<p>а<a class="footnote">Одна</a></p>\n<p>б<a class="footnote">Одна</a></p>\n',
        ),
        (
            "а[^2] б[^1]\n\n[^1]: Первая\n[^2]: Вторая",
            '<p>а<a class="footnote">Вторая</a> б<a class="footnote">Первая</a></p>\n',
        ),
        ("а^[б]", "<p>а^[б]</p>\n"),  # a note within the line is no part of the drafter's Markdown
    ],
)
def test_a_footnote_stands_where_its_mark_stands(text: str, markup: str) -> None:
    assert to_markup(text) == markup


def test_every_flaw_comes_with_its_line_in_the_order_of_the_text() -> None:
    text = "а\n\n[^н]: б\n\n#### в\n\n- г\n-\n\n[^м]: д\n\n|а|\n|-|\n|1|2|"
    assert flaws(text) == [
        (2, "markdown-unused-footnote", "Nothing refers to the footnote «[^н]:»."),
        (4, "markdown-deep-heading", "The heading is deeper than the third level."),
        (7, "markdown-empty-item", "The list item is empty."),
        (9, "markdown-unused-footnote", "Nothing refers to the footnote «[^м]:»."),
        (13, "markdown-ragged-row", "The row has 2 cells, the table's heading has 1."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "а[^1]\n\n[^1]: б[^2]\n\n[^2]: в",
        "а[^1] б[^2]\n\n[^1]: б\n\n[^2]: в[^1]",
        "а[^1]\n\n[^1]: б[^1]",
    ],
)
def test_a_footnote_of_a_footnote_is_refused(text: str) -> None:
    ((line, fault, what),) = flaws(text)
    assert "[^" in text.splitlines()[line][4:]
    assert fault == "footnote-in-footnote"
    assert what == "A footnote cannot stand inside of another one."


def test_the_error_says_what_is_wrong_line_by_line() -> None:
    with pytest.raises(MarkdownError) as raised:
        to_markup("#### а\n\n-")
    assert str(raised.value) == (
        "The heading is deeper than the third level.\nThe list item is empty."
    )
