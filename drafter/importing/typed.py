"""The parts of a letter that somebody typed: by what lines say, where they stand, their order."""

import re

from drafter.docx.document import Grid, Seen
from drafter.importing.as_markdown import line_of
from drafter.importing.formulas import (
    APPENDIX,
    BLANK,
    CLOSING,
    EXECUTOR,
    FORMULA,
    FULL_NAME,
    LABEL,
    NAME_WITH_INITIALS,
    PHONE,
    REQUEST_VERB,
    SALUTATION,
    SUBJECT,
    TITLED,
    Formulas,
    squeezed,
)
from drafter.importing.lines import (
    TYPED_NUMBER,
    Line,
    cut,
    head_lines,
    is_wrapped,
    tail_lines,
    unwrapped,
)
from drafter.importing.parts import Parts
from drafter.importing.people import INITIALS, WORD
from drafter.importing.plain import line
from drafter.model.letter import Run
from drafter.wording import _

_LONGEST_HEAD = 40
_LONG = 160
_SUB_ITEM = re.compile(r"\s*(?:[а-яa-z]|\d{1,2}\.\d{1,2})\s*[.)]\s+")
_GAP = re.compile(r"\s*\t+\s*|\s{3,}|_{3,}")
_NAMED_LINE = re.compile(
    rf"(?P<post>.*?)(?:^|[\s,]+)(?P<name>(?:г-ну\s+|г-же\s+|господину\s+|госпоже\s+)?"
    rf"(?:{INITIALS}\s*{WORD}|{WORD}\s+{INITIALS}))\s*[,.]?"
)
_SALUTED = re.compile(r"([^!]{5,100}!)\s+\S")
_NAME = re.compile(rf"{INITIALS}\s*{WORD}")
_NAMES = re.compile(rf"{_NAME.pattern}(?:[\s,;]+{_NAME.pattern})+")


def typed_parts(blocks: list[Seen | Grid], formulas: Formulas) -> Parts:
    """Return the parts of a letter, whoever typed it."""
    return _Sorter(formulas).read(blocks)


