"""Which lines name a post or a body that letters go to, and which are something else.

What is not sure is no post: it stays in the text, where a person sees it, and is never declined.
"""

import re

from drafter.importing.plain import line
from drafter.wording.expressions import expression

LONGEST = 300
"""No post, name, number, telephone or signature takes more characters than this."""

_HEADS = (
    r"премьер|министр|вице|зам\b|заместител|перв(?:ому|ой|ый|ая)\b|председател|руководител"
    r"|начальник|директор|прокурор|президент|глав(?:е|у|а|ному|ной|ный|ная)\b|аким|секретар|судь"
    r"|ректор|комиссар|уполномоченн|депутат|командующ|командир|управляющ|посл[ау]?\b|посол\b|консул"
    r"|советник|инспектор|спикер|губернатор|мэр|генерал|государственн(?:ому|ый)\b|исполняющ"
    r"|и\.?\s?о\.|врио\b|омбудсм|аудитор|заведующ|декан|координатор|председательств|старш|член"
    r"|специалист|эксперт|помощник|референт|атташе|нотариус|редактор|архитектор|врач"
)
_BODIES = (
    r"министерств|комитет|управлени[юе]|департамент|агентств|правительств|акимат|маслихат|мажилис"
    r"|сенат|курулта|парламент|прокуратур|верховн|национальн|администраци|канцеляри|палат|фонд"
    r"|совет|комисси|суд[у]?\b|инспекци|служб|бюро|центральн|конституционн|высш"
)
_RUSSIAN = expression(rf"(?:во?\s+)?(?:[\w]+-)?(?:{_HEADS}|{_BODIES})", re.IGNORECASE)
_RUSSIAN_HEAD = expression(rf"(?:[\w]+-)?(?:{_HEADS})", re.IGNORECASE)
RANK = expression(r"\s((?:под)?полковник|майор|капитан|(?:старш\w+ )?лейтенант|комиссар|доктор)у\b")
"""A rank that follows the post in the case of an addressee."""

_DATIVE = expression(r"(?:у|ю|е|и|ой|ей)$", re.IGNORECASE)
_KAZAKH = expression(
    r"министр|әкім|төраға|басшы|басты|прокурор|директор|президент|хатшы|депутат|орынбасар|комитет"
    r"|судья|ректор|комиссар|уәкіл|омбудсмен|кеңес|жетекші|меңгеруші|бастығы|бастық|агенттік"
    r"|департамент|басқарма|үкімет|мәжіліс|сенат|парламент|сот\b|аудитор|елші|спикер|құрылтай",
    re.IGNORECASE,
)
_CONTACTS = expression(
    r"\d{5}|@|://|www\.|\b(?:тел|факс|e-?mail|инн|кпп|огрн|окпо|бин|иин|бик|почта)\b", re.IGNORECASE
)
_ORGANISATION = expression(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{2,5}\b")


def is_contact(text: str) -> bool:
    """Tell whether a line is an address, a telephone or the like, as in a letterhead."""
    return bool(_CONTACTS.search(text))


def begins_post(text: str, language: str) -> bool:
    """Tell whether a line begins the post or the body that a letter is addressed to."""
    if len(text) > LONGEST or is_contact(text):
        return False
    if language == "kk":
        return bool(_KAZAKH.search(text))
    if language != "ru":
        return not text.isupper()
    first = re.match(r"(?:[Вв]о?\s+)?(\S+)", text)
    in_case = first is not None and (
        _DATIVE.search(first[1]) or text[:2].casefold() in ("в ", "во")
    )
    acting = re.match(r"и\.?\s?о\.|врио\b", text, re.IGNORECASE)
    return bool(acting or ((in_case or text.istitle()) and _RUSSIAN.match(text)))


def begins_signature(text: str, language: str) -> bool:
    """Tell whether a line is the beginning of a signatory's post, whose name comes later."""
    if len(text) > LONGEST or is_contact(text) or text.rstrip().endswith((".", ";", ":", "!", "?")):
        return False
    return bool((_KAZAKH.search if language == "kk" else _RUSSIAN_HEAD.match)(text))


def is_organisation(text: str) -> bool:
    """Tell whether a line that might be a name is that of an organisation: «ПАО Сбербанк»."""
    first, *others = line(text).split() or [""]
    in_capitals = all(word.isupper() for word in (first, *others))
    short = any(len(word) < 5 and "." not in word for word in (first, *others))
    return bool(_ORGANISATION.fullmatch(first) and others) if not in_capitals else short
