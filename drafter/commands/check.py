"""`drafter check`: what an experienced editor would find in letters."""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from drafter.commands import Command, Option, argument, pour, say, tell, workspace_of
from drafter.errors import ERROR, WARNING, Place, Problem
from drafter.files.refusals import problem_of
from drafter.office.office import Office
from drafter.office.rendering import STREAM
from drafter.proofreading import rules
from drafter.proofreading.spelling import without_dictionary
from drafter.version import VERSION
from drafter.wording import N_, _, ngettext
from drafter.wording.languages import in_languages
from drafter.workspace import Workspace

_MOST_ALIKE = 50
"""So many findings of one rule in one file are printed for people."""


def _check(
    files: tuple[str, ...], without: tuple[str, ...], output_format: str, list_rules: bool
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


def _found(
    files: tuple[str, ...], without: tuple[str, ...]
) -> tuple[list[Problem], list[Problem], list[str]]:
    """Return what is wrong or doubtful in the files, and which of them cannot be opened.

    The last are the languages of all letters that could be read.
    """
    found: list[Problem] = []
    refused: list[Problem] = []
    languages: dict[str, None] = {}
    offices: dict[Workspace, Office] = {}
    for file in files:
        workspace = workspace_of(file)
        office = offices.setdefault(workspace, Office(workspace))
        try:
            letter = office.open(sys.stdin if file == STREAM else file)
            found += office.check(letter, without)
            languages |= dict.fromkeys(letter.inquiry.languages if letter.inquiry else ())
        except OSError as error:
            refused.append(problem_of(error))
    return found, refused, list(languages)


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
        shown += [problem] if counts[kind] <= _MOST_ALIKE else []
        last[kind] = problem
    tell(shown, colour="yellow", err=False)
    tell(
        (
            _more(problem, counts[kind] - _MOST_ALIKE)
            for kind, problem in last.items()
            if counts[kind] > _MOST_ALIKE
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
        "Find in each FILE what an experienced editor would: mixed alphabets, unpaired marks, dates"
        " that do not exist, figures that differ between the languages, demands without a verb."
        " A comment in the file, «# drafter: without RULE», switches a rule off there."
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
        Option(["--rules", "list_rules"], is_flag=True, help=N_("List the rules and exit.")),
    ],
)
argument("files", metavar=N_("FILE…"), nargs=-1)(command)
