"""The appendices of a letter in several languages become the values of one file."""

from collections.abc import Sequence
from typing import Any

from drafter.importing.joining_values import Joiner, nth
from drafter.importing.meaning import Appendix
from drafter.reading.yaml_writing import Gap, Prose
from drafter.wording import _


def appendices(joiner: Joiner, lists: Sequence[Sequence[Appendix]]) -> dict[str, Any]:
    """Return the key of the appendix, or of the list of several, with its value."""
    longest = max(map(len, lists))
    if not longest:
        return {}
    if longest == 1:
        return {"appendix": _joined(joiner, [nth(items, 0) for items in lists], ("appendix",))}
    joiner.compare_counts(lists, "appendices")
    return {
        "appendices": [
            _joined(joiner, [nth(items, n) for items in lists], ("appendices", str(n)))
            for n in range(longest)
        ]
    }


def _joined(
    joiner: Joiner, found: Sequence[Appendix | None], path: tuple[str, ...]
) -> dict[str, Any]:
    there = [appendix for appendix in found if appendix]
    entry: dict[str, Any] = {}
    titles = [appendix.title if appendix else "" for appendix in found]
    if any(titles):
        entry["title"] = joiner.texts(titles, *path, "title")
    printed = any(appendix.printed for appendix in there)
    for key in ("sheets", "copies"):
        numbers = [number for one in there if (number := getattr(one, key))]
        if numbers:
            entry[key] = str(numbers[0])
        elif key == "sheets" and not printed:
            entry[key] = Gap()
    if printed:
        bodies = [Prose(f"{one.body}\n") if one and one.body else "" for one in found]
        entry["body"] = joiner.texts(bodies, *path, "body")
    if any(appendix.landscape for appendix in there):
        entry["landscape"] = "true"
    facts = {(one.sheets, one.copies, one.printed, one.landscape) for one in there}
    if len(facts) > 1 or len(there) < len(found):
        joiner.differ(_("The letters differ in the appendix."), *path)
    return entry
