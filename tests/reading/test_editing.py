"""An edit changes one value of a file, and nothing else: not a comment, not a line, not a mark.

`DRAFTER_EXAMPLES=10000 python -m pytest tests/reading/test_editing.py` tries more letters.
"""

import difflib
import json
import os
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import event, given, settings
from hypothesis import strategies as st

from drafter.errors import InquiryError
from drafter.model.edits import Edit
from drafter.reading.editing import edited
from drafter.reading.model_keys import KeyMap
from drafter.reading.nodes import parse
from tests.conftest import SAMPLES
from tests.reading.styled_yaml import ID, Data, files, lines, prose

EXAMPLES = int(os.environ.get("DRAFTER_EXAMPLES", "100"))
MANY = settings(max_examples=EXAMPLES, deadline=None)
KNOWN = ("ru", "kk")
FILE = "letter.yaml"

PROSE = re.compile(r"body|(appendices\.\d+\.(body|comparison\.\d+\.\w+))")
LISTS = ("addressee", "demands", "appendices", "signatories", "copy_to", "clauses")
NAME = {"surname": "word", "given": "word", "patronymic": "word"}
OFFICIAL = {"post": "post", **NAME, "gender": "line", "salutation": "texts"}
CELLS = {"current": "texts", "proposed": "texts", "reason": "texts"}
SHAPES: Data = {
    "date": "line",
    "number": "line",
    "addressee": [OFFICIAL],
    "author": {"faction": "names", "deputies": "line"},
    "subject": "texts",
    "body": "texts",
    "clauses": [{"name": "line", "parameters": "named"}],
    "request": "texts",
    "demands": ["texts"],
    "appendices": [
        {
            "title": "texts",
            "sheets": "line",
            "copies": "line",
            "body": "texts",
            "comparison": [CELLS],
            "landscape": "line",
        }
    ],
    "signatories": [{"name": "names", **NAME, "post": "post"}],
    "copy_to": [OFFICIAL],
    "fields": "named",
    "executor": {"name": "names", "phone": "names"},
}
PLAIN = {"signatories": "name", "copy_to": "post", "clauses": "name", "executor": "name"}
REFERENCES = ("addressee", "signatories", "copy_to", "author")


def loaded(text: str) -> Data:
    text = text.removeprefix("\ufeff")
    return json.loads(text) if text.startswith("{") else yaml.load(text, yaml.BaseLoader) or {}


class Model:
    """The values of a file by the model's keys; what is not there, or empty, is left out."""

    def __init__(self, data: Data, languages: tuple[str, ...]) -> None:
        self.languages = languages
        data = dict(data)
        only = data.pop("appendix", "")
        more = data.get("appendices") or []
        if only or more:
            data["appendices"] = [*([only] if only else []), *more]
        self.values = {
            name: self.seen(data.get(name), shape, name) for name, shape in SHAPES.items()
        }

    def seen(self, data: Data, shape: Data, name: str) -> Data:
        if isinstance(shape, list):
            items = data if isinstance(data, list) else [data] if data else []
            return [self.seen(item, shape[0], name) for item in items]
        if isinstance(shape, dict):
            return self.record(data or {}, shape, name)
        if shape == "named":
            return {n: self.seen(value, "names", n) for n, value in (data or {}).items()}
        if shape == "line":
            return data or ""
        if shape == "post" and isinstance(data, str) and ID.match(data):
            return data
        return self.versions(data or "", shape)

    def record(self, data: Data, shape: Data, name: str) -> Data:
        if isinstance(data, str) and name in REFERENCES and ID.match(data):
            return data
        if name in PLAIN and (isinstance(data, str) or data.keys() & set(KNOWN)):
            data = {PLAIN[name]: data}
        assert set(data) <= set(shape)
        return {key: self.seen(data.get(key), inner, key) for key, inner in shape.items()}

    def versions(self, data: Data, shape: str) -> Data:
        plain = isinstance(data, str) or "nominative" in data
        if plain:
            codes = self.languages if shape in ("names", "word") else self.languages[:1]
            data = dict.fromkeys(codes, data)
        return {code: self.word(data.get(code, "")) for code in KNOWN}

    def word(self, data: Data) -> Data:
        return data if isinstance(data, dict) else {"nominative": data}

    def flat(self) -> dict[str, str]:
        return dict(flattened(self.values, ""))

    def lists(self) -> dict[str, int]:
        return {path: n for path, n in lengths(self.values, "") if n > 1}

    def at(self, parts: list[str]) -> Data:
        value = self.values
        for part in parts:
            value = value[int(part)] if isinstance(value, list) else value[part]
        return value

    def put(self, key: str, text: str) -> None:
        *parts, last = key.split(".")
        where = self.at(parts)
        if isinstance(where, list):
            where[int(last)] = text
        elif last in KNOWN:
            where[last] = {**where[last], "nominative": text}
        else:
            where[last] = text


