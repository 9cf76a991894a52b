"""Rules about days of the week: a weekday beside its date, a letter dated on a day of rest."""

import datetime
import re
from collections.abc import Iterator

from drafter.model.origin import origin_of
from drafter.proofreading.days import dated, day_of, has_year
from drafter.proofreading.draft import Draft, Remark, Rule
from drafter.wording import N_, _
from drafter.wording.expressions import expression
from drafter.wording.figures import Figure

_NAMES = {
    "ru": (
        "понедельник(?:а|у|ом|е)?",
        "вторник(?:а|у|ом|е)?",
        "сред[аыуе]",
        "четверг(?:а|у|ом|е)?",
        "пятниц(?:а|ы|у|е|ей)",
        "суббот(?:а|ы|у|е|ой)",
        "воскресень(?:е|я|ю|ем)",
    ),
    "kk": (
        "дүйсенбі",
        "сейсенбі",
        "сәрсенбі",
        "бейсенбі",
        "жұма",
        "сенбі",
        "жексенбі",
    ),
}
_NOMINATIVE = {
    "ru": ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"],
    "kk": _NAMES["kk"],
}
_ANY = {
    "ru": expression(rf"(?<!\w)(?:{'|'.join(_NAMES['ru'])})(?!\w)", re.IGNORECASE),
    "kk": expression(
        rf"(?<!\w)(?:{'|'.join(_NAMES['kk'])})(?:(?:сі|сы)?(?:де|да|нде|нда|ге|ға|ден|дан)?)(?!\w)",
        re.IGNORECASE,
    ),
}
_JOINT_BEFORE = expression(r"\s?[,(–—]?\s?(?:күні\s?,?\s?)?")
_JOINT_AFTER = expression(r"(?:\sгода|\sг\.)?\s?[,(–—]?\s?(?:во?\s)?")
"""What stands between a date and its weekday."""

_HALF_YEAR = 183
_SATURDAY = 5
_HOLIDAYS = frozenset(
    {(1, 1), (1, 2), (1, 7), (3, 8), (3, 21), (3, 22), (3, 23)}
    | {(5, 1), (5, 7), (5, 9), (7, 6), (10, 25), (12, 16)}
)
"""The holidays that fall on the same day each year: Law of 13 December 2001 No 267 «On holidays in
the Republic of Kazakhstan», and art. 84 of the Labour Code (7 January)."""

_CONSTITUTION_UNTIL_2025, _CONSTITUTION_FROM_2027 = (8, 30), (3, 15)
"""The day of the Constitution moved with the referendum of 15 March 2026; in that year it was on
no working day."""


def _weekday(draft: Draft) -> Iterator[Remark]:
    for passage, part, date in dated(draft):
        language = passage.language or ""
        day = _in_year(draft, date)
        beside = _beside(part.text, date, language) if day and language in _ANY else None
        if day is None or beside is None:
            continue
        right = day.weekday()
        if not re.match(rf"(?:{_NAMES[language][right]})", beside[0], re.IGNORECASE):
            what = _("«{date}» is no «{weekday}».").format(date=date.text, weekday=beside[0])
            advice = _("This day is «{weekday}»: correct the one that is wrong.")
            place = passage.place(part.offset + beside.start())
            yield Remark(place, what, advice.format(weekday=_NOMINATIVE[language][right]))


def _in_year(draft: Draft, date: Figure) -> datetime.date | None:
    """Return the day of a date; without a year, the one that is nearest to the letter's."""
    day = day_of(date)
    if day is None or has_year(date):
        return day
    letter = draft.inquiry.day or draft.today
    for year in (letter.year, letter.year - 1, letter.year + 1):
        try:
            near = day.replace(year=year)
        except ValueError:  # 29 February
            continue
        if abs((near - letter).days) < _HALF_YEAR:
            return near
    return None


def _beside(text: str, date: Figure, language: str) -> re.Match[str] | None:
    """Return the weekday that stands directly before or after a date."""
    weekday = _ANY[language]
    after = _JOINT_AFTER.match(text, date.end)
    if after and (found := weekday.match(text, after.end())):
        return found
    before = list(weekday.finditer(text, max(0, date.offset - 25), date.offset))
    joined = before and _JOINT_BEFORE.fullmatch(text, before[-1].end(), date.offset)
    return before[-1] if joined else None


def _day_of_rest(draft: Draft) -> Iterator[Remark]:
    day = draft.inquiry.day
    if day is None:
        return
    advice = _("Check the day: letters are dated on working days.")
    place = origin_of(draft.inquiry).place("date")
    if _is_holiday(day):
        yield Remark(place, _("The letter is dated on a holiday."), advice)
    elif day.weekday() >= _SATURDAY:
        what = _("The letter is dated on a Saturday.")
        if day.weekday() > _SATURDAY:
            what = _("The letter is dated on a Sunday.")
        yield Remark(place, what, advice)


def _is_holiday(day: datetime.date) -> bool:
    date = (day.month, day.day)
    moved = _CONSTITUTION_UNTIL_2025 if day.year <= 2025 else _CONSTITUTION_FROM_2027
    return date in _HOLIDAYS or (date == moved and day.year != 2026)


RULES = (
    Rule("wrong-weekday", N_("A weekday beside a date that falls on another."), _weekday),
    Rule("day-of-rest", N_("A letter dated on a Saturday, a Sunday or a holiday."), _day_of_rest),
)
