"""python -m fuzz.looks FOLDER…: whether every Word file that folders hold serves as a look.

With each file a letter is made that has all that letters can have, in Russian and in Kazakh.  It
serves where both are made, say what they say in drafter's own look, word for word, and are valid by
the schemas.  Files that cannot be opened at all are counted apart: a damaged one, one with a
password.  Exit code 1: fewer than 98 of 100 of the others serve.
"""

import argparse
import io
import json
import multiprocessing
import sys
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from drafter import Drafter, load
from drafter.composing.library import classes
from drafter.docx.look_checking import look_problems
from drafter.errors import DrafterError, Problem
from drafter.workspace import Workspace
from fuzz.corpus import word_files
from tests.documents import faults, whole

_BODY = """
## Заголовок

Текст *курсивом*, **полужирно** и [со ссылкой](https://parlam.kz)[^1].

- первое;
  - вложенное;
    - ещё глубже;
- второе.

1. раз;
2. два:
   1. вложенный.

| Показатель | Значение |
|---|---:|
| Аудан әкімдері | 52 |

> Цитата: әғқңөұүһі.

### Ещё заголовок

Вода H~2~O, 10^2^.

[^1]: Сноска.
"""
_LETTER = {
    "date": "2025-02-05",
    "number": "3-41",
    "languages": ["ru", "kk"],
    "addressee": [
        {"post": "prime-minister", "surname": "Бектенов", "given": "Олжас", "gender": "masculine"},
        {
            "post": "prosecutor-general",
            "surname": "Асылов",
            "given": "Берик",
            "gender": "masculine",
        },
    ],
    "author": {"faction": {"ru": "Ауыл", "kk": "Ауыл"}},
    "subject": {"ru": "О воде", "kk": "Су туралы"},
    "body": {"ru": _BODY, "kk": _BODY},
    "request": {"ru": "просит", "kk": "сұрайды"},
    "demands": [{"ru": "проверить цены", "kk": "бағаны тексеруді"}] * 2,
    "signatories": [{"ru": "А. Садыкова", "kk": "А. Садықова"}] * 2,
}
"""A letter with all that letters can have."""

_LANGUAGES = ("ru", "kk")
_ENOUGH = 0.98
_SLOW = 10.0


class Served(NamedTuple):
    """What came of a file as a look."""

    refused: str = ""
    """Why it cannot be opened, by the id of the message."""
    wrong: tuple[str, ...] = ()
    """What is wrong with the letters made with it."""
    seconds: float = 0.0


def served(file: Path) -> Served:
    """Make letters with a file as their look, and compare them with those of drafter's own."""
    warnings.simplefilter("ignore")
    start = time.monotonic()
    wrong: list[str] = []
    try:
        made = {code: _made(file, code) for code in _LANGUAGES}
        seconds = time.monotonic() - start
        look_problems(file, classes(Workspace()))
    except DrafterError as error:
        return Served(error.problems[0].id)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a defect
        return Served("", (f"defect: {type(error).__name__}: {error}",))
    for code, data in made.items():
        if whole(data) != whole(_usual(code)):
            wrong.append(f"{code}: the text differs")
        wrong += [f"{code}: {fault}" for fault in faults(data)[:3]]
    if seconds > _SLOW:
        wrong.append("slow")
    return Served("", tuple(wrong), seconds)


def _made(look: Path | None, language: str) -> bytes:
    return Drafter(look=look).render(load(io.StringIO(json.dumps(_LETTER))), language, _no_matter)


@cache
def _usual(language: str) -> bytes:
    return _made(None, language)


def _no_matter(_guess: Problem) -> None:
    """Take no notice of a form that was guessed."""


def _files(folders: list[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from [folder] if folder.is_file() else word_files(folder)


def main() -> int:
    """Try all files; return 1 where too few serve."""
    parser = argparse.ArgumentParser(prog="python -m fuzz.looks", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    files = list(_files(options.folders))
    refusals: Counter[str] = Counter()
    wrong = slowest = 0.0
    with multiprocessing.get_context("fork").Pool(options.jobs, maxtasksperchild=200) as pool:
        for file, result in zip(files, pool.imap(served, files, 4), strict=True):
            if result.refused:
                refusals[result.refused] += 1
                sys.stdout.write(f"{file}: refused: {result.refused}\n")
            elif result.wrong:
                wrong += 1
                sys.stdout.write(f"{file}: {'; '.join(result.wrong)}\n")
            slowest = max(slowest, result.seconds)
    tried = len(files) - sum(refusals.values())
    share = 1 - wrong / tried if tried else 0.0
    sys.stdout.write(f"{len(files)} files; refused: {dict(refusals)}\n")
    sys.stdout.write(
        f"{tried - int(wrong)} of {tried} serve: {share:.1%}; at most {slowest:.1f} s\n"
    )
    return 0 if share >= _ENOUGH else 1


if __name__ == "__main__":
    sys.exit(main())
