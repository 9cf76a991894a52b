"""What a letter has and its template prints nowhere: an own template may know nothing of it."""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING, Any

from drafter.composing import mending
from drafter.errors import Problem
from drafter.model.inquiry import Inquiry
from drafter.model.origin import origin_of
from drafter.wording import _
from drafter.words.words import is_taken_for_one

if TYPE_CHECKING:
    from drafter.composing.environment import Environment

_Printables = Iterator[tuple[str, tuple[Any, ...]]]
"""Values by their paths in the input, each with the words that print it: one of them is enough."""


def swallowed(
    inquiry: Inquiry, variables: Mapping[str, Any], used: Set[int], environment: "Environment"
) -> list[Problem]:
    """Return the values of a letter that its template has not printed, each at its own place.

    `variables` are those that the template was given, `used` the ids of the values that it has
    used for more than a question.  Where nothing of a key or of an item is printed, that is said
    once.
    """
    paths, lacking = [], []
    for path, words in _printables(inquiry, variables):
        paths.append(path)
        for word in words:
            if id(word) in used:
                break
        else:
            lacking.append(path)
    several = is_taken_for_one(variables["addressee"])
    if not lacking and not several:
        return []
    problems = _of_several(inquiry, environment) if several else []
    for path in dict.fromkeys(_outermost(path, paths, lacking) for path in lacking):
        if several and path.startswith("addressee"):
            continue
        key = [part for part in path.split(".") if not part.isdecimal()][-1]
        block = _block(path)
        if path == "author" and not variables["author"].signature:
            block = "request"
        file = mending.file_for(block, inquiry.kind, environment)
        what = _("The template {file} prints «{key}» nowhere.").format(file=file.path, key=key)
        place = origin_of(inquiry).place(path)
        problems.append(Problem("value-not-printed", place, what, mending.advice_for(block, file)))
    return problems


def _of_several(inquiry: Inquiry, environment: "Environment") -> list[Problem]:
    """Return the problems of templates that take the first of several for the only one."""
    problems = []
    place = origin_of(inquiry).place("addressee")
    for file, block in mending.files_using("addressee", "addressee", inquiry.kind, environment):
        what = _("For several addressees the template {file} uses «{key}», the first alone.")
        what = what.format(file=file.path, key="addressee")
        problems.append(Problem("several-addressees", place, what, mending.advice_for(block, file)))
    return problems


def _printables(inquiry: Inquiry, words: Mapping[str, Any]) -> _Printables:
    for key in ("date", "number"):
        if words[key]:
            yield key, (words[key], words["registration"])
    yield from _of_addressees(inquiry, words)
    author = words["author"]
    if author.signature or (author.label and words["request"]):
        yield "author", (author.signature, author.label)
    together = words["request_with_demand"]
    only = (together,) if together.printed else ()
    for key in ("subject", "body", "request", "executor"):
        if words[key]:
            yield key, (words[key], *(only if key == "request" else ()))
    for number, demand in enumerate(words["demands"]):
        yield f"demands.{number}", (demand, *only)
    yield from _of_appendices(inquiry, words)
    yield from _of_lists(inquiry, words)


def _of_lists(inquiry: Inquiry, words: Mapping[str, Any]) -> _Printables:
    # The clause on the earlier inquiry stands before those that the letter names.
    first = 1 if inquiry.follows else 0
    for number, clause in enumerate(words["clauses"]):
        yield (f"clauses.{number - first}" if number >= first else "follows"), (clause,)
    for number, copy in enumerate(words["copy_to"]):
        yield f"copy_to.{number}", (copy,)
    for number, signatory in enumerate(words["signatories"]):
        yield f"signatories.{number}.name", (signatory.name,)
        if signatory.post:
            yield f"signatories.{number}.post", (signatory.post,)


def _of_addressees(inquiry: Inquiry, words: Mapping[str, Any]) -> _Printables:
    for (path, addressee), its in zip(inquiry.addressees(), words["addressees"], strict=True):
        yield f"{path}.post", (its.post,)
        if its.name:
            yield f"{path}.surname", (its.name,)
        if addressee.salutation:
            yield f"{path}.salutation", (its.salutation, words["salutation"])


def _of_appendices(inquiry: Inquiry, words: Mapping[str, Any]) -> _Printables:
    for (path, appendix), its in zip(inquiry.enclosed(), words["appendices"], strict=True):
        lines = (its.item, *((words["appendix"],) if words["appendix"] else ()))
        if its.title:
            yield f"{path}.title", (its.title, *lines)
        if its.extent:
            key = "sheets" if appendix.sheets else "copies"
            yield f"{path}.{key}", (its.extent, *lines)
        if its.body:
            keys = ("body", "comparison", "file")
            key = next((key for key in keys if getattr(appendix, key)), "body")
            yield f"{path}.{key}", (its.body,)


def _outermost(path: str, paths: Sequence[str], lacking: Sequence[str]) -> str:
    """Return the shortest beginning of a path of which nothing is printed."""
    parts = path.split(".")
    for length in range(1, len(parts)):
        begun = ".".join(parts[:length])
        within = [other for other in paths if f"{other}.".startswith(f"{begun}.")]
        if all(other in lacking for other in within):
            return begun
    return path


_BLOCKS = {
    "date": "date_and_number",
    "number": "date_and_number",
    "appendices": "appendix",
    "author": "signatories",
    "follows": "clauses",
}
"""The keys of the input that the skeleton prints in a block of another name."""


def _block(path: str) -> str:
    """Return the block of the shipped templates that prints a value."""
    first, last = path.partition(".")[0], path.rpartition(".")[2]
    if last == "salutation":
        return "salutation"
    if last in ("body", "comparison", "file") and first != "body":
        return "appendix_pages"
    return _BLOCKS.get(first, first)
