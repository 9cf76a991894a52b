"""Texts after «|» that the parser does not see: what is read is the same, wherever they stand."""

from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from drafter.errors import InquiryError
from drafter.reading import nodes
from drafter.reading.characters import without_forbidden
from drafter.reading.nodes import Node, Scalar, Sequence, parse

ROWS = [
    *("к: |", "  ru: |", "  kk: |", "    ё: |", "- а: |", "- |", "б: >", "в: |-", "г: |2"),
    *("", " ", "  ", "      ", "    текст", "  текст", "    - пункт", "      глубже", "    x", "x"),
    *(
        "    # c",
        "  # c",
        "# c",
        "# к: |",
        "д: 'начало: |",
        '    конец"',
        "    конец'",
        "---",
        "...",
    ),
    *(
        "    неразрывный\u00a0пробел",
        "\u00a0  текст",
        "    а\u2028б",
        "\t",
        "    а\tб",
        "    \u202e",
    ),
    *(
        "ж: {а: |",
        "  з: & |",
        "и: к: |",
        "? |",
        ": |",
        "    а\rб",
        "    а\x85б",
        "к: а  #б",
        "    🙂",
    ),
]
files = st.lists(st.sampled_from(ROWS), max_size=9).map("\n".join)
ends = st.sampled_from(["", "\n", "\n\n", "\n    \n"])


def plain(node: Node) -> Any:
    """Return all that is known of a node."""
    if isinstance(node, Scalar):
        return node.text, node.style, node.place
    if isinstance(node, Sequence):
        return node.place, [plain(item) for item in node.items]
    entries = {name: (plain(key), plain(value)) for name, (key, value) in node.entries.items()}
    return node.place, node.flow, entries


def read(text: str) -> Any:
    try:
        root, problems = parse(without_forbidden(text, " "), "x.yaml", is_clean=True)
    except InquiryError as error:
        return error.problems
    return plain(root), problems


@given(files, ends)
@example("к: |\n    текст\n  текст", "\n")
@example("к: 'а: |\n    текст\n    конец'", "\n")
@example("к: |\n    x", "\n")
@example("  ru: |\n    а\n\n\n    б\n      в\n  kk: |\n    г", "\n\n")
def test_a_file_is_read_as_if_nothing_were_set_aside(text: str, end: str) -> None:
    quickly = read(text + end)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nodes, "set_aside", lambda text: (text, {}))
        assert quickly == read(text + end)


def test_the_parser_sees_neither_body(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    class Loader(yaml.SafeLoader):
        def __init__(self, text: str) -> None:
            seen.append(text)
            super().__init__(text)

    monkeypatch.setattr(nodes, "_LOADER", Loader)
    text = "б:\n  ru: |\n    О воде.\n\n    О школе.\n  kk: |\n    Су.\nв: г\n"
    root, _problems = parse(text, "x.yaml", is_clean=True)
    assert seen == ["б:\n  ru: |\n    x\n\n\n  kk: |\n    x\nв: г\n"]
    texts = {s.text: s.place.line for _key, s in root.entries["б"][1].entries.values()}  # type: ignore[union-attr]
    assert texts == {"О воде.\n\nО школе.\n": 2, "Су.\n": 6}
