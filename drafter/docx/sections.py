"""The sections of a document: where its pages begin to count, to lie on their side, or anew.

The properties are those of the look's section (ISO/IEC 29500-1, 17.6), of which few are changed.
"""

import re

_END_OF_PROPERTIES = b"</w:pPr>"
_ROTATED = {"left": "top", "top": "right", "right": "bottom", "bottom": "left"}
"""Where each margin of a page is when it is turned to the right: the bound edge is above."""


def ended(blocks: bytes, section: str) -> bytes:
    """Return blocks whose last paragraph ends a section; ISO/IEC 29500-1, 17.6.18."""
    at = blocks.rfind(_END_OF_PROPERTIES)
    return blocks[:at] + section.encode() + blocks[at:]


def from_first_page(section: str) -> str:
    """Return the properties of a section whose pages are counted from 1."""
    section = _without(section, "pgNumType")
    return section.replace("<w:cols", '<w:pgNumType w:start="1"/><w:cols', 1)


def from_odd_page(section: str) -> str:
    """Return the properties of a section that begins on a page to the right, counted from 1.

    Its footnotes are counted from 1 as well (ISO/IEC 29500-1, 17.11.11 and 17.11.19).
    """
    section = _without(from_first_page(section), "type")
    restart = '<w:numRestart w:val="eachSect"/>'
    if "<w:footnotePr>" in section:
        section = _without(section, "numRestart")
        section = section.replace("</w:footnotePr>", f"{restart}</w:footnotePr>", 1)
        return section.replace("<w:pgSz", '<w:type w:val="oddPage"/><w:pgSz', 1)
    added = f'<w:footnotePr>{restart}</w:footnotePr><w:type w:val="oddPage"/>'
    return section.replace("<w:pgSz", f"{added}<w:pgSz", 1)


def going_on(section: str) -> str:
    """Return the properties of a section whose pages are counted on, none of them as the first."""
    return _without(_without(section, "titlePg"), "pgNumType")


def lying(section: str) -> str:
    """Return the properties of a section whose pages lie on their side."""
    width, height = _number(section, "pgSz", "w"), _number(section, "pgSz", "h")
    if width and height and width >= height:
        return section
    section = re.sub(r"<w:pgSz\b[^>]*/>", _turned, section, count=1)
    return re.sub(r"<w:pgMar\b[^>]*/>", _with_turned_margins, section, count=1)


def text_width_lying(section: str, upright: int) -> int:
    """Return the width of the text where pages lie, in twentieths of a point.

    `upright` is the width where they do not, which counts where the measures have other units.
    """
    lengths = [
        _number(section, "pgSz", "h"),
        _number(section, "pgMar", "top"),
        _number(section, "pgMar", "bottom"),
    ]
    height, top, bottom = (abs(length or 0) for length in lengths)
    return max(height - top - bottom, upright)


def _number(section: str, element: str, name: str) -> int | None:
    found = re.search(rf'<w:{element}\b[^>]* w:{name}="(-?\d+)"', section)
    return int(found[1]) if found else None


def _without(section: str, element: str) -> str:
    return re.sub(rf"<w:{element}\b[^>]*/>", "", section)


def _attributes(element: str) -> dict[str, str]:
    return dict(re.findall(r'w:(\w+)="([^"]*)"', element))


def _element(name: str, attributes: dict[str, str]) -> str:
    written = "".join(f' w:{key}="{text}"' for key, text in attributes.items())
    return f"<w:{name}{written}/>"


def _turned(size: re.Match[str]) -> str:
    said = _attributes(size[0])
    said["w"], said["h"] = said["h"], said["w"]
    said.pop("code", None)  # the code of a paper says how it lies
    return _element("pgSz", said | {"orient": "landscape"})


def _with_turned_margins(margins: re.Match[str]) -> str:
    said = _attributes(margins[0])
    turned = {_ROTATED[side]: said[side].removeprefix("-") for side in _ROTATED}
    return _element("pgMar", {**said, **turned})
