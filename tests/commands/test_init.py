"""`drafter init`: a workspace in which every command finds its files by itself."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.cli import main
from tests.conftest import ROOT
from tests.documents import faults, texts, whole


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    assert main(["init", str(tmp_path / "ws"), "--interface", "ru"]) == 0
    monkeypatch.chdir(tmp_path / "ws")
    return tmp_path / "ws"


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_workspace_has_copies_of_all_that_may_be_changed_and_nothing_else(
    workspace: Path,
) -> None:
    shipped = files(ROOT / "templates")
    text_of_looks = {name for name in shipped if name.startswith("looks/")}
    templates = {f"templates/{name}" for name in shipped - text_of_looks}
    catalogs = {f"locales/{language}/LC_MESSAGES/letter.po" for language in ("ru", "kk")}
    others = {"README.md", "letter.yaml", "inquiry.schema.json"}
    others |= {"drafter.yaml", "addressbook.yaml"}
    assert files(workspace) == templates | catalogs | others


@pytest.mark.parametrize(
    ("language", "words"),
    [("ru", "Рабочая папка"), ("kk", "Жұмыс қалтасы"), ("en", "A workspace")],
)
def test_the_readme_speaks_the_users_language(tmp_path: Path, language: str, words: str) -> None:
    assert main(["init", str(tmp_path / "ws"), "--interface", language]) == 0
    assert (tmp_path / "ws" / "README.md").read_text(encoding="utf-8").startswith(f"# {words}\n")
    assert main(["render", str(tmp_path / "ws" / "letter.yaml"), "--interface", language]) == 0


def test_the_first_letter_is_made_in_both_languages(workspace: Path) -> None:
    assert main(["render", "letter.yaml"]) == 0
    for language, salutation in (
        ("ru", "Уважаемый Олжас Абаевич!"),
        ("kk", "Құрметті Олжас Абайұлы!"),
    ):
        data = (workspace / f"letter.{language}.docx").read_bytes()
        assert faults(data) == []
        assert salutation in whole(data)


def test_nothing_of_a_folder_in_use_is_overwritten(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (workspace / "letter.yaml").write_text("моё", encoding="utf-8")
    (workspace / "README.md").unlink()
    assert main(["init"]) == 1
    assert "letter.yaml: The file exists already." in capsys.readouterr().err
    assert (workspace / "letter.yaml").read_text(encoding="utf-8") == "моё"
    assert not (workspace / "README.md").exists()


def test_a_run_that_was_cut_off_is_gone_on_with(workspace: Path, tmp_path: Path) -> None:
    whole_run = {name: (workspace / name).read_bytes() for name in files(workspace)}
    part = tmp_path / "part"
    for name in sorted(whole_run)[::3]:
        (part / name).parent.mkdir(parents=True, exist_ok=True)
        (part / name).write_bytes(whole_run[name])
    assert main(["init", str(part), "--interface", "ru"]) == 0
    assert {name: (part / name).read_bytes() for name in files(part)} == whole_run


def test_a_full_disk_leaves_no_part_of_a_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written = iter(range(7))

    def write(handle: int, data: bytes, write: Callable[[int, bytes], int] = os.write) -> int:
        if next(written, None) is None:
            raise OSError(errno.ENOSPC, "full")
        return write(handle, data)

    monkeypatch.setattr("drafter.files.output.os.write", write)
    assert main(["init", str(tmp_path / "ws")]) == 1
    assert "The disk is full." in capsys.readouterr().err
    monkeypatch.undo()
    assert not (tmp_path / "ws").exists()
    assert main(["init", str(tmp_path / "ws")]) == 0


def test_a_workspace_that_is_whole_is_no_place_for_another(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", "--interface", "ru"]) == 1
    assert "letter.yaml: " in capsys.readouterr().err


def test_a_file_of_the_workspace_wins_and_an_absent_one_is_drafters(workspace: Path) -> None:
    own = workspace / "templates" / "ru" / "inquiry.html"
    own.write_text(
        own.read_text(encoding="utf-8").replace("На основании изложенного", "Исходя из этого"),
        encoding="utf-8",
    )
    (workspace / "templates" / "letter.html").unlink()
    (workspace / "templates" / "official.docx").unlink()
    assert main(["render", "letter.yaml", "-l", "ru"]) == 0
    assert "Исходя из этого, уважаемый" in whole((workspace / "letter.ru.docx").read_bytes())


def test_a_phrase_of_the_workspaces_catalog_wins(workspace: Path) -> None:
    catalog = workspace / "locales" / "ru" / "LC_MESSAGES" / "letter.po"
    text = catalog.read_text(encoding="utf-8")
    catalog.write_text(text.replace('"С уважением,"', '"С почтением,"'), encoding="utf-8")
    assert main(["render", "letter.yaml", "-l", "ru"]) == 0
    (closing,) = texts((workspace / "letter.ru.docx").read_bytes(), "Closing")
    assert closing.replace("\u00a0", " ") == "С почтением,"


def test_the_letter_finds_its_workspace_from_anywhere(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog = workspace / "locales" / "ru" / "LC_MESSAGES" / "letter.po"
    text = catalog.read_text(encoding="utf-8")
    catalog.write_text(text.replace('"С уважением,"', '"С почтением,"'), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["render", "ws/letter.yaml", "-l", "ru"]) == 0
    assert "С почтением," in whole((workspace / "letter.ru.docx").read_bytes())


def test_a_second_render_of_drafters_own_files_leaves_the_workspace_alone(
    workspace: Path,
) -> None:
    before = {name: (workspace / name).read_bytes() for name in files(workspace)}
    assert main(["render", "letter.yaml"]) == 0
    assert main(["templates", "check"]) == 0
    after = {name: (workspace / name).read_bytes() for name in before}
    assert after == before


def test_a_case_form_of_the_workspaces_catalog_wins_over_the_grammar(workspace: Path) -> None:
    catalog = workspace / "locales" / "ru" / "LC_MESSAGES" / "letter.po"
    entry = (
        '\nmsgctxt "post, dative"\nmsgid "prime-minister"\nmsgstr "Господину Премьер-Министру"\n'
    )
    catalog.write_text(catalog.read_text(encoding="utf-8") + entry, encoding="utf-8")
    assert main(["render", "letter.yaml", "-l", "ru"]) == 0
    addressee = texts((workspace / "letter.ru.docx").read_bytes(), "Letter Addressee")
    assert addressee[0] == "Господину Премьер-Министру"
