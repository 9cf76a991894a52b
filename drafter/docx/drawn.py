"""The pictures of a Word file, as letters can print them again."""

from typing import Any

from drafter.docx.opening import Package
from drafter.docx.xml import R, w
from drafter.model.letter import Picture
from drafter.pictures.image import PictureError
from drafter.pictures.loading import cleaned

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/"
_MAIN, _PLACED = f"{_DRAWING}main}}", f"{_DRAWING}wordprocessingDrawing}}"
_CENTIMETRE = 360_000
"""English Metric Units."""


def drawn_picture(element: Any, package: Package) -> Picture | None:
    """Return the picture that a drawing shows; None for any other, and for what cannot be kept.

    So it is with a picture that is cropped or turned by hand: what nobody saw would be seen.
    """
    blips = list(element.iter(f"{_MAIN}blip"))
    if element.tag != w("drawing") or len(blips) != 1 or _is_changed(element):
        return None
    kind, target = package.relations.get(blips[0].get(f"{{{R}}}embed", ""), ("", ""))
    data = package.bytes_of(target) if kind == "image" else None
    extent = element.find(f".//{_PLACED}extent")
    try:
        image = cleaned(data or b"")
        across = int(extent.get("cx")) if extent is not None else 0
    except (PictureError, TypeError, ValueError):
        return None
    said = element.find(f".//{_PLACED}docPr")
    caption = "" if said is None else " ".join(said.get("descr", "").split())
    return Picture(image._replace(turn=1), caption, round(across / _CENTIMETRE, 2))


def _is_changed(element: Any) -> bool:
    """Tell whether a picture is seen otherwise than it is stored."""
    crops = element.iter(f"{_MAIN}srcRect")
    turns = element.iter(f"{_MAIN}xfrm")
    return any(_number(value) for crop in crops for value in crop.attrib.values()) or any(
        turn.get(name, "0") not in ("0", "false")
        for turn in turns
        for name in ("rot", "flipH", "flipV")
    )


def _number(text: str) -> int:
    return int(text) if text.lstrip("-").isdecimal() else 1
