"""Files and their encodings."""

import io
import json
from contextlib import suppress
from pathlib import Path

import pytest

from drafter import InquiryError, Place, Problem, load
from drafter.errors import InputError, in_order
from drafter.files.limits import LARGEST_LETTER
from drafter.model.edits import Edit
from drafter.office.office import Office
from drafter.reading.editing import edited
from drafter.wording import speaking
from tests.conftest import SAMPLES, inquiry_data
from tests.reading.languages import told, untranslated, untranslated_of

SMALL = json.dumps(inquiry_data(), ensure_ascii=False)


def test_a_path_and_an_open_file_give_the_same_inquiry() -> None:
    path = SAMPLES / "ak-zhol-akims.yaml"
    with path.open(encoding="utf-8") as file:
        assert load(file) == load(path) == load(str(path))


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    source = (SAMPLES / "district-akims.yaml").read_bytes()
    windows = tmp_path / "windows.yaml"
    windows.write_bytes(b"\xef\xbb\xbf" + source.replace(b"\n", b"\r\n"))
    assert load(windows) == load(SAMPLES / "district-akims.yaml")


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16", "utf-16-be"])
def test_another_encoding_is_named_with_what_to_do(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "letter.yaml"
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    file.write_bytes(mark + "kind: inquiry\nsubject: О деле\nnumber: 5\n\n".encode(encoding))
    with pytest.raises(InquiryError) as raised:
        load(file)
    (problem,) = raised.value.problems
    assert problem.place is not None
    assert problem.place.line == (2 if encoding == "cp1251" else 1)
    assert "UTF-8" in problem.advice


def test_json_is_read_like_yaml(tmp_path: Path) -> None:
    file = tmp_path / "letter.json"
    file.write_text(json.dumps(inquiry_data(number=5, subject="О «деле» 😀"), indent="\t"))
    inquiry = load(file)
    assert inquiry.number == "5"
    assert inquiry.subject == {"ru": "О «деле» 😀"}


def test_null_in_json_is_a_key_left_out() -> None:
    assert load(io.StringIO(SMALL.replace("{", '{"number": null, ', 1))) == load(io.StringIO(SMALL))


def test_broken_json_is_refused_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "letter.json"
    file.write_text('{"kind": "inquiry",\n "body" "x"}')
    with pytest.raises(InquiryError) as raised:
        load(file)
    place = raised.value.problems[0].place
    assert place is not None
    assert (place.line, place.column) == (2, 9)


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "- " * 5000, '{"a":' * 100_000, "[" * 40 + "]" * 40]
)
def test_deep_nesting_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(InquiryError) as raised:
        load(io.StringIO(f"{text}\n"))
    assert [problem.place.file for problem in raised.value.problems if problem.place]


def test_where_nesting_is_too_deep_is_told() -> None:
    with pytest.raises(InquiryError) as raised:
        load(io.StringIO("number: 5\nbody: " + "[" * 100_000))
    place = raised.value.problems[-1].place
    assert place is not None
    assert place.line == 2


def test_an_empty_file_is_refused() -> None:
    for text in ("", "\n\n", "# comment\n"):
        with pytest.raises(InquiryError, match="empty"):
            load(io.StringIO(text))


def refused(file: Path) -> tuple[Problem, ...]:
    with pytest.raises(InquiryError) as raised:
        load(file)
    return raised.value.problems


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("\u200bа: б\n", [(1, 1)]),
        ("а\u200b: б\u200b\n", [(1, 2), (1, 6)]),
        ("а: б\n\u200bв: г\n", [(2, 1)]),
        ("а: б\nв: \u200bг\u2066\n\n\u200e\n", [(2, 4), (2, 6), (4, 1)]),
        ("а: б\u00adв\n", [(1, 5)]),
    ],
)
def test_each_invisible_character_is_told_with_its_line_and_column(
    text: str, places: list[tuple[int, int]]
) -> None:
    found = [p for p in told(text) if p.what.startswith("The invisible character")]
    assert [p.place[1:] for p in found if p.place] == places
    assert all(problem.advice for problem in found)
    assert untranslated(text) == []


@pytest.mark.parametrize("character", ["\ue000", "\uf0b7", "\U0010fffd"])
def test_a_character_for_private_use_is_told_with_its_place(character: str) -> None:
    (found,) = [p for p in told(f"а: б{character}\n") if f"U+{ord(character):04X}" in p.what]
    assert found.place is not None
    assert found.place[1:] == (1, 5)
    assert "each font shows differently" in found.what


