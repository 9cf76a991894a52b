"""What a letter says in the header and the footer of its pages, where the look has gaps for it."""

from collections.abc import Callable, Iterable, Sequence

from drafter.model.inquiry import Inquiry
from drafter.model.settings import Chamber
from drafter.wording.phrases import Phrases
from drafter.words.chambers import chamber_of
from drafter.words.registration import registration_of


def running_words(
    inquiry: Inquiry,
    gaps: Iterable[str],
    language: str,
    phrases: Callable[[str], Phrases | None],
    chambers: Sequence[Chamber],
) -> dict[str, str]:
    """Return the words for gaps such as `registration` and `chamber.kk`; some may be empty.

    `language` is that of gaps that name none; `phrases` returns those of a language, None for one
    in which no letters are written; `chambers` are those of the workspace.
    """
    found = {}
    for gap in gaps:
        name, _dot, code = gap.partition(".")
        words = phrases(code or language)
        if words is None:
            continue
        if name == "registration":
            found[gap] = registration_of(inquiry, words) or ""
        else:
            chamber = chamber_of(inquiry, chambers, words)
            found[gap] = str(chamber.name) if chamber else ""
    return found
