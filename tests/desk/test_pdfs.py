"""The PDFs of the desk: of several exact views the newest is made, and what was made is kept."""

import threading
import time
from pathlib import Path

import pytest

from drafter.desk.context import Desk
from drafter.desk.pdfs import Pdfs, mark, pdfs_of
from drafter.printing.warm import OvertakenError


class Slow:
    """Stands in for LibreOffice: makes a PDF when it is let."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.made: list[bytes] = []
        self.begun, self.let = threading.Event(), threading.Event()
        monkeypatch.setattr("drafter.printing.warm.WarmOffice._found", lambda _self: None)
        monkeypatch.setattr("drafter.printing.warm.as_pdf", self.as_pdf)

    def as_pdf(self, letters: list[bytes], _seconds: float) -> list[bytes]:
        self.begun.set()
        assert self.let.wait(10)
        self.made += letters
        return [b"%PDF " + letter for letter in letters]


def test_of_three_exact_views_the_first_and_the_newest_are_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow, pdfs = Slow(monkeypatch), Pdfs()
    said: dict[bytes, bytes | None] = {}

    def view(letter: bytes) -> None:
        try:
            said[letter] = pdfs.exact(letter)
        except OvertakenError:
            said[letter] = None

    views = [threading.Thread(target=view, args=[letter]) for letter in (b"1", b"2", b"3")]
    views[0].start()
    assert slow.begun.wait(10)
    for number, other in enumerate(views[1:], 2):
        other.start()
        until = time.monotonic() + 10
        while pdfs._newest < number:
            assert time.monotonic() < until
            time.sleep(0.005)
    slow.let.set()
    for thread in views:
        thread.join()
    assert said == {b"1": b"%PDF 1", b"2": None, b"3": b"%PDF 3"}
    assert slow.made == [b"1", b"3"]


def test_a_pdf_is_made_once_and_known_by_its_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    slow, pdfs = Slow(monkeypatch), Pdfs()
    slow.let.set()
    for number in range(9):
        assert pdfs.pdf(b"%d" % number) == b"%%PDF %d" % number
        assert pdfs.exact(b"%d" % number) == b"%%PDF %d" % number
    assert slow.made == [b"%d" % number for number in range(9)]
    assert pdfs.by_mark(mark(b"8")) == b"%PDF 8"
    assert pdfs.by_mark(mark(b"0")) is None


def test_a_desk_has_one_and_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[bool] = []
    monkeypatch.setattr(Pdfs, "close", lambda _self: ended.append(True))
    desk = Desk(tmp_path)
    assert pdfs_of(desk) is pdfs_of(desk)
    assert pdfs_of(desk) is not pdfs_of(Desk(tmp_path))
    desk.close()
    desk.close()
    assert ended == [True]
