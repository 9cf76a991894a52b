"""Gaps in the header of a look: the letter's number and date from page 2, and the chamber."""

import io
import re
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

from drafter import Drafter, Office, Workspace, load
from drafter.cli import main
from drafter.docx import Look
from drafter.docx.look_checking import look_problems
from tests.conftest import ROOT, read
from tests.documents import faults, opened, plain

OFFICIAL = ROOT / "templates" / "official.docx"
LETTERHEAD = ROOT / "templates" / "letterhead.docx"
BOTH = """\
languages: [ru, kk]
date: 2026-05-20
number: 7-12
addressee: {post: {ru: Правительство, kk: Үкімет}}
author: {faction: {ru: Ак жол, kk: Ақ жол}}
body: {ru: Текст., kk: Мәтін.}
signatories: [{ru: А. Перуашев, kk: А. Перуашев}]
"""
REGISTRATION = {"ru": "20 мая 2026 года № 7-12", "kk": "2026 жылғы 20 мамыр № 7-12"}


def with_header(folder: Path, *pieces: str) -> Path:
    """Return the official look whose header from page 2 ends in these runs."""
    document: Any = docx.Document(str(OFFICIAL))
    paragraph = document.sections[-1].header.paragraphs[0]
    for piece in pieces:
        paragraph.add_run(piece)
    path = folder / "own.docx"
    document.save(str(path))
    return path


def header(data: bytes) -> str:
    """Return what the header of pages after the first shows, its page number aside."""
    return plain("".join(p.text for p in opened(data).sections[0].header.paragraphs))


def both(look: Path) -> tuple[Office, Any]:
    office = Office(Workspace(), look=look)
    return office, office.open(text=BOTH)


@pytest.mark.parametrize(
    "pieces",
    [
        (" {{ registration }}",),
        (" {{registration}}",),
        (" {", "{ regis", "tration }", "}"),
        (" {{ ", "registration", " }}"),
    ],
)
def test_number_and_date_stand_from_page_2_however_word_has_parted_the_gap(
    tmp_path: Path, pieces: tuple[str, ...]
) -> None:
    look = with_header(tmp_path, *pieces)
    assert [p.what for p in look_problems(look, [])] == []
    office, letter = both(look)
    for language, expected in REGISTRATION.items():
        data = office.render(letter, language)
        assert faults(data) == []
        assert header(data).endswith(expected)
        assert "{" not in header(data)
        first = opened(data).sections[0].first_page_header.paragraphs
        assert not any(expected in plain(p.text) for p in first)


def test_what_stands_around_a_gap_stays(tmp_path: Path) -> None:
    look = with_header(tmp_path, "до {{ regis", "tration }} и {{ registration", " }} после")
    office, letter = both(look)
    expected = f"до {REGISTRATION['ru']} и {REGISTRATION['ru']} после"
    assert header(office.render(letter, "ru")).endswith(expected)


def test_a_letter_without_number_and_date_leaves_nothing(tmp_path: Path) -> None:
    look = with_header(tmp_path, "[{{ registration }}]")
    assert header(Drafter(look=look).render(read(), "ru")).endswith("[]")


def test_a_number_with_signs_of_xml_is_text(tmp_path: Path) -> None:
    look = with_header(tmp_path, "{{ registration }}")
    data = Drafter(look=look).render(read(number='1<2>&"3"'), "ru")
    assert faults(data) == []
    assert header(data).endswith('№ 1<2>&"3"')


def test_a_document_in_two_languages_says_both(tmp_path: Path) -> None:
    office, letter = both(with_header(tmp_path, "{{ registration }}"))
    for side_by_side in (False, True):
        data = office.bilingual(letter, ["kk", "ru"], side_by_side=side_by_side)
        assert header(data).endswith(f"{REGISTRATION['kk']} / {REGISTRATION['ru']}")


def test_a_gap_may_name_its_language(tmp_path: Path) -> None:
    look = with_header(tmp_path, "{{ chamber.kk }} | {{ chamber.ru }} | {{ chamber }}")
    office, letter = both(look)
    assert header(office.render(letter, "ru")).endswith(
        "Қазақстан Республикасы Парламентінің Мәжілісі | Мажилис Парламента Республики Казахстан"
        " | Мажилис Парламента Республики Казахстан"
    )


@pytest.mark.parametrize(
    "gap", ["{{ регистрация }}", "{{ nomber }}", "{{ registration.РУ }}", "{{}}"]
)
def test_any_other_gap_is_told_and_printed_as_it_is(tmp_path: Path, gap: str) -> None:
    look = with_header(tmp_path, gap)
    (problem,) = look_problems(look, [])
    assert problem.id == "look-unknown-gap"
    assert gap in problem.what
    assert "{{ registration }}" in problem.advice
    office, letter = both(look)
    assert "look-unknown-gap" in {found.id for found in office.check(letter)}
    assert header(office.render(letter, "ru")).endswith(gap)


def test_a_language_without_letters_leaves_its_gap(tmp_path: Path) -> None:
    office, letter = both(with_header(tmp_path, "{{ chamber.fr }}"))
    assert header(office.render(letter, "ru")).endswith("{{ chamber.fr }}")


def test_a_gap_in_a_text_box_and_in_a_footer_is_filled_in(tmp_path: Path) -> None:
    document: Any = docx.Document(str(OFFICIAL))
    document.sections[-1].footer.paragraphs[0].add_run("{{ registration }}")
    paragraph = document.sections[-1].header.paragraphs[0]._p
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    box = (
        f'<w:r {names} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox>'
        "<w:txbxContent><w:p><w:r><w:t>{{ regis</w:t></w:r><w:r><w:t>tration }}</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    paragraph.append(parse_xml(box))
    look = tmp_path / "own.docx"
    document.save(str(look))
    office, letter = both(look)
    data = office.render(letter, "ru")
    assert plain(opened(data).sections[0].footer.paragraphs[0].text).endswith(REGISTRATION["ru"])
    xml = opened(data).sections[0].header._element.xml
    assert REGISTRATION["ru"] in plain("".join(re.findall(r"<w:t\b[^>]*>([^<]*)", xml)))


def test_the_letterhead_names_the_chamber_in_office(tmp_path: Path) -> None:
    for day, names in {
        "2026-06-30": (
            "Қазақстан Республикасы Парламентінің Мәжілісі",
            "Мажилис Парламента Республики Казахстан",
        ),
        "2026-07-01": ("Қазақстан Республикасының Құрылтайы", "Курултай Республики Казахстан"),
    }.items():
        data = Drafter(look=LETTERHEAD).render(read(date=day), "ru")
        assert faults(data) == []
        (table,) = opened(data).sections[0].first_page_header.tables
        printed = [[p.text for p in cell.paragraphs] for cell in table.rows[0].cells]
        assert (printed[0][0], printed[2][0]) == names


def test_the_gaps_of_a_look_are_known(tmp_path: Path) -> None:
    assert Look(OFFICIAL).gaps == frozenset()
    assert Look(LETTERHEAD).gaps == {"chamber.kk", "chamber.ru"}


def test_the_command_accepts_a_look_with_the_gap(tmp_path: Path) -> None:
    assert main(["look", "check", str(with_header(tmp_path, "{{ registration }}"))]) == 0


def test_the_same_letter_gives_the_same_bytes(tmp_path: Path) -> None:
    look = with_header(tmp_path, "{{ registration }}")
    made = [Drafter(look=look).render(load(io.StringIO(BOTH)), "kk") for _time in range(2)]
    assert made[0] == made[1]
