"""What a lawyer should know of a look before letters are made with it."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from docx.shared import Mm

from drafter.docx.look import Look
from drafter.docx.xml import w
from drafter.errors import LookError, Place, Problem
from drafter.wording import _

KAZAKH_FONTS = frozenset(
    {
        *("Arial", "Arial Narrow", "Caladea", "Calibri", "Cambria", "Candara", "Carlito"),
        *("Consolas", "Constantia", "Corbel", "Courier New", "DejaVu Sans", "DejaVu Serif"),
        *("Georgia", "Inter", "Liberation Sans", "Liberation Serif", "Microsoft Sans Serif"),
        *("Noto Sans", "Noto Serif", "Open Sans", "PT Sans", "PT Serif", "Roboto", "Segoe UI"),
        *("Source Sans 3", "Source Serif 4", "Tahoma", "Times New Roman", "Trebuchet MS"),
        "Verdana",
    }
)
"""Font families known to have ә ғ қ ң ө ұ ү һ і: those of Windows since Vista, Liberation, Carlito
and Caladea with the same measures, and free families with extended Cyrillic."""

_A4 = (Mm(210), Mm(297))
_TOLERANCE = Mm(1)


def look_problems(file: Path, classes: Iterable[str]) -> list[Problem]:
    """Return what is wrong with a look; `classes` are the style names that templates use.

    Raises OSError when the file cannot be read.
    """
    try:
        look = Look(file)
    except LookError as error:
        return list(error.problems)
    place = Place(str(file))
    found = [*_styles(look, classes), *_fonts(look.document), *_page(look.document)]
    return [Problem(place, what, advice) for what, advice in found]


def _styles(look: Look, classes: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in sorted(set(classes) - look.styles):
        what = _("The look lacks the style «{name}».").format(name=name.replace("-", " "))
        yield what, _("Copy it from the look that drafter ships, or create it in Word.")


def _fonts(document: Any) -> Iterator[tuple[str, str]]:
    used = {
        value
        for part in (document.styles.element, document.element)
        for fonts in part.iter(w("rFonts"))
        for name, value in fonts.attrib.items()
        if re.search(r"}(ascii|hAnsi|cs)$", name)
    }
    for font in sorted(used - KAZAKH_FONTS):
        what = _("The font «{name}» is not known to have the Kazakh letters.").format(name=font)
        yield what, _("Print «әғқңөұүһі» in it, or take Times New Roman.")


def _page(document: Any) -> Iterator[tuple[str, str]]:
    for section in document.sections:
        sizes = (section.page_width or 0, section.page_height or 0)
        if any(abs(size - wanted) > _TOLERANCE for size, wanted in zip(sizes, _A4, strict=True)):
            what = _("The page is {width} × {height} mm, not A4.")
            width, height = (round(size / Mm(1)) for size in sizes)
            yield what.format(width=width, height=height), _("Choose A4, upright, in Word.")
            break
    if not any("PAGE" in text for text in _fields(document)):
        yield _("No page number stands in the header or the footer."), _("Insert one in Word.")


def _fields(document: Any) -> Iterator[str]:
    for section in document.sections:
        for part in (
            section.header,
            section.footer,
            section.even_page_header,
            section.first_page_header,
        ):
            for code in part._element.iter(w("instrText")):
                yield code.text or ""
            for simple in part._element.iter(w("fldSimple")):
                yield simple.get(w("instr")) or ""
