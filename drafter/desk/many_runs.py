"""Letters to many that are made at the desk: what was chosen, how far a run is, and its end.

What was chosen lies in `.drafter/many` of the workspace, so that no reload and no end of the desk
loses it; letters that a run has written stay, and the next run goes on after them.
"""

import json
import time
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import Lock, Thread
from typing import Any
from weakref import WeakKeyDictionary

from drafter.desk.answers import told, unexpected
from drafter.desk.context import Desk
from drafter.errors import DrafterError, Place, Problem
from drafter.files.kept import kept_folder
from drafter.files.output import write_file
from drafter.files.refusals import problem_of
from drafter.office.entering import NEW, default_register, name_of
from drafter.office.making import Made
from drafter.office.merging import merge
from drafter.office.rendering import Wish
from drafter.wording import speaking

OPTIONS = ("bilingual", "pdf", "together", "register")
RUNNING, DONE, CANCELLED, FAILED = "running", "done", "cancelled", "failed"

_TABLES = ("table.csv", "table.xlsx")
_MOST_TOLD = 200
_PAUSE = 0.3
"""Seconds between two words on how far a run is."""


class _CancelledError(Exception):
    """Somebody has ended a run."""


class Chosen:
    """What was chosen for a letter to many: a table or people, and what is to be made."""

    def __init__(self, desk: Desk, file: Path) -> None:
        """Take the letter's file."""
        self._desk, self.file = desk, file
        key = sha256(file.relative_to(desk.folder).as_posix().encode()).hexdigest()[:16]
        self.folder = kept_folder(desk.folder, f"many/{key}")
        self._state = self.folder / "state.json"
        self.facts: dict[str, Any] = {}
        with suppress(OSError, ValueError):
            found = json.loads(self._state.read_bytes())
            self.facts = found if isinstance(found, dict) else {}

    @property
    def to(self) -> str:
        """What `--to` names; nothing where nothing was chosen."""
        if self.ids:
            return ",".join(self.ids)
        name = self.facts.get("table")
        return str(self.folder / name) if name in _TABLES and (self.folder / name).is_file() else ""

    @property
    def ids(self) -> list[str]:
        """The people that were chosen."""
        found = self.facts.get("ids")
        return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []

    @property
    def last(self) -> dict[str, Any]:
        """How the last run ended, or that it had begun."""
        found = self.facts.get("run")
        return found if isinstance(found, dict) else {}

    @property
    def target(self) -> Path:
        """The folder that the letters go into: beside the letter."""
        return self.file.with_name(f"{self.file.stem}.letters")

    def options(self) -> dict[str, bool]:
        """Return what is to be made."""
        given = self.facts.get("options")
        given = given if isinstance(given, dict) else {}
        return {name: given.get(name) is True for name in OPTIONS}

    def keep(self, **facts: Any) -> None:
        """Keep what was chosen."""
        self.facts |= facts
        data = json.dumps(self.facts, ensure_ascii=False).encode(errors="replace")
        write_file(self._state, data, force=True)

    def take_table(self, name: str, data: bytes) -> None:
        """Keep a table under a name of ours; its own is only shown."""
        own = _TABLES[data.startswith(b"PK")]
        write_file(self.folder / own, data, force=True)
        self.keep(name=Path(name).name[:200], table=own, ids=[], run={})

    def wish(self) -> Wish:
        """Return the same as a call of `drafter render`."""
        options = self.options()
        register = None
        if options["register"]:
            book = default_register(self._desk.office.workspace) or self._desk.folder / NEW
            register = name_of(book)
        return Wish(
            files=(str(self.file),),
            output=str(self.target),
            languages=(),
            template=None,
            look=None,
            force=False,
            bilingual=options["bilingual"],
            side_by_side=False,
            pdf=options["pdf"],
            to=self.to,
            name=None,
            jobs=1,
            register=register,
            together=options["together"],
        )


class Run:
    """A run of a letter to many, in a thread of its own."""

    def __init__(self, desk: Desk, chosen: Chosen, path: str, language: str) -> None:
        """Take what was chosen, the path of the letter, and the language of messages."""
        self._desk, self._chosen, self.path, self._language = desk, chosen, path, language
        self._is_ended = False
        self._problems: list[dict[str, str]] = []
        self._state, self._said = RUNNING, ""
        self._done = self._count = 0
        self._began = time.monotonic()
        self.thread = Thread(target=self._run, daemon=True)

    def end(self) -> None:
        """Make no further letter."""
        self._is_ended = True

    def told(self) -> dict[str, Any]:
        """Return how far the run is."""
        return {
            "state": self._state,
            "done": self._done,
            "count": self._count,
            "seconds": round(time.monotonic() - self._began, 1),
            "said": self._said,
            "problems": self._problems,
            "folder": self._chosen.target.name,
        }

    @property
    def is_running(self) -> bool:
        """Whether it is under way."""
        return self._state == RUNNING

    def _run(self) -> None:
        with speaking(self._language):
            state = self._outcome()
        with suppress(DrafterError, OSError):  # how it ended is on the page all the same
            self._chosen.keep(run=self.told() | {"state": state})
        self._state = state
        self._tell()

    def _outcome(self) -> str:
        """Make the letters; return how that ended."""
        try:
            self._said = merge(self._chosen.wish(), self._progress, self._take, self._take).said()
        except _CancelledError:
            return CANCELLED
        except DrafterError as error:
            self._take(error.problems)
        except OSError as error:
            self._take([problem_of(error)])
        except Exception as error:  # noqa: BLE001 - the page is to hear of it
            self._take([unexpected(error)])
        else:
            return DONE
        return FAILED

    def _progress(self, made: Iterator[Made], count: int) -> Iterator[Made]:
        self._count, last = count, 0.0
        for one in made:
            if self._is_ended:
                raise _CancelledError
            yield one
            self._done += 1
            if time.monotonic() > last + _PAUSE:
                last = time.monotonic()
                self._tell()

    def _take(self, problems: Any) -> None:
        for problem in problems:
            if len(self._problems) < _MOST_TOLD:
                self._problems.append(row_told(problem))

    def _tell(self) -> None:
        self._desk.events.tell("many", {"path": self.path, "run": self.told()})


def row_told(problem: Problem) -> dict[str, str]:
    """Return a problem as scripts show it, with the row that it stands in."""
    place = problem.place
    is_row = place is not None and Path(place.file).name.startswith(("table.", "--to"))
    return told(problem._replace(place=Place("", 0, 0))) | {
        "row": str(place.line) if place and is_row else "",
        "file": Path(place.file).name if place and not is_row else "",
    }


_RUNS: WeakKeyDictionary[Desk, Run] = WeakKeyDictionary()
_ONE = Lock()


def started(desk: Desk, chosen: Chosen, path: str, language: str) -> Run | None:
    """Start a run; None while another one of the desk is under way."""
    with _ONE:
        before = _RUNS.get(desk)
        if before is not None and before.is_running:
            return None
        run = _RUNS[desk] = Run(desk, chosen, path, language)
        desk.at_end.append(run.end)
        chosen.keep(run={"state": RUNNING})
        run.thread.start()
        return run


def run_of(desk: Desk, path: str) -> Run | None:
    """Return the run of a letter that is under way."""
    run = _RUNS.get(desk)
    return run if run and run.is_running and run.path == path else None
