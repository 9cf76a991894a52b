"""What a lawyer should know of a look before letters are made with it."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from docx.shared import Mm

from drafter.docx.letterheads import fields, printed
from drafter.docx.look import Look
from drafter.docx.look_left_out import left_out
from drafter.docx.opening import Fault
from drafter.docx.running_text import several_fonts
from drafter.docx.sample_text import not_printed, set_by_hand
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
_MOST_NAMES = 3


def look_problems(file: Path, classes: Iterable[str]) -> list[Problem]:
    """Return what is wrong with a look; `classes` are the style names that templates use.

    An error keeps letters from being made with it, a warning is advice.  Raises OSError when the
    file cannot be read.
    """
    try:
        look = Look(file)
        document = look.document
        missing = [look.lacks(name) for name in sorted(set(classes) - look.styles)]
    except LookError as error:
        return list(error.problems)
    place = Place(str(file))
    found = [
        *left_out(look.left_out),
        *_fonts(document),
        *_theme_fonts(document),
        *several_fonts(look),
        *_page(document),
        *set_by_hand(document),
        *not_printed(document),
    ]
    advice = [Problem(key, place, *told, severity=WARNING) for key, *told in found]
    return [*missing, *look.notes(), *look.renamings(), *advice, *look.unfilled()]


def _fonts(document: Any) -> Iterator[Fault]:
    used = {
        value
        for part in (document.styles.element, *printed(document))
        for fonts in part.iter(w("rFonts"))
        for name, value in fonts.attrib.items()
        if re.search(r"}(ascii|hAnsi|cs)$", name)
    }
    for font in sorted(used - KAZAKH_FONTS):
        what = _("The font «{name}» is not known to have the Kazakh letters.").format(name=font)
        yield "look-font", what, _("Print «әғқңөұүһі» in it, or take Times New Roman.")


def _theme_fonts(document: Any) -> Iterator[Fault]:
    """Yield the fault that styles name no font, but the theme's (ECMA-376, part 1, 17.18.96)."""
    names = [
        _name(fonts)
        for fonts in document.styles.element.iter(w("rFonts"))
        if any(re.search(r"}(ascii|hAnsi|cs)(T|t)heme$", name) for name in fonts.attrib)
    ]
    if names:
        named = ", ".join(dict.fromkeys(f"«{name}»" for name in names[:_MOST_NAMES]))
        named += ", …" if len(names) > _MOST_NAMES else ""
        what = _("The font of the theme counts in {styles}, whatever font is named beside it.")
        advice = _("Choose a font by its name in Word: Modify the style, Format, Font.")
        yield "look-theme-font", what.format(styles=named), advice


def _name(fonts: Any) -> str:
    """Return the name of the style that an element stands in; «Default text» for the defaults."""
    style = next(fonts.iterancestors(w("style")), None)
    name = None if style is None else style.find(w("name"))
    return _("Default text") if name is None else str(name.get(w("val"), ""))


def _page(document: Any) -> Iterator[Fault]:
    section = document.sections[-1]  # the one that letters take over
    sizes = section.page_width or 0, section.page_height or 0
    width, height = (round(size / Mm(1)) for size in sizes)
    pairs = zip(sorted(sizes), _A4, strict=True)
    if any(abs(size - wanted) > _TOLERANCE for size, wanted in pairs):
        what = _("The page is {width} × {height} mm, not A4.").format(width=width, height=height)
        yield "look-page-size", what, _("Choose A4, upright, in Word.")
    elif width > height:
        what = _("The page lies on its side: every letter will be landscape.")
        yield "look-landscape", what, _("If that is not meant, choose «Portrait» in Word.")
    if not any("PAGE" in code for code in fields(document)):
        what = _("No page number stands in the header or the footer.")
        yield "look-no-page-number", what, _("Insert one in Word.")
