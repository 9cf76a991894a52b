"""Rules about years: one that cannot be meant, and a deadline that has passed before the letter."""

import datetime
import re
from collections.abc import Iterator

from drafter.proofreading.days import dated, day_of, has_year, is_past, said_to_be_past
from drafter.proofreading.draft import Draft, Paragraph, Passage, Remark, Rule
from drafter.wording import N_, _
from drafter.wording.expressions import expression
from drafter.wording.figures import Figure, Kind

_LAST = 2100
"""Plans reach as far as 2060, forecasts of climate and of people as far as 2100."""

_SHIFT, _NEAR = 1000, 15
"""«1025 год» is 2025 with another first digit; the years around the letter's are meant so."""

_DIGITS = 4
_YEAR = {
    "ru": expression(
        r"(?<![\w.,–-])(?<!\d\s)(?P<year>\d{3,6})(?:-?го)?\s(?:год(?:у|а|ом)|г\.)"
        r"(?!\w)"
    ),
    "kk": expression(
        r"(?<![\w.,–-])(?<!\d\s)(?P<year>\d{3,6})[ \u00a0-](?:жылы|жылғы|жылдың|ж\.)(?!\w)"
    ),
}
_OF_A_DATE = expression(
    r"(?:(?<!\w)(?:в|с|до|к|за|от|конц[ау]|начал[ау])|(?<!\d)\d{1,2}\s\w+)\s$",
    re.IGNORECASE,
)
"""What stands before a year, not before so many years («школе 202 года»)."""

_FURTHEST_DAY = 25
"""Years ahead for which a letter names a day, not a year alone."""

_DAY_BEFORE = expression(
    r"(?<!\d)\d{1,2}\s(?:январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр)"
    r"[а-я]{1,2}\s$",
    re.IGNORECASE,
)
_DAY_AFTER = expression(
    r"\s\d{1,2}\s(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша"
    r"|желтоқсан)"
)
_PERIOD = expression(
    r"(?<![\w.,–-])(?P<first>(?:19|20)\d\d)\s?[–-]\s?(?P<last>(?:19|20)\d\d)"
    r"(?=[ \u00a0-]?(?:год|гг|жыл|ж\.))"
)
_IN = expression(r"(?<!\w)(?:в|за)\s$", re.IGNORECASE)

_UNTIL = expression(
    r"(?<!\w)(?:до|к|ко|не\sпозднее|не\sпозже)\s(?:конц[ау]\s)?$",
    re.IGNORECASE,
)
_DONE_BEFORE = expression(
    r"\w{3,}(?:вш|нн|ющ|ащ|ящ|ущ|т)(?:[иы][йехм]|[ыи]ми|[оае][еяйм]|[ое]го|[ое]му|ую|юю)(?:ся)?"
    r"\s+(?:\w+\s+){0,2}$|(?<!\w)(?:с|со|начиная)\s[^.;]{1,40}$",
    re.IGNORECASE,
)
"""«выделенных до 1 января», «с 1 января до 1 июля»: what was done before, and a period."""

_UNTIL_KAZAKH = expression(r"\s(?:дейін|шейін|қарай|кешіктірмей)(?!\w)", re.IGNORECASE)
_DONE_KAZAKH = expression(r"\s+(?:\w+\s+){0,2}?\w+[ғгқк][ае]н(?!\w)", re.IGNORECASE)
_PERIOD_KAZAKH = expression(r"(?:[днт][ае]н|бастап)\s$", re.IGNORECASE)
_UNTIL_YEAR = {
    "ru": expression(
        r"(?<!\w)(?:до|к)\s(?:конц[ау]\s)?(?P<year>(?:19|20)\d\d)\s"
        r"(?:года|году|г\.)(?!\w)",
        re.IGNORECASE,
    ),
    "kk": expression(
        r"(?<!\w)(?P<year>(?:19|20)\d\d)[ \u00a0-]жыл(?:ға|дың\s(?:соңына|аяғына))"
        r"\s(?:дейін|қарай)(?!\w)",
        re.IGNORECASE,
    ),
}


