"""A folder is a workspace by drafter.yaml or an address book, and each of its parts can go."""

import shutil
from pathlib import Path

import pytest

from drafter import InquiryError, Office, load
from drafter.cli import main
from drafter.workspace import Workspace
from tests.conftest import SAMPLES
from tests.documents import plain, texts, whole

LETTER = """\
languages: [ru]
date: 2026-11-25
addressee: minister-health
author: {faction: AMANAT}
body: |
  Текст письма.
request: просит
demands: [принять меры]
signatories: [Е. Саиров]
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    assert main(["init", str(tmp_path / "ws")]) == 0
    monkeypatch.chdir(tmp_path / "ws")
    catalog = Path("locales/ru/LC_MESSAGES/letter.po")
    text = catalog.read_text(encoding="utf-8")
    catalog.write_text(text.replace('"С уважением,"', '"С почтением,"'), encoding="utf-8")
    return tmp_path / "ws"


def outside(text: str = LETTER) -> Path:
    file = Path("../letter-outside.yaml").absolute()
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("known_by", ["drafter.yaml", "addressbook.yaml"])
def test_one_of_two_files_makes_a_folder_a_workspace(tmp_path: Path, known_by: str) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert Workspace.around(inner).folder is None
    (tmp_path / known_by).touch()
    assert Workspace.around(inner / "letter.yaml").folder == tmp_path


def test_a_way_up_and_down_leads_to_the_workspace_where_the_file_lies(workspace: Path) -> None:
    outside()
    assert Workspace.around(Path("../letter-outside.yaml")).folder is None
    assert Workspace.around(Path("../ws/letter.yaml")).folder == workspace


@pytest.mark.parametrize(
    "part",
    [
        "addressbook.yaml",
        "templates",
        "locales",
        "README.md",
        "inquiry.schema.json",
        "drafter.yaml",
    ],
)
def test_a_part_that_is_deleted_switches_off_itself_alone(workspace: Path, part: str) -> None:
    own = Path("templates/ru/inquiry.html")
    text = own.read_text(encoding="utf-8")
    own.write_text(text.replace("На основании изложенного", "Исходя из этого"), encoding="utf-8")
    shutil.rmtree(part) if Path(part).is_dir() else Path(part).unlink()
    assert main(["render", "letter.yaml", "-l", "ru"]) == 0
    letter = plain(whole(Path("letter.ru.docx").read_bytes()))
    assert ("Исходя из этого" in letter) == (part != "templates")
    assert ("С почтением," in letter) == (part != "locales")


def test_without_an_address_book_its_commands_say_so(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("addressbook.yaml").unlink()
    for call in (["list"], ["list", "people"], ["check"]):
        assert main(["book", *call]) == 1
        said = capsys.readouterr().err
        assert said.startswith(f"There is no address book in {workspace}.")
        assert said.endswith("[no-address-book]\n")


def test_without_an_address_book_an_id_of_it_says_where_one_belongs(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("addressbook.yaml").unlink()
    Path("own.yaml").write_text(LETTER.replace("{faction: AMANAT}", "amanat"), encoding="utf-8")
    assert main(["check", "own.yaml", "--without", "spelling"]) == 1
    assert capsys.readouterr().err == (
        "own.yaml:4:9: «amanat» is an id of an address book, but there is none here."
        f" Put addressbook.yaml into {workspace}, or write the names here. [unknown-id]\n"
    )


def test_a_letter_that_lies_in_no_workspace_uses_that_of_the_folder_and_says_so(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = outside()
    said = f"{file} lies in no workspace; using that of {workspace}.\n"
    assert main(["render", str(file)]) == 0
    captured = capsys.readouterr()
    assert captured.err.startswith(said)
    assert captured.out == ""
    assert "С почтением," in whole(file.with_name("letter-outside.ru.docx").read_bytes())
    assert main(["show", str(file)]) == 0
    captured = capsys.readouterr()
    assert captured.err.startswith(said)
    assert "С почтением," in captured.out
    assert main(["check", str(file), "--without", "spelling"]) == 0
    assert capsys.readouterr().err.startswith(said)
    docx = file.with_name("letter-outside.ru.docx")
    assert main(["import", str(docx), "-o", "-"]) == 0
    said_of_it = capsys.readouterr().err
    assert said_of_it.startswith(f"{docx} lies in no workspace; using that of {workspace}.\n")


def test_an_id_in_a_letter_outside_is_one_of_the_folders_book(workspace: Path) -> None:
    file = outside(LETTER.replace("{faction: AMANAT}", "ak-zhol"))
    assert main(["render", str(file)]) == 0
    letter = plain(whole(file.with_name("letter-outside.ru.docx").read_bytes()))
    assert 'депутатская фракция "Ак жол" просит:' in letter


def test_a_letter_in_a_workspace_says_nothing_of_it(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["render", "letter.yaml", "-l", "ru"]) == 0
    assert capsys.readouterr().err == "Written: letter.ru.docx\n"


def test_where_there_is_no_workspace_at_all_drafters_own_files_serve_in_silence(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = outside()
    monkeypatch.chdir(file.parent)
    capsys.readouterr()
    assert main(["render", file.name]) == 0
    assert capsys.readouterr().err == "Written: letter-outside.ru.docx\n"
    assert "С уважением," in whole(Path("letter-outside.ru.docx").read_bytes())


def test_python_is_given_the_workspace_around_a_file_and_no_other(workspace: Path) -> None:
    file = outside(LETTER.replace("{faction: AMANAT}", "ak-zhol"))
    with pytest.raises(InquiryError):
        load(file)
    assert Office(file).workspace == Workspace()


def test_the_post_of_the_catalog_is_written_to_inside_a_workspace_and_outside(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = outside()
    shutil.copy(file, "inside.yaml")
    assert main(["render", "inside.yaml"]) == 0
    monkeypatch.chdir(file.parent)
    assert main(["render", file.name]) == 0
    for made in (Path("ws/inside.ru.docx"), Path("letter-outside.ru.docx")):
        (addressee,) = texts(made.read_bytes(), "Letter Addressee")
        assert plain(addressee) == "Министру здравоохранения Республики Казахстан"


def test_an_address_book_wins_over_the_posts_catalog(workspace: Path) -> None:
    with Path("addressbook.yaml").open("a", encoding="utf-8") as book:
        book.write("posts:\n  minister-health: {ru: Министр здоровья, kk: Денсаулық министрі}\n")
    Path("inside.yaml").write_text(LETTER, encoding="utf-8")
    assert main(["render", "inside.yaml"]) == 0
    assert texts(Path("inside.ru.docx").read_bytes(), "Letter Addressee") == ["Министру здоровья"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "minister-health",
            "minister-helth",
            ":3:12: Neither the address book nor the posts catalog has «minister-helth»."
            " Did you mean «minister-health»? [unknown-id]\n",
        ),
        (
            "minister-health",
            "bektenow",
            ":3:12: Neither the address book nor the posts catalog has «bektenow»."
            " Did you mean «bektenov»? [unknown-id]\n",
        ),
        (
            "{faction: AMANAT}",
            "Ак жол",
            ":4:9: Keys with values are expected here."
            " Write «author: {faction: Ак жол}». [keys-expected]\n",
        ),
        (
            "{faction: AMANAT}",
            "Ауыл, село",
            ":4:9: Keys with values are expected here."
            " Write «author: {faction: 'Ауыл, село'}». [keys-expected]\n",
        ),
    ],
)
def test_a_name_that_stands_for_nobody_gets_the_advice_that_helps(
    workspace: Path, old: str, new: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    Path("inside.yaml").write_text(LETTER.replace(old, new), encoding="utf-8")
    assert main(["check", "inside.yaml", "--without", "spelling"]) == 1
    assert capsys.readouterr().err == f"inside.yaml{said}"


def test_what_the_advice_on_an_author_says_is_accepted(workspace: Path) -> None:
    text = LETTER.replace("{faction: AMANAT}", "{faction: 'Ауыл, село'}")
    Path("inside.yaml").write_text(text, encoding="utf-8")
    assert main(["render", "inside.yaml"]) == 0
    assert '"Ауыл, село"' in whole(Path("inside.ru.docx").read_bytes())


def test_the_samples_are_read_as_before_from_within_a_workspace(workspace: Path) -> None:
    shutil.copy(SAMPLES / "ak-zhol-akims.yaml", "sample.yaml")
    assert load("sample.yaml").languages == load(SAMPLES / "ak-zhol-akims.yaml").languages
