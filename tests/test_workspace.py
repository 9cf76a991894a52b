"""A folder is a workspace by drafter.yaml or an address book, and each of its parts can go."""

import os
import shutil
from pathlib import Path

import pytest

from drafter import InquiryError, Office, RegisterError, load
from drafter.cli import main
from drafter.workspace import Workspace
from tests.conftest import SAMPLES
from tests.documents import plain, texts, whole

posix = pytest.mark.skipif(os.name == "nt", reason="Windows asks for rights to make links")

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
    assert main(["check", str(file), "--without", "spelling", "--without", "no-name"]) == 0
    assert capsys.readouterr().err.startswith(said)
    docx = file.with_name("letter-outside.ru.docx")
    assert main(["import", str(docx), "-o", "-"]) == 0
    said_of_it = capsys.readouterr().err
    assert said_of_it.startswith(f"{docx} lies in no workspace; using that of {workspace}.\n")


def test_an_id_in_a_letter_outside_is_one_of_the_folders_book(workspace: Path) -> None:
    file = outside(LETTER.replace("{faction: AMANAT}", "ak-zhol"))
    assert main(["render", str(file)]) == 0
    letter = plain(whole(file.with_name("letter-outside.ru.docx").read_bytes()))
    assert 'депутатская фракция "Ак жол" просит принять' in letter


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


VICTIM = "СЕКРЕТ"


@pytest.fixture
def victim(workspace: Path, tmp_path: Path) -> Path:
    """Return a folder outside of the workspace, whose texts no letter may hold."""
    folder = tmp_path / "victim"
    (folder / "ru").mkdir(parents=True)
    (folder / "LC_MESSAGES").mkdir()
    (folder / "secret.html").write_text(VICTIM, encoding="utf-8")
    (folder / "secret.docx").write_bytes((workspace / "templates/official.docx").read_bytes())
    (folder / "register.csv").write_text("", encoding="utf-8")
    return folder


