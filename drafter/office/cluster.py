"""The letters of a merge made by the workers of a Dask scheduler, on this machine or on others.

Rows go out some hundred at a time and the letters come back as bytes, in the order of the rows, so
that what is written is what one machine writes.  Dask gives the rows of a worker that has died to
another one.  Workers read templates and address book in the same folder as this machine, and are
asked beforehand whether they see them as they are here, and are of the same version.
"""

import logging
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from itertools import islice
from pathlib import Path
from secrets import token_hex
from typing import Any, NamedTuple

import distributed

from drafter.errors import OutputError, Place, Problem
from drafter.office.making import Made, Plan, not_made
from drafter.office.office import Office
from drafter.sheets.tables import Row
from drafter.trust import ForeignWorkspaceError
from drafter.version import VERSION
from drafter.wording import _, speaking
from drafter.workspace import ADDRESS_BOOK, SETTINGS, Workspace

_AT_ONCE = 128
"""Rows that a worker is given together: a third of a second of work."""
_AHEAD = 3
"""So many times as many rows may be under way as the workers are given together."""
_SECONDS = 10
"""How long the scheduler, and then its first worker, is waited for."""


class Job(NamedTuple):
    """What workers need: the plan, and by what they know that they see the same."""

    key: str
    version: str
    plan: Plan
    fingerprint: str


class RefusedError(Exception):
    """A worker will not do the work; the text of the error is the id of a problem."""


def all_made(plan: Plan, rows: Iterable[Row], address: str) -> Iterator[Made]:
    """Yield the letters of all rows in their order, made by the workers of a scheduler.

    Raises OutputError where there is no Dask, no scheduler or no worker, or where a worker is of
    another version or does not see the same files.
    """
    given = plan.merge.file
    job = job_of(plan)
    with _client(address) as client:
        _check(client, job, address)
        threads = sum(
            worker["nthreads"] for worker in client.scheduler_info(-1)["workers"].values()
        )
        left, waiting = iter(rows), deque[tuple[list[Row], Any]]()
        while True:
            while len(waiting) < _AHEAD * max(threads, 1) and (
                some := list(islice(left, _AT_ONCE))
            ):
                waiting.append((some, client.submit(letters_of, job, some, pure=False)))
            if not waiting:
                return
            for made in _result(client, job, *waiting.popleft()):
                yield _here(made, job.plan.merge.file, given)


def job_of(plan: Plan) -> Job:
    """Return a plan as workers in other folders can follow it: its files are named in full."""
    task = plan.merge
    office = task.office
    whole = Office(
        office.workspace,
        template=office.template and Path(office.template).absolute(),
        look=office.look and Path(office.look).absolute(),
        register=office.register,
    )
    merge = replace(task, file=str(Path(task.file).absolute()), office=whole)
    return Job(token_hex(8), VERSION, replace(plan, merge=merge), fingerprint(whole))


def fingerprint(office: Office) -> str:
    """Return what tells the files that all letters are made with from any others."""
    digest = sha256()
    files = [place for place in (office.look,) if place]
    if folder := office.workspace.folder:
        files += [folder / SETTINGS, folder / ADDRESS_BOOK]
    for place in (*office.templates, *office.workspace.locales):
        files += sorted(file for file in Path(place).rglob("*") if file.suffix in _KINDS)
    for file in files:
        with suppress(OSError):
            digest.update(f"{file.name}\0".encode(errors="surrogateescape"))
            digest.update(sha256(file.read_bytes()).digest())
    return digest.hexdigest()


_KINDS = (".html", ".po", ".docx", ".yaml")


def letters_of(job: Job, rows: list[Row]) -> list[Made]:
    """Return the letters of some rows; this runs in a worker."""
    if job.version != VERSION:
        raise RefusedError("worker-version")
    if refusal := _refusal(job.key, job.plan.merge.office, job.fingerprint):
        raise RefusedError(refusal)
    with speaking(job.plan.interface):
        return [job.plan.made(row) for row in rows]


@lru_cache(maxsize=16)
def _refusal(_key: str, office: Office, expected: str) -> str:
    """Return why a worker does not take a workspace; nothing where it does."""
    if folder := office.workspace.folder:
        try:
            if Workspace.around(folder) != office.workspace:
                return "worker-files"
        except ForeignWorkspaceError:
            return "worker-trust"
    return "" if fingerprint(office) == expected else "worker-files"


def refusal_of(job: Job) -> tuple[str, str]:
    """Return the version of a worker, and why it does not take a job; this runs in a worker."""
    if job.version != VERSION:
        return VERSION, "worker-version"
    return VERSION, _refusal(job.key, job.plan.merge.office, job.fingerprint)


def _client(address: str) -> Any:
    """Return a client of a scheduler."""
    connect: Any = distributed.Client
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # we say it ourselves
    try:
        return connect(address, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        what = _("No scheduler answers at this address.")
        advice = _("Start one with «dask scheduler», and give the address that it prints.")
        raise OutputError([Problem("no-scheduler", Place(address), what, advice)]) from error


def _check(client: Any, job: Job, address: str) -> None:
    """Raise OutputError unless there are workers, and all of them take the job."""
    try:
        client.wait_for_workers(1, timeout=_SECONDS)
    except TimeoutError as error:
        what = _("The scheduler has no workers.")
        advice = _("Start some with «dask worker {address}».").format(address=address)
        raise OutputError([Problem("no-workers", Place(address), what, advice)]) from error
    found = client.run(refusal_of, job, on_error="return")
    for worker, answer in found.items():
        if isinstance(answer, Exception):
            raise OutputError([_problem("worker-version", worker)]) from answer
        if answer[1]:
            raise OutputError([_problem(answer[1], worker)])


def _problem(reason: str, worker: str) -> Problem:
    said = {
        "worker-version": (
            _("The worker has another version of drafter, or none."),
            _("Install drafter {version} there.").format(version=VERSION),
        ),
        "worker-files": (
            _("The worker does not see the same workspace in the same folder."),
            _("Share the folder with it under the same path."),
        ),
        "worker-trust": (
            _("For the worker, the workspace belongs to somebody else."),
            _("Start the worker as the owner of the workspace, or allow it there: drafter trust"),
        ),
    }
    what, advice = said[reason]
    return Problem(reason, Place(worker), what, advice)


def _result(client: Any, job: Job, rows: list[Row], future: Any) -> list[Made]:
    """Return what was made of some rows; those that were the death of workers are tried alone."""
    try:
        made: list[Made] = future.result()
        return made
    except distributed.KilledWorker:
        if len(rows) == 1:
            return [Made(rows[0], problems=[not_made(rows[0])])]
        alone = [(row, client.submit(letters_of, job, [row], pure=False)) for row in rows]
        return [made for row, one in alone for made in _result(client, job, [row], one)]
    except RefusedError as error:
        raise OutputError([_problem(str(error), client.scheduler.address)]) from error
    except (ImportError, AttributeError) as error:  # a worker that came later
        raise OutputError([_problem("worker-version", client.scheduler.address)]) from error


def _here(made: Made, there: str, given: str) -> Made:
    """Return a row whose problems name the letter's file as it was called."""

    def named(problem: Problem) -> Problem:
        place = problem.place
        return (
            problem._replace(place=place._replace(file=given))
            if (place and place.file == there)
            else problem
        )

    made.problems = list(map(named, made.problems))
    made.guesses = list(map(named, made.guesses))
    return made
