"""Contacts of mail programs and telephones: what a card or a row of an export says of a person.

Outlook and Google export tables with a hundred columns, whose headings are those of their own
language; of these the name, the post, the organisation and the gender are taken.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from drafter.errors import Place
from drafter.sheets.tables import Row

_COLUMNS = {
    "surname": "last name|family name|фамилия|тегі",
    "given": "first name|given name|имя|аты",
    "patronymic": "middle name|additional name|отчество|второе имя|среднее имя|әкесінің аты",
    "whole": "name|file as|полное имя|имя файла|краткое имя|хранить как",
    "post": "job title|organization title|organization 1 - title|organization 1 title|должность"
    "|лауазымы|название должности",
    "organisation": "company|organization name|organization 1 - name|организация|компания|ұйым"
    "|название организации",
    "gender": "gender|пол|жынысы",
}
_KNOWN = {name: key for key, names in _COLUMNS.items() for name in names.split("|")}

_OTHER_COLUMNS = """\
e-mail address|e-mail display name|e-mail 1 - value|e-mail 1 - type|e-mail 1 - label
business phone|business street|home phone|mobile phone|phone 1 - value|phone 1 - label
yomi name|phonetic first name|group membership|labels|web page|file as
адрес эл. почты|адрес электронной почты|электронная почта|краткое имя эл. почты
рабочий телефон|телефон раб. 1|домашний телефон|телефон переносной|мобильный телефон
улица (раб. адрес)|веб-страница|инициалы|ключевые слова|организация
телефон 1 - значение|эл. почта 1 - значение|ярлыки|метки"""
_SIGNS = frozenset(_OTHER_COLUMNS.replace("\n", "|").split("|"))
"""Headings that contacts have, and lists of officials do not."""

_LEAST = 2
_UNSPECIFIED = (
    "unspecified",
    "не указан",
    "не определен",
    "неизвестно",
    "не выбран",
    "o",
    "n",
    "u",
)


class Contact(NamedTuple):
    """What is said of somebody, each by language; a text under "" stands for every language."""

    place: Place
    texts: Mapping[str, Mapping[str, str]]
    """By `surname`, `given`, `patronymic`, `whole` (a name in one piece), `post`, `organisation`;
    from a table of one's own `name`, `from`, `until`, `faction` and `id` too."""
    gender: str = ""
    """As it was typed."""
    is_body: bool = False
    """Whether the card says that it is that of an organisation."""


def are_contacts(columns: Iterable[str]) -> bool:
    """Tell whether the columns of a table are those of a mail program's or a telephone's export."""
    names = {_plain(column) for column in columns}
    named = {_KNOWN[name] for name in names if name in _KNOWN}
    return len(names & _SIGNS) >= _LEAST and bool(named & {"surname", "given", "whole"})


def contacts_of(rows: Iterable[Row]) -> list[Contact]:
    """Return the people of a table for which `are_contacts` is so."""
    return [_contact(row) for row in rows]


def left_out(columns: Iterable[str], rows: Iterable[Row]) -> list[str]:
    """Return the columns of contacts that hold something and are not taken over."""
    filled = {name for row in rows for name in row.cells}
    return [name for name in columns if name in filled and _plain(name) not in _KNOWN]


def is_unspecified(gender: str) -> bool:
    """Tell whether a gender says that there is none."""
    return gender.casefold() in _UNSPECIFIED


def _contact(row: Row) -> Contact:
    texts: dict[str, dict[str, str]] = {}
    for column in row.columns:
        key = _KNOWN.get(_plain(column))
        text = " ".join(row.text(column).split())
        if key and text and key not in texts:
            texts[key] = {"": text}
    gender = texts.pop("gender", {}).get("", "")
    return Contact(row.place(""), texts, gender)


def _plain(heading: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", heading).casefold()).strip(" :")
