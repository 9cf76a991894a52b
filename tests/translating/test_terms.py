"""One thing has one name: the words that the tables of TRANSLATING.md advise against stay away."""

import re

import pytest

from drafter.wording.entries import read_po
from tests.conftest import ROOT

AVOIDED = {
    "ru": {
        r"подписант": "подписавший",
        r"подписывающ": "подписавший",
        r"подстановк": "слово в фигурных скобках",
        r"\bметк": "тег, код",
        r"\bпометк": "отметка",
        r"члены? фракци": "депутат фракции",
        r"пробное письмо": "письмо-образец",
        r"заголовок документа": "название документа",
        r"с окончанием \.": "с расширением .",
        r"\w — \w": " – ",
    },
    "kk": {
        r"қойылым": "толтырғыш",
        r"\bтег(?!і\b|ін\b)\w*\b": "тэг",
        r"> тегі\b": "> тэгі",
        r"\bқолдар\b|\bқолдард": "қолтаңбалар",
        r"қайта оқу": "оқып, көшіру",
        r"мекенжай кітабы": "мекенжай кітапшасы",
        r"жүйелі жақша": "фигуралы жақша",
        r"көптік түр": "көпше түр",
        r"UTF-8 пішім": "UTF-8 кодтауы",
        r"[Мм]үмкіні:": "мыналарды жазуға болады:",
        r"атап шығ": "тізімін көрсету",
        r"(?<!деп )\bатаңыз\.": "көрсетіңіз",
        r"көрсетілім": "презентация",
        r"үлгі хат": "мысал хат",
        r"бастапқы үлгі": "drafter үлгісі",
        r"\w — \w": " – ",
    },
}
"""By language: what is avoided, a regular expression, and what stands instead."""


def translations(language: str) -> list[str]:
    po = ROOT / "locales" / language / "LC_MESSAGES" / "drafter.po"
    entries = [entry for entry in read_po(po.read_bytes()).entries if not entry.obsolete]
    return [string for entry in entries for string in entry.strings]


def faults(text: str, language: str) -> list[str]:
    return [word for word in AVOIDED[language] if re.search(word, text)]


@pytest.mark.parametrize("language", list(AVOIDED))
def test_no_message_has_a_word_that_is_avoided(language: str) -> None:
    found = translations(language)
    assert len(found) > 900
    assert [(text, word) for text in found for word in faults(text, language)] == []
