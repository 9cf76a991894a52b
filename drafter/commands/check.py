"""`drafter check`: what an experienced editor would find in letters."""

import difflib
import json
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafter.commands import Command, Option, argument, pour, say, tell, workspace_of
from drafter.errors import ERROR, WARNING, DrafterError, Place, Problem
from drafter.files.input import contents
from drafter.files.letters import OLDER, WORD
from drafter.files.limits import LARGEST_LETTER, MOST_ALIKE
from drafter.files.output import write_file
from drafter.files.refusals import problem_of
from drafter.office import documents
from drafter.proofreading import rules
from drafter.proofreading.spelling import without_dictionary
from drafter.reading.characters import decoded
from drafter.version import VERSION
from drafter.wording import N_, _, ngettext
from drafter.wording.languages import in_languages
from drafter.workspace import Workspace

if TYPE_CHECKING:
    from drafter.office.office import Office

_STREAM = "-"


def _check(
    files: tuple[str, ...],
    without: tuple[str, ...],
    output_format: str,
    list_rules: bool,
    fix: bool,
    dry_run: bool,
) -> int:
    if list_rules:
        for rule in rules().values():
            say(f"{rule.id:28} {_(rule.meaning)}")
        return 0
    if not files:
        raise click.UsageError(_("Name the files to check."))
    for name in without:
        if name not in rules():
            what = _("There is no rule «{name}».").format(name=name)
            advice = _("See: drafter check --rules")
            raise click.UsageError(f"{what} {advice}")
    if fix or dry_run:
        _fix(files, without, fix, dry_run)
    found, refused, languages = _found(files, without)
    if output_format == "text":
        refused += [problem for problem in found if problem.severity == ERROR]
        found = [problem for problem in found if problem.severity != ERROR]
    # What is wrong with one file is told, and what is found in the others all the same.
    tell(refused)
    _FORMATS[output_format](found)
    if output_format == "text" and not found and not refused:
        say(_("Nothing was found."), err=True)
    if output_format == "text" and "spelling" not in without:
        _tell_of_spelling(languages)
    return 1 if found or refused else 0


def _fix(files: Sequence[str], without: Collection[str], fix: bool, dry_run: bool) -> None:
    """Mend files where one thing alone is right, and show the difference; a dry run only shows."""
    if not fix:
        raise click.UsageError(_("--dry-run goes with --fix."))
    from drafter.office.mending import mended  # with all that makes letters; most mend none

    if any(file == _STREAM or _is_in_word(file) for file in files):
        raise click.UsageError(_("--fix mends files in YAML; correct a letter of Word in Word."))
    for file in map(Path, files):
        try:
            data = contents(file, LARGEST_LETTER)
            decoded(data, str(file))
        except (DrafterError, OSError):
            continue  # it is told by the check that follows
        before = data.decode()
        after = mended(_office(workspace_of(str(file))), file, before, without)
        if after != before:
            _show_difference(file, before, after)
            if not dry_run:
                write_file(file.resolve(), after.encode(), force=True)
                say(_("Written: {file}").format(file=file), err=True)


def _show_difference(file: Path, before: str, after: str) -> None:
    old, new = before.splitlines(), after.splitlines()
    for line in difflib.unified_diff(old, new, str(file), str(file), n=0, lineterm=""):
        say(line, err=True)


def _found(
    files: tuple[str, ...], without: tuple[str, ...]
) -> tuple[list[Problem], list[Problem], list[str]]:
    """Return what is wrong or doubtful in the files, and which of them cannot be opened.

    The last are the languages of all letters that could be read.
    """
    found: list[Problem] = []
    refused: list[Problem] = []
    languages: dict[str, None] = {}
    for letter in _letters(files):
        workspace = workspace_of(letter[0])
        try:
            problems, written_in = _checked(letter, workspace, without)
            found += problems
            languages |= dict.fromkeys(written_in)
        except DrafterError as error:
            refused += error.problems
        except OSError as error:
            refused.append(problem_of(error))
    return found, refused, list(languages)


def _letters(files: Sequence[str]) -> Iterator[list[str]]:
    """Yield the files of each letter: one in YAML, or the versions of one in Word's format.

    These lie in one folder, and their names differ by a language alone.
    """
    versions: dict[Path, list[str]] = {}
    for file in map(Path, filter(_is_in_word, files)):
        stem, dot, language = file.stem.rpartition(".")
        named = dot and len(language) == len("ru") and language.isalpha()
        versions.setdefault(file.with_name(stem if named else file.stem), []).append(str(file))
    yield from versions.values()
    yield from ([file] for file in files if not _is_in_word(file))


def _is_in_word(file: str) -> bool:
    return file.lower().endswith(WORD + OLDER)


