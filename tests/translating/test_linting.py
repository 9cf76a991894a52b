"""An outside linter, dennis, finds nothing wrong in the catalogs either."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

LINT = [sys.executable, "-c", "from dennis.cmdline import click_run; click_run()", "lint"]
CATALOGS = sorted((ROOT / "locales").glob("*/LC_MESSAGES/*.po"))
SAME_AS_SOURCE = "W302"
"""What dennis says where the language of the code is its own translation."""


def said(po: Path) -> list[str]:
    done = subprocess.run([*LINT, str(po)], capture_output=True, text=True, check=False)
    return [line for line in done.stdout.splitlines() if line[:1] in "EW" and line[1:4].isdigit()]


@pytest.mark.parametrize("po", CATALOGS, ids=lambda po: f"{po.parent.parent.name}-{po.stem}")
def test_dennis_finds_nothing(po: Path) -> None:
    allowed = SAME_AS_SOURCE if po.parent.parent.name == "en" else "nothing"
    assert [line for line in said(po) if not line.startswith(allowed)] == []


def test_dennis_finds_what_is_damaged(tmp_path: Path) -> None:
    po = tmp_path / "letter.po"
    text = CATALOGS[-1].read_text(encoding="utf-8")
    po.write_text(text.replace('"Уважаемый {name}"', '"Уважаемый {nаme}"'), encoding="utf-8")
    assert [line[:4] for line in said(po)] == ["W202"]
