"""Compares a letter's pages in the browser with those that LibreOffice makes of its DOCX.

`python tools/compare_pages.py [LETTER…]` takes the samples where no letters are named, in every
language and with both looks; it prints for each how many pages and how many equal lines there are,
and the lines that differ.  LibreOffice, Chromium and the extra `dev` are needed.
"""

import argparse
import difflib
import re
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pdfplumber
import uvicorn
from playwright.sync_api import Page, sync_playwright
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from drafter.desk.app import STATIC
from drafter.desk.context import Desk
from drafter.desk.pages import look as look_of_letter
from drafter.desk.pages import pages, shown
from drafter.office.office import Office

ROOT = Path(__file__).resolve().parent.parent
LOOKS = ("official", "letterhead")
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]

_PAGE = """<!DOCTYPE html><meta charset="utf-8"/><link rel="stylesheet" href="/static/pages.css"/>
<div id="pages"></div><script type="module" src="/compare.js"></script>"""
_SCRIPT = """import { Pages } from "/static/pages.js";
window.pages = new Pages(document.getElementById("pages"));"""

_CHARACTERS = """() => [...document.querySelectorAll(".page")].map((page) => {
  const found = [];
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (let i = 0; i < node.length; i += 1) {
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const box = [...range.getClientRects()].at(-1);
      const raised = node.parentElement.closest("sup, sub") !== null;
      if (box && node.data[i].trim()) found.push([box.bottom, box.left, node.data[i], raised]);
    }
  return found;
})"""

_SAME_LINE = 3.0
"""How far the feet of letters in one line may stand apart, in pixels or points."""

_RAISED = 0.7
"""How much smaller than others a letter is that stands above a line, for a footnote."""


class Compared(NamedTuple):
    """A letter in one language with one look: its pages and lines, here and there."""

    name: str
    pages: tuple[int, int]
    """In the browser, and by LibreOffice."""
    equal: int
    lines: int
    differing: list[tuple[list[str], list[str]]]

    def __str__(self) -> str:
        """Return the figures, and the lines that differ below them."""
        said = [
            f"{self.name}: pages {self.pages[0]}/{self.pages[1]}, lines {self.equal}/{self.lines}"
        ]
        for own, theirs in self.differing:
            said += [f"    browser     {line}" for line in own]
            said += [f"    LibreOffice {line}" for line in theirs]
        return "\n".join(said)


def compared(letters: Sequence[Path], looks: Sequence[Path]) -> Iterator[Compared]:
    """Yield what letters look like with looks, in all their languages."""
    desks = {(file, look): _desk(file.parent, look) for look in looks for file in letters}
    with _browser() as show, tempfile.TemporaryDirectory() as name:
        folder, own = Path(name), {}
        for (file, look), desk in desks.items():
            letter = desk.office.open(file)
            if letter.inquiry is None:
                raise SystemExit("\n".join(map(str, letter.problems)))
            for language in letter.inquiry.languages:
                document = folder / f"{look.stem}-{file.stem}.{language}.docx"
                document.write_bytes(desk.office.render(letter, language))
                own[document] = show(desk, pages(desk, letter, language))
        _convert(folder, list(own))
        for document, shown in own.items():
            yield _compared(document.stem, [_lines(page) for page in shown], _printed(document))


def _desk(folder: Path, look: Path) -> Desk:
    desk = Desk(folder)
    desk.office = Office(folder, look=look)
    return desk


def _compared(name: str, own: list[list[str]], theirs: list[list[str]]) -> Compared:
    first, second = (
        [bare for page in side for line in page if (bare := _bare(line))] for side in (own, theirs)
    )
    steps = difflib.SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    equal = sum(end - start for kind, start, end, _from, _to in steps if kind == "equal")
    differing = [(first[a:b], second[c:d]) for kind, a, b, c, d in steps if kind != "equal"]
    longer = max(len(first), len(second))
    return Compared(name, (len(own), len(theirs)), equal, longer, differing)


def _bare(line: str) -> str:
    """Return a line without what readers of PDF lose: spaces, and the capitals of styles."""
    return re.sub(r"\s+", "", line).casefold()


