"""Rules about commas of Russian, and about the comma around an address in both languages."""

import re
from collections.abc import Iterator

from drafter.errors import Repair
from drafter.proofreading.draft import Draft, Remark, Rule, word_list
from drafter.wording import N_, _
from drafter.wording.expressions import expression

_OPENING = expression(
    r"(?:^|(?<=[.!?…]\s))(?P<words>Однако|Вместе с тем|Наряду с этим|Тем не менее"
    r"|В связи с этим|В этой связи|Поэтому|Также"
    r"|При этом|Зачастую|В настоящее время|На сегодняшний день|В первую очередь"
    r"|В (?:этом|прошлом|текущем|истекшем|(?:19|20)\d\d) году)(?P<comma>,)[ \u00a0](?P<next>\w+)"
)
_PARENTHESIS = expression(
    r"(?:как|если|когда|поскольку|хотя|чтобы|что|по|согласно|во?|на|со?|при|из|ко?|от|до|для|за|о"
    r"|обо?|после|перед|несмотря|кроме|помимо|наряду|вместо|благодаря|ввиду|вследствие|исходя"
    r"|видимо|очевидно|конечно|безусловно|вероятно|возможно|судя|уважаем\w+|господ\w+|коллеги|и"
    r"|или|а|то|так|вместе|ещ[её]|к|даже|именно|прежде|особенно|\w+(?:ая|яя|уя|вши|ясь|ись|учи))",
    re.IGNORECASE,
)
"""How what is set off by two commas begins: after it the first comma may be right."""

_WITH_CLAUSE = ("Вместе с тем", "Наряду с этим")
"""What often stands before words that are set off by two commas."""

_ADDRESS = expression("уважаем", re.IGNORECASE)
_SENTENCE_END = expression(r"[.!?…](?=\s|$)")
_WHICH = expression(
    r"(?<![\w-])(?P<before>[А-ЯЁа-яё][а-яё]{2,})(?P<space>[ \u00a0])"
    r"(?P<which>котор(?:ый|ая|ое|ые|ую))(?!\w)"
)
_NO_COMMA = expression(
    r"(?:через|для|про|без|при|под|над|перед|между|ради|кроме|среди|сквозь|вокруг|против|после|или"
    r"|около|мимо|либо|лишь|только|даже|именно|спустя|включая|исключая|благодаря|[а-яё]+(?:ть|ти|чь"
    r"|ться|тись|чься|[аяоеудстнр]я|ив|ав))"
)
"""After what «который» opens no clause: prepositions, and verbs whose object it is."""

_ACCORDING = expression(
    r"(?<!\w)согласно[ \u00a0]+(?P<adjectives>"
    r"(?:(?!данных[ \u00a0])[а-яё]+(?:ого|его|ей|ой|их|ых)[ \u00a0]+)*)"
    r"(?P<word>(?:закона|кодекса|устава|приказа|указа|плана|договора|отчёта|отчета|акта|регламента"
    r"|бюджета|порядка|графика|протокола|стандарта|регламентов|законов|приказов|планов|расч[её]тов"
    r"|постановления|решения|положения|распоряжения|заключения|письма|соглашения|поручения|правил"
    r"|статей|пунктов|данных|сведений|документов|требований|прогноза|реестра|перечня|проекта"
    r"|норм|программ|условий|постановлений|решений|результатов|материалов|анализа|статьи|части"
    r"|конституции|информации|методики|инструкции|программы|концепции|стратегии|нормы|справки"
    r"|статистики|таблицы|схемы|доктрины|конвенции|директивы|пункта|подпункта|раздела|абзаца"
    r"|параграфа|приложения|ответа|запроса|контракта|договоров|контрактов|соглашений|меморандума"
    r"|законопроекта|сообщения|сообщений|сметы|заявки|заявок|заявления|жалобы|рекомендаций"
    r"|указаний|указания|предписания|паспорта|тарифа|списка|списков|опроса|опросов|подсч[её]тов"
    r"|исследований|исследования|прогнозов|выводов|стандартов|правила|норматива|нормативов"
    r"|классификатора|справок|писем|поручений|распоряжений|заключений|отч[её]тов|актов|статута"
    r"|календаря|расписания|обещаний|обещания|доклада|мониторинга|аудита|оценки|оценок))(?!\w)",
    re.IGNORECASE,
)
_DATIVE_TOO = expression(r"(?:ей|ой)[ \u00a0]+$", re.IGNORECASE)
_FEMININE = expression(r"[иы]$")
"""«Конституции» is a dative as well, «программы» is none."""

_SAME_IN_DATIVE = word_list("конституции информации инструкции концепции конвенции статьи части")


_INTRODUCTION = expression(
    r"(?:^|(?<=[.!?…]\s))(?P<words>Кроме того|К сожалению|К примеру|Во-первых|Во-вторых|В-третьих"
    r"|Следовательно|С одной стороны|С другой стороны|Более того|Помимо этого|Помимо того"
    r"|Таким образом(?![ \u00a0](?:можно|удал|был|мы|они|\w+нн)))"
    r"(?P<space>[ \u00a0])(?=[а-яё«№\d])(?!что(?!\w)|как(?!\w)|же(?!\w)|(?:факта|случая|момента"
    r"|обстоятельства|периода|года|времени|вопроса|числа)(?!\w))"
)
"""What always has a comma after it at a sentence's beginning."""


