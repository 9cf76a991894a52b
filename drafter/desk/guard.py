"""The guard of the desk: who may ask, from where, how much; what every answer forbids a browser.

A page of another site, another machine and another user of this one can reach the port of the desk,
but have neither its token nor the cookie for which a browser exchanges it.
"""

import secrets
import sys
from hmac import compare_digest
from urllib.parse import parse_qsl, quote, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from drafter.desk.answers import refused, unexpected
from drafter.errors import Problem
from drafter.files.limits import LARGEST_DOCUMENT, LARGEST_TEXT
from drafter.wording import _

HOST = "127.0.0.1"

HEADER, VALUE = "x-drafter", "desk"
"""The header of what a script of the desk sends; no form of another site can send one."""

_LARGEST = {"application/json": LARGEST_TEXT, "application/octet-stream": LARGEST_DOCUMENT}
"""What may be sent, and how much of it."""

_HEADERS = {
    "content-security-policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self';"
        " frame-ancestors 'none'; object-src 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}

_FRAMED = "/exact/"
"""Where the PDF of the exact view is, which a page of the desk shows in a frame."""

_IN_A_FRAME = _HEADERS["content-security-policy"].replace(
    "frame-ancestors 'none'; object-src 'none'", "frame-ancestors 'self'; object-src 'self'"
)
"""What shows a PDF is a plug-in to browsers."""


class Guard:
    """Lets through what comes from the user's own browser, and nothing else."""

    def __init__(self, app: ASGIApp) -> None:
        """Take the application that is guarded."""
        self.token = secrets.token_urlsafe(32)
        """What the address of the desk carries, for as long as it runs."""
        self._app = app
        self._once: set[str] = set()

    def once(self) -> str:
        """Return a token that opens the desk once: a command line can be read by others."""
        token = secrets.token_urlsafe(32)
        self._once.add(token)
        return token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; whatever goes wrong in it is told in a sentence."""
        send = _Sent(send, is_framed=scope["path"].startswith(_FRAMED))
        try:
            answer = self._stopped(scope)
            if answer is None and scope["method"] == "POST":
                answer, receive = await _whole(scope, receive)
            await (answer or self._app)(scope, receive, send)
        except Exception as error:  # noqa: BLE001 - no traceback may reach a user
            print(unexpected(error), file=sys.stderr, flush=True)
            if not send.begun:
                await refused(scope, 500, unexpected(error))(scope, receive, send)

    def _stopped(self, scope: Scope) -> Response | None:
        """Return the answer to a request that goes no further; None for any other."""
        headers = Headers(scope=scope)
        if not _is_ours(scope, headers):
            return refused(scope, 403, _foreign())
        given = _tokens(scope)
        if given or not self._is_known(scope, headers):
            return self._let_in(scope, headers, given)
        if scope["method"] not in ("GET", "HEAD", "POST"):
            what = _("The desk does not know this request.")
            return refused(scope, 405, Problem("desk-method", None, what))
        return _not_by_script(scope, headers) if scope["method"] == "POST" else None

    def _let_in(self, scope: Scope, headers: Headers, given: list[str]) -> Response:
        """Return the answer to who has no cookie, or a token: the address without it, or 403."""
        fits = len(given) == 1 and self._fits(given[0])
        known = self._is_known(scope, headers)
        if scope["method"] not in ("GET", "HEAD") or not (fits or known):
            return refused(scope, 403, _unknown())
        answer = Response(status_code=303, headers={"location": _without_token(scope)})
        answer.set_cookie(
            _cookie_name(scope), self.token, path="/", httponly=True, samesite="strict"
        )
        return answer

    def _fits(self, given: str) -> bool:
        """Tell whether a token opens the desk; one that does so once is used up by it."""
        whole = [token for token in (self.token, *self._once) if _same(token, given)]
        self._once.difference_update(whole)
        return bool(whole)

    def _is_known(self, scope: Scope, headers: Headers) -> bool:
        given = [
            value
            for cookies in headers.getlist("cookie")
            if (value := cookie_parser(cookies).get(_cookie_name(scope))) is not None
        ]
        return len(given) == 1 and _same(self.token, given[0])


class _Sent:
    """Sends an answer with the headers that all have; a letter is kept in no cache."""

    def __init__(self, send: Send, *, is_framed: bool = False) -> None:
        self._send, self._is_framed = send, is_framed
        self.begun = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            if self._is_framed:
                headers["content-security-policy"] = _IN_A_FRAME
            headers.setdefault("cache-control", "no-store")
        await self._send(message)


def _same(token: str, given: str) -> bool:
    return compare_digest(token.encode(), given.encode(errors="replace"))


def _cookie_name(scope: Scope) -> str:
    """Return the name of the cookie: two desks share the cookies of one host."""
    return f"drafter-{_port(scope)}"


def _port(scope: Scope) -> int | None:
    """Return the port at which a request arrived."""
    server = scope.get("server")
    return server[1] if server else None


def _is_ours(scope: Scope, headers: Headers) -> bool:
    """Tell whether a request was meant for this desk and sent by a page of it, or by the user.

    Another name for this machine is how a page of another site would reach it (DNS rebinding).
    """
    port = _port(scope)
    names = {f"{HOST}:{port}"} | ({HOST} if port == 80 else set())
    hosts, origins = headers.getlist("host"), headers.getlist("origin")
    if len(hosts) != 1 or hosts[0] not in names:
        return False
    if any(origin != f"http://{hosts[0]}" for origin in origins):
        return False
    return all(site in ("same-origin", "none") for site in headers.getlist("sec-fetch-site"))


def _tokens(scope: Scope) -> list[str]:
    pairs = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
    return [value for name, value in pairs if name == "token"]


def _without_token(scope: Scope) -> str:
    """Return the address without the token; two slashes in front would name another host."""
    path = quote("/" + scope["path"].lstrip("/\\"))
    pairs = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
    query = urlencode([pair for pair in pairs if pair[0] != "token"])
    return f"{path}?{query}" if query else path


def _not_by_script(scope: Scope, headers: Headers) -> Response | None:
    """Return the answer to what no script of the desk has sent, None for what one has."""
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if headers.getlist(HEADER) != [VALUE]:
        return refused(scope, 403, _foreign())
    if kind not in _LARGEST:
        what = _("The desk takes no data of this kind.")
        return refused(scope, 415, Problem("desk-kind", None, what))
    return None


async def _whole(scope: Scope, receive: Receive) -> tuple[Response | None, Receive]:
    """Return what brings the whole body of a request, or the answer to one that is too large."""
    headers = Headers(scope=scope)
    limit = _LARGEST[headers["content-type"].partition(";")[0].strip().lower()]
    said = headers.get("content-length", "0")
    parts, size, more = [], int(said) if said.isdecimal() else 0, True
    while more and size <= limit:
        message = await receive()
        if message["type"] == "http.disconnect":
            return Response(status_code=400), receive
        parts.append(message.get("body", b""))
        size, more = max(size, sum(map(len, parts))), message.get("more_body", False)
    if size > limit:
        what = _("This is larger than {size} MB.").format(size=limit >> 20)
        problem = Problem("file-too-large", None, what, _("Is it the right one?"))
        return refused(scope, 413, problem), receive
    return None, _again(b"".join(parts), receive)


def _again(body: bytes, receive: Receive) -> Receive:
    """Return what brings a body that has arrived, and then what comes after it."""
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def bring() -> Message:
        return waiting.pop() if waiting else await receive()

    return bring


def _foreign() -> Problem:
    what = _("The desk answers nobody but its own pages.")
    advice = _("Open the address that drafter has printed.")
    return Problem("desk-foreign", None, what, advice)


def _unknown() -> Problem:
    what = _("This browser has not been let in.")
    advice = _("Open the address that drafter has printed, with the token in it.")
    return Problem("desk-unknown", None, what, advice)
