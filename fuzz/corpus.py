"""python -m fuzz.corpus FOLDER: what drafter makes of every Word file that a folder holds.

Each file is imported, the letter that comes of it rendered, and the file tried as a look, in a
process of its own with a limit of time and memory.  A line tells of each: words that were lost
against another reader and not told, seconds, megabytes, schema problems, and how it ended.  A
defect – a traceback, a word lost without a line, an invalid part, more than two seconds or 300 MB –
ends the run with 1.
"""

import argparse
import io
import json
import multiprocessing
import re
import resource
import sys
import time
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from drafter import Drafter, load
from drafter.composing.library import classes
from drafter.docx.look_checking import look_problems
from drafter.errors import DrafterError, Problem
from drafter.importing import Import, import_letters
from drafter.workspace import Workspace
from tests.documents import faults, whole
from tests.word_reader import words_in, words_of

SECONDS, MEGABYTES = 2.0, 300
_HARD_SECONDS, _HARD_BYTES = 30, 3 << 30
_KINDS = (".docx", ".dotx", ".docm", ".dotm")
_TELLS = {"struck": "word-struck-out-text", "hidden": "word-hidden-text"} | {
    "placeholder": "word-placeholder"
}
_TELLS_OF_TEXT = {
    "word-struck-out-text", "word-hidden-text", "word-placeholder", "word-field-code",
    "word-unread-text", "word-unused-note", "word-deleted-text",
}  # fmt: skip
"""What tells that words of a file are not in the letter: a style may strike them out as well."""

_WORDED_ANEW = frozenset(("исполнитель", "исп", "приложение", "тел", "орындаушы", "қосымша"))
"""Labels that the template words itself."""

_STEM = 4
"""Words that begin alike are the same: names and posts stand in the nominative."""


class Result(NamedTuple):
    """What became of a file."""

    outcome: str = "imported"
    lost: tuple[str, ...] = ()
    invalid: tuple[str, ...] = ()
    look: str = ""
    seconds: float = 0.0
    megabytes: int = 0

    @property
    def defects(self) -> list[str]:
        """What is wrong with it, in words."""
        found = [f"lost: {' '.join(self.lost[:8])}"] if self.lost else []
        found += [f"invalid: {self.invalid[0]}"] if self.invalid else []
        found += [end for end in (self.outcome, self.look) if end.startswith("defect")]
        if self.seconds > SECONDS:
            found.append("slow")
        if self.megabytes > MEGABYTES:
            found.append("large")
        return found


def tried(file: Path, letter: Any) -> Result:
    """Import a file, render the letter, and use the file as a look for a sample."""
    clock = _Clock()
    done: Import | None = None
    letters: list[bytes] = []
    made: list[bytes] = []
    outcome = clock.ends(lambda: import_letters([file], "letter.yaml"), "imported")
    if isinstance(clock.made, Import):
        done = clock.made
        text = filled(done.text)
        ended = clock.ends(lambda: letters.extend(_rendered(text)), "")
        outcome = f"defect: not rendered: {ended}" if ended else outcome
    look = clock.ends(lambda: made.append(_with_look(file, letter)), "letter made")
    seconds = clock.seconds
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    invalid = [fault for data in letters for fault in faults(data)]
    invalid += [fault for data in made for fault in set(faults(data)) - set(faults_of(file))]
    lost = sorted(_lost(file, done, letters)) if done else []
    if outcome == "refused: word-no-text":
        lost = sorted(words_of(file.read_bytes())["text"])
    return Result(outcome, tuple(lost), tuple(invalid), look, seconds, peak)


class _Clock:
    """Adds up the time that steps take, and says how each ends."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.made: object = None

    def ends(self, step: Callable[[], object], well: str) -> str:
        """Return how a step ends: well, refused, or with a defect."""
        start = time.monotonic()
        try:
            self.made = step()
        except DrafterError as error:
            return f"refused: {error.problems[0].id}"
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a defect
            return f"defect: {type(error).__name__}: {error}"
        finally:
            self.seconds += time.monotonic() - start
        return well


def _rendered(text: str) -> Iterator[bytes]:
    inquiry = load(io.StringIO(text))
    for language in inquiry.languages:
        yield Drafter().render(inquiry, language, _no_matter)


def _with_look(file: Path, letter: Any) -> bytes:
    look_problems(file, classes(Workspace()))
    return Drafter(look=file).render(letter, "ru", _no_matter)


def faults_of(file: Path) -> list[str]:
    """Return what is wrong with a file itself; what a look brings along is not drafter's."""
    try:
        return faults(file.read_bytes())
    except (KeyError, ValueError, AssertionError, zipfile.BadZipFile):
        return []


