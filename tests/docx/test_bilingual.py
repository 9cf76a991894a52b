"""Two languages in one document: one after the other, or side by side."""

from typing import Any

import pytest
from lxml import etree

from drafter import Drafter, load
from tests.conftest import SAMPLES
from tests.documents import faults, lines, opened, root, w

NAMES = ["ak-zhol-akims", "district-akims"]


@pytest.fixture(params=NAMES)
def sample(request: pytest.FixtureRequest) -> Any:
    return load(SAMPLES / f"{request.param}.yaml")


def test_one_after_the_other_they_read_as_the_two_letters(drafter: Drafter, sample: Any) -> None:
    both = drafter.bilingual(sample, ["kk", "ru"])
    assert lines(both) == [
        *lines(drafter.render(sample, "kk")),
        *lines(drafter.render(sample, "ru")),
    ]
    assert faults(both) == []


def test_each_begins_on_a_page_of_its_own_that_counts_from_1(drafter: Drafter, sample: Any) -> None:
    sections = root(drafter.bilingual(sample, ["kk", "ru"])).findall(f".//{w('sectPr')}")
    assert len(sections) == 2
    for section in sections:
        assert section.find(w("pgNumType")).get(w("start")) == "1"
        assert section.find(w("titlePg")) is not None
        kind = section.find(w("type"))
        assert kind is None or kind.get(w("val")) == "nextPage"


def test_each_text_keeps_its_language(drafter: Drafter, sample: Any) -> None:
    document = root(drafter.bilingual(sample, ["kk", "ru"]))
    tags = [run.get(w("val")) for run in document.iter(w("lang"))]
    assert sorted(set(tags)) == ["kk-KZ", "ru-RU"]
    assert tags == sorted(tags)


def test_lists_count_anew_in_each_language(drafter: Drafter, sample: Any) -> None:
    for side_by_side in (False, True):
        data = drafter.bilingual(sample, ["kk", "ru"], side_by_side=side_by_side)
        used = [e.get(w("val")) for e in root(data).iter(w("numId"))]
        numbering = root(data, "word/numbering.xml")
        starts = {
            num.get(w("numId")): num.find(f"{w('lvlOverride')}/{w('startOverride')}")
            for num in numbering.iter(w("num"))
        }
        assert len(set(used)) >= 2
        assert all(starts[number] is not None for number in used)
        # Items of one list follow one another, or Word would count on in the other column.
        assert [n for i, n in enumerate(used) if i == 0 or used[i - 1] != n] == sorted(
            set(used), key=used.index
        )


def test_side_by_side_both_letters_stand_in_their_columns(drafter: Drafter, sample: Any) -> None:
    data = drafter.bilingual(sample, ["kk", "ru"], side_by_side=True)
    assert faults(data) == []
    table = opened(data).tables[0]
    for number, language in enumerate(("kk", "ru")):
        column = [cell for row in table.rows for cell in [row.cells[number]]]
        found = [p.text for cell in column for p in cell.paragraphs if p.text]
        alone = opened(drafter.render(sample, language)).paragraphs
        assert found == [paragraph.text for paragraph in alone if paragraph.text]


def test_the_same_parts_stand_in_the_same_row(drafter: Drafter) -> None:
    inquiry = load(SAMPLES / "ak-zhol-akims.yaml")
    table = opened(drafter.bilingual(inquiry, ["kk", "ru"], side_by_side=True)).tables[0]
    styles = [
        [[p.style.name for p in cell.paragraphs if p.text and p.style] for cell in row.cells]
        for row in table.rows
    ]
    for left, right in styles:
        assert set(left) == set(right)


def test_the_document_can_be_parsed_with_nothing_lost(drafter: Drafter, sample: Any) -> None:
    document = root(drafter.bilingual(sample, ["ru", "kk"], side_by_side=True))
    assert etree.QName(document).localname == "document"
    assert len(list(document.iter(w("tbl")))) >= 1
