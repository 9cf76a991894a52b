"""Letters are begun, copied, renamed, deleted and brought back, and nothing of them is lost."""

import stat
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import InquiryError, OutputError
from drafter.files.names import is_plain
from drafter.office import filing
from drafter.office.office import Office
from drafter.workspace import OutsideError, Workspace


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("О ремонте сельских дорог.", "О ремонте сельских дорог"),
        ("  Ауыл жолдары: 5/6 «A\\B»  ", "Ауыл жолдары 5 6 «A B»"),
        ("", "letter"),
        ("...", "letter"),
        ("con", "_con"),
        (
            "О состоянии автомобильных дорог между сёлами Аягозского района области Абай",
            "О состоянии автомобильных дорог между сёлами Аягозского",
        ),
    ],
)
def test_a_subject_names_its_file(subject: str, name: str) -> None:
    assert filing.name_for(subject) == name


@given(st.text(max_size=200))
def test_every_subject_gives_a_name_that_a_file_can_have(subject: str) -> None:
    name = filing.name_for(subject)
    assert 0 < len(name.encode()) < 240
    assert is_plain(name)
    assert not set('<>:"/\\|?*\n\0') & {*name}
    assert name == name.strip(" .")


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    for name in ("Дороги.yaml", "дороги 2.yml", "Мосты.docx"):
        (tmp_path / name).touch()
    assert filing.free(tmp_path, "Дороги").name == "Дороги 3.yaml"
    assert filing.free(tmp_path, "Мосты").name == "Мосты.yaml"


@pytest.mark.parametrize(
    "subject", ["О дорогах", "a: b # c", "- x", "'", '"', "[", "{ru: x}", "да"]
)
def test_a_new_letter_has_its_languages_and_its_subject(subject: str) -> None:
    text = filing.begun(Workspace(), ["ru", "kk"], subject, "ru")
    letter = Office().open(text=text, name="new.yaml")
    assert letter.inquiry is not None
    assert letter.inquiry.languages == ("ru", "kk")
    assert (letter.inquiry.subject or {})["ru"] == subject
    assert "yaml-unreadable" not in {problem.id for problem in letter.problems}


@pytest.mark.parametrize(
    ("book", "author"),
    [
        ("factions: {ak-zhol: {name: {ru: Ак жол, kk: Ақ жол}}}\n", True),
        ("factions: {a: {name: {ru: А, kk: А}}, b: {name: {ru: Б, kk: Б}}}\n", False),
        ("people: {}\n", False),
        ("factions: [\n", False),
    ],
)
def test_a_new_letter_is_that_of_the_only_faction(tmp_path: Path, book: str, author: bool) -> None:
    (tmp_path / "addressbook.yaml").write_text(book, encoding="utf-8")
    text = filing.begun(Workspace(tmp_path), ["ru", "kk"], "О дорогах", "ru")
    assert ("author: ak-zhol\n" in text) == author
    assert ("author" in text) == author


def test_a_new_letter_replaces_none(tmp_path: Path) -> None:
    filing.put(tmp_path / "a.yaml", "one")
    with pytest.raises(OutputError, match="«a» is there already"):
        filing.put(tmp_path / "a.yaml", "two")
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == "one"


