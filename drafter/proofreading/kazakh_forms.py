"""Rules about the forms of Kazakh: nouns after numbers, ordinal numbers, two genitives in a row."""

import re
from collections.abc import Iterator

from drafter.proofreading.draft import Draft, Remark, Rule, mend
from drafter.wording import N_, _
from drafter.wording.expressions import expression

_IN_WORDS = (
    r"(?:(?:он|жиырма|отыз|қырық|елу|алпыс|жетпіс|сексен|тоқсан)"
    r"(?:[ \u00a0](?:бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз))?"
    r"|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|жүз|мың)"
)
_PLURAL = expression(
    rf"(?<![\w.,№–-])(?:\d+(?:[ \u00a0]\d{{3}})*|{_IN_WORDS})[ \u00a0]"
    r"(?P<noun>(?P<stem>[а-яёәғқңөұүһі]{2,}?)(?P<plural>лар|лер|дар|дер|тар|тер)"
    r"(?:ы|і|ын|ін|ының|інің|ына|іне|ында|інде|ынан|інен|ға|ге|да|де|дан|ден|дың|дің|ды|ді|мен)?)"
    r"(?!\w)"
)
_NO_PLURAL = expression(
    r"(?:доллар|гектар|нектар|санитар|татар|теледидар|радар|гитар|қаңтар|қатар|бірқатар|салдар|отар"
    r"|пәтер|дәптер|катер|чартер|компьютер|принтер|бухгалтер|актер|шахтер|монтер|миллиардер|ордер"
    r"|лидер|тендер|брокер|дилер|трейлер|бройлер|мастер|кластер|роутер|скутер|постер|репортер|литер"
    r"|картер|спринтер|центтер|болар|келер|жетер|кетер|көтер|қайтар|айтар|жатар|сатар|тартар|алар"
    r"|жылдар|жастар|солар|олар|бұлар|хабардар|бағдар|бедер|құштар|дутар|шілтер|оператор)"
)
"""How words begin whose stems end as plurals do, and words that are used in the plural alone."""

_NOT_COUNTED = expression(
    r"(?:№|[A-Za-z]|стандарт\w*|бап\w*|баб\w*|тарма\w*|қосымша\w*|нөмір\w*|кесте\w*|сынып\w*"
    r"|ковид|жылғы|жылы|жыл|\d,?[ \u00a0](?:және|мен|пен|бен))[ \u00a0-]$",
    re.IGNORECASE,
)
_ORDINAL = expression(
    r"(?<![\w.,–-])(?P<number>\d{1,3})(?P<space>[ \u00a0]?)"
    r"(?P<noun>(?:баб(?:ы|ын|ының|ына|ында|ынан|ымен)|тарма(?:ғы|ғын|ғының|ғына|ғында|ғынан|ғымен)"
    r"|тармақша(?:сы|сын|сының|сына|сында|сынан))(?!\w)"
    r"|(?:бап|тармақ)(?!\w)(?![ \u00a0](?:бар|жоқ|қосыл|толық|алын|өзгер|енгіз))"
    r"|қосымша(?:ға|сына)(?=[ \u00a0]сәйкес))"
)
_PLACE = expression(r"(?<![\w.,–-])(?P<number>\d+)-(?:шы|ші)[ \u00a0](?=орын)")
_OF_ACT = expression(
    r"(?<!\w)(?:заң|кодекс|конституция|ереже|қағида|\d+-ба[пб])\w*[ \u00a0]$", re.I
)
_YEAR = expression(
    r"(?<![\w.,–-])(?P<year>(?:19|20)\d\d)(?P<ending>-(?:ші|шы)?[ \u00a0]?)"
    r"(?=жыл(?:ы|ғы|дың|дан|ға|да|мен)?(?!\w))"
)
_OF_MINISTRY = r"[А-ЯЁӘҒҚҢӨҰҮҺІ]\w+(?:,?[ \u00a0]\w+){0,6}?[ \u00a0][Мм]инистрлігін?"
_OF_CODE = r"[А-ЯЁӘҒҚҢӨҰҮҺІ]\w+(?:[ \u00a0]\w+){0,4}?[ \u00a0][Кк]одексін?"
_DOUBLE = expression(
    r"(?<!\w)Республикасының[ \u00a0]"
    r"(?=(?:Үкіметінің|Президентінің|Заңының|Конституциясының)(?!\w)"
    rf"|{_OF_MINISTRY}ің(?!\w)|{_OF_CODE}ің(?!\w))"
)


def _plurals(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running("kk"):
        for match in _PLURAL.finditer(part.text):
            before = part.text[max(0, match.start() - 20) : match.start()]
            same = _NO_PLURAL.match(match["noun"])
            if (same and same.end() > len(match["stem"])) or _NOT_COUNTED.search(before):
                continue
            what = _("After a number the noun stands in the singular, not «{word}».")
            place = passage.place(part.offset + match.start("noun"))
            yield Remark(place, what.format(word=match["noun"]))


def _ordinals(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running("kk"):
        for match in _ORDINAL.finditer(part.text):
            before = part.text[max(0, match.start() - 30) : match.start()]
            if match["noun"] in ("бап", "тармақ") and not _OF_ACT.search(before):
                continue  # so many articles
            what = _("An ordinal number stands without a hyphen.")
            place = passage.place(part.offset + match.start())
            yield mend(place, what, match[0], f"{match['number']}-{match['noun']}")
        for match in _PLACE.finditer(part.text):
            what = _("After the hyphen stands the noun, without the ending of the number.")
            place = passage.place(part.offset + match.start())
            yield mend(place, what, match[0], f"{match['number']}-")
        for match in _YEAR.finditer(part.text):
            what = _("Between the year and «жыл» stands a space alone.")
            place = passage.place(part.offset + match.start())
            yield mend(place, what, match[0], f"{match['year']} ")


def _genitives(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running("kk"):
        for match in _DOUBLE.finditer(part.text):
            what = _("Two genitives stand in a row: «{word}» and the next one.")
            word = match[0].strip()
            place = passage.place(part.offset + match.start())
            yield mend(place, what.format(word=word), word, "Республикасы")


RULES = (
    Rule("plural-after-number", N_("A Kazakh noun in the plural after a number."), _plurals),
    Rule(
        "ordinal-hyphen",
        N_("The hyphen of a Kazakh number, missing or needless: «5 бабы»."),
        _ordinals,
    ),
    Rule(
        "double-genitive", N_("«Республикасының Үкіметінің»: two genitives in a row."), _genitives
    ),
)
