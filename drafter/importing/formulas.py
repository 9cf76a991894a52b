"""The set phrases of a letter, recognised: those of the catalogs, and others that people type."""

import datetime
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from drafter.errors import CatalogError
from drafter.grammar import Case, Forms, Part, decline, languages
from drafter.importing.people import INITIAL, INITIALS, WORD
from drafter.importing.plain import line, same
from drafter.importing.posts import LONGEST, begins_post
from drafter.model.shapes import Blank
from drafter.wording.dates import ATTRIBUTIVE_MONTHS, MONTHS
from drafter.wording.expressions import expression
from drafter.wording.phrases import POST, Phrases, phrases
from drafter.words.chambers import CHAMBERS

_QUOTES = '[«»„“”"]'
_GAP = expression(r"\{(\w+)\}")
_TITLES = {"DEPUTIES' INQUIRY": "inquiry", "APPEAL": "appeal"}
_OTHER_TITLES = {"kk": {"үндеу": "appeal", "өтініш": "appeal", "депутаттықжолданым": "appeal"}}
"""Titles of letters that were written before their kind had its present name, or elsewhere."""
_AUTHORS = {"faction": "the deputies' faction «{name}»", "group": "the deputies' group «{name}»"}
_SIGNATURES = {
    "faction": ("Deputy of the faction «{name}»", "Deputies of the faction «{name}»"),
    "group": ("Member of the deputies' group «{name}»", "Members of the deputies' group «{name}»"),
    "deputies": ("Deputy", "Deputies"),
}
_SALUTATIONS = (
    ("masculine", "salutation of a man", "Dear {name}"),
    ("masculine", "salutation of a man", "Dear Mr {name}"),
    ("feminine", "salutation of a woman", "Dear {name}"),
    ("feminine", "salutation of a woman", "Dear Ms {name}"),
)
FORMULA = {
    "ru": expression(
        r"(?P<usual>На основании изложенного)|(?:На основании|Исходя из|В связи с|Учитывая"
        r"|Принимая во внимание|Ввиду|С уч[её]том)\s+(?:всего\s+)?(?:выше)?\s?"
        r"(?:изложенн|сказанн|указанн|перечисленн|отмеченн)\w+",
        re.IGNORECASE,
    ),
    "kk": expression(
        r"(?P<usual>Жоғарыда баяндалғанның негізінде)|(?:Жоғарыда\s+)?(?:баяндалған|айтылған"
        r"|аталған|көрсетілген)\w*\s+(?:негізінде|ескере\s+отырып|байланысты|орай)"
        r"|Осыған\s+(?:байланысты|орай)",
        re.IGNORECASE,
    ),
}
"""What the request begins with; `usual` is what drafter's templates print."""

REQUEST_VERB = expression(
    r"\b(?:прос(?:им|ит|ят|ить)|прошу|предлага(?:ем|ет|ют|ю)|требу(?:ем|ет|ют|ю)|настаива\w+"
    r"|рекоменду\w+|считаем\s+необходимым|полагаем\s+необходимым|обраща\w+сь|призыва\w+"
    r"|сұрайм\w+|сұрайды|сұраймыз|ұсынам\w+|ұсынады|талап\s+ет\w+|өтінем\w+)\b",
    re.IGNORECASE,
)
SALUTATION = expression(
    r"(?P<ru>(?:глубоко|много)?уважаем(?:ый|ая|ые)\b)|(?P<kk>(?:аса )?құрметті\b)", re.I
)
CLOSING = expression(
    r"(?:(?P<ru>с (?:глубоким |искренним )?уважением)|(?P<kk>(?:зор )?құрметпен))\b[\s,!.]*", re.I
)
"""The group that was found tells the language of both."""

SUBJECT = expression(r"(?:О|Об|Обо|Касательно|Относительно|По вопросу|По вопросам)\s+\w|.*\s"
                     r"(?:туралы|жөнінде|қатысты)[.\s]*$", re.DOTALL)  # fmt: skip
