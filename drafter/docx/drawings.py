"""The pictures of a letter as DrawingML: their places in lines, and the parts that hold them."""

from drafter.docx.xml import R, escape
from drafter.pictures.image import Image

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_POINT = 12_700
"""How many English Metric Units make a point (ISO/IEC 29500-1, 20.1.2.1)."""

_FIRST = 1000
"""The numbers of drawings in a letter begin here, behind those of a look's header."""

_TURNS = {3: 180, 4: 180, 5: 270, 6: 90, 7: 90, 8: 270}
_IN_A_MIRROR = (2, 4, 5, 7)
"""How Exif turns a picture to the right, in degrees, after some were seen in a mirror."""


class Drawings:
    """The pictures of a document; one that is printed twice is kept once."""

    def __init__(self) -> None:
        """Begin without any."""
        self.images: dict[bytes, Image] = {}
        """The pictures by their bytes, in the order of their numbers."""
        self._drawn = 0

    def drawn(self, image: Image, caption: str, width: float, height: float) -> str:
        """Return a picture that stands in a line, as the content of a run; lengths in points."""
        self.images.setdefault(image.data, image)
        key = picture_id(list(self.images).index(image.data) + 1)
        self._drawn += 1
        number = _FIRST + self._drawn
        if image.lies_sideways:
            width, height = height, width
        across, down = round(width * _POINT), round(height * _POINT)
        # Word keeps the room of the picture before it is turned, and adds what it needs beyond.
        more = max(across - down, 0) // 2 if image.lies_sideways else 0
        name = f'id="{number}" name="Picture {self._drawn}"'
        return (
            f'<w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0"'
            f' distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{down}"/>'
            f'<wp:effectExtent l="0" t="{more}" r="0" b="{more}"/>'
            f'<wp:docPr {name} descr="{escape(caption)}"/><wp:cNvGraphicFramePr>'
            f'<a:graphicFrameLocks xmlns:a="{_DRAWING}/main" noChangeAspect="1"/>'
            f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{_DRAWING}/main">'
            f'<a:graphicData uri="{_DRAWING}/picture"><pic:pic xmlns:pic="{_DRAWING}/picture">'
            f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch>'
            f"</pic:blipFill><pic:spPr><a:xfrm{_turned(image.turn)}>"
            f'<a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing>"
        )

    def parts(self, taken: frozenset[str]) -> list[tuple[str, Image]]:
        """Return the pictures with the names of their parts, none of which is taken already."""
        found: list[tuple[str, Image]] = []
        for number, image in enumerate(self.images.values(), 1):
            name = f"word/media/picture{number}.{image.kind}"
            while name in taken:
                name = name.replace("picture", "picture-", 1)
            found.append((name, image))
        return found


def picture_id(number: int) -> str:
    """Return the id of a letter's picture, counted from 1."""
    return f"rIdPicture{number}"


def picture_relation(number: int, part: str) -> str:
    """Return what relates a document to the part of a picture, counted from 1."""
    kind = f'Id="{picture_id(number)}" Type="{R}/image"'
    return f'<Relationship {kind} Target="/{part}"/>'


def _turned(turn: int) -> str:
    """Return how DrawingML turns a picture: in a mirror first, then to the right."""
    degrees = _TURNS.get(turn, 0)
    mirrored = ' flipH="1"' if turn in _IN_A_MIRROR else ""
    return (f' rot="{degrees * 60_000}"' if degrees else "") + mirrored