def _strange_years(draft: Draft) -> Iterator[Remark]:
    now = (draft.inquiry.day or draft.today).year
    told = {(passage.path, part.offset, date.end) for passage, part, date in said_to_be_past(draft)}
    dates = {(p.path, part.offset, date.offset): date.end for p, part, date in dated(draft)}
    for passage, part, match in _years(draft):
        start = dates.get((passage.path, part.offset, match.start()), match.end("year"))
        if (passage.path, part.offset, start) in told:
            continue
        if _cannot_be(match, part.text, now, passage.language):
            what = _("The year «{year}» cannot be meant.").format(year=match["year"])
            yield Remark(passage.place(part.offset + match.start()), what, _("Check the year."))


def _years(draft: Draft) -> Iterator[tuple[Passage, Paragraph, re.Match[str]]]:
    for passage in draft.titles:
        if pattern := _YEAR.get(passage.language or ""):
            for part in passage.paragraphs:
                for match in pattern.finditer(part.text):
                    yield passage, part, match


def _cannot_be(match: re.Match[str], text: str, now: int, language: str | None) -> bool:
    """Tell whether a year is none of ours: 20025, 202, 1025, 2205, or to come of what has been."""
    digits, before = match["year"], text[max(0, match.start() - 40) : match.start()]
    year = int(digits)
    if len(digits) != _DIGITS:
        is_year = language == "kk" or _OF_A_DATE.search(before) or match[0].endswith("г.")
        return digits[:2] in ("19", "20") and bool(is_year)
    if year > _LAST or abs(year + _SHIFT - now) <= _NEAR:
        return True
    if year - now > _FURTHEST_DAY and (
        _DAY_BEFORE.search(before) or _DAY_AFTER.match(text, match.end())
    ):
        return True
    said = _IN.search(before) if language == "ru" else match[0].endswith("жылы")
    figure = Figure(Kind.NUMBER, match.start(), match[0], digits)
    return year > now and bool(said) and is_past(text, figure, language)


def _backwards(draft: Draft) -> Iterator[Remark]:
    for passage in draft.titles:
        for match in _PERIOD.finditer(passage.plain):
            if match["first"] > match["last"]:
                what = _("The period «{text}» ends before it begins.").format(text=match[0])
                yield Remark(passage.place(match.start()), what, _("Check the year."))


def _impossible(draft: Draft) -> Iterator[Remark]:
    yield from _strange_years(draft)
    yield from _backwards(draft)


def _passed(draft: Draft) -> Iterator[Remark]:
    letter = draft.inquiry.day or draft.today
    for passage, offset, words, day in (*_until_days(draft), *_until_years(draft)):
        if day < letter:
            what = _("The deadline «{text}» passes before the day of the letter.")
            yield Remark(passage.place(offset), what.format(text=words), _("Check the date."))


_Deadline = tuple[Passage, int, str, datetime.date]


def _until_days(draft: Draft) -> Iterator[_Deadline]:
    for passage, part, date in dated(draft):
        day = day_of(date)
        wanted = passage.key in ("request", "demands")
        if wanted and day and has_year(date) and _is_deadline(part.text, date, passage.language):
            yield passage, part.offset + date.offset, date.text, day


def _is_deadline(text: str, date: Figure, language: str | None) -> bool:
    before = text[max(0, date.offset - 80) : date.offset]
    if language == "ru":
        until = _UNTIL.search(before)
        return until is not None and not _DONE_BEFORE.search(before[: until.start()])
    until = _UNTIL_KAZAKH.match(text, date.end)
    if language != "kk" or until is None or _PERIOD_KAZAKH.search(before):
        return False
    return _DONE_KAZAKH.match(text, until.end()) is None


def _until_years(draft: Draft) -> Iterator[_Deadline]:
    for passage in draft.titles:
        pattern = _UNTIL_YEAR.get(passage.language or "")
        wanted = pattern and passage.key in ("request", "demands")
        for match in pattern.finditer(passage.plain) if pattern and wanted else ():
            before = passage.plain[max(0, match.start() - 80) : match.start()]
            done = _DONE_BEFORE.search(before) or _DONE_KAZAKH.match(passage.plain, match.end())
            if not done:
                yield passage, match.start(), match[0], datetime.date(int(match["year"]), 12, 31)


RULES = (
    Rule(
        "strange-year",
        N_("A year that cannot be meant, such as 20025, or a period that ends before it begins."),
        _impossible,
    ),
    Rule(
        "passed-deadline",
        N_("A deadline of a demand that passes before the day of the letter."),
        _passed,
    ),
)
