"""The index follows the files: new, changed, gone, moved, unreadable; the register's answers."""

import os
import shutil
import time
from pathlib import Path

import pytest

from drafter.archive import Archive
from drafter.archive.folders import add, archives_of, remove
from drafter.errors import OutputError
from tests.archive.conftest import found, letter, paths, word_file


@pytest.fixture
def old(folder: Path, tmp_path: Path) -> Path:
    """Return an archive with a Word file."""
    old = tmp_path / "old"
    word_file(old / "2019/bridge.docx", "Министру транспорта", "О ремонте моста через Иртыш")
    add(folder, old)
    return old


def ids(archive: Archive) -> list[str]:
    return [problem.id for problem in archive.update().problems]


def test_what_is_new_or_changed_is_read_and_nothing_else(archive: Archive, folder: Path) -> None:
    assert archive.update().read == 1
    assert archive.update().read == 0
    letter(folder / "sub/bridges.yaml", roads="мостов")
    assert archive.update().read == 1
    assert paths(archive, "мосты") == ["sub/bridges.yaml"]
    letter(folder / "sub/bridges.yaml", roads="вокзалов")
    assert (paths(archive, "мосты"), paths(archive, "вокзалы")) == ([], ["sub/bridges.yaml"])
    (folder / "sub/bridges.yaml").unlink()
    assert paths(archive, "вокзалы") == []


def test_a_change_of_the_same_size_and_time_is_seen_while_the_clock_is_too_coarse_to_tell(
    archive: Archive, folder: Path
) -> None:
    file = folder / "roads.yaml"
    archive.update()
    state = file.stat()
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("трассе", "Кубани"), encoding="utf-8")
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert file.stat().st_size == state.st_size
    assert paths(archive, "Кубань") == ["roads.yaml"]


def test_a_file_that_only_looks_changed_is_not_read_again(archive: Archive, folder: Path) -> None:
    archive.update()
    os.utime(folder / "roads.yaml", (10**9, 10**9))
    assert archive.update().read == 0
    assert paths(archive, "дороги") == ["roads.yaml"]


def test_settings_templates_and_hidden_files_are_no_letters(archive: Archive, folder: Path) -> None:
    for name in ("templates/x.yaml", ".hidden/x.yaml", "x.schema.json", "addressbook.yaml"):
        letter(folder / name, roads="мостов")
    (folder / "addressbook.yaml").unlink()
    assert paths(archive, "мосты") == []


def test_a_letter_that_cannot_be_read_is_found_by_its_lines(archive: Archive, folder: Path) -> None:
    (folder / "torn.yaml").write_text("body: [\n  о мостах и переправах\n", encoding="utf-8")
    (hit,) = found(archive, "переправа")
    assert (hit.path, hit.line) == ("torn.yaml", 2)


def test_an_archive_is_searched_where_it_lies(archive: Archive, old: Path) -> None:
    before = sorted(old.rglob("*"))
    (hit,) = found(archive, "мосты")
    assert hit.path == os.path.realpath(old / "2019/bridge.docx")
    assert hit.line == 2  # the paragraph
    assert sorted(old.rglob("*")) == before


def test_an_archive_is_remembered_when_the_folder_drafter_is_deleted(
    archive: Archive, folder: Path, old: Path
) -> None:
    archive.update()
    shutil.rmtree(folder / ".drafter")
    assert len(paths(archive, "мосты")) == 1


def test_an_archive_that_is_not_there_is_told_and_still_found(
    archive: Archive, old: Path, tmp_path: Path
) -> None:
    archive.update()
    old.rename(tmp_path / "unplugged")
    assert ids(archive) == ["archive-gone"]
    assert len(paths(archive, "мосты")) == 1
    (tmp_path / "unplugged").rename(old)
    (old / "2019/bridge.docx").unlink()
    assert paths(archive, "мосты") == []


def test_a_folder_that_is_taken_out_is_searched_no_more(
    archive: Archive, folder: Path, old: Path
) -> None:
    archive.update()
    assert remove(folder, old)
    assert archives_of(folder) == []
    assert paths(archive, "мосты") == []
    assert (old / "2019/bridge.docx").is_file()
    assert not remove(folder, old)


def test_a_folder_inside_another_is_read_once(archive: Archive, folder: Path, old: Path) -> None:
    add(folder, old / "2019")
    assert not add(folder, old)
    assert len(paths(archive, "мосты")) == 1


def test_what_is_no_folder_is_not_added(folder: Path) -> None:
    with pytest.raises(OutputError, match="There is no such folder"):
        add(folder, folder / "nowhere")


