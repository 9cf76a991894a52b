"""Any body: the letter prints what was typed, and its import gives the body back.

`DRAFTER_EXAMPLES=10000 python -m pytest tests/markup/test_as_typed.py` tries more of them.
"""

import io
import os
import re
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from drafter import Drafter, InquiryError, load
from drafter.importing import import_letters
from tests.conftest import read
from tests.documents import parts
from tests.printed import alike, marks, printed, printed_notes

EXAMPLES = int(os.environ.get("DRAFTER_EXAMPLES", "100"))
MANY = settings(max_examples=EXAMPLES, deadline=None)

FIRST, LAST = "Начало текста.", "Конец текста."
Pair = tuple[str, str]
"""What is typed, and what is printed for it."""


@cache
def drafter() -> Drafter:
    return Drafter()


@cache
def folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="drafter-typed-")


def letter(body: str) -> bytes:
    return drafter().render(read(body=f"{FIRST}\n\n{body}\n\n{LAST}"), "ru")


def body_lines(data: bytes) -> list[str]:
    lines = printed(data)
    return lines[lines.index(FIRST) + 1 : lines.index(LAST)]


def imported(data: bytes) -> str:
    """Return the body that the import of a letter gives."""
    file = Path(folder().name) / "letter.ru.docx"
    file.write_bytes(data)
    (body,) = load(io.StringIO(import_letters([file], "letter.yaml").text)).body.values()
    return body


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (
            "Согласно статье 27:\n\n1. Депутат вправе направить запрос.\n\n"
            "3. Ответ даётся в месячный срок.\n\n7. Ответ оглашается.",
            [
                "Согласно статье 27:",
                "1. Депутат вправе направить запрос.",
                "3. Ответ даётся в месячный срок.",
                "7. Ответ оглашается.",
            ],
        ),
        (
            "Площадка размером 150*200*300 метров, см. https://example.kz/a_b_c*d и 5*6.",
            ["Площадка размером 150*200*300 метров, см. https://example.kz/a_b_c*d и 5*6."],
        ),
        (
            "Требуется:\nа) поставить уголь;\nб) установить цены.\nЖители ждут.",
            ["Требуется:", "а) поставить уголь;", "б) установить цены.", "Жители ждут."],
        ),
        ("См. [сайт](www.gov.kz).", ["См. сайт."]),
        (
            "Подробности: <https://www.gov.kz/land>.",
            ["Подробности: https://www.gov.kz/land."],
        ),
        (
            "Площадь 12 м^2^, вода H~2~O, 5*3*2 = 30, имя_файла_тут, ~~зачёркнуто~~, "
            "<u>подчёркнуто</u>, `код`, $x^2$.\n\n* без учёта НДС.\n\n2025. Итоги года.",
            [
                "Площадь 12 м2, вода H2O, 5*3*2 = 30, имя_файла_тут, ~~зачёркнуто~~, "
                "<u>подчёркнуто</u>, `код`, $x^2$.",
                "* без учёта НДС.",
                "2025. Итоги года.",
            ],
        ),
        (
            "1. а\n2. б\n   1) в\n   2) г\n3. д\n\nТекст.\n1. е\n2. ж",
            ["1. а", "2. б", "1) в", "2) г", "3. д", "Текст.", "1. е", "2. ж"],
        ),
    ],
)
def test_what_people_type_is_printed(body: str, lines: list[str]) -> None:
    assert body_lines(letter(body)) == [line for text in lines for line in alike(text)]


def test_a_note_with_a_list_a_broken_line_and_cells_of_two_lines() -> None:
    data = letter(
        "Текст письма[^1]. Первая строка адреса\\\nвторая строка адреса.\n\n"
        "[^1]: По закону:\n    1. пункт первый;\n    2. пункт второй.\n\n"
        "| Город | Адрес |\n|---|---|\n| Алматы<br>Астана | ул. Абая, 1<br>ул. Сарыарка, 2 |"
    )
    assert body_lines(data) == [
        *("Текст письма. Первая строка адреса", "вторая строка адреса."),
        *("Город", "Адрес", "Алматы", "Астана", "ул. Абая, 1", "ул. Сарыарка, 2"),
    ]
    assert printed_notes(data) == ["По закону:", "1. пункт первый;", "2. пункт второй."]


def test_raised_and_lowered_letters_and_links_are_such_in_word() -> None:
    data = letter("12 м^2^, H~2~O, [сайт](www.gov.kz) и <https://x.kz>")
    assert {kind: marks(data)[kind] for kind in ("Superscript", "Subscript", "Hyperlink")} == {
        "Superscript": 1,
        "Subscript": 1,
        "Hyperlink": len("сайт") + len("https://x.kz"),
    }
    targets = re.findall(rb'Target="(http[^"]*)"', parts(data)["word/_rels/document.xml.rels"])
    assert targets == [b"https://www.gov.kz", b"https://x.kz"]


