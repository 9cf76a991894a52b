"""What goes out of the desk: Word files and PDFs beside the letter, drafts of e-mail, the register.

All of it is made of what is saved, by the office, as the terminal makes it.
"""

from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from drafter.desk.acting import Given, asked, letter_act, opened, text
from drafter.desk.answers import as_json, inside, not_found, refused, told
from drafter.desk.context import Desk
from drafter.desk.pdfs import pdfs_of
from drafter.desk.shelf_html import address
from drafter.errors import InquiryError, Problem
from drafter.office.entering import NEW, default_register, name_of
from drafter.office.exporting import DOCX, PDF, Export, Exported, HandChangedError, both, made
from drafter.office.letters import LetterFile
from drafter.office.mailing import draft
from drafter.office.taking_back import taken
from drafter.wording import _, spoken

_BESIDE = "side-by-side"
_BOTH = ("bilingual", _BESIDE)
_MAIL = ".eml"
_KINDS = {
    DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PDF: "application/pdf",
    _MAIL: "message/rfc822",
}


def download(request: Request) -> Response:
    """Return a letter as one of the files that can be made of it."""
    desk, file = asked(request)
    name = request.path_params["name"]
    letter = desk.office.open(file)
    if name == file.stem + _MAIL:
        return _file(name, _mail(desk, file, letter))
    export = _named(letter, file, name, side_by_side=_BESIDE in request.query_params)
    if export is None:
        return refused(request.scope, 404, not_found())
    return _file(name, made(desk.office, letter, export, pdfs_of(desk).pdf))


@letter_act
def export(desk: Desk, file: Path, given: Given) -> Response:
    """Write a letter beside itself, and open it in the program of the system if that can be."""
    letter, sheet = opened(desk, file, given)
    wanted = _wanted(letter, text(given, "what"), text(given, "language"))
    data = made(desk.office, letter, wanted, pdfs_of(desk).pdf)
    target = file.with_name(wanted.name(file))
    beside = f"?{_BESIDE}" if wanted.side_by_side else ""
    where = f"{address(file.relative_to(desk.folder).as_posix())}/{quote(target.name)}{beside}"
    try:
        Exported(desk.folder).write(target, data, force=given.get("force") is True)
    except HandChangedError as error:
        return _question("replace", *error.problems, address=where)
    kind = wanted.suffix.removeprefix(".")
    desk.keeping.snapshot(file, sheet, kind, wanted.languages, _number(letter))
    return as_json({"file": target.name, "address": where, "opened": desk.show(target)})


@letter_act
def register(desk: Desk, file: Path, given: Given) -> Response:
    """Enter a letter in the register, with its Word files, which are written where they are not."""
    letter, sheet = opened(desk, file, given)
    if letter.inquiry is None or letter.errors:
        raise InquiryError(letter.errors)
    if (missing := _missing(letter)) and given.get("force") is not True:
        return _question("register", *missing)
    files = []
    for language in letter.inquiry.languages:
        wanted = Export((language,))
        data = made(desk.office, letter, wanted, pdfs_of(desk).pdf)
        target = file.with_name(wanted.name(file))
        if Exported(desk.folder).may_replace(target, data):
            Exported(desk.folder).write(target, data)
        files.append(target)  # one that was changed by hand is what was sent
    book = default_register(desk.office.workspace) or desk.folder / NEW
    doubts: list[Problem] = []
    desk.office.enter(letter, files, book, doubts.append)
    languages = letter.inquiry.languages
    desk.keeping.snapshot(file, sheet, "register", languages, _number(letter))
    desk.events.tell("register")
    said = [" ".join(filter(None, [doubt.what, doubt.advice])) for doubt in doubts]
    name = Path(name_of(book)).name
    return as_json({"register": name, "files": [one.name for one in files], "doubts": said})


def changed(request: Request) -> Response:
    """Return which Word files of a letter were changed by hand after they had been written."""
    desk, file = asked(request)
    return as_json({"changed": [one.name for one in Exported(desk.folder).changed(file)]})


