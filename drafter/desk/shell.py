"""The shell of every page of the desk: the bar with its menu, the bands, the scripts, the state."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from drafter.desk.languages import own_names
from drafter.desk.words import words
from drafter.wording import N_, _, spoken

_PAGE = Markup("""\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>{title} – drafter</title>
<link rel="icon" href="/static/icon.svg" type="image/svg+xml">
<script src="/static/theme.js"></script>
<link rel="stylesheet" href="/static/desk.css">
{styles}{scripts}
</head>
<body>
<a class="skip" href="#main">{skip}</a>
<header class="bar">
{home}<h1 class="bar-title">{heading}</h1>
<span class="bar-state" id="saved" role="status"></span>
<div class="bar-tools">{tools}{help}{menu}</div>
</header>
<div id="bands" role="status"></div>
{main}
{keys}
<script type="application/json" id="state">{state}</script>
</body>
</html>
""")

_HOME = Markup('<a class="bar-home" href="{address}" data-action="letters">‹ {text}</a>')

_PLACES = {
    "/": N_("Letters"),
    "/register": N_("Register"),
    "/book": N_("Address book"),
    "/templates": N_("Templates"),
    "/catalogs": N_("Catalogs"),
}
"""The panes between which one goes, by their addresses (msgids)."""

_HELP = Markup(
    '<a class="button quiet icon" id="help" href="/help/{language}/{page}" target="_blank"'
    ' title="{text}" aria-label="{text}">?</a>'
)

PAGES = {
    "/letters/": "staff#letter",
    "/register": "secretary",
    "/many/": "many",
    "/book": "address-book",
    "/templates": "templates-pane",
    "/catalogs": "catalogs-pane",
    "/help/": "index",
    "/": "staff",
}
"""The page of the handbook for each pane, by the beginning of its address; the first one counts."""

_PANES = Markup('<nav class="places" aria-label="{text}">{links}</nav>')

_STYLE = Markup('<link rel="stylesheet" href="{address}">\n')

_SCRIPT = Markup('<script type="module" src="/static/{name}"></script>')

_MENU = Markup("""\
<details class="menu" id="menu">
<summary class="button quiet">{text}</summary>
<div class="menu-list">
<h2>{language}</h2>
{languages}
<hr>
<h2>{look}</h2>
{looks}
<hr>
<button type="button" data-action="keys">{keys}<kbd>F1</kbd></button>
<button type="button" data-action="quit">{quit}</button>
</div>
</details>
""")

_CHOICE = Markup(
    '<button type="button" data-action="{action}" data-value="{value}"{checked}{lang}>{text}'
    "</button>\n"
)

_KEYS = Markup("""\
<dialog id="keys" aria-labelledby="keys-title">
<h2 id="keys-title">{title}</h2>
<table class="keys">
{rows}
</table>
<form method="dialog" class="dialog-actions"><button class="button primary">{close}</button></form>
</dialog>
""")

_LOOKS = {"": N_("As the system"), "light": N_("Light"), "dark": N_("Dark")}

Keys = Sequence[tuple[str, str]]
"""What keys do: each key as it is shown, such as `Ctrl+S`, and what it does, as a sentence."""


def shell(
    request: Request,
    title: str,
    main: Markup,
    scripts: Sequence[str] = (),
    state: Mapping[str, Any] | None = None,
    *,
    tools: Markup = Markup(),  # noqa: B008 - it never changes
    keys: Keys = (),
    styles: Sequence[str] = (),
    heading: str = "",
) -> Response:
    """Return a page: its title, what stands in it, its scripts and the state that they begin with.

    `main` is HTML with one `<main id="main">`; `tools` stand in the bar, `keys` in the list of
    keys, `styles` are the addresses of further sheets, `heading` stands in the bar where that is
    not the title.  The words of scripts are added to the state.
    """
    here = request.url.path
    home = _panes(here) if here in _PLACES else _home(here)
    whole = {**(state or {}), "words": {**words(), **(state or {}).get("words", {})}}
    page = _PAGE.format(
        language=spoken(),
        title=title,
        heading=heading or title,
        help=_help(here),
        styles=Markup().join(_STYLE.format(address=one) for one in styles),
        scripts=Markup("\n").join(_SCRIPT.format(name=name) for name in ("shell.js", *scripts)),
        skip=_("To the content"),
        home=home,
        tools=tools,
        menu=_menu(),
        main=main,
        keys=_keys(keys),
        state=in_script(whole),
    )
    return HTMLResponse(page)


def in_script(value: Any) -> Markup:
    """Return JSON that may stand in a `<script>`: nothing in it ends the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = text.encode(errors="replace").decode()
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704 - nothing in it is markup


def _panes(here: str) -> Markup:
    """Return the way between the panes of the desk, with the one that is open marked."""
    link = Markup('<a href="{address}"{current}>{text}</a>')
    current = Markup(' aria-current="page"')
    links = (
        link.format(address=address, text=_(text), current=current if address == here else "")
        for address, text in _PLACES.items()
    )
    return _PANES.format(text=_("Panes of the desk"), links=Markup().join(links))


def _help(here: str) -> Markup:
    """Return the link to the page of the handbook for where one is."""
    page = next(page for place, page in PAGES.items() if here.startswith(place))
    return _HELP.format(language=spoken(), page=page, text=_("Help on this page, in a new tab"))


def _home(here: str) -> Markup:
    """Return the way back to the pane that a page belongs to: that of its address, or letters."""
    above = [address for address in _PLACES if here.startswith(f"{address}/")]
    address = above[-1] if above else "/"
    return _HOME.format(address=address, text=_(_PLACES[address]))


def _menu() -> Markup:
    languages = [
        _choice("language", code, name, Markup(' lang="{}"').format(code), code == spoken())
        for code, name in own_names().items()
    ]
    looks = [_choice("theme", value, _(name), Markup(), False) for value, name in _LOOKS.items()]
    return _MENU.format(
        text=_("Menu"),
        language=_("Language of the desk"),
        languages=Markup().join(languages),
        look=_("Appearance"),
        looks=Markup().join(looks),
        keys=_("Keys"),
        quit=_("End the desk"),
    )


def _choice(action: str, value: str, text: str, lang: Markup, chosen: bool) -> Markup:
    checked = Markup(' aria-current="true"') if chosen else Markup()
    return _CHOICE.format(action=action, value=value, text=text, lang=lang, checked=checked)


def _keys(keys: Keys) -> Markup:
    common = [("F1", _("Show this list.")), ("Esc", _("Close a menu or a window."))]
    row = Markup("<tr><td>{}</td><td><kbd>{}</kbd></td></tr>\n")
    rows = Markup().join(row.format(meaning, key) for key, meaning in (*keys, *common))
    return _KEYS.format(title=_("Keys"), rows=rows, close=_("Close"))
