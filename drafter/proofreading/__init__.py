"""What an experienced editor finds in an inquiry before it goes out: rules, each with an id."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from drafter.clock import today
from drafter.errors import InquiryError, Place, Problem
from drafter.model.inquiry import Inquiry
from drafter.proofreading.draft import Draft, Rule
from drafter.proofreading.rules import rules
from drafter.wording import _

__all__ = ["Finding", "Rule", "proofread", "rules"]

_SWITCH = re.compile(r"(?m)(?:^|\s)#\s*drafter:\s*without\s+(?P<ids>.*)$")
_ID = re.compile(r"[^\s,]+")


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with the id of the rule that found it."""

    rule: str
    problem: Problem


def proofread(
    inquiry: Inquiry,
    locales: tuple[Path, ...],
    without: Collection[str] = (),
    members: Mapping[str, frozenset[str]] | None = None,
) -> list[Finding]:
    """Return what the rules find in an inquiry, in the order of its lines.

    `locales` are folders of catalogs, `without` the ids of rules to leave out beside those that a
    comment in the file names (`# drafter: without long-paragraph`), `members` the short names of
    each faction's members.  Raises InquiryError where the comment names no rule.
    """
    draft = Draft(inquiry, today(), locales, members or {})
    silent = {*without, *_switched_off(inquiry)}
    found = [
        Finding(rule.id, Problem(*remark))
        for rule in rules().values()
        if rule.id not in silent
        for remark in rule.find(draft)
    ]
    return sorted(dict.fromkeys(found), key=_order)


def _order(finding: Finding) -> tuple[int, int]:
    place = finding.problem.place
    return (place.line, place.column) if place else (0, 0)


def _switched_off(inquiry: Inquiry) -> list[str]:
    """Return the rules that comments switch off; raises InquiryError for names of none."""
    ids, problems = [], []
    text = inquiry.source.text if inquiry.source else ""
    file = next((place.file for place in inquiry.places.values()), "-")
    for line in _SWITCH.finditer(text):
        for name in _ID.finditer(text, line.start("ids"), line.end("ids")):
            ids.append(name[0])
            if name[0] not in rules():
                before = text[: name.start()]
                place = Place(file, before.count("\n") + 1, name.start() - before.rfind("\n"))
                what = _("There is no rule «{name}».").format(name=name[0])
                problems.append(Problem(place, what, _("See: drafter check --rules")))
    if problems:
        raise InquiryError(problems)
    return ids
