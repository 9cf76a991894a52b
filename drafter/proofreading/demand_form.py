"""Rules about how demands are worded: imperatives, capitals, and all of them in one form."""

import re
from collections import Counter
from collections.abc import Iterator

from drafter.proofreading.demands import demand_passages, has_verb
from drafter.proofreading.draft import Draft, Passage, Remark, Rule, mend, word_list
from drafter.wording import N_, _
from drafter.wording.expressions import expression
from drafter.words.typed import without_mark, without_number

_INFINITIVE = expression(r"(?<![\w-])[а-яё-]+(?:ть|ти|чь|ться|тись|чься)(?![\w-])", re.IGNORECASE)
_NO_INFINITIVE = word_list("часть область власть почти путь сеть связь печать речь ночь")
_IMPERATIVE = {
    "ru": expression(r"(?:не[ \u00a0])?(?P<verb>[а-яё]{2,}(?:йте|ите|ьте)(?:сь)?)(?!\w)", re.I),
    "kk": expression(
        r"(?P<verb>[а-яәғқңөұүһі]{2,60}(?:[ыі]ңыз|[ыі]ңіз|ңыз|ңіз)(?:дар|дер)?)$", re.I
    ),
}
_NO_IMPERATIVE = word_list(
    """
    защите кредите элите транзите лимите дефиците граните аудите визите профиците теңіз
    """
)
_FIRST = expression(r"\W*(?P<word>[^\W\d_][\w-]*)")
_VERB_ENDS = expression(r"(?:ть|ти|чь|ться|тись|чься|йте|ите|ьте)$")
_COMMON_STARTS = {
    "ru": word_list(
        """
        о об обо в во на по с со при для до не принятие проведение обеспечение разработка
        создание внесение рассмотрение рассмотрении выделение увеличение внедрение усиление
        установление запрет запрете введение введении
        """
    ),
    "kk": word_list(
        """
        осы осындай тиісті барлық жергілікті мемлекеттік заңнамаға заңнаманы жағдайды мәселені
        шаралар шара нақты бюджеттен жауапты кінәлі тұрғындарға халыққа жоғарыда аталған ауыл
        аудан облыс қала мектептерді мектеп жолдарды жолды жоспарды жоспар бағдарламаны
        бағдарлама қажетті қосымша барлығын әкімдіктерге әкімдерге әкімдер министрліктерге
        """
    ),
}
_KAZAKH_FORMS = (
    ("туралы", expression(r"(?<!\w)туралы$")),
    ("accusative", expression(r"[а-яәғқңөұүһі](?:уды|уді|юды|юді)$")),
    ("dative", expression(r"[а-яәғқңөұүһі](?:уға|уге|юға|юге)$")),
    ("finite", expression(r"(?:сын|сін|мыз|міз|мын|мін|ады|еді|йды|йді)$")),
    ("needed", expression(r"(?<!\w)(?:керек|қажет|тиіс)$")),
    ("nominative", expression(r"[а-яәғқңөұүһі]{2}[ую]$")),
)
_NOUN = expression(r"[а-яё]{3,}(?:ние|ния|тие|ции|ция|вка|тка|жка|мотр|аз|ёт|ет|ль)$")
_ABOUT = expression(r"(?:о|об|обо)[ \u00a0]", re.IGNORECASE)


def _bare(passage: Passage) -> tuple[int, str]:
    """Return a demand without what is typed around it, and how much stood before it."""
    bare = without_number(passage.plain)
    return len(passage.plain) - len(bare), without_mark(bare.rstrip())


def _imperatives(draft: Draft) -> Iterator[Remark]:
    for passage in demand_passages(draft):
        offset, text = _bare(passage)
        verb = _imperative(text, passage.language)
        if verb:
            what = _("«{verb}» is an imperative, which a sentence with «asks» cannot lead to.")
            place = passage.place(offset + verb.start("verb"))
            advice = _("Write a form such as {example}.").format(
                example="«қабылдауды»" if passage.language == "kk" else "«принять»"
            )
            yield Remark(place, what.format(verb=verb["verb"]), advice)


def _imperative(text: str, language: str | None) -> re.Match[str] | None:
    pattern = _IMPERATIVE.get(language or "")
    if pattern is None:
        return None
    found = pattern.search(text) if language == "kk" else pattern.match(text)
    return found if found and found["verb"].lower() not in _NO_IMPERATIVE else None


def _capitals(draft: Draft) -> Iterator[Remark]:
    """Tell of capitals: a verb's always, another common word's where its neighbours have none."""
    demands = [(passage, *_bare(passage)) for passage in demand_passages(draft)]
    small = {p.language for p, _offset, text in demands if text[:1].islower()}
    for passage, offset, text in demands:
        first = _FIRST.match(text)
        if (
            first is None
            or not first["word"][0].isupper()
            or first["word"][1:] != (first["word"][1:].lower())
        ):
            continue
        word = first["word"].lower()
        common = word in _COMMON_STARTS.get(passage.language or "", ())
        verb = passage.language == "ru" and _VERB_ENDS.search(word) and word not in _NO_INFINITIVE
        if verb or (common and passage.language in small):
            what = _("The demand begins with a capital letter, but goes on the sentence before.")
            place = passage.place(offset + first.start("word"))
            yield mend(place, what, first["word"], word)


def _other_forms(draft: Draft) -> Iterator[Remark]:
    for language in draft.inquiry.languages:
        forms = [
            (passage, form)
            for passage in demand_passages(draft)
            if passage.language == language and (form := _form(draft, passage)) is not None
        ]
        counts = Counter(form for _passage, form in forms)
        if len(counts) < 2:
            continue
        (usual, most), (_other, second) = counts.most_common(2)
        if most == second and len(forms) > 2:
            continue
        for passage, form in forms:
            if form != usual:
                what = _("The demand has another form than its neighbours.")
                yield Remark(passage.place(_bare(passage)[0]), what, _("Word all of them alike."))


def _form(draft: Draft, passage: Passage) -> str | None:
    """Return the form of a demand; None where it is not known, or where another rule tells it."""
    text = _bare(passage)[1]
    if _imperative(text, passage.language) or not has_verb(draft, passage):
        return None
    if passage.language == "kk":
        end = re.sub(r"\s*\([^()]*\)$", "", text).rstrip(" .;,»")
        return next((name for name, pattern in _KAZAKH_FORMS if pattern.search(end)), None)
    if passage.language != "ru":
        return None
    if _ABOUT.match(text):
        return "about"
    verbs = (verb[0].lower() for verb in _INFINITIVE.finditer(text))
    if any(verb not in _NO_INFINITIVE for verb in verbs):
        return "infinitive"
    first = _FIRST.match(text)
    return "noun" if first and _NOUN.search(first["word"].lower()) else None


RULES = (
    Rule("imperative-demand", N_("A demand in the imperative: «накажите»."), _imperatives),
    Rule("capital-demand", N_("A demand that begins with a capital letter."), _capitals),
    Rule("demand-form", N_("A demand in another form than its neighbours."), _other_forms),
)
