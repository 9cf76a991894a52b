"""Rules about marks: quotation marks, brackets, dashes, «№» and spaces."""

import re
from collections.abc import Iterator

from drafter.proofreading.draft import Draft, Paragraph, Passage, Remark, Rule
from drafter.wording import N_, _
from drafter.wording.typography import quotation_marks

_LETTER = "а-яёәғқңөұүһіА-ЯЁӘҒҚҢӨҰҮҺІ"
_BRACKET = re.compile(r"[()]")
_NUMBER_OF_ITEM = re.compile(
    r"(?:^|[\s(;:,«])(?:\d{1,3}(?:[.-]\d+)*|[а-яёa-zәғқңөұүһі]{1,2})$", re.I
)
"""What stands before the bracket of «1)», «2-1)», «а)», which has no counterpart."""

_HYPHEN = re.compile(rf"(?<=[^\s|-]) (?P<mark>--?)(?: (?=[^\s|])|(?=[{_LETTER}]))")
_NUMBER_SIGN = re.compile(
    r"(?<![\w.,/#&])(?P<sign>N[oо]?\.?[ \u00a0]?|N°[ \u00a0]?|#)(?=\d)(?P<number>\d+)"
)
_LATIN_WORD_BEFORE = re.compile(r"[A-Za-z]{2,}[ \u00a0]$")
_SPACES = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_SPACE_BEFORE = re.compile(
    r"(?<=[^\s|])[ \u00a0]+(?=(?:[,;!?]|\.(?!\.|\w)|:(?!\s*\d))(?:[\s»)]|$))"
)
_NO_SPACE_AFTER = re.compile(rf"(?<=[{_LETTER}])[,;:](?=[{_LETTER}])")


def _quotes(draft: Draft) -> Iterator[Remark]:
    for passage in draft.passages:
        for start, text in _wholes(passage):
            for offset in quotation_marks(text)[1]:
                what = _("The quotation mark {mark} has no counterpart.").format(mark=text[offset])
                advice = _("Add the other mark, or delete this one.")
                yield Remark(passage.place(start + offset), what, advice)


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


def _hyphens(draft: Draft) -> Iterator[Remark]:
    for passage in draft.titles:
        for part in passage.paragraphs:
            for match in _HYPHEN.finditer(part.text):
                what = _("A hyphen stands in place of a dash.")
                place = passage.place(part.offset + match.start("mark"))
                yield Remark(place, what, _("Write « – » with a space on both sides."))


def _number_signs(draft: Draft) -> Iterator[Remark]:
    for passage in draft.titles:
        for part in passage.paragraphs:
            for match in _NUMBER_SIGN.finditer(part.text):
                if _LATIN_WORD_BEFORE.search(part.text[: match.start()]):
                    continue
                what = _("«{sign}» stands in place of «№».").format(sign=match["sign"].strip())
                advice = _("Write «№ {number}».").format(number=match["number"])
                yield Remark(passage.place(part.offset + match.start()), what, advice)


def _doubled_spaces(draft: Draft) -> Iterator[Remark]:
    for passage, part in _running(draft):
        if passage.is_body:  # elsewhere spaces are joined when the file is read
            start = part.offset
            lines = passage.text[start : start + len(part.text)].split("\n")
            for line in lines:
                for match in _SPACES.finditer(line):
                    yield Remark(
                        passage.place(start + match.start()),
                        _("Two or more spaces stand here."),
                        _("Leave one."),
                    )
                start += len(line) + 1


def _spaces_at_marks(draft: Draft) -> Iterator[Remark]:
    for passage, part in _running(draft):
        text = passage.text[part.offset : part.offset + len(part.text)]
        for match in _SPACE_BEFORE.finditer(text):
            what = _("A space stands before a punctuation mark.")
            yield Remark(passage.place(part.offset + match.start()), what, _("Delete it."))
        for match in _NO_SPACE_AFTER.finditer(part.text):
            what = _("There is no space after «{mark}».").format(mark=match[0])
            yield Remark(passage.place(part.offset + match.start()), what)


def _running(draft: Draft) -> Iterator[tuple[Passage, Paragraph]]:
    for passage in draft.titles:
        for part in passage.paragraphs:
            if not part.table:
                yield passage, part


RULES = (
    Rule("quotation-marks", N_("A quotation mark without its counterpart."), _quotes),
    Rule("brackets", N_("A bracket without its counterpart."), _brackets),
    Rule("hyphen-for-dash", N_("A hyphen in place of a dash."), _hyphens),
    Rule("number-sign", N_("«N 5», «No 5» or «#5» in place of «№ 5»."), _number_signs),
    Rule("doubled-space", N_("Two or more spaces in place of one."), _doubled_spaces),
    Rule(
        "space-at-mark",
        N_("A space before a punctuation mark, or none after it."),
        _spaces_at_marks,
    ),
)
