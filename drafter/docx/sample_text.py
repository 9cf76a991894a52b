"""The text in the body of a look, which shows its styles and is not printed."""

from collections.abc import Iterator
from typing import Any

from docx.enum.style import WD_STYLE_TYPE

from drafter.docx.opening import Fault
from drafter.docx.resolving import Resolved
from drafter.docx.shipped_look import own_texts
from drafter.docx.xml import value, w
from drafter.wording import _

_PICTURES = ("drawing", "pict", "object")
_LONGEST = 40
_MOST = 3


def set_by_hand(document: Any) -> Iterator[Fault]:
    """Yield the styles whose sample looks otherwise than they: somebody has formatted the text."""
    resolved = Resolved(document)
    found: dict[str, str] = {}
    for paragraph in document.element.body.iter(w("p")):
        own = paragraph.find(w("pPr"))
        style = value(paragraph, "w:pPr/w:pStyle")
        runs = [run.find(w("rPr")) for run in paragraph.iter(w("r")) if _text(run).strip()]
        if any(resolved.differs(style, (own, run)) for run in runs or [None]):
            found.setdefault(_title(document, style), _text(paragraph))
    for title, text in found.items():
        what = _("The sample of the style «{name}» is formatted by hand («{text}»): no letter is.")
        advice = _("Change the style: right-click «{name}» in Word, «Update to match selection».")
        what = what.format(name=title, text=_shortened(text))
        yield "look-direct-formatting", what, advice.format(name=title)


def not_printed(document: Any) -> Iterator[Fault]:
    """Yield what stands in the body beside the sample text: no letter will have it."""
    advice = _("What every letter is to have belongs into the header or footer, or a template.")
    texts = own_texts(document.element.body)
    if texts:
        listed = ", ".join(f"«{_shortened(text)}»" for text in texts[:_MOST])
        listed += ", …" if len(texts) > _MOST else ""
        what = _("The body of the look is not printed: {texts}.").format(texts=listed)
        yield "look-body-not-printed", what, advice
    if next(document.element.body.iter(*map(w, _PICTURES)), None) is not None:
        what = _("The body of the look is not printed, nor is the picture in it.")
        yield "look-body-not-printed", what, advice


def _title(document: Any, style: str | None) -> str:
    """Return the name of a paragraph's style; without one it has the default."""
    element = None if style is None else document.styles.element.get_by_id(style)
    name = value(element, "w:name") if element is not None else None
    usual = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    return name or str(usual.name if usual is not None else "")


def _text(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(w("t")))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip(' ,;:')}…"
