"""`drafter templates new`: a kind of letter of one's own, in every language."""

import sys
from pathlib import Path
from typing import Any

import click

from drafter.commands import Command, Option, argument, say
from drafter.commands.by_language import texts_by_language
from drafter.composing.new_kind import (
    Version,
    check_new,
    formula_of,
    languages_of,
    new_templates,
)
from drafter.files.output import Output, write_files
from drafter.wording import N_, _
from drafter.wording.invisible import forbidden_in, visible
from drafter.wording.languages import in_language
from drafter.workspace import Workspace

_USUAL = "inquiry"


def _new(name: str, kind: str, **given: tuple[str, ...]) -> None:
    workspace = Workspace.around(Path())
    check_new(name, workspace)
    languages = _languages(kind, given["languages"], workspace)
    titles, formulas = given["title"], given["formula"]
    versions = (
        _asked(kind, languages, workspace)
        if not titles and not formulas and _asks()
        else _from_options(titles, formulas, languages)
    )
    files = new_templates(name, kind, versions, workspace)
    write_files([Output(target, data, force=False) for target, data in files])
    for target, _data in files:
        say(_("Written: {file}").format(file=target), err=True)
    say(_("A letter is of this kind by the line: {line}").format(line=f"kind: {name}"), err=True)
    say(_("Next: {command}").format(command="drafter templates check"), err=True)


def _languages(kind: str, wished: tuple[str, ...], workspace: Workspace) -> list[str]:
    known = languages_of(kind, workspace)
    for language in wished:
        if language not in known:
            what = _("There is no «{kind}» {in_language}.")
            what = what.format(kind=kind, in_language=in_language(language))
            advice = _("Possible here: {names}.").format(names=", ".join(known))
            raise click.UsageError(f"{what} {advice}")
    return list(dict.fromkeys(wished)) or known


def _asks() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _asked(kind: str, languages: list[str], workspace: Workspace) -> dict[str, Version]:
    """Ask for the title and the formula in each language; Enter keeps the formula."""
    found = {}
    for language in languages:
        where = in_language(language)
        question = _("Title of the letter {in_language}, as it is to be printed")
        title = ""
        while not title:
            title = _line(_prompt(question.format(in_language=where)))
        before = formula_of(kind, language, workspace)
        formula = before
        if before:
            question = _("What the request begins with {in_language}").format(in_language=where)
            formula = _formula(_prompt(f"{question} [{before}]")) or before
        found[language] = Version(title, formula)
    return found


def _prompt(question: str) -> str:
    return str(click.prompt(visible(question), default="", show_default=False, err=True))


def _from_options(
    titles: tuple[str, ...], formulas: tuple[str, ...], languages: list[str]
) -> dict[str, Version]:
    if not titles:
        raise click.UsageError(_("Without questions, {option} is needed.").format(option="--title"))
    named = texts_by_language(titles, languages)
    begun = texts_by_language(formulas, languages) if formulas else dict.fromkeys(languages, "")
    found = {code: Version(_line(named[code]), _formula(begun[code])) for code in languages}
    for code, version in found.items():
        if not version.title:
            what = _("The version {in_language} is missing.").format(in_language=in_language(code))
            raise click.UsageError(what)
    return found


def _line(text: str) -> str:
    """Return a text as one line; raises UsageError for signs that no letter can print."""
    line = " ".join(text.split())
    if forbidden_in(line):
        what = _("«{text}» has a sign that no letter can print.")
        raise click.UsageError(what.format(text=visible(line)))
    return line


def _formula(text: str) -> str:
    """Return a formula without the mark at its end, which the template adds."""
    return _line(text).rstrip(" ,:")


def _option(names: list[str], metavar: str, text: str, **more: Any) -> Option:
    return Option(names, metavar=metavar, help=text, **more)


command = Command(
    "new",
    callback=_new,
    short_help=N_("Make a kind of letter of your own, in every language."),
    help=N_(
        "Make a kind of letter of your own: the templates of another kind with another title and"
        " another beginning of the request, in every language. On a terminal both are asked for."
    ),
    epilog=N_("Example: drafter templates new support --from inquiry"),
    params=[
        _option(
            ["--from", "kind"],
            N_("KIND"),
            N_("The kind that all else is taken from; by default inquiry."),
            default=_USUAL,
        ),
        _option(["--title"], N_("LANG=TEXT"), N_("The title, in each language."), multiple=True),
        _option(
            ["--formula"],
            N_("LANG=TEXT"),
            N_("What the request begins with, in each language; by default as in the other kind."),
            multiple=True,
        ),
        _option(
            ["-l", "--language", "languages"],
            N_("LANGUAGE"),
            N_("A language of the kind; by default every one of the other kind."),
            multiple=True,
        ),
    ],
)
argument("name", metavar=N_("KIND"), required=True)(command)
