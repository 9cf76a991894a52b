"""Letters in languages that are written from right to left, and in Chinese."""

from pathlib import Path

import pytest

from drafter import Office
from drafter.cli import main
from tests.documents import faults, root, w

TEMPLATE = """{% extends "letter.html" %}
{% block request %}<p class="request">{{ request|ending(":") }}</p>{% endblock %}
"""
LETTER = """languages: [LANG]
date: 2026-11-26
number: 12-34
addressee: {post: {LANG: POST}}
author: {label: LABEL}
body: |
  TEXT 12-34[^1].

  | A | B |
  |---|---|
  | 1 | 2 |

  1. C
  2. D

  [^1]: TEXT.
request: R
demands: [D, E]
signatories: [N]
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "."]) == 0
    return tmp_path


def letter(workspace: Path, language: str) -> bytes:
    assert main(["locales", "add", language]) == 0
    po = workspace / "locales" / language / "LC_MESSAGES" / "letter.po"
    text = po.read_text("utf-8")
    for said in ("Respectfully,", "{date} No. {number}"):
        text = text.replace(f'msgid "{said}"\nmsgstr ""', f'msgid "{said}"\nmsgstr "{said}"')
    po.write_text(text, "utf-8")
    (workspace / "templates" / language).mkdir()
    (workspace / "templates" / language / "inquiry.html").write_text(TEMPLATE, "utf-8")
    file = workspace / f"{language}.yaml"
    file.write_text(LETTER.replace("LANG", language), "utf-8")
    return Office(workspace).render(Office(workspace).open(file), language)


@pytest.mark.parametrize("language", ["ar", "fa", "he", "ur"])
def test_every_paragraph_run_and_table_runs_leftward(workspace: Path, language: str) -> None:
    data = letter(workspace, language)
    assert faults(data) == []
    for part in ("word/document.xml", "word/footnotes.xml"):
        paragraphs = [p for p in root(data, part).iter(w("p")) if p.find(w("pPr")) is not None]
        assert paragraphs
        for paragraph in paragraphs:
            assert paragraph.find(f"{w('pPr')}/{w('bidi')}") is not None
            for run in paragraph.iter(w("r")):
                said = run.find(f"{w('rPr')}/{w('lang')}")
                assert run.find(f"{w('rPr')}/{w('rtl')}") is not None
                assert said.get(w("bidi")) == said.get(w("val"))
                assert said.get(w("bidi")).startswith(language)
    (table,) = root(data).iter(w("tbl"))
    assert table.find(f"{w('tblPr')}/{w('bidiVisual')}") is not None


def test_a_number_reads_as_it_was_typed(workspace: Path) -> None:
    text = "".join(root(letter(workspace, "ar")).itertext())
    assert text.count("12-34") == text.count("\u200e12-34") == 2


def test_letters_that_run_rightward_say_nothing_of_directions(workspace: Path) -> None:
    data = letter(workspace, "uz")
    assert not [*root(data).iter(w("bidi"), w("rtl"), w("bidiVisual"))]


def test_a_chinese_letter_has_its_dates_and_marks(workspace: Path) -> None:
    said = [p.xpath("string()") for p in root(letter(workspace, "zh")).iter(w("p"))]
    assert said[0].startswith("2026年11月26日")
    assert [text for text in said if text[-1:] in "：；。"] == ["R：", "D；", "E。"]


def test_adding_a_language_tells_what_is_not_known(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["locales", "add", "ar"]) == 0
    assert "drafter knows no grammar of this language" in capsys.readouterr().err
