"""Rules about shares: a percentage and the two figures beside it, and what is left of a whole."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from drafter.proofreading.counted import Sentence, Sum, sentences, written
from drafter.proofreading.draft import Draft, Remark, Rule
from drafter.wording import N_, _
from drafter.wording.expressions import expression

_HUNDRED = Decimal(100)
_ROUGHLY = Decimal(5)
_OUT_OF = expression(r"(?<!\w)из(?:\s\w+)?\s$", re.IGNORECASE)
_WORDS = r"(?:\s[^\W\d_][\w-]*){0,4}"
_FIRST_OF_PARTS = expression(
    r"-?(?:[днт][ае]н|[ндт][ыі]ң)(?!\w)|(?:\s[\w«»-]+){0,3}?\s\w+(?:[ндт][ыі]ң|[днт][ае]н)(?!\w)"
)
"""What makes a Kazakh figure the whole: «60-тан», «52 мектептің»."""

_PART = expression(r"\s?[^\W\d_]*-с?[ыі](?!\w)|(?:\s\w+){0,2}?\s\w+[ыі](?!\w)")
_LINK = {
    "ru": expression(
        _WORDS + r"(?:,?\s(?:то\sесть|т\.\s?е\.|или|что\sсостав\w+)|\s?[(–—])"
        r"\s?(?:(?:это|или|всего|лишь|только|то\sесть)\s)*"
    ),
    "kk": expression(
        r"[^.;:()]{0,40}?(?:,?\s(?:яғни|немесе|бұл)\s|\s?[(–—]\s?(?:яғни\s|бұл\s)?)"
        r"(?:тек\s)?"
    ),
}
"""What stands between a part and its percentage."""

_LINK_BEFORE = expression(_WORDS + r"(?:\s?[(–—:]|,?\s(?:или|то\sесть))\s?(?:всего\s)?")
"""What stands between a percentage and the part: «на 40 % (25 из 52 школ)»."""

_AFTER_PERCENTAGE = expression(
    r"(?:-[^\W\d_]+)?(?:\s?[).,;:!?]|\s*$|\s(?:от|всех|общ|ғана|құра|жөнде|болып))"
)
_FROM_BEFORE = expression(r"(?<!\w)со?\s$", re.IGNORECASE)
_TO = expression(r"[^.;:()]{0,40}\sдо\s")
_BY_AFTER = expression(
    r"[^.;:()\d]{0,40}?(?:,\s(?:то\sесть|или|т\.\s?е\.)|\s?[(–—])"
    r"\s?(?:рост\s|снижение\s|то\sесть\s)?на\s"
)
_BY_BEFORE = expression(r"(?<!\w)на\s$", re.IGNORECASE)
_THEN_FROM = expression(r"\s(?:[(–—]\s?)?(?:то\sесть\s)?с\s|,\sс\s")
_KAZAKH_FROM = expression(r"[^.;:()]*[днт][ае]н\s")
_KAZAKH_TO = expression(r"[^.;:()]*[ғгқк][ае](?:\sдейін)?,?\s(?:[(–—]|яғни|немесе)\s?")
_KAZAKH_BY = expression(r"-?\s?(?:ға|ге|қа|ке)(?!\w)")

_REST = {
    "ru": expression(
        r"(?<!\w)(?:остальн\w+|оставш\w+|остал[оиа]\w*|осталось)(?!\w)", re.IGNORECASE
    ),
    "kk": expression(r"(?<!\w)қалған\w*(?!\w)", re.IGNORECASE),
}
_NOT = expression(r"(?<!\w)не\s(\w{4,})", re.IGNORECASE)
_KAZAKH_NOT = expression(
    r"(\w{3,}?)(?:[мбп][ае](?:ды|ді|ған|ген|й\w*|ған)|\w+[ғгқк][ае]н\sжоқ)(?!\w)"
)
_DONE = expression(
    r"заверш|законч|окончен|достро|постро|сдан|введен|введён|выполн|исполн|освоен|реализ|рассмотр"
    r"|выплач|устран|аяқтал|біт|салын|тапсыр|орындал|игеріл|төлен|қарал|жойыл",
    re.IGNORECASE,
)
"""What one of two words for the same may say: «сдано 25, не завершено 30» of 52 is too much."""

_OF_THEM = expression(r"\sиз(?!\w)", re.IGNORECASE)
_NEAR = 200
"""Characters in which the words stand that go with a figure."""

_LIKE = 4
"""Letters by which «готово» and «не готовы», «жөнделді» and «жөнделмеді» agree."""


class _Share(NamedTuple):
    """Two figures and a percentage, and what it should be at least and at most."""

    percentage: Sum
    one: Sum
    two: Sum
    right: Decimal
    least: Decimal
    most: Decimal


def _percentages(draft: Draft) -> Iterator[Remark]:
    for sentence in sentences(draft):
        for three in zip(sentence.sums, sentence.sums[1:], sentence.sums[2:], strict=False):
            share = _share(sentence, *three) or _growth(sentence, *three)
            if share and not share.least <= share.percentage.value <= share.most:
                what = _("«{text}» stands here, but «{one}» and «{two}» give {right} %.")
                percentage = share.percentage
                step = Decimal(1).scaleb(-percentage.decimals)
                right = written(share.right.quantize(step, ROUND_HALF_UP))
                what = what.format(
                    text=percentage.text, one=share.one.text, two=share.two.text, right=right
                )
                place = sentence.passage.place(sentence.offset + percentage.offset)
                yield Remark(place, what, _("Correct the one that is wrong."))


def _share(sentence: Sentence, one: Sum, two: Sum, three: Sum) -> _Share | None:
    """Return a part of a whole: «из 1 248 км – 417, то есть 33,4 %», «417 (33,4 %) из 1 248»."""
    found = _ordered(sentence, one, two, three)
    if found is None:
        return None
    part, whole, percentage = found
    if part.is_percentage or whole.is_percentage or not percentage.is_percentage:
        return None
    return _reckoned(sentence, percentage, part, whole) if 0 < part.value < whole.value else None


def _ordered(sentence: Sentence, one: Sum, two: Sum, three: Sum) -> tuple[Sum, Sum, Sum] | None:
    """Return part, whole and percentage where the words between three figures show them."""
    text, language = sentence.text, sentence.passage.language or ""
    link = _LINK.get(language)
    between, then = text[one.end : two.offset], text[two.end : three.offset]
    if link is None:
        return None
    if language == "ru" and one.is_percentage:
        linked = _LINK_BEFORE.fullmatch(between) and _OUT_OF.search(then)
        return (two, three, one) if linked else None
    if language == "ru" and two.is_percentage:
        shown, found = link.fullmatch(between) and _OUT_OF.search(then), (one, three, two)
    elif language == "ru" and _OUT_OF.search(between):
        shown, found = link.fullmatch(then), (one, two, three)
    else:
        shown = _is_part(sentence, one, two) and link.fullmatch(then)
        found = (two, one, three)
    return found if shown and _AFTER_PERCENTAGE.match(text, found[2].end) else None


def _is_part(sentence: Sentence, whole: Sum, part: Sum) -> re.Match[str] | None:
    """Tell whether the first figure is the whole and the second a part of it."""
    text = sentence.text
    if sentence.passage.language == "ru":
        return _OUT_OF.search(_before(text, whole))
    first = _FIRST_OF_PARTS.match(text, whole.end)
    return _PART.match(text, part.end) if first and first.end() <= part.offset else None


def _reckoned(sentence: Sentence, percentage: Sum, part: Sum, whole: Sum) -> _Share:
    least = (part.value - part.rounded) / (whole.value + whole.rounded) * _HUNDRED
    most = (part.value + part.rounded) / (whole.value - whole.rounded) * _HUNDRED
    right = part.value / whole.value * _HUNDRED
    return _with_room(sentence, _Share(percentage, part, whole, right, least, most))


def _with_room(sentence: Sentence, share: _Share) -> _Share:
    """Give a percentage the room of its last digit, and more where figures are said to be rough."""
    room = Decimal(1).scaleb(-share.percentage.decimals)
    room = max(room, _ROUGHLY) if sentence.is_rough else room
    return share._replace(least=share.least - room, most=share.most + room)


def _growth(sentence: Sentence, one: Sum, two: Sum, three: Sum) -> _Share | None:
    """Return a change: «с 40 до 50 млрд, то есть на 25 %», «на 25 % – с 40 до 50 млрд»."""
    text = sentence.text
    between, then = text[one.end : two.offset], text[two.end : three.offset]
    old, new, percentage = one, two, three
    if sentence.passage.language == "kk":
        from_to = _KAZAKH_FROM.fullmatch(text[one.offset : two.offset])
        is_growth = (
            from_to
            and _KAZAKH_TO.fullmatch(text[two.offset : three.offset])
            and _KAZAKH_BY.match(text, three.end)
        )
    elif one.is_percentage:
        old, new, percentage = two, three, one
        is_growth = (
            _BY_BEFORE.search(_before(text, one))
            and _THEN_FROM.fullmatch(between)
            and _TO.fullmatch(then)
        )
    else:
        is_growth = (
            _FROM_BEFORE.search(_before(text, one))
            and _TO.fullmatch(between)
            and _BY_AFTER.fullmatch(then)
        )
    sound = percentage.is_percentage and not (old.is_percentage or new.is_percentage)
    if not is_growth or not sound or old.value <= old.rounded:
        return None
    changes = [
        abs(new.value + up - old.value - down) / (old.value + down) * _HUNDRED
        for up in (-new.rounded, new.rounded)
        for down in (-old.rounded, old.rounded)
    ]
    right = abs(new.value - old.value) / old.value * _HUNDRED
    share = _Share(percentage, old, new, right, min(changes), max(changes))
    return _with_room(sentence, share)


def _remainders(draft: Draft) -> Iterator[Remark]:
    for sentence in sentences(draft):
        for whole, part, rest in zip(
            sentence.sums, sentence.sums[1:], sentence.sums[2:], strict=False
        ):
            if not _is_remainder(sentence, whole, part, rest):
                continue
            right = whole.value - part.value
            room = whole.rounded + part.rounded + rest.rounded
            if abs(right - rest.value) <= room or right <= 0:
                continue
            what = _("«{text}» stands here, but «{part}» of «{whole}» leave {right}.")
            right_text = rest.in_place(right)
            what = what.format(text=rest.text, part=part.text, whole=whole.text, right=right_text)
            place = sentence.passage.place(sentence.offset + rest.offset)
            yield Remark(place, what, _("Correct the one that is wrong."))


def _is_remainder(sentence: Sentence, whole: Sum, part: Sum, rest: Sum) -> bool:
    """Tell whether a figure is what a part leaves of a whole: «из 52 готовы 25, остальные 27»."""
    text, language = sentence.text, sentence.passage.language
    kinds = {total.is_percentage for total in (whole, part, rest)}
    if kinds != {False} or sentence.is_rough or not part.value < whole.value > rest.value:
        return False
    between = text[part.end : rest.offset]
    overflows = part.value + rest.value > whole.value
    if language == "ru":
        if not _OUT_OF.search(_before(text, whole)) or _OF_THEM.match(text, rest.end):
            return False
        denied = _NOT.search(between) or _NOT.match(text, rest.end + 1)
        said = text[whole.end : part.offset] + text[part.end : part.end + 40]
        return bool(_REST["ru"].search(between)) or (
            denied is not None
            and (
                (overflows and _DONE.match(denied[1]) is not None)
                or _says(denied[1], _NOT.sub(" ", said))
            )
        )
    if language == "kk" and _FIRST_OF_PARTS.match(text, whole.end):
        denied = _KAZAKH_NOT.search(text, rest.end, rest.end + _NEAR)
        return bool(_REST["kk"].search(between)) or (
            denied is not None
            and ((overflows and _DONE.match(denied[1]) is not None) or _says(denied[1], between))
        )
    return False


def _before(text: str, figure: Sum) -> str:
    """Return the words before a figure; with all the text, time would grow as its square."""
    return text[max(0, figure.offset - _NEAR) : figure.offset]


def _says(word: str, text: str) -> bool:
    """Tell whether a text has the same verb as the denied one."""
    begin = word.lower()[:_LIKE]
    return any(other.lower().startswith(begin) for other in re.findall(r"\w{4,}", text))


RULES = (
    Rule(
        "wrong-percentage",
        N_("A percentage that the two figures beside it do not give."),
        _percentages,
    ),
    Rule(
        "wrong-remainder",
        N_("A remainder that is not what the part leaves of the whole."),
        _remainders,
    ),
)
