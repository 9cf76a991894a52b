"""Writes the man pages of drafter, one for each language, from the help of its commands.

python tools/man_pages.py

They are committed below man/, and the wheel carries them to where `man` looks.
"""

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

import click

from drafter.cli import program
from drafter.commands import install_words
from drafter.wording import interface_languages, speaking

ROOT = Path(__file__).resolve().parent.parent

_TITLES = {
    "en": ("NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "OPTIONS", "EXIT STATUS"),
    "ru": ("ИМЯ", "ОБЗОР", "ОПИСАНИЕ", "КОМАНДЫ", "ПАРАМЕТРЫ", "КОД ЗАВЕРШЕНИЯ"),
    "kk": ("АТАУЫ", "ШОЛУ", "СИПАТТАМАСЫ", "ПӘРМЕНДЕР", "ПАРАМЕТРЛЕР", "АЯҚТАЛУ КОДЫ"),
}
"""What the sections of a page are called."""

_CODES = {
    "en": ("done", "something is wrong in a file", "something is wrong in the call"),
    "ru": ("выполнено", "ошибка в файле", "ошибка в вызове программы"),
    "kk": ("орындалды", "файлда қате бар", "бағдарламаны шақыруда қате бар"),
}
"""What the exit codes 0, 1 and 2 mean."""

_EVERYWHERE = ("interface", "help")
"""The options that each command takes; they are told once."""

_WIDTH = 100


def main() -> None:
    """Write the pages."""
    for language in interface_languages():
        file = path_of(language)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page(language), encoding="utf-8")


def path_of(language: str) -> Path:
    """Return where the page of a language is kept."""
    folder = ROOT / "man"
    return (folder if language == "en" else folder / language) / "man1" / "drafter.1"


def page(language: str) -> str:
    """Return the man page of a language, as roff."""
    with speaking(language):
        install_words()
        name, synopsis, description, commands, options, codes = _TITLES[language]
        context = click.Context(program, info_name="drafter")
        lines = [
            '.TH DRAFTER 1 "" drafter drafter',
            *(f".SH {name}", f"drafter \\- {_roff(_told(program))}"),
            *(f".SH {synopsis}", *_usage(context)),
            *(f".SH {description}", *_help(program), f".SH {options}", *_options(context)),
            *(f".SH {commands}", *_commands(context)),
            f".SH {codes}",
        ]
        for code, meaning in enumerate(_CODES[language]):
            lines += [".TP", f".B {code}", meaning]
    return "\n".join(lines) + "\n"


def _told(command: click.Command) -> str:
    """Return the first sentence of a command's help, without its stop."""
    return (command.help or "").partition(". ")[0].rstrip(".")


def _commands(context: click.Context) -> Iterator[str]:
    group = context.command
    assert isinstance(group, click.Group)  # noqa: S101 - called for groups alone
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None  # noqa: S101 - it was listed
        inner = click.Context(command, info_name=name, parent=context)
        yield f".SS {_roff(inner.command_path)}"
        yield from (*_usage(inner), ".PP", *_help(command), *_options(inner))
        if isinstance(command, click.Group):
            yield from _commands(inner)


def _usage(context: click.Context) -> Iterator[str]:
    pieces = context.command.collect_usage_pieces(context)
    yield f".B {_roff(context.command_path)}"
    yield _roff(" ".join(pieces))


def _help(command: click.Command) -> Iterator[str]:
    yield from _wrapped(command.help or "")
    if command.epilog:
        yield ".PP"
        yield from _wrapped(command.epilog)


def _options(context: click.Context) -> Iterator[str]:
    for parameter in context.command.get_params(context):
        record = parameter.get_help_record(context)
        if record and record[1] and (context.parent is None or parameter.name not in _EVERYWHERE):
            yield from (".TP", f".B {_roff(record[0])}", *_wrapped(record[1]))


def _wrapped(text: str) -> Iterator[str]:
    for line in textwrap.wrap(" ".join(text.split()), _WIDTH, break_on_hyphens=False):
        yield _roff(line)


def _roff(text: str) -> str:
    """Return a text in which roff finds nothing of its own."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^([.'])", r"\\&\1", text)


if __name__ == "__main__":
    main()
