"""What CLDR knows of a language, for phrases that its catalog leaves empty.

The catalogs of Russian and Kazakh hold all of them, since the official style differs from CLDR's;
a language that drafter has never heard of makes letters with these until a translator objects.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

from babel import Locale, UnknownLocaleError
from babel.core import get_global, parse_locale
from babel.dates import get_month_names
from babel.localedata import locale_identifiers

if TYPE_CHECKING:
    from babel import Locale

_QUOTES = {
    "az": "“”‘’",
    "be": "«»„“",
    "bg": "„“„“",
    "cs": "„“‚‘",
    "de": "„“‚‘",
    "es": "«»“”",
    "fa": "«»‹›",
    "fr": "«»«»",
    "hy": "«»«»",
    "it": "«»“”",
    "ja": "「」『』",
    "ka": "„“«»",
    "ky": "«»„“",
    "pl": "„”«»",
    "ru": "«»„“",
    "uk": "«»„“",
}
"""Outer and inner quotation marks (CLDR 45, «delimiters»), which Babel does not carry."""

_USUAL_QUOTES = "“”‘’"
_WORDS_KEPT = "words kept"
_MONTHS = ("month in a date", "month in an attributive date")
_DATES = ("date", "attributive date")
_NUMBER = "1,234.5"
"""The phrase that shows the marks in numbers."""

_FIGURES = 2
"""How many letters «M» stand at most for a month in figures (UTS 35)."""

_FIELDS = {"d": "{day}", "M": "{month}", "y": "{year}"}


class Code(NamedTuple):
    """The parts of a language's code: `kk_Latn` has a language and a script."""

    language: str
    script: str
    territory: str


def code_of(language: str) -> Code:
    """Return the parts of a code; raises ValueError where it is none."""
    parts = parse_locale(language.replace("-", "_"))
    return Code(parts[0], parts[2] or "", parts[1] or "")


def found(language: str, context: str, message: str) -> str | None:
    """Return what CLDR has for a phrase of a letter; None where it knows nothing."""
    if context == "typography":
        if message == _NUMBER:
            return _number(language)
        if message.startswith(_WORDS_KEPT):
            return ""
        return _QUOTES.get(language.partition("_")[0], _USUAL_QUOTES)
    if (context, message) == ("language", "tag"):
        return tag(language)
    if context in _MONTHS:
        return _months(language).get(message)
    return _long_date(language) if context in _DATES else None


def month_alone(language: str, message: str) -> str | None:
    """Return what a month is called where it stands alone, by its English name: «ноябрь»."""
    locale = _locale(language)
    if locale is None:
        return None
    alone = get_month_names("wide", "stand-alone", locale=locale)
    english = get_month_names("wide", locale="en")
    return next((alone[number] for number in range(1, 13) if english[number] == message), None)


def name(language: str, spoken: str) -> str:
    """Return what a language is called in another one, or its code where CLDR has no name."""
    return str(Locale.parse(spoken).languages.get(language, language))


def known_languages(spoken: str) -> list[tuple[str, str]]:
    """Return the languages that CLDR knows, without scripts of theirs: codes, and names by order.

    A name stands in the language that is spoken, in English or in the language itself; what CLDR
    calls by none of these is left out.
    """
    found = {}
    for code in locale_identifiers():
        names = (Locale.parse(known).languages.get(code) for known in (spoken, "en", code))
        if "_" not in code and (called := next(filter(None, names), None)):
            found[code] = str(called)
    return sorted(found.items(), key=lambda one: one[1].casefold())


def tag(language: str) -> str:
    """Return a language tag with the territory where the language is mostly written."""
    try:
        code = code_of(language)
    except ValueError:
        return language
    likely = get_global("likely_subtags")
    full = likely.get(f"{code.language}_{code.script}") or likely.get(code.language, "")
    territory = code.territory or full.rpartition("_")[2]
    return "-".join(part for part in (code.language, code.script, territory) if part)


def _locale(language: str) -> "Locale | None":
    try:
        code, found = code_of(language), Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return None
    # Babel answers `kk_Latn` with what it knows of `kk_Cyrl`.
    return found if not code.script or found.script in (None, code.script) else None


def _months(language: str) -> dict[str, str]:
    """Return the months of a long date; in Chinese and others they are numbers there: «11月»."""
    locale = _locale(language)
    if locale is None:
        return {}
    own = dict(get_month_names("wide", locale=locale))
    english = get_month_names("wide", locale="en")
    in_figures = re.search(r"M+", re.sub(r"'[^']*'", "", _long_pattern(locale)))
    if in_figures and len(in_figures[0]) <= _FIGURES:
        own = {number: str(number) for number in range(1, 13)}
    return {english[number]: own[number] for number in range(1, 13)}


def _long_pattern(locale: "Locale") -> str:
    return str(locale.date_formats["long"].pattern)


def _long_date(language: str) -> str | None:
    """Return the pattern of a long date: `d MMMM y 'г'.` gives `{day} {month} {year} г.`."""
    locale = _locale(language)
    if locale is None:
        return None
    found = re.finditer(r"'([^']*)'|([dMy])\2*|([^'dMy]+)", _long_pattern(locale))
    text = "".join(_FIELDS[m[2]] if m[2] else m[1] or m[3] or "" for m in found)
    return text.replace("\u202f", "\u00a0")


def _number(language: str) -> str:
    """Return a number with the marks of a language; an unknown one has those of Russian."""
    symbols = getattr(_locale(language), "number_symbols", {}).get("latn", {})
    thousands, decimal = symbols.get("group", "\u00a0"), symbols.get("decimal", ",")
    return f"1{thousands}234{decimal}5".replace("\u202f", "\u00a0")
