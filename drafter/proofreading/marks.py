"""Rules about marks that come in pairs: quotation marks and brackets."""

import re
from bisect import bisect
from collections.abc import Iterator

from drafter.proofreading.draft import Draft, Passage, Remark, Rule
from drafter.wording import N_, _
from drafter.wording.expressions import expression
from drafter.wording.typography import quotation_marks

_BRACKET = expression(r"[()]")
_NUMBER_OF_ITEM = expression(
    r"(?:^|[\s(;:,«])(?:\d{1,3}(?:[.-]\d+)*|[а-яёa-zәғқңөұүһі]{1,2})$", re.I
)
"""What stands before the bracket of «1)», «2-1)», «а)», which has no counterpart."""

_NAMED = expression(r"[^\W\d_][ \u00a0\n]$")
"""What stands before the name of a body or an act in quotation marks: a word."""

_AFTER_NUMBER = expression(r"\d[ \u00a0\n]$")
_ACT = expression(r"«?Об?о?[ \u00a0]")
"""How the names of acts begin, which follow their numbers: «№ 474 «О внесении изменений …»."""

_ENDS_SENTENCE = expression(r"[.!?…](?=\s)|\n")
_FORM_OF_COMPANY = expression(
    r"\s*(?:АҚ|ЖШС|ЖАҚ|РМК|РМҚК|МКК|МКҚК|КМК|КМҚК|РММ|КММ|ММ|ҚБ|ҚҚ|ЗТБ|ШЖҚ|АО|ТОО|РГП|РГУ|КГУ"
    r"|[Аа]кционерлік|[Жж]ауапкершілігі|[Рр]еспубликалық|[Мм]емлекеттік|[Кк]оммуналдық|[Ққ]оғамдық)"
    r"(?!\w)"
)
_COMPANY = expression(
    r"(?:қоры|компаниясы|холдингі|банкі|орталығы|кәсіпорны|корпорациясы|қоғамы|академиясы"
    r"|университеті|институты|мекемесі|агенттігі|(?<!\w)Ұ?А?[КҚ]|туралы)$"
)
_STARTS = expression(r"(?:^|\n|[.!?…:][ \u00a0])$")
_SAID = expression(r"[,.!?…]?[ \u00a0]?(?:[–—-][ \u00a0]|\n|$)")
"""What stands after the mark that closes what somebody said."""

_SPEAKER = expression(r"»,[ \u00a0][–—-][ \u00a0][а-яёәғқңөұүһі]{4}")
"""What stands after the name that ends a speech: who says it."""

_LONGEST_SPEECH = 1000
_LONGEST_NAME = 200
"""Characters between two opening marks, or two closing ones, of one name."""


def _quotes(draft: Draft) -> Iterator[Remark]:
    for passage in draft.passages:
        for start, text in _wholes(passage):
            pairs, unpaired = quotation_marks(text)
            inner = sorted((opened, closed) for opened, closed, _depth in pairs)
            ends = sorted(closed for _opened, closed in inner)
            for offset in unpaired:
                if _coincides(text, offset, inner, ends):
                    continue
                what = _("The quotation mark {mark} has no counterpart.").format(mark=text[offset])
                advice = _("Add the other mark, or delete this one.")
                yield Remark(passage.place(start + offset), what, advice)


def _coincides(text: str, mark: int, pairs: list[tuple[int, int]], ends: list[int]) -> bool:
    """Tell whether a mark lacks its other one since another stands there: marks are set once.

    So it is at the end of «АО «НК «Казатомпром» сообщило», and at the beginning of «Самұрық-Қазына»
    ұлттық әл-ауқат қоры» АҚ.  `pairs` have the marks of the pairs by their beginnings, `ends` where
    pairs end, in order.
    """
    following = bisect(pairs, (mark, 0))
    inner = pairs[following] if following < len(pairs) else None
    if inner and _ends_with_inner(text, mark, inner):
        return True
    before = text[max(0, mark - 2) : mark]
    if _NAMED.search(before) or (
        _AFTER_NUMBER.search(before)
        and inner
        and _ACT.match(text, mark)
        and _ACT.match(text, inner[0])
    ):
        return inner is not None and _is_one_name(text, mark + 1, inner[0])
    count = bisect(ends, mark)
    if not count or not _is_one_name(text, ends[count - 1] + 1, mark):
        return False
    name = text[ends[count - 1] + 1 : mark]
    return bool(_FORM_OF_COMPANY.match(text, mark + 1) or _COMPANY.search(name))


def _ends_with_inner(text: str, mark: int, inner: tuple[int, int]) -> bool:
    """Tell whether words that are quoted within what somebody says end where he does."""
    if inner[0] - mark > _LONGEST_SPEECH or not _STARTS.search(text[max(0, mark - 3) : mark]):
        return False
    said = text[mark + 1 : inner[0]]
    if said.endswith(": ") and "\n" not in said and _SAID.match(text, inner[1] + 1):
        return True
    speaker = _SPEAKER.search(text, inner[1], mark + _LONGEST_SPEECH)
    return speaker is not None and "\n" not in text[mark : speaker.start()]


def _is_one_name(text: str, start: int, end: int) -> bool:
    between = text[start : min(end, start + _LONGEST_NAME)]
    return (
        end - start <= _LONGEST_NAME
        and any(map(str.isalpha, between))
        and not _ENDS_SENTENCE.search(between)
    )


def _wholes(passage: Passage) -> Iterator[tuple[int, str]]:
    """Yield what quotation marks pair within: a row of a table, or else the text between rows.

    A quotation may run over several paragraphs.
    """
    rows = [part for part in passage.paragraphs if part.table]
    text = list(passage.plain)
    for row in rows:
        yield row.offset, row.text
        text[row.offset : row.offset + len(row.text)] = " " * len(row.text)
    yield 0, "".join(text)


def _brackets(draft: Draft) -> Iterator[Remark]:
    for passage in draft.passages:
        for part in passage.paragraphs:
            for offset in _unpaired_brackets(part.text):
                what = _("The bracket {mark} has no counterpart.").format(mark=part.text[offset])
                advice = _("Add the other bracket, or delete this one.")
                yield Remark(passage.place(part.offset + offset), what, advice)


def _unpaired_brackets(text: str) -> list[int]:
    """Return where brackets without a counterpart stand.

    The bracket of an item, «1)», may or may not close one that was opened before it: «(подпункт 3)
    пункта 1)» is right, and so is «(пункт 1)».
    """
    open_at: list[int] = []
    spare = 0  # brackets of items that have closed one which a later bracket may close, too
    unpaired = []
    for match in _BRACKET.finditer(text):
        item = _NUMBER_OF_ITEM.search(text[max(0, match.start() - 12) : match.start()])
        if match[0] == "(":
            open_at.append(match.start())
        elif open_at:
            open_at.pop()
            spare += bool(item)
        elif spare:
            spare -= 1
        elif not item:
            unpaired.append(match.start())
    return sorted(unpaired + open_at)


RULES = (
    Rule("quotation-marks", N_("A quotation mark without its counterpart."), _quotes),
    Rule("brackets", N_("A bracket without its counterpart."), _brackets),
)
