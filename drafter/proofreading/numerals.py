"""Rules about words beside numbers: their endings, endings typed to figures, «млн» and «тыс.»."""

import re
from collections.abc import Iterator

from drafter.proofreading.draft import Draft, Remark, Rule, mend, word_list
from drafter.wording import N_, _
from drafter.wording.expressions import expression

_SMALL = "а-яёәғқңөұүһі"
_NUMBER = r"(?<![\w.,№–-])(?P<number>\d{1,3}(?:[ \u00a0]\d{3})+|\d+)(?P<decimal>[.,]\d+)?"
_SCALE = expression(
    rf"{_NUMBER}[ \u00a0](?P<word>тысяч[аиу]?|миллион(?:а|ов)?|миллиард(?:а|ов)?|триллион(?:а|ов)?)"
    r"(?!\w)"
)
_GENITIVE_BEFORE = expression(
    r"(?<!\w)(?:более|менее|свыше|около|порядка|до|от|из|с|со|без|для|у|к|ко|по|о|об|в|во|при|на"
    r"|над|под|за|между|меньше|больше|раньше|превыша\w+|составля\w+|достиг\w+|не|ни|лишь|сумм\w+"
    r"|размер\w*|объ[её]м\w*|количеств\w*|числ\w*|[а-яё]+(?:ее|ие|ия|ии|ью|ого|его|ых|их))"
    r"[ \u00a0]$",
    re.IGNORECASE,
)
"""After these words a number may stand in another case than the nominative."""

_DECIMAL = {"процентов": "процента", "пунктов": "пункта", "километров": "километра"} | {
    "гектаров": "гектара",
    "метров": "метра",
    "градусов": "градуса",
}
_AFTER_DECIMAL = expression(
    rf"(?<![\w.,№])\d+,\d+[ \u00a0](?P<word>{'|'.join(_DECIMAL)})(?!\w)",
)
_PLURAL_AFTER_ONE = expression(
    r"(?<![\w.,№–-])(?P<number>(?:\d{1,3}[ \u00a0]){0,4}\d*(?<!1)1)[ \u00a0]"
    r"(?P<words>(?:[а-яё]{3,}[ыи]х[ \u00a0])?(?:[а-яё]{3,}(?:ов|ев)|[а-яё]+(?:[еая]ний|[яы]тий"
    r"|[аи]ций)|школ|семей|больниц|квартир|заявок|жалоб|проверок|скважин|котельных|дорог|улиц"
    r"|машин|единиц))(?!\w)"
)
_ORDINAL_BEFORE = expression(
    r"(?<!\w)(?:пункт|стат|част|номер|№|приложен|раздел|глав|абзац|ст\.|п\.|пп\.|кварт|ноя|янв|фев|мар|апр"
    r"|мая|июн|июл|авг|сен|окт|дек|форм|уровн|класс|категори|групп|этап|вариант|рис|табл|школ|лиц"
    r"|корпус|стро|граф)[а-яё]*[ \u00a0]$",
    re.IGNORECASE,
)
_ONE_BY_ITSELF = word_list("остров ров готов здоров улов клёв клев зов кров")
_YEAR = expression(r"(?:19|20)\d\d")
_ENDING = expression(
    r"(?<![\w.,№–-])(?P<number>\d+)-(?P<ending>ми|ти|мя|ть|мь|мью|тью|ух|х|и|ех|ёх|ый|ий|ая|ое|ые|ого|его|ому|ему|ых|их"
    r"|ыми|ими|ой)(?P<noun>[ \u00a0][а-яё]+)?(?!\w)"
)
_CARDINAL = frozenset(("ми", "ти", "мя", "ть", "мь", "мью", "тью", "ух", "х", "и", "ех", "ёх"))
_YEAR_ENDING = expression(
    r"(?<![\w.,№–-])(?P<year>(?:19|20)\d\d)-(?:го|м|ого|ом|ому|му)(?=[ \u00a0]год(?:а|у|ом)?(?!\w))"
)
_MISSPELT_SCALE = expression(
    r"(?<=\d)[ \u00a0](?P<word>млдд?|мрд|мнл|милд|млр|мллн|млнн|млдр|трл|тлрн)(?P<stop>\.?)(?!\w)"
)
_RIGHT_SCALE = {"мнл": "млн", "мллн": "млн", "млнн": "млн", "трл": "трлн", "тлрн": "трлн"}
_STOPPED = expression(
    rf"(?<=\d)[ \u00a0]?(?P<word>млн|млрд|трлн)\.(?=\.?[ \u00a0][{_SMALL}₸$€(]|[,;)]"
    r"|[ \u00a0]\d+[ \u00a0](?:тыс|млн|мың|тенге|теңге))"
)
_UNSTOPPED = expression(r"(?<=\d)[ \u00a0](?P<word>тыс)(?=[ \u00a0][а-яё])")


