"""Many letters in one document: each begins as if it were alone."""

from pathlib import Path
from typing import Any

import docx
import pytest

from drafter import Office, Workspace
from drafter.composing.signed_once import signed_once
from drafter.docx.sections import from_odd_page
from drafter.docx.together import Together
from tests.conftest import ROOT
from tests.documents import faults, lines, opened, parts, plain, root, w

LETTER = """\
languages: [ru, kk]
date: 2026-05-20
number: {number}
addressee: {{post: {{ru: Правительство, kk: Үкімет}}}}
author: {{faction: {{ru: Ак жол, kk: Ақ жол}}}}
body:
  ru: |
    Первый[^1] из {number} и [адрес](https://example.org/{number}).

    1. один
    2. два

    [^1]: Сноска {number}.
  kk: |
    Мәтін[^1] {number}.

    [^1]: Ескерту {number}.
signatories: [{{ru: А. Перуашев, kk: А. Перуашев}}]
"""
NUMBERS = ("1-1", "2-2", "3-3")


def together(look: Path | None, *, languages: tuple[str, ...] = ("ru",), side: bool = False) -> Any:
    """Return a document of three letters, and each of them alone."""
    office = Office(Workspace(), look=look)
    document, alone = None, []
    for number in NUMBERS:
        letter = office.open(text=LETTER.format(number=number))
        letters, own = office.composed(letter, languages)
        document = document or Together(own, letters[0])
        document.add(signed_once(letters), side_by_side=side)
        alone.append(office.bilingual(letter, languages, side_by_side=side))
    assert document is not None
    return document.data(), alone


def sections(data: bytes) -> list[Any]:
    return list(root(data).iter(w("sectPr")))


@pytest.mark.parametrize("side", [False, True])
@pytest.mark.parametrize("languages", [("ru",), ("kk", "ru")])
def test_it_reads_as_the_letters_one_after_the_other(
    languages: tuple[str, ...], side: bool
) -> None:
    both, alone = together(None, languages=languages, side=side and len(languages) > 1)
    assert lines(both) == [line for data in alone for line in lines(data)]
    assert faults(both) == []


def test_each_letter_begins_on_a_right_page_with_pages_and_footnotes_from_one() -> None:
    data, _alone = together(None, languages=("kk", "ru"))
    found = [
        (
            [kind.get(w("val")) for kind in section.iter(w("type"))],
            [start.get(w("start")) for start in section.iter(w("pgNumType"))],
            [restart.get(w("val")) for restart in section.iter(w("numRestart"))],
        )
        for section in sections(data)
    ]
    assert found == [(["oddPage"], ["1"], ["eachSect"]), ([], ["1"], [])] * 3


def test_each_letter_counts_its_lists_from_one() -> None:
    data, _alone = together(None)
    numbers = [
        number.get(w("val"))
        for paragraph in root(data).iter(w("p"))
        for number in paragraph.iter(w("numId"))
    ]
    assert len(numbers) == 6
    assert len(set(numbers)) == 3
    starts = {
        number.get(w("numId")): [s.get(w("val")) for s in number.iter(w("startOverride"))]
        for number in root(data, "word/numbering.xml").iter(w("num"))
    }
    assert all(set(starts[number]) == {"1"} for number in numbers)


def test_footnotes_and_links_lead_to_those_of_their_letter() -> None:
    data, _alone = together(None)
    notes = {
        note.get(w("id")): "".join(text.text or "" for text in note.iter(w("t")))
        for note in root(data, "word/footnotes.xml").iter(w("footnote"))
    }
    referred = [one.get(w("id")) for one in root(data).iter(w("footnoteReference"))]
    assert [notes[key].strip() for key in referred] == [f"Сноска {n}." for n in NUMBERS]
    relations = {rel.rId: rel.target_ref for rel in opened(data).part.rels.values()}
    key = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    links = [relations[link.get(key)] for link in root(data).iter(w("hyperlink"))]
    assert links == [f"https://example.org/{number}" for number in NUMBERS]


def test_the_header_of_each_letter_has_its_own_number(tmp_path: Path) -> None:
    look: Any = docx.Document(str(ROOT / "templates" / "official.docx"))
    look.sections[-1].header.paragraphs[0].add_run(" {{ registration }}")
    look.save(str(tmp_path / "own.docx"))
    data, _alone = together(tmp_path / "own.docx")
    headers = [
        plain("".join(p.text for p in section.header.paragraphs))
        for section in opened(data).sections
    ]
    assert headers == [f"2 20 мая 2026 года № {number}" for number in NUMBERS]
    assert faults(data) == []


def test_a_footnote_setting_of_the_look_stays() -> None:
    notes = '<w:footnotePr><w:numFmt w:val="lowerRoman"/></w:footnotePr>'
    made = from_odd_page(f"<w:sectPr>{notes}<w:pgSz/><w:cols/></w:sectPr>")
    assert '<w:numFmt w:val="lowerRoman"/><w:numRestart w:val="eachSect"/></w:footnotePr>' in made
    assert made.index("w:type") < made.index("w:pgSz")


def test_letters_that_have_no_gaps_share_their_headers() -> None:
    data, alone = together(None)
    assert sorted(parts(data)) == sorted(parts(alone[0]))
