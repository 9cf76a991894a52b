"""How long it takes to enter letters in registers of different sizes."""

import datetime
import gc
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.archive import Figure
from drafter.register import Entry, Texts, address_of, opened

_ROUNDS = 41
_DAY = datetime.date(2026, 1, 12)


def figures() -> Iterator[Figure]:
    """Yield the ratios of a workbook and of a file of SQLite."""
    with tempfile.TemporaryDirectory(prefix="drafter-benchmark-") as folder:
        yield _workbook(Path(folder))
        yield _database(Path(folder))


def letters(first: int, count: int) -> list[Sequence[Entry]]:
    """Return letters with numbers from `first` on, each of its own file."""
    return [[_letter(number)] for number in range(first, first + count)]


def _letter(number: int) -> Entry:
    date = _DAY + datetime.timedelta(days=number % 300)
    return Entry(
        number=f"{number}-26",
        date=date,
        initiator="Депутатская фракция «Ак жол»",
        participants="А. Перуашев, К. Иса",
        texts={
            "ru": Texts(f"Министру {number % 40}", f"О дорогах района {number}"),
            "kk": Texts(f"{number % 40}-министрге", f"{number}-ауданның жолдары туралы"),
        },
        term=date + datetime.timedelta(days=30),
        files=(f"letters/{number}.ru.docx", f"letters/{number}.kk.docx"),
    )


def _workbook(folder: Path) -> Figure:
    _entered(folder / "first.xlsx", letters(0, 50))  # imports, and what is kept from then on
    small = statistics.median(
        _entered(folder / f"small{n}.xlsx", letters(0, 1000)) / 1000 for n in range(5)
    )
    large = _entered(folder / "large.xlsx", letters(0, 9000)) / 9000
    detail = f"{large * 1e3:.2f} and {small * 1e3:.2f} ms a letter"
    what = "a letter of 9,000 into a new XLSX register, against one of 1,000"
    return Figure(what, large / small, 1.2, detail)


def _database(folder: Path) -> Figure:
    few, many = folder / "few.db", folder / "many.db"
    _entered(few, letters(0, 100))
    _entered(many, letters(0, 100_000))
    times: dict[Path, list[float]] = {few: [], many: []}
    for turn in range(_ROUNDS):
        for file, spent in times.items():
            begun = time.perf_counter()
            _entered(file, letters(200_000 + turn, 1))
            spent.append(time.perf_counter() - begun)
    least, most = (statistics.median(times[file]) for file in (few, many))
    detail = f"{most * 1e3:.1f} and {least * 1e3:.1f} ms"
    what = "a letter into an SQLite register of 100,000, against one of 100"
    return Figure(what, most / least, 1.2, detail)


def _entered(file: Path, many: Sequence[Sequence[Entry]]) -> float:
    """Enter letters; return the seconds of work that it took."""
    gc.collect()
    begun = time.process_time()
    with opened(address_of(file)) as ledger:
        ledger.record_all(many)
    return time.process_time() - begun
