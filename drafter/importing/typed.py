"""The parts of a letter that somebody typed: by what lines say, where they stand, their order."""

from collections.abc import Sequence
from itertools import takewhile

from drafter.docx.document import Grid, Seen
from drafter.importing.appendix_pages import Page
from drafter.importing.as_markdown import line_of
from drafter.importing.enclosures import ANNOUNCED, APPENDIX, announced, is_bare, tells_sheets
from drafter.importing.formulas import (
    CLOSING,
    EXECUTOR,
    FORMULA,
    LABEL,
    REQUEST_VERB,
    SALUTATION,
    SUBJECT,
    Formulas,
)
from drafter.importing.head import Head
from drafter.importing.lines import (
    TYPED_NUMBER,
    cut,
    head_lines,
    is_wrapped,
    tail_lines,
    unwrapped,
)
from drafter.importing.naming import LONG, Naming
from drafter.importing.notes import taken_out, tell_of_notes
from drafter.importing.parts import Parts
from drafter.importing.plain import line
from drafter.importing.posts import begins_signature
from drafter.importing.requests import asks_for_one_thing
from drafter.importing.tail import Tail, is_phone
from drafter.model.letter import notes_of
from drafter.wording import _
from drafter.wording.expressions import expression
from drafter.words.typed import without_mark

_LONGEST_HEAD = 40
_MOST_OF_EXECUTOR = 5
_SUB_ITEM = expression(r"\s*(?:[а-яa-z]|\d{1,2}\.\d{1,2})\s*[.)]\s+")
_SALUTED = expression(r"([^!]{5,100}!)\s+\S")


def typed_parts(blocks: list[Seen | Grid], formulas: Formulas, pages: Sequence[Page] = ()) -> Parts:
    """Return the parts of a letter, whoever typed it; `pages` are its appendices after it."""
    sorter = _Sorter(formulas)
    sorter.parts.pages = list(pages)
    return sorter.read(blocks)