COPY = expression(r"(?:Копи[яи]|Көшірме(?:сі|лері)?)\s*[:–—-]\s*", re.IGNORECASE)
EXECUTOR = expression(
    r"(?:Исп(?:олнитель)?|Орынд(?:аушы|аған)?|Дайындаған)\s*[.:]+\s*", re.IGNORECASE
)
_PHONE_LABEL = r"(?:(?:тел|т|вн|моб|сот|раб|ұялы)\s*[.:]+\s*:?\s*)?"
_PHONE = r"\+?[\d(][\d\s()–-]{4,}\d"
PHONE = expression(
    rf"[,;\s]*{_PHONE_LABEL}({_PHONE}(?:\s?[,;/]\s?{_PHONE_LABEL}{_PHONE}"
    r"|\s?[,;]?\s?\(?вн\s?[.:]\s?\d{2,6}\)?)*)\s*\.?$",
    re.I,
)
"""One telephone number at the end of a line, or several."""

_BODIES = (
    "Депутат Депутаты депутаттар депутаты Парламент Парламента Мажилис Мажилиса Сенат Сената"
    " Курултай Курултая Фракция фракции Группа группы Член Члены Мәжіліс Мәжілісі Құрылтай"
)
_DAY = r"[«„“\"]?\s*(?P<day>\d{1,2})\s*[»”“\"]?"
_FIGURES = expression(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})")
_AFTER_DATE = r"(?:\s*(?:года|г\.|г\b|жылы|жылғы|жыл|ж\.))?"
IN_REPLY = expression(r"(?:на|в ответ на)\s+(?:вх\w*\.?|исх\w*\.?)?\s*№", re.I)
"""The line of a form for the letter that is answered: «на № … от …»."""

_DATE_BY_HAND = expression(
    r"(?:\b\d{2,4}\s*(?:жылғы|жылы|ж\.)\s*)?[«„“\"]\s*_+\s*[»”“\"]\s*_{2,}"
    r"(?:\s*(?:20)?[\d_]{2,4})?(?:\s*(?:года|год\b|г\b\.?|жылғы|жылы|ж\b\.?))?",
    re.IGNORECASE,
)
_NUMBER_BY_HAND = expression(r"(?:№|\bN\b)\s*_{2,}")
"""Room for the pen: «__» ________ 2026 г., № ____."""

BLANK = expression(
    r"(?=.*_{2})[\s\d_«»„“”\"№.,/-]*(?:(?:от|год[а]?|г|жыл\w*|ж)\b[\s\d_.№«»]*)*", re.I
)
LABEL = expression(
    r"(?:Депутат[ыа]?|Депутаттар|Член[ы]?|Фракци[яи]|Групп[аы]|Депутатск\w+)\b(?!\s+Мажилиса)"
    r"|.*(?:депутаттары|мүшелері|фракциясы|тобы)\b",
    re.IGNORECASE,
)
NAME_WITH_INITIALS = expression(rf"{INITIALS}\s*{WORD}|{WORD}\s+{INITIALS}")
FULL_NAME = expression(rf"{WORD}(?:\s+{WORD}){{1,2}}")
TITLED = expression(r"(?:г-ну|г-же|господину|госпоже)\s+", re.IGNORECASE)


class Registration(NamedTuple):
    """Date and number of a letter, each as it is, or left for the pen."""

    date: datetime.date | Blank | None
    number: str | Blank | None


