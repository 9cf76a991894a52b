"""What an experienced editor finds in an inquiry before it goes out: rules, each with an id."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from drafter.clock import today
from drafter.errors import WARNING, InquiryError, Place, Problem, in_order
from drafter.files.limits import MOST_REMARKS
from drafter.model.addressbook import Person
from drafter.model.inquiry import Inquiry
from drafter.model.origin import origin_of
from drafter.model.settings import Chamber
from drafter.proofreading.draft import Draft, Earlier, Rule
from drafter.proofreading.switches import named_in_comments, switches
from drafter.wording import _

__all__ = ["Rule", "found_by", "proofread", "rules", "switched_off"]


def rules() -> Mapping[str, Rule]:
    """Return all rules by their ids, in the order in which they are listed."""
    from drafter.proofreading.all_rules import RULES  # 80 ms, for who asks for more than one

    return RULES


def proofread(
    inquiry: Inquiry,
    locales: tuple[Path, ...],
    without: Collection[str] = (),
    members: Mapping[tuple[str, str], frozenset[str]] | None = None,
    chambers: Sequence[Chamber] = (),
    words: frozenset[str] = frozenset(),
    people: Iterable[Person] = (),
    earlier: Callable[[], Sequence[Earlier]] = lambda: (),
    between: Callable[[], None] = lambda: None,
) -> list[Problem]:
    """Return what the rules find in an inquiry, in the order of its lines, as warnings.

    The id of each problem is that of the rule that found it; a rule that finds more than
    `MOST_REMARKS` places is stopped there, which is one more problem.
    `locales` are folders of catalogs, `without` the ids of rules to leave out beside those that a
    comment in the file names (`# drafter: without long-paragraph`), `members` the short names of
    each faction's members by a language and its name in it, `chambers` those that the workspace
    names, `words` those of the address book, in small letters, and `people` those of it; `earlier`
    returns earlier letters on the same (it is asked once, unless that rule is left out); `between`
    is called before each rule, and what it raises ends the proofreading.  Raises
    InquiryError where the comment names no rule.
    """
    draft = Draft(
        inquiry,
        today(),
        locales,
        members or {},
        people=tuple(people),
        words=words,
        chambers=chambers,
        earlier=earlier,
    )
    silent = {*without, *switched_off(inquiry)}
    used = [rule for rule in rules().values() if rule.id not in silent]
    found: list[Problem] = []
    for rule in used:
        between()
        found += _found(rule, draft)
    return sorted(dict.fromkeys(_said_once(found)), key=in_order)


def found_by(
    rule: Rule, inquiry: Inquiry, locales: tuple[Path, ...], chambers: Sequence[Chamber]
) -> list[Problem]:
    """Return what one rule finds in an inquiry, if no comment switches it off, as `proofread`."""
    if rule.id in switched_off(inquiry):
        return []
    draft = Draft(inquiry, today(), locales, {}, chambers=chambers)
    return sorted(dict.fromkeys(_found(rule, draft)), key=in_order)


_NAMES = ("addressee-named-differently", "name-misspelt")
_LONGEST_NAME = 60


def _said_once(found: list[Problem]) -> list[Problem]:
    """Leave out that a name resembles another where a rule has said whose name it should be."""
    told = [problem.place for problem in found if problem.id in _NAMES and problem.place]

    def is_told(place: Place) -> bool:
        return any(
            place.line == other.line and abs(place.column - other.column) < _LONGEST_NAME
            for other in told
        )

    return [
        problem
        for problem in found
        if not (problem.id == "near-names" and problem.place and is_told(problem.place))
    ]


def _found(rule: Rule, draft: Draft) -> Iterator[Problem]:
    remarks = list(islice(rule.find(draft), MOST_REMARKS + 1))
    for remark in remarks[:MOST_REMARKS]:
        yield Problem(rule.id, *remark[:3], severity=WARNING, repair=remark.repair)
    if len(remarks) > MOST_REMARKS:
        what = _("There is more of this kind than the {count} places that are told.")
        advice = _("Correct these, and check once more.")
        place = remarks[-1].place
        yield Problem(rule.id, place, what.format(count=MOST_REMARKS), advice, WARNING)


def switched_off(inquiry: Inquiry) -> list[str]:
    """Return the rules that comments switch off; raises InquiryError for names of none."""
    source = origin_of(inquiry).source
    if not switches(source.text):
        return []
    file = next((place.file for place in source.places.values()), "-")
    ids, problems = named_in_comments(source.text, file, rules())
    if problems:
        raise InquiryError(problems)
    return ids
