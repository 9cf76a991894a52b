"""What YAML and JSON give as nodes: places, whatever the parser resolves, and its limits."""

import json
from io import StringIO
from pathlib import Path

import pytest

from drafter import InquiryError, Place, load
from drafter.files.limits import DEEPEST_VALUES, MOST_VALUES
from drafter.reading.nodes import Mapping, Node, Scalar, Sequence, parse
from tests.conftest import inquiry_data
from tests.reading.languages import told, untranslated


def scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Sequence):
        return [scalar for item in node.items for scalar in scalars(item)]
    return [scalar for key, value in node.entries.values() for scalar in (key, *scalars(value))]


def places(text: str) -> dict[str, tuple[int, int]]:
    return {s.text: (s.place.line, s.place.column) for s in scalars(parse(text, "x.yaml")[0])}


def test_every_key_and_value_has_its_line_and_column() -> None:
    text = "а: б\nв:\n  - г\n  - {д: е}\nж: |\n  з\n"
    assert places(text) == {
        "а": (1, 1), "б": (1, 4), "в": (2, 1), "г": (3, 5), "д": (4, 6), "е": (4, 9),
        "ж": (5, 1), "з\n": (5, 4),
    }  # fmt: skip
    root, _problems = parse(text, "x.yaml")
    assert root.place == Place("x.yaml", 1, 1)
    assert isinstance(root, Mapping)
    list_of_two = root.entries["в"][1]
    assert list_of_two.place == Place("x.yaml", 3, 3)


def test_a_mapping_knows_whether_it_stands_in_braces() -> None:
    root, _problems = parse("а: {б: в}", "x.yaml")
    assert isinstance(root, Mapping)
    inner = root.entries["а"][1]
    assert isinstance(inner, Mapping)
    assert (root.flow, inner.flow) == (False, True)


def test_a_value_keeps_the_mark_around_it() -> None:
    styles = [s.style for s in scalars(parse("- а\n- 'б'\n- \"в\"\n- |\n  г\n- >\n  д\n", "x")[0])]
    assert styles == ["", "'", '"', "|", ">"]


FAULTY = {
    "empty": ("", (1, 1), "The file is empty. Start from a sample."),
    "second document": ("а: б\n---\nв: г\n", (2, 1), "A second document begins here."),
    "list as a key": ("? [а]\n: б\n", (1, 3), "A list or a mapping stands where a key is expected"),
    "mapping as a key": (
        "д: е\n? {а: б}\n: в\n",
        (2, 3),
        "A list or a mapping stands where a key is",
    ),
    "key twice": (
        "а: б\nв: г\nа: д\n",
        (3, 1),
        "The key «а» stands twice: it is already in line 1",
    ),
    "anchor at a list": ("а: &x\n  - б\n", (1, 4), "«&x» at the start of a value"),
    "anchor at a text": ("а: &x б\n", (1, 4), "«&x» at the start of a value"),
    "tag at a list": ("а: !x\n  - б\n", (1, 4), "«!x» at the start of a value"),
    "alias": ("а: *x\n", (1, 4), "«*x» at the start of a value is a mark of YAML"),
    "alias in a list": ("а: [б, *x]\n", (1, 8), "«*x» at the start of a value is a mark"),
    "escaped mark": ('а: "б\\u202e"\n', (1, 4), "The invisible character U+202E stands here."),
    "too many": ("- а\n" * (MOST_VALUES + 1), (MOST_VALUES + 1, 3), "The file has more than 10000"),
    "too deep": ("[" * (DEEPEST_VALUES + 1), (1, DEEPEST_VALUES + 1), "The lists and keys are"),
}


@pytest.mark.parametrize("fault", FAULTY)
def test_what_yaml_would_resolve_or_lose_is_told_in_every_language(fault: str) -> None:
    text, place, words = FAULTY[fault]
    found = {(p.place.line, p.place.column): p for p in told(text) if p.place}
    problem = found[place]
    assert f"{problem.what} {problem.advice}".startswith(words)
    assert problem.advice
    assert untranslated(text) == []


def test_a_file_may_have_just_as_many_values_as_the_limit_says() -> None:
    text = "- а\n" * (MOST_VALUES - 1)  # the list itself is one
    assert len(scalars(parse(text, "x.yaml")[0])) == MOST_VALUES - 1
    with pytest.raises(InquiryError):
        parse(text + "- а\n", "x.yaml")


def test_nesting_may_be_just_as_deep_as_the_limit_says() -> None:
    text = "[" * DEEPEST_VALUES + "а" + "]" * DEEPEST_VALUES
    assert [s.text for s in scalars(parse(text, "x.yaml")[0])] == ["а"]
    with pytest.raises(InquiryError, match="nested too deep"):
        parse(f"[{text}]", "x.yaml")


