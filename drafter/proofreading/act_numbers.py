"""Rule about the number of an act or a letter that stands without «№»."""

import re
from collections.abc import Iterator

from drafter.proofreading.draft import Draft, Remark, Rule, mend, word_list
from drafter.wording import N_, _
from drafter.wording.expressions import expression

_ACT = (
    r"(?<!\w)(?:конституционн\w+[ \u00a0])?(?:закон|кодекс|указ|постановлени|приказ|распоряжени"
    r"|решени|письм|протокол|договор|соглашени|поручени|ответ|запрос|заключени|предписани)[а-я]{0,3}"
)
_SMALL_MONTH = (
    r"(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)"
)
_DATE = (
    rf"(?:[«\"]?\d{{1,2}}[»\"]?[ \u00a0]{_SMALL_MONTH}[ \u00a0](?:19|20)\d\d"
    r"(?:[ \u00a0]?(?:года|г\.))?"
    r"|\d\d?\.\d\d\.(?:19|20)?\d\d(?:[ \u00a0]?г(?:ода|\.))?)"
)
_SUFFIX = r"(?:-?[IVXА-ЯЁӘҒҚҢӨҰҮҺІ]{1,4}|/\d+)"
_NUMBER = rf"(?P<number>\d+(?:[-/]\d+)*{_SUFFIX}*)(?![\w%-]|[.,]\d|[ \u00a0]\d|[ \u00a0]?%)"
_WORD = r"[«\"]?[A-Za-zА-ЯЁа-яёӘҒҚҢӨҰҮҺІәғқңөұүһі-]+(?:[»\"]|(?<=\b\w)\.(?:о\.)?)?"
_GOES_ON = expression(
    # The end, a mark, what the brackets say of an act, a preposition, or a verb: no counted noun.
    r"[ \u00a0]*(?:[«»).;,:!?–—]|$|\((?:далее|с изм|в ред|зарег|опубл|утрат))"
    r"|[ \u00a0](?:«|\"|о|об|в|на|и|а|но|не|же|с|со|или|до сих пор|это|эт[аи]"
    r"|он[аои]?|мы|вы|был[аои]?|будет|котор\w+"
    rf"|от[ \u00a0]{_DATE}|(?!лет|минут|пункт|секунд|билет|депутат|кандидат|литр|метр)\w{{4,}}"
    r"(?:ет|ит|ют|ут|ат|ят)(?:ся)?|\w{3,}(?:[аяеё]н|[аи]т)(?:[аоы]|[аоы]?сь)?"
    r"|\w{3,}(?:[аеиы]ла|[аеиы]ло|[аеиы]ли|ась|ось|ись)|(?:установ|определ|утверд|отмен|разреш"
    r"|запрет|объяв)ил|обязал|предписал|предусматрив\w+|вступ\w+)(?!\w)",
    re.IGNORECASE,
)
_DATED = expression(
    rf"{_ACT}(?:[ \u00a0]{_WORD}){{0,12}}?[ \u00a0]от[ \u00a0]{_DATE},?[ \u00a0]{_NUMBER}",
    re.IGNORECASE,
)
_BEFORE_DATE = expression(
    rf"{_ACT}(?:[ \u00a0]{_WORD}){{0,10}}?[ \u00a0]{_NUMBER}(?=,?[ \u00a0]от[ \u00a0]{_DATE})",
    re.IGNORECASE,
)
_OF_A_BODY = expression(
    rf"{_ACT}(?:[ \u00a0]{_WORD}){{0,10}}?[ \u00a0](?P<last>{_WORD})[ \u00a0]{_NUMBER}",
    re.IGNORECASE,
)
_BODIES = word_list(
    """
    правительства казахстан президента министра министров премьер-министра министерства парламента
    мажилиса сената маслихата акима акимата суда коллегии комиссии совета комитета председателя
    директора директоров руководителя управления департамента агентства правления заседания палаты
    области района города здравоохранения образования просвещения финансов юстиции экономики
    энергетики транспорта хозяйства населения дел обороны культуры спорта информации ирригации
    строительства развития промышленности интеграции ситуациям ресурсов прокурора прокуратуры
    """
)
"""What ends the name of the body whose act it is: «приказом Министра юстиции 155»."""

