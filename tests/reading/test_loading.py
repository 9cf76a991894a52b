"""Files and their encodings."""

import io
import json
from pathlib import Path

import pytest

from drafter import InquiryError, load
from tests.conftest import SAMPLES, inquiry_data
from tests.reading.languages import told

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
    file.write_bytes(mark + "kind: inquiry\nsubject: О деле\n".encode(encoding))
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
def test_deep_nesting_is_refused(text: str) -> None:
    with pytest.raises(InquiryError):
        load(io.StringIO(text))


def test_an_empty_file_is_refused() -> None:
    for text in ("", "\n\n", "# comment\n"):
        with pytest.raises(InquiryError, match="empty"):
            load(io.StringIO(text))


def test_invisible_characters_are_told_though_yaml_refuses_the_rest() -> None:
    text = "number: 5\n\u200bsubject: О деле\nrequest: О запрете: акимам\n"
    assert [(p.place[1:], p.what.split()[1]) for p in told(text) if p.place] == [
        ((2, 1), "invisible"),
        ((3, 19), "colon"),
    ]