def flattened(value: Data, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            tail = "" if name == "nominative" else f".{name}"
            yield from flattened(inner, f"{path}{tail}".strip("."))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from flattened(inner, f"{path}.{number}")
    elif value:
        yield path, value.rstrip("\n") if PROSE.match(path) else value


def lengths(value: Data, path: str) -> Iterator[tuple[str, int]]:
    if isinstance(value, list):
        yield path, len(value)
        for number, inner in enumerate(value):
            yield from lengths(inner, f"{path}.{number}")
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from lengths(inner, f"{path}.{name}")


def leaf_keys(value: Data, shape: Data, path: str, languages: tuple[str, ...]) -> Iterator[str]:
    """Yield the keys that can be set, of values that are there and of such that are not."""
    if isinstance(shape, list):
        for number, inner in enumerate(value):
            yield from leaf_keys(inner, shape[0], f"{path}.{number}", languages)
    elif isinstance(shape, dict):
        if isinstance(value, dict):
            for name, inner in shape.items():
                yield from leaf_keys(value[name], inner, f"{path}.{name}", languages)
    else:
        yield from value_keys(value, shape, path, languages)


def value_keys(value: Data, shape: str, path: str, languages: tuple[str, ...]) -> Iterator[str]:
    if shape == "line":
        yield path
    elif shape == "named":
        yield from (f"{path}.{name}.{code}" for name in value for code in languages)
    elif isinstance(value, dict):
        for code in languages:
            yield f"{path}.{code}"
            if shape == "word" and len(value[code]) > 1:
                yield f"{path}.{code}.dative"


def keys_of(model: Model) -> list[str]:
    return [
        key
        for name, shape in SHAPES.items()
        for key in leaf_keys(model.values[name], shape, name, model.languages)
    ]


def comments(text: str) -> list[str]:
    return re.findall(r"# c\d+\.", text)


@st.composite
def edits(draw: st.DrawFn, model: Model) -> Edit:
    """Return an edit of a letter, and make it in the model."""
    return draw(arranged(model) | changed_value(model))


@st.composite
def arranged(draw: st.DrawFn, model: Model) -> Edit:
    do = draw(st.sampled_from(["insert", "remove", "move"]))
    name = draw(st.sampled_from(LISTS))
    items = model.values[name]
    if do != "insert" and items:
        number, to = (draw(st.integers(0, len(items) - 1)) for _ in "ab")
        item = items.pop(number)
        if do == "move":
            items.insert(to, item)
        return Edit(f"{name}.{number}", do, "", to)
    values: dict[str, Any] = {
        "demands": {code: draw(lines) for code in model.languages},
        "appendices": {"sheets": "7"},
    }
    empty = [""] if name != "addressee" else []
    value = draw(st.sampled_from([values.get(name, "some-id"), *empty]))
    to = draw(st.integers(0, len(items)))
    items.insert(to, model.seen(value, SHAPES[name][0], name))
    return Edit(name, "insert", value, to)


@st.composite
def changed_value(draw: st.DrawFn, model: Model) -> Edit:
    key = draw(st.sampled_from(keys_of(model)))
    text = draw(st.just("") | (prose if PROSE.match(key) else lines))
    model.put(key, text)
    return Edit(key, "set", text)


@MANY
@given(files(), st.data(), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]))
def test_any_edits_are_made_and_nothing_else(
    file: tuple[str, Data, tuple[str, ...]], data: st.DataObject, newline: str, mark: str
) -> None:
    text, values, languages = file
    assert loaded(text) == values
    text = mark + text.replace("\n", newline)
    model = Model(values, languages)
    for _ in range(data.draw(st.integers(1, 4))):
        edit = data.draw(edits(model))
        event(edit.do)
        after = edited(text, FILE, [edit], KNOWN)
        found = Model(loaded(after), languages)
        assert found.flat() == model.flat()
        assert found.lists() == model.lists()
        assert sorted(comments(after)) == sorted(comments(text))
        assert after.startswith(mark)
        if newline == "\r\n":
            assert after.count("\n") == after.count("\r\n")
        if edit.do == "set":
            assert edited(after, FILE, [edit], KNOWN) == after
        text = after