def _convert(folder: Path, documents: Sequence[Path]) -> None:
    """Have LibreOffice lay documents out, a PDF beside each."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    to_pdf = ["--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run(  # noqa: S603 - the files are ours
        ["soffice", profile, *to_pdf, *map(str, documents)],  # noqa: S607 - wherever it is
        check=True,
        capture_output=True,
    )


def _printed(document: Path) -> list[list[str]]:
    """Return the lines of each page of a document that was laid out."""
    found = []
    with pdfplumber.open(document.with_suffix(".pdf")) as pdf:
        for page in pdf.pages:
            characters = [char for char in page.chars if char["text"].strip()]
            usual = statistics.median([char["size"] for char in characters] or [0])
            found.append(
                _lines(
                    [
                        (char["bottom"], char["x0"], char["text"], char["size"] < usual * _RAISED)
                        for char in characters
                    ]
                )
            )
    return found


def _lines(characters: Sequence[Sequence[Any]]) -> list[str]:
    """Return the lines that characters stand in, from the top.

    A character is its foot, its left edge, the text, and whether it is raised; raised ones stand in
    the line with the next feet below theirs.
    """
    rows: list[tuple[float, list[tuple[float, str]]]] = []
    for foot, left, text, _raised in (char for char in characters if not char[3]):
        row = next((row for row in rows if abs(row[0] - foot) < _SAME_LINE), None)
        if row is None:
            row = (foot, [])
            rows.append(row)
        row[1].append((left, text))
    for foot, left, text, _raised in (char for char in characters if char[3]):
        below = (row for row in rows if row[0] > foot - _SAME_LINE)
        min(below, key=lambda row: row[0], default=(foot, []))[1].append((left, text))
    return ["".join(text for _left, text in sorted(row)) for _foot, row in sorted(rows)]


@contextmanager
def _browser() -> Iterator[Any]:
    """Give a function that shows pages of a desk, and returns their characters."""
    current: dict[str, Any] = {}

    def page(_request: Request) -> Response:
        return HTMLResponse(_PAGE)

    def script(_request: Request) -> Response:
        return Response(_SCRIPT, media_type="text/javascript")

    async def of_desk(scope: Any, receive: Any, send: Any) -> None:
        within = Starlette(
            routes=[
                Route("/looks/{path:path}", look_of_letter),
                Route("/pictures/{path:path}", shown),
            ]
        )
        within.state.desk = current.get("desk")
        await within(scope, receive, send)

    own = [
        Route("/", page),
        Route("/compare.js", script),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    app = Starlette(routes=[*own, Mount("/", of_desk)])
    with _served(app) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        tab: Page = browser.new_page()
        tab.goto(address)
        tab.wait_for_function("window.pages")

        def show(desk: Desk, letter: dict[str, Any]) -> Any:
            current["desk"] = desk
            tab.evaluate("(letter) => pages.show(letter)", letter)
            return tab.evaluate(_CHARACTERS)

        yield show
        browser.close()


@contextmanager
def _served(app: Starlette) -> Iterator[str]:
    """Serve an application on a free port of this machine as long as needed."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        threading.Event().wait(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


def main() -> None:
    """Print what is compared, and the share of equal lines in all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("letters", nargs="*", type=Path)
    letters = parser.parse_args().letters or sorted((ROOT / "samples").glob("*.yaml"))
    looks = [ROOT / "templates" / f"{look}.docx" for look in LOOKS]
    found = []
    for one in compared([letter.resolve() for letter in letters], looks):
        sys.stdout.write(f"{one}\n")
        found.append(one)
    equal, lines = sum(one.equal for one in found), sum(one.lines for one in found)
    same = sum(one.pages[0] == one.pages[1] for one in found)
    sys.stdout.write(f"equal lines: {equal} of {lines} ({100 * equal / lines:.1f} %)\n")
    sys.stdout.write(f"equal numbers of pages: {same} of {len(found)}\n")


if __name__ == "__main__":
    main()
