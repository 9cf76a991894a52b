"""A letter to several addressees: the block of each, and one salutation for all."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from tests.conftest import Data
from tests.documents import lines, plain, texts, whole

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"

Render = Callable[..., bytes]

PRIME_MINISTER = {
    "post": "prime-minister",
    "surname": {"ru": "Смаилов", "kk": "Смайылов"},
    "given": {"ru": "Алихан", "kk": "Әлихан"},
    "patronymic": {"ru": "Асханович", "kk": "Асханұлы"},
}
PROSECUTOR = {
    "post": "prosecutor-general",
    "surname": "Асылов",
    "given": "Берик",
    "patronymic": {"ru": "Ногайулы", "kk": "Ноғайұлы"},
}
GOVERNMENT = {
    "post": {
        "ru": {
            "nominative": "Правительство Республики Казахстан",
            "dative": "Правительству Республики Казахстан",
        },
        "kk": {
            "nominative": "Қазақстан Республикасының Үкіметі",
            "dative": "Қазақстан Республикасының Үкіметіне",
        },
    }
}
KAZAKH: Data = {
    "languages": ["kk"],
    "author": {"faction": "Ақ жол"},
    "request": "сұрайды",
    "demands": ["шара қабылдауды"],
}


def addressed(data: bytes) -> list[str]:
    """Return the lines of all addressees."""
    styles = ("Letter Addressee", "Next Addressee")
    return [plain(text) for style, text in lines(data) if style in styles]


@pytest.mark.parametrize("look", ["official", "letterhead"])
@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_gap_stands_before_the_block_of_every_other(
    render: Render, look: str, language: str
) -> None:
    data = render(
        addressee=[PRIME_MINISTER, PROSECUTOR, GOVERNMENT], **KAZAKH if language == "kk" else {}
    )
    found = [style for style, _text in lines(data) if "Addressee" in style]
    first, others = "Letter Addressee", "Next Addressee"
    assert found == [first, first, others, first, others]
    gap = Document(str(TEMPLATES / f"{look}.docx")).styles[others].paragraph_format.space_before
    assert gap is not None
    assert gap.pt >= 6


def test_each_stands_in_the_dative_in_his_own_block(render: Render) -> None:
    data = render(addressee=[PRIME_MINISTER, PROSECUTOR])
    assert addressed(data) == [
        "Премьер-Министру Республики Казахстан",
        "Смаилову А. А.",
        "Генеральному Прокурору Республики Казахстан",
        "Асылову Б. Н.",
    ]


def test_one_salutation_names_all_and_the_request_repeats_it(render: Render) -> None:
    data = render(addressee=[PRIME_MINISTER, PROSECUTOR])
    said = "важаемый Алихан Асханович, уважаемый Берик Ногайулы"
    assert [plain(text) for text in texts(data, "Salutation")] == [f"У{said}!"]
    assert f"На основании изложенного, у{said}, депутатская" in plain(whole(data))


def test_the_kazakh_salutation_joins_them_too(render: Render) -> None:
    data = render(addressee=[PRIME_MINISTER, PROSECUTOR], **KAZAKH)
    assert [plain(text) for text in texts(data, "Salutation")] == [
        "Құрметті Әлихан Асханұлы, құрметті Берик Ноғайұлы!"
    ]


@pytest.mark.parametrize("at", [0, 1])
def test_a_body_among_them_is_passed_over_in_the_salutation(render: Render, at: int) -> None:
    addressees: list[Data] = [PROSECUTOR]
    addressees.insert(at, GOVERNMENT)
    data = render(addressee=addressees)
    assert [plain(text) for text in texts(data, "Salutation")] == ["Уважаемый Берик Ногайулы!"]
    blocks = addressed(data)
    assert "Правительству Республики Казахстан" in blocks


def test_own_words_replace_the_part_of_one(render: Render) -> None:
    own = {**PROSECUTOR, "salutation": "Уважаемый господин Генеральный Прокурор!"}
    data = render(addressee=[PRIME_MINISTER, own])
    assert [plain(text) for text in texts(data, "Salutation")] == [
        "Уважаемый Алихан Асханович, уважаемый господин Генеральный Прокурор!"
    ]
