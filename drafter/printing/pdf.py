"""PDF through LibreOffice, in a profile of its own and with a time limit."""

import io
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import Process, parent_process
from multiprocessing.connection import wait
from pathlib import Path

from drafter.errors import InputError, OutputError, Problem
from drafter.files.input import contents
from drafter.files.limits import LARGEST_DOCUMENT
from drafter.files.temporary_folder import temporary_folder
from drafter.wording import _

SECONDS = 120
"""How long LibreOffice may take before it counts as hanging."""

_PDF_A_2B = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"SelectPdfVersion":{"type":"long","value":"2"}}'
)
"""For archives, by ISO 19005-2, and with the structure that a screen reader needs."""

_NAMES = ("soffice", "libreoffice")
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\\Program Files\\LibreOffice\\program\\soffice.exe",
    r"C:\\Program Files (x86)\\LibreOffice\\program\\soffice.exe",
)


def as_pdf(letters: Sequence[bytes], seconds: float = SECONDS) -> list[bytes]:
    """Return letters, given as DOCX, as PDF/A-2b with the structure of their text.

    Raises OutputError when LibreOffice is absent, takes longer than `seconds`, fails, or makes
    anything but a whole PDF with text on it for each letter.
    """
    soffice = program()
    with temporary_folder() as folder:
        files = [folder / f"{number}.docx" for number in range(len(letters))]
        for file, data in zip(files, letters, strict=True):
            file.write_bytes(data)
        profile = (folder / "profile").as_uri()
        call = [soffice, "--headless", "--norestore", f"-env:UserInstallation={profile}"]
        run(
            [*call, "--convert-to", _PDF_A_2B, "--outdir", str(folder), *map(str, files)],
            seconds,
            folder,
        )
        return [_whole(file.with_suffix(".pdf")) for file in files]


def _whole(file: Path) -> bytes:
    """Return a PDF that LibreOffice has made; raises OutputError for one that nobody could read."""
    if not file.is_file() or file.is_symlink():
        raise failed("pdf-not-made", _("LibreOffice made no PDF."))
    try:
        data = contents(file, LARGEST_DOCUMENT)
    except InputError as error:
        raise failed("pdf-unreadable", _("LibreOffice made a PDF that cannot be read.")) from error
    if not has_text(data):
        raise failed("pdf-unreadable", _("LibreOffice made a PDF that cannot be read."))
    return data


def has_text(data: bytes) -> bool:
    """Tell whether a PDF has its end, its pages, and text on the first of them."""
    from pypdf import PdfReader  # 60 ms, once LibreOffice has made a PDF

    if not data.startswith(b"%PDF-") or not data.rstrip().endswith(b"%%EOF"):
        return False
    try:
        return bool(PdfReader(io.BytesIO(data), strict=True).pages[0].extract_text().strip())
    except Exception:  # noqa: BLE001 - of a broken file a reader may say anything
        return False


def failed(key: str, what: str) -> OutputError:
    """Return the error that no PDF was made, for a reason."""
    advice = _("The PDF was not written. Open the letter in LibreOffice and export it there.")
    return OutputError([Problem(key, None, what, advice)])


def unanswered(seconds: float) -> OutputError:
    """Return the error that LibreOffice has taken too long."""
    what = _("LibreOffice did not answer for {seconds} seconds.").format(seconds=round(seconds))
    return OutputError([Problem("pdf-timeout", None, what, _("Close its windows and try again."))])


def program() -> str:
    """Return LibreOffice's program; raises OutputError where it is not installed."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    found = found or next((place for place in _USUAL_PLACES if Path(place).is_file()), None)
    if found is None:
        what = _("PDF is made by LibreOffice, which is not installed.")
        advice = _(
            "Install it from libreoffice.org, or open the letter in Word and save it as PDF."
        )
        raise OutputError([Problem("pdf-no-libreoffice", None, what, advice)])
    return found


def run(call: list[str], seconds: float, folder: Path) -> None:
    """Run LibreOffice; its children die with it, or they would hold the files.

    It dies with this process, and the folder goes with both.  Raises OutputError when it cannot be
    started, takes too long or fails.
    """
    group = sys.platform != "win32"
    try:
        process = subprocess.Popen(  # noqa: S603 - the program is LibreOffice, the files are ours
            call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=group
        )
    except OSError as error:
        what = _("LibreOffice cannot be started ({reason}).").format(reason=error.strerror)
        raise failed("pdf-failed", what) from error
    try:
        with _watched(process.pid, folder):
            code = process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise unanswered(seconds) from error
    finally:
        kill(process.pid)
        process.wait()
    if code:
        what = _("LibreOffice stopped with an error ({code}).").format(code=code)
        raise failed("pdf-failed", what)


@contextmanager
def _watched(pid: int, folder: Path) -> Iterator[None]:
    """Let another process end LibreOffice and delete its folder if this one is killed."""
    watcher = Process(target=_watch, args=(pid, folder), daemon=True)
    try:
        watcher.start()
    except OSError:  # no process to be had: the next run will clear the folder
        yield
        return
    try:
        yield
    finally:
        watcher.kill()
        watcher.join()


def _watch(pid: int, folder: Path) -> None:
    """Wait for the end of the process that started this one, and tidy up after it."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):  # they are meant for that process
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        kill(pid)
        shutil.rmtree(folder, ignore_errors=True)


def kill(pid: int) -> None:
    """End LibreOffice with all that it has started."""
    with suppress(OSError):  # all of them have ended
        if sys.platform == "win32":
            os.kill(pid, signal.SIGTERM)
        else:
            os.killpg(pid, signal.SIGKILL)
