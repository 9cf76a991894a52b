"""Kazakh in Latin letters, as a language that drafter knows nothing of, made of the Kazakh one.

The letters are those of the alphabet that was presented in January 2021.
"""

import re
import shutil
from pathlib import Path
from typing import Any

from translate.storage.pypo import pofile

from tests.conftest import ROOT

LANGUAGE = "kk_Latn"
_LETTERS = {
    **dict(
        zip(
            "аәбвгғдежзийкқлмнңоөпрстуұүфхһшыіэ",
            "aäbvgğdejziikqlmnñoöprstuūüfhhşyıe",
            strict=True,
        )
    ),
    **{"ё": "io", "ц": "ts", "ч": "tş", "щ": "ştş", "ъ": "", "ь": "", "ю": "iu", "я": "ia"},
}
_CAPITALS = {"ı": "I", "i": "İ"}


def latin(text: str) -> str:
    """Return a Kazakh text in Latin letters."""
    return "".join(map(_letter, text))


def _letter(letter: str) -> str:
    small = _LETTERS.get(letter.lower(), letter)
    if letter == letter.lower() or not small:
        return small
    return _CAPITALS.get(small[0], small[0].upper()) + small[1:]


def kept(pattern: str, text: str) -> str:
    """Return a text in Latin letters but for what a pattern finds."""
    parts = re.split(f"({pattern})", text, flags=re.DOTALL)
    return "".join(part if number % 2 else latin(part) for number, part in enumerate(parts))


def opened(catalog: Path) -> Any:
    """Return a catalog as Weblate opens it."""
    return pofile.parsefile(str(catalog))  # type: ignore[no-untyped-call]  # it has no types


def translate(catalog: Path) -> None:
    """Fill a catalog as a translator would, from the Kazakh one."""
    kazakh = opened(ROOT / "locales" / "kk" / "LC_MESSAGES" / "letter.po")
    known = {(unit.getcontext(), str(unit.source)): unit.target for unit in kazakh.units}
    own = opened(catalog)
    for unit in own.units:
        forms = getattr(known[unit.getcontext(), str(unit.source)], "strings", None)
        if not unit.isheader() and unit.getcontext() != "language":
            forms = forms or [str(known[unit.getcontext(), str(unit.source)])]
            unit.target = [kept(r"\{.*?\}", str(form)) for form in forms]
    own.save()


def write_templates(folder: Path) -> None:
    """Write the Kazakh templates in Latin letters into a folder of templates."""
    shutil.copytree(ROOT / "templates" / "kk", folder / LANGUAGE)
    for file in (folder / LANGUAGE).rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        file.write_text(kept(r"\{\{.*?\}\}|\{%.*?%\}|<[^>]*>", text), encoding="utf-8")


def translated(value: Any) -> Any:
    """Return the data of a letter with its Kazakh texts alone, in Latin letters."""
    if isinstance(value, dict) and "kk" in value:
        text = value["kk"]
        return {LANGUAGE: latin(text if isinstance(text, str) else text["nominative"])}
    if isinstance(value, dict):
        return {name: translated(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [latin(item) if isinstance(item, str) else translated(item) for item in value]
    return value
