"""A merge by the workers of a Dask scheduler gives what this machine gives, whatever dies."""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from drafter.cli import main
from drafter.office import cluster
from drafter.office.making import Plan
from drafter.office.office import Office
from drafter.office.rows import Merge
from drafter.version import VERSION
from drafter.workspace import Workspace
from tests.office.test_merging import LETTER, bytes_of

distributed: Any = pytest.importorskip("distributed")

pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture(scope="module")
def workers() -> Iterator[Any]:
    """Give a cluster of two processes; one that dies is started again."""
    local = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    )
    yield local
    local.close()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("letter.yaml").write_text(LETTER, encoding="utf-8")
    return tmp_path


def table(count: int, faulty: int = -1) -> None:
    rows = [f"akim-astana;{'' if n == faulty else f'Район {n}'}" for n in range(count)]
    Path("table.csv").write_text("\n".join(["post;region", *rows, ""]), encoding="utf-8")


def merged(folder: str, *options: str, code: int = 0) -> None:
    call = ["render", "letter.yaml", "--to", "table.csv", "-o", folder, "-l", "ru"]
    assert main([*call, *options]) == code


def test_the_files_the_register_and_what_is_told_are_those_of_one_machine(
    workers: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("drafter.yaml").touch()
    own = Path("templates/ru/appeal.html")
    own.parent.mkdir(parents=True)
    own.write_text(
        '{% extends "drafter/appeal.html" %}{% block closing %}<p>Своё</p>{% endblock %}'
    )
    table(300, faulty=7)
    merged("here", "--register", "here.csv", code=1)
    here = capsys.readouterr().err
    merged("there", "--register", "there.csv", "--scheduler", workers.scheduler_address, code=1)
    assert capsys.readouterr().err == here
    assert bytes_of("here") == bytes_of("there")
    registers = [Path(f"{name}.csv").read_text("utf-8-sig") for name in ("here", "there")]
    assert registers[0].replace("here/", "there/") == registers[1]


def test_a_worker_that_is_killed_changes_nothing(workers: Any) -> None:
    table(400)
    merged("here")
    pids = _pids(workers)

    def kill() -> None:
        while len(list(Path("there").glob("*.docx"))) < 100:
            time.sleep(0.02)
        os.kill(pids[0], signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    merged("there", "--scheduler", workers.scheduler_address)
    thread.join()
    assert bytes_of("here") == bytes_of("there")
    assert pids[0] not in _pids(workers)


def _pids(workers: Any) -> list[int]:
    with distributed.Client(workers.scheduler_address, set_as_default=False) as client:
        return list(client.run(os.getpid).values())


def test_a_worker_of_another_version_is_refused(
    workers: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cluster, "VERSION", "99.0")
    table(2)
    merged("out", "--scheduler", workers.scheduler_address, code=1)
    said = capsys.readouterr().err
    assert "The worker has another version of drafter, or none. Install drafter 99.0" in said
    assert not list(Path("out").glob("*.docx"))


def test_a_worker_that_sees_other_templates_is_refused(
    workers: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cluster, "fingerprint", lambda _office: "as it was here")
    table(2)
    merged("out", "--scheduler", workers.scheduler_address, code=1)
    assert "The worker does not see the same workspace" in capsys.readouterr().err


def test_a_workspace_of_somebody_else_is_taken_by_no_worker(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "drafter.yaml").touch()
    plan = Plan(Merge.of(Path("letter.yaml"), _office(tmp_path)), ("ru",), "en")
    job = cluster.job_of(plan)
    monkeypatch.setattr("drafter.trust._mine", lambda: {-1})
    assert cluster.refusal_of(job) == (VERSION, "worker-trust")
    with pytest.raises(cluster.RefusedError, match="worker-trust"):
        cluster.letters_of(job, [])


def _office(folder: Path) -> Any:
    return Office(Workspace.around(folder))


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense", "tcp://", "http://a b"])
def test_a_scheduler_that_is_not_there_is_told(
    address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cluster, "_SECONDS", 1)
    table(2)
    merged("out", "--scheduler", address, code=1)
    said = capsys.readouterr().err
    assert f"{address}: No scheduler answers at this address." in said
    assert len(said.splitlines()) == 1


def test_a_scheduler_without_workers_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cluster, "_SECONDS", 1)
    table(2)
    with distributed.LocalCluster(
        n_workers=0, processes=False, dashboard_address=None, silence_logs=50, protocol="tcp"
    ) as local:
        merged("out", "--scheduler", local.scheduler_address, code=1)
    assert "The scheduler has no workers." in capsys.readouterr().err


def test_without_dask_it_is_told_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "drafter.office.cluster")
    monkeypatch.delattr("drafter.office.cluster")
    monkeypatch.setitem(sys.modules, "distributed", None)
    table(2)
    merged("out", "--scheduler", "tcp://127.0.0.1:9", code=1)
    assert "pip install 'drafter[dask]'" in capsys.readouterr().err
