"""A key of the model and a path of the file lead to one another, whatever the file looks like."""

import pytest

from drafter import Office
from drafter.errors import Place
from drafter.office.form import every, key_map
from tests.conftest import SAMPLES

LETTER = """\
languages: [ru, kk]
addressee:
  post: prime-minister
  surname: {ru: {nominative: Иса, dative: Исе}, kk: Иса}
author: ak-zhol
subject: {ru: О воде, kk: Су туралы}
body:
  ru: |
    Первая строка.
    Вторая строка.
  kk: Мәтін.
clauses:
  - name: answered
    parameters: {дата.ответа: 1}
appendix: {sheets: 3}
appendices:
  - sheets: 4
    comparison:
      - {current: {ru: было, kk: болды}}
signatories:
  - perushev
  - А. Перуашев
  - {ru: К. Иса, kk: Қ. Иса}
copy_to: [minister-health]
"""

PAIRS = {
    "addressee.0.post": "addressee.post",
    "addressee.0.surname.ru": "addressee.surname.ru",
    "addressee.0.surname.ru.dative": "addressee.surname.ru.dative",
    "author": "author",
    "subject.kk": "subject.kk",
    "clauses.0.name": "clauses.0.name",
    "appendices.0.sheets": "appendix.sheets",
    "appendices.1.sheets": "appendices.0.sheets",
    "appendices.1.comparison.0.current.kk": "appendices.0.comparison.0.current.kk",
    "signatories.0": "signatories.0",
    "signatories.1.name.ru": "signatories.1.name",
    "signatories.2.name.kk": "signatories.2.name.kk",
    "copy_to.0": "copy_to.0",
}


@pytest.mark.parametrize(("key", "path"), PAIRS.items())
def test_a_key_and_a_path_lead_to_one_another(key: str, path: str) -> None:
    keys = key_map(LETTER, "letter.yaml", Office().workspace)
    assert keys.file_path(key) == path
    assert keys.model_key(path) == key


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("demands.0.ru", ""),
        ("addressee.0.given.ru", "addressee"),
        ("clauses.0.parameters.дата.ответа.kk", "clauses.0.parameters.дата.ответа"),
        ("signatories.7.name.ru", "signatories"),
        ("nothing.at.all", ""),
    ],
)
def test_what_is_not_there_leads_to_what_would_contain_it(key: str, path: str) -> None:
    assert key_map(LETTER, "letter.yaml", Office().workspace).file_path(key) == path


@pytest.mark.parametrize(
    ("line", "column", "key"),
    [
        (10, 12, "body.ru"),
        (4, 42, "addressee.0.surname.ru.dative"),
        (23, 20, "signatories.2.name.kk"),
        (1, 1, "languages"),
        (22, 6, "signatories.1.name.ru"),
    ],
)
def test_a_place_is_that_of_a_control(line: int, column: int, key: str) -> None:
    keys = key_map(LETTER, "letter.yaml", Office().workspace)
    assert keys.key_at(Place("letter.yaml", line, column)) == key


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_value_of_a_sample_has_a_control(sample: object) -> None:
    office = Office()
    letter = office.open(str(sample))
    keys = key_map(letter.text, letter.name, office.workspace)
    controls = {field.key for field in every(office.form(letter))}
    for path, place in letter.source.places.items():
        if path in letter.source.values:
            assert keys.model_key(path) in controls
            assert keys.key_at(place) == keys.model_key(path)
            assert keys.model_key(keys.file_path(keys.model_key(path))) == keys.model_key(path)


def test_a_file_that_cannot_be_read_has_no_places() -> None:
    keys = key_map("a: [", "letter.yaml", Office().workspace)
    assert (keys.file_path("body.ru"), keys.key_at(Place("letter.yaml", 1, 1))) == ("", "")
