"""`drafter compare`: what changed, on the terminal and as tracked changes in Word."""

import io
import os
import shutil
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from drafter.cli import main
from drafter.office.keeping import Keeping
from drafter.office.saving import Sheet
from tests.conftest import ROOT
from tests.docx.tracked import ACCEPTED, REJECTED, marks, said, text_of

LETTER = """\
addressee: {{post: prime-minister}}
author: {{faction: Ак жол}}
languages: [{languages}]
body: {{ru: {ru}, kk: {kk}}}
request: {{ru: просит, kk: сұрайды}}
demands:
  - {{ru: принять меры, kk: шара қолдану}}
signatories: [А. Перуашев]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write("old.yaml", ru="Строим школу в селе.", kk="Ауылда мектеп салынуда.")
    write("new.yaml", ru="Строим больницу в селе.", kk="Ауылда аурухана салынуда.")
    return tmp_path


def write(name: str, ru: str, kk: str = "Мәтін.", languages: str = "ru, kk") -> None:
    # A language that is left out has no texts either.
    text = LETTER.format(languages=languages, ru=ru, kk=kk)
    if "kk" not in languages:
        text = text.replace(f", kk: {kk}", "").replace(", kk: сұрайды", "")
        text = text.replace(", kk: шара қолдану", "")
    Path(name).write_text(text, encoding="utf-8")


def test_what_changed_is_told_by_places_and_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "old.yaml", "new.yaml"]) == 1
    russian, line, kazakh, other = capsys.readouterr().out.replace("\xa0", " ").splitlines()
    assert (russian, kazakh) == ("in Russian:", "in Kazakh:")
    assert line.endswith(": Строим [− школу][+ больницу] в селе.")
    assert line.startswith("Paragraph ")
    assert other.endswith(": Ауылда [− мектеп][+ аурухана] салынуда.")


@pytest.mark.parametrize(
    ("language", "place", "came"), [("ru", "Абзац", "добавлено"), ("kk", "абзац", "қосылды")]
)
def test_it_is_told_in_the_language_of_the_user(
    language: str, place: str, came: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write("new.yaml", ru='"Строим школу в селе.\\n\\nИ ещё дорогу."', languages="ru")
    write("old.yaml", ru="Строим школу в селе.", languages="ru")
    assert main(["compare", "old.yaml", "new.yaml", "--interface", language]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert place in line.partition(":")[0]
    assert f"– {came}: И ещё дорогу." in line


def table(file: str, alignment: WD_ALIGN_PARAGRAPH) -> None:
    document = docx.Document()
    made = document.add_table(2, 2)
    for cell in (cell for row in made.rows for cell in row.cells):
        cell.text = "Дорога"
        cell.paragraphs[0].alignment = alignment
    document.save(file)


def test_a_table_that_looks_otherwise_is_told_of_once(capsys: pytest.CaptureFixture[str]) -> None:
    table("old.docx", WD_ALIGN_PARAGRAPH.LEFT)
    table("new.docx", WD_ALIGN_PARAGRAPH.CENTER)
    assert main(["compare", "old.docx", "new.docx"]) == 1
    assert capsys.readouterr().out == "Table 1 – formatting\n"


def test_two_that_say_the_same_do_not_differ(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "old.yaml", "old.yaml"]) == 0
    assert capsys.readouterr() == ("", "They do not differ.\n")


def test_a_file_for_each_language_is_written_into_a_folder() -> None:
    assert main(["compare", "old.yaml", "new.yaml", "-o", "out/"]) == 1
    assert sorted(os.listdir("out")) == ["new.kk.docx", "new.ru.docx"]
    data = Path("out/new.ru.docx").read_bytes()
    assert "больницу" in text_of(said(data, ACCEPTED))
    assert "больницу" not in text_of(said(data, REJECTED))
    assert "школу" in text_of(said(data, REJECTED))


def test_one_language_is_written_into_one_file_which_is_not_replaced_unasked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call = ["compare", "old.yaml", "new.yaml", "-l", "kk", "-o", "changes.docx"]
    assert main(call) == 1
    before = Path("changes.docx").read_bytes()
    write("new.yaml", ru="Строим мост.", kk="Көпір салынуда.")
    assert main(call) == 1
    assert "file-exists" in capsys.readouterr().err
    assert Path("changes.docx").read_bytes() == before
    assert main([*call, "--force"]) == 1
    assert Path("changes.docx").read_bytes() != before


def test_two_languages_do_not_go_into_one_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "old.yaml", "new.yaml", "-o", "changes.docx"]) == 2
    assert not Path("changes.docx").exists()


def test_the_result_never_replaces_what_is_compared(capsys: pytest.CaptureFixture[str]) -> None:
    main(["render", "old.yaml", "-l", "ru", "-o", "old.docx"])
    call = ["compare", "old.docx", "new.yaml", "-l", "ru", "-o", "old.docx", "--force"]
    assert main(call) == 2
    assert marks(Path("old.docx").read_bytes()) == []


def test_the_author_and_the_day_are_those_of_the_call() -> None:
    call = ["compare", "old.yaml", "new.yaml", "-l", "ru", "-o", "a.docx", "--date", "2026-03-31"]
    assert main([*call, "--author", "Юрист <&>"]) == 1
    assert 'w:author="Юрист &lt;&amp;&gt;" w:date="2026-03-31T00:00:00Z"' in document()


def test_an_author_has_no_characters_that_word_cannot_hold() -> None:
    call = [
        "compare",
        "old.yaml",
        "new.yaml",
        "-l",
        "ru",
        "-o",
        "a.docx",
        "--author",
        "А\x01Б\udcff",
    ]
    assert main(call) == 1
    assert 'w:author="АБ"' in document()


def document() -> str:
    with zipfile.ZipFile("a.docx") as package:
        return package.read("word/document.xml").decode()


def test_a_letter_from_word_is_compared_with_the_text_of_its_language(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["render", "old.yaml"])
    assert main(["compare", "old.kk.docx", "old.yaml"]) == 0
    capsys.readouterr()
    assert main(["compare", "old.kk.docx", "new.yaml"]) == 1
    assert "[− мектеп][+ аурухана]" in capsys.readouterr().out


@pytest.mark.parametrize("layout", ["--bilingual", "--side-by-side"])
def test_one_in_two_languages_is_compared_with_both_texts(
    layout: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["render", "old.yaml", layout, "-o", "both.docx"])
    assert main(["compare", "both.docx", "old.yaml"]) == 0
    capsys.readouterr()
    assert main(["compare", "both.docx", "new.yaml"]) == 1
    told = capsys.readouterr().out
    assert "[− мектеп][+ аурухана]" in told
    assert "[− школу][+ больницу]" in told


def test_two_word_files_are_compared_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    main(["render", "old.yaml", "new.yaml", "-l", "ru"])
    assert main(["compare", "old.ru.docx", "new.ru.docx", "-o", "out/"]) == 1
    assert os.listdir("out") == ["new.ru.docx"]
    assert main(["compare", "old.ru.docx", "new.ru.docx", "-l", "ru"]) == 2


def test_a_language_that_one_letter_alone_has_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    write("new.yaml", ru="Строим школу в селе.", languages="ru")
    assert main(["compare", "old.yaml", "new.yaml"]) == 0
    assert "[compare-one-language]" in capsys.readouterr().err


def test_a_letter_in_error_is_told_as_rendering_tells_it_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("new.yaml").write_text("addressee: {post: nobody-knows}\n", encoding="utf-8")
    assert main(["render", "new.yaml"]) == 1
    told = capsys.readouterr().err
    assert main(["compare", "old.yaml", "new.yaml", "-o", "out/"]) == 1
    assert capsys.readouterr().err == told
    assert not Path("out").exists()


@pytest.mark.parametrize("name", ["missing.yaml", "missing.docx", "missing.html"])
def test_a_file_that_is_not_there_is_named(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "old.yaml", name]) in (1, 2)
    assert name in capsys.readouterr().err


def test_a_file_of_another_kind_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("new.docx").write_bytes(b"%PDF-1.7")
    assert main(["compare", "old.yaml", "new.docx"]) == 1
    assert "[word-another-kind]" in capsys.readouterr().err


def test_changes_under_review_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    main(["compare", "old.yaml", "new.yaml", "-l", "ru", "-o", "changes.docx"])
    assert main(["compare", "changes.docx", "new.yaml"]) == 0
    assert "changes.docx: The file holds tracked changes already" in capsys.readouterr().err


def test_the_standard_input_is_one_of_the_two(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(Path("old.yaml").read_text(encoding="utf-8")))
    assert main(["compare", "-", "old.yaml"]) == 0
    assert main(["compare", "-", "-"]) == 2


def test_a_word_file_goes_to_the_standard_output(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert main(["compare", "old.yaml", "new.yaml", "-l", "ru", "-o", "-"]) == 1
    assert set(marks(capfdbinary.readouterr().out)) == {"ins", "del"}


def test_templates_are_compared_line_by_line(capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(ROOT / "templates" / "ru" / "inquiry.html", "old.html")
    text = Path("old.html").read_text(encoding="utf-8")
    Path("new.html").write_text(text.replace("{% if request", "{% if not request"), "utf-8")
    assert main(["compare", "old.html", "new.html"]) == 1
    assert "{% if [+ not] request" in capsys.readouterr().out
    assert main(["compare", "old.html", "new.html", "-o", "a.docx"]) == 1
    assert text_of(said(Path("a.docx").read_bytes(), REJECTED)) == text
    assert main(["compare", "old.html", "new.yaml"]) == 2


def kept(folder: Path) -> str:
    """Keep the letter as the desk does when it opens one; return the version's id."""
    (folder / "drafter.yaml").touch()
    keeping, file = Keeping(folder), folder / "old.yaml"
    keeping.opened(file, Sheet.of(file.read_bytes(), str(file)))
    ((version, _note),) = keeping.versions(file)
    return version.id


def test_a_version_that_the_desk_kept_is_compared_by_its_file_or_its_id(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = kept(folder)
    write("old.yaml", ru="Строим мост в селе.", kk="Ауылда мектеп салынуда.")
    (file,) = folder.glob(f".drafter/history/*/{name}.yaml")
    for earlier in (str(file), name):
        assert main(["compare", earlier, "old.yaml", "-l", "ru"]) == 1
        assert "[− школу][+ мост]" in capsys.readouterr().out


def test_a_version_of_a_letter_that_lies_in_no_workspace_is_no_file(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    name = kept(folder)
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "old.yaml"
    shutil.copy("old.yaml", elsewhere)
    assert main(["compare", name, str(elsewhere)]) == 1
    assert f"{name}: There is no such file or folder." in capsys.readouterr().err


def test_a_picture_of_a_kept_version_is_that_beside_its_letter(folder: Path) -> None:
    shutil.copy(ROOT / "samples" / "water-tariffs.png", folder / "a.png")
    body = '"Текст.\\n\\n![План](a.png)"'
    write("old.yaml", ru=body, languages="ru")
    name = kept(folder)
    assert main(["compare", name, "old.yaml"]) == 0