class _Sorter:
    def __init__(self, formulas: Formulas) -> None:
        self.parts = Parts()
        self.formulas = formulas
        self.naming = Naming(formulas)
        self.lost: dict[str, str] = {}

    def read(self, blocks: list[Seen | Grid]) -> Parts:
        start = self._start_of_body(blocks)
        end = self._end_of_body(blocks, start)
        head = list(head_lines(blocks[:start]))
        notes = [taken_out(blocks[:start]), taken_out(blocks[end:])]
        Head(self.parts, self.formulas).read(head)
        self.parts.body += notes[0]
        middle = blocks[start:end]
        if is_wrapped(middle):
            middle = unwrapped(middle)
            what = _("Every line was a paragraph of its own; the lines were joined.")
            self.parts.doubt("import-joined-lines", what, "body")
        self._middle(self._without_enclosures(middle))
        Tail(self.parts, self.formulas).read(list(tail_lines(blocks[end:])))
        self.parts.body += notes[1]
        tell_of_notes(self.parts, [*notes[0], *notes[1]])
        return self.parts

    def _start_of_body(self, blocks: list[Seen | Grid]) -> int:
        """Return where the body begins: after the salutation, the title or the addressee."""
        found = 0
        for index, block in enumerate(blocks[:_LONGEST_HEAD]):
            if isinstance(block, Grid):
                continue
            text = line(block.text)
            if SALUTATION.match(text) and (_SALUTED.match(text) or not _is_long(block)):
                return self._split_salutation(blocks, index)
            if self.formulas.kind(text):
                found = index + 1
        if not found:
            found = next(
                (n for n, block in enumerate(blocks[:_LONGEST_HEAD]) if _is_long(block)), 0
            )
        while found < len(blocks) and self._is_subject(blocks[found]):
            found += 1
        return found

    def _split_salutation(self, blocks: list[Seen | Grid], index: int) -> int:
        """Take the salutation; what follows it in the same paragraph begins the body."""
        block = blocks[index]
        text = line(block.text) if isinstance(block, Seen) else ""
        found = _SALUTED.match(text)
        if found and isinstance(block, Seen):
            self.parts.salutation = found[1]
            start = block.text.index("!") + 1
            blocks[index] = Seen(block.style, cut(block.content, start), align=block.align)
            return index
        self.parts.salutation = text
        blocks[index] = Seen("", list(notes_of(block.content)) if isinstance(block, Seen) else [])
        return index + 1

    def _is_subject(self, block: Seen | Grid) -> bool:
        if not isinstance(block, Seen) or _is_long(block):
            return False
        return bool(SUBJECT.match(line(block.text))) and not block.text.strip().endswith((".", ":"))

    def _end_of_body(self, blocks: list[Seen | Grid], start: int) -> int:
        """Return where the closing or the signatures begin."""
        for index in range(len(blocks) - 1, start - 1, -1):
            block = blocks[index]
            if isinstance(block, Seen) and CLOSING.match(line(block.text)):
                return index
        end = self._executor_at(blocks, start)
        while end > start and self._is_signed(blocks[end - 1]):
            end -= 1
        while start < end < len(blocks) and self._begins_signature(blocks[end - 1]):
            end -= 1
        return end

    def _executor_at(self, blocks: list[Seen | Grid], start: int) -> int:
        """Return where the lines about whoever prepared the letter begin, or its end."""
        first = max(start, len(blocks) - _MOST_OF_EXECUTOR)
        for index, block in enumerate(blocks[first:], first):
            if isinstance(block, Seen) and EXECUTOR.match(line(block.text)) and not _is_long(block):
                return index
        return len(blocks)

    def _begins_signature(self, block: Seen | Grid) -> bool:
        return isinstance(block, Seen) and begins_signature(
            line(block.text), self.formulas.language
        )

    def _is_signed(self, block: Seen | Grid) -> bool:
        rows = list(tail_lines([block]))
        return bool(rows) and all(
            EXECUTOR.match(row.text)
            or is_phone(row.text)
            or self.naming.signed(row.text)
            or self.formulas.copy(row.text)
            or (LABEL.match(row.text) and len(row.text) < LONG and row.text[-1] not in ".;")
            for row in rows
        )

    def _middle(self, blocks: list[Seen | Grid]) -> None:
        parts = self.parts
        at = self._request_at(blocks)
        if at is None:
            self._text_with_request(blocks)
            return
        demands, left = self._demands(blocks[at + 1 :])
        if not demands:
            self.parts.body += blocks
            return
        request = blocks[at]
        parts.body += blocks[:at]
        parts.request = self._text_of(request) if isinstance(request, Seen) else ""
        parts.demands = demands
        if left:
            parts.body += left
            what = _("Text that followed the demands stands at the end of the body.")
            parts.doubt("import-text-after-demands", what, "body")
        for name, sentence in self.lost.items():
            parts.doubt(name, sentence, "demands")

    def _text_with_request(self, blocks: list[Seen | Grid]) -> None:
        """Take text whose last paragraph may ask for one thing, in a sentence of its own."""
        last = blocks[-1] if blocks else None
        if isinstance(last, Seen) and asks_for_one_thing(line(last.text), self.formulas):
            self.parts.request = self._text_of(last)
            blocks = blocks[:-1]
        self.parts.body += blocks

    def _without_enclosures(self, blocks: list[Seen | Grid]) -> list[Seen | Grid]:
        """Take what announces appendices; return the other blocks."""
        found: list[Seen | Grid] = []
        index = 0
        while index < len(blocks):
            taken = self._enclosed(blocks, index)
            notes = taken_out(blocks[index : index + taken])
            self.parts.body += notes
            tell_of_notes(self.parts, notes)
            found += [] if taken else [blocks[index]]
            index += taken or 1
        return found

    def _enclosed(self, blocks: list[Seen | Grid], index: int) -> int:
        """Take a line that announces appendices with its list; return how many blocks these are."""
        block = blocks[index]
        text = line(block.text) if isinstance(block, Seen) else ""
        if not APPENDIX.match(text):
            return 0
        if tells_sheets(text):
            self.parts.enclosed += announced(text)
            return 1
        if not is_bare(text):
            titled = bool(self.parts.pages and ANNOUNCED.match(text))
            self.parts.enclosed += announced(text) if titled else []
            return int(titled)
        items = list(takewhile(_may_be_enclosed, blocks[index + 1 :]))
        texts = [
            TYPED_NUMBER.sub("", self._text_of(b), count=1) for b in items if isinstance(b, Seen)
        ]
        if not texts or not (self.parts.pages or any(map(tells_sheets, texts))):
            return 0
        self.parts.enclosed += [without_mark(text) for text in texts]
        return 1 + len(items)

    def _request_at(self, blocks: list[Seen | Grid]) -> int | None:
        """Return the place of the last paragraph that asks for something and ends in a colon."""
        formula = FORMULA.get(self.formulas.language)
        for index in range(len(blocks) - 1, -1, -1):
            block = blocks[index]
            text = line(block.text) if isinstance(block, Seen) else ""
            asks = REQUEST_VERB.search(text) or (formula and formula.match(text))
            if text.endswith(":") and asks:
                return index
        return None

    def _demands(self, blocks: list[Seen | Grid]) -> tuple[list[str], list[Seen | Grid]]:
        """Return the demands, and what stands after them and is none."""
        demands: list[str] = []
        left: list[Seen | Grid] = []
        numbered = any(isinstance(b, Seen) and _is_item(b) for b in blocks)
        for block in blocks:
            if not isinstance(block, Seen):
                left.append(block)
                continue
            text = self._text_of(block)
            if left or APPENDIX.match(text):
                left.append(block)
            elif demands and (_is_deeper(block) or _SUB_ITEM.match(text)):
                label = f"{block.number.text} " if block.number else ""
                demands[-1] += f" {label}{text}"
                what = _("The items inside a demand were put into one line.")
                self.parts.doubt("import-items-in-demand", what, "demands")
            elif _is_item(block):
                demands.append(TYPED_NUMBER.sub("", text, count=1) if not block.number else text)
            elif not numbered or (demands and demands[-1].endswith((",", ";"))):
                self._unnumbered(demands, text, numbered)
            else:
                left.append(block)
        return demands, left

    def _unnumbered(self, demands: list[str], text: str, numbered: bool) -> None:
        """Add a paragraph without a number: a demand of its own, or more of the last one."""
        if numbered:
            demands[-1] += f" {text}"
        else:
            demands.append(text)
            if len(demands) > 1:
                what = _("The demands had no numbers; every paragraph was taken for one.")
                self.parts.doubt("import-unnumbered-demands", what, "demands")

    def _text_of(self, block: Seen) -> str:
        return line_of(block.content, self.lost)


def _is_long(block: Seen | Grid) -> bool:
    return isinstance(block, Seen) and len(block.text.strip()) >= LONG


def _may_be_enclosed(block: Seen | Grid) -> bool:
    return isinstance(block, Seen) and (_is_item(block) or tells_sheets(line(block.text)))


def _is_item(block: Seen) -> bool:
    if block.number is not None:
        return block.number.level == 0
    return bool(TYPED_NUMBER.match(block.text))


def _is_deeper(block: Seen) -> bool:
    return block.number is not None and block.number.level > 0
