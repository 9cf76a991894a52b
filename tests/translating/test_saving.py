"""However a translator's editor saves a catalog, the letters stay the same to the byte."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter import Drafter, load
from drafter.cli import main
from drafter.translating.checking import catalog_problems
from drafter.translating.surroundings import surroundings
from drafter.workspace import Workspace
from tests.conftest import ROOT, SAMPLES
from tests.latin import opened

POEDIT = r""""X-Generator: Poedit 3.4.2\n"
"X-Poedit-Basepath: ../..\n"
"X-Poedit-SourceCharset: UTF-8\n"
"Last-Translator: \n"
"PO-Revision-Date: 2026-11-23 10:00+0500\n"
"""


def by_weblate(po: Path) -> None:
    """Save as Weblate does, which writes through translate-toolkit."""
    catalog = opened(po)
    catalog.updateheader(X_Generator="Weblate 5.8", Language=po.parent.parent.name)
    for unit in catalog.units:
        unit.target = unit.target  # set anew, so that it is wrapped anew
    catalog.save()


def by_poedit(po: Path) -> None:
    """Save as Poedit does: headers of its own, lines of 79 characters, Windows line ends."""
    catalog = opened(po)
    catalog.wrapper.width = 79
    for unit in catalog.units:
        unit.target = unit.target
    text = bytes(catalog).decode()
    text = text.replace('"MIME-Version', POEDIT + '"MIME-Version', 1)
    po.write_bytes(text.replace("\n", "\r\n").encode())


def by_lokalize(po: Path) -> None:
    """Save as Lokalize does: the header in another order, comments on what the text was before."""
    head, body = po.read_text(encoding="utf-8").split("\n\n", 1)
    lines = head.splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith('"'))
    fields = re.findall(r'(?s)".*?\\n"', "\n".join(lines[first:]))
    turned = [*lines[:first], *fields[::-1], '"X-Generator: Lokalize 24.08\\n"']
    body = re.sub(r'(?m)^(msgid "[^"]+")', r"#| \1\n\1", body)
    body = re.sub(r'(?m)^(msgctxt ".*")\n(#\| .*)\n', r"\2\n\1\n", body)
    po.write_text("\n".join(turned) + "\n\n" + body, encoding="utf-8")


def with_a_mark_of_order(po: Path) -> None:
    """Save as Windows' Notepad may: with a byte order mark."""
    po.write_bytes(b"\xef\xbb\xbf" + po.read_bytes())


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "addressbook.yaml").touch()
    for language in ("ru", "kk"):
        folder = tmp_path / "locales" / language / "LC_MESSAGES"
        folder.mkdir(parents=True)
        shutil.copy(ROOT / "locales" / language / "LC_MESSAGES" / "letter.po", folder)
    return Workspace(tmp_path)


@pytest.mark.parametrize("save", [by_weblate, by_poedit, by_lokalize, with_a_mark_of_order])
@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_letter_is_the_same_after_an_editor_saved(
    workspace: Workspace, language: str, save: Callable[[Path], None]
) -> None:
    po = workspace.locales[0] / language / "LC_MESSAGES" / "letter.po"
    before = po.read_bytes()
    save(po)
    assert po.read_bytes() != before
    assert catalog_problems(po, surroundings(po, workspace)) == []
    inquiry = load(SAMPLES / "district-akims.yaml", workspace)
    own = Drafter(workspace=workspace).render(inquiry, language)
    assert own == Drafter().render(load(SAMPLES / "district-akims.yaml"), language)


@pytest.mark.parametrize("save", [by_weblate, by_poedit, by_lokalize])
def test_an_update_after_an_editor_saved_keeps_every_word(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, save: Callable[[Path], None]
) -> None:
    assert workspace.folder
    monkeypatch.chdir(workspace.folder)
    po = workspace.locales[0] / "kk" / "LC_MESSAGES" / "letter.po"
    words = {(unit.getcontext(), str(unit.source)): str(unit.target) for unit in opened(po).units}
    save(po)
    assert main(["locales", "update"]) == 0
    after = {(unit.getcontext(), str(unit.source)): str(unit.target) for unit in opened(po).units}
    words.pop(("", "")), after.pop(("", ""))
    assert after == words
