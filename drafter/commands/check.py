"""`drafter check`: what an experienced editor would find in letters."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from drafter.commands import Command, Option, argument, tell
from drafter.errors import Problem
from drafter.proofreading import Finding, proofread, rules
from drafter.version import VERSION
from drafter.wording import N_, _
from drafter.workspace import Workspace

STREAM = "-"


def _check(
    files: tuple[str, ...], without: tuple[str, ...], output_format: str, list_rules: bool
) -> int:
    if list_rules:
        for rule in rules().values():
            click.echo(f"{rule.id:28} {_(rule.meaning)}")
        return 0
    if not files:
        raise click.UsageError(_("Name the files to check."))
    for name in without:
        if name not in rules():
            what = _("There is no rule «{name}».").format(name=name)
            advice = _("See: drafter check --rules")
            raise click.UsageError(f"{what} {advice}")
    found, problems = _found(files, without)
    if problems:
        # A file that cannot be read is an error; what is found in the others is told all the same.
        tell(problems)
    _FORMATS[output_format](found)
    if output_format == "text" and not found and not problems:
        click.echo(_("Nothing was found."), err=True)
    return 1 if found or problems else 0


def _found(files: tuple[str, ...], without: tuple[str, ...]) -> tuple[list[Finding], list[Problem]]:
    from drafter.addressbook.loading import load_book
    from drafter.errors import DrafterError
    from drafter.files.refusals import problem_of
    from drafter.model.addressbook import members_of
    from drafter.office.loading import load

    found: list[Finding] = []
    problems: list[Problem] = []
    for file in files:
        workspace = Workspace.around(Path() if file == STREAM else Path(file))
        try:
            inquiry = load(sys.stdin if file == STREAM else file, workspace)
            members = members_of(load_book(workspace).model)
            found += proofread(inquiry, workspace.locales, without, members)
        except DrafterError as error:
            problems += error.problems
        except OSError as error:
            problems.append(problem_of(error))
    return found, problems


def _as_text(found: Iterable[Finding]) -> None:
    for finding in found:
        problem = finding.problem
        place = click.style(f"{problem.place}: ", bold=True) if problem.place else ""
        what = click.style(problem.what, fg="yellow")
        rule = click.style(f"[{finding.rule}]", dim=True)
        click.echo(" ".join(filter(None, [f"{place}{what}", problem.advice, rule])))


def _as_json(found: Iterable[Finding]) -> None:
    rows = [
        {
            "file": place.file if place else None,
            "line": place.line if place else None,
            "column": place.column if place else None,
            "rule": finding.rule,
            "message": finding.problem.what,
            "advice": finding.problem.advice,
        }
        for finding in found
        for place in [finding.problem.place]
    ]
    click.echo(json.dumps(rows, ensure_ascii=False, indent=2))


def _as_sarif(found: Iterable[Finding]) -> None:
    """Print SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines."""
    known = [
        {"id": rule.id, "shortDescription": {"text": _(rule.meaning)}} for rule in rules().values()
    ]
    run = {
        "tool": {"driver": {"name": "drafter", "version": VERSION, "rules": known}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding) for finding in found],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    log = {"$schema": schema, "version": "2.1.0", "runs": [run]}
    click.echo(json.dumps(log, ensure_ascii=False, indent=2))


def _result(finding: Finding) -> dict[str, Any]:
    problem, place = finding.problem, finding.problem.place
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": "warning",
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
    short_help=N_("Find what an editor would find in letters."),
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
