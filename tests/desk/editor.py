"""An editor of a body in Chromium, on a page that is as strict as those of the desk."""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, sync_playwright

from drafter.desk.body_words import body_words
from drafter.markup.documents import document_of, text_of

CHROMIUM = Path("/usr/bin/chromium")
STATIC = Path(__file__).parents[2] / "drafter" / "desk" / "static"
HOST = "http://desk.test"

browser_test = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed"),
]

_PAGE = """<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Текст</title>
<script type="module" src="/static/trial.js"></script></head><body><button id="before">До</button>
<h2 id="name">Текст</h2><div id="body" class="body" lang="ru" aria-labelledby="name"></div>
<button id="after">После</button></body></html>"""

_TRIAL = """
import { mountBody } from "/static/body.js";
window.violations = [];
addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));
window.mount = ({ document: value, words }) => {
  window.changes = [];
  window.editor?.destroy();
  window.editor = mountBody(document.getElementById("body"), {
    key: "body.ru",
    language: "ru",
    document: value,
    words,
    onChange: (changed) => window.changes.push(changed),
    pictures: { upload: async (file) => file.name, address: (name) => `/static/${name}` },
  });
};
window.paste = ({ html, text }) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  data.setData("text/plain", text);
  const facts = { clipboardData: data, bubbles: true, cancelable: true };
  const event = new ClipboardEvent("paste", facts);
  document.activeElement.dispatchEvent(event);
};
window.isReady = true;
"""


class Editor:
    """An editor with a text in it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def show(self, body: str = "") -> None:
        """Put an editor of a body's Markdown on the page, the caret at its beginning."""
        value = {"document": document_of(body), "words": body_words()}
        self.page.evaluate("value => { mount(value); editor.focus(0); }", value)

    def paste(self, html: str, text: str = "") -> None:
        self.page.evaluate("data => paste(data)", {"html": html, "text": text})

    def keys(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
        self.page.evaluate("new Promise(requestAnimationFrame)")  # the caret is told of then

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    @property
    def document(self) -> dict[str, Any]:
        found: dict[str, Any] = self.page.evaluate("editor.view.state.doc.toJSON()")
        return found

    @property
    def markdown(self) -> str:
        return text_of(self.document)


def _answer(route: Route) -> None:
    path = route.request.url.removeprefix(HOST)
    policy = {"Content-Security-Policy": "default-src 'self'"}
    if path == "/":
        route.fulfill(body=_PAGE, content_type="text/html", headers=policy)
    elif path == "/static/trial.js":
        route.fulfill(body=_TRIAL, content_type="text/javascript")
    elif (file := STATIC / path.removeprefix("/static/")).is_file():
        kind = mimetypes.guess_type(file.name)[0] or "text/javascript"
        route.fulfill(body=file.read_bytes(), content_type=kind)
    else:
        route.fulfill(status=404)


@contextmanager
def opened() -> Iterator[Editor]:
    """Open a browser with an editor, whose page must not have broken its policy, nor failed."""
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=arguments)
        page = browser.new_page(base_url=HOST)
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.route("**/*", _answer)
        page.goto("/")
        page.wait_for_function("window.isReady")
        yield Editor(page)
        faults += page.evaluate("window.violations")
        browser.close()
    assert faults == []
