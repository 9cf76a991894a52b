"""The body as a document of its editor: what is shown is what is printed, and the other way."""

import os
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from drafter.markup.document_normal import normal
from drafter.markup.documents import NoDocumentError, document_of, text_of
from drafter.markup.flaws import MarkdownError
from drafter.markup.markdown import pictures_in, to_markup
from drafter.markup.reading import read
from drafter.model.letter import Block, Break, Inline, Link, Note, Paragraph, Picture, Run, Table
from drafter.pictures.image import Image
from tests.markup.test_as_typed import BODIES, SOUP

EXAMPLES = int(os.environ.get("DRAFTER_EXAMPLES", "100"))
MANY = settings(max_examples=EXAMPLES, deadline=None)
Node = dict[str, Any]


class AnyStyle:
    def __contains__(self, _name: object) -> bool:
        return True


def printed(body: str) -> list[object]:
    """Return what a body prints; the marks of white space are not seen, so they are left out."""
    pictures = {name: Image(b"", "png", 1, 1) for _offset, name in pictures_in(body)}
    blocks, lists = read(to_markup(body), AnyStyle(), list, pictures)
    return [[shape(block) for block in blocks], lists]


def shape(block: Block) -> object:
    if isinstance(block, Paragraph):
        return (block.style, block.item, inline(block.content))
    if isinstance(block, Table):
        return [[[inline(p.content) for p in c.paragraphs] for c in r.cells] for r in block.rows]
    return block


def inline(content: list[Inline]) -> list[object]:
    found: list[object] = []
    for part in content:
        if isinstance(part, Run):
            found += [(c, () if c.isspace() else part.marks) for c in part.text]
        elif isinstance(part, Note):
            found.append(["note", *inline(part.content)])
        elif isinstance(part, Link):
            found += [("link", part.target, one) for one in inline(part.content)]
        elif isinstance(part, Picture):
            found.append((part.caption, part.centimetres, part.percent))
        else:
            found.append(Break)
    return found


def text(words: str, *marks: str) -> Node:
    found: Node = {"type": "text", "text": words}
    if marks:
        found["marks"] = [{"type": mark} for mark in marks]
    return found


def node(kind: str, *content: Node, **attrs: object) -> Node:
    found: Node = {"type": kind}
    if attrs:
        found["attrs"] = attrs
    if content:
        found["content"] = list(content)
    return found


def doc(*blocks: Node) -> Node:
    return node("doc", *blocks)


def paragraph(*content: Node | str) -> Node:
    return node("paragraph", *(text(c) if isinstance(c, str) else c for c in content))


NASTY = st.text(st.sampled_from('аб1259 .,)(*_~^[]<>\\|#-–!«»":/$`+=&{}'), min_size=1, max_size=8)
TOKENS = st.sampled_from(
    [
        *(
            "1. ",
            "2. ",
            "3) ",
            "- ",
            "– ",
            "> ",
            "# ",
            "* ",
            "+ ",
            "[x]",
            "[^1]",
            "[^1]: ",
            "|---|",
        ),
        *("<br>", "https://x.kz/а", "www.gov.kz", "5*3*2", "{*", "*}", "{^", "^}", "~", "\\", "{"),
        *("а | б", "]( ", "](u)", "![", "слово", "№ 5", " ", "  ", "\u00a0", "C:\\", "***", "<b>"),
    ]
)
WORDS = st.lists(NASTY | TOKENS, min_size=1, max_size=4).map("".join)
MARKS = st.lists(
    st.sampled_from(
        [
            *({"type": kind} for kind in ("em", "strong", "sub", "sup")),
            {"type": "link", "attrs": {"href": "https://x.kz/(a)"}},
            {"type": "link", "attrs": {"href": "https://gov.kz"}},
        ]
    ),
    max_size=3,
)
TEXTS = st.builds(lambda words, marks: {**text(words), "marks": marks}, WORDS, MARKS)
BREAKS = st.builds(lambda marks: {**node("hard_break"), "marks": marks}, MARKS)
IN_NOTES = st.lists(TEXTS | TEXTS | BREAKS, max_size=4)
NOTES = st.builds(
    lambda inner, marks: {**node("footnote", *inner), "marks": marks}, IN_NOTES, MARKS
)
PICTURES = st.builds(
    lambda caption, file, width: node("picture", *caption, file=file, width=width),
    IN_NOTES,
    st.sampled_from(["road.jpg", "моя дорога (1).png"]),
    st.sampled_from(["", "12cm", "50%", "чушь"]),
)
INLINES = st.lists(TEXTS | TEXTS | TEXTS | BREAKS | NOTES | PICTURES, max_size=5)
PARAGRAPHS = INLINES.map(lambda content: node("paragraph", *content))
HEADINGS = st.builds(
    lambda content, level: node("heading", *content, level=level), INLINES, st.integers(1, 3)
)
CELLS = st.builds(
    lambda kind, one, align: node(kind, one, align=align),
    st.sampled_from(["table_cell", "table_header"]),
    PARAGRAPHS,
    st.sampled_from(["", "center", "right"]),
)
TABLES = st.lists(
    st.lists(CELLS, min_size=1, max_size=3).map(lambda cells: node("table_row", *cells)),
    min_size=1,
    max_size=3,
).map(lambda rows: node("table", *rows))


