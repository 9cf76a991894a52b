"""Work shared out among processes, which end with the one that started them.

A process may be ended by the system, for want of memory say: what it was at is tried once more by
another one, and the rest goes on.  Where no process can be started, the work is done in this one.
"""

import os
import signal
import sys
import threading
import warnings
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from math import ceil
from multiprocessing import Process, parent_process
from multiprocessing.connection import Connection, Pipe, wait
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

_AT_ONCE = 16
"""So many items a process is given at a time."""
_TRIES = 2
_AHEAD = 8 * _AT_ONCE
"""So many items, for each process, may be taken before the result of the first is there."""

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass
class _Worker:
    """A process, the pipe to it, and the numbers of the items that it has not done yet."""

    process: Process
    pipe: "Connection[Any, Any]"
    numbers: deque[int] = field(default_factory=deque)


class _Lost:
    """What stands for the result of an item whose processes died."""


_LOST = _Lost()


class Work(Generic[Item, Result]):
    """Items of which a function makes results."""

    def __init__(
        self, begin: Callable[[], None], make: Callable[[Item], Result], items: Iterable[Item]
    ) -> None:
        """Take what each process begins with, the function, and the items.

        Items are taken when there is a process for them, and forgotten when their results are.
        Where the system copies no processes, the functions go to another one by pickle.
        """
        self._begin, self._make, self._left = begin, make, iter(items)
        self._items: dict[int, Item] = {}
        self._taken = 0
        self._waiting: deque[int] = deque()
        self._tries: Counter[int] = Counter()
        self._done: dict[int, Result | _Lost] = {}
        self._workers: list[_Worker] = []

    def results(self, jobs: int) -> Iterator[Result | None]:
        """Yield the results in the order of the items; None where each process died of one.

        An error that the function raises is raised here.
        """
        try:
            for number in count():
                self._take(number + _AHEAD * jobs)
                if number not in self._items:
                    return
                while number not in self._done:
                    self._staff(jobs)
                    if self._workers:
                        self._collect()
                    else:
                        self._do_here(number)
                del self._items[number], self._tries[number]
                result = self._done.pop(number)
                yield None if isinstance(result, _Lost) else result
        finally:
            self._dismiss()

    def _take(self, end: int) -> None:
        """Take items until there are as many as may be under way."""
        while self._taken < end and (item := next(self._left, _LOST)) is not _LOST:
            self._items[self._taken] = item  # type: ignore[assignment]
            self._waiting.append(self._taken)
            self._taken += 1

    def _staff(self, jobs: int) -> None:
        """Give work to the processes that have none, and start those that are missing."""
        for worker in self._workers:
            if len(worker.numbers) <= _AT_ONCE // 2:  # none waits while this process writes
                self._give(worker, jobs)
        while self._waiting and len(self._workers) < jobs:
            new = _started(self._begin, self._make)
            if new is None:
                return  # the system has no more to give; what there is will do
            self._workers.append(new)
            self._give(new, jobs)

    def _give(self, worker: _Worker, jobs: int) -> None:
        """Give a process some items: fewer where few are left, so that all end at once."""
        share = min(_AT_ONCE, ceil(len(self._waiting) / (2 * jobs)))
        numbers = [self._waiting.popleft() for _number in range(share)]
        worker.numbers.extend(numbers)
        if numbers:
            with suppress(OSError):  # it has died, as will be seen when it is listened to
                worker.pipe.send([self._items[number] for number in numbers])

    def _collect(self) -> None:
        """Wait until some process has done an item, or died."""
        busy = {worker.pipe: worker for worker in self._workers if worker.numbers}
        for pipe in wait(list(busy)):
            worker = busy[pipe]  # type: ignore[index]
            try:
                result, error = worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if error is not None:
                raise error
            self._done[worker.numbers.popleft()] = result

    def _bury(self, worker: _Worker) -> None:
        """Take back what a dead process has not done; the first of it may have been its death."""
        self._workers.remove(worker)
        _end(worker)
        first = worker.numbers[0]
        self._tries[first] += 1
        if self._tries[first] == _TRIES:
            self._done[first] = _LOST
            worker.numbers.popleft()
        self._waiting.extendleft(reversed(worker.numbers))

    def _do_here(self, number: int) -> None:
        """Do an item without another process, unless it may have been the death of one."""
        self._waiting.remove(number)
        if self._tries[number]:
            self._done[number] = _LOST
            return
        self._begin()
        self._done[number] = self._make(self._items[number])

    def _dismiss(self) -> None:
        """End all processes; those that have nothing to do may tidy up."""
        for worker in self._workers:
            if worker.numbers:
                _end(worker)
            else:
                with suppress(OSError):
                    worker.pipe.send(None)
        for worker in self._workers:
            worker.process.join()


def _end(worker: _Worker) -> None:
    worker.process.terminate()
    worker.process.join()
    worker.pipe.close()


def _started(begin: Callable[[], None], make: Callable[[Any], Any]) -> _Worker | None:
    """Return a new process that waits for work; None where the system refuses one."""
    try:
        ours, theirs = Pipe()
    except OSError:
        return None
    process = Process(target=_serve, args=(theirs, begin, make), daemon=True)
    try:
        with _undisturbed():
            process.start()
    except OSError:
        ours.close()
        return None
    finally:
        theirs.close()
    return _Worker(process, ours)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let processes that are started here not hear of Ctrl-C, which is for their parent."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(
    pipe: "Connection[Any, Any]", begin: Callable[[], None], make: Callable[[Any], Any]
) -> None:
    """Do what comes through the pipe, in a process of its own, until None comes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # as in the process that started it
    with suppress(RuntimeError):  # no thread to be had: then it ends with its work
        threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        begin()
        for items in _heard(pipe):
            for item in items:
                pipe.send(_tried(make, item))


def _heard(pipe: "Connection[Any, Any]") -> Iterator[list[Any]]:
    """Yield what comes through a pipe until None does.

    It is read all the while, so that two processes never wait for each other to read.
    """
    heard: SimpleQueue[list[Any] | None] = SimpleQueue()

    def hear() -> None:
        try:
            with suppress(EOFError, OSError):
                while (items := pipe.recv()) is not None:
                    heard.put(items)
        finally:
            heard.put(None)

    try:
        threading.Thread(target=hear, daemon=True).start()
    except RuntimeError:  # no thread to be had
        yield from iter(pipe.recv, None)
    else:
        yield from iter(heard.get, None)


def _tried(make: Callable[[Any], Any], item: Any) -> tuple[Any, Exception | None]:
    try:
        return make(item), None
    except Exception as error:  # noqa: BLE001 - it is raised where the results are awaited
        return None, error


def _end_with_parent() -> None:
    """End this process as soon as the one that started it is gone, however that happened."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
