"""The addresses that links may lead to, as they are typed and as browsers want them (RFC 3986)."""

import re
from urllib.parse import quote

_WEB = re.compile(r"(https?)://([^/?#]+)(.*)", re.IGNORECASE | re.DOTALL)
_HOST = re.compile(r"(?:[\w.~!$&'()*+,;=:-]+@)?[\w.-]+(?::\d+)?", re.ASCII)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?=[/?#]|$)")
_POST = re.compile(r"[^@\s/]+@(?:[\w-]+\.)+[^\W\d_]{2,}")
_FILE = re.compile(
    r"[^/?#]*\.(?:bmp|csv|docx?|gif|jpe?g|od[st]|pdf|png|pptx?|rtf|svg|txt|webp|xlsx?)",
    re.IGNORECASE,
)
_ASCII_ALLOWED = "!#$%&'()*+,/:;=?@[]~"
"""What stays in an address as it is (RFC 3986, 2.2); a percent sign may be one of an escape."""


def address(typed: str) -> str | None:
    """Return the address that was meant, None where it can be none.

    A domain without a scheme gets `https://`, a mailbox `mailto:`.
    """
    if typed.lower().startswith("mailto:"):
        return _quoted(typed) if len(typed) > len("mailto:") else None
    if _POST.fullmatch(typed):
        return f"mailto:{_quoted(typed)}"
    if not _SCHEME.match(typed) and _DOMAIN.match(typed) and not _FILE.fullmatch(typed):
        typed = f"https://{typed}"
    web = _WEB.fullmatch(typed)
    host = _host(web[2]) if web else None
    return f"{web[1].lower()}://{host}{_quoted(web[3])}" if web and host else None


def _host(name: str) -> str | None:
    """Return a host's name in the letters that addresses have (RFC 3490)."""
    if name.isascii():
        return name if _HOST.fullmatch(name) else None
    try:
        plain = name.encode("idna").decode()
    except UnicodeError:
        return None
    return plain if _HOST.fullmatch(plain) else None


def _quoted(text: str) -> str:
    return quote(text, safe=_ASCII_ALLOWED)
