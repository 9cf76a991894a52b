"""What is pasted from Word and others is what is printed.

The clipboards are written after what the programs put there; see `tests/data/clipboard`.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.editor import Editor, browser_test, opened

pytestmark = browser_test
CLIPBOARDS = Path(__file__).parents[1] / "data" / "clipboard"

PASTED = {
    "word": """\
## О дорогах

Стоимость – **23.9 млрд** тенге, *размер* 5*3*2 метра, 12 м^2^ и H~2~O[^1].

1\\. не список

1. Первое
   - под первым **важно**
   - ещё
2. Второе

Между списками.

5) Пятое
6) Шестое

а) буква

| **Область** | Тенге |  |
|---|---:|---:|
| Абай<br>область | 1 \\| 2 | 3 |

Правка: новое\\
вторая строка [сайт](https://www.gov.kz/a)

[^1]: Закон *о дорогах*.""",
    "word_mac": """\
Требуется **срочно**:

1) уголь
2) дрова
   - берёзовые""",
    "word_online": """\
**Важно**: 23.9 млрд

1. Первое
   - под первым
2. Второе

4\\) Четвёртое

| Год | Сумма |
|---|---|
| 2026 |  |""",
    "libreoffice": """\
Дороги **плохи**[^1], *очень*: 5*3*2.

3. Третье
   - под третьим
4. Четвёртое

a. буква

| Село | Км |
|---|---|
| Акжар |  |

1. не список

[^1]: Отчёт акимата.""",
    "google_docs": """\
# Дороги

Цена **23.9** *млрд*^2^

1. Первое

   a. под первым

2. Второе

- точка

[сайт](https://www.gov.kz/)

| а | б |
|---:|---|
| 1 |  |""",
}


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    with opened() as found:
        yield found


@pytest.mark.parametrize("program", PASTED)
def test_what_was_copied_is_written(editor: Editor, program: str) -> None:
    editor.show()
    editor.paste((CLIPBOARDS / f"{program}.html").read_text(encoding="utf-8"))
    assert editor.markdown == PASTED[program]


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("<p>1. не список</p><p>2. не список</p>", "1\\. не список\n\n2\\. не список"),
        (
            "<p>5*3*2 и *слово*, &lt;b&gt;, # и [x](y.kz)</p>",
            "5*3*2 и \\*слово\\*, <b>, # и \\[x](y.kz)",
        ),
        ("<p># решётка</p><p>&gt; цитата</p><p>+ плюс</p>", "\\# решётка\n\n\\> цитата\n\n+ плюс"),
        ("<b>сло</b>во", "{**сло**}во"),
        ("<script>alert(1)</script><p onclick='alert(1)'>а</p><style>p{}</style>", "а"),
        ("<a href='javascript:alert(1)'>а</a>", "а"),
        ("<p>а</p>\n\n<p>&nbsp;</p>\n<div>б<br>в</div>", "а\n\nб\\\nв"),
        (
            "<ol><li>а<ol><li>б</li><li>в</li></ol></li><li>г</li></ol>",
            "1. а\n\n   1\\. б\n\n   2\\. в\n\n2. г",
        ),
        ("<ol start='999'><li>а</li><li>б</li></ol>", "999. а\n\n1000. б"),
        ("<ol type='I' start='4'><li>а</li></ol>", "IV. а"),
        ("<ul><li><p>а</p><p>б</p></li></ul>", "- а\n\n  б"),
        ("<blockquote><p>а</p><p>б</p></blockquote>", "> а\n>\n> б"),
        (
            "<table><tr><td>а<table><tr><td>б</td></tr></table></td></tr></table>",
            "| а<br>б |\n|---|",
        ),
        (
            "<table><tr><td><ol><li>а</li><li>б</li></ol></td></tr></table>",
            "| 1. а<br>2. б |\n|---|",
        ),
    ],
)
def test_html_of_any_kind(editor: Editor, html: str, written: str) -> None:
    editor.show()
    editor.paste(html)
    assert editor.markdown == written


def test_plain_text_is_a_paragraph_a_line(editor: Editor) -> None:
    editor.show("До")
    editor.keys("End")
    editor.paste("", " 23.9\n1. не список\r\n\r\n- тоже\n")
    assert editor.markdown == "До 23.9\n\n1. не список\n\n\\- тоже"


def test_a_word_is_pasted_into_the_paragraph_and_paragraphs_part_it(editor: Editor) -> None:
    editor.show("Начало конец")
    editor.keys(*["ArrowRight"] * 7)
    editor.paste("<p>важного <b>и</b></p>")
    editor.type(" ")
    editor.paste("<p>а</p><p>б </p>")
    assert editor.markdown == "Начало важного **и** а\n\nбконец"


def test_a_part_of_a_paragraph_keeps_the_space_behind_it(editor: Editor) -> None:
    editor.show("конец")
    editor.paste("<!--StartFragment--><span lang=RU>важный <b>и</b> </span><!--EndFragment-->")
    assert editor.markdown == "важный **и** конец"


def test_what_is_pasted_into_a_cell_stays_in_it(editor: Editor) -> None:
    editor.show("| а | б |\n|---|---|\n| в | г |")
    editor.keys("End")
    editor.paste("<p> один</p><ul><li>два</li></ul>")
    assert editor.markdown == "| аодин<br>два | б |\n|---|---|\n| в | г |"


def test_what_is_copied_in_a_body_comes_back_with_its_footnotes(editor: Editor) -> None:
    editor.show("Один[^1] **два**.\n\n[^1]: Закон.")
    copied = editor.page.evaluate(
        "() => { const { view } = editor; const slice = view.state.doc.slice(0);"
        " return view.serializeForClipboard(slice).dom.innerHTML; }"
    )
    editor.show()
    editor.paste(copied)
    assert editor.markdown == "Один[^1] **два**.\n\n[^1]: Закон."
