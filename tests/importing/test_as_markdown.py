"""Paragraphs as Markdown: read back by drafter, they are the same paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.docx.document import Grid, Number, Seen
from drafter.importing.as_markdown import body_of, line_of
from drafter.markup.markdown import to_markup
from drafter.markup.reading import read
from drafter.model.letter import Block, Break, Inline, Link, Note, Paragraph, Run, Table


class AnyStyle:
    def __contains__(self, _name: object) -> bool:
        return True


def seen(*content: Inline, style: str = "body-text", number: Number | None = None) -> Seen:
    return Seen(style, list(content), number)


def text_of(content: list[Inline]) -> str:
    return "".join(p.text if isinstance(p, Run) else "\n" for p in content)


def read_back(text: str) -> list[Block]:
    blocks, _lists = read(to_markup(text), AnyStyle(), list)
    return blocks


visible = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z"))
    | st.sampled_from(" *_[](^]\\#>|`-+=.)1a~!<&:{}"),
    min_size=1,
    max_size=40,
).filter(lambda text: text.strip() != "")


@given(texts=st.lists(visible, min_size=1, max_size=4))
def test_any_text_comes_back_as_itself(texts: list[str]) -> None:
    body, lost = body_of([seen(Run(text)) for text in texts], by_hand=False)
    back = read_back(body)
    assert [text_of(p.content) for p in back if isinstance(p, Paragraph)] == [
        " ".join(text.split(" ")).strip(" ") if "  " not in text else " ".join(text.split())
        for text in texts
    ]
    assert lost == {}


@given(text=visible, following=visible)
def test_any_text_beside_a_line_break_comes_back(text: str, following: str) -> None:
    body, _lost = body_of([seen(Run(text), Break(), Run(following))], by_hand=False)
    (paragraph,) = read_back(body)
    assert isinstance(paragraph, Paragraph)
    first, second = text_of(paragraph.content).split("\n")
    assert (first.split(), second.split()) == (text.split(), following.split())


@given(cells=st.lists(st.lists(visible, min_size=2, max_size=2), min_size=2, max_size=3))
def test_any_text_in_a_cell_comes_back(cells: list[list[str]]) -> None:
    grid = Grid("table-grid", [[[seen(Run(text))] for text in row] for row in cells])
    (table,) = read_back(body_of([grid], by_hand=False)[0])
    assert isinstance(table, Table)
    back = [[text_of(cell.paragraphs[0].content) for cell in row.cells] for row in table.rows]
    assert [[text.split() for text in row] for row in back] == [
        [text.split() for text in row] for row in cells
    ]


@given(
    runs=st.lists(
        st.tuples(visible, st.sampled_from([(), ("em",), ("strong",), ("em", "strong")])),
        min_size=1,
        max_size=4,
    )
)
def test_the_text_comes_back_whatever_is_emphasised(
    runs: list[tuple[str, tuple[str, ...]]],
) -> None:
    body, _lost = body_of([seen(*(Run(text, marks) for text, marks in runs))], by_hand=False)
    (paragraph,) = read_back(body)
    assert isinstance(paragraph, Paragraph)
    assert text_of(paragraph.content).split() == "".join(text for text, _marks in runs).split()


PLAIN = "Слово – за слово, № 5 (см. приложение); 2) пункт, a_b и 5 * 3."


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (PLAIN, PLAIN),
        ("1) пункт *", "1) пункт *"),
        ("150*200*300 и [5] из ~7", "150*200*300 и [5] из ~7"),
        ("*а* и тенге*", "\\*а\\* и тенге*"),
        ("[а](б), м^2^", "\\[а](б), м\\^2^"),
        ("- а", "\\- а"),
        ("# а\\б", "\\# а\\б"),
        ("\\*а", "\\\\*а"),
    ],
)
def test_only_what_would_be_a_mark_is_escaped(text: str, written: str) -> None:
    assert body_of([seen(Run(text))], by_hand=False)[0] == written


def test_emphasis_that_markdown_cannot_set_is_left_out_and_told() -> None:
    body, lost = body_of([seen(Run("сло"), Run("«во»", ("strong",)), Run("м"))], by_hand=False)
    assert body == "сло«во»м"
    assert list(lost) == ["import-lost-emphasis"]


def test_notes_stand_at_the_end_and_links_keep_their_address() -> None:
    link = Link("https://zakon.kz/a_(b)", [Run("портал")])
    body, _lost = body_of([seen(Run("Сообщил "), link, Note([Run("2025 год")]))], by_hand=False)
    assert body == "Сообщил [портал](<https://zakon.kz/a_(b)>)[^1]\n\n[^1]: 2025 год"


@pytest.mark.parametrize("typed", [["1) раз", "2) два"], ["1. раз", "2. два"], ["– раз", "– два"]])
def test_numbers_typed_by_hand_become_a_list(typed: list[str]) -> None:
    body, _lost = body_of([seen(Run(text)) for text in typed], by_hand=True)
    blocks, lists = read(to_markup(body), AnyStyle(), list)
    assert [text_of(b.content) for b in blocks if isinstance(b, Paragraph)] == ["раз", "два"]
    assert len(lists) == 1


def test_a_lone_typed_number_stays_text() -> None:
    assert body_of([seen(Run("1) раз")), seen(Run("слово"))], by_hand=True)[0] == (
        "1) раз\n\nслово"
    )


def test_a_number_that_markdown_does_not_know_stays_as_text() -> None:
    letter = Number(1, 0, 1, "", "а)")
    assert body_of([seen(Run("раз"), number=letter)], by_hand=False)[0] == "а) раз"


def test_two_lists_that_touch_keep_their_numbers() -> None:
    first, second = Number(1, 0, 1, ".", "1."), Number(2, 0, 1, ".", "1.")
    items = [seen(Run("раз"), number=first), seen(Run("два"), number=second)]
    blocks = read_back(body_of(items, by_hand=False)[0])
    assert "1. два" in [text_of(b.content) for b in blocks if isinstance(b, Paragraph)]


def numbered(text: str, list_: int, level: int, value: int, printed: str) -> Seen:
    return seen(Run(text), number=Number(list_, level, value, printed[-1], printed))


def test_a_list_inside_an_item_is_a_list_inside_an_item() -> None:
    items = [numbered("раз", 1, 0, 1, "1)"), numbered("внутри", 2, 0, 1, "1."),
             numbered("два", 1, 0, 2, "2)")]  # fmt: skip
    assert body_of(items, by_hand=False)[0] == "1) раз\n   1. внутри\n2) два"


def test_a_list_that_goes_on_after_a_paragraph_of_an_item_holds_it() -> None:
    more = seen(Run("ещё"), style="list-continue")
    items = [numbered("раз", 1, 0, 1, "1)"), more, numbered("два", 1, 0, 2, "2)")]
    assert body_of(items, by_hand=False)[0] == "1) раз\n\n   ещё\n2) два"


def test_a_number_that_markdown_does_not_know_stays_in_the_item_it_follows() -> None:
    letter = seen(Run("по районам"), number=Number(1, 1, 1, "", "а)"))
    body, _lost = body_of([numbered("раз", 1, 0, 1, "1)"), letter], by_hand=False)
    assert body == "1) раз\n\n   а) по районам"


def test_an_item_of_several_numbers_alone_stays_text() -> None:
    assert body_of([numbered("раз", 1, 1, 1, "1.1.")], by_hand=False)[0] == "1.1. раз"


def test_a_typed_number_in_bold_is_taken_off_with_the_space_after_it() -> None:
    items = [seen(Run("1)", ("strong",)), Run(" раз")), seen(Run("2) "), Run("два", ("em",)))]
    assert body_of(items, by_hand=True)[0] == "1) раз\n2) *два*"


def test_a_heading_keeps_its_break_and_its_number() -> None:
    heading = Seen("heading-1", [Run("1. О дорогах"), Break(), Run("и мостах")], heading=1)
    body, _lost = body_of([heading, seen(Run("2. нет"))], by_hand=True)
    assert body == "# 1. О дорогах\\\nи мостах\n\n2. нет"


def test_a_line_has_no_marks_and_its_note_stands_in_parentheses() -> None:
    lost: dict[str, str] = {}
    link = Link("https://zakon.kz", [Run("закон")])
    content: list[Inline] = [Run("См. ", ("em",)), link, Break(), Run("РК"), Note([Run("2025")])]
    assert line_of(content, lost) == "См. закон РК (2025)"
    assert list(lost) == ["import-note-in-parentheses"]


@pytest.mark.parametrize(
    "text",
    [
        *("[a](b)", "![a](b)", "[a](javascript:x)", "<file:///etc>", "[^1] слово", "[^1]: слово"),
        *("[a]: https://x.kz", "> " * 60 + "x", "- " * 60 + "x", "<b>x</b>", "&amp; &#65;", "***"),
        *("---", "===", "~~~", "```", "| a | b |", "\\", "{{ x }}", "1)", "-", "#"),
    ],
)
def test_text_that_looks_like_markdown_comes_back_as_text(text: str) -> None:
    body, _lost = body_of([seen(Run(text)), seen(Run("слово"))], by_hand=True)
    first, second = read_back(body)
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert (text_of(first.content), text_of(second.content)) == (text.strip(), "слово")


def test_a_footnote_of_a_line_stands_in_brackets_and_is_told() -> None:
    lost: dict[str, str] = {}
    assert line_of([Run("Просим"), Note([Run("Устно.")]), Run(" ответить")], lost) == (
        "Просим (Устно.) ответить"
    )
    assert list(lost) == ["import-note-in-parentheses"]


def test_an_empty_paragraph_of_a_cell_is_left_out() -> None:
    cell = [seen(Run("Дороги")), seen(Run(" ")), seen(Run("и мосты"))]
    grid = Grid("table-grid", [[cell, [seen(Run("52"))]], [[seen(Run("а"))], [seen(Run("б"))]]])
    (table,) = read_back(body_of([grid], by_hand=False)[0])
    assert isinstance(table, Table)
    assert text_of(table.rows[0].cells[0].paragraphs[0].content) == "Дороги\nи мосты"


def test_a_line_break_inside_a_link_of_a_heading_stays() -> None:
    link = Link("https://a.kz", [Run("о"), Break(), Run("законе")])
    assert body_of([Seen("heading-1", [link], heading=1)], by_hand=False) == (
        "# [о\\\nзаконе](https://a.kz)",
        {},
    )


def test_a_line_keeps_the_space_at_the_edge_of_a_link() -> None:
    assert line_of([Run("см."), Link("https://a.kz", [Run(" портал ")]), Run("сегодня")], {}) == (
        "см. портал сегодня"
    )
