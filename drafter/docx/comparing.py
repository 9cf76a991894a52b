"""Two Word files become one, in which the later stands as tracked changes over the earlier.

Whoever accepts all of them has the later file, whoever rejects all has the text of the earlier.
"""

from copy import deepcopy
from typing import Any, NamedTuple

from lxml import etree

from drafter.docx.comparing_blocks import compared
from drafter.docx.comparing_headers import compare_headers
from drafter.docx.comparing_marks import Revision, number_all
from drafter.docx.comparing_notes import Notes
from drafter.docx.comparing_properties import section_properties
from drafter.docx.comparing_roots import root_of
from drafter.docx.comparing_sides import Side
from drafter.docx.comparing_stories import Change, Shared, Stories
from drafter.docx.opening import Package
from drafter.docx.xml import w


class Comparison(NamedTuple):
    """A Word file with tracked changes, and what they are."""

    data: bytes
    changes: tuple[Change, ...]
    old_tracked: int
    """How many tracked changes the earlier file held; they were taken as accepted."""
    new_tracked: int
    comments: int
    """How many comments of the earlier file were left out."""
    styles: tuple[str, ...]
    """The styles in use that look otherwise in the later file, which no tracked change can say."""


def compare(old: Package, new: Package, revision: Revision) -> Comparison:
    """Return what a later file is over an earlier one; the same files give the same bytes.

    Raises DocumentError for a file with a part that cannot be read.
    """
    before, after = Side(old), Side(new)
    shared = Shared(before, after, revision)
    notes = Notes(shared)
    stories = Stories(shared, before.story(), after.story())
    compare_headers(shared)
    shared.parts.roots[shared.parts.main] = root = _body(stories)
    notes.write(root)
    following = 1
    for name in sorted(shared.parts.roots):
        following = number_all(shared.parts.roots[name], following)
    return Comparison(
        shared.parts.packed(),
        tuple(shared.changes),
        before.tracked,
        after.tracked,
        shared.adopting.comments,
        shared.adopting.other_looks(),
    )


def _body(stories: Stories) -> Any:
    """Return the root of the part with the text, all of it compared."""
    before, after = (side.root.find(w("body")) for side in (stories.old, stories.new))
    root = root_of(stories.new, stories.old)
    for child in stories.new.root:
        if child.tag != w("body"):
            root.append(deepcopy(child))
    body = etree.SubElement(root, w("body"))
    body.extend(compared(before, after, stories))
    section = None if after is None else after.find(w("sectPr"))
    if section is not None:
        former = None if before is None else before.find(w("sectPr"))
        changed = None if former is None else section_properties(former, section, stories)
        if changed is not None:
            stories.tell_formatting("pages", 0)
        body.append(deepcopy(section) if changed is None else changed)
    return root
