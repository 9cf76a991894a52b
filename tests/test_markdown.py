"""Markdown: the short way for plain paragraphs gives what the whole parser gives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter import markdown_parsing
from drafter.markdown import MarkdownError, to_markup

TEXTS = st.text(st.sampled_from("аб1А .,-+:=>#*_|\"'«»()\n\t\u00a0\u2028%;!?/&<[]"), max_size=40)


@given(TEXTS)
@settings(deadline=None)
def test_plain_paragraphs_are_read_as_markdown_reads_them(text: str) -> None:
    try:
        expected = markdown_parsing.parsed(text)
    except MarkdownError:
        with pytest.raises(MarkdownError):
            to_markup(text)
    else:
        assert to_markup(text) == expected


def test_plain_paragraphs_take_the_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_text: str) -> None:
        raise AssertionError

    monkeypatch.setattr(markdown_parsing, "parsed", refuse)
    assert to_markup('Первый «абзац»\nв две строки.\n\nВторой "абзац": 5 %.\n') == (
        "<p>Первый «абзац»\nв две строки.</p>\n<p>Второй &quot;абзац&quot;: 5 %.</p>\n"
    )
