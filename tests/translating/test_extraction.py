"""Messages come into the catalogs of a workspace, and nothing of a translator's is lost."""

import ast
from pathlib import Path

import pytest

from drafter.cli import main
from drafter.translating.extraction import as_bytes, catalog_templates
from drafter.workspace import Workspace
from tests.conftest import ROOT

OWN = """\
{% extends "letter.html" %}
{% block title %}<h1 class="title">{{ TEXT }}</h1>{% endblock %}
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "addressbook.yaml").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def template(text: str) -> None:
    file = Path("templates/ru/support.html")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(OWN.replace("TEXT", text), encoding="utf-8")


def catalog(text: str) -> Path:
    po = Path("locales/ru/LC_MESSAGES/letter.po")
    po.parent.mkdir(parents=True, exist_ok=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    po.write_text(head + text, encoding="utf-8")
    return po


def test_a_message_of_ones_own_template_comes_in_empty(workspace: Path) -> None:
    template('_("LETTER OF SUPPORT")')
    po = catalog("")
    assert main(["locales", "update"]) == 0
    text = po.read_text(encoding="utf-8")
    assert 'msgid "LETTER OF SUPPORT"\nmsgstr ""\n' in text
    assert 'msgid "LETTER OF SUPPORT"' in Path("locales/letter.pot").read_text(encoding="utf-8")


def test_an_update_keeps_translations_and_case_forms_and_guesses_nothing(workspace: Path) -> None:
    template('_("LETTER OF SUPPORT")')
    po = catalog(
        'msgid "LETTER OF SUPORT"\nmsgstr "ПИСЬМО"\n\n'
        'msgctxt "closing"\nmsgid "Respectfully,"\nmsgstr "С почтением,"\n\n'
        'msgctxt "post, dative"\nmsgid "our-akim"\nmsgstr "Акиму"\n'
    )
    assert main(["locales", "update"]) == 0
    text = po.read_text(encoding="utf-8")
    assert 'msgid "LETTER OF SUPPORT"\nmsgstr ""\n' in text
    assert '#~ msgid "LETTER OF SUPORT"\n#~ msgstr "ПИСЬМО"' in text
    assert 'msgstr "С почтением,"' in text
    assert 'msgctxt "post, dative"\nmsgid "our-akim"\nmsgstr "Акиму"' in text
    assert "fuzzy" not in text


def test_a_second_update_changes_no_byte(workspace: Path) -> None:
    template('_("LETTER OF SUPPORT")')
    po = catalog("")
    assert main(["locales", "update"]) == 0
    once = po.read_bytes(), Path("locales/letter.pot").read_bytes()
    assert main(["locales", "update"]) == 0
    assert (po.read_bytes(), Path("locales/letter.pot").read_bytes()) == once


def test_a_broken_catalog_stops_the_update_before_anything_is_written(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    po = catalog('msgid "Respectfully,"\nmsgstr С уважением\n')
    before = po.read_bytes()
    assert main(["locales", "update"]) == 1
    assert "letter.po:5:1: The text is not in quotation marks." in capsys.readouterr().err
    assert po.read_bytes() == before
    assert not Path("locales/letter.pot").exists()


def test_a_template_that_does_not_parse_stops_the_update(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template('_("LETTER" ')
    po = catalog("")
    before = po.read_bytes()
    assert main(["locales", "update"]) == 1
    assert "support.html:2" in capsys.readouterr().err
    assert po.read_bytes() == before


def test_no_message_stands_in_an_f_string_where_older_pythons_let_babel_see_none() -> None:
    hidden = [
        f"{file.name}:{call.lineno}"
        for file in (ROOT / "drafter").rglob("*.py")
        for text in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in ("_", "N_", "ngettext", "pgettext")
        and isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []


def test_every_message_tells_the_translator_where_it_stands() -> None:
    for catalog_template in catalog_templates(Workspace()).values():
        silent = [m.id for m in catalog_template if m.id and not "".join(m.auto_comments)]
        assert silent == []


def test_the_catalog_templates_have_the_same_bytes_each_time() -> None:
    once = [as_bytes(one) for one in catalog_templates(Workspace()).values()]
    assert [as_bytes(one) for one in catalog_templates(Workspace()).values()] == once