@MANY
@given(files(), st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["", "\ufeff"]))
def test_without_an_edit_a_file_is_the_same(
    file: tuple[str, Data, tuple[str, ...]], newline: str, mark: str
) -> None:
    text = mark + file[0].replace("\n", newline)
    assert edited(text, FILE, [], KNOWN) == text


@MANY
@given(files(), st.data())
def test_only_the_lines_of_the_value_differ(
    file: tuple[str, Data, tuple[str, ...]], data: st.DataObject
) -> None:
    text = file[0].removesuffix("\n") + "\n"
    path, node = data.draw(st.sampled_from([*scalars(yaml.compose(text, yaml.BaseLoader))]))
    key = KeyMap(parse(text, FILE)[0], KNOWN).model_key(path)
    is_id_alone = re.fullmatch(r"author|addressee\.\d+", key)
    of = st.just("other-id") if is_id_alone else prose if PROSE.match(key) else lines
    new = data.draw(of)
    old, after = text.split("\n"), edited(text, FILE, [Edit(key, "set", new)], KNOWN).split("\n")
    start, end = node.start_mark.index, node.end_mark.index
    first, last = text.count("\n", 0, start), text.count("\n", 0, end)
    left = len(old) - last - (node.style not in ("|", ">"))
    assert after[:first] == old[:first]
    assert after[len(after) - left :] == old[len(old) - left :]
    if "\n" not in new:
        before = text[text.rfind("\n", 0, start) + 1 : start]
        assert after[first].startswith(before.rstrip())


