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
    is_exact: bool = True
    """Whether the source says the day; else it is that of the source, and nobody is told of it."""


def _ministry(russian: str) -> str:
    return rf"(?:министерств|министр)[а-я]*[ \u00a0]{russian}"


def _kazakh(kazakh: str) -> str:
    return rf"{kazakh}[ \u00a0](?:министрліг|министр)\w*"


_SEPTEMBER_2023 = (
    "mir24.tv 16563890, 2 September 2023: five ministries made of others after the Message of the"
    " President of 1 September 2023"
)

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
        datetime.date(2023, 9, 2),
        {
            "ru": "Министерство промышленности и строительства, Министерство транспорта",
            "kk": "Өнеркәсіп және құрылыс министрлігі, Көлік министрлігі",
        },
        _SEPTEMBER_2023,
        is_exact=False,
    ),
    FormerBody(
        _ministry("культуры и спорта"),
        _kazakh("мәдениет және спорт"),
        datetime.date(2023, 9, 2),
        {
            "ru": "Министерство культуры и информации, Министерство туризма и спорта",
            "kk": "Мәдениет және ақпарат министрлігі, Туризм және спорт министрлігі",
        },
        _SEPTEMBER_2023,
        is_exact=False,
    ),
    FormerBody(
        _ministry("информации и общественного развития"),
        _kazakh("ақпарат және қоғамдық даму"),
        datetime.date(2023, 9, 2),
        {
            "ru": "Министерство культуры и информации",
            "kk": "Мәдениет және ақпарат министрлігі",
        },
        _SEPTEMBER_2023,
        is_exact=False,
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
        _ministry("общественного развития"),
        _kazakh("қоғамдық даму"),
        datetime.date(2019, 2, 25),
        {
            "ru": "Министерство культуры и информации",
            "kk": "Мәдениет және ақпарат министрлігі",
        },
        "Decree of the President of 25 February 2019, zakon.kz 4959426",
    ),
    FormerBody(
        _ministry("оборонной и аэрокосмической промышленности"),
        _kazakh("қорғаныс және аэроғарыш өнеркәсібі"),
        datetime.date(2019, 2, 25),
        {
            "ru": "Министерство искусственного интеллекта и цифрового развития",
            "kk": "Жасанды интеллект және цифрлық даму министрлігі",
        },
        "Decree of the President of 25 February 2019, zakon.kz 4959426",
    ),
    FormerBody(
        _ministry("по делам религий и гражданского общества"),
        _kazakh("дін істері және азаматтық қоғам"),
        datetime.date(2018, 6, 28),
        {
            "ru": "Министерство культуры и информации",
            "kk": "Мәдениет және ақпарат министрлігі",
        },
        "Decree of the President of 28 June 2018 No 707, kazakhstannewsgazette.com, 20 March 2019",
    ),
    FormerBody(
        _ministry("по инвестициям и развитию"),
        _kazakh("инвестициялар және даму"),
        datetime.date(2021, 8, 13),
        {
            "ru": "Министерство промышленности и строительства, Министерство транспорта",
            "kk": "Өнеркәсіп және құрылыс министрлігі, Көлік министрлігі",
        },
        "Its order of 28 December 2018 No 951, adilet.zan.kz V1800018109; its successor's of"
        " 13 August 2021 No 441, bestprofi.com 2832282749",
        is_exact=False,
    ),
    FormerBody(
        _ministry("индустрии и новых технологий"),
        _kazakh("индустрия және жаңа технологиялар"),
        datetime.date(2014, 8, 18),
        {
            "ru": "Министерство промышленности и строительства",
            "kk": "Өнеркәсіп және құрылыс министрлігі",
        },
        "Its order as changed by its successor on 18 August 2014, zakon.uchet.kz V1200007760",
        is_exact=False,
    ),
    FormerBody(
        _ministry("транспорта и коммуникаций"),
        _kazakh("көлік және коммуникация(?:лар)?"),
        datetime.date(2015, 11, 27),
        {
            "ru": "Министерство транспорта",
            "kk": "Көлік министрлігі",
        },
        "Its order as changed by its successor on 27 November 2015, adilet.zan.kz V1500012583",
        is_exact=False,
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
        datetime.date(2023, 2, 24),
        {"ru": "Высшая аудиторская палата", "kk": "Жоғары аудиторлық палата"},
        "Normative resolution of the Supreme Audit Chamber of 24 February 2023 No 8-НҚ;"
        " the Accounts Committee still reported on 7 June 2022, ulysmedia.kz",
        is_exact=False,
    ),
    FormerBody(
        r"конституционн[а-я]+[ \u00a0]совет[а-я]*",
        r"конституциялық[ \u00a0]кеңес\w*",
        datetime.date(2023, 1, 1),
        {"ru": "Конституционный Суд", "kk": "Конституциялық Сот"},
        "Constitutional Law of 5 November 2022 No 153-VII",
    ),
)
