"""The JSON Schema (draft-07) of an inquiry for editors, generated from the model."""

import json
from typing import Any

from drafter.grammar import Case
from drafter.model.inquiry import Inquiry
from drafter.model.shapes import (
    CaseForms,
    Choice,
    Count,
    Day,
    Identifier,
    Key,
    Language,
    Line,
    Many,
    Parameters,
    PerLanguage,
    Post,
    Record,
    Shape,
    Yes,
    keys,
)
from drafter.wording import interface_languages, messages
from drafter.wording.phrases import letter_languages, post_ids
from drafter.workspace import Workspace

_TEXT = {"type": "string", "minLength": 1}


def schema() -> dict[str, Any]:
    """Return the schema, with titles and descriptions in every language of drafter."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "drafter",
        **_record(Record(Inquiry)),
    }


def schema_text() -> str:
    """Return the schema as JSON that people can read."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _key(key: Key) -> dict[str, Any]:
    languages = interface_languages()
    titles = dict.fromkeys(messages(language).gettext(key.title) for language in languages)
    meanings = dict.fromkeys(messages(language).gettext(key.meaning) for language in languages)
    return {
        "title": " · ".join(titles),
        "description": "\n\n".join(meanings),
        **_of(key.shape),
    }


def _record(shape: Record) -> dict[str, Any]:
    known = keys(shape.model)
    described: dict[str, Any] = {
        "type": "object",
        "properties": {name: _key(key) for name, key in known.items()},
        "required": [name for name, key in known.items() if key.required],
        "additionalProperties": False,
    }
    if shape.one_of:
        described["oneOf"] = [{"required": [name]} for name in shape.one_of]
    if shape.needs:
        described["dependencies"] = {name: [other] for name, other in shape.needs}
    if shape.gendered:
        said = [{"required": [name]} for name in ("gender", "patronymic")]
        described["dependencies"] |= {"surname": {"anyOf": said}}
    others = [_of(Identifier())] if shape.reference else []
    others += [_of(known[shape.plain].shape)] if shape.plain else []
    return {"anyOf": [*others, described]} if others else described


def _of(shape: Shape) -> dict[str, Any]:
    match shape:
        case Record():
            return _record(shape)
        case Many(shape=inner, whole=whole):
            items = {"type": "array", "minItems": 1, "items": _of(inner)}
            return {"anyOf": [{"const": whole}, items]} if whole else items
        case PerLanguage(shape=inner):
            return {"anyOf": [_of(inner), _by(letter_languages(Workspace().locales), _of(inner))]}
        case Parameters():
            texts = _of(PerLanguage(Line(), shared=True))
            return {"type": "object", "additionalProperties": texts}
        case CaseForms():
            forms = {**_by([case.value for case in Case], _TEXT), "required": ["nominative"]}
            return {"anyOf": [_TEXT, forms]}
        case Post():
            own = _of(PerLanguage(CaseForms()))
            return {"anyOf": [{"enum": post_ids(Workspace().locales)}, *own["anyOf"]]}
        case _:
            return _simple(shape)


def _simple(shape: Shape) -> dict[str, Any]:
    match shape:
        case Yes():
            return {"enum": [True, "true"]}
        case Choice(words=words):
            return {"enum": [str(word) for word in words]}
        case Language():
            return {"enum": letter_languages(Workspace().locales)}
        case Day() | Identifier():
            return {"type": "string", "pattern": shape.pattern}
        case Count():
            return {
                "type": ["integer", "string"],
                "minimum": 1,
                "maximum": 9999,
                "pattern": shape.pattern,
            }
        case _:
            # An editor knows YAML's numbers and dates; a letter takes every scalar as text.
            return {"type": ["string", "number"], "minLength": 1}


def _by(names: list[str], schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict.fromkeys(names, schema),
        "minProperties": 1,
        "additionalProperties": False,
    }
