"""A field that no template uses: told only where no language of a letter prints it."""

from collections.abc import Callable

from drafter.composing.fields import UNUSED
from drafter.errors import DrafterError, Problem
from drafter.model.inquiry import Inquiry

Warn = Callable[[Problem], None]
Compose = Callable[[str, Warn], object]
"""Composes a letter in a language."""


def in_all_languages(inquiry: Inquiry, language: str, warn: Warn, compose: Compose) -> Warn:
    """Return what passes on the warnings of a letter in one language.

    That a field is unused is passed on where the letters in the other languages say it, too; they
    are made only to learn that.
    """
    others = [code for code in inquiry.languages if code != language]
    said: dict[str, list[Problem]] = {}

    def told(problem: Problem) -> None:
        if problem.id == UNUSED:
            for code in others:
                if code not in said:
                    said[code] = _warnings(code, compose)
                if problem not in said[code]:
                    return
        warn(problem)

    return told


def _warnings(language: str, compose: Compose) -> list[Problem]:
    """Return what a letter in a language warns of; nothing where it cannot be made."""
    found: list[Problem] = []
    try:
        compose(language, found.append)
    except DrafterError:
        return []
    return found
