"""The pane of the handbook: its pages, its pictures, and the search across them."""

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from drafter.desk import handbook
from drafter.desk.languages import own_names
from drafter.desk.shell import shell
from drafter.desk.tags import joined, tag
from drafter.wording import _, interface_languages, ngettext, speaking

_MAIN = Markup("""\
<main id="main" class="handbook">
<div class="handbook-side">
{search}
<details class="handbook-contents" open>
<summary>{contents}</summary>
<nav aria-label="{contents}">{pages}</nav>
</details>
</div>
<article class="handbook-page">
{article}
</article>
</main>""")

_SEARCH = Markup("""\
<form class="handbook-search" role="search" action="/help/{language}/search">
<label for="words">{label}</label>
<input id="words" name="words" type="search" value="{words}" maxlength="200">
<button class="button">{find}</button>
</form>""")


def page(request: Request) -> Response:
    """Show a page of the handbook; one that is in other languages alone leads to the first one."""
    language, name = _language(request), request.path_params["name"]
    if not handbook.is_there(language, name):
        if not handbook.is_page(name):
            raise HTTPException(404)
        return RedirectResponse(f"/help/{language}/{handbook.FIRST}", 303)
    with speaking(language):
        shown = handbook.page(language, name)
        return _answer(request, shown.title, shown.html, name)


def search(request: Request) -> Response:
    """Show the sections that have the words."""
    language = _language(request)
    typed = request.query_params.get("words", "")[:200].strip()
    with speaking(language):
        found = handbook.search(language, typed) if typed else []
        title = _("Search in the handbook")
        hits = joined([_hit(one, language) for one in found])
        count = ngettext("{count} place found.", "{count} places found.", len(found))
        said = count.format(count=len(found)) if found else _("No page has all of these words.")
        article = tag("h1", title) + tag("p", said, role="status", class_="aside")
        return _answer(request, title, article + tag("ol", hits, class_="hits"), "", typed)


def picture(request: Request) -> Response:
    """Return a picture of a page."""
    file = handbook.folder(_language(request)) / "pictures" / f"{request.path_params['name']}.png"
    if not file.is_file():
        raise HTTPException(404)
    return FileResponse(file, headers={"cache-control": "no-cache"})


def _language(request: Request) -> str:
    language: str = request.path_params["language"]
    if language not in interface_languages():
        raise HTTPException(404)
    return language


def _answer(request: Request, title: str, article: Markup, name: str, words: str = "") -> Response:
    language = _language(request)
    search_ = _SEARCH.format(
        language=language, label=_("Search in the handbook"), words=words, find=_("Find")
    )
    main = _MAIN.format(
        search=search_, contents=_("Pages"), pages=_contents(language, name), article=article
    )
    links = [
        tag(
            "a",
            own,
            href=f"/help/{code}/{name or handbook.FIRST}",
            lang=code,
            hreflang=code,
            aria_current="true" if code == language else None,
        )
        for code, own in own_names().items()
    ]
    tongues = tag("nav", *links, class_="tongues", aria_label=_("Language of the handbook"))
    return shell(
        request,
        title,
        main,
        ["handbook.js"],
        tools=tongues,
        styles=["/static/handbook.css"],
        heading=_("Handbook"),
    )


def _contents(language: str, here: str) -> Markup:
    """Return the list of pages with the one that is open marked."""
    groups = []
    for group, pages in handbook.contents(language):
        links = [
            tag(
                "li",
                tag(
                    "a",
                    title,
                    href=f"/help/{language}/{name}",
                    aria_current="page" if name == here else None,
                ),
            )
            for name, title in pages
        ]
        groups.append(tag("h2", _(group)) + tag("ul", *links))
    return joined(groups)


def _hit(found: handbook.Found, language: str) -> Markup:
    section = found.section
    anchor = f"#{section.anchor}" if section.anchor else ""
    title = section.title if not anchor else f"{section.title} › {section.heading}"
    link = tag("a", title, href=f"/help/{language}/{section.page}{anchor}")
    said = [tag("mark", piece) if is_found else piece for piece, is_found in found.pieces]
    return tag("li", link, tag("p", *said), class_="hit")