def test_problems_before_the_end_of_patience_are_told_too() -> None:
    deep = "а: &x в\nг: " + "[" * (DEEPEST_VALUES + 1)
    many = "а: &x в\nг:\n" + "- д\n" * MOST_VALUES
    for text in (deep, many):
        first, second = told(text)
        assert "«&x»" in first.what
        assert second.place is not None
        assert second.place.line > 1


def test_of_two_documents_the_first_counts() -> None:
    root, problems = parse("а: б\n---\nв: г\n", "x.yaml")
    assert [s.text for s in scalars(root)] == ["а", "б"]
    assert len(problems) == 1


def test_of_a_key_that_stands_twice_the_first_counts() -> None:
    root, problems = parse("а: б\nа: в\n", "x.yaml")
    assert [s.text for s in scalars(root)] == ["а", "б"]
    assert len(problems) == 1


def test_an_entry_without_the_name_of_a_key_is_not_lost() -> None:
    text = json.dumps({"": "важное", **inquiry_data()}, ensure_ascii=False)
    (problem,) = told(text)
    assert problem.place == Place("-", 1, 2)
    assert problem.what == "The key «» is not known here."


def test_a_key_that_is_none_is_told_once() -> None:
    text = "languages: [ru]\n? {а: б}\n: в\n"
    assert [p.place[1:] for p in told(text) if p.place].count((2, 3)) == 1


def test_what_follows_a_key_that_is_none_is_read_all_the_same() -> None:
    root, problems = parse("? [а]\n: б\nв: г\n", "x.yaml")
    assert [s.text for s in scalars(root)] == ["в", "г"]
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('["\\ud83d\\ude00"]', "😀"),  # RFC 8259, section 7: a surrogate pair
        ('["\\UD83D"]', None),
        ('["\\\\ud83d\\\\ude00"]', "\\ud83d\\ude00"),  # an escaped backslash, then text
        ('["\\ud83d\\ude00\\uD83D\\uDE01"]', "😀😁"),
        ('["а\\tб"]', "а\tб"),
        ('["\\/"]', "/"),
        ('[\t"а"\t]', "а"),
        ("[null]", ""),
        ('["null"]', "null"),
        ("[[null]]", ""),
        ('{"а": null}', "а"),
        ("[true]", "true"),
        ("[1.50]", "1.50"),
    ],
)
def test_json_means_what_json_says(text: str, read: str | None) -> None:
    if read is None:
        with pytest.raises(InquiryError):
            parse(text, "x.json")
        return
    assert scalars(parse(text, "x.json")[0])[0].text == read


def test_null_is_empty_at_any_depth_of_json_and_a_word_in_yaml() -> None:
    text = '{"а": {"б": [null, {"в": null}]}}'
    assert [s.text for s in scalars(parse(text, "x.json")[0])] == ["а", "б", "", "в", ""]
    assert [s.text for s in scalars(parse("а: null", "x.yaml")[0])] == ["а", "null"]


def test_json_is_known_by_its_brace_where_the_file_has_another_name(tmp_path: Path) -> None:
    data = json.dumps(inquiry_data(number=None), ensure_ascii=True, indent="\t")
    for text in (data, f"\n  {data}"):
        file = tmp_path / "letter.txt"
        file.write_text(text)
        assert load(file) == load(StringIO(data))


@pytest.mark.parametrize(
    ("text", "place"), [('{"а": "б"', (1, 10)), ('{\n "а": 1\n "б": 2}', (3, 2)), ("", (1, 1))]
)
def test_what_is_no_json_is_told_with_its_place_in_every_language(
    tmp_path: Path, text: str, place: tuple[int, int]
) -> None:
    with pytest.raises(InquiryError) as raised:
        parse(text, "x.json")
    (problem,) = raised.value.problems
    assert problem.place == Place("x.json", *place)
    assert problem.what.startswith("This is not valid JSON from here on.")
    assert problem.advice


def test_what_begins_like_json_may_be_yaml() -> None:
    assert [s.text for s in scalars(parse("{а: б}", "x.yaml")[0])] == ["а", "б"]


def test_an_address_book_has_more_values_than_a_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "people:\n" + "".join(f"  a{n}: б\n" for n in range(MOST_VALUES))
    root, problems = parse(text, "letters/addressbook.yaml")
    assert problems == []
    assert isinstance(root, Mapping)
    monkeypatch.setattr("drafter.reading.nodes.MOST_VALUES_OF_BOOK", MOST_VALUES)
    with pytest.raises(InquiryError, match="Delete people whom letters name no more"):
        parse(text, "addressbook.yaml")
    with pytest.raises(InquiryError, match="Divide it into several letters"):
        parse(text, "my-addressbook.yaml")
