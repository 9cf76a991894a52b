"""The list of letters: what it says of each, and what has become of it by the register."""

import os
from itertools import count
from pathlib import Path

import pytest

from drafter.cli import main
from drafter.errors import Problem
from drafter.office.cards import Card, by_name, newest_first
from drafter.office.office import Office
from drafter.office.shelf import Shelf
from tests.conftest import SAMPLES

HEAD = "number,date,kind,term of the answer,date of the answer,number of the answer,file\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "drafter.yaml").write_text("months: 1\n", encoding="utf-8")
    text = (SAMPLES / "district-akims.yaml").read_text(encoding="utf-8")
    (tmp_path / "akims.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def shelf(folder: Path) -> Shelf:
    return Shelf(folder, Office(folder))


def only(folder: Path) -> Card:
    (card,) = shelf(folder).listing(60).cards
    return card


def test_a_letter_is_listed_with_what_it_says(folder: Path) -> None:
    text = (SAMPLES / "district-akims.yaml").read_text(encoding="utf-8")
    card = only(folder)
    assert card.path == "akims.yaml"
    assert card.changed == pytest.approx((folder / "akims.yaml").stat().st_mtime)
    assert card.subject["ru"] in text
    assert card.subject["kk"] in text
    assert card.date is not None
    assert f"date: {card.date:%Y-%m-%d}" in text


def test_an_official_is_named_as_in_a_list(folder: Path) -> None:
    letter = (
        "languages: [ru, kk]\naddressee: {post: prime-minister, surname: Бектенов, given: Олжас,"
        " patronymic: {ru: Абаевич, kk: Абайұлы}}\n"
    )
    (folder / "akims.yaml").write_text(letter, encoding="utf-8")
    card = only(folder)
    assert card.addressee["ru"] == "Бектенов О. А., Премьер-Министр Республики Казахстан"
    assert card.addressee["kk"] == "Бектенов О. А., Қазақстан Республикасының Премьер-Министрі"


@pytest.mark.parametrize("data", [b"subject: [", b"\xff\xfe", b"", b"x" * (1 << 21)])
def test_a_letter_that_cannot_be_read_is_listed_with_its_problem(folder: Path, data: bytes) -> None:
    (folder / "akims.yaml").write_bytes(data)
    card = only(folder)
    assert isinstance(card.problem, Problem)
    assert card.problem.what
    assert shelf(folder).listing(60).unread == 0


def test_what_is_no_letter_is_not_listed(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "secret.yaml").write_text("subject: x\n", encoding="utf-8")
    for name in ("templates", "locales", ".drafter/bin", "2026/.git"):
        (folder / name).mkdir(parents=True)
        (folder / name / "a.yaml").write_text("subject: x\n", encoding="utf-8")
    for name in ("addressbook.yaml", "inquiry.schema.json", ".hidden.yaml", "a.docx", "notes.txt"):
        (folder / name).write_text("x: y\n", encoding="utf-8")
    (folder / "link.yaml").symlink_to(elsewhere / "secret.yaml")
    (folder / "folder").symlink_to(elsewhere)
    (folder / "circle").symlink_to(folder)
    (folder / "folder.yaml").mkdir()
    os.mkfifo(folder / "pipe.yaml")
    (folder / "2026" / "b.json").write_text("{}", encoding="utf-8")
    (folder / "within.yaml").symlink_to(folder / "akims.yaml")
    assert sorted(path for path, _state in newest_first(folder)[0]) == [
        "2026/b.json",
        "akims.yaml",
        "within.yaml",
    ]


def test_a_list_that_is_cut_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not by_name(folder).is_cut
    (folder / "more.yaml").touch()
    monkeypatch.setattr("drafter.office.cards.MOST_LETTERS", 1)
    for listing in (by_name(folder), shelf(folder).listing(60)):
        assert listing.is_cut
        assert len(listing.cards) == 1


def test_a_file_whose_name_is_no_text_is_listed_with_that_problem(folder: Path) -> None:
    with open(os.fsencode(folder) + b"/\xff.yaml", "wb"):
        pass
    for listing in (by_name(folder), shelf(folder).listing(60)):
        problems = [card.problem.what for card in listing.cards if card.problem]
        assert problems == ["The name of this file cannot be read."]


def test_the_letter_that_was_changed_last_stands_at_the_front(folder: Path) -> None:
    for number, name in enumerate(("c", "a", "b")):
        (folder / f"{name}.yaml").write_text("languages: [ru]\n", encoding="utf-8")
        os.utime(folder / f"{name}.yaml", (9_000_000_000 + number, 9_000_000_000 + number))
    cards = shelf(folder).listing(60).cards
    assert [card.path for card in cards] == ["b.yaml", "a.yaml", "c.yaml", "akims.yaml"]


def test_what_takes_long_is_listed_by_its_name_and_read_later(folder: Path) -> None:
    for number in range(9):
        (folder / f"{number}.yaml").write_text("languages: [ru]\n", encoding="utf-8")
    kept, ticks = shelf(folder), count()
    first = kept.listing(3, clock=lambda: next(ticks))
    assert len(first.cards) == 10
    assert first.unread == 10 - sum(card.is_read for card in first.cards) > 0
    assert kept.listing(60).unread == 0


def test_a_letter_is_read_again_when_its_file_has_changed(folder: Path) -> None:
    kept = shelf(folder)
    before = kept.listing(60).cards[0]
    assert kept.listing(0).cards[0] is before
    (folder / "akims.yaml").write_text("languages: [ru]\nsubject: x\n", encoding="utf-8")
    os.utime(folder / "akims.yaml", (1, 1))
    assert kept.listing(60).cards[0].subject == {"ru": "x"}


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("", "draft"),
        ("12-1,2026-01-10,,2999-01-01,,,akims.ru.docx; akims.kk.docx\n", "sent"),
        ("12-1,2026-01-10,,2020-01-01,,,akims.ru.docx\n", "overdue"),
        ("12-1,2026-01-10,,2020-01-01,2020-01-05,,akims.ru.docx\n", "answered"),
        ("12-1,2026-01-10,,2020-01-01,,устно,akims.docx\n", "answered"),
        ("12-1,2026-01-10,,2020-01-01,,,other/akims.ru.docx\n", "draft"),
        ("12-1,2026-01-10,appeal,,,,akims.pdf\n", "sent"),
    ],
)
def test_the_register_says_what_has_become_of_a_letter(folder: Path, line: str, state: str) -> None:
    (folder / "register.csv").write_text(HEAD + line, encoding="utf-8")
    listing = shelf(folder).listing(60)
    assert (listing.states, listing.problems) == ({"akims.yaml": state}, ())


