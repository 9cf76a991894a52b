"""Rules about totals: of a table's column, and of what is named after «в том числе»."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from itertools import zip_longest

from drafter.proofreading.counted import Sentence, Sum, sentences, written
from drafter.proofreading.draft import Draft, Paragraph, Passage, Remark, Rule
from drafter.wording import N_, _
from drafter.wording.expressions import expression

_TOTAL = expression(
    r"\W*(?:итого|всего|в\sцелом|барлығы|жиыны|жиынтығы|қорытынды|жалпы\s(?:саны|жиыны|сомасы))\b.{0,25}",
    re.IGNORECASE,
)
_PARTIAL = expression(
    r"(?<!\w)(?:в\sтом\sчисле|из\sних|оның\sішінде|соның\sішінде|итого|всего"
    r"|барлығы|жиыны)(?!\w)",
    re.IGNORECASE,
)
_NOT_ADDED = expression(
    r"%|процент|пайыз|дол[яи]|үлес|средн|орта|год|жыл|№|тариф|цена|баға", re.IGNORECASE
)
"""Headings of columns that are not added up."""

_RULER = expression(r"[|\s:-]+")
_CELL = expression(r"(?<!\\)\|")
_NUMBER = expression(r"[-−–]?\d+(?:[.,]\d+)?")
_NOTHING = {"", "-", "–", "—", "x", "х"}
_FEWEST_ROWS = 2
_ENOUGH_DIGITS = 3
"""Digits of a total that do not agree with those of a sum by chance, all but one."""


_CUE = expression(
    r"(?<!\w)(?:в\sтом\sчисле|(?:оның|соның)\sішінде)(?!\w)",
    re.IGNORECASE,
)
_FINITE = expression(r"(?<!\w)([а-яәғқңөұүһі]{2,})(?:ды|ді|ты|ті)[\s,.!?…»]*$", re.IGNORECASE)
"""The Kazakh verb at the end of a clause."""

_BRACKETS = expression(r"\([^()]*\)")
_BETWEEN = expression(r"[,;](?=\s)|\s(?:и|және)(?=\s)")
_OTHER_THOUGHT = expression(
    r"\s*(?:а|но|однако|при|что|котор\w+|ещ[её]|также|тогда|хотя|из\sних|больше|ал|бірақ|тағы|бұл)(?!\w)",
    re.IGNORECASE,
)
_PREPOSITION = expression(
    r"(?<!\w)(?:в|во|на|из|по|с|со|до|за|от|для|к|около|свыше|через|при)\s$", re.IGNORECASE
)
_KAZAKH_PLACE = expression(r"\s\w+[дт][ае](?:ғы|гі)?(?!\w)")
_LIST = expression(r"\s*:\s*$")
_LONGEST_LIST = 40
_NEAR = Decimal("0.15")
"""How far parts may be from their total to be taken for all of its parts, of which one is wrong."""


def _columns(draft: Draft) -> Iterator[Remark]:
    for passage in draft.titles:
        for rows in _tables(passage):
            yield from _wrong_totals(passage, rows)


def _tables(passage: Passage) -> Iterator[list[Paragraph]]:
    """Yield the rows of each table, without the line under its heading."""
    rows: list[Paragraph] = []
    for part in passage.paragraphs:
        if part.table:
            rows += [] if _RULER.fullmatch(part.text) else [part]
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def _wrong_totals(passage: Passage, rows: list[Paragraph]) -> Iterator[Remark]:
    cells = [_cells(row) for row in rows]
    labels = [next((text for _at, text in row if not _value(text)), "") for row in cells]
    totals = [n for n, label in enumerate(labels) if n and _TOTAL.fullmatch(label)]
    if len(totals) != 1 or totals[0] not in (1, len(rows) - 1):
        return
    total = totals[0]
    items = [row for n, row in enumerate(cells) if n not in (0, total)]
    if len(items) < _FEWEST_ROWS or any(
        _PARTIAL.search(labels[n]) for n in range(len(rows)) if n not in (0, total)
    ):
        return
    for number, (at, text) in enumerate(cells[total]):
        heading = cells[0][number][1] if number < len(cells[0]) else ""
        column = [row[number][1] if number < len(row) else "" for row in items]
        right = None if _NOT_ADDED.search(heading) else _wrong_sum(text, column)
        if right is not None:
            what = _("«{text}» stands here, but the parts add up to {right}.")
            place = passage.place(rows[total].offset + at)
            what = what.format(text=text, right=written(right))
            yield Remark(place, what, _("Correct the one that is wrong."))


def _cells(row: Paragraph) -> list[tuple[int, str]]:
    """Return the cells of a row, each with where its words begin."""
    found, start = [], row.text.index("|") + 1
    for end in [match.start() for match in _CELL.finditer(row.text)][1:]:
        cell = row.text[start:end]
        found.append((start + len(cell) - len(cell.lstrip()), cell.strip()))
        start = end + 1
    return found


def _wrong_sum(total: str, column: list[str]) -> Decimal | None:
    """Return what a column adds up to, if that is surely not the total under it.

    A total that lies among its parts may be a mean.
    """
    stated = _value(total)
    values = [Decimal(0) if text in _NOTHING else _value(text) for text in column]
    known = [value for value in values if value is not None]
    if stated is None or len(known) < len(values) or not set(column) - _NOTHING:
        return None
    right = sum(known, Decimal(0))
    decimals = max(_decimals(value) for value in (stated, *known))
    room = Decimal(1).scaleb(-decimals) * len(known) if decimals else Decimal(0)
    is_mean = min(known) <= stated <= max(known)
    return None if abs(right - stated) <= room or is_mean else right


def _value(text: str) -> Decimal | None:
    digits = re.sub(r"[ \u00a0\u202f]", "", text)
    if not _NUMBER.fullmatch(digits):
        return None
    try:
        return Decimal(digits.replace(",", ".").replace("−", "-").replace("–", "-"))
    except InvalidOperation:  # digits of another script
        return None


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _items(draft: Draft) -> Iterator[Remark]:
    every = list(sentences(draft))
    for number, sentence in enumerate(every):
        cue = _CUE.search(sentence.text)
        before = [total for total in sentence.sums if cue and total.end <= cue.start()]
        if cue is None or not before or sentence.is_rough or before[-1].is_percentage:
            continue
        whole = before[-1]
        if _says_otherwise(sentence.text, whole, cue):
            continue
        is_list = _LIST.match(sentence.text, cue.end())
        parts = (
            _listed(sentence, every[number + 1 : number + _LONGEST_LIST], whole)
            if is_list
            else _parts(sentence, cue.end(), whole)
        )
        right = sum((part.value for part in parts), Decimal(0))
        room = sum((part.rounded for part in parts), whole.rounded)
        is_wrong = len(parts) >= _FEWEST_ROWS and abs(right - whole.value) > room
        if is_wrong and _is_slip(right, whole.value):
            what = _("«{text}» stands here, but the parts add up to {right}.")
            what = what.format(text=whole.text, right=whole.in_place(right))
            place = sentence.passage.place(sentence.offset + whole.offset)
            yield Remark(place, what, _("Correct the one that is wrong."))


def _says_otherwise(text: str, whole: Sum, cue: re.Match[str]) -> bool:
    """Tell whether another thing is said of the parts than of the whole: «өндірді … жөнелтілді»."""
    before = _FINITE.search(text, whole.end, cue.start())
    after = _FINITE.search(text, cue.end())
    return bool(before and after and before[1].lower() != after[1].lower())


def _listed(sentence: Sentence, following: list[Sentence], whole: Sum) -> list[Sum]:
    """Return the parts that the items of a list name; none where one names none or several."""
    parts: list[Sum] = []
    for item in following:
        inside = [total for total in item.sums if _is_part(item.text, total)]
        if item.passage is not sentence.passage or len(inside) != 1 or item.is_rough:
            return []
        if not _alike(inside[0], whole):
            return []
        parts += inside
        if not item.text.rstrip().endswith((";", ",")):
            break
    return parts


def _parts(sentence: Sentence, start: int, whole: Sum) -> list[Sum]:
    """Return the parts that a sentence names from a place on; none where they are not clear."""
    text = _BRACKETS.sub(lambda match: " " * len(match[0]), sentence.text)
    parts: list[Sum] = []
    ends = [match.start() for match in _BETWEEN.finditer(text, start)]
    for begin, end in zip_longest([start, *ends], ends, fillvalue=len(text)):
        if parts and _OTHER_THOUGHT.match(text, _after_mark(text, begin)):
            break
        inside = [
            total
            for total in sentence.sums
            if begin <= total.offset < end and text[total.offset].strip() and _is_part(text, total)
        ]
        if len(inside) > 1 or any(not _alike(total, whole) for total in inside):
            return []
        parts += inside
    return parts


def _after_mark(text: str, begin: int) -> int:
    return begin + 1 if begin < len(text) and text[begin] in ",;" else begin


def _is_part(text: str, total: Sum) -> bool:
    """Tell whether a figure counts parts: not «в 3 районах», not «3 ауданда»."""
    return not _PREPOSITION.search(text[: total.offset]) and not _KAZAKH_PLACE.match(
        text, total.end
    )


def _alike(part: Sum, whole: Sum) -> bool:
    return not part.is_percentage and part.figure.kind is whole.figure.kind


def _is_slip(right: Decimal, stated: Decimal) -> bool:
    """Tell whether all parts seem to be there: some of them alone are no slip."""
    if abs(right - stated) <= _NEAR * stated:
        return True
    one, two = (f"{value.normalize():f}".replace(".", "") for value in (right, stated))
    digits = sum(a != b for a, b in zip(one, two, strict=False))
    is_long = len(one) == len(two) and len(two.rstrip("0")) >= _ENOUGH_DIGITS
    return is_long and (digits == 1 or sorted(one) == sorted(two))


RULES = (
    Rule("wrong-total", N_("A total under a column that is not the sum of the column."), _columns),
    Rule(
        "wrong-sum",
        N_("A total that is not the sum of the parts named after it."),
        _items,
    ),
)