def holders(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Return what may hold other blocks: quotations and lists."""
    blocks = st.lists(inner, max_size=2)
    items = st.builds(lambda first, rest: node("list_item", first, *rest), PARAGRAPHS, blocks)
    listed = st.lists(items, min_size=1, max_size=3)
    return (
        blocks.map(lambda content: node("quotation", *content))
        | listed.map(lambda content: node("bullet_list", *content))
        | st.builds(
            lambda content, start, mark: node("ordered_list", *content, start=start, mark=mark),
            listed,
            st.integers(0, 3) | st.just(998),
            st.sampled_from([".", ")"]),
        )
    )


BLOCKS = st.recursive(PARAGRAPHS | HEADINGS | TABLES, holders, max_leaves=6)
DOCUMENTS = st.lists(BLOCKS, max_size=4).map(lambda blocks: doc(*blocks))


@given(DOCUMENTS)
@MANY
def test_any_document_comes_back_from_its_markdown(document: Node) -> None:
    meant = normal(document)
    again = document_of(text_of(document))
    assert again == (meant if meant.get("content") else doc(node("paragraph")))


@given(BODIES.map(lambda body: "".join(gap + pair[0] for pair, gap in body)) | SOUP)
@example("а{*б*}в {^кв. м^} **ж[^1]**\n\n[^1]: - сноска\n  1. б")
@example("- \\\n  | а |\n\n   1. б\n   2. в\n> 1. г\n2. д")
@MANY
def test_any_body_prints_the_same_after_it_was_a_document(body: str) -> None:
    document = document_of(body)
    assert text_of(document, body) == body
    try:
        meant = printed(body)
    except MarkdownError:
        return
    assert printed(text_of(document)) == meant


@given(DOCUMENTS, DOCUMENTS)
@settings(max_examples=EXAMPLES // 3, deadline=None)
def test_a_document_is_what_it_is_whatever_the_body_was_before(new: Node, old: Node) -> None:
    meant = normal(new)
    again = document_of(text_of(new, text_of(old)))
    assert again == (meant if meant.get("content") else doc(node("paragraph")))


OLD = (
    "#  Дороги\n\n  Один   *абзац*.\nВторой: 5*3*2.\n\n\n–  а\n–  б\n\n"
    "Третий[^внизу].\n\n[^внизу]:  Сноска.\n\n>Четвёртый\n|а|б|\n|-|-|\n|1|2|\n"
)


@pytest.mark.parametrize("changed", range(len(document_of(OLD)["content"])))
def test_what_is_not_changed_keeps_its_very_lines(changed: int) -> None:
    document = document_of(OLD)
    document["content"][changed] = paragraph("Новый")
    lines = [line for line in text_of(document, OLD).split("\n") if line]
    kept = [line for line in OLD.split("\n") if line]
    lost = {
        0: kept[:1],
        1: kept[1:2],
        2: kept[2:3],
        3: kept[3:5],
        4: kept[5:7],
        5: kept[7:8],
        6: kept[8:],
    }[changed]
    assert [line for line in lines if line != "Новый"] == [
        line for line in kept if line not in lost
    ]


def test_a_paragraph_that_was_moved_keeps_its_lines_and_its_footnote() -> None:
    document = document_of(OLD)
    document["content"].insert(0, document["content"].pop(4))
    assert text_of(document, OLD).startswith("Третий[^внизу].\n\n#  Дороги")
    assert document_of(text_of(document, OLD)) == document


@pytest.mark.parametrize(
    "typed",
    [
        *("5*3*2", "*слово*", "**слово**", "1. не список", "1) не список", "# не заголовок"),
        *(
            "> не цитата",
            "+ плюс",
            "- не список",
            "– не список",
            "| а | б |",
            "[x]",
            "_а_",
            "[x](y.kz)",
        ),
        *("![x](y.png)", "[^1]", "[^1]: сноска", "H~2~O", "м^2^", "<br>", "<https://x.kz>", "23.9"),
        *(
            "C:\\Users\\",
            "\\*а\\*",
            "\\",
            "1\\. а",
            "{*а*}",
            "https://x.kz/a_b*c*",
            "***",
            "&lt;",
            "#",
        ),
    ],
)
def test_what_is_typed_is_printed(typed: str) -> None:
    for before in ("", "5. до\n\n2. б"):
        document = doc(paragraph(typed), paragraph(f"2. {typed}"), paragraph(f"3. {typed}"))
        (blocks, lists) = printed(text_of(document, before))
        texts = ["".join(one[0] for one in block[2]) for block in blocks]  # type: ignore[attr-defined]
        assert (texts, lists) == ([typed, f"2. {typed}", f"3. {typed}"], [])


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("Нет такой сноски[^9].", 0),
        ("До.\n\n[сайт](адрес)\n\nПосле.", 1),
        ("[^1]: Лишняя сноска.", 0),
        ("| а | б |\n|---|---|\n| 1 |", 0),
        ("#### Глубоко", 0),
        ("![с[^1]](a.png)\n\n[^1]: Сноска.", 0),
    ],
)
def test_what_cannot_be_shown_is_kept_as_it_was_typed(body: str, shown: int) -> None:
    document = document_of(body)
    block = document["content"][shown]
    assert block["type"] == "source"
    assert block["content"][0]["text"] in body
    assert document_of(text_of(document)) == document


def test_emphasis_is_written_as_a_person_would_and_in_braces_where_none_could() -> None:
    plain = paragraph("Это ", text("важно", "strong"), " и ", text("срочно.", "em"))
    within = paragraph(text("про", "em"), "верка ", text("№ 5", "strong"))
    assert text_of(doc(plain, within)) == "Это **важно** и *срочно.*\n\n{*про*}верка {**№ 5**}"


def test_a_list_of_one_number_is_a_paragraph_with_it() -> None:
    document = doc(node("ordered_list", node("list_item", paragraph("а")), start=3, mark=")"))
    assert document_of(text_of(document)) == doc(paragraph("3) а"))


def test_footnotes_with_the_same_text_share_a_mark_and_others_get_one_that_is_free() -> None:
    before = "Один[^1].\n\n[^1]: Закон.\n"
    document = document_of(before)
    same, other = node("footnote", text("Закон.")), node("footnote", text("Указ."))
    document["content"].append(paragraph("Два", same, " и три", other))
    assert text_of(document, before) == (
        "Один[^1].\n\nДва[^1] и три[^2]\n\n[^1]: Закон.\n\n[^2]: Указ.\n"
    )


@pytest.mark.parametrize(
    "document",
    [
        {"type": "paragraph"},
        doc(node("script")),
        doc(node("bullet_list", paragraph("а"))),
        doc({"type": "paragraph", "content": "а"}),
        doc({"type": "paragraph", "content": [{"type": "text", "text": "а", "marks": "em"}]}),
        doc(paragraph(node("footnote", node("footnote")))),
        doc(node("table", node("table_row", node("table_cell", node("table"))))),
    ],
)
def test_what_is_no_document_is_refused(document: Node) -> None:
    with pytest.raises(NoDocumentError):
        text_of(document)


def test_a_document_without_end_is_refused() -> None:
    inner = paragraph("а")
    for _level in range(200):
        inner = node("bullet_list", node("list_item", paragraph("б"), inner))
    with pytest.raises(NoDocumentError):
        text_of(doc(inner))


def test_a_line_of_a_quotation_that_begins_with_its_mark_is_a_paragraph() -> None:
    document = doc(node("quotation", paragraph("а", node("hard_break"), "> б")))
    again = document_of(text_of(document))
    assert again == doc(node("quotation", paragraph("а"), paragraph("> б")))


def test_a_quotation_right_in_another_one_is_a_part_of_it() -> None:
    document = doc(node("quotation", paragraph("а"), node("quotation", paragraph("б"))))
    assert text_of(document) == "> а\n>\n> б"
