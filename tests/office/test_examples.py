"""The examples of the vocabulary show what they say, in the language of whoever reads them."""

import pytest

from drafter.cli import main
from drafter.office.examples import Examples

# Written down from the rule books of both languages, not from the program.
PRINTED = {
    "ru": {
        "date.attributive": "26 ноября 2026 года",
        "addressee.post.genitive": "Премьер-Министра Республики Казахстан",
        "addressee.name.full": "Смаилов Алихан Асханович",
        "addressee.name.surname": "Смаилов",
        "addressee.name.genitive": "А. А. Смаилова",
        "addressee.name.dative.full": "Смаилову Алихану Асхановичу",
        "addressee.name.locative": "Ә. А. Смайыловта",
        "signatories[].post.genitive": "Депутата",
        "addressee.salutation": "Уважаемый Алихан Асханович",
    },
    "kk": {
        "date.attributive": "2026 жылғы 26 қарашадағы",
        "addressee.post.genitive": "Қазақстан Республикасының Премьер-Министрінің",
        "addressee.name.full": "Смайылов Әлихан Асханұлы",
        "addressee.name.dative.surname": "Смайыловқа",
        "addressee.name.prepositional": "А. А. Смаилове",
        "addressee.salutation": "Құрметті Әлихан Асханұлы",
        "language": "kk",
    },
}
FILTERED = {
    "ru": {
        "ending": "завершить ремонт;",
        "unbroken": "Премьер-Министру Республики\u00a0Казахстан",
        "uncapitalize": "уважаемый Алихан Асханович",
    },
    "kk": {
        "ending": "жөндеуді аяқтауды;",
        "unbroken": "Қазақстан\u00a0Республикасының Премьер-Министріне",
        "uncapitalize": "құрметті Әлихан Асханұлы",
    },
}


@pytest.mark.parametrize("language", list(PRINTED))
def test_each_word_shows_what_it_prints(language: str) -> None:
    found = {entry.path: text for entry, text in Examples(language).entries()}
    assert {path: found[path] for path in PRINTED[language]} == PRINTED[language]
    assert all(found.values())


@pytest.mark.parametrize("language", list(FILTERED))
def test_each_filter_shows_what_it_makes(language: str) -> None:
    assert Examples(language).filters() == FILTERED[language]


def test_a_kazakh_reads_kazakh_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["templates", "help", "--interface", "kk"]) == 0
    said = capsys.readouterr().out
    assert "Құрметті Әлихан Асханұлы" in said
    assert "Уважаемый" not in said
