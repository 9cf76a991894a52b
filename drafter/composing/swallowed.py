"""What a letter has and its template prints nowhere: an own template may know nothing of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from drafter.errors import Problem
from drafter.model.inquiry import Inquiry
from drafter.model.origin import origin_of
from drafter.wording import _

_BLOCKS = {"addressees": "addressee", "copy_to": "copy_to", "appendices": "appendix"}
"""The variables that hold lists, and the block of the skeleton that prints each."""

_KEYS = {"addressees": "addressee"}
"""The keys of the input whose variables have another name."""


def swallowed(inquiry: Inquiry, variables: Mapping[str, Any], file: str) -> Iterator[Problem]:
    """Yield what is not printed: other addressees, copies, appendices, and pages of appendices.

    `variables` are those that a template was given, which know by now what it has asked for; `file`
    is the name of the template.
    """
    appendices = list.__iter__(variables["appendices"])
    for key, block in _BLOCKS.items():
        words = variables[key]
        # The only addressee and the only appendix have a variable of their own.
        if len(words) > (key != "copy_to") and not words.used:
            yield _problem(inquiry, _KEYS.get(key, key), file, block)
    for (path, given), appendix in zip(inquiry.enclosed(), appendices, strict=True):
        if appendix.body and not appendix.body.used:
            key = "body" if given.body else "comparison" if given.comparison else "file"
            yield _problem(inquiry, f"{path}.{key}", file, "appendix_pages")


def _problem(inquiry: Inquiry, path: str, file: str, block: str) -> Problem:
    key = path.rpartition(".")[2]
    what = _("The template {file} prints «{key}» nowhere.").format(file=file, key=key)
    advice = _("Take the block «{block}» over from drafter's own template: {command}")
    advice = advice.format(block=block, command="drafter templates diff letter")
    return Problem("value-not-printed", origin_of(inquiry).place(path), what, advice)