def linked(link: str, target: Path) -> None:
    place = Path(link)
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    place.unlink(missing_ok=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(target)


def refused(capsys: pytest.CaptureFixture[str], *call: str) -> str:
    """Return what a call is refused with; nothing of the victim's is told or written."""
    capsys.readouterr()
    assert main([*call]) == 1
    said = capsys.readouterr()
    assert VICTIM not in said.out + said.err
    assert "[outside-workspace]" in said.err
    assert not Path("letter.ru.docx").exists()
    return said.err


RENDER = ("render", "letter.yaml", "-l", "ru")


@posix
def test_a_template_that_leads_out_of_the_workspace_is_not_read(
    workspace: Path, victim: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = Path("templates/ru/inquiry.html")
    own.write_text(
        '{% extends "drafter/inquiry.html" %}{% block closing %}<p class="closing">'
        '{% include "leak.html" %}</p>{% endblock %}',
        encoding="utf-8",
    )
    linked("templates/leak.html", victim / "secret.html")
    link = workspace / "templates" / "leak.html"
    said = f"{link}: «{link}» leads out of the folder {workspace}."
    assert refused(capsys, *RENDER).startswith(said)
    for call in (["list"], ["check"], ["diff"]):
        assert refused(capsys, "templates", *call).startswith(said)
    assert refused(capsys, "locales", "update").startswith(said)


@posix
@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("templates/ru/inquiry.html", "secret.html"),
        ("templates/ru", "ru"),
        ("templates", "ru"),
        ("templates/official.docx", "secret.docx"),
        ("locales", "ru"),
        ("locales/ru/LC_MESSAGES/letter.po", "secret.html"),
        ("locales/ru/LC_MESSAGES/letter.po", "absent"),
        ("addressbook.yaml", "secret.html"),
        ("addressbook.yaml", "absent"),
        ("drafter.yaml", "secret.html"),
        ("addressbook.yaml", "/dev/zero"),
    ],
)
def test_a_link_that_leads_out_of_the_workspace_stops_the_letter(
    workspace: Path, victim: Path, link: str, target: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if link == "templates/ru":
        (victim / "ru" / "inquiry.html").write_text(VICTIM, encoding="utf-8")
    linked(link, victim / target)
    assert str(workspace / link) in refused(capsys, *RENDER)


@posix
def test_a_link_within_the_workspace_serves(workspace: Path) -> None:
    shutil.move("templates/ru", "ours")
    shutil.move("templates/official.docx", "own.docx")
    linked("templates/ru", Path("../ours"))
    linked("templates/official.docx", workspace / "own.docx")
    assert main([*RENDER]) == 0


@posix
def test_a_workspace_that_is_reached_by_a_link_serves(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "drive").symlink_to(workspace)
    monkeypatch.chdir(tmp_path)
    assert main(["render", "drive/letter.yaml", "-l", "ru"]) == 0
    assert "С почтением," in whole((workspace / "letter.ru.docx").read_bytes())


OUTSIDE = [
    "../../victim/secret.docx",
    "../../victim/../victim/secret.docx",
    "a/../../../victim/secret.docx",
    "..\\\\..\\\\victim\\\\secret.docx",
    "//host.invalid/share/x.docx",
    "\\\\\\\\host.invalid\\\\share\\\\x.docx",
    "C:x.docx",
    "C:/x.docx",
    "/etc/passwd",
]


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_letterhead_outside_of_the_workspace_is_refused_at_its_line(
    workspace: Path, victim: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    book = f'factions:\n  ours:\n    name: {{ru: Наша, kk: Біздің}}\n    letterhead: "{name}"\n'
    Path("addressbook.yaml").write_text(book, encoding="utf-8")
    Path("own.yaml").write_text(LETTER.replace("{faction: AMANAT}", "ours"), encoding="utf-8")
    place = f"{workspace / 'addressbook.yaml'}:4:17: "
    assert refused(capsys, "render", "own.yaml", "-l", "ru").startswith(place)


@posix
def test_a_letterhead_that_is_a_link_is_refused_at_its_line(
    workspace: Path, victim: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    linked("templates/ours.docx", victim / "secret.docx")
    book = "factions:\n  ours:\n    name: {ru: Наша, kk: Біздің}\n    letterhead: ours.docx\n"
    Path("addressbook.yaml").write_text(book, encoding="utf-8")
    Path("own.yaml").write_text(LETTER.replace("{faction: AMANAT}", "ours"), encoding="utf-8")
    place = f"{workspace / 'addressbook.yaml'}:4:17: "
    assert refused(capsys, "render", "own.yaml", "-l", "ru").startswith(place)


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_look_of_the_settings_outside_of_the_workspace_is_refused_at_its_line(
    workspace: Path, victim: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("drafter.yaml").write_text(f'look: "{name}"\n', encoding="utf-8")
    assert refused(capsys, *RENDER).startswith(f"{workspace / 'drafter.yaml'}:1:7: ")


@pytest.mark.parametrize("name", [*OUTSIDE, "../register.docx"])
def test_a_register_of_the_settings_outside_of_the_workspace_is_refused_at_its_line(
    workspace: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f'register: "{name}"\n'.replace("docx", "csv").replace("passwd", "passwd.csv")
    Path("drafter.yaml").write_text(text, encoding="utf-8")
    said = refused(capsys, "register", "due")
    assert said.startswith(f"{workspace / 'drafter.yaml'}:1:11: ")


@posix
@pytest.mark.parametrize("name", ["register.csv", "register.xlsx", "register.db", "own.csv"])
@pytest.mark.parametrize("target", ["register.csv", "absent.csv"])
def test_a_register_that_is_a_link_is_neither_read_nor_written(
    workspace: Path, victim: Path, name: str, target: str, capsys: pytest.CaptureFixture[str]
) -> None:
    linked(name, victim / target)
    if name == "own.csv":
        Path("drafter.yaml").write_text("register: own.csv\n", encoding="utf-8")
    refused(capsys, "register", "due")
    office = Office(workspace)
    with pytest.raises((OSError, RegisterError)):
        office.enter(office.open("letter.yaml"), [])
    assert not (victim / "absent.csv").exists()
    assert (victim / "register.csv").read_bytes() == b""


@posix
def test_nothing_is_written_through_a_link_that_leads_out(
    workspace: Path, victim: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(victim.rglob("*"))
    linked("templates/kk", victim / "ru")
    refused(capsys, "templates", "copy", "kk/inquiry")
    linked("locales/uz", victim)
    refused(capsys, "locales", "add", "uz")
    linked("locales", victim / "ru")
    for call in ("update", "compile", "status", "check"):
        refused(capsys, "locales", call)
    book = Path("addressbook.yaml").read_bytes()
    (victim / "addressbook.yaml").write_bytes(book)
    linked("addressbook.yaml", victim / "addressbook.yaml")
    Path("people.csv").write_text("surname;given\nИванов;Иван\n", encoding="utf-8")
    refused(capsys, "book", "import", "people.csv")
    assert sorted(victim.rglob("*")) == sorted([*before, victim / "addressbook.yaml"])
    assert (victim / "addressbook.yaml").read_bytes() == book


@posix
def test_what_is_named_in_the_call_may_lie_anywhere(
    workspace: Path, victim: Path, tmp_path: Path
) -> None:
    shutil.copytree("templates", victim / "own")
    linked("look.docx", victim / "secret.docx")
    linked("named.csv", victim / "register.csv")
    call = ["--look", "look.docx", "--register", "named.csv", "--template", str(victim / "own")]
    assert main([*RENDER, *call, "-o", str(tmp_path / "made.docx")]) == 0
    assert (victim / "register.csv").read_bytes()


@posix
@pytest.mark.parametrize(
    "name",
    [
        "addressbook.yaml",
        "drafter.yaml",
        "templates/ru/inquiry.html",
        "templates/official.docx",
        "locales/ru/LC_MESSAGES/letter.po",
    ],
)
def test_a_pipe_in_the_place_of_a_file_is_told(
    workspace: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(name).unlink()
    os.mkfifo(name)
    capsys.readouterr()
    for call in ([*RENDER], ["check", "letter.yaml"], ["templates", "check"]):
        assert main(call) == 1
        said = capsys.readouterr().err
        assert f"{workspace / name}: This is no file but a device or a pipe." in said


@posix
@pytest.mark.parametrize("name", ["addressbook.yaml", "drafter.yaml"])
def test_a_pipe_makes_a_workspace_that_cannot_be_read(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / name)
    shutil.copy(SAMPLES / "ak-zhol-akims.yaml", tmp_path / "letter.yaml")
    assert main(["render", str(tmp_path / "letter.yaml")]) == 1
    assert f"{tmp_path / name}: This is no file but a device" in capsys.readouterr().err
    assert not list(tmp_path.glob("*.docx"))
