"""PDF through LibreOffice, in a profile of its own and with a time limit."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from drafter.errors import OutputError, Problem
from drafter.wording import _

SECONDS = 120
"""How long LibreOffice may take before it counts as hanging."""

_NAMES = ("soffice", "libreoffice")
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\\Program Files\\LibreOffice\\program\\soffice.exe",
    r"C:\\Program Files (x86)\\LibreOffice\\program\\soffice.exe",
)


def as_pdf(letters: Sequence[bytes], seconds: float = SECONDS) -> list[bytes]:
    """Return letters, given as DOCX, as PDF.

    Raises OutputError when LibreOffice is absent, takes longer than `seconds`, or makes nothing.
    """
    program = _program()
    with tempfile.TemporaryDirectory(prefix="drafter-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        files = [folder / f"{number}.docx" for number in range(len(letters))]
        for file, data in zip(files, letters, strict=True):
            file.write_bytes(data)
        profile = (folder / "profile").as_uri()
        call = [program, "--headless", "--norestore", f"-env:UserInstallation={profile}"]
        _run([*call, "--convert-to", "pdf", "--outdir", name, *map(str, files)], seconds)
        made = [file.with_suffix(".pdf") for file in files]
        if not all(file.is_file() for file in made):
            what = _("LibreOffice made no PDF.")
            raise OutputError([Problem(None, what, _("Open the letter there and export it."))])
        return [file.read_bytes() for file in made]


def _program() -> str:
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    found = found or next((place for place in _USUAL_PLACES if Path(place).is_file()), None)
    if found is None:
        what = _("PDF is made by LibreOffice, which is not installed.")
        advice = _(
            "Install it from libreoffice.org, or open the letter in Word and save it as PDF."
        )
        raise OutputError([Problem(None, what, advice)])
    return found


def _run(call: list[str], seconds: float) -> None:
    """Run LibreOffice; its children die with it, or they would hold the files."""
    group = sys.platform != "win32"
    process = subprocess.Popen(  # noqa: S603 - the program is LibreOffice, the files are ours
        call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=group
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        what = _("LibreOffice did not answer for {seconds} seconds.").format(seconds=round(seconds))
        advice = _("Close its windows and try again.")
        raise OutputError([Problem(None, what, advice)]) from error
    finally:
        if process.poll() is None:
            if group:
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
            process.wait()
