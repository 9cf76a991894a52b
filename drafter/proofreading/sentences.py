"""Rules about where sentences end: glued together, begun small, a full stop inside quotations."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from drafter.errors import Repair
from drafter.proofreading.draft import Draft, Paragraph, Passage, Remark, Rule, mend, word_list
from drafter.wording import N_, _
from drafter.wording.expressions import expression

_SMALL = "а-яёәғқңөұүһі"
_CAPITAL = "А-ЯЁӘҒҚҢӨҰҮҺІ"
_JOINED = expression(
    rf"(?<![{_SMALL}{_CAPITAL}.-])(?P<last>[{_SMALL}{_CAPITAL}]?[{_SMALL}]{{3,}})[»)]?"
    rf"(?P<mark>[.!?…])(?P<next>[{_CAPITAL}][{_SMALL}]*)(?![\w.])"
    rf"|(?<![\w.,-])(?P<number>(?:19|20)\d\d|\d+[ \u00a0]?%)(?P<after_number>[.])"
    rf"(?P<word>[{_CAPITAL}][{_SMALL}]{{2,}})"
    rf"|(?<![{_SMALL}{_CAPITAL}.-])(?P<before>[{_SMALL}]{{5,}})(?P<after_small>\.)"
    rf"(?=[{_SMALL}]+(?![\w.]))"
)
_ABBREVIATED = word_list(
    """
    обл просп пос стр тел тыс мкр каб пом ред кор корп бул пер наб шос зам нач гос рег проф акад
    облыс ауд көш ықш шағ тов гр чел руб экз изд сост соавт сокр соотв респ род мин мог им млн
    млрд
    """
)
_RUN_IN = expression(
    rf"(?<!\w)(?P<one>[{_SMALL}]{{4,}})(?P<two>[{_CAPITAL}][{_SMALL}]{{3,}})(?!\w)"
)
_SMALL_AFTER = expression(
    rf"(?<![\w.-])(?P<last>[{_SMALL}]{{4,}})\.[ \u00a0](?P<next>[{_SMALL}]{{4,}})(?![\w.])"
)
_ENDS_WORD = expression(
    r"(?:[аеиоуыэюяёьйәіөүұ]|[оеё]в|[аяоеиы][хм]|[еиуюая]т|[аяие]л|[еа]н|тр|ок|ам|қ|к|р|н|ң|т|п|с)$"
)
_SHORT = 4
_CUT_SHORT = expression(
    r"(?:(?:тенге|теңге)[а-я]*$)|^(?:наимен|стоим|соотв|реконстр|рекоменд|руковод|прожив|включ"
    r"|исключ|област|район|город|респ|дирек|минист|департ|управл|кварт|порядк|назван|колич)"
    r"(?:[а-я]{0,2})$"
)
_MONEY_BEFORE = expression(r"\d[ \u00a0](?:тыс\.?|млн\.?|млрд\.?)?[ \u00a0]?$")
_STOP_INSIDE = expression(
    rf"(?:«|(?<![\w.,!?…])\")(?P<text>[^«»\"]{{12,}}?)(?P<last>[{_SMALL}{_CAPITAL}]*[{_SMALL}]{{3,}})"
    r"(?P<end>\.[»\"])(?=[\s.,;)]|$)"
)
_BOUNDARY = expression(rf"[{_SMALL}]{{4}}[.!?…][ \u00a0\n][«\"]?[{_CAPITAL}][{_SMALL}]")
_UNENDED = expression(rf"(?<![\w-])(?P<last>[\w-]*[{_SMALL}]{{3}})\s*$")
_REQUISITES = expression(
    r"№[^.!?…]{0,200}(?<!\w)(?:зарегистрир|тіркел)|(?:зарегистрир|тіркел)[^.!?…]{0,200}№"
)
"""What tells the lines over an act, which have no full stop at their end."""

_SHORTEST_PROSE = 60
_UNITS = word_list("руб тыс чел экз млн млрд обл прим ред стр год тел корп")
_SAYS = {
    "ru": r"(?:говорится|(?:сказал|отметил|заявил|подчеркнул|сообщил|добавил|пояснил|рассказал"
    r"|напомнил|ответил|написал|предложил)[аи]?|считает|пишет|говор[ия]т|сообщают|пишут|рассказывают|жалуются|отмечают|считают|утверждают"
    r"|признают)",
    "kk": r"(?:деді(?:к|м)?|дейді|деген(?:\s(?:еді|болатын))|депті|деп\s(?:айтты|атап\sөтті"
    r"|мәлімдеді|жазды|есептейді|санайды))",
}
_QUOTE_SAYS = {
    language: re.compile(
        r"(?:^|(?<=[.!?…:]\s))[«\"](?P<text>[^«»\"]{25,})[»\"](?P<comma>,)[ \u00a0]"
        rf"(?={words}(?!\w))",
        re.IGNORECASE,
    )
    for language, words in _SAYS.items()
}


def _joined(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running():
        for match in _JOINED.finditer(part.text):
            if match["last"] and match["last"].lower() in _ABBREVIATED:
                continue
            before = match["before"]
            if before and (not _ENDS_WORD.search(before) or _CUT_SHORT.search(before)):
                continue
            kind = next(kind for kind in ("mark", "after_number", "after_small") if match[kind])
            what = _("There is no space between two sentences.")
            place = passage.place(part.offset + match.start(kind))
            yield Remark(place, what, "", Repair(match[kind], f"{match[kind]} "))
        for match in _RUN_IN.finditer(part.text):
            what = _("Two words or sentences run together in «{word}».").format(word=match[0])
            place = passage.place(part.offset + match.start())
            yield Remark(place, what, _("Put the mark and the space between them."))


def _small(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running():
        for match in _SMALL_AFTER.finditer(part.text):
            last, before = match["last"], part.text[max(0, match.start() - 12) : match.start()]
            money = last in ("тенге", "теңге") and _MONEY_BEFORE.search(before)
            short = len(last) == _SHORT and last[-1] not in "аоыиеяуюэйьәіөүұр"
            if short or not _ENDS_WORD.search(last) or (_CUT_SHORT.search(last) and not money):
                continue
            what = _("After a full stop «{word}» begins with a small letter.")
            place = passage.place(part.offset + match.start("next"))
            advice = _("Begin with a capital letter, or put a comma in place of the full stop.")
            yield Remark(place, what.format(word=match["next"]), advice)


def _inside(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running():
        for match in _STOP_INSIDE.finditer(part.text):
            words = match["text"].rpartition(".")[2].split()
            if match["last"].lower() in _UNITS or not words:
                continue
            what = _("The full stop stands inside the quotation marks.")
            place = passage.place(part.offset + match.end() - 2)
            after = part.text[match.end() : match.end() + 1]
            mark = match["end"][-1]
            yield mend(place, what, match["end"], mark if after.strip() else f"{mark}.")


def _quote_says(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running():
        pattern = _QUOTE_SAYS.get(passage.language or "")
        for match in pattern.finditer(part.text) if pattern else ():
            what = _("A dash is missing between what is quoted and who says it.")
            yield mend(passage.place(part.offset + match.start("comma")), what, ",", ", –")


def _unended(draft: Draft) -> Iterator[Remark]:
    """Tell of a paragraph that consists of sentences, of which the last has no mark.

    What comes before a table, a list or a small letter may go on there.
    """
    for passage in (passage for passage in draft.prose if passage.is_body):
        parts = passage.paragraphs
        for part, following in zip_longest(parts, parts[1:]):
            found = _UNENDED.search(part.text, max(0, len(part.text) - _SHORTEST_PROSE))
            if (
                found
                and len(part.text) >= _SHORTEST_PROSE
                and _is_own(passage, part)
                and (following is None or _is_own(passage, following))
                and _BOUNDARY.search(part.text)
                and not _REQUISITES.search(part.text)
            ):
                what = _("The paragraph ends without a mark.")
                place = passage.place(part.offset + found.start("last"))
                yield Remark(
                    place, what, _("Write a full stop after «{word}».").format(word=found["last"])
                )


def _is_own(passage: Passage, part: Paragraph) -> bool:
    """Tell whether a paragraph is no row, quotation, item or heading, and begins a sentence."""
    marked = passage.bare[max(0, part.offset - 1) : part.offset].strip("\n") != ""
    begins = part.text.lstrip('«" \u00a0')[:1]
    return not (part.table or part.quoted or marked) and not begins.islower()


RULES = (
    Rule("joined-sentences", N_("Two sentences or words without a space between."), _joined),
    Rule("small-after-stop", N_("A small letter after a full stop."), _small),
    Rule("stop-in-quotes", N_("A full stop before the closing quotation mark."), _inside),
    Rule("missing-stop", N_("A paragraph of sentences that ends without a mark."), _unended),
    Rule("quote-without-dash", N_("A quotation without a dash before «said»."), _quote_says),
)
