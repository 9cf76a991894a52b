"""The settings of a workspace are read with places, used, and told where they are wrong."""

import csv
import datetime
from pathlib import Path

import docx
import pytest

from drafter import InquiryError, Office
from drafter.cli import main
from drafter.errors import Problem
from tests.addressbook.test_references import BOOK, LETTER
from tests.conftest import ROOT
from tests.reading.languages import untranslated_of

CHAMBERS = """\
chambers:
  - name: {ru: Мажилис, kk: Мәжіліс}
    deputies: {ru: Депутаты Мажилиса, kk: Мәжіліс депутаттары}
    until: 2026-06-30
  - name: {ru: Курултай, kk: Құрылтай}
    deputies: {ru: Депутаты Курултая, kk: Құрылтай депутаттары}
    from: 2026-07-01
"""


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("addressbook.yaml").write_text(BOOK, encoding="utf-8")
    Path("letter.yaml").write_text(LETTER, encoding="utf-8")
    return tmp_path


def set_up(text: str) -> None:
    Path("drafter.yaml").write_text(text, encoding="utf-8")


def problems() -> tuple[Problem, ...]:
    with pytest.raises(InquiryError) as raised:
        _settings = Office(Path()).settings
    return raised.value.problems


def test_the_chambers_are_known_to_the_office() -> None:
    set_up(CHAMBERS)
    first, second = Office(Path()).settings.chambers
    assert first.name["ru"].nominative == "Мажилис"
    assert second.deputies["kk"].nominative == "Құрылтай депутаттары"
    assert (first.until, second.from_) == (datetime.date(2026, 6, 30), datetime.date(2026, 7, 1))


def test_a_name_that_is_the_same_in_every_language_is_written_once() -> None:
    set_up("chambers: [{name: Сенат, deputies: {nominative: Депутаты, dative: Депутатам}}]\n")
    (chamber,) = Office(Path()).settings.chambers
    assert {forms.nominative for forms in chamber.name.values()} == {"Сенат"}
    assert set(chamber.name) >= {"ru", "kk"}


@pytest.mark.parametrize("text", [None, "", "# months: 2\n"])
def test_where_nothing_is_set_the_usual_holds(text: str | None) -> None:
    if text is not None:
        set_up(text)
    settings = Office(Path()).settings
    assert (settings.months, settings.look, settings.register) == (1, "official.docx", None)
    assert settings.chambers == ()


def test_the_settings_of_the_starter_are_the_usual_ones(tmp_path: Path) -> None:
    assert main(["init", "ws"]) == 0
    settings = Office("ws").settings
    usual = Office(Path()).settings
    assert settings.replaced(chambers=()) == usual
    assert [(chamber.from_, chamber.until) for chamber in settings.chambers] == [
        (None, datetime.date(2026, 6, 30)),
        (datetime.date(2026, 7, 1), None),
    ]


def test_an_office_follows_its_settings() -> None:
    office = Office(Path())
    for months in (2, 3):
        set_up(f"months: {months}\n")
        assert office.settings.months == months
    Path("drafter.yaml").unlink()
    assert office.settings.months == 1


