"""What was changed by hand in a Word file comes back into the letter, and nothing else does."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from drafter.office.letters import LetterFile
from drafter.office.office import Office
from drafter.office.taking_back import Taken, taken

TEXT = """\
# О дорогах
date: 2026-11-26
number: 12-34
addressee:
  post: prime-minister
  surname: Бектенов
  given: Олжас
  patronymic: {ru: Абаевич, kk: Абайұлы}
author: {faction: {ru: Ак жол, kk: Ақ жол}}
subject: {ru: О ремонте дорог, kk: Жолдарды жөндеу туралы}
body:
  ru: |
    Дороги между сёлами разбиты.

    Их никто не чинит.
  kk: |
    Ауыл жолдары нашар.
request: {ru: просит Правительство, kk: Үкіметтен сұрайды}
demands:
  - {ru: отремонтировать дороги, kk: жолдарды жөндеуді} # главное
  - {ru: выделить средства, kk: қаражат бөлуді}
signatories: [А. Перуашев]
"""


@pytest.fixture
def office(tmp_path: Path) -> Office:
    (tmp_path / "drafter.yaml").write_text("months: 1\n", encoding="utf-8")
    return Office(tmp_path)


@pytest.fixture
def letter(office: Office, tmp_path: Path) -> LetterFile:
    return office.open(text=TEXT, name=str(tmp_path / "a.yaml"))


Change = Callable[[Any], None]


def changed(data: bytes, change: Change) -> bytes:
    """Return a Word file that somebody has changed."""
    document, out = Document(BytesIO(data)), BytesIO()
    change(document)
    document.save(out)
    return out.getvalue()


def typed(old: str, new: str) -> Change:
    """Return the change of who types something in place of something else."""

    def change(document: Any) -> None:
        for paragraph in document.paragraphs:
            if old in paragraph.text:
                text = paragraph.text.replace(old, new)
                for run in paragraph.runs[1:]:
                    run._element.getparent().remove(run._element)
                paragraph.runs[0].text = text
                return
        raise AssertionError(old)

    return change


def without(old: str) -> Change:
    """Return the change of who deletes a paragraph."""

    def change(document: Any) -> None:
        (found,) = [p for p in document.paragraphs if old in p.text]
        found._element.getparent().remove(found._element)

    return change


def taken_back(office: Office, letter: LetterFile, *changes: Change) -> tuple[Taken, str]:
    before = now = office.render(letter, "ru")
    for change in changes:
        now = changed(now, change)
    found = taken(office, letter, "a.ru.docx", before, now)
    return found, office.edited(letter.text, letter.name, found.edits)


def test_a_file_that_was_only_saved_again_says_nothing_new(
    office: Office, letter: LetterFile
) -> None:
    found, text = taken_back(office, letter, lambda _document: None)
    assert (found, text) == (Taken([], [], []), TEXT)


def test_a_sentence_that_was_typed_in_word_stands_in_the_letter(
    office: Office, letter: LetterFile
) -> None:
    found, text = taken_back(office, letter, typed("Их никто не чинит.", "Их чинят плохо."))
    assert text == TEXT.replace("Их никто не чинит.", "Их чинят плохо.")
    (difference,) = found.differences
    assert difference.key == "body.ru"
    assert "Их никто не чинит." in difference.here
    assert "Их чинят плохо." in difference.there
    assert found.by_hand == []


def test_a_demand_is_changed_and_its_other_language_and_comment_stay(
    office: Office, letter: LetterFile
) -> None:
    _found, text = taken_back(office, letter, typed("отремонтировать дороги", "построить дороги"))
    assert text == TEXT.replace("отремонтировать дороги", "построить дороги")


def test_a_demand_that_was_deleted_goes_in_both_languages(
    office: Office, letter: LetterFile
) -> None:
    found, text = taken_back(office, letter, without("выделить средства"))
    assert [one.key for one in found.differences] == ["demands"]
    back = office.open(text=text, name=letter.name).inquiry
    assert back is not None
    assert list(back.demands) == [{"ru": "отремонтировать дороги", "kk": "жолдарды жөндеуді"}]


def test_what_the_letter_says_by_now_stays_where_word_says_nothing_else(
    office: Office, letter: LetterFile
) -> None:
    before = office.render(letter, "ru")
    now = changed(before, typed("Их никто не чинит.", "Их чинят плохо."))
    newer = office.open(text=TEXT.replace("О ремонте дорог", "О мостах"), name=letter.name)
    found = taken(office, newer, "a.ru.docx", before, now)
    text = office.edited(newer.text, newer.name, found.edits)
    assert text == newer.text.replace("Их никто не чинит.", "Их чинят плохо.")


def test_a_list_that_has_other_items_by_now_is_left_to_the_writer(
    office: Office, letter: LetterFile
) -> None:
    before = office.render(letter, "ru")
    now = changed(before, without("выделить средства"))
    line = "  - {ru: выделить средства, kk: қаражат бөлуді}\n"
    newer = office.open(text=TEXT.replace(line, line * 2), name=letter.name)
    found = taken(office, newer, "a.ru.docx", before, now)
    assert found.edits == []
    assert [one.key for one in found.by_hand] == ["demands"]


def test_who_stands_in_the_address_book_is_not_renamed_in_a_letter(
    office: Office, tmp_path: Path
) -> None:
    book = (
        "people:\n  iman:\n    post: prime-minister\n    surname: Бектенов\n    given: Олжас\n"
        "    patronymic: {ru: Абаевич, kk: Абайұлы}\n    gender: masculine\n"
    )
    (tmp_path / "addressbook.yaml").write_text(book, encoding="utf-8")
    text = f"addressee: iman\n{TEXT[TEXT.index('author') :]}"
    letter = office.open(text=text, name=str(tmp_path / "a.yaml"))
    found, after = taken_back(office, letter, typed("Бектенову", "Смаилову"))
    assert after == text
    assert found.by_hand
