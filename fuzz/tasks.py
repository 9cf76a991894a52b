"""What the fault runs let drafter do: workspaces, calls, and what folders are like afterwards.

A task is done once undisturbed; from then on each file of a disturbed folder must be as before or
as after, whole, whatever happened in between.
"""

import io
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
ROWS = 120
_HIDDEN_NAME = ".drafter-"
FOREIGN_FILE, FOREIGN_FOLDER = ".notes-abcdefgh.tmp", ".a-12345678.tmp"
"""What a run finds in its folder, and what is none of its business."""
_LETTER = """\
date: 2026-11-20
addressee: {post: prime-minister}
author: {faction: {ru: Ак жол, kk: Ақ жол}}
body: {ru: Просим., kk: Сұраймыз.}
request: {ru: просит, kk: сұрайды}
demands:
  - {ru: Принять меры, kk: Шара қабылдау}
signatories: [А. Перуашев]
"""
_APPEAL = """\
kind: appeal
date: 2026-11-20
addressee: {post: prime-minister}
author: {faction: {ru: Ак жол, kk: Ақ жол}}
body: {ru: "Просим: {{ region }}.", kk: "Сұраймыз: {{ region }}."}
signatories: [А. Перуашев]
"""

State = Mapping[str, bytes]
"""The files of a folder by their paths."""


class Task(NamedTuple):
    """A call of drafter in a workspace, and how it is called again after it was disturbed."""

    name: str
    call: tuple[str, ...]
    again: tuple[str, ...] = ()
    together: bool = True
    """Whether all files are written or none; a merge goes on from row to row."""
    older: bool = False
    """Whether older files are there, which the call replaces."""


_MERGE = ("render", "appeal.yaml", "--to", "table.csv", "-o", "out")
_RENDER = ("render", "letter.yaml", "second.yaml", "-o", "out/", "--register", "register.csv")
TASKS = (
    Task("merge", _MERGE, together=False),
    Task("merge, 2 jobs", (*_MERGE, "--jobs", "2"), together=False),
    Task("merge, register.csv", (*_MERGE, "--register", "register.csv"), together=False),
    Task("merge, register.xlsx", (*_MERGE, "--register", "register.xlsx"), together=False),
    Task("merge --force", (*_MERGE, "--force"), together=False, older=True),
    Task("render", _RENDER, (*_RENDER, "--force")),
    Task("render --force", (*_RENDER, "--force"), older=True),
    Task("import", ("import", "old.docx"), ("import", "old.docx", "--force")),
    Task("book import", ("book", "import", "people.csv")),
    Task("locales update", ("locales", "update")),
)
INIT = Task("init", ("init", "new"), together=False)
"""Cut off, it is done again in another test than that of its bytes: it refuses what is there."""


@cache
def _workspace() -> Path:
    """Return a workspace that every try gets a copy of; it is deleted with the process."""
    folder = Path(_temporary().name) / "workspace"
    drafter(folder.parent, "init", str(folder))
    (folder / "letter.yaml").write_text(_LETTER, encoding="utf-8")
    (folder / "second.yaml").write_text(_LETTER.replace("Просим", "Ещё раз"), encoding="utf-8")
    (folder / "appeal.yaml").write_text(_APPEAL, encoding="utf-8")
    table = "".join(f"prime-minister;район {number}\n" for number in range(ROWS))
    (folder / "table.csv").write_text(f"post;region\n{table}", encoding="utf-8")
    people = "".join(f"person-{number};Петров{number};Иван\n" for number in range(50))
    (folder / "people.csv").write_text(f"id;surname;given\n{people}", encoding="utf-8")
    drafter(folder, "render", "letter.yaml", "-l", "ru", "-o", "old.docx")
    (folder / "old.docx").rename(folder / "old.ru.docx")
    (folder / "old.ru.docx").rename(folder / "old.docx")
    po = folder / "locales" / "ru" / "LC_MESSAGES" / "letter.po"
    lines = po.read_text(encoding="utf-8").split("\n\n")
    po.write_text("\n\n".join([*lines[:-5], ""]), encoding="utf-8")  # messages to be added
    return folder


@cache
def _temporary() -> "tempfile.TemporaryDirectory[str]":
    return tempfile.TemporaryDirectory(prefix="drafter-faults-")


def environment() -> dict[str, str]:
    """Return the environment of a run: English, with a cache that is warm."""
    home = _temporary().name
    paths = {"HOME": home, "XDG_CACHE_HOME": f"{home}/cache", "PYTHONPATH": str(ROOT)}
    Path(paths["XDG_CACHE_HOME"]).mkdir(exist_ok=True)
    return {**os.environ, **paths, "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}


def command(call: Sequence[str]) -> list[str]:
    """Return the command line of a call."""
    return [sys.executable, "-m", "drafter", *call, "--interface", "en"]


def drafter(folder: Path, *call: str) -> "subprocess.CompletedProcess[str]":
    """Run drafter in a folder, undisturbed."""
    return subprocess.run(  # noqa: S603 - the program is this one
        command(call),
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def prepared(task: Task, folder: Path) -> None:
    """Make of an empty folder the workspace of a task, with things of others in it."""
    shutil.copytree(_workspace(), folder, dirs_exist_ok=True)
    if task.older:
        for name in done(task).after:
            if name.startswith("out/") and name.endswith(".docx"):
                (folder / "out").mkdir(exist_ok=True)
                (folder / name).write_bytes(b"an older letter")
    for place in (folder, folder / "out"):
        place.mkdir(exist_ok=True)
        (place / FOREIGN_FILE).write_bytes(b"mine")
        (place / FOREIGN_FOLDER).mkdir(exist_ok=True)


def foreign_is_there(folder: Path) -> bool:
    """Tell whether everything that others put there is still there."""
    places = (folder, folder / "out")
    return all(
        (p / FOREIGN_FILE).read_bytes() == b"mine" and (p / FOREIGN_FOLDER).is_dir() for p in places
    )


class Done(NamedTuple):
    """A task, done undisturbed: the folder before and after, and the seconds that it took."""

    before: State
    after: State
    seconds: float


@cache
def done(task: Task) -> Done:
    """Do a task once, undisturbed."""
    with tempfile.TemporaryDirectory(prefix="drafter-faults-") as name:
        folder = Path(name)
        prepared(task._replace(older=False), folder)
        before = state(folder)
        began = time.monotonic()
        run = drafter(folder, *task.call)
        seconds = time.monotonic() - began
        assert run.returncode == 0, run.stderr  # noqa: S101 - without it there is nothing to compare
        after = state(folder)
    if task.older:
        letters = {n: b"an older letter" for n in after if n.endswith(".docx") and n[:4] == "out/"}
        before = {**before, **letters}
    return Done(before, after, seconds)


def state(folder: Path) -> State:
    """Return what a folder holds, without locks, temporary files and what others put there."""
    return {
        path.relative_to(folder).as_posix(): _content(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith((".lock", ".tmp"))
    }


def _content(path: Path) -> bytes:
    """Return a file's bytes; of a workbook the parts, without the time when it was saved."""
    data = path.read_bytes()
    if path.suffix != ".xlsx":
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = sorted(set(package.namelist()) - {"docProps/core.xml"})
        return b"".join(name.encode() + package.read(name) for name in names)


def left_behind(folder: Path) -> list[str]:
    """Return the names of drafter's temporary files."""
    return [p.name for p in folder.rglob("*.tmp") if p.name.startswith(_HIDDEN_NAME)]