def _checked(
    files: Sequence[str], workspace: Workspace, without: Collection[str]
) -> tuple[Sequence[Problem], Sequence[str]]:
    """Return what is wrong or doubtful in a letter, and its languages."""
    if _is_in_word(files[0]):
        return documents.check_documents(workspace, [Path(file) for file in files], without)
    office = _office(workspace)
    letter = office.open(sys.stdin if files[0] == _STREAM else files[0])
    return office.check(letter, without), letter.inquiry.languages if letter.inquiry else ()


@cache
def _office(workspace: Workspace) -> "Office":
    from drafter.office.office import Office  # 50 ms of templates, which Word files do not need

    return Office(workspace)


def _tell_of_spelling(languages: list[str]) -> None:
    """Say in a line that spelling was not checked, and how it is: «nothing found» is not all."""
    if missing := without_dictionary(languages):
        what = _("Spelling was not checked ({in_languages}).")
        what = what.format(in_languages=in_languages(missing))
        advice = _("It needs: pip install 'drafter[spelling]', and hunspell's dictionaries.")
        say(f"{what} {advice}", err=True)


def _as_text(found: Iterable[Problem]) -> None:
    """Print what was found, of each kind in a file as much as a person reads, and count the rest.

    The formats for programs have all.
    """
    counts: Counter[tuple[str, str]] = Counter()
    last: dict[tuple[str, str], Problem] = {}
    shown: list[Problem] = []
    for problem in found:
        kind = (problem.place.file if problem.place else "", problem.id)
        counts[kind] += 1
        shown += [problem] if counts[kind] <= MOST_ALIKE else []
        last[kind] = problem
    tell(shown, colour="yellow", err=False)
    tell(
        (
            _more(problem, counts[kind] - MOST_ALIKE)
            for kind, problem in last.items()
            if counts[kind] > MOST_ALIKE
        ),
        colour="yellow",
        err=False,
    )


def _more(problem: Problem, count: int) -> Problem:
    """Return the line that says how many of a kind are not shown."""
    what = ngettext("… and {count} more like this.", "… and {count} more like these.", count)
    place = problem.place and Place(problem.place.file)
    return Problem(
        problem.id, place, what.format(count=count), _("See all: --format json"), WARNING
    )


def _as_json(found: Iterable[Problem]) -> None:
    rows = [
        {
            "file": place.file if place else None,
            "line": place.line if place else None,
            "column": place.column if place else None,
            "rule": problem.id,
            "severity": problem.severity,
            "message": problem.what,
            "advice": problem.advice,
        }
        for problem in found
        for place in [problem.place]
    ]
    pour(f"{json.dumps(rows, ensure_ascii=False, indent=2)}\n".encode())


def _as_sarif(found: Iterable[Problem]) -> None:
    """Print SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines."""
    known = [
        {"id": rule.id, "shortDescription": {"text": _(rule.meaning)}} for rule in rules().values()
    ]
    run = {
        "tool": {"driver": {"name": "drafter", "version": VERSION, "rules": known}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem) for problem in found],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    log = {"$schema": schema, "version": "2.1.0", "runs": [run]}
    pour(f"{json.dumps(log, ensure_ascii=False, indent=2)}\n".encode())


def _result(problem: Problem) -> dict[str, Any]:
    place = problem.place
    result: dict[str, Any] = {
        "ruleId": problem.id,
        "level": problem.severity,
        "message": {"text": f"{problem.what} {problem.advice}".strip()},
    }
    if place:
        where: dict[str, Any] = {"artifactLocation": {"uri": Path(place.file).as_posix()}}
        if place.line:
            where["region"] = {"startLine": place.line, "startColumn": max(place.column, 1)}
        result["locations"] = [{"physicalLocation": where}]
    return result


_FORMATS = {"text": _as_text, "json": _as_json, "sarif": _as_sarif}

command = Command(
    "check",
    callback=_check,
    help=N_(
        "Find in each FILE, in YAML or in Word's format, what an experienced editor would: mixed"
        " alphabets, unpaired marks, dates that do not exist, figures that differ between the"
        " languages, demands without a verb. A comment in the file, «# drafter: without RULE»,"
        " switches a rule off there."
    ),
    epilog=N_("Example: drafter check letter.yaml --without long-paragraph"),
    params=[
        Option(
            ["--without"],
            metavar=N_("RULE"),
            multiple=True,
            help=N_("Leave out this rule; may be given more than once."),
        ),
        Option(
            ["--format", "output_format"],
            type=click.Choice(list(_FORMATS)),
            default="text",
            help=N_("For people («text»), or for other programs."),
        ),
        Option(
            ["--fix"],
            is_flag=True,
            help=N_("Correct in the files what can be right in one way alone; show what changes."),
        ),
        Option(["--dry-run"], is_flag=True, help=N_("With --fix: show it, and write nothing.")),
        Option(["--rules", "list_rules"], is_flag=True, help=N_("List the rules and exit.")),
    ],
)
argument("files", metavar=N_("FILE…"), nargs=-1)(command)