def scalars(node: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the texts of a file, but for its languages, each with its path."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value != "languages":
                yield from scalars(value, f"{path}.{key.value}".strip("."))
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from scalars(item, f"{path}.{number}")
    else:
        yield path, node


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_value_of_a_sample_that_is_changed_and_changed_back_leaves_no_trace(sample: Any) -> None:
    text = sample.read_text(encoding="utf-8")
    keys = KeyMap(parse(text, FILE)[0], KNOWN)
    for path, node in scalars(yaml.compose(text, yaml.BaseLoader)):
        key = keys.model_key(path)
        there = edited(text, FILE, [Edit(key, "set", f"{node.value.strip()}: иначе")], KNOWN)
        assert there != text
        back = edited(there, FILE, [Edit(key, "set", node.value)], KNOWN)
        if back != text:  # a name that was the same in all languages is written in each of them
            assert key.endswith(".ru")
            assert not path.endswith(".ru")
            assert Model(loaded(back), KNOWN).flat() == Model(loaded(text), KNOWN).flat()
            assert comments(back) == comments(text)


LETTER = """\
languages: [ru, kk]
date: 2025-11-26  # от руки
addressee: prime-minister  # книга
author: {deputies: true}
# О чём.
subject:
  ru: О воде
  kk: "Су туралы"
body:
  ru: |
    Первая строка.

    Вторая строка.
  kk: >
    Бірінші
    жол.

    Екінші жол.

request: {ru: просим, kk: сұраймыз}
demands:
  # Первое.
  - {ru: а, kk: б}
  # Второе.
  - {ru: в, kk: г}
appendix:
  sheets: 3  # листов
signatories:
  - А. Перуашев
  - perushev
"""


ADDRESSEE = "addressee: prime-minister  # книга"


def changes(*edits: Edit, text: str = LETTER) -> tuple[list[str], list[str]]:
    """Return the lines that go and those that come with edits of a letter."""
    old, new = text.split("\n"), edited(text, FILE, edits, KNOWN).split("\n")
    found = list(difflib.ndiff(old, new))
    gone = [line[2:] for line in found if line.startswith("- ")]
    return gone, [line[2:] for line in found if line.startswith("+ ")]


@pytest.mark.parametrize(
    ("edit", "gone", "come"),
    [
        (Edit("date", "set", "blank"), ["date: 2025-11-26  # от руки"], ["date: blank  # от руки"]),
        (Edit("date", "set", ""), ["date: 2025-11-26  # от руки"], ["# от руки"]),
        (Edit("number", "set", "12-34"), [], ["number: 12-34"]),
        (Edit("subject.kk", "set", "Су"), ['  kk: "Су туралы"'], ['  kk: "Су"']),
        (Edit("subject.ru", "set", "а: б"), ["  ru: О воде"], ["  ru: 'а: б'"]),
        (
            Edit("body.ru", "set", "Первая строка.\n\nИная.\nВторая строка."),
            [],
            ["    Иная."],
        ),
        (
            Edit("body.kk", "set", "Бірінші жол.\nЖаңа жол.\nЕкінші жол."),
            [],
            ["    Жаңа жол.", ""],
        ),
        (
            Edit("addressee", "insert", {"post": "minister-health"}, 1),
            ["addressee: prime-minister  # книга"],
            ["addressee:", "  - prime-minister  # книга", "  - post: minister-health"],
        ),
        (
            Edit("appendices", "insert", {"sheets": 5}, 0),
            ["appendix:", "  sheets: 3  # листов"],
            ["appendices:", "  - sheets: 5", "  - sheets: 3  # листов"],
        ),
        (Edit("author", "set", "ak-zhol"), ["author: {deputies: true}"], ["author: ak-zhol"]),
        (Edit("author.deputies", "set", False), ["author: {deputies: true}"], []),
        (
            Edit("signatories.0.name.kk", "set", "А. Перуашев."),
            ["  - А. Перуашев"],
            ["  - {ru: А. Перуашев, kk: А. Перуашев.}"],
        ),
        (
            Edit("signatories.0.name.kk", "set", "apple"),
            ["  - А. Перуашев"],
            ["  - {ru: А. Перуашев, kk: apple}"],
        ),
        (
            Edit("signatories.0.post", "set", "minister-health"),
            ["  - А. Перуашев"],
            ["  - name: А. Перуашев", "    post: minister-health"],
        ),
        (Edit("demands.0", "remove"), ["  - {ru: а, kk: б}"], []),
        (Edit("demands", "insert", {"kk": "е"}, 2), [], ["  - {kk: е}"]),
        (Edit("copy_to", "insert", "minister-health"), [], ["copy_to:", "  - minister-health"]),
        (Edit("fields.bill.ru", "set", "закон"), [], ["fields:", "  bill: {ru: закон}"]),
        (Edit("executor.name.ru", "set", "Г. А."), [], ["executor: {ru: Г. А.}"]),
        (
            Edit("languages", "set", "ru"),
            ["languages: [ru, kk]"],
            ["languages: [ru]"],
        ),
    ],
)
def test_only_these_lines_change(edit: Edit, gone: list[str], come: list[str]) -> None:
    assert changes(edit) == (gone, come)


def test_an_item_takes_its_comment_along() -> None:
    after = edited(LETTER, FILE, [Edit("demands.1", "move", to=0)], KNOWN)
    assert "  # Второе.\n  - {ru: в, kk: г}\n  # Первое.\n  - {ru: а, kk: б}\n" in after


def test_a_text_that_no_line_can_hold_is_put_on_lines_of_its_own() -> None:
    text = "body: {ru: а, kk: б}  # текст\n"
    gone, come = changes(Edit("body.ru", "set", "а\nв"), text=text)
    assert gone == ["body: {ru: а, kk: б}  # текст"]
    assert come == ["body:  # текст", "  ru: |", "    а", "    в", "  kk: б"]


def test_a_second_language_parts_the_text_of_the_first() -> None:
    text = "languages: [ru]\nbody: |  # текст\n  Строка.\n\n  Другая.\n# дальше\n"
    after = edited(text, FILE, [Edit("body.kk", "set", "Жол.")], KNOWN)
    assert after == (
        "languages: [ru]\nbody:  # текст\n  ru: |\n    Строка.\n\n    Другая.\n"
        "  kk: |\n    Жол.\n# дальше\n"
    )


def test_texts_stay_in_their_language_when_another_comes_first() -> None:
    text = "languages: [ru]\nsubject: О воде\nsignatories: [А. Б.]\n"
    after = edited(text, FILE, [Edit("languages", "set", "kk ru")], KNOWN)
    assert after == "languages: [kk, ru]\nsubject: {ru: О воде}\nsignatories: [А. Б.]\n"


@pytest.mark.parametrize("text", ["", "# Только заметка.\n", "\ufeff", "{}", "---\n"])
def test_a_letter_can_be_begun_from_nothing(text: str) -> None:
    edits = [Edit("subject.ru", "set", "О воде"), Edit("body.ru", "set", "а\nб")]
    after = loaded(edited(text, FILE, edits, KNOWN).removeprefix("---\n"))
    assert after["subject"] == {"ru": "О воде"}
    assert after["body"]["ru"].rstrip() == "а\nб"


@pytest.mark.parametrize("text", ["a: [", "\tкласс: 1", "subject: 'О воде\n", "a: b: c\n"])
def test_a_file_that_cannot_be_read_is_not_changed_and_says_why(text: str) -> None:
    with pytest.raises(InquiryError) as refused:
        edited(text, FILE, [Edit("number", "set", "5")], KNOWN)
    problem = refused.value.problems[0]
    assert problem.advice
    assert problem.place is not None


@pytest.mark.parametrize(
    ("edit", "problem", "line"),
    [
        (Edit("addressee.0.surname.ru", "set", "Иса"), "edit-of-id", ADDRESSEE),
        (Edit("signatories.1.name.ru", "set", "Иса"), "edit-of-id", "  - perushev"),
        (Edit("subject.xx", "set", "О воде"), "edit-without-place", "  ru: О воде"),
        (Edit("subject.ru.dative", "set", "а"), "edit-without-place", "  ru: О воде"),
        (Edit("nothing", "set", "О воде"), "edit-without-place", "languages: [ru, kk]"),
        (Edit("demands.7.ru", "set", "О воде"), "edit-without-place", "demands:"),
        (Edit("demands.7", "remove"), "edit-without-place", "demands:"),
        (Edit("demands", "insert", "", 9), "edit-without-place", "demands:"),
        (Edit("", "set", "О воде"), "edit-without-place", "languages: [ru, kk]"),
        (Edit("number", "jump", "О воде"), "edit-without-place", "number: 5"),
        (Edit("languages", "set", ""), "edit-without-language", "languages: [ru, kk]"),
        (Edit("demands", "set", "О воде"), "edit-of-shape", "demands:"),
        (Edit("subject.ru", "set", "О\u200b воде"), "invisible-character", "  ru: О воде"),
        (Edit("body.ru", "set", "О\x85 воде"), "invisible-character", "  ru: |"),
        (Edit("number", "set", "\x00"), "invisible-character", "number: 5"),
    ],
)
def test_an_edit_that_cannot_be_made_says_why_at_its_place(
    edit: Edit, problem: str, line: str
) -> None:
    before = edited(LETTER, FILE, [Edit("number", "set", "5")], KNOWN)
    with pytest.raises(InquiryError) as refused:
        edited(before, FILE, [Edit("date", "set", ""), edit], KNOWN)
    found = refused.value.problems[0]
    assert found.id == problem
    assert found.advice
    assert found.place is not None
    assert line in before.split("\n")[max(0, found.place.line - 3) : found.place.line]


def test_what_stands_for_all_members_is_not_changed_one_by_one() -> None:
    with pytest.raises(InquiryError, match="edit-of-all"):
        edited("signatories: all\n", FILE, [Edit("signatories", "insert", "а", 0)], KNOWN)


def test_a_letter_does_not_outgrow_its_file() -> None:
    with pytest.raises(InquiryError, match="edit-too-large"):
        edited(LETTER, FILE, [Edit("subject.ru", "set", "я" * 2_200_000)], KNOWN)


@pytest.mark.parametrize(
    "text",
    [
        "subject: &a О воде\nnumber: 5\n",
        "number: 5\nnumber: 6\nsubject: {ru: а}\n",
        "subjekt: О воде\nnumber: [1]\n",
        "number: !!str 5\nsubject: *a\n",
    ],
)
def test_files_with_slips_can_be_changed_beside_them(text: str) -> None:
    after = edited(text, FILE, [Edit("date", "set", "2025-11-26")], KNOWN)
    assert "date: 2025-11-26" in after
    assert all(line in after for line in text.splitlines())


@MANY
@given(lines, st.sampled_from(["subject.ru", "number", "demands.0.ru", "fields.bill.ru"]))
def test_every_line_is_read_back_as_it_was_typed(text: str, key: str) -> None:
    for file in (LETTER, "{}", json.dumps({"subject": {"ru": "а"}, "demands": [{"ru": "б"}]})):
        data = loaded(edited(file, FILE, [Edit(key, "set", text)], KNOWN))
        assert Model(data, KNOWN).flat()[key] == text


@MANY
@given(prose, st.sampled_from(["body.ru", "body.kk", "appendices.0.body.ru"]))
def test_every_body_is_read_back_as_it_was_typed(text: str, key: str) -> None:
    for file in (LETTER, "{}", "body: {ru: а, kk: б}", json.dumps({"body": {"ru": "а\n"}})):
        data = loaded(edited(file, FILE, [Edit(key, "set", text)], KNOWN))
        assert Model(data, KNOWN).flat().get(key, "") == text.rstrip("\n")


def test_a_folded_text_may_end_in_spaces() -> None:
    text = "languages: [ru]\nbody: >\n  Первая\n  строка.\n\n  Вторая. \n\nnumber: 5\n"
    after = edited(text, FILE, [Edit("body.ru", "set", "Первая строка.\n# Иная.")], KNOWN)
    assert after == text.replace("Вторая. ", "# Иная.")


def test_a_text_at_the_end_of_a_file_without_a_last_line_break_stays() -> None:
    text = "languages: [ru]\nbody: |\n  Строка."
    after = edited(text, FILE, [Edit("request.ru", "set", "просим")], KNOWN)
    assert after == f"{text}\nrequest: просим"


def test_the_blank_lines_that_a_text_keeps_stay_when_the_next_key_goes() -> None:
    text = "languages: [ru]\nbody: |+\n  Строка.\n\n\nnumber: 5\n"
    assert edited(text, FILE, [Edit("number", "set", "")], KNOWN) == text.replace("number: 5\n", "")


def test_a_key_that_is_cleared_and_typed_again_leaves_no_blank_lines_behind() -> None:
    text = "body:\n  ru: |\n    Строка.\n\nsubject: {ru: О воде}\n\nrequest: {ru: просим}\n"
    once = edited(text, FILE, [Edit("request.ru", "set", ""), Edit("subject.ru", "set", "")], KNOWN)
    again = [Edit("subject.ru", "set", "О воде"), Edit("subject.ru", "set", "")]
    assert edited(once, FILE, again, KNOWN) == once


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("subject.ru", ["а"]),
        ("subject.ru", {"а": "б"}),
        ("subject", {"xx": "б"}),
        ("body.ru", {"type": "doc", "content": []}),
        ("number", {"ru": "5"}),
        ("languages", {"ru": "5"}),
        ("author", "Ак жол"),
        ("author", {"name": "Ак жол"}),
        ("addressee.0", "Премьер-Министру"),
        ("fields", "а"),
        ("signatories", "а"),
        ("signatories.0", {"фамилия": "а"}),
        ("demands", "а"),
    ],
)
def test_a_value_of_another_kind_is_refused(key: str, value: Any) -> None:
    with pytest.raises(InquiryError, match="edit-of-shape"):
        edited(LETTER, FILE, [Edit(key, "set", value)], KNOWN)


@pytest.mark.parametrize(
    ("key", "value", "line"),
    [
        (
            "author",
            {"faction": {"ru": "Ак жол", "kk": "Ақ жол"}},
            "  faction: {ru: Ак жол, kk: Ақ жол}",
        ),
        ("addressee.0", {"post": "minister-health", "gender": "masculine"}, "  gender: masculine"),
        ("signatories.1", "Е. Саиров", "  - Е. Саиров"),
        ("signatories.1", {"ru": "К. Иса", "kk": "Қ. Иса"}, "  - {ru: К. Иса, kk: Қ. Иса}"),
        ("signatories", "all", "signatories: all"),
        ("signatories", ["perushev"], "  - perushev"),
        ("addressee.0", "minister-health", "addressee: minister-health  # книга"),
    ],
)
def test_a_value_can_be_set_as_a_whole(key: str, value: Any, line: str) -> None:
    after = edited(LETTER, FILE, [Edit(key, "set", value)], KNOWN)
    assert line in after.split("\n")
    assert "# книга" in after
