"""The language that the desk speaks to a browser: chosen there, or what the browser asks for."""

from collections.abc import Sequence
from functools import cache

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Receive, Scope, Send

from drafter.wording import interface_languages, pgettext, speaking, spoken

COOKIE = "drafter-language"
"""Where the browser keeps what was chosen in the menu."""


class Speaking:
    """Speaks in each request the language of its browser, whatever the program speaks."""

    def __init__(self, app: ASGIApp, asked: str | None = None) -> None:
        """Take the application, and the language that the command was asked to speak, if any."""
        self._app, self._asked = app, asked

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            return
        with speaking(language_for(Headers(scope=scope), self._asked)):
            await self._app(scope, receive, send)


def language_for(headers: Headers, asked: str | None = None) -> str:
    """Return the language for a browser: chosen there, asked for in the call, or preferred there.

    Where drafter speaks none of these, it is the one that the program speaks by itself.
    """
    known = interface_languages()
    chosen = cookie_parser(headers.get("cookie", "")).get(COOKIE)
    wished = [chosen, asked, *_preferred(headers.get("accept-language", ""))]
    return next((code for code in wished if code in known), None) or spoken()


def _preferred(header: str) -> Sequence[str]:
    """Return the languages of `Accept-Language` (RFC 9110, 12.5.4), the most wished first."""
    wishes: list[tuple[float, str]] = []
    for part in header.split(",")[:20]:
        tag, _semicolon, weight = part.partition(";")
        name, _equals, number = weight.strip().partition("=")
        try:
            quality = float(number) if name == "q" else 1.0
        except ValueError:
            continue
        if quality > 0:
            wishes.append((-quality, tag.strip().partition("-")[0].lower()))
    return [tag for _quality, tag in sorted(wishes, key=lambda wish: wish[0])]


@cache
def own_names() -> dict[str, str]:
    """Return what each language of the program is called in itself."""
    return {code: _own_name(code) for code in sorted(interface_languages(), reverse=True)}


def _own_name(code: str) -> str:
    with speaking(code):
        return pgettext("this language, in itself", "English")