def test_a_letter_with_two_addressees_waits_for_both(folder: Path) -> None:
    lines = (
        "1,2026-01-10,,2020-01-01,2020-01-05,,akims.ru.docx\n"
        "2,2026-01-10,,2999-01-01,,,akims.kk.docx\n"
    )
    (folder / "register.csv").write_text(HEAD + lines, encoding="utf-8")
    assert shelf(folder).listing(60).states == {"akims.yaml": "sent"}


def test_a_letter_that_drafter_entered_is_sent(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert main(["render", "akims.yaml", "--register", "register.xlsx"]) == 0
    assert shelf(folder).listing(60).states["akims.yaml"] in ("sent", "overdue")
    os.rename(folder / "akims.yaml", folder / "renamed.yaml")
    (card,) = shelf(folder).listing(60).cards
    known = card.number and card.date
    state = shelf(folder).listing(60).states["renamed.yaml"]
    assert state == "draft" if not known else state in ("sent", "overdue")


@pytest.mark.parametrize("data", [b"\xff", b"a,b\n1,2\n"])
def test_a_register_that_cannot_be_read_is_told_and_the_letters_are_listed(
    folder: Path, data: bytes
) -> None:
    (folder / "register.csv").write_bytes(data)
    listing = shelf(folder).listing(60)
    assert [card.path for card in listing.cards] == ["akims.yaml"]
    assert listing.states == {"akims.yaml": ""}
    assert listing.problems
