"""Rules about demands: none at all, one without a verb, one that repeats another."""

import re
from collections.abc import Iterator

from drafter.model.origin import origin_of
from drafter.proofreading.draft import Draft, Passage, Remark, Rule
from drafter.wording import N_, _

_INQUIRY = "inquiry"
_VERB = {
    # An infinitive, or a finite verb: «принять», «помочь», «найти», «прошу», «требуем», «должны».
    "ru": re.compile(
        r"(?<!\w)[а-яё-]{2,}(?:ть|ти|чь|ться|тись|чься|ем|им|ет|ит|ут|ют|ат|ят|ет[её]|ите)(?!\w)"
        r"|(?<!\w)(?:прошу|нужно|надо|необходимо|должн[аоы]?|следует)(?!\w)",
        re.IGNORECASE,
    ),
    # A verbal noun («қарастыруды», «беру»), or a verb: «сұраймыз», «керек».
    "kk": re.compile(
        r"(?<!\w)[а-яәғқңөұүһі-]{2,}(?:у|ю|уды|уді|юды|юді|уын|уін|юын|юін|ына|уға|уге|юға|юге"
        r"|мыз|міз|мын|мін|ды|ді|ты|ті|сын|сін)(?!\w)"
        r"|(?<!\w)(?:керек|қажет|тиіс)(?!\w)",
        re.IGNORECASE,
    ),
}
_VERB_OF_REQUEST = {
    "ru": re.compile(r"(?<!\w)[а-яё-]{2,}(?:ть|ти|чь|ться|тись|чься)(?!\w)", re.IGNORECASE),
    "kk": re.compile(r"(?<!\w)[а-яәғқңөұүһі-]{2,}[ую](?:ды|ді|ын|ін)(?!\w)", re.IGNORECASE),
}
"""With a verb of its own the request may lead to nouns: «предлагает инициировать нормы: о …»."""


def _no_demands(draft: Draft) -> Iterator[Remark]:
    if draft.inquiry.kind == _INQUIRY and not draft.inquiry.demands:
        place = origin_of(draft.inquiry).place("request" if draft.inquiry.request else "body")
        what = _("The inquiry demands nothing, so there is nothing to answer.")
        yield Remark(place, what, _("Add demands, or make it an appeal: kind: appeal"))


def _no_verb(draft: Draft) -> Iterator[Remark]:
    for passage in _demands(draft):
        verb = _VERB.get(passage.language or "")
        if verb and not _is_noun_wanted(draft, passage) and not verb.search(passage.plain):
            what = _("The demand has no verb: what is to be done?")
            yield Remark(passage.place(0), what, _("Say it with a verb, such as «принять»."))


def _is_noun_wanted(draft: Draft, demand: Passage) -> bool:
    language = demand.language or ""
    request = draft.passage("request", language)
    return request is not None and bool(_VERB_OF_REQUEST[language].search(request.plain))


def _repeated(draft: Draft) -> Iterator[Remark]:
    seen: dict[tuple[str | None, str], int] = {}
    for passage in _demands(draft):
        number = int(passage.path.split(".")[1])
        words = " ".join(re.findall(r"\w+", passage.plain.casefold().replace("ё", "е")))
        first = seen.setdefault((passage.language, words), number)
        if first != number:
            what = _("The demand repeats number {number}.").format(number=first + 1)
            yield Remark(passage.place(0), what, _("Delete one of the two."))


def _demands(draft: Draft) -> Iterator[Passage]:
    return (passage for passage in draft.prose if passage.path.startswith("demands."))


RULES = (
    Rule("no-demands", N_("An inquiry without demands."), _no_demands),
    Rule("no-verb", N_("A demand without a verb."), _no_verb),
    Rule("repeated-demand", N_("A demand that says the same as another."), _repeated),
)
