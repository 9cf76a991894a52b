"""Places of characters: where the letters of a value stand in the file."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter import load
from drafter.errors import Place
from drafter.model.origin import origin_of
from drafter.model.source import Source, Written
from drafter.reading.nodes import Mapping, Scalar, parse

WRITTEN = {
    "block": "a:\n  b: |\n    Первое слово.\n\n    Второе и искомое слово.\n",
    "block with a deeper list": "a:\n  b: |\n    - первое\n      - второе искомое\n",
    "folded": "a:\n  b: >\n    Первое слово,\n    второе искомое,\n\n    третье.\n",
    "folded and stripped": "a:\n  b: >-\n    Первое слово,\n    второе искомое",
    "plain": "a:\n  b: первое искомое\n",
    "plain over two lines": "a:\n  b: первое\n    второе искомое третье\n",
    "double quotation marks": 'a: {b: "Первое \\"слово\\" \\u0430 искомое"}\n',
    "double quotation marks over two lines": 'a:\n  b: "Первое \\\n    сло\n    искомое"\n',
    "single quotation marks": "a: {b: 'Первое ''слово'' искомое'}\n",
    "JSON": '{"a": {"b": "Первое \\"слово\\"\\n\\tискомое"}}',
}


def source_of(text: str) -> Source:
    root, problems = parse(text, "f")
    assert problems == []
    assert isinstance(root, Mapping)
    inner = root.entries["a"][1]
    assert isinstance(inner, Mapping)
    node = inner.entries["b"][1]
    assert isinstance(node, Scalar)
    return Source(text, {"a.b": Written(node.text, node.place, node.style)})


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_a_word_is_found_in_its_line_and_column(text: str) -> None:
    source = source_of(text)
    before = text[: text.index("искомое")]
    expected = Place("f", before.count("\n") + 1, len(before) - before.rfind("\n"))
    assert source.place("a.b", source.values["a.b"].text.index("искомое")) == expected


PARAGRAPHS = st.lists(st.text("абв «»#-'\"\\", min_size=1).filter(str.strip), min_size=1)


@given(PARAGRAPHS)
def test_each_character_of_a_block_is_found_where_it_stands(paragraphs: list[str]) -> None:
    text = "a:\n  b: |2\n" + "\n\n".join(f"    {'!' + part}" for part in paragraphs) + "\n"
    source = source_of(text)
    lines = text.split("\n")
    for offset, character in enumerate(source.values["a.b"].text):
        place = source.place("a.b", offset)
        if not character.isspace():
            assert lines[place.line - 1][place.column - 1] == character


def test_a_value_that_cannot_be_followed_has_its_beginning_for_a_place() -> None:
    source = Source("a: б", {"a": Written("вгд", Place("f", 1, 4))})
    assert source.place("a", 2) == Place("f", 1, 4)


def test_an_inquiry_knows_its_source() -> None:
    text = "languages: [ru]\naddressee: {post: prime-minister}\nauthor: {faction: Ак жол}\n"
    text += "body: |\n  Текст\n  письма.\nsignatories: [А. Перуашев]\n"
    inquiry = load(io.StringIO(text))
    assert origin_of(inquiry).source.place("body", 8) == Place("-", 6, 5)
