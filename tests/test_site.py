"""The handbook as a site: each page in its language, searched offline, the same as at the desk."""

import functools
import http.server
import re
import threading
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from drafter.desk import handbook
from tests.conftest import ROOT
from tests.desk.served import chromium, needs_chromium

LANGUAGES = ("ru", "kk", "en")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site as `mkdocs build --strict` does: a warning is an error."""
    folder = tmp_path_factory.mktemp("site")
    build(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder), strict=True))
    return folder


def pages(language: str) -> list[str]:
    return [name for _group, listed in handbook.contents(language) for name, _title in listed]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_is_in_its_language_and_leads_to_itself_in_the_others(
    site: Path, language: str
) -> None:
    for name in pages(language):
        text = (site / language / f"{name}.html").read_text(encoding="utf-8")
        assert f'<html lang="{language}"' in text
        tongues = text.partition('<nav class="tongues"')[2].partition("</nav>")[0]
        linked = dict(re.findall(r'href="([^"]+)" lang="(\w+)"', tongues))
        assert sorted(linked.values()) == ["en", "kk", "ru"]
        for place, code in linked.items():
            whole = (site / language / name).parent / place
            assert whole.exists()
            wanted = name if handbook.is_there(code, name) else "index"
            assert whole.resolve() == site / code / f"{wanted}.html"
    said = {"ru": "Поиск", "kk": "Іздеу", "en": "Search"}[language]
    assert f'data-bs-target="#mkdocs_search_modal">{said}<' in text


def test_nothing_is_asked_of_other_servers(site: Path) -> None:
    for file in (*site.rglob("*.html"), *site.rglob("*.css")):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r'(?:src|<link[^>]* href)="(?:https?:)?//|url\(["\']?https?:', text)
        assert "@font-face" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_site_and_the_desk_read_each_page_alike(site: Path, language: str) -> None:
    for name in pages(language):
        text = (site / language / f"{name}.html").read_text(encoding="utf-8")
        article = text.partition('<main class="handbook-page">')[2].partition("</main>")[0]
        assert shape(article) == shape(handbook.page(language, name).html), f"{language}/{name}"


def shape(html: str) -> Counter[str]:
    """Return how many headings, items, rows, blocks and pictures a page has, anchors and code."""
    tags = re.findall(r"<(h[1-6]|li|ol|ul|tr|td|pre|img|em|strong|a)\b", html)
    anchors = re.findall(r'<h[1-6] id="([^"]+)"', html)
    code = [
        " ".join(unescape(text).split())
        for text in re.findall(r"<code[^>]*>(.*?)</code>", html, re.DOTALL)
    ]
    return Counter([*tags, *anchors, *code])


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_facts: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.browser
@needs_chromium
def test_words_are_found_among_the_pages_of_the_language_kazakh_ones_as_well(address: str) -> None:
    found = {}
    with chromium() as browser:
        page = browser.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        for language, word in (("kk", "жөндеу"), ("ru", "правила"), ("en", "styles")):
            page.goto(f"{address}/{language}/reference/rules.html")
            page.wait_for_function("typeof min_search_length !== 'undefined'")
            page.keyboard.press("s")
            page.locator("#mkdocs-search-query").fill(word)
            page.locator("#mkdocs-search-results article").first.wait_for()
            links = page.locator("#mkdocs-search-results a").all()
            found[language] = [link.get_attribute("href") for link in links]
    assert faults == []
    assert set(found) == {"kk", "ru", "en"}
    for language, links in found.items():
        assert all(link.startswith(f"../../{language}/") for link in links), links
