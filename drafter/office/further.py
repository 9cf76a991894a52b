"""What a letter may have beyond the usual, asked for by those who want it; Enter passes it over."""

import re
from collections.abc import Callable
from copy import deepcopy
from datetime import date, datetime
from typing import Any

from drafter.office.asking import Asking
from drafter.office.console import GoBackError
from drafter.office.questions import OFFICIALS, Answers, Question
from drafter.wording import N_, _

BLANK = "blank"
"""What is typed, as in the letter's file, to leave a line for the pen."""

_TAKE_AWAY = "-"
_COUNT = re.compile(r"[1-9]\d{0,3}", re.ASCII)
_FORMATS = ("%d.%m.%Y", "%Y-%m-%d")

_NAMES = {
    "addressee": N_("another addressee"),
    "copy_to": N_("a copy to somebody"),
    "appendices": N_("an appendix"),
    "registration": N_("a date and a number"),
    "kind": N_("another kind of letter"),
}
_SINGLE = ("registration", "kind")
"""What a letter has once."""


def further(asking: Asking, question: Callable[[str], Question], earlier: Answers) -> Answers:
    """Return what else the letter has: lists by key, its `registration` and its `kind`.

    `question` gives the question about a key, `earlier` is what was added before.  Raises
    GoBackError where somebody goes back instead; what was added is kept in `asking.begun`.
    """
    added: Answers = deepcopy(earlier)
    ask = {
        "addressee": lambda: asking.official(question(OFFICIALS), None, named=True),
        "copy_to": lambda: asking.official(question(OFFICIALS), None, named=False),
        "appendices": lambda: _appendix(asking),
        "registration": lambda: _registration(asking),
        "kind": lambda: asking.chosen(question("kind"), lambda _typed: None, added.get("kind")),
    }
    while True:
        try:
            chosen = _choice(asking, question("further"), added)
        except GoBackError:
            asking.begun["further"] = added
            raise
        if chosen is None:
            return added
        key, is_added = chosen
        try:
            _change(added, key, ask[key] if is_added else None)
        except GoBackError:
            continue  # to the list of what there is


def names() -> dict[str, str]:
    """Return what may be added, by key, in the language of the user."""
    return {key: _(name) for key, name in _NAMES.items()}


def _choice(asking: Asking, asked: Question, added: Answers) -> tuple[str, bool] | None:
    """Return what is to be added, or (False) taken away; None to go on."""
    for number, (key, name) in enumerate(names().items(), 1):
        count = len(added[key]) if isinstance(added.get(key), list) else int(key in added)
        asking.console.say(f"{number:3} {name}" + (f" ({count})" if count else ""))
    if added:
        asking.console.say(_("A number with «-», such as -1, takes away what was added last."))
    while True:
        text = asking.console.ask(asked.text)
        if not text:
            return None
        typed = text.removeprefix(_TAKE_AWAY)
        if typed in (keys := dict(zip("12345", _NAMES, strict=True))):
            return keys[typed], not text.startswith(_TAKE_AWAY)
        asking.console.say(_("Nothing fits «{text}».").format(text=text))


def _change(added: Answers, key: str, ask: Callable[[], Any] | None) -> None:
    """Add what `ask` returns, or take away what was added last."""
    if key in _SINGLE:
        value = ask() if ask else {}
        added[key] = value
    else:
        values = list(added.get(key, []))
        added[key] = [*values, ask()] if ask else values[:-1]
    if not added[key]:
        del added[key]


def _appendix(asking: Asking) -> Answers:
    appendix: Answers = {"title": asking.texts("appendix", _("What the appendix is called"), {})}
    sheets = _count(asking, _("How many sheets it has"))
    return {**appendix, "sheets": sheets, "copies": _count(asking, _("In how many copies"), "1")}


def _count(asking: Asking, question: str, usual: str = "") -> str:
    while True:
        text = asking.console.ask(question, usual)
        if _COUNT.fullmatch(text):
            return text
        asking.console.say(_("A whole number is needed, such as 3."))


def _registration(asking: Asking) -> Answers:
    day = _date(asking)
    number = asking.console.ask(
        _("Number, without «№»; «{mark}» leaves a line for the pen").format(mark=BLANK)
    )
    return _given(date=day, number=number)


def _date(asking: Asking) -> str:
    """Return a date as the letter's file has it, or `blank`; nothing where nothing was typed."""
    question = _("Date, such as 26.11.2026; «{mark}» leaves a line for the pen")
    while True:
        text = asking.console.ask(question.format(mark=BLANK))
        if text in ("", BLANK):
            return text
        if day := _day(text):
            return day.isoformat()
        asking.console.say(_("There is no such date: «{text}».").format(text=text))


def _day(text: str) -> date | None:
    for form in _FORMATS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None


def _given(**values: Any) -> Answers:
    return {key: value for key, value in values.items() if value}
