"""Rules about the request and the demands: its verb, none at all, one without a verb, one twice."""

import re
from collections.abc import Iterator

from drafter.model.origin import origin_of
from drafter.proofreading.draft import Draft, Passage, Remark, Rule
from drafter.wording import N_, _
from drafter.wording.expressions import expression

_INQUIRY = "inquiry"
# No word has more letters; without a bound a long row of hyphens is begun at each of them.
_VERB = {
    # An infinitive, or a finite verb: «принять», «помочь», «найти», «прошу», «требуем», «должны».
    "ru": expression(
        r"(?<!\w)[а-яё-]{2,60}(?:ть|ти|чь|ться|тись|чься|ем|им|ет|ит|ут|ют|ат|ят|ет[её]|ите)(?!\w)"
        r"|(?<!\w)(?:прошу|нужно|надо|необходимо|должн[аоы]?|следует)(?!\w)",
        re.IGNORECASE,
    ),
    # A verbal noun («қарастыруды», «беру»), or a verb: «сұраймыз», «керек».
    "kk": expression(
        r"(?<!\w)[а-яәғқңөұүһі-]{2,60}(?:у|ю|уды|уді|юды|юді|уын|уін|юын|юін|ына|уға|уге|юға|юге"
        r"|мыз|міз|мын|мін|ды|ді|ты|ті|сын|сін)(?!\w)"
        r"|(?<!\w)(?:керек|қажет|тиіс)(?!\w)",
        re.IGNORECASE,
    ),
}
_VERB_OF_REQUEST = {
    "ru": expression(r"(?<!\w)[а-яё-]{2,60}(?:ть|ти|чь|ться|тись|чься)(?!\w)", re.IGNORECASE),
    "kk": expression(r"(?<!\w)[а-яәғқңөұүһі-]{2,60}[ую](?:ды|ді|ын|ін)(?!\w)", re.IGNORECASE),
}
"""With a verb of its own the request may lead to nouns: «предлагает инициировать нормы: о …»."""


_OTHERS, _ONE, _MANY = range(3)
_REQUESTS = {
    "ru": """
        просит прошу просим, требует требую требуем, предлагает предлагаю предлагаем,
        рекомендует рекомендую рекомендуем, настаивает настаиваю настаиваем,
        обращается обращаюсь обращаемся, призывает призываю призываем, считает считаю считаем,
        ходатайствует ходатайствую ходатайствуем, направляет направляю направляем,
        полагает полагаю полагаем, ожидает ожидаю ожидаем, выражает выражаю выражаем
        """,
    "kk": """
        сұрайды сұраймын сұраймыз, ұсынады ұсынамын ұсынамыз, өтінеді өтінемін өтінеміз,
        етеді етемін етеміз, санайды санаймын санаймыз, шақырады шақырамын шақырамыз,
        жолдайды жолдаймын жолдаймыз, күтеді күтемін күтеміз, білдіреді білдіремін білдіреміз
        """,
}
"""Verbs of requests: what a faction says of itself, what one deputy says, and several."""


def _requesting(language: str) -> dict[str, list[str]]:
    """Return by each form of a verb its three forms."""
    rows = [row.split() for row in _REQUESTS.get(language, "").split(",")]
    return {form: row for row in rows for form in row}


def _wrong_person(draft: Draft) -> Iterator[Remark]:
    author = draft.inquiry.author
    signing = len(draft.inquiry.signatories)
    for language in draft.inquiry.languages:
        passage = draft.passage("request", language)
        if passage is None or (author and author.label):
            continue
        verbs = _requesting(language)
        found = [word for word in re.finditer(r"\w+", passage.plain) if word[0].lower() in verbs]
        said = {verbs[word[0].lower()].index(word[0].lower()) for word in found}
        right = _ONE if signing == 1 else _MANY
        if author and (author.faction or author.group):
            right = _OTHERS
        if not found or right in said or (right == _ONE and _MANY in said):
            continue
        verb = found[0]
        what = _("The verb «{verb}» does not go with the author of the letter.")
        yield Remark(
            passage.place(verb.start()),
            what.format(verb=verb[0]),
            _("Write {example}.").format(example=f"«{verbs[verb[0].lower()][right]}»"),
        )


def _no_demands(draft: Draft) -> Iterator[Remark]:
    if draft.inquiry.kind == _INQUIRY and not draft.inquiry.demands:
        place = origin_of(draft.inquiry).place("request" if draft.inquiry.request else "body")
        what = _("The inquiry demands nothing, so there is nothing to answer.")
        yield Remark(place, what, _("Add demands, or make it an appeal: kind: appeal"))


def _no_verb(draft: Draft) -> Iterator[Remark]:
    for passage in demand_passages(draft):
        if not has_verb(draft, passage):
            what = _("The demand has no verb: what is to be done?")
            yield Remark(passage.place(0), what, _("Say it with a verb, such as «принять»."))


def has_verb(draft: Draft, demand: Passage) -> bool:
    """Tell whether a demand has a verb, or needs none since the request has one."""
    verb = _VERB.get(demand.language or "")
    return not verb or _is_noun_wanted(draft, demand) or bool(verb.search(demand.plain))


def _is_noun_wanted(draft: Draft, demand: Passage) -> bool:
    language = demand.language or ""
    request = draft.passage("request", language)
    return request is not None and bool(_VERB_OF_REQUEST[language].search(request.plain))


def _repeated(draft: Draft) -> Iterator[Remark]:
    seen: dict[tuple[str | None, str], int] = {}
    for passage in demand_passages(draft):
        number = int(passage.path.split(".")[1])
        words = " ".join(re.findall(r"\w+", passage.plain.casefold().replace("ё", "е")))
        first = seen.setdefault((passage.language, words), number)
        if first != number:
            what = _("The demand repeats number {number}.").format(number=first + 1)
            yield Remark(passage.place(0), what, _("Delete one of the two."))


def demand_passages(draft: Draft) -> Iterator[Passage]:
    """Yield the texts of the demands in all languages."""
    return (passage for passage in draft.prose if passage.path.startswith("demands."))


RULES = (
    Rule("no-demands", N_("An inquiry without demands."), _no_demands),
    Rule("no-verb", N_("A demand without a verb."), _no_verb),
    Rule(
        "request-person",
        N_("A request whose verb does not go with the author: «просим» of a faction."),
        _wrong_person,
    ),
    Rule("repeated-demand", N_("A demand that says the same as another."), _repeated),
)
