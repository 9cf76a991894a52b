"""The appendices of a letter: what it announces, and what is printed on pages after it."""

from drafter.importing.appendix_pages import Page
from drafter.importing.as_markdown import body_of
from drafter.importing.enclosures import Enclosed, enclosed
from drafter.importing.meaning import Appendix, Letter
from drafter.importing.plain import same
from drafter.wording import _


def read_appendices(letter: Letter) -> None:
    """Put together what is announced and what is printed; tell where the two differ."""
    items = [enclosed(text) for text in letter.parts.enclosed]
    placed = _placed(items, letter.parts.pages)
    items += [Enclosed("", None, None)] * (len(placed) - len(items))
    path = ("appendix",) if len(items) == 1 else ("appendices",)
    for number, (item, page) in enumerate(zip(items, placed, strict=True)):
        here = path if len(items) == 1 else (*path, str(number))
        letter.appendices.append(_appendix(letter, item, page, here))
        if item.sheets is None and page is None:
            what = _("The letter does not tell how many sheets this appendix has.")
            letter.doubt("import-appendix-without-sheets", what, *here)


def _placed(items: list[Enclosed], pages: list[Page]) -> list[Page | None]:
    """Return the page of each item, those of none at the end."""
    places: dict[int, Page] = {}
    waiting = []
    for page in pages:
        place = _place(items, page, len(pages))
        if place is None or place in places:
            waiting.append(page)
        else:
            places[place] = page
    free = [n for n, item in enumerate(items) if n not in places and item.sheets is None]
    free += [n for n in range(len(items)) if n not in places and n not in free]
    free += [n for n in range(len(items), len(items) + len(pages)) if n not in places]
    places |= dict(zip(free, waiting, strict=False))
    return [places.get(n) for n in range(max([len(items), *(n + 1 for n in places)]))]


def _place(items: list[Enclosed], page: Page, count: int) -> int | None:
    """Return which item a page belongs to, by its number or by its title; None: nothing tells."""
    if page.number is not None and 1 <= page.number <= max(len(items), count):
        return page.number - 1
    titles = [same(item.title) for item in items]
    title = same(page.title)
    return titles.index(title) if title and title in titles else None


def _appendix(letter: Letter, item: Enclosed, page: Page | None, path: tuple[str, ...]) -> Appendix:
    if page is None:
        return Appendix(item.title, item.sheets, item.copies)
    title, sheets, copies = item
    whole = letter.parts.ours and page.title.endswith(title) and page.title != title
    if page.title and (whole or not title):
        title = page.title
    elif page.title and same(title) != same(page.title):
        what = _("The letter calls the appendix otherwise: «{title}».").format(title=title)
        letter.doubt("import-other-appendix", what, *path)
        title = page.title
    if not page.is_usual:
        what = _("The appendix is headed «{heading}»; the template prints its own heading.")
        letter.doubt("import-other-heading", what.format(heading=page.heading), *path)
    body, lost = body_of(page.body, by_hand=not letter.parts.ours)
    for name, sentence in lost.items():
        letter.doubt(name, sentence, *path, "body")
    if not body:
        what = _("Nothing was found on the page of this appendix.")
        letter.doubt("import-empty-appendix", what, *path)
    return Appendix(title, sheets, copies, body, page.landscape, printed=True)
