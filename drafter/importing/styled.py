"""The parts of a letter that drafter made: the names of its styles tell."""

from collections.abc import Sequence

from drafter.docx.document import Grid, Seen
from drafter.importing.addressing import Addressing
from drafter.importing.as_markdown import line_of
from drafter.importing.formulas import COPY, Formulas
from drafter.importing.naming import Naming
from drafter.importing.notes import taken_out, tell_of_notes
from drafter.importing.parts import Parts
from drafter.importing.plain import line
from drafter.wording import _
from drafter.words.typed import without_mark

_OURS = {
    "letter-addressee": "addressee",
    "next-addressee": "addressee",
    "request": "request",
    "demand": "demands",
    "last-demand": "demands",
    "letter-appendix": "appendix",
    "signature-label": "label",
    "signatory": "signatories",
    "last-signatory": "signatories",
    "letter-copy": "copies",
}
"""What stands in the styles that only drafter's looks have."""

_ROLES = _OURS | {
    "date": "registration",
    "title": "title",
    "subject": "subject",
    "subtitle": "subject",
    "salutation": "salutation",
    "closing": "closing",
    "executor": "executor",
    "signatures": "signatures",
}
_END = ("appendix", "closing", "label", "signatories", "executor")


def is_styled(blocks: Sequence[Seen | Grid]) -> bool:
    """Tell whether drafter made a letter."""
    return len({block.style for block in blocks} & _OURS.keys()) > 1


def styled_parts(blocks: Sequence[Seen | Grid], formulas: Formulas) -> Parts:
    """Return the parts of a letter that drafter made, paragraphs added by hand in its body."""
    parts = Parts(ours=True)
    roles = [_ROLES.get(block.style, "") for block in blocks]
    closed = roles.index("closing") if "closing" in roles else len(roles)
    for index, block in enumerate(blocks[closed:], closed):
        text = line(block.text) if isinstance(block, Seen) else ""
        official = formulas.copy(text)
        if roles[index] == "copies":
            official = official or COPY.sub("", text, count=1)
        if official and roles[index] in ("", "appendix", "copies"):
            roles[index] = "copies"
            parts.copies.append(official)
    for index in _items_of_appendices(blocks, roles):
        roles[index] = "enclosed"
    named = [role and role not in ("request", "demands") for role in roles]
    notes = taken_out([block for block, is_named in zip(blocks, named, strict=True) if is_named])
    found: dict[str, list[Seen | Grid]] = {}
    for role, block in zip(roles, blocks, strict=True):
        found.setdefault(role, []).append(block)
    start = roles.index("salutation") + 1 if "salutation" in roles else 0
    end = next((n for n, role in enumerate(roles) if role in _END), len(roles))
    request = max((n for n, role in enumerate(roles) if role == "request"), default=len(roles))
    for index, block in enumerate(blocks):
        if roles[index]:
            continue
        if request < index < end and "demands" not in found:
            found["demands"] = [block]  # a single demand is a plain paragraph
            continue
        parts.body.append(block)
        if index > request or index < start or index >= end:
            parts.doubt("import-moved-paragraph", _moved(block), "body")
    _fill(parts, found, formulas)
    parts.body += notes
    tell_of_notes(parts, notes)
    return parts


def _items_of_appendices(blocks: Sequence[Seen | Grid], roles: Sequence[str]) -> list[int]:
    """Return which blocks are the items of the list that «Приложения:» begins."""
    found = []
    before = ""
    for index, (block, role) in enumerate(zip(blocks, roles, strict=True)):
        numbered = isinstance(block, Seen) and block.number is not None
        if before in ("appendix", "enclosed") and not role and numbered:
            found.append(index)
            role = "enclosed"
        before = role
    return found


def _fill(parts: Parts, found: dict[str, list[Seen | Grid]], formulas: Formulas) -> None:
    lost: dict[str, str] = {}

    def lines(role: str) -> list[str]:
        paragraphs = (block for block in found.get(role, []) if isinstance(block, Seen))
        return [line_of(paragraph.content, lost) for paragraph in paragraphs]

    parts.addressees = Addressing(Naming(formulas)).pairs(lines("addressee"))
    parts.registration, parts.demands = lines("registration"), lines("demands")
    for role in (
        *("title", "subject", "salutation", "request"),
        *("closing", "label", "executor"),
    ):
        setattr(parts, role, " ".join(lines(role)))
    parts.enclosed = [without_mark(text) for text in lines("enclosed")]
    if announced := " ".join(lines("appendix")):
        parts.enclosed = parts.enclosed or [announced]
    parts.signatories = [("", name) for name in lines("signatories")]
    grids = (block for block in found.get("signatures", []) if isinstance(block, Grid))
    for row in (row for grid in grids for row in grid.rows):
        post_of, *names = (" ".join(line_of(p.content, lost) for p in cell) for cell in row)
        parts.signatories.append((post_of, " ".join(names).strip()))
    for name, sentence in lost.items():
        parts.doubt(name, sentence, "demands")


def _moved(block: Seen | Grid) -> str:
    text = line(block.text)[:40] if isinstance(block, Seen) else _("a table")
    return _("Its place in the letter was another: «{text}».").format(text=text)
