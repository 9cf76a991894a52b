"""Rules about official names: their capitals and words, and bodies that are called anew."""

import re
from collections.abc import Iterator
from functools import cache

from drafter.proofreading.draft import Draft, Paragraph, Passage, Remark, Rule, mend
from drafter.proofreading.former_bodies import FORMER_BODIES, FormerBody
from drafter.wording import N_, _
from drafter.wording.expressions import expression

_CAPITAL = "А-ЯЁӘҒҚҢӨҰҮҺІ"
_ABROAD = (
    r"(?:росси|рф|япон|кита|кнр|британи|великобритани|инди|пакистан|узбекистан|[кқ][ыи]р[гғ][ыи]з|өзбек"
    r"|таджикистан|тәжік|туркмен|түркімен|турци|түрк|армени|азербайджан|әзербайжан|грузи|беларус"
    r"|белорус|украин|венгри|польш|испани|итали|греци|израил|канад|австрали|малайзи|сингапур"
    r"|вьетнам|коре|монголи|моңғол|серби|словак|чехи|швеци|финлянд|норвеги|дани|нидерланд|бельги"
    r"|франц|герман|сша|ақш|иран|ирак|афган|ауған|словени|хорват|болгар|румын|латви|литв|эстон"
    r"|португал|катар|кувейт|европ|еуроп|иностранн|зарубежн|шет|стран(?![ые])|других|соседн|ресей|қытай"
    r"|жапон|татарстан|субъект)"
)
_ABROAD_AFTER = expression(
    rf"[\w-]*(?:[ \u00a0](?:Королевства|Республики|Исламской|Социалистической|Народной|народной"
    rf"|Федеративной))*[ \u00a0]{_ABROAD}",
    re.IGNORECASE,
)
_ABROAD_BEFORE = expression(
    rf"(?<!\w){_ABROAD}\w*(?:[ \u00a0](?:республикасы\w*|федерациясы\w*))?[ \u00a0]$",
    re.IGNORECASE,
)
_SPOKEN_OF_ABROAD = expression(
    r"(?<!\w)(?:РФ|Росси[а-я]+|Госдум\w*|Российск\w*|Мишустин\w*|Кыргызстан\w*|Узбекистан\w*|Китая"
    r"|Ресей\w*|Өзбекстан\w*|Қырғызстан\w*|Қытай\w*)(?!\w)"
)
"""Where a sentence names another country, its government may be meant."""

_PREMIER = expression(
    r"(?<![\w-])(?P<word>(?:[Пп]ремьер-министр|премьер-Министр|[Пп]ремьер"
    r"(?:[ \u00a0]?[–—][ \u00a0]?|[ \u00a0]-?[ \u00a0]?|-[ \u00a0])[Мм]инистр))"
    r"(?P<end>[а-яәғқңөұүһі]*)(?![\w-])"
)
_GOVERNMENT = {
    "ru": expression(r"(?<![\w-])правительств(?:о|а|у|ом|е)(?![\w-])"),
    "kk": expression(
        r"(?<![\w-])үкімет(?:тің|ті|ке|тен|те|пен|і|ін|інің|іне|інен|інде|імен|іміз\w*)?(?![\w-])"
    ),
}
_OTHER_GOVERNMENT = expression(
    r"(?<!\w)(?:электрон\w*|цифров\w*|открыт\w*|местн\w*|региональн\w*|федеральн\w*|союзн\w*|временн\w*"
    r"|советск\w*|иностранн\w*|зарубежн\w*|коалиционн\w*|теневого|прежн\w*|бывш\w*|нов\w*|сво\w+"
    r"|любо\w+|каждо\w+|ни одно\w*|царск\w*|[а-яё]+ск(?:ое|ого|ому|им|ом)|глав\w+|кабинет\w*"
    r"|жергілікті|ашық|шетел\w*|кеңес|жаңа|бұрынғы|уақытша|цифрлық|дүниежүзілік)[ \u00a0]$",
    re.IGNORECASE,
)
_REPUBLIC = {
    "ru": expression(
        r"(?<![\w-])(?P<all>(?:(?P<low>республик[аиеуой]+)[ \u00a0]+(?P<name>Казахстан)"
        r"|(?P<any>[Рр]еспублик[аиеуой]+)[ \u00a0]+(?P<small>казахстан)|(?P<alone>казахстан(?:а|у"
        r"|ом|е)?)))(?![\w-])"
    ),
    "kk": expression(
        r"(?<![\w-])(?P<all>(?:Қазақстан[ \u00a0]+(?P<low>республикас\w+)"
        r"|(?P<alone>қазақстан)(?:[ \u00a0]+[Рр]еспубликас\w+"
        r"|(?:ның|да|ға|нан|дан|ды|мен)?(?![\w-]))))"
    ),
}
_OF_ADDRESS = (".", "@", "/")
_LONGEST_SENTENCE = 600
"""Characters of a sentence on each side of a name that are looked at."""

