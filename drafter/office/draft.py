"""What an interview has been given so far: on the disk from reply to reply, to be gone on with.

Whole answers are kept as they will stand in the letter; of the question that is being asked, the
replies are kept as they were typed, and given once more when the interview goes on.
"""

import json
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from drafter.errors import WARNING, InputError, Place, Problem
from drafter.files.input import contents
from drafter.files.locking import alone
from drafter.files.output import write_file
from drafter.office.questions import KEYS, POSTS, Answers
from drafter.wording import _

_BEGUN = "begun"
_ENDING = ".draft.json"


@dataclass
class Given:
    """What has been given in an interview."""

    answers: Answers = field(default_factory=dict)
    left: Answers = field(default_factory=dict)
    """What was typed of answers that were left by going back, when the question was asked."""
    again: list[str] = field(default_factory=list)
    """The keys that are asked again after going back, though they have an answer."""
    replies: list[str] = field(default_factory=list)
    """What was typed for the question that is being asked."""

    def question_asked(self, left: Answers) -> None:
        """Begin with a question; `left` is what was typed of it and of others before."""
        self.left, self.replies = deepcopy(left), []


class Draft:
    """The hidden file beside a letter in which its interview is kept."""

    def __init__(self, letter: Path) -> None:
        """Take the file that the letter will have."""
        self.letter = letter
        self.file = letter.with_name(f".{letter.name}{_ENDING}")

    def read(self, languages: Collection[str], warn: Callable[[Problem], None]) -> Given | None:
        """Return what was given so far; None where nothing was.

        What cannot be gone on with, in one of the languages, gets another name, which is told.
        """
        try:
            return _given(json.loads(contents(self.file)), languages)
        except FileNotFoundError:
            return None
        except (ValueError, RecursionError, InputError, IsADirectoryError):
            names = (f"{self.letter.name}.damaged-{number}.json" for number in count(1))
            free = (path for path in map(self.file.with_name, names) if not path.exists())
            aside = next(free)
            self.file.rename(aside)
            what = _("What was answered before cannot be read; the interview begins anew.")
            advice = _("The file is kept as {file}.").format(file=aside.name)
            warn(Problem("draft-damaged", Place(str(self.file)), what, advice, WARNING))
            return None

    def keep(self, given: Given) -> None:
        """Write what was given; raises OSError where that fails."""
        begun = {"left": given.left, "again": given.again, "replies": given.replies}
        text = json.dumps({**given.answers, _BEGUN: begun}, ensure_ascii=False)
        # Half a pair of surrogates, as a terminal of another encoding may give, is kept as well.
        write_file(self.file, text.encode("utf-8", "surrogatepass"), force=True)

    def delete(self) -> None:
        """Delete the file: the letter is written."""
        self.file.unlink(missing_ok=True)


def alone_in_interview(letter: Path) -> AbstractContextManager[Path]:
    """Keep other interviews away from a letter; raises OutputError while there is one already."""
    what = _("Another interview for this letter is going on.")
    advice = _("Finish that one, or name another file.")
    return alone(letter, Problem("interview-busy", Place(str(letter)), what, advice))


def _given(data: Any, languages: Collection[str]) -> Given:
    """Return what a file holds; raises ValueError for what no interview of today has written."""
    _check(isinstance(data, dict))
    begun = data.pop(_BEGUN, {})
    _check(isinstance(begun, dict) and begun.keys() <= {"left", "again", "replies"})
    given = Given(data, **begun)
    _check(tuple(data) == KEYS[: len(data)])
    _check(_are_texts(given.again) and set(given.again) <= set(KEYS))
    _check(_are_texts(given.replies))
    _check(isinstance(given.left, dict) and all(map(_is_left, given.left.values())))
    chosen = data.get("languages", ["-"])
    _check(_are_texts(chosen) and bool(chosen))
    _check("languages" not in data or set(chosen) <= set(languages))
    for key, value in data.items():
        needed = () if key in given.again else chosen
        _check(_FITS[key](value, needed))
    return given


def _check(holds: bool) -> None:
    if not holds:
        raise ValueError


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def _in_languages(value: Any, needed: Collection[str]) -> bool:
    """Tell whether a value is a text for each language."""
    if not isinstance(value, dict) or not value:
        return False
    return _are_texts(list(value.values())) and set(needed) <= value.keys()


def _is_left(value: Any) -> bool:
    if isinstance(value, dict) and value.keys() & _FURTHER.keys():
        return _is_further(value, ())
    texts = value if isinstance(value, list) else [value]
    return all(text == {} or _in_languages(text, ()) for text in texts)


def _is_addressee(value: Any, needed: Collection[str]) -> bool:
    if not isinstance(value, dict):
        return isinstance(value, str)
    names = {key: text for key, text in value.items() if key not in ("post", "gender")}
    return (
        value.keys() <= {"post", "surname", "given", "patronymic", "gender"}
        and (isinstance(value.get("post"), str) or _in_languages(value.get("post"), needed))
        and all(_in_languages(text, needed) for text in names.values())
        and isinstance(value.get("gender", ""), str)
    )


def _is_author(value: Any, needed: Collection[str]) -> bool:
    if not isinstance(value, dict):
        return isinstance(value, str)
    faction = value.keys() == {"faction"} and _in_languages(value["faction"], needed)
    return faction or value in ({"deputies": "true"}, POSTS)


def _is_further(value: Any, needed: Collection[str]) -> bool:
    if not isinstance(value, dict) or not value.keys() <= _FURTHER.keys():
        return False
    return all(_FURTHER[key](inner, needed) for key, inner in value.items())


def _all(fits: Callable[[Any, Collection[str]], bool]) -> Callable[[Any, Collection[str]], bool]:
    """Return what tells whether a value is a list of what fits."""
    return lambda value, needed: isinstance(value, list) and all(fits(one, needed) for one in value)


def _is_appendix(value: Any, needed: Collection[str]) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == {"title", "sheets", "copies"}
        and _in_languages(value["title"], needed)
        and _are_texts([value["sheets"], value["copies"]])
    )


def _is_registration(value: Any, _needed: Collection[str]) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() <= {"date", "number"}
        and _are_texts(list(value.values()))
    )


def _is_text(value: Any, _needed: Collection[str]) -> bool:
    return isinstance(value, str)


def _is_signatory(value: Any, needed: Collection[str]) -> bool:
    if not isinstance(value, dict):
        return isinstance(value, str)
    return (
        value.keys() == {"name", "post"}
        and isinstance(value["name"], str)
        and _in_languages(value["post"], needed)
    )


def _are_signatories(value: Any, needed: Collection[str]) -> bool:
    return value == "all" or (bool(value) and _all(_is_signatory)(value, needed))


_FURTHER = {
    "addressee": _all(_is_addressee),
    "copy_to": _all(_is_addressee),
    "appendices": _all(_is_appendix),
    "registration": _is_registration,
    "kind": _is_text,
}


def _are_demands(value: Any, needed: Collection[str]) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(_in_languages(demand, needed) for demand in value)
    )


_FITS: dict[str, Callable[[Any, Collection[str]], bool]] = {
    "languages": lambda value, _needed: _are_texts(value),
    "addressee": _is_addressee,
    "author": _is_author,
    "subject": lambda value, needed: value is None or _in_languages(value, needed),
    "request": _in_languages,
    "demands": _are_demands,
    "signatories": _are_signatories,
    "further": _is_further,
    "body": _in_languages,
}
"""How the answer to each question looks, in the languages that it needs."""
