"""The four stores of a register, each empty."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.postgres import INITDB, PASSWORD, PORT, running

_numbers = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    """Start a server; give the folder of its socket."""
    if INITDB is None:
        pytest.skip("PostgreSQL is not installed")
    psycopg = pytest.importorskip("psycopg")
    with running() as folder:
        with psycopg.connect(address_in(folder, "postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE USER guest PASSWORD '{PASSWORD}'")
        yield folder


@pytest.fixture
def postgres(server: Path) -> str:
    """Return the address of a database that is empty."""
    import psycopg

    name = f"register{next(_numbers)}"
    with psycopg.connect(address_in(server, "postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return address_in(server, name)


def address_in(server: Path, database: str, user: str = "owner") -> str:
    return f"postgresql://{user}@/{database}?host={server}&port={PORT}"


@pytest.fixture(
    params=["csv", "xlsx", "db", pytest.param("postgres", marks=pytest.mark.postgres)],
)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of a register that is not there yet, in each of the stores."""
    if request.param == "postgres":
        return str(request.getfixturevalue("postgres"))
    return str(tmp_path / f"register.{request.param}")