@letter_act
def compare(desk: Desk, file: Path, given: Given) -> Response:
    """Return what was changed by hand in a Word file, and the edits that bring it back."""
    (letter, _sheet), target = opened(desk, file, given), _changed(desk, file, given)
    before = Exported(desk.folder).before(target)
    if before is None or "-" in target.name.removeprefix(file.stem).split(".")[1]:
        what = _("What was changed in «{name}» cannot be told.").format(name=target.name)
        advice = _("Compare the two in Word, and type the changes into the form.")
        raise InquiryError([Problem("exported-unknown", None, what, advice)])
    found = taken(desk.office, letter, target.name, before, target.read_bytes())
    edits = [{"key": e.key, "do": e.do, "value": e.value, "to": e.to} for e in found.edits]
    return as_json(
        {
            "edits": edits,
            "difference": [list(one) for one in found.differences],
            "by_hand": [list(one) for one in found.by_hand],
        }
    )


@letter_act
def leave(desk: Desk, file: Path, given: Given) -> Response:
    """Let a Word file that was changed by hand stay as it is, without a word from now on."""
    Exported(desk.folder).leave(_changed(desk, file, given))
    return as_json({})


def _changed(desk: Desk, file: Path, given: Given) -> Path:
    """Return the Word file of a letter that is meant; it was changed by hand."""
    name = text(given, "name")
    found = next((one for one in Exported(desk.folder).changed(file) if one.name == name), None)
    if found is None:
        what = _("«{name}» is as drafter has written it, or is no longer there.").format(name=name)
        raise InquiryError([Problem("exported-gone", None, what)])
    return found


def _wanted(letter: LetterFile, what: str, language: str) -> Export:
    if what in _BOTH:
        return both(letter, side_by_side=what == _BESIDE)
    return Export((language,), PDF if what == "pdf" else DOCX)


def _named(letter: LetterFile, file: Path, name: str, *, side_by_side: bool) -> Export | None:
    """Return the export that has a name; None where no such file is made of the letter."""
    if letter.inquiry is None:
        raise InquiryError(letter.errors)
    languages = letter.inquiry.languages
    every = [Export((language,), suffix) for language in languages for suffix in (DOCX, PDF)]
    if len(languages) > 1:
        every += [both(letter, side_by_side=side_by_side)]
        every += [both(letter, side_by_side=side_by_side)._replace(suffix=PDF)]
    return next((one for one in every if one.name(file) == name), None)


def _mail(desk: Desk, file: Path, letter: LetterFile) -> bytes:
    """Return the draft of an e-mail with the letter in each of its languages."""
    if letter.inquiry is None:
        raise InquiryError(letter.errors)
    exports = [Export((language,)) for language in letter.inquiry.languages]
    attached = [(e.name(file), made(desk.office, letter, e, pdfs_of(desk).pdf)) for e in exports]
    subject = letter.inquiry.subject or {}
    words = subject.get(spoken()) or next(iter(subject.values()), "") or file.stem
    return draft(words, attached)


def _number(letter: LetterFile) -> str:
    return (letter.inquiry.registered if letter.inquiry else None) or ""


def _missing(letter: LetterFile) -> list[Problem]:
    """Return what the register asks of a letter, and the letter does not have."""
    inquiry = letter.inquiry
    assert inquiry is not None  # noqa: S101 - it was looked at before
    found = []
    if inquiry.day is None:
        what = _("The letter has no date, so that the register gives no term for the answer.")
        found.append(Problem("register-no-date", None, what, _("Write the date of the letter.")))
    if not inquiry.registered:
        what = _("The letter has no number.")
        advice = _("Write the number, or enter the letter without it and again with it.")
        found.append(Problem("register-no-number", None, what, advice))
    return found


def _question(ask: str, *problems: Problem, address: str = "") -> Response:
    """Return what has to be answered first, and where the file can be had all the same."""
    found = [told(inside(one)) for one in problems]
    return as_json({"ask": ask, "problems": found, "address": address}, 409)


def _file(name: str, data: bytes) -> Response:
    """Return a file that the browser saves under its name (RFC 6266)."""
    kind = _KINDS[Path(name).suffix]
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
    return Response(data, media_type=kind, headers=headers)
