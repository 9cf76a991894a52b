"""Documents that older Word, LibreOffice or RTF editors have written, as DOCX by LibreOffice.

They may come from anybody.  LibreOffice reads copies in a profile of its own, in which no macro
runs and nothing is fetched, within a time limit; one that it cannot read keeps no other from being
read.
"""

import io
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from drafter.errors import DrafterError, InputError, OutputError, Place, Problem
from drafter.files.input import contents
from drafter.files.limits import LARGEST_DOCUMENT, LARGEST_UNPACKED, MOST_PARTS
from drafter.files.refusals import problem_of
from drafter.files.temporary_folder import temporary_folder
from drafter.printing.pdf import program, run
from drafter.wording import _

_START_SECONDS, _FILE_SECONDS = 60.0, 5.0
_ALONE_SECONDS = 40.0
_MOST_ALONE = 10
"""How many of the files that were not converted together are tried alone: one may stop all."""

_OLE, _RTF, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"PK\x03\x04"
_WORD = "WordDocument".encode("utf-16-le")
"""What every document of older Word has a stream of; LibreOffice takes anything else for a text."""

_BEGINNINGS = {".doc": (_OLE, _RTF, _ZIP), ".odt": (_ZIP,), ".rtf": (_RTF,)}
"""What each begins with; many an old `.doc` is RTF.  Pages of the web, which would be too, are not
taken: they name what is to be fetched."""

_SAFE = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""
"""The settings of the profile: nothing that a document brings is run, fetched or brought up to
date."""


def as_docx(files: Sequence[Path]) -> dict[Path, bytes | Problem]:
    """Return each of some files as the bytes of a DOCX, or why it could not be converted.

    Raises OutputError where LibreOffice is absent, OSError where there is no place for copies.
    """
    soffice = _program()
    found: dict[Path, bytes | Problem] = {}
    with temporary_folder() as folder:
        copies: dict[Path, Path] = {}
        for number, file in enumerate(files):
            try:
                data = _taken(file)
                if data.startswith(_ZIP) and _is_docx(data):
                    found[file] = data
                    continue
                copies[file] = folder / f"{number}{file.suffix.lower()}"
                copies[file].write_bytes(data)
            except DrafterError as error:
                found[file] = error.problems[0]
            except OSError as error:
                found[file] = problem_of(error)
        made = folder / "made"
        made.mkdir()
        _make_safe(folder / "profile" / "user")
        _convert(
            soffice, list(copies.values()), folder, _START_SECONDS + _FILE_SECONDS * len(files)
        )
        left = [file for file, copy in copies.items() if not _made_of(copy, made).is_file()]
        for file in left[:_MOST_ALONE] if len(copies) > 1 else ():
            _convert(soffice, [copies[file]], folder, _ALONE_SECONDS)
        found |= {file: _result(file, _made_of(copy, made)) for file, copy in copies.items()}
    return found


def _convert(soffice: str, copies: Sequence[Path], folder: Path, seconds: float) -> None:
    """Let LibreOffice convert files; what it could not do is seen by what is not there."""
    if not copies:
        return
    profile = (folder / "profile").as_uri()
    call = [soffice, "--headless", "--norestore", f"-env:UserInstallation={profile}"]
    call += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "made")]
    with suppress(OutputError):  # it was ended, and the files that it has made are whole
        run([*call, *map(str, copies)], seconds, folder)


def _made_of(copy: Path, made: Path) -> Path:
    return made / f"{copy.stem}.docx"


def _result(file: Path, made: Path) -> bytes | Problem:
    with suppress(OSError, InputError):
        if not made.is_symlink() and (data := contents(made, LARGEST_DOCUMENT)):
            return data
    what = _("LibreOffice cannot read this document.")
    advice = _("Open it in Word or LibreOffice and save it as «Word document (*.docx)».")
    return Problem("older-unreadable", Place(str(file)), what, advice)


def _taken(file: Path) -> bytes:
    """Return a file that may be converted; raises DrafterError for what is none, or is a bomb."""
    data = contents(file, LARGEST_DOCUMENT)
    is_word = not data.startswith(_OLE) or _WORD in data
    if not is_word or not data.startswith(_BEGINNINGS[file.suffix.lower()]):
        what = _("This is no document of the kind that its name says.")
        advice = _("Open it in Word or LibreOffice and save it as «Word document (*.docx)».")
        raise InputError([Problem("older-other-kind", Place(str(file)), what, advice)])
    if data.startswith(_ZIP):
        _check_unpacked(file, data)
    return data


def _check_unpacked(file: Path, data: bytes) -> None:
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        what = _("The file is damaged: it cannot be read to its end.")
        raise InputError([Problem("word-damaged", Place(str(file)), what)]) from error
    if len(entries) > MOST_PARTS or sum(one.file_size for one in entries) > LARGEST_UNPACKED:
        what, advice = _("The file is far too large for a letter."), _("Choose another file.")
        raise InputError([Problem("word-too-large", Place(str(file)), what, advice)])


def _is_docx(data: bytes) -> bool:
    return "[Content_Types].xml" in zipfile.ZipFile(io.BytesIO(data)).namelist()


def _make_safe(user: Path) -> None:
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_SAFE, encoding="utf-8")


def _program() -> str:
    try:
        return program()
    except OutputError as error:
        what = _("Files in .doc, .odt and .rtf are read by LibreOffice, which is not installed.")
        advice = _("Install it from libreoffice.org, or save them in Word as .docx.")
        raise OutputError([Problem("older-no-libreoffice", None, what, advice)]) from error
