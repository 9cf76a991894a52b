"""Pages in a real browser against those that LibreOffice makes of the same letters."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, SAMPLES
from tests.pages import SOFFICE
from tools.compare_pages import CHROMIUM, Compared, compared

pytestmark = [
    pytest.mark.office,
    pytest.mark.browser,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
    pytest.mark.skipif(shutil.which(CHROMIUM) is None, reason="Chromium is not installed"),
]

LOOKS = [ROOT / "templates" / name for name in ("official.docx", "letterhead.docx")]

LONG = """\
languages: [ru]
date: 2026-03-02
addressee: {{post: prime-minister, surname: Бектенов, given: Олжас, patronymic: Абаевич}}
author: {{deputies: true}}
body:
  ru: |
{body}
request: {{ru: просим}}
demands:
  - {{ru: Провести проверку дорог между сёлами}}
signatories: [А. Перуашев, К. Иса]
appendices:
  - title: {{ru: Сравнительная таблица}}
    comparison:
      - current: {{ru: Дороги местного значения содержатся за счёт местных бюджетов.}}
        proposed:
          ru: Дороги между сёлами содержатся за счёт республиканского бюджета в равных долях.
        reason: {{ru: У районов нет средств на содержание дорог к больницам и школам.}}
"""


def paragraphs() -> list[str]:
    """Return text for several pages: paragraphs, a long table, a list, footnotes."""
    text = [
        f"В селе № {number} дорога не ремонтировалась {number + 3} лет, и весной по ней не"
        " проходит ни школьный автобус, ни скорая помощь, о чём жители пишут каждый год"
        + (f" [^{number}]." if number % 5 == 0 else ".")
        for number in range(1, 31)
    ]
    rows = [f"| {n} | Участок № {n} от районного центра до сёл | {n * 137} |" for n in range(1, 40)]
    notes = [
        f"[^{n}]: Обращение жителей села № {n}, поступившее в апреле." for n in range(5, 31, 5)
    ]
    table = ["| № | Участок | Сумма |", "|---|---|--:|", *rows]
    return [*text, "", *table, "", "1. Первое.", "2. Второе.", "", *notes]


def told(found: list[Compared]) -> str:
    return "\n".join(map(str, found))


def test_every_line_of_the_samples_ends_where_it_ends_in_print() -> None:
    found = list(compared(sorted(SAMPLES.glob("*.yaml")), LOOKS))
    assert len(found) == 36
    assert [one.name for one in found if one.pages[0] != one.pages[1]] == []
    equal, lines = sum(one.equal for one in found), sum(one.lines for one in found)
    assert equal >= 0.99 * lines, told(found)


def test_long_tables_notes_and_pages_that_lie_end_where_they_end_in_print(tmp_path: Path) -> None:
    body = "\n".join(f"    {line}" if line else "" for line in paragraphs())
    letter = tmp_path / "long.yaml"
    letter.write_text(LONG.format(body=body), encoding="utf-8")
    (one,) = compared([letter], LOOKS[:1])
    assert one.pages[0] == one.pages[1] >= 4, told([one])
    assert one.equal >= 0.97 * one.lines, told([one])
