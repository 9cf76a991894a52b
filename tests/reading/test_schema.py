"""The JSON Schema for editors: sound, in three languages, and of one mind with the reader."""

import json
from io import StringIO
from typing import Any

import jsonschema
import pytest
import yaml

from drafter import InquiryError, load
from drafter.reading.schema import schema
from tests.conftest import SAMPLES, inquiry_data

CHECKER = jsonschema.Draft7Validator(schema())


def strings(text: str) -> Any:
    """Return YAML with every scalar as the text that it is, as drafter reads it."""
    return yaml.load(text, yaml.BaseLoader)


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(schema())


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_samples_follow_the_schema(sample: Any) -> None:
    assert list(CHECKER.iter_errors(strings(sample.read_text(encoding="utf-8")))) == []


def test_the_samples_carry_the_present_schema() -> None:
    beside = json.loads((SAMPLES / "inquiry.schema.json").read_text(encoding="utf-8"))
    assert beside == schema()


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"adresee": "x"},
        {"body": None},
        {"addressee": "Смаилов"},
        {"author": {}},
        {"demands": "Одно"},
        {"date": "вчера"},
        {"signatories": []},
        {"appendix": {"title": "Справка"}},
        {"appendix": {"title": "Справка", "sheets": "три"}},
        {"executor": {"phone": "1"}},
        {"kind": "Inquiry Ы"},
        {"addressee": {"post": "prime-minister", "gender": "male"}},
        {"signatories": [{"surname": "Иса"}]},
        {"signatories": [{"given": "Казыбек"}]},
        {"signatories": [{"name": "К. Иса", "post": {"ru": "Депутат"}}]},
        {"signatories": [{"name": "К. Иса", "surname": "Иса"}]},
        {"signatories": [{"name": "К. Иса", "given": "Казыбек"}]},
        {"addressee": {"post": "prime-minister", "given": "Алихан"}},
        {"addressee": {"post": "prime-minister", "surname": "Смаилов"}},
        {"addressee": ["prosecutor-general", {"post": "prime-minister"}]},
        {"addressee": [{"surname": "Смаилов"}]},
        {"copy_to": ["minister-health", {"ru": "Комитет", "kk": "Комитет"}]},
        {"copy_to": "minister-health"},
        {"date": "blank", "number": "blank"},
        {"date": "empty"},
        {"appendices": [{"sheets": 3, "copies": 2}, {"body": {"ru": "Текст", "kk": "Мәтін"}}]},
        {"appendices": [{"body": {"ru": "Текст", "kk": "Мәтін"}, "landscape": "да"}]},
        {"appendices": [{"title": {"ru": "Справка", "kk": "Анықтама"}}]},
        {"fields": {"bill": {"ru": "О дорогах", "kk": "Жолдар туралы"}}},
        {"fields": ["bill"]},
    ],
    ids=str,
)
def test_the_schema_and_the_reader_agree(changes: dict[str, Any]) -> None:
    data = inquiry_data(**changes)
    accepted = True
    try:
        load(StringIO(json.dumps(data)))
    except InquiryError:
        accepted = False
    assert CHECKER.is_valid(data) == accepted


def every(node: Any) -> Any:
    if isinstance(node, dict):
        yield node
        for child in node.values():
            yield from every(child)
    elif isinstance(node, list):
        for child in node:
            yield from every(child)


def test_each_key_is_described_in_three_languages() -> None:
    described = [node for node in every(schema()) if isinstance(node.get("description"), str)]
    assert len(described) > 20
    for node in described:
        parts = node["description"].split("\n\n")
        assert len(parts) == 3
        assert len(set(parts)) == 3


def test_an_official_is_described_once_for_all_places_where_one_may_stand() -> None:
    described = [node["description"] for node in every(schema()) if "description" in node]
    assert len([text for text in described if text.startswith("The official's surname.")]) == 1
    definitions = schema()["definitions"]
    for key in ("addressee", "copy_to"):
        assert "#/definitions/addressee" in json.dumps(schema()["properties"][key])
    assert {"post", "surname", "gender"} <= definitions["addressee"]["properties"].keys()
