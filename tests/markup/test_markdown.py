"""The body line by line: what its markup becomes, and what is refused where."""

import contextlib
import gc
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.markup import markdown_parsing
from drafter.markup.flaws import MarkdownError
from drafter.markup.markdown import to_markup

TEXTS = st.text(
    st.sampled_from("аб1А .,-–+:=>#*_|~^`\\\"'«»()\n\t\r\u00a0\u2028\x85%;!?/&<[]"), max_size=40
)


def flaws(text: str) -> list[tuple[str, int]]:
    """Return the ids of what is wrong, each with its offset."""
    with pytest.raises(MarkdownError) as raised:
        to_markup(text)
    assert all(flaw.what and flaw.advice for flaw in raised.value.flaws)
    return [(flaw.id, flaw.offset) for flaw in raised.value.flaws]


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>\n" for text in texts)


@given(TEXTS)
@settings(deadline=None, max_examples=300)
def test_plain_paragraphs_are_read_as_all_others_are(text: str) -> None:
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
    text = 'Первый «абзац»\nи ещё один.\n\nТретий "абзац": 5 %, в 2025 году.\n12 км.\n'
    assert to_markup(text) == paragraphs(
        "Первый «абзац»",
        "и ещё один.",
        "Третий &quot;абзац&quot;: 5 %, в 2025 году.",
        "12 км.",
    )


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("а\nб\n\n\n  в  \n", ["а", "б", "в"]),
        ("\n\nXXI век\n\n\nлист X\n", ["XXI век", "лист X"]),
        ("а\u2028б\u2029в\x85г\rд", ["а", "б", "в", "г", "д"]),
        ("    четыре пробела", ["четыре пробела"]),
        ("а\n===\nб\n---\n***", ["а", "===", "б", "---", "***"]),
        ("[а]: https://x.kz\n[а]", ["[а]: https://x.kz", "[а]"]),
        ("а | б\nв", ["а | б", "в"]),
        ("|---|\nа", ["|---|", "а"]),
        ("а | б\n|---|", ["а | б", "|---|"]),
        ("#а\n#\n>50 %\n>", ["#а", "#", "&gt;50 %", "&gt;"]),
        ("* а\n• б\n+ в\n— г\n-д\n-", ["* а", "• б", "+ в", "— г", "-д", "-"]),
        ("```\nа\n```", ["```", "а", "```"]),
    ],
)
def test_a_line_is_a_paragraph(text: str, texts: list[str]) -> None:
    assert to_markup(text) == paragraphs(*texts)


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("а\\\nб\\\nв", ["а<br/>б<br/>в"]),
        ("а\\\n  1. б", ["а<br/>1. б"]),
        ("а\\\n\nб\\", ["а\\", "б\\"]),
        ("C:\\а\\\\\nб", ["C:\\а\\", "б"]),
        ("а  \nб", ["а", "б"]),
    ],
)
def test_a_backslash_at_the_end_of_a_line_breaks_it_within_the_paragraph(
    text: str, texts: list[str]
) -> None:
    assert to_markup(text) == paragraphs(*texts)


@pytest.mark.parametrize(
    "text",
    [
        "1. Депутат вправе.\n\n3. Ответ даётся.\n\n7. Ответ оглашается.",
        "1. а",
        "1. а\n2) б",
        "2. а\n1. б",
        "1. а\nтекст\n2. б",
        "а) поставить уголь;\nб) установить цены.",
        "007. а\n008. б",
        "2025. Итоги года.\n2026. Планы.",
        "1000. а\n1001. б",
        "1.а\n2.б",
        "1.1. а\n1.2. б",
        "15. а\n2025. Итоги года.",
    ],
)
def test_numbers_that_do_not_count_up_one_by_one_are_text(text: str) -> None:
    assert to_markup(text) == paragraphs(*filter(None, text.split("\n")))


def ordered(start: int, *items: str, style: str = "list-number") -> str:
    inside = "".join(f"<li>{item}</li>\n" for item in items)
    return f'<ol class="{style}" start="{start}">{inside}</ol>\n'


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("1. а\n2. б", ordered(1, "а", "б")),
        ("7. а\n\n\n8. б", ordered(7, "а", "б")),
        ("0. а\n1. б", ordered(0, "а", "б")),
        ("998. а\n999. б\n1000. в", ordered(998, "а", "б") + paragraphs("1000. в")),
        ("2) а\n3) б", ordered(2, "а", "б", style="list-number-parenthesis")),
        ("1. а\n2. б\n5. в\n6. г", ordered(1, "а", "б") + ordered(5, "в", "г")),
        ("1. а\n2. б\n2. в", ordered(1, "а", "б") + paragraphs("2. в")),
        ("1.\u00a0а\n2.\tб", ordered(1, "а", "б")),
        ("1. а\\\n1. б\n2. в", ordered(1, "а<br/>1. б", "в")),
        ("- а\n\n– б", "<ul>\n<li>а</li>\n<li>б</li>\n</ul>\n"),
        ("- - а", "<ul>\n<li>- а</li>\n</ul>\n"),
    ],
)
def test_numbers_that_count_up_and_dashes_make_lists(text: str, markup: str) -> None:
    assert to_markup(text) == markup