def test_a_word_file_that_cannot_be_read_is_told_once_and_stops_no_other(
    archive: Archive, old: Path
) -> None:
    (old / "torn.docx").write_bytes(b"PK\x03\x04 nothing more")
    (old / "~$bridge.docx").write_bytes(b"what Word keeps of an open file")
    (old / ".hidden.docx").write_bytes(b"")
    assert ids(archive) == ["word-damaged"]
    assert ids(archive) == []
    assert len(paths(archive, "мосты")) == 1


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_no_link_leads_out_of_an_archive(archive: Archive, old: Path, tmp_path: Path) -> None:
    word_file(tmp_path / "private/secret.docx", "О тайне мостов")
    (old / "link.docx").symlink_to(tmp_path / "private/secret.docx")
    (old / "folder").symlink_to(tmp_path / "private")
    assert paths(archive, "тайна") == []


def test_the_versions_of_a_letter_are_one(archive: Archive, old: Path) -> None:
    word_file(old / "well.ru.docx", "Министру экологии", "О колодцах области 9-99")
    word_file(old / "well.kk.docx", "Экология министріне", "Облыс құдықтары туралы 9-99")
    assert len(paths(archive, "9-99")) == 1
    assert paths(archive, "құдық")[0].endswith("well.kk.docx")


def test_a_word_file_beside_its_letter_is_not_read(archive: Archive, folder: Path) -> None:
    word_file(folder / "roads.ru.docx", "О мостах, которые кто-то вписал")
    word_file(folder / "other.ru.docx", "О мостах другого письма")
    add(folder, folder)
    assert paths(archive, "мосты") == ["other.ru.docx"]


def test_who_is_renamed_in_the_address_book_is_found_by_the_new_name(
    archive: Archive, folder: Path
) -> None:
    book = folder / "addressbook.yaml"
    person = (
        "people:\n  pm: {{surname: {name}, given: Олжас, post: prime-minister,"
        " gender: masculine}}\n"
    )
    book.write_text(person.format(name="Смаилов"), encoding="utf-8")
    text = letter(folder / "roads.yaml").read_text(encoding="utf-8")
    begin, end = text.index("addressee:"), text.index("author:")
    (folder / "roads.yaml").write_text(
        f"{text[:begin]}addressee: pm\n{text[end:]}", encoding="utf-8"
    )
    assert paths(archive, "Смаилову") == ["roads.yaml"]
    book.write_text(person.format(name="Бектембаев"), encoding="utf-8")
    assert paths(archive, "Бектембаеву") == ["roads.yaml"]
    assert paths(archive, "Смаилову") == []


REGISTER = """\
Number,Date,Kind,Initiator,Participants,Addressee in Russian,Addressee in Kazakh,\
Summary in Russian,Summary in Kazakh,Term of the answer,Date of the answer,Number of the answer,\
Summary of the answer,File of the answer,File
12-34,26.11.2026,,,,Бектенов,,О дорогах,,26.12.2026,{answer},roads.ru.docx
"""


def test_answers_are_found_and_letters_that_were_answered(archive: Archive, folder: Path) -> None:
    register = folder / "register.csv"
    register.write_text(REGISTER.format(answer=",,,"), encoding="utf-8")
    assert paths(archive, "дороги", answered=True) == []
    answer = "20.12.2026,17-05/1,Выделено 2 миллиарда на асфальтирование,"
    register.write_text(REGISTER.format(answer=answer), encoding="utf-8")
    assert paths(archive, "дороги", answered=True) == ["roads.yaml"]
    (hit,) = found(archive, "миллиарды асфальтирования")
    assert (hit.is_answer, hit.file, hit.day, hit.number) == (
        *(True, "register.csv", "2026-12-20", "17-05/1"),
    )
    register.unlink()
    assert paths(archive, "миллиарды асфальтирования") == []


def test_a_register_that_cannot_be_read_is_told_and_letters_are_found(
    archive: Archive, folder: Path
) -> None:
    (folder / "register.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert ids(archive) == ["register-no-headings"]
    assert paths(archive, "дороги") == ["roads.yaml"]


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_a_file_whose_name_is_no_text_is_told_and_stops_no_other(
    archive: Archive, folder: Path, old: Path
) -> None:
    letter(folder / os.fsdecode(b"\xff\xfe.yaml"), roads="мостов")
    word_file(old / "a\nb.docx", "О переправах")
    assert ids(archive) == ["file-name", "file-name"]
    assert paths(archive, "дороги") == ["roads.yaml"]


@pytest.mark.parametrize(
    "text",
    [
        "." * 300_000 + "x",
        "." * 200_000 + " " * 200_000 + "x",
        "ның" * 130_000,
        "а. " * 60_000,
        "«" * 300_000,
        "123 " * 90_000,
        "Дорога плохая. " * 12_000,
    ],
    ids=["dots", "dots and blanks", "endings", "initials", "quotes", "figures", "sentences"],
)
def test_no_text_takes_long_to_be_indexed_and_searched(
    archive: Archive, folder: Path, text: str
) -> None:
    begin = time.process_time()
    long = (folder / "roads.yaml").read_text(encoding="utf-8").replace("Школы стоят", text)
    (folder / "long.yaml").write_text(long, encoding="utf-8")
    assert paths(archive, "дороги")
    assert time.process_time() - begin < 8
