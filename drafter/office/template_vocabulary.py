"""What may be written in a template, as an editor offers it: each word with what it prints."""

from functools import lru_cache
from typing import Any

from drafter.composing.filters import NAMES
from drafter.docx import Look
from drafter.markup.subset import NO_STYLES, TAGS
from drafter.office.examples import Examples
from drafter.office.looks import look_in
from drafter.reading.settings import usual_look
from drafter.wording import _, spoken
from drafter.words.reference import BLOCKS, FILTERS
from drafter.workspace import Workspace

Word = dict[str, str]


def vocabulary(workspace: Workspace, language: str) -> dict[str, Any]:
    """Return the words of templates, described in the language that is spoken.

    `language` is that of the examples, the template's.  Raises LookError where the look of the
    workspace cannot serve.
    """
    look = look_in(usual_look(workspace), workspace.folder)
    return {**_words(language or spoken(), spoken()), "classes": _classes(look)}


@lru_cache(maxsize=8)
def _words(language: str, _spoken: str) -> dict[str, Any]:
    examples = Examples(language)
    filters = examples.filters()
    return {
        "variables": [
            {
                "name": entry.path,
                "kind": _(entry.kind),
                "meaning": _(entry.meaning),
                "example": example if example != entry.use else _used(examples, entry.use),
            }
            for entry, example in examples.entries()
        ],
        "filters": [
            *(
                {
                    "name": name,
                    "meaning": _(FILTERS[name].meaning),
                    "example": f"{FILTERS[name].use} → {filters[name]}",
                }
                for name in FILTERS
            ),
            *({"name": name, "meaning": "", "example": ""} for name in NAMES),
        ],
        "blocks": [{"name": name, "meaning": _(meaning)} for name, meaning in BLOCKS.items()],
        "tags": sorted(TAGS),
    }


def _used(examples: Examples, use: str) -> str:
    """Return how a group or a list is used, and what that prints."""
    printed = examples.of(use) if use else ""
    return f"{use} → {printed}" if printed else use


def _classes(look: Look) -> list[Word]:
    """Return the classes that a look has styles for, with the names that Word shows."""
    return [
        {"name": name, "meaning": " · ".join(look.titles(name)[-2:])}
        for name in sorted({*look.styles, *NO_STYLES})
    ]