def test_an_indented_line_belongs_to_the_item_above_it() -> None:
    text = "1. а\n   ещё\n\n   - внутри\n2. б\n  1) в\n  2) г\nд"
    assert to_markup(text) == (
        '<ol class="list-number" start="1"><li>\n<p>а</p>\n<p>ещё</p>\n'
        "<ul>\n<li>внутри</li>\n</ul>\n</li>\n<li>\n<p>б</p>\n"
        + ordered(1, "в", "г", style="list-number-parenthesis")
        + "</li>\n</ol>\n<p>д</p>\n"
    )


def test_numbers_within_a_list_of_the_same_kind_are_text_as_word_would_count_them_on() -> None:
    assert to_markup("1. а\n   1. б\n   2. в\n2. г") == (
        '<ol class="list-number" start="1"><li>\n<p>а</p>\n<p>1. б</p>\n<p>2. в</p>\n</li>\n'
        "<li>г</li>\n</ol>\n"
    )


def test_the_lines_below_a_number_that_is_text_are_paragraphs_of_their_own() -> None:
    assert to_markup("3. а\n   б\n   - в") == (
        paragraphs("3. а", "б") + "<ul>\n<li>в</li>\n</ul>\n"
    )


def test_lists_have_no_more_levels_than_word_has() -> None:
    text = "\n".join(" " * depth + "- а" for depth in range(12))
    assert to_markup(text).count("<ul>") == 9
    assert to_markup(text).count("а") == 12


def test_headings_of_three_levels_begin_with_signs() -> None:
    assert to_markup("# а #\n## 1. б\n### в\nг") == (
        "<h1>а #</h1>\n<h2>1. б</h2>\n<h3>в</h3>\n<p>г</p>\n"
    )


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("> а\n> б", paragraphs("а", "б")),
        ("> а\n>\n> > б\n\n>> в", paragraphs("а", "б", "в")),
        ("> а\\\n> б", paragraphs("а<br/>б")),
        ("> 1. а\n> 2. б", ordered(1, "а", "б")),
        ("> # а", "<h1>а</h1>\n"),
    ],
)
def test_lines_after_a_sign_are_a_quotation(text: str, inside: str) -> None:
    quotation = f"<blockquote>\n{inside}</blockquote>\n"
    assert to_markup(f"{text}\nв") == quotation + paragraphs("в")


TWO_COLUMNS = (
    "<table>\n<thead>\n<tr>\n<th>а</th>\n<th>б</th>\n</tr>\n</thead>\n"
    "<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>\n"
)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("| а | б |\n|---|---|\n| 1 | 2 |", "", ""),
        ("а | б\n-|-\n1 | 2", "", ""),
        ("х\n|а|б|\n|-|-|\n|1|2|\nу", "<p>х</p>\n", "<p>у</p>\n"),
        ("|а|б|\n|-|-|\n|1|2|\n\n|у|", "", "<p>|у|</p>\n"),
        (
            "- х\n\n  а | б\n  ---|---\n  1 | 2",
            "<ul>\n<li>\n<p>х</p>\n",
            "</li>\n</ul>\n",
        ),
        ("> | а | б |\n> |---|---|\n> | 1 | 2 |", "<blockquote>\n", "</blockquote>\n"),
    ],
)
def test_a_table_needs_the_line_below_its_heading(text: str, before: str, after: str) -> None:
    assert to_markup(text) == before + TWO_COLUMNS + after


