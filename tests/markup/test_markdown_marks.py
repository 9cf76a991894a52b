"""The marks within a paragraph: which count, and which are text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.markup.escaping import with_all_escaped, with_marks_escaped, with_start_escaped
from drafter.markup.markdown import to_markup
from drafter.markup.markdown_marks import marks_in
from drafter.markup.markdown_text import escaped


def line(text: str) -> str:
    """Return the markup of a line without the tags of its paragraph."""
    markup = str(to_markup(text))
    assert markup.startswith("<p>")
    assert markup.endswith("</p>\n")
    assert markup.count("<p>") == 1
    return markup[len("<p>") : -len("</p>\n")]


@pytest.mark.parametrize(
    "text",
    [
        "Площадка размером 150*200*300 метров, см. https://example.kz/a_b_c*d и 5*6.",
        "5 * 3 * 2",
        "(5+3)*2*(4+1)",
        "тенге* и *звёздочка",
        "*а *б",
        "* *",
        "2**3**4",
        "**а*",
        "*а**",
        "****а****",
        "слово*часть*слово",
        "кое-*что*",
        "имя_файла_тут _а_ __б__",
        "~5 и ~7, 5^6, а^б, x^",
        "~~зачёркнуто~~ ^^а^^ ~а б~ ~девятьбукв~",
        "`код` $x^2$ &amp; &#65;",
        "[а] [б](см. ниже) [](https://x.kz) [в]",
        "C:\\Users \\( \\_ a\\b \\\\server\\x",
        "а<br>б",
        "<www.gov.kz> <a@b.kz>",
        "https://x.kz/~а~б/^в^г?q=*а*б",
        "!",
        "**№ 5**",
    ],
)
def test_what_may_mean_something_else_is_text(text: str) -> None:
    assert line(text) == escaped(text)


def test_tags_are_text() -> None:
    assert line("<b>а</b> <u>б</u>") == "&lt;b&gt;а&lt;/b&gt; &lt;u&gt;б&lt;/u&gt;"


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("*а* **б**", "<em>а</em> <strong>б</strong>"),
        ("***а***", "<strong><em>а</em></strong>"),
        ("*а **б***", "<em>а <strong>б</strong></em>"),
        ("**а *б***", "<strong>а <em>б</em></strong>"),
        ("***а* б**", "<strong><em>а</em> б</strong>"),
        ("***а** б*", "<em><strong>а</strong> б</em>"),
        ("***а* б", "***а* б"),
        ("**а *б** в*", "<strong>а *б</strong> в*"),
        ("**Вывод:** а", "<strong>Вывод:</strong> а"),
        ("«*а*» (**5 %**), [*б*]!", "«<em>а</em>» (<strong>5 %</strong>), [<em>б</em>]!"),
        ("*«а»* *(б)* *Он…* *Что?*", "<em>«а»</em> <em>(б)</em> <em>Он…</em> <em>Что?</em>"),
        ("**м^2^** *H~2~O*", "<strong>м<sup>2</sup></strong> <em>H<sub>2</sub>O</em>"),
        ("10^-3^ Na^+^", "10<sup>-3</sup> Na<sup>+</sup>"),
        ("*а\u0306*", "<em>а\u0306</em>"),
        ("*https://x.kz/а*", "<em>https://x.kz/а</em>"),
        ("*а\\\nб*", "<em>а<br/>б</em>"),
    ],
)
def test_marks_around_words_count(text: str, markup: str) -> None:
    assert line(text) == markup


@pytest.mark.parametrize(
    ("text", "target", "shown"),
    [
        ("[сайт](www.gov.kz)", "https://www.gov.kz", "сайт"),
        ("[сайт](gov.kz/land?a=1&b=2)", "https://gov.kz/land?a=1&amp;b=2", "сайт"),
        ("[а](https://x.kz)", "https://x.kz", "а"),
        ("[а](http://x.kz/a_(b))", "http://x.kz/a_(b)", "а"),
        ("[а](<http://x.kz/a_(b>)", "http://x.kz/a_(b", "а"),
        ("[а](mailto:a@b.kz)", "mailto:a@b.kz", "а"),
        ("[а](a@b.kz)", "mailto:a@b.kz", "а"),
        ("[*а*\\]](x.kz)", "https://x.kz", "<em>а</em>]"),
        ("[а](https://президент.рф/ә)", "https://xn--d1abbgf6aiiy.xn--p1ai/%D3%99", "а"),
        ("<https://www.gov.kz/land>", "https://www.gov.kz/land", "https://www.gov.kz/land"),
        ("[<https://x.kz>](https://x.kz)", "https://x.kz", "https://x.kz"),
    ],
)
def test_a_link_leads_to_its_address(text: str, target: str, shown: str) -> None:
    assert line(text) == f'<a href="{target}">{shown}</a>'


def test_no_link_stands_in_a_link() -> None:
    assert line("[а [б](x.kz) в](y.kz)") == '[а <a href="https://x.kz">б</a> в](y.kz)'


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("\\*а\\* \\**б\\**", "*а* **б**"),
        ("5\\*3", "5*3"),
        ("H\\~2~O м\\^2^", "H~2~O м^2^"),
        ("\\[а](б) \\![а](б)", "[а](б) ![а](б)"),
        ("\\<https://x.kz>", "<https://x.kz>"),
        ("\\\\*а*", "\\*а*"),
        ("1\\. а", "1. а"),
        ("12\\) а", "12) а"),
        ("\\# а", "# а"),
        ("\\> а", "> а"),
        ("\\- а", "- а"),
        ("\\– а", "– а"),
        ("а 1\\. б \\# в", "а 1\\. б \\# в"),
        ("1\\.5", "1\\.5"),
        ("\\-5", "\\-5"),
    ],
)
def test_a_backslash_before_a_mark_makes_it_text(text: str, printed: str) -> None:
    assert line(text) == escaped(printed)


WILD = st.text(
    st.sampled_from('аб1 *_~^[]()<>\\|#-–.!«»"/:@k') | st.sampled_from("*[\\"), max_size=30
)
WILDER = st.lists(
    WILD | st.sampled_from(["https://", "[^1]", "](x.kz)", "<br>", "![", "**", "~2~"]), max_size=6
).map("".join)


@given(WILDER)
@settings(deadline=None, max_examples=500)
def test_a_text_with_all_escaped_has_no_mark_left(text: str) -> None:
    marks = marks_in(with_all_escaped(text))
    assert {mark.kind for mark in marks} <= {"escape"}
    shown = text.strip()
    printed = str(to_markup("а " + with_all_escaped(text) + " б"))
    assert printed == f"<p>а {escaped(text)} б</p>\n" or shown == ""


@given(WILDER.filter(lambda text: text.strip() not in ("", "\\")))
@settings(deadline=None, max_examples=500)
def test_a_line_whose_start_is_escaped_is_a_paragraph_of_its_own(text: str) -> None:
    text = text.strip()
    markup = str(to_markup(with_start_escaped(with_all_escaped(text))))
    assert markup == f"<p>{escaped(text)}</p>\n"


@given(WILDER)
@settings(deadline=None, max_examples=500)
def test_only_marks_are_escaped_where_that_suffices(text: str) -> None:
    if not marks_in(text):
        assert with_marks_escaped(text) == text


@pytest.mark.parametrize("text", ["Позор![^1]", "Позор!![^1]", "*Позор!*[^1]"])
def test_a_footnote_may_follow_an_exclamation_mark(text: str) -> None:
    markup = str(to_markup(f"{text}\n\n[^1]: Из ответа."))
    assert "Из ответа." in markup
    assert "[^" not in markup
