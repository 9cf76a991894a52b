"""Rules about dates: days that no calendar has, and days to come of what is said to be past."""

import calendar
import datetime
import re
from collections.abc import Iterator

from drafter.model.origin import origin_of
from drafter.proofreading.draft import Draft, Paragraph, Passage, Remark, Rule
from drafter.wording import N_, _
from drafter.wording.expressions import expression
from drafter.wording.figures import Figure, dates

AHEAD = 31
"""Days for which a letter may be dated ahead, for the sitting at which it will be read out."""

_LEAP_YEAR = 2024
_CLAUSE = expression(r"[,;:()—]|\s[–-]\s|[.!?…](?=\s|$)")
_SENTENCE = expression(r"(?<!\s\w)[.!?…](?=\s+[А-ЯЁӘҒҚҢӨҰҮҺІ«]|\s*$)")
_TERM_BEFORE = expression(
    r"(?<!\w)(?:до|к|ко|с|со|после|по|на|позднее|начиная|ранее|через)\s+(?:\w+\s+)?$", re.I
)
_TERM_AFTER = expression(r"\w*(?:ға|ге|қа|ке|дан|ден|тан|тен|нан|нен|ына|іне)\b", re.I)
_PAST_RUSSIAN = expression(
    r"(?<!\w)(?:[а-яё]{3,}(?:[аеиоуыяё]л(?:а|о|и)?(?:с[ья])?|ш(?:[её]л|ла|ло|ли))"
    r"|[а-яё]{3,}(?:[аяеё]н|т)(?:а|о|ы)|[а-яё]{3,}(?:[аяеё]н|нят))(?!\w)",
    re.I,
)
_FUTURE_RUSSIAN = expression(
    r"(?<!\w)(?:буд(?:ет|ут|ем)|предстоит|планир\w+|намеч\w+|намерен\w*|запланир\w+|назнач\w+"
    r"|долж[нe]\w*|ожида\w+|предусм\w+|вступ[ия]т|поруч\w+|прогноз\w*|установ\w+ срок|продл\w+"
    r"|обеща\w+|(?:заверш|заканч|оконч|законч|увелич|получ|постро|состав|достигн|смож|смог|стан"
    r"|откро|закро|заработа|истека|истеч|начн|пройд|перейд|выраст|введ|сда|сдад|появ|сниз|состо)"
    r"(?:ит|ет|ёт|ат|ят|ут|ют|ст)(?:ся)?(?!\w))",
    re.I,
)
_PAST_KAZAKH = expression(r"[бвгғджзйклмнңпрстфхһчшщ](?:ды|ді|ты|ті)(?:қ|к|м|ң)?$", re.I)
_CITED = expression(r"(?:тағы|тегі|дағы|дегі)?(?:\s+(?:года|г\.))?\s*№\s*\d", re.I)
_FROM = expression(r"(?<!\w)от\s+$", re.I)


def _no_such_date(draft: Draft) -> Iterator[Remark]:
    for passage, part, date in dated(draft):
        if day_of(date) is None:
            what = _("There is no such day as «{text}».").format(text=date.text)
            yield Remark(
                passage.place(part.offset + date.offset), what, _("Check the month and the day.")
            )


def _future_date(draft: Draft) -> Iterator[Remark]:
    own = draft.inquiry.day
    if own and (own - draft.today).days > AHEAD:
        what = _("The letter is dated more than a month ahead.")
        yield Remark(origin_of(draft.inquiry).place("date"), what, _("Check the year."))
    for passage, part, date in said_to_be_past(draft):
        what = _("«{text}» is said to be past, but this day is still to come.")
        place = passage.place(part.offset + date.offset)
        yield Remark(place, what.format(text=date.text), _("Check the year."))


def said_to_be_past(draft: Draft) -> Iterator[tuple[Passage, Paragraph, Figure]]:
    """Yield the dates to come of which the letter speaks as if they were past."""
    own = draft.inquiry.day
    known = min(own, draft.today) if own and (own - draft.today).days > AHEAD else own
    latest = known or draft.today
    for passage, part, date in dated(draft):
        day = day_of(date)
        if day and has_year(date) and day > latest and is_past(part.text, date, passage.language):
            yield passage, part, date


def dated(draft: Draft) -> Iterator[tuple[Passage, Paragraph, Figure]]:
    """Yield the dates of a letter, each with its text and its paragraph."""
    for passage in draft.titles:
        if passage.language is None:
            continue
        months = draft.months(passage.language)
        for part in passage.paragraphs:
            for date in dates(part.text, months):
                yield passage, part, date


def day_of(date: Figure) -> datetime.date | None:
    """Return the day of a date; one without a year is taken to be in a leap year."""
    assert isinstance(date.value, tuple)  # noqa: S101 - so dates are made
    year, month, day = date.value
    known = 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year or _LEAP_YEAR, month)[1]
    return datetime.date(year or _LEAP_YEAR, month, day) if known else None


def has_year(date: Figure) -> bool:
    """Tell whether a date names its year."""
    return isinstance(date.value, tuple) and date.value[0] > 0


def is_past(text: str, date: Figure, language: str | None) -> bool:
    """Tell whether what is said of a date has happened, as far as the sentence surely shows it."""
    before, after = text[: date.offset], text[date.end :]
    if _CITED.match(after) and (language == "kk" or _FROM.search(before)):
        return True
    if language == "ru":
        clause = _last(_CLAUSE, before) + date.text + _first(_CLAUSE, after)
        sentence = _last(_SENTENCE, before) + _first(_SENTENCE, after)
        planned = _TERM_BEFORE.search(before) or _FUTURE_RUSSIAN.search(sentence)
        return not planned and _PAST_RUSSIAN.search(clause) is not None
    if language == "kk":
        end = _first(_SENTENCE, after).rstrip(" »)[]^0123456789")
        return not _TERM_AFTER.fullmatch(date.text.split()[-1]) and bool(_PAST_KAZAKH.search(end))
    return False


def _last(pattern: re.Pattern[str], text: str) -> str:
    ends = [match.end() for match in pattern.finditer(text)]
    return text[ends[-1] :] if ends else text


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return text[: match.start()] if match else text


RULES = (
    Rule("no-such-date", N_("A day that no calendar has, such as 31 June."), _no_such_date),
    Rule(
        "future-date",
        N_("A day to come of something that is said to be past, or a letter dated far ahead."),
        _future_date,
    ),
)
