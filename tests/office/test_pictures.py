"""Letters with pictures: where they stand, how large they are, and what is told at their lines."""

import io
import re
from base64 import b64decode
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import Cm
from lxml import etree

from drafter import Drafter, InquiryError, Office, load
from tests.conftest import ROOT
from tests.documents import faults, lines, parts, root
from tests.pictures.made import SECRETS, jpeg, png, put, seen

LETTER = """\
languages: [ru]
date: 2026-11-20
addressee: {{post: prime-minister, surname: Смаилов, given: Алихан, patronymic: Асханович}}
author: {{faction: Ак жол}}
body: |
{body}
request: просит
demands: [отремонтировать дорогу, построить мост]
signatories: [А. Перуашев]
"""
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/"


def letter(folder: Path, body: str) -> Path:
    file = folder / "letter.yaml"
    text = LETTER.format(body="\n".join(f"  {line}" for line in body.split("\n")))
    file.write_text(text, encoding="utf-8")
    return file


def made(folder: Path, body: str) -> bytes:
    office = Office(folder)
    opened = office.open(letter(folder, body))
    assert not [problem for problem in office.check(opened) if problem.id.startswith("picture")]
    return office.render(opened, "ru")


def sizes(data: bytes) -> list[tuple[int, int]]:
    shapes = docx.Document(io.BytesIO(data)).inline_shapes
    return [(shape.width, shape.height) for shape in shapes]


def media(data: bytes) -> dict[str, bytes]:
    return {name: part for name, part in parts(data).items() if name.startswith("word/media/")}


def test_a_picture_stands_in_a_paragraph_of_its_own_above_its_caption(tmp_path: Path) -> None:
    put(tmp_path, "road.png", png(400, 300))
    data = made(tmp_path, "До.\n![Дорога *Аксу* – Павлодар](road.png){width=12cm}\nПосле.")
    found = lines(data)
    at = found.index(("Body Text", "До."))
    assert found[at + 1 : at + 3] == [
        ("Picture", ""),
        ("Picture Caption", "Дорога Аксу\u00a0– Павлодар"),
    ]
    assert sizes(data) == [(Cm(12), Cm(9))]
    described = [e.get("descr") for e in root(data).iter(f"{DRAWING}wordprocessingDrawing}}docPr")]
    assert described == ["Дорога Аксу – Павлодар"]
    assert faults(data) == []


def test_the_look_keeps_a_picture_with_its_caption(tmp_path: Path) -> None:
    put(tmp_path, "road.png", png())
    document = docx.Document(io.BytesIO(made(tmp_path, "![Дорога](road.png)")))
    assert document.styles["Picture"].paragraph_format.keep_with_next


