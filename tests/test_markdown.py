"""Markdown: the short way for plain paragraphs gives what the whole parser gives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter import markdown_parsing
from drafter.markdown import MarkdownError, to_markup

TEXTS = st.text(st.sampled_from("аб1А .,-+:=>#*_|\"'«»()\n\t\u00a0\u2028%;!?/&<[]"), max_size=40)


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
    assert flaws(text) == [(line, what)]


def flaws(text: str) -> list[tuple[int, str]]:
    with pytest.raises(MarkdownError) as raised:
        to_markup(text)
    assert all(advice for _line, _what, advice in raised.value.flaws)
    return [(line, what) for line, what, _advice in raised.value.flaws]