WORDS = st.sampled_from(
    [
        *("дорога", "Закон", "село", "бюджета", "жол", "Ақ", "отчёт", "и", "О", "б/н"),
        *("5*3", "150*200*300", "2025", "25,5", "№ 5", "1 500", "имя_файла", "_", "_а_", "a_b"),
        *(
            "5^6",
            "x^",
            "~5",
            "~",
            "^",
            "$x^2$",
            "`код`",
            "<b>",
            "</b>",
            "<br>",
            "a<b",
            "&amp;",
            "&",
        ),
        *("C:\\Users", "\\", "\\(", "тенге*", "*", "**", "[5]", "]", "(ст. 27)", "]("),
        *(
            "https://x.kz/a_b*c",
            "www.gov.kz/~а~б",
            "a@b.kz",
            "«Ак",
            "жол»",
            "!",
            "#",
            "#5",
            ">",
            "|",
        ),
    ]
)
TYPED_WORDS = WORDS.map(lambda word: (word, word))
LETTERS = st.text(st.sampled_from("абвгәқАБВ"), min_size=1, max_size=6)
MARKED = st.one_of(
    LETTERS.map(lambda word: (f"*{word}*", word)),
    st.lists(LETTERS, min_size=1, max_size=3).map(
        lambda words: (f"**{' '.join(words)}**", " ".join(words))
    ),
    LETTERS.map(lambda word: (f"***{word}***,", f"{word},")),
    LETTERS.map(lambda word: (f"(«*{word}*»)", f"(«{word}»)")),
    LETTERS.map(lambda word: (f"**{word}:**", f"{word}:")),
    LETTERS.map(lambda word: (f"{word}~{word}~", word + word)),
    LETTERS.map(lambda word: (f"{word}^2^", f"{word}2")),
    LETTERS.map(lambda word: (f"[{word}](www.gov.kz)", word)),
    LETTERS.map(lambda word: (f"[{word} *{word}*](https://x.kz/а)", f"{word} {word}")),
    st.just(("<https://x.kz/a_b>", "https://x.kz/a_b")),
    LETTERS.map(lambda word: (f"\\*{word}\\*", f"*{word}*")),
    LETTERS.map(lambda word: (f"\\[{word}](x.kz)", f"[{word}](x.kz)")),
)
STARTS = st.sampled_from(
    [
        *(
            "1. ",
            "2. ",
            "3. ",
            "2) ",
            "3) ",
            "12. ",
            "007. ",
            "2025. ",
            "1000) ",
            "0. ",
            "1.5 ",
            "1.2. ",
        ),
        *("а) ", "б) ", "a. ", "IV. ", "* ", "• ", "+ ", "— ", "#5 ", ">5 ", "-5 ", "=== ", "--- "),
        *("", "", "", "", "", ""),
    ]
)


def joined(pairs: list[Pair], sign: str = " ") -> Pair:
    return sign.join(typed for typed, _shown in pairs), sign.join(shown for _typed, shown in pairs)


PHRASES = st.lists(TYPED_WORDS | MARKED | TYPED_WORDS, min_size=1, max_size=6).map(
    lambda pairs: joined([("слово", "слово"), *pairs, ("слово", "слово")])
)


@st.composite
def paragraphs(draw: st.DrawFn) -> Pair:
    start, (typed, shown) = draw(STARTS), draw(PHRASES)
    return start + typed, start + shown


@st.composite
def prefixed(draw: st.DrawFn) -> Pair:
    sign, printed_sign = draw(
        st.sampled_from(
            [
                ("# ", ""),
                ("### ", ""),
                ("> ", ""),
                ("- ", "– "),
                ("– ", "– "),
                ("1\\. ", "1. "),
                ("\\- ", "- "),
                ("\\# ", "# "),
            ]
        )
    )
    typed, shown = draw(PHRASES)
    return sign + typed, printed_sign + shown


@st.composite
def lists(draw: st.DrawFn) -> Pair:
    number, mark = draw(st.integers(0, 30)), draw(st.sampled_from(".)"))
    gap = draw(st.sampled_from(["\n", "\n\n", "\n\n\n"]))
    inner_mark = draw(st.sampled_from([".", ")", "-"]))
    items: list[Pair] = []
    for count in range(draw(st.integers(1, 4))):
        typed, shown = draw(PHRASES)
        items.append((f"{number + count}{mark} {typed}", f"{number + count}{mark} {shown}"))
        for inner in range(draw(st.integers(0, 3))):
            sign = "-" if inner_mark == "-" else f"{inner + 1}{inner_mark}"
            typed, shown = draw(PHRASES)
            items.append((f"   {sign} {typed}", f"{sign} {shown}"))
        if draw(st.booleans()):
            typed, shown = draw(PHRASES)
            items.append((f"  {typed}", shown))
    typed, shown = joined(items, "\n")
    return typed.replace("\n", gap), shown