def _agreement(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running("ru"):
        for match in _SCALE.finditer(part.text):
            right = _right_scale(match, part.text[max(0, match.start() - 30) : match.start()])
            if right and right != match["word"]:
                what = _("«{word}» does not agree with the number before it.")
                place = passage.place(part.offset + match.start("word"))
                yield mend(place, what.format(word=match["word"]), match["word"], right)
        for match in _AFTER_DECIMAL.finditer(part.text):
            what = _("«{word}» does not agree with the number before it.")
            place = passage.place(part.offset + match.start("word"))
            right = _DECIMAL[match["word"]]
            yield mend(place, what.format(word=match["word"]), match["word"], right)
        for match in _PLURAL_AFTER_ONE.finditer(part.text):
            if _is_plural_right(match, part.text[max(0, match.start() - 30) : match.start()]):
                continue
            what = _("After «{number}» the noun stands in the singular, not «{words}».")
            place = passage.place(part.offset + match.start("words"))
            yield Remark(place, what.format(number=match["number"], words=match["words"]))


def _is_plural_right(match: re.Match[str], before: str) -> bool:
    last = match["words"].split()[-1]
    return bool(
        last in _ONE_BY_ITSELF or _ORDINAL_BEFORE.search(before) or _YEAR.fullmatch(match["number"])
    )


def _right_scale(match: re.Match[str], before: str) -> str | None:
    """Return the form of «тысяча» or «миллион» that a number asks for; None where none is sure.

    A decimal fraction takes the genitive singular.  In other cases than the nominative a number
    takes other forms, so that after a preposition only what no case has is wrong.
    """
    word, number = match["word"], re.sub(r"\D", "", match["number"])
    if word.startswith("тысяч"):
        one, few, many = "тысяча", "тысячи", "тысяч"
    else:
        stem = re.sub(r"(?:а|ов)$", "", word)
        one, few, many = stem, f"{stem}а", f"{stem}ов"
    if match["decimal"]:
        return few if match["decimal"].strip(".,0") else None
    governed = _GENITIVE_BEFORE.search(before) or not before.strip()
    last, tens = int(number[-1]), number[-2:-1] == "1"
    if tens or last in (0, *range(5, 10)):
        return many
    if last == 1:
        return None if word in (few, "тысячу") else one
    return few if not governed or word == one else None


def _endings(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running("ru"):
        for match in _ENDING.finditer(part.text):
            right = _right_ending(match)
            if right:
                what = _("An ending is typed to the figure: «{text}».")
                typed = f"{match['number']}-{match['ending']}"
                place = passage.place(part.offset + match.start())
                yield mend(place, what.format(text=typed), typed, right)
        for match in _YEAR_ENDING.finditer(part.text):
            what = _("An ending is typed to the figure: «{text}».")
            place = passage.place(part.offset + match.start())
            yield mend(place, what.format(text=match[0]), match[0], match["year"])


def _right_ending(match: re.Match[str]) -> str | None:
    """Return a number as it is written with what follows: «7», «5-й»; None where it is right.

    A cardinal number takes no ending; an ordinal one takes the last letter of its own, and two
    where a consonant stands before it.
    """
    number, ending, noun = match["number"], match["ending"], match["noun"]
    if ending in _CARDINAL:
        decade = ending == "х" and number.endswith("0")
        return number if noun and not decade and not noun.strip().startswith("год") else None
    if _YEAR.fullmatch(number) and noun and noun.strip().startswith("год"):
        return number
    return f"{number}-{ending[-2:] if ending in ('ого', 'его', 'ому', 'ему') else ending[-1]}"


def _scales(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running():
        for match in _MISSPELT_SCALE.finditer(part.text):
            word = match["word"]
            place = passage.place(part.offset + match.start("word"))
            what = _("There is no abbreviation «{word}».").format(word=word)
            yield mend(place, what, word, _RIGHT_SCALE.get(word, "млрд"))
        for match in _STOPPED.finditer(part.text):
            place = passage.place(part.offset + match.start("word"))
            what = _("«{word}» is written without a full stop.").format(word=match["word"])
            yield mend(place, what, f"{match['word']}.", match["word"])
        if passage.language == "ru":
            for match in _UNSTOPPED.finditer(part.text):
                place = passage.place(part.offset + match.start("word"))
                what = _("«тыс.» is written with a full stop.")
                yield mend(place, what, "тыс", "тыс.")


RULES = (
    Rule("numeral-agreement", N_("A word that does not agree with its number."), _agreement),
    Rule("ending-at-figure", N_("An ending typed to a figure: «7-ми», «5-ый»."), _endings),
    Rule("scale-word", N_("«млн.», «млд» in place of «млн», «млрд»."), _scales),
)
