"""Ministries and agencies of Kazakhstan that have another name by now, with the days and sources.

Each has the beginning of its name after «министерство», or in Kazakh before «министрлігі», as a
pattern that takes any case; the day from which the name is out of use; what there is instead; and
the act or the report that says so.
"""

import datetime
from typing import NamedTuple


class FormerBody(NamedTuple):
    """A body under a name that it does not have any more."""

    russian: str
    kazakh: str
    until: datetime.date
    instead: dict[str, str]
    source: str


def _ministry(russian: str) -> str:
    return rf"(?:министерств|министр)[а-я]*[ \u00a0]{russian}"


def _kazakh(kazakh: str) -> str:
    return rf"{kazakh}[ \u00a0](?:министрліг|министр)\w*"


FORMER_BODIES = (
    FormerBody(
        _ministry("образования и науки"),
        _kazakh("білім және ғылым"),
        datetime.date(2022, 6, 11),
        {
            "ru": "Министерство просвещения, Министерство науки и высшего образования",
            "kk": "Оқу-ағарту министрлігі, Ғылым және жоғары білім министрлігі",
        },
        "Decree of the President of 11 June 2022, finance.kz, 13 June 2022",
    ),
    FormerBody(
        _ministry("экологии, геологии и природных ресурсов"),
        _kazakh("экология, геология және табиғи ресурстар"),
        datetime.date(2023, 1, 3),
        {
            "ru": "Министерство экологии и природных ресурсов",
            "kk": "Экология және табиғи ресурстар министрлігі",
        },
        "Decree of the President of 3 January 2023, ktk.kz, 4 January 2023",
    ),
    FormerBody(
        _ministry("индустрии и инфраструктурного развития"),
        _kazakh("индустрия және инфрақұрылымдық даму"),
        datetime.date(2023, 9, 1),
        {
            "ru": "Министерство промышленности и строительства, Министерство транспорта",
            "kk": "Өнеркәсіп және құрылыс министрлігі, Көлік министрлігі",
        },
        "Decree of the President of 1 September 2023",
    ),
    FormerBody(
        _ministry("культуры и спорта"),
        _kazakh("мәдениет және спорт"),
        datetime.date(2023, 9, 1),
        {
            "ru": "Министерство культуры и информации, Министерство туризма и спорта",
            "kk": "Мәдениет және ақпарат министрлігі, Туризм және спорт министрлігі",
        },
        "Decree of the President of 1 September 2023",
    ),
    FormerBody(
        _ministry("информации и общественного развития"),
        _kazakh("ақпарат және қоғамдық даму"),
        datetime.date(2023, 9, 1),
        {
            "ru": "Министерство культуры и информации",
            "kk": "Мәдениет және ақпарат министрлігі",
        },
        "Decree of the President of 1 September 2023",
    ),
    FormerBody(
        _ministry("информации и коммуникаций"),
        _kazakh("ақпарат және коммуникациялар"),
        datetime.date(2019, 2, 25),
        {
            "ru": "Министерство культуры и информации",
            "kk": "Мәдениет және ақпарат министрлігі",
        },
        "Decree of the President of 25 February 2019, zakon.kz 4959426",
    ),
    FormerBody(
        _ministry("цифрового развития, (?:инноваций|оборонной) и аэрокосмической промышленности"),
        _kazakh("цифрлық даму, (?:инновациялар|қорғаныс) және аэроғарыш өнеркәсібі"),
        datetime.date(2025, 9, 20),
        {
            "ru": "Министерство искусственного интеллекта и цифрового развития",
            "kk": "Жасанды интеллект және цифрлық даму министрлігі",
        },
        "Decree of the President, vb.kg/doc/450765, 20 September 2025",
    ),
    FormerBody(
        r"(?:агентств[а-я]*|председател[а-я]*[ \u00a0]агентства)(?:[ \u00a0](?:республики"
        r"[ \u00a0]казахстан|рк))?[ \u00a0]по противодействию коррупции",
        r"сыбайлас жемқорлыққа қарсы іс-қимыл[ \u00a0]агенттіг\w*",
        datetime.date(2025, 6, 30),
        {
            "ru": "Комитет национальной безопасности",
            "kk": "Ұлттық қауіпсіздік комитеті",
        },
        "kazpravda.kz, 16 January 2026: reorganised on 30 June 2025; Decree No 944 of 14 July 2025",
    ),
    FormerBody(
        r"сч[её]тн[а-я]+[ \u00a0]комитет[а-я]*[ \u00a0]по контролю за исполнением"
        r"[ \u00a0]республиканского бюджета",
        r"республикалық бюджеттің атқарылуын бақылау жөніндегі[ \u00a0]есеп комитет\w*",
        datetime.date(2022, 11, 26),
        {"ru": "Высшая аудиторская палата", "kk": "Жоғары аудиторлық палата"},
        "Decree of the President of 26 November 2022",
    ),
    FormerBody(
        r"конституционн[а-я]+[ \u00a0]совет[а-я]*",
        r"конституциялық[ \u00a0]кеңес\w*",
        datetime.date(2023, 1, 1),
        {"ru": "Конституционный Суд", "kk": "Конституциялық Сот"},
        "Constitutional Law of 5 November 2022 No 153-VII",
    ),
)