class _Sorter:
    def __init__(self, formulas: Formulas) -> None:
        self.parts = Parts()
        self.formulas = formulas
        self.lost: dict[str, str] = {}

    def read(self, blocks: list[Seen | Grid]) -> Parts:
        start = self._start_of_body(blocks)
        end = self._end_of_body(blocks, start)
        self._head(list(head_lines(blocks[:start])))
        middle = blocks[start:end]
        if is_wrapped(middle):
            middle = unwrapped(middle)
            what = _("Every line was a paragraph of its own; the lines were joined.")
            self.parts.doubt("import-joined-lines", what, "body")
        self._middle(middle)
        self._tail(list(tail_lines(blocks[end:])))
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
            if self._kind(text):
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
        blocks[index] = Seen("", [])
        return index + 1

    def _is_subject(self, block: Seen | Grid) -> bool:
        if not isinstance(block, Seen) or _is_long(block):
            return False
        return bool(SUBJECT.match(line(block.text))) and not block.text.strip().endswith((".", ":"))

    def _kind(self, text: str) -> str:
        """Return the kind of letter that a line is the title of."""
        title = squeezed(text).rstrip(".:")
        return self.formulas.titles.get(title, "")

    def _head(self, lines: list[Line]) -> None:
        parts = self.parts
        left: list[Line] = []
        for row in lines:
            if self._kind(row.text):
                parts.title = row.text
            elif BLANK.fullmatch(row.text) or self.formulas.registration(row.text):
                parts.registration.append(row.text)
            elif SUBJECT.match(row.text) and not row.far and not parts.subject:
                parts.subject = row.text
            else:
                left.append(row)
        addressed = [row for row in left if row.far] or [r for r in left if r.align != "center"]
        rest = [row.text for row in left if row not in addressed]
        rest += self._addressee([row.text for row in addressed])
        if rest:
            parts.body += [Seen("", [Run(text)]) for text in rest]
            what = _("Lines from the head of the letter stand at the beginning of the text.")
            parts.doubt("import-head-in-body", what, "body")
        if not parts.title:
            what = _("The letter has no title that drafter knows.")
            parts.doubt("import-no-title", what, "kind")

    def _addressee(self, lines: list[str]) -> list[str]:
        """Take the first post and name; return the lines that are left."""
        at = next((n for n, text in enumerate(lines) if self._with_initials(text)), None)
        if at is None:
            at = next((n for n, text in enumerate(lines) if n and self._is_name(text)), None)
        if at is None:
            self.parts.post = line(" ".join(lines))
            return []
        found = self._with_initials(lines[at])
        post = [*lines[:at], found["post"] if found else ""]
        self.parts.post = line(" ".join(post)).rstrip(",")
        self.parts.name = found["name"] if found else lines[at]
        if lines[at + 1 :]:
            what = _("The letter has more addressees, or lines after the name.")
            self.parts.doubt("import-more-addressees", what, "addressee")
        return lines[at + 1 :]

    def _with_initials(self, text: str) -> re.Match[str] | None:
        return _NAMED_LINE.fullmatch(text)

    def _is_name(self, text: str) -> bool:
        """Tell whether a line is a name: with initials, or words that no post is made of."""
        text = TITLED.sub("", text)
        if NAME_WITH_INITIALS.fullmatch(text):
            return True
        return bool(FULL_NAME.fullmatch(text)) and not self.formulas.has_word_of_post(text)

    def _end_of_body(self, blocks: list[Seen | Grid], start: int) -> int:
        """Return where the closing or the signatures begin."""
        for index in range(len(blocks) - 1, start - 1, -1):
            block = blocks[index]
            if isinstance(block, Seen) and CLOSING.match(line(block.text)):
                return index
        end = len(blocks)
        while end > start and self._is_signed(blocks[end - 1]):
            end -= 1
        return end

    def _is_signed(self, block: Seen | Grid) -> bool:
        rows = list(tail_lines([block]))
        return all(
            EXECUTOR.match(row.text)
            or PHONE.fullmatch(row.text)
            or self._signed(row.text)
            or (LABEL.match(row.text) and len(row.text) < _LONG and row.text[-1] not in ".;")
            for row in rows
        )

    def _signed(self, text: str) -> list[tuple[str, str]]:
        """Return the posts and names of a line of signatures, nothing where it is none."""
        pieces = [piece.strip() for piece in _GAP.split(text) if piece.strip()]
        if _NAMES.fullmatch(text):
            pieces = _NAME.findall(text)
        if pieces and all(map(self._is_name, pieces)) and len(text) < _LONG:
            return [("", piece) for piece in pieces]
        if len(pieces) > 1 and self._is_name(pieces[-1]):
            return [(line(" ".join(pieces[:-1])), pieces[-1])]
        found = _NAMED_LINE.fullmatch(text)
        if found and found["post"] and len(text) < _LONG and not found["post"].endswith((".", ";")):
            return [(line(found["post"]), found["name"])]
        return []

    def _middle(self, blocks: list[Seen | Grid]) -> None:
        parts = self.parts
        at = self._request_at(blocks)
        if at is None:
            self._text(blocks)
            return
        demands, left = self._demands(blocks[at + 1 :])
        if not demands:
            self._text(blocks)
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

    def _text(self, blocks: list[Seen | Grid]) -> None:
        """Take everything for text but the line about the appendix."""
        for block in blocks:
            if isinstance(block, Seen) and self._is_appendix(block):
                self.parts.appendix = line(block.text)
            else:
                self.parts.body.append(block)

    def _is_appendix(self, block: Seen) -> bool:
        return bool(APPENDIX.match(line(block.text))) and not self.parts.appendix

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
            if self._is_appendix(block):
                self.parts.appendix = text
            elif demands and not left and (_is_deeper(block) or _SUB_ITEM.match(text)):
                label = f"{block.number.text} " if block.number else ""
                demands[-1] += f" {label}{text}"
                what = _("The items inside a demand were put into one line.")
                self.parts.doubt("import-items-in-demand", what, "demands")
            elif _is_item(block) and not left:
                demands.append(TYPED_NUMBER.sub("", text, count=1) if not block.number else text)
            elif not left and (not numbered or (demands and demands[-1].endswith((",", ";")))):
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

    def _tail(self, rows: list[Line]) -> None:
        parts = self.parts
        waiting: list[str] = []
        left: list[str] = []
        for row in rows:
            text = CLOSING.sub("", row.text, count=1) if CLOSING.match(row.text) else row.text
            if not text or BLANK.fullmatch(text) or self._takes(text):
                continue
            signed = [] if self.formulas.signature(text) else self._signed(text)
            if signed:
                self._sign(signed, waiting)
                waiting = []
            elif parts.signatories and not LABEL.match(text):
                left.append(text)
            else:
                waiting.append(text)
        if not parts.signatories and not parts.label and waiting:
            parts.label, waiting = " ".join(waiting), []
        posts = {post for post, _name in parts.signatories}
        if not parts.label and len(posts) == 1 and self.formulas.signature(*posts):
            parts.label = posts.pop()
            parts.signatories = [("", name) for _post, name in parts.signatories]
        if left or waiting:
            parts.body += [Seen("", [Run(text)]) for text in (*left, *waiting)]
            what = _("Lines that followed the signatures stand at the end of the body.")
            parts.doubt("import-text-after-signatures", what, "body")

    def _takes(self, text: str) -> bool:
        """Take a line about the executor or the appendix; return whether it is one."""
        parts = self.parts
        if EXECUTOR.match(text) or (parts.executor and PHONE.fullmatch(text)):
            parts.executor = f"{parts.executor}, {text}".strip(", ")
            return True
        if APPENDIX.match(text) and not parts.appendix:
            parts.appendix = text
            return True
        return False

    def _sign(self, signed: list[tuple[str, str]], waiting: list[str]) -> None:
        """Take signatures; lines before them are the label, or the beginning of a post."""
        parts = self.parts
        post, name = signed[0]
        if waiting and not parts.label and not parts.signatories and (
            LABEL.match(waiting[0]) or (not post and len(signed) > 1)
        ):  # fmt: skip
            parts.label = waiting.pop(0).rstrip(":")
        if waiting:
            signed = [(line(" ".join([*waiting, post])), name), *signed[1:]]
        parts.signatories += signed

    def _text_of(self, block: Seen) -> str:
        return line_of(block.content, self.lost)


def _is_long(block: Seen | Grid) -> bool:
    return isinstance(block, Seen) and len(block.text.strip()) >= _LONG


def _is_item(block: Seen) -> bool:
    if block.number is not None:
        return block.number.level == 0
    return bool(TYPED_NUMBER.match(block.text))


def _is_deeper(block: Seen) -> bool:
    return block.number is not None and block.number.level > 0