@st.composite
def tables(draw: st.DrawFn) -> Pair:
    width = draw(st.integers(1, 3))
    plain = PHRASES.filter(lambda pair: "|" not in pair[0] and "<br>" not in pair[0])
    rows = [[draw(plain) for _column in range(width)] for _row in range(draw(st.integers(1, 3)))]
    for row in rows:
        if draw(st.booleans()):
            row[0] = joined([row[0], ("строка", "строка")], "<br>")
    typed = ["| " + " | ".join(cell[0] for cell in row) + " |" for row in rows]
    typed.insert(1, "|" + ":--:|" * width)
    shown = [cell[1].replace("<br>", "\n") for row in rows for cell in row]
    return "\n" + "\n".join(typed) + "\n", "\n".join(shown)


@st.composite
def broken(draw: st.DrawFn) -> Pair:
    first, second = draw(PHRASES), draw(PHRASES)
    return f"{first[0]}\\\n{second[0]}", f"{first[1]}\n{second[1]}"


BODIES = st.lists(
    st.tuples(
        paragraphs() | paragraphs() | prefixed() | lists() | tables() | broken(),
        st.sampled_from(["\n", "\n\n"]),
    ),
    min_size=1,
    max_size=5,
)


def expected(shown: str) -> list[str]:
    return [line for line in alike(shown) if line]


@given(BODIES)
@MANY
def test_the_letter_prints_what_was_typed(body: list[tuple[Pair, str]]) -> None:
    typed = "".join(gap + pair[0] for pair, gap in body)
    shown = "\n".join(pair[1] for pair, _gap in body)
    assert body_lines(letter(typed)) == expected(shown)


@given(BODIES)
@MANY
def test_a_letter_comes_back_to_a_body_that_makes_it_again(body: list[tuple[Pair, str]]) -> None:
    first = letter("".join(gap + pair[0] for pair, gap in body))
    again = drafter().render(read(body=imported(first)), "ru")
    assert body_lines(again) == body_lines(first)
    assert marks(again) == marks(first)


NOTES = st.lists(PHRASES, min_size=1, max_size=3)


@given(text=PHRASES, note=NOTES)
@MANY
def test_a_footnote_prints_its_lines_and_comes_back(text: Pair, note: list[Pair]) -> None:
    numbered = [(f"{n}. {typed}", f"{n}. {shown}") for n, (typed, shown) in enumerate(note, 1)]
    typed, shown = joined([("По закону:", "По закону:"), *numbered], "\n")
    data = letter(f"{text[0]}[^1] слово\n[^1]: " + typed.replace("\n", "\n  "))
    assert body_lines(data) == expected(f"{text[1]} слово")
    assert printed_notes(data) == expected(shown)
    again = drafter().render(read(body=imported(data)), "ru")
    assert (printed(again), printed_notes(again)) == (printed(data), printed_notes(data))


SOUP = st.lists(
    st.text(st.sampled_from('аб1259 .,)(*_~^[]<>\\|#-–!«»":/$`+=&'), max_size=12)
    | st.sampled_from(
        [
            *(
                "\n",
                "\n\n",
                "\n  ",
                "1. ",
                "2. ",
                "3) ",
                "- ",
                "– ",
                "> ",
                "# ",
                "* ",
                "а) ",
                "а|б\n-|-\n",
            ),
            *(
                "https://x.kz/",
                "**",
                "***",
                "\\\n",
                "\\",
                "слово",
                "007. ",
                "1999. ",
                "| а |",
                "<br>",
            ),
        ]
    ),
    max_size=14,
).map("".join)
_MARKS = re.compile(r"[\s*_~^\[\]<>\\|#«»„“”\"–—-]|br")


@given(SOUP)
@example("1. а\n\n   1. б\n   2) в\n 3) г\n2. д")
@MANY
def test_of_any_body_nothing_but_marks_gets_lost(body: str) -> None:
    try:
        data = letter(body)
    except InquiryError:
        return
    kept: Callable[[str], str] = lambda text: _MARKS.sub("", text)  # noqa: E731
    assert kept("".join(body_lines(data))) == kept(body)


@given(SOUP)
@example("\\# а\n1\\. б\n2\\. в")
@example("1. а\n2. б\n   - в\n\n3\\. г")
@example("1. а\n2. б\n\n   в\n\n3\\. г")
@example("1) а\n2) б\n   1. в\n   2. г\n  д\n3. е")
@MANY
def test_any_letter_comes_back_to_a_body_that_prints_the_same(body: str) -> None:
    try:
        data = letter(body)
    except InquiryError:
        return
    again = drafter().render(read(body=imported(data)), "ru")
    assert body_lines(again) == body_lines(data)
    assert marks(again) == marks(data)
