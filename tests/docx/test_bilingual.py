"""Two languages in one document: one after the other, or side by side."""

from typing import Any

import pytest
from lxml import etree

from drafter import Drafter, load
from tests.conftest import SAMPLES, read
from tests.documents import faults, lines, opened, root, w

NAMES = ["ak-zhol-akims", "district-akims"]


@pytest.fixture(params=NAMES)
def sample(request: pytest.FixtureRequest) -> Any:
    return load(SAMPLES / f"{request.param}.yaml")


CLOSING = "Closing"


def text_of(data: bytes) -> list[str]:
    """Return the lines of a letter above its closing."""
    found = lines(data)
    closing = [style for style, _text in found].index(CLOSING)
    return [text for _style, text in found[:closing]]


def printed(data: bytes) -> list[str]:
    """Return all paragraphs, those of cells as well, a break as a line and usual spaces."""
    return [
        "".join(
            (part.text or "") if part.tag == w("t") else "\n"
            for part in paragraph.iter(w("t"), w("br"))
        ).replace("\u00a0", " ")
        for paragraph in root(data).iter(w("p"))
    ]


def test_one_after_the_other_they_read_as_the_two_letters(drafter: Drafter, sample: Any) -> None:
    both = drafter.bilingual(sample, ["kk", "ru"])
    assert text_of(both) == [
        *text_of(drafter.render(sample, "kk")),
        *text_of(drafter.render(sample, "ru")),
    ]
    assert faults(both) == []


@pytest.mark.parametrize("side_by_side", [False, True])
def test_it_is_signed_once_below_both_the_kazakh_first(
    drafter: Drafter, side_by_side: bool
) -> None:
    inquiry = load(SAMPLES / "ak-zhol-akims.yaml")
    data = drafter.bilingual(inquiry, ["kk", "ru"], side_by_side=side_by_side)
    texts = printed(data)
    end = texts.index("Құрметпен,\nС уважением,")
    assert texts[end + 1] == "«Ақ жол» фракциясының депутаттары\nДепутаты фракции «Ак жол»"
    names = [text for text in texts[end + 2 :] if text]
    assert len(names) == 12
    assert names[1] == "А. Перуашев"
    assert "Қ. Иса / К. Иса" in names


@pytest.mark.parametrize("side_by_side", [False, True])
def test_posts_are_printed_in_both_languages_and_the_executor_once(
    drafter: Drafter, side_by_side: bool
) -> None:
    post = {"ru": "Депутат Мажилиса", "kk": "Мәжіліс депутаты"}
    inquiry = read(
        languages=["ru", "kk"],
        body={"ru": "Так.", "kk": "Солай."},
        request={"ru": "просит", "kk": "сұрайды"},
        demands=[{"ru": "принять меры", "kk": "шара қолдануды"}],
        signatories=[{"name": "Е. Саиров", "post": post}],
        executor={"name": "И. Ким", "phone": "74-00-00"},
        copy_to=["prosecutor-general"],
        addressee={"post": "prosecutor-general"},
    )
    data = drafter.bilingual(inquiry, ["kk", "ru"], side_by_side=side_by_side)
    assert faults(data) == []
    text = "\n".join(printed(data))
    assert text.count("Е. Саиров") == text.count("И. Ким") == 1
    assert text.count("Мәжіліс депутаты") == text.count("Депутат Мажилиса") == 1
    assert "Орынд.: И. Ким" in text
    assert text.count("Копия: ") == text.count("Көшірмесі: ") == 1


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
    assert tags[: len(tags) // 3] == ["kk-KZ"] * (len(tags) // 3)
    said = {
        "".join(text.text or "" for text in run.iter(w("t"))): run.find(f".//{w('lang')}")
        for run in document.iter(w("r"))
    }
    assert said["Құрметпен,"].get(w("val")) == "kk-KZ"
    assert said["С уважением,"].get(w("val")) == "ru-RU"


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
        column = [row.cells[number] for row in table.rows[:-1]]
        found = [p.text for cell in column for p in cell.paragraphs if p.text]
        alone = opened(drafter.render(sample, language)).paragraphs
        texts = [paragraph.text for paragraph in alone if paragraph.text]
        styles = [paragraph.style.name for paragraph in alone if paragraph.text]
        assert found == texts[: styles.index(CLOSING)]


def test_the_same_parts_stand_in_the_same_row(drafter: Drafter) -> None:
    inquiry = load(SAMPLES / "ak-zhol-akims.yaml")
    table = opened(drafter.bilingual(inquiry, ["kk", "ru"], side_by_side=True)).tables[0]
    styles = [
        [[p.style.name for p in cell.paragraphs if p.text and p.style] for cell in row.cells]
        for row in table.rows
    ]
    for left, right in styles:
        assert set(left) == set(right)


def test_a_table_too_wide_for_a_column_is_as_wide_as_the_page(drafter: Drafter) -> None:
    head = "| № | Район | Участков | Площадь, га | Водохранилища | Примечание |"
    table = f"Данные:\n\n{head}\n|---|---|---|---|---|---|\n| 1 | Аксуский | 2 | 3 | 4 | нет |"
    narrow = "Данные:\n\n| Год | Всего |\n|---|---|\n| 2026 | 5 |"
    for body, wide in ((table, True), (narrow, False)):
        inquiry = read(
            languages=["ru", "kk"],
            body={"ru": body, "kk": body},
            request={"ru": "просит", "kk": "сұрайды"},
            demands=[{"ru": "принять меры", "kk": "шара қолдануды"}],
            addressee={"post": "prosecutor-general"},
        )
        data = drafter.bilingual(inquiry, ["kk", "ru"], side_by_side=True)
        assert faults(data) == []
        outer, *inner = root(data).iter(w("tbl"))
        widths = [int(one.find(f"{w('tblPr')}/{w('tblW')}").get(w("w"))) for one in inner]
        page = int(outer.find(f"{w('tblPr')}/{w('tblW')}").get(w("w")))
        assert len(widths) == 2
        assert all((width > page * 0.9) is wide for width in widths)


def test_the_document_can_be_parsed_with_nothing_lost(drafter: Drafter, sample: Any) -> None:
    document = root(drafter.bilingual(sample, ["ru", "kk"], side_by_side=True))
    assert etree.QName(document).localname == "document"
    assert len(list(document.iter(w("tbl")))) >= 1