def _openings(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running("ru"):
        for match in _OPENING.finditer(part.text):
            end = _SENTENCE_END.search(part.text, match.end())
            rest = part.text[match.end() : end.start() if end else None]
            parenthesis = match["words"] in _WITH_CLAUSE or _PARENTHESIS.fullmatch(match["next"])
            if parenthesis and "," in rest:
                continue
            if match["next"].isdecimal() or _ADDRESS.match(match["next"]):
                continue
            what = _("There is no comma after «{words}».").format(words=match["words"])
            place = passage.place(part.offset + match.start("comma"))
            yield Remark(place, what, _("Delete the comma."), Repair(",", ""))


def _introductions(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running("ru"):
        for match in _INTRODUCTION.finditer(part.text):
            what = _("A comma is missing after «{words}».").format(words=match["words"])
            place = passage.place(part.offset + match.start("space"))
            yield Remark(place, what, _("Add it."), Repair(match["space"], ", "))


def _which(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running("ru"):
        for match in _WHICH.finditer(part.text):
            if _NO_COMMA.fullmatch(match["before"].lower()):
                continue
            what = _("A comma is missing before «{word}».").format(word=match["which"])
            place = passage.place(part.offset + match.start("space"))
            yield Remark(place, what, _("Add it."), Repair(match["space"], ", "))


def _according(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running("ru"):
        for match in _ACCORDING.finditer(part.text):
            word = match["word"].lower()
            if word in _SAME_IN_DATIVE:
                continue
            what = _("«Согласно» goes with the dative, not with «{word}».")
            advice = _("Write «согласно закону», «согласно статье».")
            place = passage.place(part.offset + match.start("word"))
            yield Remark(place, what.format(word=match["word"]), advice)


_POLITE = {
    "ru": r"(?:(?P<polite>уважаем(?:ый|ая))[ \u00a0]+"
    r"(?:(?:господин|госпожа|г-н|г-жа)[ \u00a0]+)?)?",
    "kk": r"(?:(?P<polite>құрметті)[ \u00a0]+)?",
}
_OURS = expression(
    r"[ \u00a0](?:прошу|просим|просит|вам|вас|вы|ваш\w*|предлагаем|предлагаю|обраща\w+|требуем"
    r"|сұрайды|сұраймыз|сұраймын|сізден|сізге|сізді|сіз|сіздің|өтінеміз|өтінемін)(?!\w)",
    re.IGNORECASE,
)
_ASKING = expression(
    r"(?:прошу|просим|просит|предлага[а-я]+|сұраймыз|сұраймын)[ \u00a0](?:вас[ \u00a0])?$", re.I
)
_ASKED_LATER = expression(
    r"[ \u00a0][^.!?,\n]{1,200}?[ыі]ңызд[ыі][ \u00a0](?:сұра|өтін)[а-яәғқңөұүһі]+(?!\w)"
)
"""What asks the one whose name begins the sentence: «… бақылауға алуыңызды сұраймыз»."""
_MARK_BEFORE = expression(r"(?:^|[\n,.!?:;…–—«(\"-])[ \u00a0*]*$")
_JOINER = expression(r"(?<!\w)(?:и|а|но|да|же|ал|және|мен)[ \u00a0]$", re.IGNORECASE)
_MARK_AFTER = expression(r"[ \u00a0*]*(?:[,.!?:;…–—»)\"\n]|$)")
_LIST_AFTER = expression(r"[ \u00a0](?:и|или|мен|пен|бен|және)(?!\w)")


def _addresses(draft: Draft) -> Iterator[Remark]:
    for language in draft.inquiry.languages:
        names = [name for name in _called(draft, language) if name]
        if not names or language not in _POLITE:
            continue
        called = "|".join(map(re.escape, names))
        pattern = re.compile(rf"(?<!\w){_POLITE[language]}(?P<name>{called})(?!\w)", re.IGNORECASE)
        for passage, part in draft.running(language):
            for match in pattern.finditer(part.text):
                for at, what in _missing(part.text, match):
                    place = passage.place(part.offset + at)
                    yield Remark(place, what.format(name=match["name"]), _("Add it."))


def _missing(text: str, match: re.Match[str]) -> Iterator[tuple[int, str]]:
    """Yield where a comma is missing around an address, and how that is said.

    A name alone may be that of somebody who is spoken of; «уважаемый» makes it an address, and so
    does a comma before it, or a word after it that speaks to somebody.
    """
    before = text[max(0, match.start() - 40) : match.start()]
    after = text[match.end() : match.end() + 40]
    begun = _MARK_BEFORE.search(before) is not None
    joined = _JOINER.search(before) is not None
    closed = _MARK_AFTER.match(after) is not None
    asked = begun and _ASKED_LATER.match(text, match.end())
    addressed = bool(match["polite"] or _ASKING.search(before) or _OURS.match(after) or asked)
    listed = _LIST_AFTER.match(after) is not None
    comma_before = before.rstrip(" \u00a0").endswith(",")
    if not closed and not listed and (addressed or comma_before):
        yield match.end(), _("A comma is missing after the address «{name}».")
    if not begun and not joined and (match["polite"] or _ASKING.search(before)):
        yield match.start(), _("A comma is missing before the address «{name}».")


def _called(draft: Draft, language: str) -> Iterator[str]:
    for _path, addressee in draft.inquiry.addressees():
        names = (addressee.given, addressee.patronymic)
        parts = [texts[language].nominative for texts in names if texts and language in texts]
        yield " ".join(parts) if len(parts) > 1 else ""


RULES = (
    Rule("needless-comma", N_("A comma after words such as «Тем не менее»."), _openings),
    Rule("introduction-comma", N_("No comma after words such as «Кроме того»."), _introductions),
    Rule("comma-before-which", N_("No comma before «который»."), _which),
    Rule("according-to", N_("«Согласно» with the genitive."), _according),
    Rule("address-comma", N_("No comma around the address «Олжас Абаевич»."), _addresses),
)
