"""The end of a letter that somebody typed: closing, signatures, executor, appendix."""

from drafter.docx.document import Seen
from drafter.importing.enclosures import APPENDIX, announced, is_bare, tells_sheets
from drafter.importing.formulas import BLANK, CLOSING, EXECUTOR, LABEL, PHONE, Formulas
from drafter.importing.lines import TYPED_NUMBER, Line
from drafter.importing.naming import LONG, Naming
from drafter.importing.parts import Parts
from drafter.importing.plain import line
from drafter.importing.posts import is_contact
from drafter.model.letter import Run
from drafter.wording import _
from drafter.wording.expressions import expression
from drafter.words.typed import without_mark

_LONGEST_PHONE = 60
_SAYS = expression(r"[^\W_]")


def is_phone(text: str) -> bool:
    """Tell whether a line is a telephone number and nothing else."""
    return len(text) <= _LONGEST_PHONE and bool(PHONE.fullmatch(text))


class Tail:
    """Sorts the lines of an end into parts."""

    def __init__(self, parts: Parts, formulas: Formulas) -> None:
        """Take the parts to be filled, and the phrases of the language."""
        self.parts = parts
        self.formulas = formulas
        self.naming = Naming(formulas)
        self.waiting: list[str] = []
        """Lines that may begin a post, or are the label of the signatures."""
        self.left: list[str] = []
        self.listed: list[str] | None = None
        """The lines of an open list of appendices, the one that begins it first."""

    def read(self, rows: list[Line]) -> None:
        """Take the lines that are known; the others end the body."""
        parts = self.parts
        for row in rows:
            closing = CLOSING.match(row.text)
            if closing:
                self._end_list()
                parts.closing = closing[0]
            text = row.text[closing.end() :] if closing else row.text
            if text and not self._takes(text):
                self._take_signature(text)
        self._end_list()
        if not parts.signatories and not parts.label and self.waiting and self._is_label():
            parts.label, self.waiting = " ".join(self.waiting), []
        posts = {post for post, _name in parts.signatories}
        if not parts.label and len(posts) == 1 and self.formulas.signature(*posts):
            parts.label = posts.pop()
            parts.signatories = [("", name) for _post, name in parts.signatories]
        left = [*self.left, *self.waiting]
        if left:
            parts.body += [Seen("", [Run(text)]) for text in left]
            what = _("Lines that followed the signatures stand at the end of the body.")
            parts.doubt("import-text-after-signatures", what, "body")

    def _is_label(self) -> bool:
        label = " ".join(self.waiting)
        known = LABEL.match(label) or self.formulas.signature(label)
        return bool(known) and len(label) < LONG

    def _take_signature(self, text: str) -> None:
        """Take signatures, or a line that may belong to them."""
        parts = self.parts
        signed = [] if self.formulas.signature(text) else self.naming.signed(text)
        if signed and not parts.executor:
            self._sign(signed)
        elif (parts.signatories and not LABEL.match(text)) or parts.executor:
            self.left.append(text)
        elif len(text) > LONG or is_contact(text):
            self.left += [*self.waiting, text]
            self.waiting = []
        else:
            self.waiting.append(text)

    def _takes(self, text: str) -> bool:
        """Take a line about the executor or the appendix, or a blank; return whether it is one."""
        parts = self.parts
        nameless = parts.executor and not EXECUTOR.sub("", parts.executor)
        if EXECUTOR.match(text) or nameless or (parts.executor and is_phone(text)):
            parts.executor = f"{parts.executor}, {text}".strip(", ")
            return True
        if BLANK.fullmatch(text):
            self.left += [text] if _SAYS.search(text) else []
            return True
        if official := self.formulas.copy(text):
            parts.copies.append(official)
            return True
        return self._takes_appendix(text)

    def _takes_appendix(self, text: str) -> bool:
        """Take a line that announces appendices, or one of their list."""
        if APPENDIX.match(text):
            self._end_list()
            if tells_sheets(text) or (self.parts.pages and not is_bare(text)):
                self.parts.enclosed += announced(text)
            else:
                self.listed = [text]
            return True
        if self.listed is None:
            return False
        if not TYPED_NUMBER.match(text) and not tells_sheets(text) and self.naming.signed(text):
            self._end_list()
            return False
        self.listed.append(text)
        return True

    def _end_list(self) -> None:
        """Take the items of a list whose sheets are told; the lines of another stay together."""
        if self.listed is None:
            return
        items = [TYPED_NUMBER.sub("", text, count=1) for text in self.listed[1:]]
        if (
            is_bare(self.listed[0])
            and items
            and (any(map(tells_sheets, items)) or self.parts.pages)
        ):
            self.parts.enclosed += [without_mark(text) for text in items]
        else:
            self.left += self.listed
            what = _("The line about the appendix tells no sheets; it stands in the body.")
            self.parts.doubt("import-appendix-without-sheets", what, "body")
        self.listed = None

    def _sign(self, signed: list[tuple[str, str]]) -> None:
        """Take signatures; lines before them are the label, or the beginning of a post."""
        parts, waiting = self.parts, self.waiting
        post, name = signed[0]
        if waiting and not parts.label and not parts.signatories and (
            LABEL.match(waiting[0]) or (not post and len(signed) > 1)
        ):  # fmt: skip
            parts.label = waiting.pop(0).rstrip(":")
        if waiting:
            signed = [(line(" ".join([*waiting, post])), name), *signed[1:]]
        parts.signatories += signed
        self.waiting = []
