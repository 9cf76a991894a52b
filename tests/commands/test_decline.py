"""`drafter decline`: tables for people, lists for programs."""

import os
import subprocess
import sys

import pytest

from drafter.cli import main
from tests.conftest import ROOT, work_of_children


def rows(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[list[str]]:
    """Return the words of each line that a call prints."""
    assert main(["decline", *arguments]) == 0
    return [line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines()]


def test_a_table_shows_a_name_in_all_cases(capsys: pytest.CaptureFixture[str]) -> None:
    # The paradigm is that of textbooks for surnames in -ов and names in a consonant.
    assert rows(capsys, "Смаилов Алихан Асханович") == [
        ["nominative", "Смаилов Алихан Асханович"],
        ["genitive", "Смаилова Алихана Асхановича"],
        ["dative", "Смаилову Алихану Асхановичу"],
        ["accusative", "Смаилова Алихана Асхановича"],
        ["instrumental", "Смаиловым Алиханом Асхановичем"],
        ["prepositional", "Смаилове Алихане Асхановиче"],
    ]


def test_one_case_may_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert rows(capsys, "--case", "dative", "Балаева Аида Галымовна") == [
        ["dative", "Балаевой Аиде Галымовне"]
    ]


def test_gender_decides_where_the_name_does_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert rows(capsys, "Ким", "--case", "dative", "--gender", "feminine") == [["dative", "Ким"]]
    assert rows(capsys, "Ким", "--case", "dative", "--gender", "masculine") == [["dative", "Киму"]]


@pytest.mark.parametrize("word", ["женский", "ж", "f", "Female", "әйел"])
def test_the_gender_is_called_as_people_call_it(
    word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rows(capsys, "Ким", "--case", "dative", "--gender", word) == [["dative", "Ким"]]


def test_an_unknown_gender_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["decline", "Ким", "--gender", "жж"]) == 2
    assert "«жж» is not known here. Possible here: masculine, feminine." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "dative"),
    [
        ("Ирина Смирнова", "Ирине Смирновой"),
        ("О.А.Бектенов", "О.А.Бектенову"),
        ("Ким Чен Ын", "Ким Чен Ыну"),
        ("Винсент Ван Гог", "Винсенту Ван Гогу"),
        ("Мухаммед бин Салман", "Мухаммеду бин Салману"),
        ("Урсула фон дер Ляйен", "Урсуле фон дер Ляйен"),
        ("Шарль де Голль", "Шарлю де Голлю"),
        ("Алиев Ильхам Гейдар оглы", "Алиеву Ильхаму Гейдар оглы"),
        ("Реджеп Тайип Эрдоган", "Реджепу Тайипу Эрдогану"),
        ("Вера Ким", "Вере Ким"),
        ("Абд-ар-Рахман Ибрахим", "Абд-ар-Рахману Ибрахиму"),
    ],
)
def test_a_name_in_one_line_is_declined_by_the_rules_of_its_people(
    name: str, dative: str, capsys: pytest.CaptureFixture[str]
) -> None:
    [[_case, form]] = rows(capsys, "--case", "dative", name)
    assert form.removesuffix("  (guessed)") == dative


def test_a_kazakh_surname_before_initials_carries_the_ending(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert rows(capsys, "-l", "kk", "--case", "dative", "Бектенов О. А.") == [
        ["dative", "Бектеновке О. А."]
    ]


def test_a_guess_is_called_a_guess(capsys: pytest.CaptureFixture[str]) -> None:
    assert rows(capsys, "Smailov", "--case", "dative") == [["dative", "Smailov  (guessed)"]]


def test_a_post_is_declined_by_its_head(capsys: pytest.CaptureFixture[str]) -> None:
    assert rows(capsys, "--post", "--case", "dative", "Министр финансов") == [
        ["dative", "Министру финансов"]
    ]


def test_in_kazakh_the_last_word_carries_the_ending(capsys: pytest.CaptureFixture[str]) -> None:
    assert rows(capsys, "-l", "kk", "--case", "dative", "Әлихан Асханұлы Смайылов") == [
        ["dative", "Әлихан Асханұлы Смайыловқа"]
    ]


def piped(text: bytes, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "drafter", "decline", "-", "--interface", "en", *arguments],
        input=text,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_a_list_keeps_its_columns_and_gets_one_more() -> None:
    people = (
        "Иса\tКазыбек\t\tmasculine\nБалаева\tАида\tГалымовна\tfeminine\n\tАлихан\t\t\nСмаилов\n"
    )
    done = piped(people.encode(), "--case", "dative")
    assert done.stderr == b""
    assert done.stdout.decode().splitlines() == [
        "Исе\tКазыбеку\t\tmasculine\tsure",
        "Балаевой\tАиде\tГалымовне\tfeminine\tsure",
        "\tАлихану\t\t\tsure",
        "Смаилову\tsure",
    ]


def test_what_cannot_be_declined_comes_back_as_a_guess() -> None:
    people = b"Smith\t\t\tmasculine\n\t\t\t\n\xff\xfe\t\t\t\n"
    people += b"\xf0\x9f\x99\x82\t1\t2\tmasculine\nX\ty\tz\tw\tv\n"
    done = piped(people, "--case", "genitive")
    assert done.returncode == 0
    assert done.stdout == people.replace(b"\n", b"\tguessed\n")


@pytest.mark.parametrize("word", ["женский", "ж", "F", "female", "әйел"])
def test_a_list_has_genders_as_people_write_them(word: str) -> None:
    done = piped(f"Ким\tАнна\t\t{word}\n".encode(), "--case", "dative")
    assert done.stdout.decode() == f"Ким\tАнне\t\t{word}\tsure\n"


def test_a_list_takes_the_gender_from_the_name_where_no_column_has_it() -> None:
    people = "Ким\tВера\t\t\nЦой\tВ.\tСергеевна\t\nМицкевич\tЕ.\tЯ.\t\nСмаилова Аида\n"
    done = piped(people.encode(), "--case", "dative")
    assert done.stdout.decode().splitlines() == [
        "Ким\tВере\t\t\tsure",
        "Цой\tВ.\tСергеевне\t\tsure",
        "Мицкевичу\tЕ.\tЯ.\t\tguessed",
        "Смаиловой Аиде\tsure",
    ]
    done = piped("Мицкевич\tЕ.\tЯ.\n".encode(), "--case", "dative", "--gender", "ж")
    assert done.stdout.decode() == "Мицкевич\tЕ.\tЯ.\tsure\n"


def test_an_unknown_gender_of_a_list_is_refused_with_its_line() -> None:
    done = piped("Ким\tАнна\t\tж\nКим\tАнна\t\tжж\n".encode(), "--case", "dative")
    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.decode() == (
        "-:2:11: «жж» is not known here. Possible here: masculine, feminine. [unknown-word]\n"
    )


def test_a_list_of_posts_has_a_post_a_line() -> None:
    posts = "Министр финансов\nаким области Жетісу\n"
    done = piped(posts.encode(), "--case", "dative", "--post")
    assert done.stdout.decode() == "Министру финансов\tsure\nакиму области Жетісу\tsure\n"


def test_a_list_without_a_case_is_wrong_usage() -> None:
    done = piped(b"")
    assert done.returncode == 2
    assert b"choose it with --case" in done.stderr


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_three_thousand_lines_take_seconds(language: str) -> None:
    start = work_of_children()
    done = piped(
        "Смаилов\tАлихан\tАсханович\tmasculine\n".encode() * 3000,
        "--case",
        "dative",
        "-l",
        language,
    )
    assert len(done.stdout.splitlines()) == 3000
    assert work_of_children() - start < 5
