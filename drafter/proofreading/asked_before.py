"""The rule about an inquiry that was sent before: whoever asks again says so, or did not know."""

from collections.abc import Iterator

from drafter.proofreading.draft import Draft, Remark, Rule
from drafter.wording import N_, _


def _asked_before(draft: Draft) -> Iterator[Remark]:
    """Tell of the one that is most alike; a letter that cites an earlier one knows of it."""
    if draft.inquiry.follows is not None:
        return
    cited = {text for clause in draft.inquiry.clauses for text in _numbers(clause.parameters)}
    found = next((one for one in draft.earlier() if one.number not in cited), None)
    passage = draft.prose[0] if draft.prose else None
    if found is None or passage is None:
        return
    if found.number:
        what = _("An inquiry on this was sent before: № {number} of {date} ({file}).")
        advice = _("If this one repeats it, write: follows: {number}")
    else:
        what = _("An inquiry on this was sent before, on {date} ({file}).")
        advice = _("See whether it was answered.")
    facts = {"number": found.number, "date": f"{found.day:%d.%m.%Y}", "file": found.file}
    yield Remark(passage.place(0), what.format(**facts), advice.format(**facts))


def _numbers(parameters: object) -> Iterator[str]:
    """Yield the texts of a clause's parameters, one of which is the number of what it cites."""
    if isinstance(parameters, str):
        yield parameters
    elif hasattr(parameters, "values"):
        for one in parameters.values():
            yield from _numbers(one)


RULES = (
    Rule(
        "asked-before",
        N_("An inquiry on the same was sent before, as the index of «drafter find» knows."),
        _asked_before,
    ),
)
