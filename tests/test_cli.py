"""The program as its user meets it: languages, help, exit codes, no traceback."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import drafter
from drafter.cli import main
from drafter.grammar import Case
from drafter.wording import speak
from tests.conftest import ROOT, SAMPLES

LANGUAGES = ("ru", "kk", "en")
HELP = {"ru": "Показать эту справку", "kk": "анықтама", "en": "Show this message and exit."}
VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
TERMS = {
    "Word",
    "YAML",
    "CSV",
    "vCard",
    "XLSX",
    "PDF",
    "LibreOffice",
    "JSON",
    "Schema",
    "Jinja",
    *Case,
} | {
    "Apple",
    "Ctrl",
    "Dask",
    "Excel",
    "Tab",
    "Google",
    "Outlook",
    "PostgreSQL",
    "SQLite",
    "bash",
    "fish",
    "iCalendar",
    "zsh",
}
"""Words that are the same in every language, being names or what is typed."""
COMMANDS = (
    "archive",
    "find",
    "init",
    "new",
    "serve",
    "compare",
    "check",
    "show",
    "render",
    "import",
    "book",
    "register",
    "decline",
    "templates",
    "look",
    "locales",
    "schema",
    "completion",
    "trust",
)
ACTIONS = {
    "archive": ("add", "list", "remove"),
    "templates": ("check", "copy", "diff", "export", "help", "import", "list", "new", "update"),
    "look": ("check", "take"),
    "register": ("due", "answer", "report", "export", "import"),
    "book": ("list", "check", "import"),
    "locales": ("status", "check", "update", "add", "compile", "preview"),
}
CALLS = (*COMMANDS, *(f"{group} {name}" for group, names in ACTIONS.items() for name in names))
WRONG_CALLS = (
    ["nosuch"],
    ["rendr", "x"],
    ["render"],
    ["render", "x", "--nosuch"],
    ["render", "x", "--forse"],
    ["render", "x", "-o"],
    ["render", "x", "--force=yes"],
    ["schema", "extra"],
)


@pytest.fixture
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def help_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    speak(None)
    assert main([*arguments, "--help"]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("variable", VARIABLES)
@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_program_speaks_the_language_of_the_environment(
    bare_environment: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    variable: str,
    language: str,
) -> None:
    bare_environment.setenv(variable, f"{language}_KZ.UTF-8")
    assert HELP[language] in help_of(capsys)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": "kk_KZ.UTF-8"}, "kk"),
        ({"LANG": "kk_KZ.UTF-8", "LC_MESSAGES": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "ru_RU.UTF-8", "LANGUAGE": "de:kk:ru"}, "kk"),
    ],
)
def test_the_stronger_variable_wins(
    bare_environment: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    environment: dict[str, str],
    language: str,
) -> None:
    for name, value in environment.items():
        bare_environment.setenv(name, value)
    assert HELP[language] in help_of(capsys)


@pytest.mark.parametrize("call", [["--interface", "kk"], ["--interface=kk"]])
def test_the_option_wins_over_the_environment(
    bare_environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], call: list[str]
) -> None:
    bare_environment.setenv("LC_ALL", "ru_RU.UTF-8")
    assert HELP["kk"] in help_of(capsys, *call)
    assert HELP["kk"] in help_of(capsys, "render", *call)


def english_words(text: str) -> set[str]:
    """Return the Latin words of a text, without options, file names and commands."""
    names = "|".join([*COMMANDS, *(name for names in ACTIONS.values() for name in names)])
    text = re.sub(rf"(?m)^\s+({names})\b|--?[a-z]+(-[a-z]+)*", " ", text)
    text = re.sub(
        r"\S*\.(docx?|odt|rtf|xlsx|csv|html|svg|yaml|[mp]o)\b\S*|«[a-z]+»|[a-z]+(\|[a-z]+)+",
        " ",
        text,
    )
    text = re.sub(r"(?m)(Пример|Мысал): .*$|drafter:?(\s+[a-z]+)*", "", text)
    return set(re.findall(r"[A-Za-z]{2,}", text)) - TERMS


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize("command", ["", *CALLS])
def test_help_mixes_no_languages(
    capsys: pytest.CaptureFixture[str], language: str, command: str
) -> None:
    text = help_of(capsys, *command.split(), "--interface", language)
    assert english_words(text) == set()


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize("call", WRONG_CALLS, ids=" ".join)
def test_a_wrong_call_is_refused_in_the_users_language(
    capsys: pytest.CaptureFixture[str], language: str, call: list[str]
) -> None:
    code = main([call[0], "--interface", language, *call[1:]])
    said = capsys.readouterr()
    assert code == 2
    assert said.out == ""
    assert english_words(said.err) - {"nosuch", "rendr", "extra"} == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_an_example_in_its_help(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert f"Example: drafter {command}" in help_of(capsys, command, "--interface", "en")


def test_each_file_of_commands_is_a_command_or_the_screen() -> None:
    files = {path.stem.rstrip("_") for path in (ROOT / "drafter" / "commands").glob("[a-z]*.py")}
    parts = {
        *("by_language", "new_kind", "templates_in_word"),
        *("register_answer", "register_moving", "register_report", "registers"),
    }
    assert files - parts == {*COMMANDS, "screen"}


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert re.fullmatch(r"drafter \d+\.\d+\.\d+\n", capsys.readouterr().out)


def test_a_defect_is_one_line_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_facts: object, **_options: object) -> None:
        raise ZeroDivisionError("нежданно")

    monkeypatch.setattr(drafter.Office, "bilingual", broken)
    assert main(["render", str(SAMPLES / "ak-zhol-akims.yaml"), "-o", "nowhere/"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("This is a defect of drafter itself: ZeroDivisionError: нежданно (")
    assert len(said.splitlines()) == 1


def test_a_message_about_a_file_begins_with_its_place_and_has_no_colour_in_a_pipe(
    tmp_path: Path,
) -> None:
    source = tmp_path / "letter.yaml"
    source.write_text("kind: inquiry\nsubject: О запрете: акимам\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "drafter", "render", str(source), "--interface", "ru"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )
    assert done.returncode == 1
    assert done.stderr.decode().startswith(f"{source}:2:19: ")


def test_interrupting_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_facts: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(drafter.Office, "bilingual", interrupted)
    assert main(["render", str(SAMPLES / "ak-zhol-akims.yaml"), "-o", "nowhere/"]) == 1
    assert capsys.readouterr().err.strip() == "Aborted!"


def test_too_little_memory_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def hungry(*_facts: object, **_options: object) -> None:
        raise MemoryError

    monkeypatch.setattr(drafter.Office, "bilingual", hungry)
    assert main(["render", str(SAMPLES / "ak-zhol-akims.yaml"), "-o", "nowhere/"]) == 1
    assert capsys.readouterr().err == (
        "There is not enough memory for this. Close other programs and try again. [no-memory]\n"
    )


def test_a_part_of_the_program_that_cannot_be_read_is_told_without_a_path(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def unreadable(_loader: object, path: str) -> bytes:
        raise OSError(5, "Input/output error", path)

    monkeypatch.delitem(sys.modules, "drafter.commands.schema", raising=False)
    monkeypatch.setattr("importlib.machinery.SourceFileLoader.get_data", unreadable)
    assert main(["schema"]) == 1
    assert capsys.readouterr().err == (
        "A part of drafter cannot be loaded (Input/output error)."
        " Try again; if that does not help, install drafter anew. [not-loaded]\n"
    )