def test_an_invisible_character_is_told_beside_what_else_is_wrong() -> None:
    text = SMALL[:-1].replace("Текст", "Те\u200bкст") + ', "x": 5}'
    first, second = told(text)
    assert "U+200B" in first.what
    assert "«x»" in second.what


def test_invisible_characters_are_told_though_yaml_refuses_the_rest() -> None:
    text = "number: 5\n\u200bsubject: О деле\nrequest: О запрете: акимам\n"
    assert [(p.place[1:], p.what.split()[1]) for p in told(text) if p.place] == [
        ((2, 1), "invisible"),
        ((3, 19), "colon"),
    ]


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        ("а: б".encode("utf-16"), 1, "The file is encoded in UTF-16."),
        (b"\xfe\xff" + "а: б".encode("utf-16-be"), 1, "The file is encoded in UTF-16."),
        ("а: б\nв: ".encode() + b"\xe3\n", 2, "This line is not in UTF-8"),
        ("а: б".encode("cp1251"), 1, "This line is not in UTF-8"),
    ],
)
def test_a_wrong_encoding_is_told_in_every_language(
    tmp_path: Path, data: bytes, line: int, words: str
) -> None:
    file = tmp_path / "letter.yaml"
    file.write_bytes(data)
    (problem,) = refused(file)
    assert problem.place == Place(str(file), line, 1)
    assert problem.what.startswith(words)
    assert problem.advice
    assert untranslated_of(lambda: refused(file)) == []


def test_an_open_file_is_named_and_standard_input_is_a_dash(tmp_path: Path) -> None:
    file = tmp_path / "letter.yaml"
    file.write_text("x: 5\n", encoding="utf-8")
    with file.open(encoding="cp1251") as opened, pytest.raises(InquiryError) as raised:
        load(opened)
    assert {p.place.file for p in raised.value.problems if p.place} == {str(file)}
    stdin = io.TextIOWrapper(io.BytesIO(b"x: 5"), "utf-8")
    stdin.buffer.name = "<stdin>"  # as the real one has
    with pytest.raises(InquiryError) as raised:
        load(stdin)
    assert {p.place.file for p in raised.value.problems if p.place} == {"-"}


def test_a_mark_of_byte_order_in_text_that_is_open_is_no_character_of_the_letter() -> None:
    assert load(io.StringIO("\ufeff" + SMALL)) == load(io.StringIO(SMALL))


def test_just_as_much_is_read_as_the_limit_says(tmp_path: Path) -> None:
    file = tmp_path / "letter.json"
    blanks = LARGEST_LETTER - len(SMALL.encode())
    file.write_bytes(SMALL.encode() + b" " * blanks)
    assert load(file) == load(io.StringIO(SMALL))
    for size in (LARGEST_LETTER, LARGEST_LETTER + 1):
        text = SMALL + " " * (size - len(SMALL))
        if size == LARGEST_LETTER:
            assert load(io.StringIO(text)) == load(io.StringIO(SMALL))
        else:
            with pytest.raises(InputError):
                load(io.StringIO(text))


def test_what_is_wrong_with_the_whole_file_comes_first() -> None:
    nowhere = Problem(None, "а")
    there = Problem(Place("x", 1, 1), "б")
    assert sorted([there, nowhere], key=in_order) == [nowhere, there]


@pytest.mark.parametrize("file", sorted(SAMPLES.glob("*.yaml")), ids=lambda file: file.stem)
def test_a_letter_that_editing_has_read_is_read_as_any_other(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    alone = Office().open(text=text, name=str(file))
    edited(text, str(file), [Edit("number", "set", "12-34")], ("ru", "kk"))
    after = Office().open(text=text, name=str(file))
    assert after.inquiry == alone.inquiry
    assert after.problems == alone.problems
    assert after.source.places == alone.source.places


def test_what_is_wrong_is_told_anew_in_each_language() -> None:
    text = "kind: inquiry\nkind: inquiry\nsubject: 1\nbody: 2\n"
    with suppress(InquiryError):
        edited(text, "letter.yaml", [Edit("number", "set", "1")], ("ru", "kk"))
    found = []
    for language in ("ru", "en"):
        with speaking(language):
            found.append([p.what for p in Office().open(text=text, name="letter.yaml").problems])
    assert len(found[0]) == len(found[1]) > 1
    assert not set(found[0]) & set(found[1])
