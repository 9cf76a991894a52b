"""The samples' letters, against the seed letter and the rules of the document."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.documents import lines, texts

SEED = Path(__file__).parent / "data" / "ak-zhol-akims.txt"
SIGNATORIES = [
    "Е. Өмірғали",
    "А. Перуашев",
    "Ф. Сатыбаев",
    "А. Абильдаев",
    "Е. Барлыбаев",
    "Б. Дюсембинов",
    "Д. Еспаева",
    "С. Ерубаев",
    "А. Жумабаева",
    "К. Иса",
    "Г. Хамзин",
    "М. Раманқұлов",
]
Sample = Callable[[str, str], bytes]


def without_layout(text: str) -> str:
    """Leave out what the comparison leaves aside: white space and the numbers of the list."""
    return re.sub(r"\s+", "", re.sub(r"^\s*\d\)", "", text, flags=re.MULTILINE))


def test_the_russian_letter_is_the_seed_letter_word_for_word(sample: Sample) -> None:
    made = "\n".join(text for _style, text in lines(sample("ak-zhol-akims", "ru")))
    assert without_layout(made) == without_layout(SEED.read_text(encoding="utf-8"))


def test_the_letter_has_the_parts_of_the_seed_letter_in_their_order(sample: Sample) -> None:
    styles = [style for style, _text in lines(sample("ak-zhol-akims", "ru"))]
    assert styles == [
        *["Letter Addressee"] * 2,
        "Title",
        "Salutation",
        *["Body Text"] * 11,
        "Request",
        *["Demand", "Last Demand"],
        *["Closing", "Signature Label"],
        *["Signatory"] * 11,
        "Last Signatory",
    ]


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_both_versions_have_the_same_parts(sample: Sample, language: str) -> None:
    for name in ("ak-zhol-akims", "district-akims"):
        russian = [style for style, _text in lines(sample(name, "ru"))]
        assert [style for style, _text in lines(sample(name, language))] == russian


def test_the_signatories_stand_in_the_order_of_the_seed_letter(sample: Sample) -> None:
    data = sample("ak-zhol-akims", "ru")
    signed = texts(data, "Signatory") + texts(data, "Last Signatory")
    assert [name.replace("\u00a0", " ") for name in signed] == SIGNATORIES


def test_the_kazakh_letter_addresses_the_prime_minister_rightly(sample: Sample) -> None:
    # The name in the dative, the post before it in the nominative: as official letters have it.
    addressee = [
        text.replace("\u00a0", " ")
        for text in texts(sample("ak-zhol-akims", "kk"), "Letter Addressee")
    ]
    assert addressee == ["Қазақстан Республикасының Премьер-Министрі", "Ә. А. Смайыловқа"]


def test_the_second_sample_has_its_facts_in_both_languages(sample: Sample) -> None:
    for language, amount in (("ru", "млрд"), ("kk", "млрд")):
        text = "\n".join(text for _style, text in lines(sample("district-akims", language)))
        assert "52" in text
        assert amount in text
        assert "№\u00a0148" in text
