"""The shell of a page: what scripts get, and that nothing typed becomes markup."""

import json
from html.parser import HTMLParser
from typing import Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement
from markupsafe import Markup
from starlette.requests import Request

from drafter.desk.shell import in_script, shell
from drafter.wording import speaking


def page(title: str = "x", main: str = "", **more: Any) -> HtmlElement:
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/letters/a.yaml",
        "headers": [],
        "query_string": b"",
        "server": ("127.0.0.1", 80),
    }
    answer = shell(Request(scope), title, Markup(main), **more)
    return lxml.html.document_fromstring(bytes(answer.body).decode())


class _Scripts(HTMLParser):
    """Collects what a browser would find in scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(JSON | st.sampled_from(["</script><b>", "<!--<script>", "]]>", "&lt;", "\u2028"]))
def test_a_state_comes_out_of_its_script_as_it_went_in(value: Any) -> None:
    text = str(in_script(value))
    browser = _Scripts()
    browser.feed(f'<script type="application/json">{text}</script>')
    assert browser.tags == ["script"]
    expected = json.loads(json.dumps(value).encode().decode())
    whole = "".join(browser.texts)
    assert json.loads(whole) == json.loads(
        json.dumps(expected, ensure_ascii=False).encode(errors="replace").decode()
    )


def test_a_page_has_its_state_with_the_words_of_scripts() -> None:
    with speaking("ru"):
        found = page(state={"path": "a", "words": {"more": "ещё"}})
    state = json.loads(found.get_element_by_id("state").text)
    assert state["path"] == "a"
    assert state["words"]["undo"] == "Отменить"
    assert state["words"]["more"] == "ещё"
    assert found.get("lang") == "ru"


@pytest.mark.parametrize("title", ["<b>", "</title><script>", '"><i>', "О «дорогах» & «мостах»"])
def test_a_title_is_text(title: str) -> None:
    found = page(title)
    assert found.findtext(".//h1") == title
    assert not found.xpath("//b | //i")


def test_a_page_has_no_script_and_no_style_of_its_own() -> None:
    found = page(scripts=["letter.js"], tools=Markup("<i>tools</i>"), keys=[("Ctrl+S", "Save.")])
    for script in found.xpath("//script[not(@type='application/json')]"):
        assert script.get("src").startswith("/static/")
        assert not script.text
    assert not found.xpath("//style | //@style | //@*[starts-with(name(), 'on')]")
    assert "Ctrl+S" in found.get_element_by_id("keys").text_content()
    assert found.xpath("//header//i")


def test_the_menu_offers_languages_by_their_own_names_and_the_end() -> None:
    found = page()
    buttons = found.xpath("//details//button[@data-action='language']")
    assert [(one.get("data-value"), one.get("lang"), one.text) for one in buttons] == [
        ("ru", "ru", "Русский"),
        ("kk", "kk", "Қазақша"),
        ("en", "en", "English"),
    ]
    assert [one.get("data-value") for one in buttons if one.get("aria-current")] == ["en"]
    assert found.xpath("//details//button[@data-action='quit']")
