"""`drafter new`: a new letter from an interview, or from options."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafter.addressbook.loading import load_book
from drafter.commands import Command, Option, argument, say, warn, workspace_of
from drafter.commands.by_language import texts_by_language
from drafter.composing.kinds import kinds
from drafter.composing.library import languages_of_templates
from drafter.errors import OutputError
from drafter.files.output import exists_already, write_file
from drafter.office.console import BACK, GoBackError
from drafter.office.draft import Draft, alone_in_interview
from drafter.office.interview import Interview
from drafter.office.new_letter import letter_text, names_shown
from drafter.wording import N_, _
from drafter.wording.invisible import visible
from drafter.wording.suggestions import suggestion
from drafter.workspace import Workspace

if TYPE_CHECKING:
    from drafter.office.questions import Answers

_ENDINGS = (".yaml", ".yml")


class _Terminal:
    """Asks in a terminal, by Click's prompts and the editor of the system."""

    def say(self, text: str) -> None:
        say(text, err=True)

    def ask(self, question: str, default: str = "") -> str:
        shown = visible(f"{question} [{default}]" if default else question)
        text = str(click.prompt(shown, default=default, show_default=False, err=True))
        if text.strip() == BACK:
            raise GoBackError
        return " ".join(text.split())

    def edit(self, question: str, text: str) -> str:
        self.ask(question)
        try:
            return (click.edit(text, extension=".md") or text).strip()
        except click.ClickException:
            say(_("No editor could be opened; the variable EDITOR can name one."), err=True)
            say(_("The text stays empty: write it into the file."), err=True)
            return text


def _new(file: Path | None, **options: Any) -> None:
    file = _next_free() if file is None else _named(file)
    if file.exists():
        advice = _("Choose another name: an old letter is never overwritten.")
        raise OutputError([exists_already(file)._replace(advice=advice)])
    given = {name: value for name, value in options.items() if value}
    workspace = workspace_of(file)
    if given:
        _write(file, _from_options(given, workspace))
    else:
        with alone_in_interview(file):
            draft = Draft(file)
            _write(file, _interviewed(draft, workspace))
            draft.delete()
    say(_("Written: {file}").format(file=file), err=True)
    for name in (f"drafter check {file}", f"drafter render {file}"):
        say(_("Next: {command}").format(command=name), err=True)


def _write(file: Path, answers: "Answers") -> None:
    write_file(file, letter_text(answers).encode(), force=False)


def _next_free() -> Path:
    """Return the first of letter.yaml, letter-2.yaml and so on that is not there yet."""
    names = (f"letter-{number}.yaml" for number in itertools.count(2))
    file = next(f for f in map(Path, itertools.chain(["letter.yaml"], names)) if not f.exists())
    if file.name != "letter.yaml":
        text = _("letter.yaml is there already; the new letter is {file}.")
        say(text.format(file=file), err=True)
    return file


def _named(file: Path) -> Path:
    """Return the file of a name, which may lack the ending of YAML."""
    return file if file.suffix in _ENDINGS else file.with_name(f"{file.name}{_ENDINGS[0]}")


def _interviewed(draft: Draft, workspace: Workspace) -> "Answers":
    """Return the answers of an interview; each reply is kept until the letter is written."""
    languages = sorted(languages_of_templates(workspace), reverse=True)
    interview = Interview(
        _Terminal(),
        workspace,
        book=load_book(workspace).model,
        known_languages=languages,
        show_names=lambda answers: names_shown(answers, workspace),
    )
    before = draft.read(languages, lambda problem: warn([problem]))
    if before is not None:
        interview.given = before
        say(_("Going on where the interview stopped."), err=True)
    hint = _("«{mark}» goes back to the question before. Ctrl-C leaves; the answers are kept.")
    say(hint.format(mark=BACK), err=True)
    try:
        return interview.run(draft.keep)
    except (click.Abort, KeyboardInterrupt):
        say(err=True)
        if draft.file.exists():
            text = _("The answers are kept. Go on with: drafter new {file}")
            say(text.format(file=draft.letter), err=True)
        raise


def _from_options(given: dict[str, Any], workspace: Workspace) -> "Answers":
    """Return the answers that options give; raises UsageError for what is missing or unclear."""
    known = sorted(languages_of_templates(workspace), reverse=True)
    languages = list(given.get("languages") or known)
    answers: Answers = {"languages": languages}
    if "kind" in given:
        answers["kind"] = _kind(given["kind"], languages, workspace)
    for name in ("addressee", "author", "request", "demands", "signatories"):
        if name not in given:
            option = "--" + name.removesuffix("s").replace("signatorie", "signatory")
            raise click.UsageError(
                _("Without questions, {option} is needed.").format(option=option)
            )
    answers["addressee"], answers["author"] = given["addressee"], given["author"]
    for name in ("subject", "request"):
        answers[name] = texts_by_language(given[name], languages) if name in given else None
    count = len(languages)
    demands = [given["demands"][at : at + count] for at in range(0, len(given["demands"]), count)]
    answers["demands"] = [texts_by_language(texts, languages) for texts in demands]
    names = list(given["signatories"])
    answers["signatories"] = "all" if names == ["all"] else names
    bodies = texts_by_language(given.get("body", ()), languages) if given.get("body") else {}
    answers["body"] = {code: _content(bodies.get(code, "")) for code in languages}
    return answers


def _kind(name: str, languages: list[str], workspace: Workspace) -> str:
    """Return the name of a kind; raises UsageError for one that a language does not have."""
    known = [kind.name for kind in kinds(workspace, languages, languages[0])]
    if name not in known:
        what = _("There is no kind of letter «{name}».").format(name=name)
        raise click.UsageError(f"{what} {suggestion(name, known)}")
    return name


def _content(name: str) -> str:
    """Return the text of a file, or of the standard input for «-»."""
    if not name:
        return ""
    with click.open_file(name, encoding="utf-8") as stream:
        return str(stream.read())


def _option(names: list[str], metavar: str, text: str, *, multiple: bool = True) -> Option:
    return Option(names, metavar=metavar, help=text, multiple=multiple)


def _options() -> Iterator[Option]:
    text = N_("LANG=TEXT")
    yield _option(
        ["-l", "--language", "languages"], N_("LANGUAGE"), N_("A language of the letter.")
    )
    yield _option(
        ["--kind"], N_("KIND"), N_("The kind of letter; by default inquiry."), multiple=False
    )
    yield _option(
        ["--addressee"],
        N_("ID"),
        N_("A person or a post of the address book, or a post of the catalog."),
        multiple=False,
    )
    yield _option(["--author"], N_("ID"), N_("A faction of the address book."), multiple=False)
    yield _option(["--subject"], text, N_("What the letter is about, in each language."))
    yield _option(["--request"], text, N_("The request that leads to the demands."))
    yield _option(["--demand", "demands"], text, N_("A demand; once for each language."))
    yield _option(
        ["--signatory", "signatories"], N_("ID"), N_("A member's id or a name; or «all».")
    )
    yield _option(["--body"], N_("LANG=FILE"), N_("A file with the text, in each language."))


command = Command(
    "new",
    callback=_new,
    help=N_(
        "Ask for everything that a letter needs and write FILE, or else letter.yaml, letter-2.yaml"
        " and so on. With options nothing is asked."
    ),
    epilog=N_("Example: drafter new letter.yaml"),
    params=list(_options()),
)
argument("file", metavar=N_("[FILE]"), type=click.Path(path_type=Path), required=False)(command)
