"""Slips among the forms of one thing: plural forms that are the same, months mixed up."""

import re
from collections.abc import Iterator, Mapping

from drafter.grammar import languages as grammars
from drafter.translating.slips import Key, Slip
from drafter.translating.surroundings import Surroundings
from drafter.wording import _, cldr
from drafter.wording.entries import Entry

_NUMBER = re.compile(r"\{(?:number|count|sheets|copies)\}")
_ABBREVIATED = re.compile(r"[^\W\d_]\.")
_MONTH = "month in a"


def same_plurals(entry: Entry, around: Surroundings) -> Iterator[Slip]:
    """Yield plural forms that are all alike, unlike those of the source.

    After a number Kazakh has no plural, and an abbreviation has none anywhere.
    """
    forms = set(entry.strings)
    if len(entry.strings) < 2 or len(forms) > 1 or "" in forms or entry.plural == entry.id:
        return
    (form,) = forms
    own = set(around.own.get((entry.context, entry.id), ()))
    if _ABBREVIATED.search(form) or (len(own) == 1 or (_NUMBER.search(form) and not own)):
        return
    what = _("All plural forms are the same.")
    yield Slip("catalog-plural-same", what, _("Write each as it stands with its number."))


def wrong_month(entry: Entry, living: Mapping[Key, Entry], around: Surroundings) -> Iterator[Slip]:
    """Yield a month that is called like another one, or has not its form inside a date.

    In the languages whose grammar drafter knows each has one form in official letters.
    """
    language, own = around.language, around.own.get((entry.context, entry.id), [])
    context, name = entry.context or "", entry.strings[0] if entry.strings else ""
    if not context.startswith(_MONTH) or not name:
        return
    months = {key[1]: other for key, other in living.items() if key[0] == context}
    inside = {month: cldr.found(language, context, month) for month in months}
    if name == inside[entry.id]:
        return
    others = [month for month in months if month != entry.id]
    if any(inside[month] == name or name in months[month].strings for month in others):
        what = _("«{name}» is the name of another month, or stands for two.").format(name=name)
        yield Slip("catalog-month", what, _meant(inside[entry.id]))
    elif own and name not in own and language in grammars():
        what = _("«{name}» is not the form of a month inside a date.").format(name=name)
        yield Slip("catalog-month", what, _meant(own[0]))
    elif name == cldr.month_alone(language, entry.id):
        what = _("«{name}» is not the form of a month inside a date.").format(name=name)
        yield Slip("catalog-month", what, _meant(inside[entry.id]))


def _meant(month: str | None) -> str:
    return _("Write «{word}».").format(word=month) if month else ""
