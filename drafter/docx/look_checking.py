"""What a lawyer should know of a look before letters are made with it."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from docx.shared import Mm

from drafter.docx.look import Look, lacks_style
from drafter.docx.opening import Fault
from drafter.docx.xml import w
from drafter.errors import WARNING, LookError, Place, Problem
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
    missing = [lacks_style(place, name) for name in sorted(set(classes) - look.styles)]
    found = [*_fonts(look.document), *_page(look.document)]
    return [*missing, *(Problem(key, place, *told, severity=WARNING) for key, *told in found)]


def _fonts(document: Any) -> Iterator[Fault]:
    used = {
        value
        for part in (document.styles.element, document.element)
        for fonts in part.iter(w("rFonts"))
        for name, value in fonts.attrib.items()
        if re.search(r"}(ascii|hAnsi|cs)$", name)
    }
    for font in sorted(used - KAZAKH_FONTS):
        what = _("The font «{name}» is not known to have the Kazakh letters.").format(name=font)
        yield "look-font", what, _("Print «әғқңөұүһі» in it, or take Times New Roman.")


def _page(document: Any) -> Iterator[Fault]:
    for section in document.sections:
        sizes = (section.page_width or 0, section.page_height or 0)
        if any(abs(size - wanted) > _TOLERANCE for size, wanted in zip(sizes, _A4, strict=True)):
            what = _("The page is {width} × {height} mm, not A4.")
            width, height = (round(size / Mm(1)) for size in sizes)
            what = what.format(width=width, height=height)
            yield "look-page-size", what, _("Choose A4, upright, in Word.")
            break
    if not any("PAGE" in text for text in _fields(document)):
        what = _("No page number stands in the header or the footer.")
        yield "look-no-page-number", what, _("Insert one in Word.")


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