_PARTY = expression(r"(?P<open>[«\"„“])(?P<name>[^«»\"„“”\n]{2,30})[»\"“”]")
_PARTIES = {"ru": ("Ак жол",), "kk": ("Ақ жол",)}
_BEFORE_PARTY = expression(r"(?<!\w)(?:парти|фракци|депутат|ДПК)\w*[ \u00a0]$", re.IGNORECASE)
_BARE_PARTY = {
    "ru": expression(r"(?<=[ \u00a0])(?P<name>Ак[ \u00a0-]?[Жж]ол)(?!\w)"),
    "kk": expression(r"(?<!\w)(?P<name>Ақ[ \u00a0-]?[Жж]ол)(?=[ \u00a0](?:парти|фракци|депутат))"),
}
_PAST = expression(
    r"(?<!\w)(?:бывш|прежн|тогдашн|ранее|раньше|упраздн|реорганиз|преобраз|переимен|раздел"
    r"|бұрын|тарат|қайта ұйымдаст|қайта құр)|№",
    re.IGNORECASE,
)
_ACT_BEFORE = expression(
    r"(?<!\w)(?:приказ|постановлени|распоряжени|решени|правил|инструкци|протокол)\w*[ \u00a0]"
    r"(?:и\. ?о\. )?$",
    re.IGNORECASE,
)
_MINISTRY = expression(r"министерств|.*министрліг", re.IGNORECASE)
_OF_PERSON = expression(
    rf"[ \u00a0](?:(?:Республики[ \u00a0]Казахстан|РК)[ \u00a0])?(?!Республик)"
    rf"(?:[{_CAPITAL}]\.[ \u00a0]?){{0,2}}[{_CAPITAL}][а-яёәғқңөұүһі]+"
)
"""A name after a post: who had it is named with the post that was his."""

_YEAR = expression(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SENTENCE = expression(r"[.!?…](?=\s+[А-ЯЁӘҒҚҢӨҰҮҺІ«])|\n")


def _before(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - 40) : match.start()]


def _after(text: str, end: int) -> str:
    return text[end : end + 80]


