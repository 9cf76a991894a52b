"""A server of PostgreSQL for tests, which is started once and has nothing to do with any other."""

import glob
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PASSWORD = "s3cret-of-tests"
PORT = 5499

_BINARIES = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
INITDB = shutil.which("initdb") or next((f"{path}/initdb" for path in _BINARIES[::-1]), None)


@contextmanager
def running() -> Iterator[Path]:
    """Give the folder of the socket of a server; a user `guest` needs a password there."""
    assert INITDB is not None
    # The server refuses to run as root.
    user = {"user": "nobody", "extra_groups": []} if os.geteuid() == 0 else {}
    folder = Path(tempfile.mkdtemp(prefix="drafter-pg-"))
    folder.chmod(0o777)
    data, binaries = folder / "data", Path(INITDB).parent

    def run(*command: str) -> None:
        # What the server prints goes nowhere, lest it keep a pipe open.
        quiet = subprocess.DEVNULL
        subprocess.run(command, check=True, stdout=quiet, stderr=quiet, cwd=folder, **user)  # type: ignore[call-overload]

    try:
        run(INITDB, "-D", str(data), "-U", "owner", "-A", "trust", "-E", "UTF8", "--no-sync")
        rules = "local all guest scram-sha-256\nlocal all all trust\n"
        (data / "pg_hba.conf").write_text(rules, encoding="utf-8")
        settings = f"-k {folder} -p {PORT} -c listen_addresses= -c fsync=off"
        run(f"{binaries}/pg_ctl", "-w", "-D", str(data), "-o", settings, "start")
        try:
            yield folder
        finally:
            run(f"{binaries}/pg_ctl", "-w", "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