MISTAKES = {
    "a key that is unknown": ("mnths: 2\n", "1:1", "unknown-key"),
    "a key that stands twice": ("months: 2\nmonths: 3\n", "2:1", "duplicate-key"),
    "an anchor": ("months: &m 2\n", "1:9", "yaml-anchor"),
    "a tag": ("months: !!int 2\n", "1:9", "yaml-tag"),
    "no number": ("months: два\n", "1:9", "not-a-number"),
    "no day": (CHAMBERS.replace("2026-07-01", "01.07.2026"), "7:11", "not-a-date"),
    "a language is missing": (CHAMBERS.replace(", kk: Құрылтай}", "}"), "5:11", "missing-version"),
    "a name is missing": ("chambers: [{name: Сенат}]\n", "1:12", "missing-key"),
    "no YAML": ("months: 1\n\tlook: a.docx\n", "2:1", "yaml-tab"),
    "a list": ("- months: 1\n", "1:1", "keys-expected"),
    "a term that is reversed": (
        CHAMBERS.replace("    from: 2026-07-01", "    from: 2026-07-01\n    until: 2026-06-30"),
        "8:12",
        "term-reversed",
    ),
    "two at one time": (CHAMBERS.replace("2026-07-01", "2026-06-30"), "7:11", "terms-overlap"),
    "two for ever": (
        CHAMBERS.replace("    from: 2026-07-01\n", "").replace("    until: 2026-06-30\n", ""),
        "4:5",
        "terms-overlap",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_place_in_every_language(mistake: str) -> None:
    text, where, fault = MISTAKES[mistake]
    set_up(text)
    told = [(str(problem.place), problem.id) for problem in problems()]
    assert told == [(f"{Path('drafter.yaml').absolute()}:{where}", fault)]
    assert untranslated_of(problems) == []


def test_every_command_that_needs_the_settings_tells_what_is_wrong(
    capsys: pytest.CaptureFixture[str],
) -> None:
    set_up("months: два\n")
    place = f"{Path('drafter.yaml').absolute()}:1:9: "
    calls = [
        ["render", "letter.yaml"],
        ["check", "letter.yaml"],
        ["show", "letter.yaml"],
        ["register", "due"],
        ["templates", "check"],
        ["locales", "preview"],
    ]
    for call in calls:
        assert main(call) == 1
        assert capsys.readouterr().err.startswith(place), call


def test_the_term_of_an_answer_is_that_of_the_settings() -> None:
    set_up("months: 3\n")
    assert main(["render", "letter.yaml", "-l", "ru", "--register", "register.csv"]) == 0
    with Path("register.csv").open(encoding="utf-8-sig") as stream:
        (row,) = csv.DictReader(stream, delimiter=";")
    assert row["Term of the answer"] == "2027-02-20"


def test_months_in_the_address_book_are_sent_to_the_settings(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("addressbook.yaml").write_text(f"months: 2\n{BOOK}", encoding="utf-8")
    assert main(["book", "check"]) == 1
    assert capsys.readouterr().err == (
        f"{Path('addressbook.yaml').absolute()}:1:1: The key «months» is not known here."
        " «months» belongs into drafter.yaml. [unknown-key]\n"
    )


def test_the_look_of_the_settings_is_that_of_letters(capsys: pytest.CaptureFixture[str]) -> None:
    own = docx.Document(str(ROOT / "templates" / "official.docx"))
    own.sections[0].left_margin = 1_000_000
    Path("templates").mkdir()
    own.save("templates/own.docx")
    set_up("look: own.docx\n")
    assert main(["render", "letter.yaml", "-l", "ru"]) == 0
    made = docx.Document("letter.ru.docx")
    assert abs(int(made.sections[0].left_margin or 0) - 1_000_000) < 1000
    Path("templates/own.docx").unlink()
    capsys.readouterr()
    assert main(["check", "letter.yaml", "--without", "spelling"]) == 1
    assert capsys.readouterr().err == (
        f"{Path('drafter.yaml').absolute()}:1:7: The folder of templates has no file «own.docx»."
        " Put the Word file there, or correct the name. [look-missing]\n"
    )


def test_a_look_that_drafter_ships_can_be_chosen() -> None:
    set_up("look: letterhead.docx\n")
    assert main(["render", "letter.yaml", "-l", "ru"]) == 0
    chosen = Path("letter.ru.docx").read_bytes()
    look = str(ROOT / "templates" / "letterhead.docx")
    assert main(["render", "letter.yaml", "-l", "ru", "--force", "--look", look]) == 0
    assert Path("letter.ru.docx").read_bytes() == chosen


def test_the_register_of_the_settings_is_found_before_the_usual_ones(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["render", "letter.yaml", "-l", "ru", "--register", "own.csv"]) == 0
    Path("register.csv").write_text("", encoding="utf-8")
    set_up("register: own.csv\n")
    capsys.readouterr()
    assert main(["register", "due", "--today", "2026-11-25"]) == 0
    assert "1 letter is unanswered" in capsys.readouterr().err
    set_up("register: none.csv\n")
    assert main(["register", "due"]) == 1
    assert "none.csv: There is no such file or folder." in capsys.readouterr().err


def test_a_register_that_is_no_table_is_told_at_its_place(
    capsys: pytest.CaptureFixture[str],
) -> None:
    set_up("register: letters.odt\n")
    assert main(["register", "due"]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"{Path('drafter.yaml').absolute()}:1:11: A register is a file")
    assert "[register-no-table]" in said