def _premier(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running():
        for match in _PREMIER.finditer(part.text):
            before, after = _before(part.text, match), _after(part.text, match.end("word"))
            if _ABROAD_AFTER.match(after) or _ABROAD_BEFORE.search(before):
                continue
            what = _("The post is called «{name}» in Kazakhstan.").format(name="Премьер-Министр")
            place = passage.place(part.offset + match.start())
            yield mend(place, what, match["word"], "Премьер-Министр")


def _government(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running():
        pattern = _GOVERNMENT.get(passage.language or "")
        for match in pattern.finditer(part.text) if pattern else ():
            before, after = _before(part.text, match), _after(part.text, match.end())
            if (
                _OTHER_GOVERNMENT.search(before)
                or _ABROAD_AFTER.match(after)
                or _ABROAD_BEFORE.search(before)
                or _SPOKEN_OF_ABROAD.search(part.text, max(0, match.start() - 150), match.start())
            ):
                continue
            what = _("The Government of Kazakhstan is written with a capital letter.")
            place = passage.place(part.offset + match.start())
            yield mend(place, what, match[0], match[0].capitalize())


def _republic(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running():
        pattern = _REPUBLIC.get(passage.language or "")
        for match in pattern.finditer(part.text) if pattern else ():
            if part.text[max(0, match.start() - 1) : match.start()] in _OF_ADDRESS:
                continue
            what = _("The name of the country is written with capital letters.")
            place = passage.place(part.offset + match.start())
            words = re.sub(r"\w+", lambda word: word[0][0].upper() + word[0][1:], match["all"])
            yield mend(place, what, match["all"], words)


def _parties(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running():
        known = {_folded(name): name for name in _names_of_parties(draft, passage.language)}
        for match in _PARTY.finditer(part.text):
            right = known.get(_folded(match["name"]))
            if right and match["name"] != right and " ".join(match["name"].split()) != right:
                yield _named(passage, part, match, right)
        bare = _BARE_PARTY.get(passage.language or "")
        for match in bare.finditer(part.text) if bare else ():
            right = _PARTIES[passage.language or ""][0]
            named = passage.language == "kk" or _BEFORE_PARTY.search(_before(part.text, match))
            if named and match["name"] != right:
                yield _named(passage, part, match, right)


def _named(passage: Passage, part: Paragraph, match: re.Match[str], right: str) -> Remark:
    what = _("The party or faction is called «{name}».").format(name=right)
    return mend(passage.place(part.offset + match.start("name")), what, match["name"], right)


def _folded(name: str) -> str:
    return re.sub(r"[\s-]", "", name).casefold()


def _names_of_parties(draft: Draft, language: str | None) -> list[str]:
    """Return how parties are called in a language: as the author is, or by their own names."""
    author = draft.inquiry.author
    faction = author.faction.get(language or "") if author and author.faction else None
    return [*_PARTIES.get(language or "", ()), *([faction] if faction else [])]


@cache
def _patterns(language: str) -> list[tuple[re.Pattern[str], FormerBody]]:
    return [
        (re.compile(rf"(?<!\w){getattr(body, field)}(?!\w)", re.IGNORECASE), body)
        for field, of in (("russian", "ru"), ("kazakh", "kk"))
        if of == language
        for body in FORMER_BODIES
    ]


def _former(draft: Draft) -> Iterator[Remark]:
    day = draft.inquiry.day or draft.today
    for passage, part in draft.running():
        for pattern, body in _patterns(passage.language or ""):
            if day < body.until:
                continue
            for match in pattern.finditer(part.text):
                if _is_of_the_past(part.text, match, body):
                    continue
                what = (
                    _("«{name}» has another name since {day}.")
                    if body.is_exact
                    else _("«{name}» has another name by now.")
                ).format(name=match[0], day=body.until.strftime("%d.%m.%Y"))
                advice = _("Now there is: {names}.")
                named = body.instead[passage.language or "ru"]
                place = passage.place(part.offset + match.start())
                yield Remark(place, what, advice.format(names=named))


def _is_of_the_past(text: str, match: re.Match[str], body: FormerBody) -> bool:
    """Tell whether the sentence speaks of the time before, of who had the post, or cites an act."""
    start, stop = max(0, match.start() - _LONGEST_SENTENCE), match.end() + _LONGEST_SENTENCE
    ends = [end.end() for end in _SENTENCE.finditer(text, start, match.start() + 1)]
    end = _SENTENCE.search(text, match.end(), stop)
    sentence = text[ends[-1] if ends else start : end.start() if end else stop]
    years = [int(year) for year in _YEAR.findall(sentence)]
    return bool(
        _PAST.search(sentence)
        or _ACT_BEFORE.search(_before(text, match))
        or (not _MINISTRY.match(match[0]) and _OF_PERSON.match(text, match.end()))
        or any(year <= body.until.year for year in years)
    )


RULES = (
    Rule("prime-minister", N_("«Премьер-министр» in place of «Премьер-Министр»."), _premier),
    Rule("government", N_("«правительство» of Kazakhstan with a small letter."), _government),
    Rule("republic", N_("«Республика казахстан» with a small letter."), _republic),
    Rule("party-name", N_("A party under another spelling, such as «Ак Жол»."), _parties),
    Rule("former-body", N_("A ministry that has another name by now."), _former),
)
