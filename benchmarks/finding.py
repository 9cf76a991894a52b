"""How fast letters are found, and whether they are: python -m benchmarks.finding [LETTERS] [WORD].

LETTERS are written as files in YAML (20,000 where nothing is said) and WORD of them as Word files
of an archive (200), in a folder of their own; the queries are those of `benchmarks.queries`.
"""

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.letters_on import letters
from benchmarks.queries import FIRST, SECOND
from drafter.archive import Archive, Query
from drafter.archive.documents import Document
from drafter.archive.index import Index, Mark
from drafter.archive.word_files import read_word_file
from drafter.office.office import Office
from drafter.workspace import Workspace

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
FIRST_FIVE = 5
ROUNDS = 3


def main() -> None:
    """Measure everything and print it."""
    given = [int(one) for one in sys.argv[1:]]
    count, words = (given + [20_000, 200][len(given) :])[:2]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made(folder, count)
        archive = Archive(Workspace(folder))
        seconds = _timed(archive)
        print(f"Indexing {count:,} letters in YAML: {count / seconds:,.0f} a second")
        print(f"Looking for what is new in them: {_timed(archive) * 1000:,.0f} ms")
        size = sum(file.stat().st_size for file in folder.rglob("index.db")) / count
        print(f"The index: {size / 1024:.1f} KB a letter")
        times = [_time_of(archive, query) for query, _wanted in FIRST for _round in range(ROUNDS)]
        print(
            f"Searching {count:,} letters: median {statistics.median(times):.1f} ms,"
            f" slowest {max(times):.1f} ms"
        )
        for name, queries in (("first", FIRST), ("second", SECOND)):
            missed = misses(archive, queries)
            print(
                f"Queries of the {name} list that find what they must in the first five:"
                f" {len(queries) - len(missed)} of {len(queries)}"
            )
            for query, wanted, paths in missed:
                print(f"  {query} ({wanted}): {', '.join(paths) or 'nothing'}")
        archive.close()
        _word_files(folder, words)


def made(folder: Path, count: int) -> None:
    """Make a workspace of the samples and of so many letters."""
    (folder / "drafter.yaml").write_text("months: 1\n", encoding="utf-8")
    for sample in SAMPLES.glob("*.yaml"):
        shutil.copy(sample, folder)
    for name, text in letters(count):
        (folder / name).write_text(text, encoding="utf-8")


def misses(
    archive: Archive, queries: Sequence[tuple[str, str]]
) -> list[tuple[str, str, list[str]]]:
    """Return the queries that do not find what they must, with the first five that they find.

    Where every place will do, all five must be letters on the subject.
    """
    found = []
    for words, wanted in queries:
        paths = [Path(hit.path).stem for hit in archive.find(Query(words), FIRST_FIVE)]
        fits = [_fits(path, wanted) for path in paths]
        if not (any(fits) if "*" not in wanted else fits and all(fits)):
            found.append((words, wanted, paths))
    return found


def _fits(path: str, wanted: str) -> bool:
    return path == wanted or path.partition("-")[2] == wanted or (
        wanted.endswith("-*") and path.partition("-")[2].startswith(wanted[:-1])
    )  # fmt: skip


def _timed(archive: Archive) -> float:
    begin = time.perf_counter()
    archive.update()
    return time.perf_counter() - begin


def _time_of(archive: Archive, words: str) -> float:
    begin = time.perf_counter()
    archive.find(Query(words))
    return (time.perf_counter() - begin) * 1000


def _word_files(folder: Path, count: int) -> None:
    """Measure how many Word files are read and taken in within a second."""
    workspace = Workspace(folder)
    office = Office(workspace)
    files = []
    for source in sorted(folder.glob("0*.yaml"))[:count]:
        letter = office.open(source)
        file = folder / f"{source.stem}.docx"
        file.write_bytes(office.render(letter, "ru"))
        files.append(file)
    index = Index(None)
    read: list[tuple[Path, Document]] = []
    read_word_file(files[0], workspace.locales)
    begin = time.process_time()
    read = [(file, read_word_file(file, workspace.locales)) for file in files]
    halfway = time.process_time()
    with index.writing():
        for file, document in read:
            index.put(str(file), str(file), Mark(0, 0), b"", document)
    end = time.process_time()
    print(
        f"Indexing Word letters: {count / (end - begin):,.0f} a second of one core"
        f" ({(halfway - begin) / count * 1000:.1f} ms to read,"
        f" {(end - halfway) / count * 1000:.1f} ms to take in)"
    )


if __name__ == "__main__":
    main()