@pytest.mark.parametrize(
    ("said", "across"),
    [
        ("{width=12cm}", Cm(12)),
        ("{width=12,5 см}", Cm(12.5)),
        ("{width=40mm}", Cm(4)),
        ('{ width="3cm" }', Cm(3)),
        ("", Cm(4 * 2.54 / 96)),
    ],
)
def test_a_width_is_kept(tmp_path: Path, said: str, across: int) -> None:
    put(tmp_path, "road.png", png(4, 2))
    (size,) = sizes(made(tmp_path, f"![Дорога](road.png){said}"))
    assert size == pytest.approx((max(across, 12_700), max(across // 2, 12_700)), abs=20_000)


def test_a_share_is_one_of_the_line_in_which_the_picture_stands(tmp_path: Path) -> None:
    put(tmp_path, "road.png", png(4, 2))
    body = (
        "![а](road.png){width=100%}\n![б](road.png){width=50%}\n"
        "| а | б |\n|---|---|\n| ![в](road.png){width=100%} | ![г](road.png){width=100%} |"
    )
    data = made(tmp_path, body)
    whole, half, *cells = [across for across, _down in sizes(data)]
    page: Any = docx.Document(io.BytesIO(data)).sections[0]
    room = page.page_width - page.left_margin - page.right_margin
    assert whole == pytest.approx(room, abs=12_700)
    assert half == pytest.approx(whole / 2, abs=2)
    assert sum(cells) < whole


@pytest.mark.parametrize("size", [(4000, 10), (10, 4000), (4000, 4000), (1, 1)])
def test_no_picture_is_wider_or_higher_than_the_text_of_a_page(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    put(tmp_path, "road.png", png(*size))
    for said in ("", "{width=100%}", "{width=90cm}"):
        data = made(tmp_path, f"![Дорога](road.png){said}")
        page: Any = docx.Document(io.BytesIO(data)).sections[0]
        ((across, down),) = sizes(data)
        assert 0 < across <= page.page_width - page.left_margin - page.right_margin
        assert 0 < down <= page.page_height - page.top_margin - page.bottom_margin


def test_a_picture_among_words_stands_in_their_line(tmp_path: Path) -> None:
    put(tmp_path, "seal.png", png())
    body = "Знак ![печать](seal.png) стоит в строке.\n| а |\n|---|\n| ![Печать](seal.png) |"
    data = made(tmp_path, body)
    assert "Знак  стоит в\u00a0строке." in [text for _style, text in lines(data)]
    assert ("Table Text", "\nПечать") in lines(data)


def test_pictures_side_by_side_have_their_captions_below(tmp_path: Path) -> None:
    put(tmp_path, "a.png", png())
    put(tmp_path, "b.png", png(5, 5))
    data = made(tmp_path, "![Слева](a.png){width=45%} ![Справа](b.png){width=45%}")
    captions = [text for style, text in lines(data) if style == "Picture Caption"]
    assert captions == ["Слева", "Справа"]
    assert len(sizes(data)) == 2


def test_the_same_picture_is_one_part_and_the_bytes_are_the_same(tmp_path: Path) -> None:
    put(tmp_path, "a.png", png())
    put(tmp_path, "b.png", png())
    put(tmp_path, "c.jpg", jpeg())
    body = "![а](a.png)\n![б](a.png){width=2cm}\n![в](b.png)\n![г](c.jpg)"
    data = made(tmp_path, body)
    assert sorted(media(data)) == ["word/media/picture1.png", "word/media/picture2.jpeg"]
    assert made(tmp_path, body) == data


def test_a_letter_tells_nothing_of_who_took_a_photo_where(tmp_path: Path) -> None:
    put(tmp_path, "Ivanov.jpg", jpeg(6))
    data = made(tmp_path, "![Дорога](Ivanov.jpg)")
    everything = b"".join(parts(data).values())
    page = Office(tmp_path).html(load(tmp_path / "letter.yaml"), "ru")
    shown = b64decode(re.search(r"base64,([^\"]+)", page)[1])  # type: ignore[index]
    assert not any(secret in whole for secret in SECRETS for whole in (everything, shown))


def test_a_photo_is_turned_as_the_camera_says(tmp_path: Path) -> None:
    put(tmp_path, "road.jpg", jpeg(6, size=(60, 40)))
    data = made(tmp_path, "![Дорога](road.jpg){width=4cm}")
    (turned,) = root(data).iter(f"{DRAWING}main}}xfrm")
    assert turned.get("rot") == str(90 * 60_000)
    assert sizes(data) == [(Cm(6), Cm(4))]  # as it lies: it is seen 4 cm wide


def test_html_has_the_picture_in_itself(tmp_path: Path) -> None:
    put(tmp_path, "road.png", png())
    file = letter(tmp_path, '![Дорога "Аксу" <b>](road.png){width=12cm}')
    page = Office(tmp_path).html(load(file), "ru")
    (image,) = etree.fromstring(page.encode(), etree.HTMLParser()).iter("img")
    assert image.get("alt") == 'Дорога "Аксу" <b>'
    assert "width:340.1" in image.get("style", "")
    assert seen(b64decode(image.get("src", "").partition(",")[2])).size == (4, 3)


def test_plain_text_says_what_a_picture_shows(tmp_path: Path) -> None:
    put(tmp_path, "road.png", png())
    shown = Office(tmp_path).show(load(letter(tmp_path, "![Дорога](road.png)")), ["ru"], 80)
    assert "[Дорога]" in [line.strip() for line in shown]


def test_an_own_look_without_the_styles_of_pictures_serves(tmp_path: Path) -> None:
    put(tmp_path, "road.png", png())
    look = docx.Document(str(ROOT / "templates" / "official.docx"))
    for name in ("Picture", "Picture Caption"):
        look.styles[name].delete()
    look.save(str(tmp_path / "own.docx"))
    office = Office(tmp_path, look=tmp_path / "own.docx")
    data = office.render(load(letter(tmp_path, "![Дорога](road.png)")), "ru")
    assert ("Picture Caption", "Дорога") in lines(data)


@pytest.mark.parametrize(
    ("mark", "fault"),
    [
        ("![Дорога](нет.png)", "picture-missing"),
        ("![Дорога](../road.png)", "picture-outside"),
        ("![Дорога](https://a.kz/road.png)", "picture-outside"),
        ("![Дорога](letter.yaml)", "picture-unknown"),
        ("![Дорога](cut.png)", "picture-damaged"),
        ("![Дорога](print.jpg)", "picture-colours"),
        ("![Дорога](road.png){ширина=5}", "picture-width"),
        ("![Дорога](road.png){width=0cm}", "picture-width"),
        ("![Дорога](road.png){width=101%}", "picture-width"),
    ],
)
def test_check_and_render_tell_the_same_at_the_line_of_the_picture(
    tmp_path: Path, mark: str, fault: str
) -> None:
    put(tmp_path, "road.png", png())
    put(tmp_path, "cut.png", png()[:50])
    put(tmp_path, "print.jpg", jpeg(mode="CMYK"))
    file = letter(tmp_path, f"Первая строка.\nВот {mark}.")
    office = Office(tmp_path)
    checked = [problem for problem in office.check(office.open(file)) if problem.id == fault]
    with pytest.raises(InquiryError) as raised:
        office.render(office.open(file), "ru")
    assert [problem for problem in raised.value.problems if problem.id == fault] == checked
    assert [(str(p.place), str(tmp_path) in p.what + p.advice) for p in checked] == [
        (f"{file}:7:7", False)
    ]


def test_pictures_in_footnotes_are_refused(tmp_path: Path) -> None:
    put(tmp_path, "road.png", png())
    with pytest.raises(InquiryError) as raised:
        load(letter(tmp_path, "Текст[^1].\n[^1]: ![Дорога](road.png)"))
    assert [problem.id for problem in raised.value.problems] == ["picture-in-footnote"]


def test_pictures_that_are_too_large_together_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drafter.reading.pictures.LARGEST_PICTURES", 100)
    put(tmp_path, "a.png", png())
    put(tmp_path, "b.png", png(5, 5))
    with pytest.raises(InquiryError) as raised:
        load(letter(tmp_path, "![а](a.png)\n![а](a.png)\n![б](b.png)"))
    assert [(p.id, p.place and p.place.line) for p in raised.value.problems] == [
        ("pictures-too-large", 8)
    ]


def test_an_inquiry_that_was_changed_in_code_finds_its_pictures(tmp_path: Path) -> None:
    put(tmp_path, "a.png", png())
    put(tmp_path, "b.png", png(5, 5))
    inquiry = load(letter(tmp_path, "![а](a.png)"))
    changed = inquiry.replaced(body={"ru": "![б](b.png)"})
    assert media(Drafter().render(changed, "ru")) == {"word/media/picture1.png": png(5, 5)}


def test_a_template_cannot_name_a_picture_that_the_letter_lacks(tmp_path: Path) -> None:
    put(tmp_path, "road.png", png())
    folder = tmp_path / "templates"
    (folder / "ru").mkdir(parents=True)
    (folder / "ru" / "inquiry.html").write_text('<p>а <img src="road.png"/></p>', encoding="utf-8")
    with pytest.raises(Exception, match=r"road\.png") as raised:
        Office(tmp_path, template=folder).render(load(letter(tmp_path, "Текст.")), "ru")
    assert type(raised.value).__name__ == "TemplateError"
