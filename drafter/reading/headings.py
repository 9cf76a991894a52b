"""What the columns of a table of people hold, by their headings in the writer's own words.

A heading is a key (`post_kk`), the title of a key in any language of the program («Должность»), or
one of the further words below; the language of what stands there may be named beside it:
«Должность (каз.)», «Фамилия на русском языке».
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from drafter.errors import Place, Problem
from drafter.model.addressbook import Person
from drafter.model.inquiry import Addressee, Inquiry
from drafter.model.shapes import keys
from drafter.wording import _, interface_languages, messages

ID, WHOLE_NAME = "id", "whole name"

_SYNONYMS = {
    "post": (
        "должность пост занимаемая_должность должность_адресата лауазым қызмет қызметі"
        " position job_title office"
    ),
    "surname": "фамилия фамилия_адресата тегі тек фамилиясы last_name family_name",
    "given": "имя имя_адресата аты есімі есім first_name forename",
    "patronymic": "отчество отчество_адресата әкесінің_аты middle_name",
    "gender": "пол жынысы жыныс sex",
    "salutation": "обращение қаратпа_сөз",
    "from": "с начало басталуы",
    "until": "по конец аяқталуы",
    WHOLE_NAME: (
        "фио фио_адресата фио_полностью полное_имя полное_фио фамилия_имя_отчество фамилия_и_имя"
        " фамилия_и_инициалы фамилия_имя имя_отчество_фамилия адресат получатель аты_жөні"
        " толық_аты толық_аты_жөні тегі_аты_әкесінің_аты таә алушы full_name whole_name"
        " addressee recipient surname_and_initials"
    ),
}
"""Words of headings beside the keys and their titles; _ stands between the words of one."""

_LANGUAGES = {
    "ru": "рус русский русская русское русском русски орыс орысша russian rus",
    "kk": (
        "каз казахский казахская казахское казахском казахски государственном қаз қазақ қазақша"
        " мемлекеттік kazakh kaz kz"
    ),
    "en": "англ английский английском английски ағылшын ағылшынша english eng",
}
_OF_LANGUAGES = {word: code for code, words in _LANGUAGES.items() for word in words.split()}
_BESIDE_LANGUAGES = frozenset(("на", "in", "языке", "язык", "тілінде", "тілде", "тілі", "language"))


class Meaning(NamedTuple):
    """What a column holds: a key, `id` or the whole name, and the language, empty for any."""

    key: str
    language: str


def meanings(
    columns: Iterable[str], possible: Iterable[str], languages: Iterable[str]
) -> dict[Meaning, str]:
    """Return the columns of a table by what they hold; those that hold something else are left out.

    `possible` are the keys that count.
    """
    known, codes = frozenset(possible), tuple(languages)
    found: dict[Meaning, str] = {}
    for column in columns:
        meant = meaning(column, codes)
        if meant and meant.key in known:
            found.setdefault(meant, column)
    return found


def twice(
    columns: dict[str, int], found: dict[Meaning, str], languages: Iterable[str], file: str
) -> list[Problem]:
    """Return the problems that two columns hold the same, each at the second of them."""
    problems = []
    for column, number in columns.items():
        first = found.get(meaning(column, tuple(languages)) or Meaning("", ""), column)
        if first != column:
            what = _("The columns «{name}» and «{other}» hold the same.")
            what = what.format(name=first, other=column)
            place = Place(file, 1, number)
            problems.append(Problem("table-column-twice", place, what, _("Delete one of them.")))
    return problems


@lru_cache(maxsize=1000)
def meaning(heading: str, languages: tuple[str, ...]) -> Meaning | None:
    """Return what a column under a heading holds; None where the heading says nothing known."""
    words = _words(heading)
    named = [word for word in words if word in languages or word in _OF_LANGUAGES]
    language = named[-1] if named else ""
    beside = {language, *_BESIDE_LANGUAGES} if language else set()
    kept = [word for word in words if word not in beside] or words
    key = _known().get("".join(kept))
    return Meaning(key, _OF_LANGUAGES.get(language, language)) if key else None


def usual(names: Iterable[str]) -> str:
    """Return headings for some keys as people who read the present language write them."""
    # In Russian and Kazakh the title of the key `name` is what heads a column of whole names.
    titles = {**{name: key.title for name, key in keys(Addressee).items()}, WHOLE_NAME: "Name"}
    return ", ".join(f"«{_(titles.get(name, name))}»" for name in names)


def folded(text: str) -> str:
    """Return what is the same for names that differ in capitals and spaces alone."""
    return "".join(unicodedata.normalize("NFC", text).casefold().split())


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).casefold())


@cache
def _known() -> dict[str, str]:
    """Return the keys by their names, titles and further words, without spaces and marks."""
    addressee = keys(Inquiry)["addressee"].title
    people = {name: key.title for model in (Person, Addressee) for name, key in keys(model).items()}
    titles = {**people, "name": "", "faction": "Faction", WHOLE_NAME: addressee}
    known = {
        "".join(_words(messages(language).gettext(title))): key
        for key, title in titles.items()
        for language in interface_languages()
        if title
    }
    for key, words in _SYNONYMS.items():
        known |= {word.replace("_", ""): key for word in words.split()}
    return known | {name: name for name in (ID, "faction", *people)}
