"""Letters of one text, for tables of what a rule tells and what it passes.

In an example «⟦» stands where the finding must point; it is taken out before the letter is checked.
"""

import io
import json
from typing import Any

from drafter import load
from drafter.proofreading import proofread, rules
from drafter.workspace import Workspace

MARK = "⟦"
KAZAKH = frozenset("әғқңөұүһі")


def language_of(text: str) -> str:
    """Return the language of an example, which Kazakh letters show."""
    return "ru" if KAZAKH.isdisjoint(text.lower()) else "kk"


def letter(text: str, key: str = "body", **keys: Any) -> str:
    """Return a letter with one text of note, as its file says it."""
    language = language_of(text)
    data: dict[str, Any] = {
        "languages": [language],
        "addressee": {"post": "prosecutor-general"},
        "author": {"faction": {"ru": "Ак жол", "kk": "Ақ жол"}},
        "body": {language: text if key == "body" else "Текст."},
        "request": {"ru": "просит", "kk": "сұрайды"},
        "signatories": ["А. Перуашев"],
    }
    if key == "demands":
        data["demands"] = [{language: text}]
    return json.dumps({**data, **keys}, ensure_ascii=False)


def pair(russian: str, kazakh: str, **keys: Any) -> str:
    """Return a letter with a text in two languages, as its file says it."""
    body = {"ru": russian, "kk": kazakh}
    return letter("", **{"languages": ["ru", "kk"], "body": body, **keys})


def told(file: str, *ids: str) -> list[tuple[str, int]]:
    """Return the ids of what rules tell of a letter, and how far from its beginning each stands."""
    others = [rule for rule in rules() if rule not in ids]
    found = proofread(load(io.StringIO(file)), Workspace().locales, without=others)
    return [(problem.id, problem.place.column - 1) for problem in found if problem.place]


def check(example: str, rule: str, **keys: Any) -> None:
    """Assert that a rule tells of an example once, at its mark; nothing if it has no mark."""
    file = letter(example.replace(MARK, ""), **keys)
    marked = letter(example, **keys)
    expected = [(rule, marked.index(MARK))] if MARK in example else []
    assert told(file, rule) == expected
