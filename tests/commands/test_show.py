"""`drafter show`: a letter in the terminal."""

import io
import json
import os
from pathlib import Path

import pytest

from drafter.cli import main
from drafter.docx.document import Seen
from drafter.docx.reading import read_document
from tests.conftest import SAMPLES, inquiry_data
from tests.documents import plain

LETTER = """\
date: 2026-11-20
number: 12-34
addressee: {post: prime-minister}
author: {faction: Ак жол}
languages: [ru]
body: Текст.
request: просит
demands: [принять меры]
signatories: [А. Перуашев]
"""
BODY = """\
body: |
  1. дороги;
  2. мосты:
     1) большой;
     2) малый;
  3. школы.
     1) новая.
     2) старая.

  - песок
  - щебень

  По сведениям [портала Закон](https://zakon.kz).

  улица Мира,\\
  дом 1"""


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> "Shown":
    return Shown(monkeypatch, capsys)


class Shown:
    """Shows a sample in a terminal of a width, and returns its lines."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.monkeypatch, self.capsys = monkeypatch, capsys

    def __call__(self, name: str, *options: str, width: int = 80) -> list[str]:
        size = os.terminal_size((width, 24))
        self.monkeypatch.setattr("shutil.get_terminal_size", lambda *_fallback: size)
        assert main(["show", str(SAMPLES / f"{name}.yaml"), *options]) == 0
        return self.capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("name", ["ak-zhol-akims", "district-akims"])
def test_no_line_is_wider_than_the_terminal_or_a_page(shown: Shown, name: str, width: int) -> None:
    assert max(map(len, shown(name, width=width))) <= min(width, 88)


def test_the_parts_stand_where_they_stand_on_the_page(shown: Shown) -> None:
    lines = shown("ak-zhol-akims", "-l", "ru")
    assert lines[0].startswith(" " * 40 + "Премьер-Министру")
    title = next(line for line in lines if "ДЕПУТАТСКИЙ ЗАПРОС" in line)
    assert abs(len(title) - len(title.lstrip()) - (80 - len("ДЕПУТАТСКИЙ ЗАПРОС")) // 2) <= 1
    assert "    1) О запрете акимам областей и городов" in "\n".join(lines)
    assert lines[-1].strip() == "М. Раманқұлов"


def test_every_word_of_the_letter_is_shown(shown: Shown) -> None:
    text = plain(" ".join(shown("ak-zhol-akims", "-l", "kk")))
    for words in ("Құрметті Әлихан Асханұлы!", "Ә. А. Смайыловқа", "фракциясының депутаттары"):
        assert words in text


def test_tables_and_notes_are_readable(shown: Shown) -> None:
    text = "\n".join(shown("district-akims", "-l", "ru"))
    assert "Показатель" in text
    assert "─┼─" in text
    assert "значения[1]." in text
    assert "1 По сообщению портала Zakon.kz" in text


def test_both_languages_are_parted_by_a_line(shown: Shown) -> None:
    assert "═" * 80 in shown("ak-zhol-akims")


def test_a_file_that_is_wrong_is_refused_with_its_places(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "letter.yaml"
    file.write_text("boddy: x\n", encoding="utf-8")
    assert main(["show", str(file)]) == 1
    assert f"{file}:1:1: The key «boddy» is not known here." in capsys.readouterr().err


def test_numbers_and_their_nesting_are_those_of_the_word_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = "1. первый\n   - внутри\n2. второй\n\n1) скобка\n2) другая\n\n- тире\n"
    file = tmp_path / "letter.yaml"
    data = inquiry_data(body=body, demands=["принять меры", "сообщить"])
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    assert main(["show", str(file)]) == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert main(["render", str(file)]) == 0
    paragraphs = read_document(file.with_name("letter.ru.docx")).blocks
    found = [(b.number.text, b.text) for b in paragraphs if isinstance(b, Seen) and b.number]
    numbered = [(number, text) for number, text in found if number[0].isdigit()]
    assert [number for number, _text in numbered] == [
        *("1.", "2.", "1)", "2)", "1)", "2)"),
    ]
    assert [line for line in lines if line in {f"{n} {t}" for n, t in numbered}] == [
        f"{number} {text}" for number, text in numbered
    ]
    assert "• внутри" in lines
    assert "– тире" in lines


def test_a_letter_on_the_standard_input_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(LETTER))
    assert main(["show", "-"]) == 0
    assert "ДЕПУТАТСКИЙ ЗАПРОС" in capsys.readouterr().out


def test_a_repeated_inquiry_shows_what_the_register_knows_of_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("addressbook.yaml").touch()
    Path("first.yaml").write_text(LETTER, encoding="utf-8")
    Path("again.yaml").write_text(LETTER.replace("number: 12-34", "follows: 12-34"), "utf-8")
    assert main(["render", "first.yaml", "--register", "register.xlsx"]) == 0
    capsys.readouterr()
    assert main(["show", "again.yaml"]) == 0
    assert (
        "На мой депутатский запрос от 20 ноября 2026 года № 12-34 ответ до настоящего времени"
        " не получен."
    ) in plain(capsys.readouterr().out)


def test_lists_links_and_broken_lines_of_the_text_are_readable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "letter.yaml"
    file.write_text(LETTER.replace("body: Текст.", BODY), encoding="utf-8")
    assert main(["show", str(file)]) == 0
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    said = [plain(line) for line in lines]
    for line in ("1. дороги;", "2. мосты:", "1) большой;", "2) малый;", "3. школы.", "– песок"):
        assert line in said
    assert said.count("1) новая.") == 1  # the list under «школы» counts anew
    assert plain("По сведениям портала Закон") in " ".join(said)
    at = said.index("улица Мира,")
    assert said[at + 1] == "дом 1"
