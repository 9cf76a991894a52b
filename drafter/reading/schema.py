"""The JSON Schema (draft-07) of an inquiry for editors, generated from the model."""

import json
from collections.abc import Callable
from typing import Any

from drafter.grammar import Case
from drafter.model.inquiry import Inquiry
from drafter.model.shapes import (
    Blank,
    CaseForms,
    Choice,
    Count,
    Day,
    Identifier,
    Key,
    Language,
    Line,
    Many,
    OneOrMany,
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
    definitions: dict[str, Any] = {}
    letter = _Described(definitions).record(Record(Inquiry))
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "drafter",
        **letter,
        "definitions": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """Return the schema as JSON that people can read."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


class _Described:
    """Describes shapes; what stands in many places is described once, among the definitions."""

    def __init__(self, definitions: dict[str, Any]) -> None:
        """Take the definitions, to which those that are needed are added."""
        self._definitions = definitions

    def record(self, shape: Record) -> dict[str, Any]:
        """Return the description of keys with values."""
        known = keys(shape.model)
        described: dict[str, Any] = {
            "type": "object",
            "properties": {name: self._key(key) for name, key in known.items()},
            "required": [name for name, key in known.items() if key.required],
            "additionalProperties": False,
        }
        if shape.one_of:
            described["oneOf"] = [{"required": [name]} for name in shape.one_of]
        if shape.some_of:
            described["anyOf"] = [{"required": [name]} for name in shape.some_of]
        if shape.needs:
            described["dependencies"] = {name: [other] for name, other in shape.needs}
        if shape.gendered:
            said = [{"required": [name]} for name in ("gender", "patronymic")]
            described["dependencies"] |= {"surname": {"anyOf": said}}
        return described

    def _key(self, key: Key) -> dict[str, Any]:
        languages = interface_languages()
        titles = dict.fromkeys(messages(language).gettext(key.title) for language in languages)
        meanings = dict.fromkeys(messages(language).gettext(key.meaning) for language in languages)
        return {
            "title": " · ".join(titles),
            "description": "\n\n".join(meanings),
            **self._of(key.shape),
        }

    def _of(self, shape: Shape) -> dict[str, Any]:
        match shape:
            case Record(model=model):
                name = model.__name__.lower()
                described = self._defined(name, lambda: self.record(shape))
                others = [self._of(Identifier())] if shape.reference else []
                others += [self._of(keys(model)[shape.plain].shape)] if shape.plain else []
                return {"anyOf": [*others, described]} if others else {"allOf": [described]}
            case Many(shape=inner, whole=whole):
                items = {"type": "array", "minItems": 1, "items": self._of(inner)}
                return {"anyOf": [{"const": whole}, items]} if whole else items
            case OneOrMany(shape=inner):
                return {"anyOf": [self._of(inner), self._of(Many(inner))]}
            case PerLanguage(shape=inner):
                return {"anyOf": self._alone_and_by_language(inner)}
            case Parameters():
                texts = self._of(PerLanguage(Line(), shared=True))
                return {"type": "object", "additionalProperties": texts}
            case CaseForms():
                forms = {**_by([case.value for case in Case], _TEXT), "required": ["nominative"]}
                return {"anyOf": [_TEXT, forms]}
            case Post():
                own = self._of(PerLanguage(CaseForms()))
                ids = self._defined("post-id", lambda: {"enum": post_ids(Workspace().locales)})
                return {"anyOf": [ids, *own["anyOf"]]}
            case _:
                return _simple(shape)

    def _alone_and_by_language(self, shape: Shape) -> list[dict[str, Any]]:
        """Return the definitions of a value and of one such value for each language."""
        name = "forms" if isinstance(shape, CaseForms) else "text"
        alone = self._defined(name, lambda: self._of(shape))
        languages = letter_languages(Workspace().locales)
        return [alone, self._defined(f"{name}-by-language", lambda: _by(languages, alone))]

    def _defined(self, name: str, describe: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """Return a reference to a definition, which is made when it is first needed."""
        if name not in self._definitions:
            self._definitions[name] = describe()
        return {"$ref": f"#/definitions/{name}"}


def _simple(shape: Shape) -> dict[str, Any]:
    match shape:
        case Day(blank=True):
            return {"anyOf": [{"const": Blank.BY_HAND.value}, _simple(Day())]}
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
