"""What pages are about to ask for: style sheets and pictures of looks, kept by their marks.

A page of the desk takes neither from its own text: no page that shows foreign words may.
"""

import re
from base64 import b64decode
from collections import OrderedDict
from hashlib import sha256
from threading import Lock
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

_MOST = 64
"""So many are kept, those that were shown last; a look has a sheet and a picture or two."""

_INSIDE = re.compile(r'src="data:(image/(?:png|jpeg|gif|bmp));base64,([^"]*)"')
_A_YEAR = "private, max-age=31536000, immutable"

_KEPT: OrderedDict[str, tuple[bytes, str]] = OrderedDict()
_LOCK = Lock()


def kept(data: bytes, kind: str) -> str:
    """Keep what a page will ask for; return its address."""
    mark = sha256(data).hexdigest()[:16]
    with _LOCK:
        _KEPT[mark] = data, kind
        _KEPT.move_to_end(mark)
        while len(_KEPT) > _MOST:
            _KEPT.popitem(last=False)
    return f"/kept?{mark}"


def with_pictures(pages: dict[str, Any]) -> dict[str, Any]:
    """Return the pages of a letter with addresses for the pictures of its header and footer."""

    def address(found: re.Match[str]) -> str:
        return f'src="{kept(b64decode(found[2]), found[1])}"'

    margins = {name: _INSIDE.sub(address, html) for name, html in pages["margins"].items()}
    return pages | {"margins": margins}


def shown(request: Request) -> Response:
    """Return what was kept, by its mark."""
    found = _KEPT.get(request.url.query)
    if found is None:
        return Response(status_code=404)
    return Response(found[0], media_type=found[1], headers={"Cache-Control": _A_YEAR})
