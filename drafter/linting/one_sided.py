"""Wordings that a workspace changes in one language alone, so that two letters say two things."""

import re
from difflib import SequenceMatcher, get_close_matches

from drafter.composing.library import Template
from drafter.errors import DrafterError, Place
from drafter.files.input import contents

_COMMENT = re.compile(r"(?s)\{#.*?#\}")
_BLOCK = re.compile(r"(?s)\{%-?\s*block\s+(\w+)[^%]*%\}(.*?)(?=\{%-?\s*endblock\b)")
_WORD = re.compile(r"\w+")
_ALIKE = 0.7
"""So much alike are the forms of a word, and a word with its slip corrected."""


def changed_alone(template: Template, other: Template) -> dict[str, Place]:
    """Return the blocks in which one's own template says something else than drafter's own.

    Those are passed over that are changed in `other`, the same template in another language, too;
    a passage without blocks is one, without a name.  Corrected slips and other marks are no change.
    """
    if other.shipped is None:
        return {}
    changed = _changed(template)
    touched = _touched(other) if changed else set()
    return {block: place for block, place in changed.items() if block not in touched}


def _changed(template: Template) -> dict[str, Place]:
    """Return the blocks of one's own template that say something else than drafter's own."""
    if template.own is None or template.shipped is None:
        return {}
    own, ours = _parts(template.text), _parts(_shipped_text(template))
    return {
        block: Place.of(str(template.own), template.text, offset)
        for block, (offset, text) in own.items()
        if block in ours and _says_another_thing(ours[block][1], text)
    }


def _touched(template: Template) -> set[str]:
    """Return the blocks of a template whose text differs in any way from drafter's own."""
    if template.own is None:
        return set()
    own, ours = _parts(template.text), _parts(_shipped_text(template))
    return {
        block for block, (_at, text) in own.items() if block not in ours or ours[block][1] != text
    }


def _shipped_text(template: Template) -> str:
    try:
        return contents(template.shipped).decode() if template.shipped else ""
    except DrafterError:
        return ""


def _parts(text: str) -> dict[str, tuple[int, str]]:
    """Return the blocks of a template with their places; the whole of one without blocks."""
    plain = _COMMENT.sub(lambda found: " " * len(found[0]), text.replace("\r\n", "\n"))
    found = {block[1]: (block.start(), block[2]) for block in _BLOCK.finditer(plain)}
    return found or ({} if "{% extends" in plain else {"": (0, plain)})


def _says_another_thing(before: str, after: str) -> bool:
    """Tell whether words were added, deleted or replaced, beyond another form of the same."""
    old, new = _words(before), _words(after)
    for change, start, end, begin, stop in SequenceMatcher(None, old, new, False).get_opcodes():
        same = end - start == stop - begin and all(
            not one.isdigit() and _is_form(one, other)
            for one, other in zip(old[start:end], new[begin:stop], strict=True)
        )
        if change != "equal" and not same:
            return True
    return False


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _is_form(word: str, other: str) -> bool:
    return bool(get_close_matches(word, [other], 1, _ALIKE))