_KAZAKH_ACT = r"(?:заң|кодекс|жарлы|қаулы|бұйры|өкім|шешім|хат|шарт|келісім|хаттама)\w*"
_KAZAKH_DATED = expression(
    r"(?:(?<!\d)(?:19|20)\d\d[ \u00a0](?:жылғы|ж\.)[ \u00a0]\d{1,2}[ \u00a0]"
    r"[а-яәғқңөұүһі]+(?:дағы|дегі|тағы|тегі)"
    r"|(?<!\d)\d\d?\.\d\d\.(?:19|20)\d\d(?:[ \u00a0]?ж\.|[ \u00a0]?жылғы|ғы|гі)?)"
    rf",?[ \u00a0]{_NUMBER}[ \u00a0](?={_KAZAKH_ACT})",
    re.IGNORECASE,
)
_KAZAKH_OF_A_BODY = expression(
    r"(?:үкімет|министр|президент|әкім|мәслихат|төраға|комитет|сот)\w*[нтд][ыі]ң[ \u00a0]"
    rf"{_NUMBER}[ \u00a0](?={_KAZAKH_ACT})",
    re.IGNORECASE,
)
_KAZAKH_AFTER = expression(
    rf"(?<!\w)(?:қаулы|бұйры|жарлы|өкім|шешім)(?:с|ғ)?[ыі]\w*[ \u00a0]{_NUMBER}"
    r"(?=[ \u00a0]*(?:[»).;,:!?–—]|$))",
    re.IGNORECASE,
)
_SURE = expression(r"-(?:р|п|ө|НҚ|НК|[IVX]+)$|/\d", re.IGNORECASE)
"""What numbers of acts have, and no other figures: «55-р», «148-II», «2/214»."""

_YEAR = expression(r"(?:19|20)\d\d")
_COUNTABLE = 100
"""From which number on «Үкіметтің 1158 қаулысы» is no count of resolutions."""


def _bare(draft: Draft) -> Iterator[Remark]:
    for language, found in (("ru", _russian), ("kk", _kazakh)):
        for passage, part in draft.running(language):
            for at, number in sorted(set(found(part.text))):
                what = _("The number of the act stands without «№».")
                yield mend(passage.place(part.offset + at), what, number, f"№ {number}")


def _russian(text: str) -> Iterator[tuple[int, str]]:
    for match in _BEFORE_DATE.finditer(text):
        yield match.start("number"), match["number"]
    for match in _DATED.finditer(text):
        if _is_number(text, match):
            yield match.start("number"), match["number"]
    for match in _OF_A_BODY.finditer(text):
        last = match["last"].strip('«»"').lower()
        if (
            (last in _BODIES or last == "рк")
            and _is_number(text, match)
            and not _YEAR.fullmatch(match["number"])
        ):
            yield match.start("number"), match["number"]


def _is_number(text: str, match: re.Match[str]) -> bool:
    """Tell whether a figure counts nothing: by its own form, or by what follows."""
    return bool(_SURE.search(match["number"]) or _GOES_ON.match(text, match.end()))


def _kazakh(text: str) -> Iterator[tuple[int, str]]:
    for match in (*_KAZAKH_DATED.finditer(text), *_KAZAKH_AFTER.finditer(text)):
        yield match.start("number"), match["number"]
    for match in _KAZAKH_OF_A_BODY.finditer(text):
        number = match["number"]
        if not number.isdecimal() or (int(number) >= _COUNTABLE and not _YEAR.fullmatch(number)):
            yield match.start("number"), number


RULES = (Rule("number-without-sign", N_("The number of an act or a letter without «№»."), _bare),)
