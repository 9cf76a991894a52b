"""A letter to several addressees: the block of each, and one salutation for all."""

from collections.abc import Callable

import pytest

from tests.conftest import Data
from tests.documents import plain, texts, whole

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


def test_each_stands_in_the_dative_in_his_own_block(render: Render) -> None:
    data = render(addressee=[PRIME_MINISTER, PROSECUTOR])
    assert [plain(text) for text in texts(data, "Letter Addressee")] == [
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
    blocks = [plain(text) for text in texts(data, "Letter Addressee")]
    assert "Правительству Республики Казахстан" in blocks


def test_own_words_replace_the_part_of_one(render: Render) -> None:
    own = {**PROSECUTOR, "salutation": "Уважаемый господин Генеральный Прокурор!"}
    data = render(addressee=[PRIME_MINISTER, own])
    assert [plain(text) for text in texts(data, "Salutation")] == [
        "Уважаемый Алихан Асханович, уважаемый господин Генеральный Прокурор!"
    ]
