"""Which value each block of a letter shows, over the samples and letters of many parts."""

import io
import json
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from drafter.office.office import Office
from drafter.office.preview import picture, preview, sheet
from tests.conftest import SAMPLES, inquiry_data


def shown(office: Office, letter: Any, language: str = "ru") -> list[tuple[str, str]]:
    """Return the key and the text of each block."""
    found = []
    for block in preview(office, letter, language, lambda name: f"/{name}")["blocks"]:
        root = etree.fromstring(block)
        found.append(
            (
                root.get("data-shows", ""),
                "".join(map(str, root.itertext())).strip().replace("\xa0", " "),
            )
        )
    return found


def opened(**changes: Any) -> tuple[Office, Any]:
    office = Office()
    text = json.dumps(inquiry_data(**changes), ensure_ascii=False)
    return office, office.open(io.StringIO(text))


@pytest.mark.parametrize("file", sorted(SAMPLES.glob("*.yaml")), ids=lambda file: file.stem)
def test_every_block_of_a_sample_but_its_title_leads_to_a_value(file: Any) -> None:
    office = Office(SAMPLES)
    letter = office.open(file)
    for language in letter.inquiry.languages if letter.inquiry else ():
        without = [text for key, text in shown(office, letter, language) if not key]
        assert [text for text in without if not text.isupper()] == []


def test_two_demands_lead_each_to_its_own() -> None:
    office, letter = opened(demands=["Проверить дороги", "Проверить мосты и дороги"])
    keys = {text: key for key, text in shown(office, letter)}
    assert keys["1) Проверить дороги;"] == "demands.0.ru"
    assert keys["2) Проверить мосты и дороги."] == "demands.1.ru"


def test_of_two_addressees_each_leads_to_its_own() -> None:
    office, letter = opened(addressee=["prosecutor-general", "minister-health"])
    keys = [key for key, _text in shown(office, letter)]
    assert keys[:2] == ["addressee.0", "addressee.1"]


def test_a_paragraph_that_a_template_adds_to_leads_to_what_it_mostly_is() -> None:
    office, letter = opened(request="просит Правительство принять меры к ремонту дорог")
    keys = {key for key, _text in shown(office, letter)}
    assert "request.ru" in keys


def test_a_picture_has_the_address_of_its_name_and_its_bytes() -> None:
    office = Office(SAMPLES)
    letter = office.open(SAMPLES / "water-tariffs.yaml")
    html = "".join(preview(office, letter, "ru", lambda name: f"/p/{name}")["blocks"])
    assert 'src="/p/water-tariffs.png"' in html
    data, kind = picture(letter, "water-tariffs.png") or (b"", "")
    assert kind == "png"
    with Image.open(io.BytesIO(data)) as own, Image.open(SAMPLES / "water-tariffs.png") as given:
        assert own.convert("RGB").tobytes() == given.convert("RGB").tobytes()
    assert picture(letter, "other.png") is None


def test_the_style_sheet_is_that_of_the_letters_look() -> None:
    office = Office(SAMPLES)
    letter = office.open(SAMPLES / "ak-zhol-akims.yaml")
    assert ".look-body-text{" in sheet(office, letter)
