"""Rules about appendices: one that the text names and the letter lacks, and the other way round."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.model.origin import origin_of
from drafter.proofreading.draft import Draft, Passage, Remark, Rule
from drafter.wording import N_, _
from drafter.wording.expressions import expression

_KEYS = ("body", "request", "demands")
_OWN = r"(?:к\s(?:настоящ\w+\s)?(?:запросу|письму|обращению)|на\s\d)"
_OTHERS = r"(?:к|ко|Правил|Закон|Кодекс|[Дд]оговор|приказ|постановлен|[A-Za-z«])(?:\w|\s)"
_OF_ANOTHER = rf"(?!(?:(?:,|\sи)\s\d+)*\s+(?!{_OWN}){_OTHERS})"
"""«приложение 3 к приказу» is no appendix of the letter, and «приложение eGov» is a program."""

_NAMED = {
    "ru": expression(
        r"(?<!не\s)(?<!\w)прилага(?:ется|ются|ем|ю)(?!\w)"
        r"(?!\s+(?:\w+\s+)?(?:усил|мер|все|вс[её]|стара|труд))"
        r"|(?<!\w)(?:в|во|согласно|см\.)\sприложени(?:и|ях|ю|ям|е|я)(?:\s№?\s?(?P<n1>\d{1,2}))?"
        rf"(?!\w|\.\d)(?!\s№?\s?\d){_OF_ANOTHER}"
        r"|\(\s?(?:см\.\s)?приложени[еяию](?:\s№?\s?(?P<n2>\d{1,2}))?(?=\s?[),–-])"
        r"|(?<!\w)приложени(?:е|и|ю|ем|я)\s(?:№\s?)?(?P<n3>\d{1,2})(?!\w|\.\d)"
        rf"{_OF_ANOTHER}",
        re.IGNORECASE,
    ),
    "kk": expression(
        r"(?<!\w)қоса\s(?:беріл|тіркел|ұсыныл)(?:еді|ді|іп\sотыр|ып\sотыр|ады)(?!\w)"
        r"|\(\s?(?:(?P<n1>\d{1,2})-)?қосымша(?:\s№?\s?(?P<n2>\d{1,2}))?\s?\)"
        r"|(?<![ғгқкн][ае]\s)(?<!\w)(?P<n3>\d{1,2})-қосымша(?:да|дағы|ны|ға\sсәйкес)?(?!\w)"
        r"|(?:(?<=сауалға\s)|(?<=хатқа\s)|(?<=жолданымға\s)"
        r"|(?<![ғгқкн][ае]\s)(?<![ғгқкн][ае]\s\d-)(?<![ғгқкн][ае]\s\d\d-)(?<!\w))"
        r"қосымшаға\sсәйкес(?!\w)",
        re.IGNORECASE,
    ),
}


class _Mention(NamedTuple):
    """Where a text names an appendix, and its number if it says one."""

    passage: Passage
    offset: int
    text: str
    number: int | None


def _mentions(draft: Draft) -> Iterator[_Mention]:
    for passage in draft.prose:
        pattern = _NAMED.get(passage.language or "")
        for match in pattern.finditer(passage.plain) if pattern and passage.key in _KEYS else ():
            number = match["n1"] or match["n2"] or match["n3"]
            start = match.start() + match[0].startswith("(")
            yield _Mention(passage, start, match[0].strip("( )"), int(number) if number else None)


def _missing(draft: Draft) -> Iterator[Remark]:
    count = len(list(draft.inquiry.enclosed()))
    for mention in _mentions(draft):
        if not count or (mention.number or 0) > count:
            what = _("«{text}» stands here, but the letter has no such appendix.")
            place = mention.passage.place(mention.offset)
            yield Remark(place, what.format(text=mention.text), _("Add it under appendices."))


def _unnamed(draft: Draft) -> Iterator[Remark]:
    paths = [path for path, _appendix in draft.inquiry.enclosed()]
    mentions = list(_mentions(draft))
    for language in draft.inquiry.languages:
        named = {mention.number for mention in mentions if mention.passage.language == language}
        if None in named or not named:
            continue
        for number, path in enumerate(paths, 1):
            if number not in named:
                what = _("The text names appendices by their numbers, but not number {number}.")
                yield Remark(
                    origin_of(draft.inquiry).place(path),
                    what.format(number=number),
                    _("Name it in the text, or delete the appendix."),
                )


RULES = (
    Rule(
        "missing-appendix",
        N_("An appendix that the text names and the letter does not have."),
        _missing,
    ),
    Rule(
        "unnamed-appendix",
        N_("An appendix that the text passes over, though it names the others by their numbers."),
        _unnamed,
    ),
)
