"""`drafter locales`: what translators need, without Python."""

from pathlib import Path
from typing import Any

from drafter.commands import Command, Group, argument, say, tell
from drafter.composing.library import languages_of_templates
from drafter.errors import Problem, TemplateError
from drafter.files.output import Output, write_file, write_files
from drafter.grammar import languages as grammars
from drafter.office.drafter import Drafter
from drafter.office.trying import sample
from drafter.translating.adding import add, check_own
from drafter.translating.checking import catalog_problems
from drafter.translating.extraction import catalog_files, home, update
from drafter.translating.previewing import printed
from drafter.translating.surroundings import surroundings
from drafter.wording import N_, _
from drafter.wording.languages import in_language
from drafter.wording.phrases import letter_languages
from drafter.wording.po import compiled, reading
from drafter.workspace import Workspace

_BAR = 20


def _workspace() -> Workspace:
    return Workspace.around(Path())


def _status() -> None:
    for po in catalog_files(home(_workspace())):
        found = reading(po).entries
        live = [entry for entry in found if not entry.obsolete]
        fuzzy = sum(entry.fuzzy for entry in live)
        done = sum(entry.translated and not entry.fuzzy for entry in live)
        share = done / len(live) if live else 1.0
        bar = "█" * int(share * _BAR) + "░" * (_BAR - int(share * _BAR))
        text = _("{done} of {count} translated, {untranslated} not, {fuzzy} fuzzy, {dead} obsolete")
        counts = text.format(
            done=done,
            count=len(live),
            untranslated=len(live) - done - fuzzy,
            fuzzy=fuzzy,
            dead=len(found) - len(live),
        )
        say(f"{po.parent.parent.name:8} {po.stem:8} {bar} {share:4.0%}  {counts}")


def _check(name: tuple[str, ...]) -> int:
    folder = home(_workspace())
    files = [Path(path) for path in name] or catalog_files(folder)
    problems = [
        problem for po in files for problem in catalog_problems(po, surroundings(po, _workspace()))
    ]
    tell(problems)
    if problems:
        return 1
    say(_("Nothing is wrong in {count} catalogs.").format(count=len(files)), err=True)
    return 0


def _update() -> None:
    check_own(_workspace())
    for po, missing in update(_workspace()).items():
        text = _("Updated: {file}; without a translation: {count}")
        say(text.format(file=po, count=missing), err=True)


def _add(language: str) -> None:
    target = add(language, _workspace())
    say(_("Written: {file}").format(file=target), err=True)
    templates = f"templates/{language}/"
    say(
        _("Next: translate it, and write the templates in {folder}.").format(folder=templates),
        err=True,
    )
    if language.partition("_")[0] not in grammars():
        note = _("Names are printed as they are given: drafter knows no grammar of this language.")
        say(note, err=True)


def _compile() -> None:
    check_own(_workspace())
    catalogs = catalog_files(home(_workspace()))
    made = {po.with_suffix(".mo"): compiled(po) for po in catalogs}
    write_files([Output(target, data, force=True) for target, data in made.items()])
    for target in made:
        say(_("Written: {file}").format(file=target), err=True)


def _preview(language: str | None) -> None:
    workspace = _workspace()
    drafter = Drafter(workspace=workspace)
    for code in _languages(workspace, language):
        inquiry = sample(workspace, code)
        target = Path("preview", f"letter.{code}.docx")
        write_file(target, drafter.render(inquiry, code, lambda _guess: None), force=True)
        say(_("Written: {file}").format(file=target), err=True)
        for phrase in printed(inquiry, code, workspace, lambda _guess: None):
            context = f"{phrase.context}: " if phrase.context else ""
            say(f"{code}\t{phrase.part}\t{context}{phrase.message}\t{phrase.text}")


def _languages(workspace: Workspace, language: str | None) -> list[str]:
    """Return the languages to preview; raises TemplateError for one that letters cannot have."""
    known = languages_of_templates(workspace).intersection(letter_languages(workspace.locales))
    if language is None or language in known:
        return [language] if language else sorted(known)
    what = _("Letters cannot be written {in_language}.").format(in_language=in_language(language))
    advice = _("Possible here: {names}.").format(names=", ".join(sorted(known)))
    raise TemplateError([Problem("language-missing", None, what, advice)])


command = Group(
    "locales",
    help=N_("Check, update, add and preview the catalogs of translations."),
    epilog=N_("Example: drafter locales check"),
)


def _subcommand(name: str, callback: Any, text: str, example: str) -> Command:
    subcommand = Command(name, callback=callback, short_help=text, help=text, epilog=example)
    command.add_command(subcommand)
    return subcommand


_subcommand(
    "status",
    _status,
    N_("Show how much of each catalog is translated."),
    N_("Example: drafter locales status"),
)
argument("name", metavar=N_("[FILE…]"), nargs=-1)(
    _subcommand(
        "check",
        _check,
        N_("Find slips in catalogs: placeholders, plurals, alphabets, punctuation."),
        N_("Example: drafter locales check"),
    )
)
_subcommand(
    "update",
    _update,
    N_("Bring new messages of templates into the catalogs, without guessing."),
    N_("Example: drafter locales update"),
)
argument("language", metavar=N_("LANGUAGE"))(
    _subcommand(
        "add",
        _add,
        N_("Begin a catalog for one more language."),
        N_("Example: drafter locales add kk_Latn"),
    )
)
_subcommand(
    "compile",
    _compile,
    N_("Write .mo files; drafter itself reads .po files at once."),
    N_("Example: drafter locales compile"),
)
argument("language", metavar=N_("[LANGUAGE]"), required=False)(
    _subcommand(
        "preview",
        _preview,
        N_("Write a sample letter and list its phrases, each with the part where it stands."),
        N_("Example: drafter locales preview kk"),
    )
)