@pytest.mark.parametrize(
    "data", [b"# comment\r\nsubject: >\n  x\n\xff", b"subject: x # y\r\n", b""]
)
def test_a_copy_is_the_same_to_the_byte(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.yaml").write_bytes(data)
    filing.copied(Office(), tmp_path / "a.yaml", tmp_path / "b.yaml")
    assert (tmp_path / "a.yaml").read_bytes() == (tmp_path / "b.yaml").read_bytes() == data
    with pytest.raises(OutputError, match="«b» is there already"):
        filing.copied(Office(), tmp_path / "a.yaml", tmp_path / "b.yaml")


NUMBERED = """\
# Наше письмо
date: 2026-11-26   # день
number: 12-34
languages: [ru]
# о чём
subject: О дорогах
"""


def test_a_copy_leaves_the_number_to_its_letter(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(NUMBERED, encoding="utf-8")
    filing.copied(Office(), tmp_path / "a.yaml", tmp_path / "b.yaml")
    text = (tmp_path / "b.yaml").read_text(encoding="utf-8")
    assert text == NUMBERED.replace("number: 12-34\n", "")
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == NUMBERED


def test_a_repeated_inquiry_follows_the_first_and_has_neither_its_date_nor_its_number(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.yaml").write_text(NUMBERED, encoding="utf-8")
    filing.repeated(Office(), tmp_path / "a.yaml", tmp_path / "b.yaml")
    inquiry = Office().open(tmp_path / "b.yaml").inquiry
    assert inquiry is not None
    assert (inquiry.follows, inquiry.number, inquiry.date) == ("12-34", None, None)
    text = (tmp_path / "b.yaml").read_text(encoding="utf-8")
    assert "# Наше письмо" in text
    assert "# о чём\nsubject: О дорогах\n" in text


@pytest.mark.parametrize("text", ["subject: x\n", "number: blank\n", "number: ["])
def test_what_has_no_number_is_not_repeated(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InquiryError, match="no number"):
        filing.repeated(Office(), tmp_path / "a.yaml", tmp_path / "b.yaml")
    assert not (tmp_path / "b.yaml").exists()


def test_another_name_takes_the_old_one_away_and_nobody_elses_place(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("one", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("two", encoding="utf-8")
    with pytest.raises(OutputError):
        filing.renamed(tmp_path / "a.yaml", tmp_path / "b.yaml")
    assert (tmp_path / "b.yaml").read_text(encoding="utf-8") == "two"
    filing.renamed(tmp_path / "a.yaml", tmp_path / "c.yaml")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.yaml", "c.yaml"]
    assert (tmp_path / "c.yaml").read_text(encoding="utf-8") == "one"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "2026").mkdir()
    (tmp_path / "2026" / "roads.yaml").write_text("subject: roads\n", encoding="utf-8")
    return tmp_path


def test_a_letter_that_was_deleted_comes_back_to_where_it_lay(workspace: Path) -> None:
    file = workspace / "2026" / "roads.yaml"
    key = filing.binned(workspace, file)
    assert not file.exists()
    assert [(one.id, one.path) for one in filing.in_bin(workspace)] == [(key, "2026/roads.yaml")]
    assert filing.restored(workspace, key) == file
    assert file.read_text(encoding="utf-8") == "subject: roads\n"
    assert filing.in_bin(workspace) == []
    assert filing.restored(workspace, key) is None


def test_it_comes_back_beside_what_took_its_name(workspace: Path) -> None:
    file = workspace / "2026" / "roads.yaml"
    keys = []
    for text in ("one", "two", "three"):
        file.write_text(text, encoding="utf-8")
        keys.append(filing.binned(workspace, file))
    assert len(filing.in_bin(workspace)) == 3
    back = [filing.restored(workspace, key) for key in keys]
    names = [path.name for path in back if path]
    assert names == ["roads.yaml", "roads 2.yaml", "roads 3.yaml"]
    texts = [path.read_text(encoding="utf-8") for path in back if path]
    assert texts == ["one", "two", "three"]


@pytest.mark.parametrize("key", ["", "..", ".", "../..", "nosuch", "a/b"])
def test_what_is_not_in_the_bin_is_not_brought_back(workspace: Path, key: str) -> None:
    filing.binned(workspace, workspace / "2026" / "roads.yaml")
    assert filing.restored(workspace, key) is None
    assert len(filing.in_bin(workspace)) == 1


def test_the_bin_is_closed_to_others_and_to_git(workspace: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=workspace, check=True)
    filing.binned(workspace, workspace / "2026" / "roads.yaml")
    assert stat.S_IMODE((workspace / ".drafter").stat().st_mode) == 0o700
    call = ["git", "status", "--porcelain", "--ignored=no"]
    assert subprocess.check_output(call, cwd=workspace) == b""


def test_a_bin_that_leads_elsewhere_is_not_used(workspace: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path.parent / f"{tmp_path.name}-elsewhere"
    elsewhere.mkdir()
    (workspace / ".drafter").symlink_to(elsewhere)
    with pytest.raises(OutsideError):
        filing.binned(workspace, workspace / "2026" / "roads.yaml")
    assert (workspace / "2026" / "roads.yaml").exists()
    assert not [*elsewhere.iterdir()]