def _lost(file: Path, done: Import, letters: list[bytes]) -> set[str]:
    told = " ".join(warning.what for warning in done.warnings)
    there = " ".join([done.text, told, *map(whole, letters)])
    return lost_words(file.read_bytes(), there, {warning.id for warning in done.warnings})


def lost_words(data: bytes, there: str, told: set[str]) -> set[str]:
    """Return the words of a Word file that are not `there`, and that no problem tells of."""
    plain = re.sub(r"\[\^\d+\]:?|\\u[0-9A-F]{4}|[\\*~^]", "", there)
    known = words_in(there) | words_in(plain) | words_in(plain.replace("-", " "))
    stems = {word[:_STEM] for word in known | _WORDED_ANEW}
    found = words_of(data)
    lost = set() if told & _TELLS_OF_TEXT else found.pop("text")
    for kind, tells in _TELLS.items():
        lost |= set() if tells in told else found[kind]
    return {word for word in lost if word[:_STEM] not in stems}


def filled(text: str) -> str:
    """Return an imported file with its gaps filled."""
    values: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes texts alone
    if values.get("languages") == ["en"]:
        values["languages"] = ["ru"]  # drafter ships no English letters
    values["addressee"] = _without_gaps(values["addressee"])
    values["addressee"].setdefault("gender", "masculine")
    values["addressee"].setdefault("post", "prime-minister")
    values["author"] = _without_gaps(values.get("author") or {}) or {"deputies": "true"}
    values["signatories"] = values.get("signatories") or ["А. Иванов"]
    values["body"] = values.get("body") or "–"
    return json.dumps(values, ensure_ascii=False)


def _without_gaps(values: Any) -> Any:
    if isinstance(values, dict):
        return {key: inner for key, value in values.items() if (inner := _without_gaps(value))}
    return values


def _no_matter(_guess: Problem) -> None:
    """Take no notice of a form that was guessed."""


def _serve(pipe: Connection, letter: Any) -> None:
    """Try the one file that comes through a pipe."""
    resource.setrlimit(resource.RLIMIT_AS, (_HARD_BYTES, _HARD_BYTES))
    warnings.simplefilter("ignore")
    try:
        pipe.send(tried(pipe.recv(), letter))
    except Exception as error:  # noqa: BLE001 - the other reader may give up as well
        pipe.send(Result(f"defect: not compared: {type(error).__name__}: {error}"))


def guarded(file: Path, letter: Any) -> Result:
    """Try a file in a process that is ended when it takes too long."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe()
    worker = context.Process(target=_serve, args=(there, letter), daemon=True)
    worker.start()
    there.close()
    start = time.monotonic()
    here.send(file)
    try:
        result: Result = here.recv() if here.poll(_HARD_SECONDS) else Result("defect: no end")
    except EOFError:
        result = Result("defect: the process ended")
    worker.kill()
    worker.join()
    return result._replace(seconds=result.seconds or time.monotonic() - start)


def word_files(folder: Path) -> Iterator[Path]:
    """Yield the Word files of a folder and of those in it."""
    for file in sorted(folder.rglob("*")):
        if file.suffix.lower() in _KINDS and file.is_file() and not file.name.startswith("~$"):
            yield file


def main() -> int:
    """Try all files; return 1 where one has a defect."""
    parser = argparse.ArgumentParser(prog="python -m fuzz.corpus", description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    letter = load(Path(__file__).resolve().parent.parent / "samples" / "ak-zhol-akims.yaml")
    Drafter().render(letter, "ru", _no_matter)  # what is imported late is no part of a file's time
    ends: Counter[str] = Counter()
    wrong: list[str] = []
    slowest, largest, number = 0.0, 0, 0
    for file in word_files(folder):
        number += 1
        result = guarded(file, letter)
        line = (
            f"{file.relative_to(folder)}: lost {len(result.lost)}, invalid {len(result.invalid)},"
            f" {result.seconds:.2f} s, {result.megabytes} MB, {result.outcome}; {result.look}"
        )
        sys.stdout.write(f"{line}\n")
        wrong += [f"{file.relative_to(folder)}: {what}" for what in result.defects]
        ends[result.outcome.partition(": not")[0]] += 1
        slowest = max(slowest, result.seconds)
        largest = max(largest, result.megabytes)
    for end, count in ends.most_common():
        sys.stdout.write(f"{count:6} {end}\n")
    sys.stdout.write(
        f"{number} files, at most {slowest:.2f} s, {largest} MB; {len(wrong)} defects\n"
    )
    for what in wrong:
        sys.stdout.write(f"  {what}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
