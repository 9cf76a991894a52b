"""What a letter says of the answer to an earlier one that went to several addressees."""

import datetime
from pathlib import Path

import pytest

from drafter.cli import main
from drafter.register.entries import Answer, Entry, Texts
from drafter.register.opening import opened
from tests.documents import plain, whole

PRIME, FINANCE = "Премьер-Министр Республики Казахстан", "Министр финансов Республики Казахстан"
PRIME_KK = "Қазақстан Республикасының Премьер-Министрі"
LETTER = """\
kind: inquiry
date: 2026-11-20
number: 12-99
follows: 12-34
addressee: {addressee}
author: {{faction: Ак жол}}
languages: [{code}]
body: Текст.
request: просит
demands: [принять меры]
signatories: [А. Перуашев]
"""
UNANSWERED = "ответ до настоящего времени не получен"
CITED = "депутатский запрос от 1 октября 2026 года № 12-34 получен ответ от 2 ноября 2026 года № 7"
ANSWER = Answer(date=datetime.date(2026, 11, 2), number="7")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def register(*lines: tuple[str, Answer | None], language: str = "ru") -> None:
    """Write a register that has a letter with a line for each addressee."""
    with opened(Path("register.db")) as ledger:
        for to, answer in lines:
            texts = {language: Texts(to, "О дорогах")}
            entry = Entry(
                number="12-34",
                date=datetime.date(2026, 10, 1),
                texts=texts,
                files=(f"{to}.docx",),
                answers=(answer,) if answer else (),
            )
            ledger.record_all([[entry]], lambda _problem: None)


def said(addressee: str, capsys: pytest.CaptureFixture[str], **changes: str) -> tuple[str, str]:
    """Return the letter to an addressee, and what rendering it told."""
    code = changes.pop("code", "ru")
    text = LETTER.format(addressee=addressee, code=code)
    for key, value in changes.items():
        text = "".join(
            f"{key}: {value}\n" if line.startswith(f"{key}:") else line
            for line in text.splitlines(keepends=True)
        )
    Path("new.yaml").write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert main(["render", "new.yaml", "--force", "--register", "register.db"]) == 0
    return plain(whole(Path(f"new.{code}.docx").read_bytes())), capsys.readouterr().err


@pytest.mark.parametrize(
    "addressee",
    [
        "prime-minister",
        f"{{post: {PRIME}}}",
        "{post: prime-minister, surname: Бектенов, given: Олжас, gender: masculine}",
        "{post: prime-minister, surname: Смаилов, given: Алихан, gender: masculine}",
        "{post: Премьер-Министр, surname: Смаилов, given: Алихан, gender: masculine}",
    ],
)
def test_the_answer_is_that_of_the_letter_s_own_addressee(
    addressee: str, capsys: pytest.CaptureFixture[str]
) -> None:
    register((f"{PRIME} Смаилов А.", ANSWER), (f"{FINANCE} Такиев М.", None))
    letter, told = said(addressee, capsys)
    assert CITED in letter
    assert UNANSWERED not in letter
    assert "12-34" not in told
    letter, _told = said("minister-finance", capsys)
    assert UNANSWERED in letter


def test_an_addressee_is_known_by_the_words_of_the_register_s_language(
    capsys: pytest.CaptureFixture[str],
) -> None:
    register((PRIME_KK, ANSWER), ("Қаржы министрі", None), language="kk")
    assert CITED in said("prime-minister", capsys)[0]


@pytest.mark.parametrize("addressee", ["minister-justice", "[prime-minister, minister-finance]"])
def test_what_the_register_does_not_tell_is_not_printed(
    addressee: str, capsys: pytest.CaptureFixture[str]
) -> None:
    register((PRIME, ANSWER), (FINANCE, None))
    letter, told = said(addressee, capsys)
    assert "12-34" not in letter
    assert told.count("new.yaml:4:10: The register does not tell") == 1
    capsys.readouterr()
    Path("drafter.yaml").write_text("register: register.db\n", encoding="utf-8")
    main(["check", "new.yaml"])
    assert capsys.readouterr().out.count("The register does not tell") == 1


def test_another_holder_of_a_post_that_several_hold_is_another_addressee(
    capsys: pytest.CaptureFixture[str],
) -> None:
    deputy = "Заместитель Премьер-Министра Республики Казахстан"
    register((f"{deputy} Скляр Р.", None), (FINANCE, ANSWER))
    person = "{{post: deputy-prime-minister, surname: {}, given: Роман, gender: masculine}}"
    assert "12-34" not in said(person.format("Жумангарин"), capsys)[0]
    assert UNANSWERED in said(person.format("Скляр"), capsys)[0]


def test_what_is_true_of_all_is_said_to_anybody(capsys: pytest.CaptureFixture[str]) -> None:
    register((PRIME, None), (FINANCE, None))
    letter, told = said("minister-justice", capsys)
    assert UNANSWERED in letter
    assert "12-34" not in told


def test_a_letter_that_follows_itself_says_nothing_of_itself(
    capsys: pytest.CaptureFixture[str],
) -> None:
    register((PRIME, None))
    letter, told = said("prime-minister", capsys, number="№ 12-34")
    assert "получен" not in letter
    assert "new.yaml:4:10: The letter follows its own number, № 12-34" in told


def test_a_number_that_came_again_in_another_year_is_another_letter(
    capsys: pytest.CaptureFixture[str],
) -> None:
    register((PRIME, None))
    letter, _told = said("prime-minister", capsys, number="12-34", date="2027-10-01")
    assert UNANSWERED in letter
