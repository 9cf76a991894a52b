"""PDFs of letters that are made one after another, by LibreOffices that stay open.

While one of them is at a letter, the next letters are made and the last PDF is looked at.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import cycle

from drafter.errors import DrafterError
from drafter.office.making import Made
from drafter.printing.pdf import program
from drafter.printing.warm import WarmOffice

_AHEAD = 8
"""So many rows may be under way for each LibreOffice."""

Wants = Callable[[Made, str], bool]


class Printer:
    """As many LibreOffices as there are jobs."""

    def __init__(self, jobs: int) -> None:
        """Take how many; raises OutputError where LibreOffice is not installed."""
        program()
        self._offices = [WarmOffice() for _number in range(jobs)]
        self._next = cycle(self._offices)
        self._jobs = jobs
        # One thread waits for LibreOffice while another one looks at what it has made.
        self._threads = ThreadPoolExecutor(2 * jobs)

    def close(self) -> None:
        """End the LibreOffices."""
        self._threads.shutdown(cancel_futures=True)
        for office in self._offices:
            office.close()

    def printed(self, all_made: Iterable[Made], wants: Wants) -> Iterator[Made]:
        """Yield what was made with PDFs of the letters that `wants` one, by their languages."""
        waiting: deque[tuple[Made, dict[str, Future[bytes]]]] = deque()
        for made in all_made:
            waiting.append((made, self._begun(made, wants)))
            if len(waiting) > _AHEAD * self._jobs:
                yield _ended(*waiting.popleft())
        while waiting:
            yield _ended(*waiting.popleft())

    def _begun(self, made: Made, wants: Wants) -> dict[str, Future[bytes]]:
        return {
            code: self._threads.submit(next(self._next).pdf, letter)
            for code, letter in made.letters.items()
            if wants(made, code)
        }


def _ended(made: Made, waiting: dict[str, Future[bytes]]) -> Made:
    """Return a row with its PDFs; where one cannot be made, nothing of the row is written."""
    try:
        made.pdfs = {code: future.result() for code, future in waiting.items()}
    except DrafterError as error:
        made.letters = {}
        made.problems = [problem._replace(place=made.row.place("")) for problem in error.problems]
    return made
