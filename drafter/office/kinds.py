"""The kinds of letters to choose from, in the words of the user."""

from collections.abc import Sequence

from drafter.composing.kinds import kinds
from drafter.register.columns import KINDS
from drafter.wording import _, spoken
from drafter.workspace import Workspace


def kinds_in_words(workspace: Workspace, languages: Sequence[str]) -> list[tuple[str, str]]:
    """Return the kinds that there are in all of some languages, each with what it is called."""
    found = kinds(workspace, languages, spoken()) if languages else []
    return [(kind.name, _words(kind.name, kind.title)) for kind in found]


def _words(name: str, title: str) -> str:
    if name in KINDS:
        return _(KINDS[name])
    return f"{name} – {title}" if title else name