class Formulas:
    """The phrases of one language, as they are found in letters."""

    def __init__(self, language: str, locales: tuple[Path, ...]) -> None:
        """Take the language and the folders of catalogs."""
        self.language = language
        self.words: Phrases = phrases(language, locales)
        self._posts: dict[Case, dict[str, str]] = {}

    def _phrase(self, context: str, message: str) -> str:
        try:
            return self.words.phrase(context, message)
        except CatalogError:
            return ""

    def _plurals(self, context: str, singular: str, plural: str) -> Iterator[str]:
        for number in (1, 2, 5):
            try:
                yield self.words.plural(context, singular, plural, number)
            except CatalogError:
                return

    @cached_property
    def titles(self) -> dict[str, str]:
        """The kinds of letters by their titles, in lower case without spaces."""
        found = {self._phrase("title", title): kind for title, kind in _TITLES.items()}
        known = {squeezed(title): kind for title, kind in found.items() if title}
        return {**_OTHER_TITLES.get(self.language, {}), **known}

    def kind(self, text: str) -> str:
        """Return the kind of letter that a line is the title of, "" where it is none."""
        return self.titles.get(squeezed(text).rstrip(".:"), "")

    def closes_as_usual(self, text: str) -> bool:
        """Tell whether a closing is the one that letters print."""
        usual = same(self._phrase("closing", "Respectfully,"))
        return same(text).rstrip(" ,.!") == usual.rstrip(" ,.!")

    def has_word_of_post(self, text: str) -> bool:
        """Tell whether a word of a line belongs to the name of a post or of a body."""
        return any(word in self._post_words for word in re.findall(r"[\w-]+", same(text)))

    def posts(self, case: Case) -> dict[str, str]:
        """Return the ids of the posts of the catalog by their names in a case, made comparable."""
        if case not in self._posts:
            ids = self.words.ids(POST)
            self._posts[case] = {same(text): id_ for id_ in ids if (text := self._post(id_, case))}
        return self._posts[case]

    def _post(self, post_id: str, case: Case) -> str:
        plain = self._phrase(POST, post_id)
        if case is Case.NOMINATIVE or not plain or self.language not in languages():
            return plain
        explicit = self._phrase(f"{POST}, {case.value}", post_id)
        return explicit or decline(Forms(plain), case, Part.POST, self.language).text

    @cached_property
    def _post_words(self) -> frozenset[str]:
        cases = (Case.NOMINATIVE, Case.DATIVE, Case.GENITIVE)
        names = [name for case in cases for name in self.posts(case)]
        return frozenset(re.findall(r"[\w-]+", " ".join([*names, same(_BODIES)])))

    @cached_property
    def _months(self) -> dict[str, int]:
        return {
            self._phrase(context, month).casefold(): number
            for context, months in (
                ("month in a date", MONTHS),
                ("month in an attributive date", ATTRIBUTIVE_MONTHS),
            )
            for number, month in enumerate(months, 1)
        }

    @cached_property
    def _dates(self) -> list[re.Pattern[str]]:
        names = "|".join(sorted(map(re.escape, self._months), key=len, reverse=True))
        month, year = rf"(?P<month>{names})", r"(?P<year>\d{4})"
        orders = (
            rf"{_DAY}\s*{month}\s*{year}{_AFTER_DATE}",
            rf"{year}{_AFTER_DATE}\s*{_DAY}\s*{month}",
        )
        return [re.compile(order, re.IGNORECASE) for order in orders] + [_FIGURES]

    def registration(self, text: str) -> Registration | None:
        """Return date and number where a line holds nothing else, None where it holds more."""
        if len(text) > LONGEST:
            return None
        date: datetime.date | Blank | None
        date, rest = self._dated(text)
        number: str | Blank | None = None
        if date is None and (by_hand := _DATE_BY_HAND.search(text)):
            date, rest = Blank.BY_HAND, f"{text[: by_hand.start()]} {text[by_hand.end() :]}"
        if by_hand := _NUMBER_BY_HAND.search(rest):
            number, rest = Blank.BY_HAND, f"{rest[: by_hand.start()]} {rest[by_hand.end() :]}"
        if found := re.search(r"№\s*(?P<number>[^\s_].*)$", rest):
            number, rest = line(found["number"]), rest[: found.start()]
            number = re.sub(r"\s+(?:от|г\.?)$", "", number)
        leftover = re.sub(r"\b(?:исх|от|г|ж|жылғы|№)\b|[\s.,:№_«»\"-]", "", rest, flags=re.I)
        if leftover or (date is None and number is None):
            return None
        return Registration(date, number)

    def _dated(self, text: str) -> tuple[datetime.date | None, str]:
        for pattern in self._dates:
            found = pattern.search(text)
            if found is None:
                continue
            month = found["month"]
            number = int(month) if month.isdecimal() else self._months[month.casefold()]
            try:
                date = datetime.date(int(found["year"]), number, int(found["day"]))
            except ValueError:
                return None, text
            return date, text[: found.start()] + " " + text[found.end() :]
        return None, text

    def salutations(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield the gender and the name of each salutation that a text may be."""
        if len(text) > LONGEST:
            return
        for gender, context, message in _SALUTATIONS:
            found = _pattern(self._phrase(context, message)).fullmatch(line(text))
            if found:
                yield gender, found["name"]

    def salutation(self, gender: str, by_name: bool, name: str) -> str:
        """Return the salutation that a letter prints."""
        mister = "Mr" if gender == "masculine" else "Ms"
        context = "salutation of a man" if gender == "masculine" else "salutation of a woman"
        message = "Dear {name}" if by_name else f"Dear {mister} {{name}}"
        return self._phrase(context, message).format(name=name)

    def signature(self, text: str) -> tuple[str, str] | None:
        """Return the kind of author and its name that a label under the closing shows."""
        if len(text) > LONGEST:
            return None
        for kind, messages in _SIGNATURES.items():
            for phrase in self._plurals("signature", *messages):
                if found := _pattern(phrase).fullmatch(line(text).rstrip(":")):
                    return kind, found.groupdict().get("name", "")
        return ("deputies", "") if same(text).rstrip(":") in self._of_chambers else None

    @cached_property
    def _of_chambers(self) -> frozenset[str]:
        """What the deputies of the known chambers are called, made comparable."""
        contexts = ("deputies of a chamber", "deputy of a chamber")
        found = (self._phrase(context, id_) for context in contexts for id_ in CHAMBERS)
        return frozenset(same(text) for text in found if text)

    def author(self, text: str) -> tuple[str, str, str] | None:
        """Return the kind of author, its name and what follows, where a text begins with it."""
        begin = text[:LONGEST]
        for kind, message in _AUTHORS.items():
            pattern = _pattern(self._phrase("author", message), lazy=True)
            if found := pattern.match(begin):
                return kind, found["name"], text[found.end() :]
        return None

    def copy(self, text: str) -> str:
        """Return the official that a line about a copy names, "" where it names none."""
        mark = COPY.match(text)
        official = line(text[mark.end() :]).rstrip(" ;,") if mark else ""
        return official if official and begins_post(official, self.language) else ""

    def executor(self, text: str) -> tuple[str, str | None]:
        """Return name and telephone of whoever prepared a letter."""
        if len(text) > LONGEST:
            return EXECUTOR.sub("", line(text), count=1), None
        pairs = ("Prepared by: {name}, tel. {phone}", "Prepared by: {name}")
        for message in pairs:
            pattern = _pattern(self._phrase("executor", message), lazy=True)
            if found := pattern.fullmatch(line(text)):
                facts = found.groupdict()
                if facts.get("phone") or not PHONE.search(facts["name"]):
                    return facts["name"], facts.get("phone")
        rest = EXECUTOR.sub("", line(text), count=1)
        phone = PHONE.search(rest)
        if phone is None:
            return rest.rstrip(" ,"), None
        return rest[: phone.start()].rstrip(" ,;"), phone[1].strip()


def squeezed(text: str) -> str:
    """Return a text in lower case without any spaces, as titles are compared."""
    return re.sub(r"\s", "", same(text))


def _pattern(phrase: str, *, lazy: bool = False) -> re.Pattern[str]:
    """Return what finds a phrase, whatever stands in its gaps and whichever marks quote it."""
    if not phrase:
        return re.compile(r"(?!)")
    pieces = []
    for number, piece in enumerate(_GAP.split(phrase)):
        if number % 2:
            pieces.append(rf"(?P<{piece}>.+?)" if lazy else rf"(?P<{piece}>.+)")
        else:
            quoted = re.sub("[«»„“]", _QUOTES.replace("\\", r"\\"), re.escape(piece))
            pieces.append(quoted.replace(r"\ ", r"\s+"))
    return re.compile("".join(pieces), re.IGNORECASE)


def initials_of(text: str) -> list[str]:
    """Return the initials in a text, one by one: «А. А.» gives two."""
    return re.findall(INITIAL, text)
