"""A register in a table: its columns, and what people did to them."""

import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from drafter.errors import RegisterError
from drafter.register import Answer, Entry, Texts, address_of, opened, reading
from drafter.wording import speaking

DAY = datetime.date(2026, 11, 20)
TODAY = {
    "en": (
        "Number;Date;Kind;Initiator;Participants;Addressee in Russian;Addressee in Kazakh;"
        "Summary in Russian;Summary in Kazakh;Term of the answer;Date of the answer;"
        "Number of the answer;File"
    ),
    "ru": (
        "Номер;Дата;Вид письма;Инициатор;Участники;Адресат на русском;Адресат на казахском;"
        "Краткое содержание на русском;Краткое содержание на казахском;Срок ответа;Дата ответа;"
        "Номер ответа;Файл"
    ),
}
"""The headings of registers that drafter has made before answers had summaries and files."""


def enter(file: Path, *entries: Entry) -> None:
    with opened(address_of(file)) as ledger:
        ledger.record_all([entry] for entry in entries)


def read(file: Path) -> list[Entry]:
    with reading(address_of(file)) as ledger:
        return list(ledger.entries())


def table(file: Path) -> list[list[Any]]:
    """Return the rows of a table as other programs read them."""
    if file.suffix == ".csv":
        rows = file.read_text(encoding="utf-8-sig").splitlines()
        return [row.split(";") for row in rows]
    sheet: Any = openpyxl.load_workbook(file).active
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def entry(number: str = "5", **facts: Any) -> Entry:
    return Entry(number=number, date=DAY, files=(f"{number}.docx",), **facts)


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_each_language_that_is_met_gets_columns_with_headings_in_the_users_language(
    tmp_path: Path, suffix: str
) -> None:
    file = tmp_path / f"register.{suffix}"
    with speaking("ru"):
        enter(file, entry())
        enter(file, entry("6", texts={"uz": Texts("Vazirga", "Yo‘llar"), "kk": Texts("Әкімге")}))
    head, first, second = table(file)
    assert head[-3:] == ["Файл", "Адресат (uz)", "Краткое содержание (uz)"]
    assert second[-2:] == ["Vazirga", "Yo‘llar"]
    assert not any(first[15:])
    with speaking("kk"):
        assert read(file)[1].texts == {"uz": Texts("Vazirga", "Yo‘llar"), "kk": Texts("Әкімге")}


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_register_of_an_earlier_drafter_is_read_and_keeps_its_columns(
    tmp_path: Path, language: str
) -> None:
    file = tmp_path / "register.csv"
    line = "№ 5;2026-11-20;;Ак жол;;Министру;Министрге;О воде;Су;2026-12-20;устно;;5.docx;моё"
    file.write_text(f"{TODAY[language]};Заметки\n{line}\n", encoding="utf-8-sig")
    (before,) = read(file)
    assert before.texts == {"ru": Texts("Министру", "О воде"), "kk": Texts("Министрге", "Су")}
    assert before.answers == (Answer(number="устно"),)
    with opened(address_of(file)) as ledger:
        ledger.record([entry(term=DAY)])
        ledger.answer(next(ledger.entries()), Answer(date=DAY, number="7", summary="да"))
    head, row = table(file)
    assert ";".join(head[:14]) == f"{TODAY[language]};Заметки"
    assert row[:14] == [*line.split(";")[:9], "2026-12-20", *line.split(";")[10:]]
    assert read(file)[0].answers[1:] == (Answer(date=DAY, number="7", summary="да"),)


def test_a_second_answer_gets_columns_of_its_own_with_dates_as_dates(tmp_path: Path) -> None:
    file = tmp_path / "register.xlsx"
    enter(file, entry())
    for number in ("1", "2"):
        with opened(address_of(file)) as ledger:
            ledger.answer(next(ledger.entries()), Answer(date=DAY, number=number))
    head, row = table(file)
    assert head[-2:] == ["Date of the answer (2)", "Number of the answer (2)"]
    assert row[-2:] == [datetime.datetime(2026, 11, 20), "2"]
    sheet: Any = openpyxl.load_workbook(file).active
    assert sheet.auto_filter.ref == "A1:Q2"


def test_a_column_of_ones_own_with_brackets_is_no_language(tmp_path: Path) -> None:
    file = tmp_path / "register.csv"
    file.write_text(f"{TODAY['ru']};Адресат (копия)\n", encoding="utf-8-sig")
    enter(file, entry(texts={"ru": Texts("Министру")}))
    assert table(file)[0][-1] == "Адресат (копия)"
    assert read(file)[0].texts == {"ru": Texts("Министру")}


def test_names_of_files_may_hold_what_stands_between_files(tmp_path: Path) -> None:
    file = tmp_path / "register.csv"
    names = ("a; b.docx", "100%3B.docx", "c;d.docx")
    enter(file, Entry(files=names))
    assert read(file)[0].files == names


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_table_that_could_not_be_opened_again_is_not_written(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / f"register.{suffix}"
    enter(file, entry())
    before = file.read_bytes()
    monkeypatch.setattr("drafter.sheets.csv_sheet.LARGEST_TABLE", len(before) + 9)
    monkeypatch.setattr("drafter.sheets.xlsx_sheet.MOST_LETTERS", 2)
    with pytest.raises(RegisterError, match=r"would grow too large for a table\. Move it into"):
        enter(file, entry("6"))
    assert file.read_bytes() == before
