"""Letters in Word's format are checked as those in YAML, and told at their paragraphs."""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest

from drafter.cli import main
from drafter.office.documents import check_documents
from drafter.office.office import Office
from drafter.workspace import Workspace
from tests.conftest import SAMPLES

TYPED = [
    "Премьер-Министру",
    "Республики Казахстан",
    "Бектенову О. А.",
    "",
    "ДЕПУТАТСКИЙ ЗАПРОС",
    "Уважаемый Олжас Абаевич!",
    "Жители посёлка жалуются на дорогу , которая разбита.",
    "Аким обещал «починить её в этом году.",
    "На основании изложенного просим Вас:",
    "1) отремонтировать дорогу;",
    "2) сообщить о результатах.",
    "С уважением,",
    "Депутат Мажилиса А. Иванов",
]


def document(file: Path, paragraphs: Sequence[str]) -> Path:
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    made.save(str(file))
    return file


def found(*files: Path, without: Sequence[str] = ("spelling",)) -> list[tuple[str, int, int]]:
    problems, _languages = check_documents(Workspace(), files, without)
    return [(p.id, p.place.line, p.place.column) for p in problems if p.place]


def test_a_finding_stands_at_the_paragraph_and_character_of_the_document(tmp_path: Path) -> None:
    file = document(tmp_path / "old.docx", TYPED)
    assert found(file) == [
        ("space-at-mark", 7, TYPED[6].index(" ,") + 1),
        ("quotation-marks", 8, TYPED[7].index("«") + 1),
    ]


def test_the_words_at_the_place_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = document(tmp_path / "old.docx", TYPED)
    assert main(["check", "--without", "spelling", str(file), "--interface", "en"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[1].startswith(f"{file}:8:13: «починить её в этом – The quotation mark « has no")


def test_a_text_that_is_no_letter_is_checked_as_well(tmp_path: Path) -> None:
    file = document(tmp_path / "prose.docx", ["О дорогах", "Ремонта нет , и не будет."])
    assert found(file) == [("space-at-mark", 2, 12)]


def test_a_finding_in_a_table_counts_its_paragraphs(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("Дороги района ремонтируются медленно.")
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells),
        ("Село", "Состояние", "Аксу", "школа N 5"),
        strict=True,
    ):
        cell.text = text
    made.save(str(tmp_path / "table.docx"))
    assert found(tmp_path / "table.docx") == [("number-sign", 5, 7)]


@pytest.mark.parametrize("sample", ["ak-zhol-akims", "three-shift-schools"])
def test_of_a_letter_that_drafter_made_no_more_is_found_than_of_its_file(
    tmp_path: Path, sample: str
) -> None:
    file = SAMPLES / f"{sample}.yaml"
    office = Office()
    assert main(["render", str(file), "-o", str(tmp_path)]) == 0
    made = sorted(tmp_path.glob("*.docx"))
    of_file = [problem.id for problem in office.check(office.open(file), ["spelling"])]
    assert sorted(rule for rule, _line, _column in found(*made)) == sorted(of_file)


def test_files_whose_names_differ_by_language_alone_are_one_letter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    russian = ["ДЕПУТАТСКИЙ ЗАПРОС", "В районе построено 12 школ, и все они переполнены детьми."]
    kazakh = ["ДЕПУТАТТЫҚ САУАЛ", "Ауданда 13 мектеп салынды, бірақ олардың бәрі балаға толы."]
    files = [
        str(document(tmp_path / "letter.ru.docx", russian)),
        str(document(tmp_path / "letter.kk.docx", kazakh)),
    ]
    assert main(["check", "--without", "spelling", *files]) == 1
    assert "[figures-differ]" in capsys.readouterr().out
    Path(files[1]).rename(tmp_path / "another.kk.docx")
    files[1] = str(tmp_path / "another.kk.docx")
    main(["check", "--without", "spelling", *files])
    assert "[figures-differ]" not in capsys.readouterr().out


def test_what_is_no_word_file_is_told_beside_the_findings_of_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"no archive")
    sound = document(tmp_path / "old.docx", TYPED)
    assert main(["check", "--without", "spelling", str(broken), str(sound)]) == 1
    told = capsys.readouterr()
    assert "broken.docx" in told.err
    assert "[space-at-mark]" in told.out


def test_changes_under_review_are_told(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("Дороги района ремонтируются медленно.")
    run = made.paragraphs[0].runs[0]._r
    inserted = run.makeelement(run.tag.replace("}r", "}ins"), {})
    run.addprevious(inserted)
    inserted.append(run)
    made.save(str(tmp_path / "review.docx"))
    problems, _languages = check_documents(Workspace(), [tmp_path / "review.docx"], ["spelling"])
    assert [problem.id for problem in problems] == ["word-inserted-text"]


def test_time_grows_with_the_length_and_no_faster(tmp_path: Path) -> None:
    def seconds(count: int) -> float:
        texts = [f"В селе номер {n} дорога разбита , и её не чинят." for n in range(count)]
        file = document(tmp_path / f"{count}.docx", texts)
        before = time.process_time()
        assert len(found(file)) == count
        return time.process_time() - before

    seconds(10)  # once, to load what is loaded once
    assert seconds(800) < 11 * seconds(80) + 0.5


def test_an_address_book_that_cannot_be_read_is_told_at_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "addressbook.yaml"
    book.write_text("people:\n  aaa: {surname: Иванов, surname: Петров}\n", encoding="utf-8")
    assert main(["check", str(document(tmp_path / "old.docx", TYPED)), "--interface", "en"]) == 1
    assert f"{book}:2:" in capsys.readouterr().err


def test_nothing_that_makes_letters_is_loaded_for_one_in_words_format(tmp_path: Path) -> None:
    file = document(tmp_path / "old.docx", TYPED)
    code = (
        "import sys; from drafter.cli import main;"
        f" main(['check', '--without', 'spelling', {str(file)!r}]); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "[space-at-mark]" in done.stdout
    assert not {"jinja2", "docx", "spylls", "drafter.composing"} & {*done.stdout.split()}
