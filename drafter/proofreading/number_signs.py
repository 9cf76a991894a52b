"""Rules about «№»: another sign in its place, no space after it, a number without it."""

import re
from collections.abc import Iterator

from drafter.proofreading.draft import Draft, Remark, Rule, mend
from drafter.wording import N_, _

_NUMBER = r"\d+(?:[-/.]\d+)*(?:-[А-ЯЁӘҒҚҢӨҰҮҺІIVX]+)?"
_OTHER_SIGN = re.compile(
    rf"(?<![\w.,/#&])(?P<sign>N[oо]?\.?[ \u00a0]?|N°[ \u00a0]?|#)(?=\d)(?P<number>{_NUMBER})"
)
_LATIN_WORD_BEFORE = re.compile(r"[A-Za-z]{2,}[ \u00a0]$")
_CODE = re.compile(r"N\d{1,2}(?!\d)")
_CODE_BEFORE = re.compile(r"(?:[«(\"/]|N\d{1,2},?[ \u00a0]|(?:маск|респиратор|виз)\w*[ \u00a0])$")
_GLUED = re.compile(r"(?<![\w/=?#])№(?=\d)(?P<number>\d+(?:[-/]\d+)*)")
_ACT = (
    r"(?:закон|кодекс|указ|постановлени|приказ|распоряжени|решени|письм|протокол|договор|соглашени"
    r"|поручени|ответ|запрос|заключени)"
)
_DATE = r"\d{1,2}[ \u00a0](?P<month>[а-яё]+)[ \u00a0](?:19|20)\d\d[ \u00a0](?:года|г\.)"
_BARE = {
    "ru": re.compile(
        rf"(?<!\w){_ACT}[а-я]{{0,3}}(?:[ \u00a0][\w«»-]+){{0,8}}?[ \u00a0]от[ \u00a0]"
        rf"(?:{_DATE}|\d\d\.\d\d\.(?:19|20)\d\d(?:[ \u00a0]г(?:ода|\.))?),?[ \u00a0]"
        r"(?P<number>\d+(?:[-/]\d+)*-[IVXА-ЯЁӘҒҚҢӨҰҮҺІ]+(?![\w-])|\d+(?:[-/]\d+)*"
        r"(?=[ \u00a0]*(?:[«»(.;,]|$)|[ \u00a0](?:о|об|в|на|и|не|был[аои]?|до сих пор"
        r"|[а-яё]{3,}[аяеё]н[аоы]?"
        r"|вступ\w+|действ\w+|исполн\w+|утрат\w+|предусм\w+|определ\w+|установ\w+|внес\w+)(?!\w)))",
        re.IGNORECASE,
    ),
    "kk": re.compile(
        r"(?<!\d)(?:19|20)\d\d[ \u00a0]жылғы[ \u00a0]\d{1,2}[ \u00a0]\w+(?:дағы|дегі|тағы|тегі)"
        r"[ \u00a0](?P<number>\d+(?:[-/]\d+)*(?:-[IVXА-ЯЁӘҒҚҢӨҰҮҺІ]+)?)[ \u00a0](?:санды[ \u00a0])?"
        r"(?=(?:заң|кодекс|жарлы|қаулы|бұйры|өкім|шешім|хат|хаттама|шарт|келісім)\w*)",
        re.IGNORECASE,
    ),
}
_NOT_BARE = re.compile(r"санды[ \u00a0]$")


def _other_signs(draft: Draft) -> Iterator[Remark]:
    for passage in draft.titles:
        for part in passage.paragraphs:
            for match in _OTHER_SIGN.finditer(part.text):
                before = part.text[max(0, match.start() - 40) : match.start()]
                if _LATIN_WORD_BEFORE.search(before):
                    continue
                if _CODE.match(match[0]) and _CODE_BEFORE.search(before):
                    continue  # a visa «N1», or a mask
                what = _("«{sign}» stands in place of «№».").format(sign=match["sign"].strip())
                place = passage.place(part.offset + match.start())
                yield mend(place, what, match[0], f"№ {match['number']}")


def _glued(draft: Draft) -> Iterator[Remark]:
    for passage in draft.titles:
        for part in passage.paragraphs:
            for match in _GLUED.finditer(part.text):
                place = passage.place(part.offset + match.start())
                what = _("There is no space after «№».")
                yield mend(place, what, match[0], f"№ {match['number']}")


def _bare(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running():
        pattern = _BARE.get(passage.language or "")
        for match in pattern.finditer(part.text) if pattern else ():
            if _NOT_BARE.search(match[0]):
                continue
            number = match["number"]
            place = passage.place(part.offset + match.start("number"))
            what = _("The number of the act stands without «№».")
            yield mend(place, what, number, f"№ {number}")


RULES = (
    Rule("number-sign", N_("«N 5», «No 5» or «#5» in place of «№ 5»."), _other_signs),
    Rule("number-sign-space", N_("«№5» in place of «№ 5»."), _glued),
    Rule("number-without-sign", N_("The number of an act or a letter without «№»."), _bare),
)