def test_columns_are_aligned_by_colons_and_cells_hold_marks() -> None:
    text = "|а|б|*в*|г\\|г|\n|--|:--|:-:|--:|\n|1|2<br>3|x < y||"
    assert to_markup(text) == (
        "<table>\n<thead>\n<tr>\n<th>а</th>\n<th>б</th>\n<th><em>в</em></th>\n<th>г|г</th>\n"
        "</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td>2<br/>3</td>\n"
        '<td class="table-center">x &lt; y</td>\n<td class="table-right"></td>\n</tr>\n</tbody>\n'
        "</table>\n"
    )


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("| а | б |\n|---|---|\n| 1 | 2 |\n| 1 |", 30),
        ("Текст.\n\n| а | б |\n|---|---|\n| 1 | 2 | 3 |\n| 1 | 2 |", 28),
        ("а | б\n-|-\n1 | 2 | 3", 10),
        ("> > | а | б |\n> > |---|---|\n> > | 1 |", 32),
        ("| а | б |\n|---|---|\n| 1 \\| 2 |", 20),
    ],
)
def test_a_row_with_other_cells_than_the_heading_is_refused(text: str, offset: int) -> None:
    assert flaws(text) == [("markdown-ragged-row", offset)]


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
            "а[^2] б[^1]\n[^1]: Первая\n[^2]: Вторая",
            '<p>а<a class="footnote">Вторая</a> б<a class="footnote">Первая</a></p>\n',
        ),
        (
            "а[^1].\n[^1]: По закону:\n    1. пункт первый;\n    2. пункт второй.\n    - и всё\nб",
            '<p>а<a class="footnote">По закону:<br/>1. пункт первый;<br/>2. пункт второй.'
            "<br/>– и всё</a>.</p>\n<p>б</p>\n",
        ),
        ("- а[^1]\n  [^1]: б", '<ul>\n<li>\n<p>а<a class="footnote">б</a></p>\n</li>\n</ul>\n'),
        ("а^[б]", "<p>а^[б]</p>\n"),
    ],
)
def test_a_footnote_stands_where_its_mark_stands(text: str, markup: str) -> None:
    assert to_markup(text) == markup


def test_every_flaw_comes_with_its_place_in_the_order_of_the_text() -> None:
    text = (
        "а ![б](в.png){width=5}\n#### г\n[^н]: д\n> - [е](ж)\n|а|\n|-|\n|1|2|\n"
        "з[^1][^2]\n[^1]: и[^1]\n[^1]: к"
    )
    assert flaws(text) == [
        ("picture-width", text.index("![")),
        ("markdown-deep-heading", text.index("####")),
        ("markdown-unused-footnote", text.index("[^н]")),
        ("markdown-link-address", text.index("ж)")),
        ("markdown-ragged-row", text.index("|1|2|")),
        ("markdown-missing-footnote", text.index("[^2]")),
        ("footnote-in-footnote", text.index("и[^1]") + 1),
        ("markdown-repeated-footnote", text.index("[^1]: к")),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "а[^1]\n\n[^1]: б[^2]\n\n[^2]: в",
        "а[^1] б[^2]\n\n[^1]: б\n\n[^2]: в[^1]",
    ],
)
def test_a_footnote_of_a_footnote_is_refused(text: str) -> None:
    place = text.index("б[^2]" if "б[^2]\n\n[^2]" in text else "в[^1]") + 1
    assert flaws(text) == [("footnote-in-footnote", place)]


def test_a_long_footnote_is_not_printed_again_and_again() -> None:
    found = flaws("[^1]" * 100 + "\n[^1]: " + "а" * 50_000)
    assert {name for name, _offset in found} == {"markdown-long-footnotes"}


def test_the_error_says_what_is_wrong_line_by_line() -> None:
    with pytest.raises(MarkdownError) as raised:
        to_markup("#### а\n\n![б](в.png){width=5}")
    assert str(raised.value) == (
        "The heading is deeper than the third level.\n«{width=5}» is no width of a picture."
    )


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "*а ",
            "**а *",
            "а* ",
            "***а** ",
            "[",
            "](",
            "[а](б",
            "![",
            "[^1",
            "~а",
            "^",
            "\\",
            "<br>",
        ),
        *(
            "<https://",
            "https://а",
            "> ",
            ">\n",
            "- а\n",
            "1. а\n ",
            "|\n",
            "|-|\n",
            "\n",
            "# ",
            " ",
        ),
        *("[^1]: ", "1. а\\\n", "а | б\n-|-\n", "*", "(", '"*а'),
    ],
)
def test_time_grows_as_the_text_does(piece: str) -> None:
    def spent(text: str) -> float:
        gc.disable()  # what other tests have left behind is not looked through here
        begun = time.process_time()
        with contextlib.suppress(MarkdownError):
            markdown_parsing.parsed(text)
        took = time.process_time() - begun
        gc.enable()
        return took

    count = 60_000 // len(piece)
    assert spent(piece * count) < 2
