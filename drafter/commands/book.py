"""`drafter book`: the address book, listed, checked and filled from a table."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from drafter.addressbook.checking import book_problems
from drafter.addressbook.contacts import are_contacts
from drafter.addressbook.loading import load_book, read_book
from drafter.addressbook.planning import ADDED, CHANGED, LEFT, Step
from drafter.addressbook.table import with_people
from drafter.commands import Command, Group, Option, argument, say, tell, warn
from drafter.commands.screen import confirmed
from drafter.composing.library import languages_of_templates, no_workspace
from drafter.errors import InquiryError, Problem
from drafter.files.input import contents
from drafter.files.limits import LARGEST_BOOK
from drafter.files.locking import alone
from drafter.files.output import write_file
from drafter.model.addressbook import full_name
from drafter.office.saving import as_before
from drafter.office.taking_contacts import has_contacts, preview, table_of
from drafter.reading.characters import decoded
from drafter.sheets.tables import read_table
from drafter.wording import N_, _, ngettext, spoken
from drafter.wording.phrases import letter_languages, phrases
from drafter.wording.posts import known_posts
from drafter.workspace import ADDRESS_BOOK, Workspace

PARTS = ("people", "posts", "factions")


def _book() -> tuple[Any, Workspace]:
    """Return the address book around the present folder; raises InquiryError where none is."""
    workspace = Workspace.around(Path())
    if workspace.folder is None:
        raise InquiryError([no_workspace()])
    if not workspace.has_book:
        what = _("There is no address book in {folder}.").format(folder=workspace.folder)
        advice = _("Begin one there: a file {name}, be it empty.").format(name=ADDRESS_BOOK)
        raise InquiryError([Problem("no-address-book", None, what, advice)])
    return load_book(workspace).model, workspace


def _list(part: str | None) -> None:
    for row in _posts() if part == "posts" else _all_rows(part):
        say("\t".join(row))


def _all_rows(part: str | None) -> Iterator[list[str]]:
    book, _workspace = _book()
    for name in [part] if part else PARTS:
        yield from _rows(book, name)


def _posts() -> Iterator[list[str]]:
    """Yield the posts of the book, if there is one, and those of the posts catalog."""
    workspace = Workspace.around(Path())
    yield from _rows(load_book(workspace).model, "posts")
    languages = sorted(languages_of_templates(workspace), reverse=True)
    words = [phrases(language, workspace.locales) for language in languages]
    for post in known_posts(workspace.locales):
        yield [post, *(of_language.found("post", post) or "" for of_language in words)]


def _rows(book: Any, part: str) -> Iterator[list[str]]:
    if part == "people":
        for name, person in book.people.items():
            post = person.post if isinstance(person.post, str) else _first(person.post)
            term = "–".join(str(day or "") for day in (person.from_, person.until)).strip("–")
            yield [name, full_name(person, spoken()), post, term]
    elif part == "posts":
        for name, forms in book.posts.items():
            yield [name, *(form.nominative for form in forms.values())]
    else:
        for name, faction in book.factions.items():
            label = next(iter((faction.name or faction.label or {}).values()), "")
            yield [name, label, " ".join(faction.members)]


def _first(names: Any) -> str:
    return next((forms.nominative for forms in (names or {}).values()), "")


def _check() -> int:
    book, workspace = _book()
    assert workspace.folder  # noqa: S101 - a book has a folder
    problems: list[Problem] = list(book_problems(workspace))
    tell(problems)
    if problems:
        return 1
    text = ngettext(
        "Nothing is wrong: {count} person.", "Nothing is wrong: {count} people.", len(book.people)
    )
    say(text.format(count=len(book.people)), err=True)
    return 0


def _import(file: Path, yes: bool) -> int:
    _model, workspace = _book()
    assert workspace.folder  # noqa: S101 - a book has a folder
    if not _are_contacts(file):
        _import_table(file, workspace)
        return 0
    with alone(workspace.own(ADDRESS_BOOK)) as target:
        before = decoded(contents(target, LARGEST_BOOK), str(target))
        found = preview(file, read_book(before, target, workspace), workspace, str(target))
        warn(found.remarks)
        for step in found.steps:
            _tell_step(step)
        chosen = [n for n, step in enumerate(found.steps) if step.do != LEFT]
        counts = {name: found.count(name) for name in (ADDED, CHANGED, LEFT)}
        say(_("To be added: {added}, completed: {changed}, left alone: {left}.").format(**counts))
        if not chosen:
            return 0
        if not (yes or (_asks() and confirmed(_("Write this? (yes; Enter is no)")))):
            say(_("Nothing was written. With --yes it is written without a question."), err=True)
            return 1
        made = found.made(before, chosen)
        read_book(made, target, workspace)
        write_file(target, as_before(contents(target, LARGEST_BOOK), made), force=True)
    said = ngettext("Added: {count} person.", "Added: {count} people.", counts[ADDED])
    say(said.format(count=counts[ADDED]), err=True)
    return 0


def _are_contacts(file: Path) -> bool:
    """Tell whether a file is one of cards, or a table that a mail program exported."""
    if has_contacts(file):
        return True
    rows = table_of(file, lambda _doubt: None)
    return bool(rows) and are_contacts(rows[0].columns)


def _asks() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _tell_step(step: Step) -> None:
    marks = {ADDED: "+", CHANGED: "*", LEFT: "–"}
    why = " ".join(step.why)
    say("\t".join(filter(None, (f"{marks[step.do]} {step.called}", step.id, why))))


def _import_table(file: Path, workspace: Workspace) -> None:
    languages = letter_languages(workspace.locales)
    rows = read_table(file, lambda doubt: warn([doubt]))
    with alone(workspace.own(ADDRESS_BOOK)) as target:
        before = decoded(contents(target, LARGEST_BOOK), str(target))
        book = read_book(before, target, workspace).model
        made = with_people(before, rows, book, languages)
        # What was put together is read before it is written: a broken book helps nobody.
        read_book(made.text, target, workspace)
        write_file(target, made.text.encode(), force=True)
    said = ngettext("Added: {count} person.", "Added: {count} people.", len(made.people))
    read = _("Rows: {count}.").format(count=len(rows))
    say(f"{read} {said.format(count=len(made.people))}", err=True)
    for name, called in made.named.items():
        say(f"{name}\t{called}", err=True)


command = Group(
    "book",
    help=N_(
        "List, check and fill the address book of the workspace, addressbook.yaml: people, posts"
        " and factions, which letters name by their ids."
    ),
    epilog=N_("Example: drafter book list people"),
)


def _subcommand(name: str, callback: Any, text: str, example: str) -> Command:
    subcommand = Command(name, callback=callback, short_help=text, help=text, epilog=example)
    command.add_command(subcommand)
    return subcommand


argument("part", metavar="[people|posts|factions]", type=click.Choice(PARTS), required=False)(
    _subcommand(
        "list",
        _list,
        N_("List what the address book holds, each after its id; «posts» has the catalog as well."),
        N_("Example: drafter book list people"),
    )
)
_subcommand(
    "check",
    _check,
    N_("Find what is wrong in the address book, with line and column."),
    N_("Example: drafter book check"),
)
_importing = _subcommand(
    "import",
    _import,
    N_(
        "Add the people of a table, CSV or XLSX, or of cards, vCard, to the address book. What"
        " contacts of a mail program or a telephone become is shown first."
    ),
    N_("Example: drafter book import people.xlsx"),
)
_importing.params.append(
    Option(["--yes"], is_flag=True, help=N_("Write contacts without a question."))
)
argument("file", metavar=N_("FILE"), type=click.Path(path_type=Path))(_importing)
