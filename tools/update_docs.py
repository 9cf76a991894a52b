"""Fills in the tables of the handbook from what they describe, each in the language of its page.

python tools/update_docs.py
"""

import ast
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import docx
from click.testing import CliRunner
from docx.oxml.ns import qn

from drafter.cli import main as main_of_drafter
from drafter.cli import program
from drafter.commands import install_words
from drafter.composing.filters import NAMES
from drafter.model.inquiry import Inquiry
from drafter.model.shapes import Key, Many, Record, Shape, keys
from drafter.office.examples import Examples
from drafter.proofreading import rules
from drafter.wording import messages, speak, speaking
from drafter.words.reference import BLOCKS, FILTERS

ROOT = Path(__file__).resolve().parent.parent


_WORDS: dict[str, dict[str, str]] = {
    name: dict(zip(("en", "ru", "kk"), said, strict=True))
    for name, said in {
        "key": ("key", "поле", "өріс"),
        "meaning": ("meaning", "что значит", "мағынасы"),
        "required": ("Required.", "Обязательно.", "Міндетті."),
        "rule": ("rule", "правило", "ереже"),
        "finds": ("finds", "что находит", "нені табады"),
        "variable": ("variable", "переменная", "айнымалы"),
        "holds": ("holds", "что в ней", "ішінде не бар"),
        "example": ("example", "пример", "мысал"),
        "filter": ("filter", "фильтр", "сүзгі"),
        "use": ("use", "как писать", "қалай жазылады"),
        "result": ("result", "что выйдет", "нәтижесі"),
        "block": ("block", "блок", "блок"),
        "style": ("style", "стиль", "стиль"),
        "class": ("class", "класс", "класс"),
        "in-russian": ("по-русски", "по-русски", "орысша"),
        "in-kazakh": ("қазақша", "по-казахски", "қазақша"),
        "option": ("option", "параметр", "кілт"),
        "what": ("what it does", "что делает", "не істейді"),
        "Variables": ("Variables", "Переменные", "Айнымалылар"),
        "Filters": ("Filters", "Фильтры", "Сүзгілер"),
        "Blocks": ("Blocks", "Блоки", "Блоктар"),
        "others": (
            "Jinja's own filters that may be used",
            "Можно и эти фильтры самой Jinja",
            "Jinja-ның мына сүзгілерін де қолдануға болады",
        ),
    }.items()
}
"""The few words of the tables that the program itself does not say."""


def main() -> None:
    """Rewrite the pages."""
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        text = filled_in(page.read_text(encoding="utf-8"), language_of(page))
        page.write_text(text, encoding="utf-8")


def language_of(page: Path) -> str:
    """Return the language of a page by the folder in which it lies."""
    parts = page.relative_to(ROOT).parts
    return parts[1] if parts[0] == "docs" and len(parts) > 2 else "en"


def filled_in(text: str, language: str) -> str:
    """Return a page's text with the present tables between their marks."""
    for name, table in TABLES.items():
        marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        text = marks.sub(lambda match, table=table: f"{match[1]}{table(language)}{match[2]}", text)  # type: ignore[misc]
    return text


def _table(language: str, heads: str, rows: Iterator[str]) -> str:
    """Return a table: its heads, words of `_WORDS` between strokes, and its rows."""
    said = [_WORDS[head][language] for head in heads.split()]
    return f"| {' | '.join(said)} |\n|{'---|' * len(said)}\n" + "".join(f"{row}\n" for row in rows)


def _input_table(language: str) -> str:
    rows = (f"| `{path}` | {_meaning(key, language)} |" for path, key in _keys("", Record(Inquiry)))
    return _table(language, "key meaning", rows)


def _meaning(key: Key, language: str) -> str:
    required = f" {_WORDS['required'][language]}" if key.required else ""
    return f"{messages(language).gettext(key.meaning)}{required}"


def _keys(path: str, shape: Shape) -> Iterator[tuple[str, Key]]:
    match shape:
        case Many(shape=inner):
            yield from _keys(f"{path}", inner)
        case Record(model=model):
            for name, key in keys(model).items():
                yield f"{path}{name}", key
                yield from _keys(f"{path}{name}.", key.shape)
        case _:
            pass


def _style_table(language: str) -> str:
    look: Any = docx.Document(str(ROOT / "templates" / "official.docx"))
    rows = []
    for style in look.styles:
        aliases = style.element.find(qn("w:aliases"))
        if aliases is not None:
            russian, kazakh = aliases.get(qn("w:val")).split(",")
            name = style.name.lower().replace(" ", "-")
            rows.append(f"| {style.name} | `{name}` | {russian} | {kazakh} |")
    return _table(language, "style class in-russian in-kazakh", iter(rows))


def _accuracy_table(_language: str) -> str:
    sys.path.insert(0, str(ROOT))  # the tests are no installed package
    from tests.grammar.summary import by_case, by_list, errors

    return f"{by_list()}\n{by_case()}\n{errors()}"


def _vocabulary_table(language: str) -> str:
    said, words = messages(language).gettext, _WORDS
    with speaking(language):
        examples = Examples("kk" if language == "kk" else "ru")
        results, described = examples.filters(), examples.entries()
    variables = (
        f"| `{e.path}` | {said(e.kind)} | {said(e.meaning)} | {example} |"
        for e, example in described
    )
    filters = (
        f"| `{name}` | {said(f.meaning)} | `{{{{ {_cell(f.use)} }}}}` | {results[name]} |"
        for name, f in FILTERS.items()
    )
    blocks = (f"| `{name}` | {said(text)} |" for name, text in BLOCKS.items())
    others = ", ".join(f"`{name}`" for name in NAMES)
    return (
        f"## {words['Variables'][language]}\n\n"
        f"{_table(language, 'variable holds meaning example', variables)}\n"
        f"## {words['Filters'][language]}\n\n"
        f"{_table(language, 'filter meaning use result', filters)}\n"
        f"{words['others'][language]}: {others}.\n\n"
        f"## {words['Blocks'][language]}\n\n{_table(language, 'block meaning', blocks)}"
    )


def _rule_table(language: str) -> str:
    said = messages(language).gettext
    rows = (f"| `{rule.id}` | {said(rule.meaning)} |" for rule in rules().values())
    return _table(language, "rule finds", rows)


def _commands(language: str) -> str:
    """Return every command: what it does, how it is called, its options."""
    install_words()  # Click's own sentences are drafter's from here on
    with speaking(language):
        return "\n".join(_described(one, language) for one in _leaves(program, None))


def _leaves(command: click.Command, parent: click.Context | None) -> Iterator[click.Context]:
    """Yield each command that has no commands of its own, in the order of the help."""
    context = click.Context(command, parent=parent, info_name=command.name)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            yield from _leaves(found, context) if found else ()
    else:
        yield context


def _described(context: click.Context, language: str) -> str:
    """Return the chapter of a command."""
    command = context.command
    pieces = " ".join(command.collect_usage_pieces(context))
    said = re.sub(r"(?<!\n)\n(?!\n)", " ", (command.help or "").replace("\b\n", "").strip())
    options = (
        f"| `{_cell(names)}` | {_cell(text)} |"
        for parameter in command.params
        if isinstance(parameter, click.Option) and "--interface" not in parameter.opts
        for names, text in filter(None, [parameter.get_help_record(context)])
    )
    table = list(options)
    shown = f"\n{_table(language, 'option what', iter(table))}" if table else ""
    path = context.command_path
    return f"## {path}\n\n{said}\n\n```\n{path} {pieces}\n```\n{shown}"


def _cell(text: str) -> str:
    """Return what a cell of a table may hold: one line, in which a stroke parts nothing."""
    return " ".join(text.split()).replace("|", "\\|")


def _room_table(_language: str) -> str:
    """Return the packages of drafter and the modules beside them, as they say what they are."""
    rows = []
    for path in sorted((ROOT / "drafter").iterdir(), key=lambda path: (path.is_file(), path.name)):
        source = path / "__init__.py" if path.is_dir() else path
        if source.suffix == ".py" and source.is_file():
            said = ast.get_docstring(ast.parse(source.read_text(encoding="utf-8"))) or ""
            name = f"{path.name}/" if path.is_dir() else path.name
            rows.append(f"| `{name}` | {said.partition(chr(10))[0]} |")
    return "| room | what it is |\n|---|---|\n" + "\n".join(rows) + "\n"


_ANSWERS = [
    *("", "бектен", "1", "О ремонте сельских дорог", "Ауыл жолдарын жөндеу туралы"),
    *("просит Правительство", "Үкіметтен мыналарды сұрайды"),
    *("сообщить причины отставания", "артта қалу себептерін хабарлауды"),
    *("завершить ремонт до конца года", "жөндеуді жыл соңына дейін аяқтауды", ""),
    *("2 10", "", "", ""),
]
_TEXTS = {
    "ru": "Состояние дорог между сёлами остаётся одной из главных жалоб избирателей.",
    "kk": "Ауылдар арасындағы жолдардың жай-күйі сайлаушылар жиі айтатын мәселелердің бірі.",
}
_EDITOR = """\
import pathlib, sys
texts = pathlib.Path(__file__).with_name("texts")
first = sorted(texts.iterdir())[0]
pathlib.Path(sys.argv[1]).write_bytes(first.read_bytes())
first.unlink()
"""


def _walk(language: str) -> str:
    """Return what a new user types and reads, from an empty folder to two letters."""
    before = Path.cwd(), dict(os.environ)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "texts").mkdir()
        for number, text in enumerate(_TEXTS.values()):
            (Path(folder) / "texts" / str(number)).write_text(text + "\n", encoding="utf-8")
        editor = Path(folder) / "editor.py"
        editor.write_text(_EDITOR, encoding="utf-8")
        os.environ |= {"EDITOR": f'"{sys.executable}" "{editor}"', "VISUAL": "", "COLUMNS": "80"}
        os.chdir(folder)
        try:
            parts = [_ran(language, "init letters")]
            os.chdir("letters")
            parts.append("$ cd letters\n")
            parts.append(_ran(language, "new dorogi.yaml", *_ANSWERS))
            parts += [
                _ran(language, f"{name} dorogi.yaml")
                for name in ("check --without spelling", "render")
            ]
        finally:
            os.chdir(before[0])
            os.environ.clear()
            os.environ.update(before[1])
            speak("en")
    return "```console\n" + "".join(parts) + "```\n"


def _ran(language: str, call: str, *answers: str) -> str:
    """Return a command and what it says, with the answers where they were typed."""
    lines = "".join(f"{answer}\n" for answer in answers)
    with CliRunner().isolation(input=lines) as streams:
        main_of_drafter(["--interface", language, *call.split()])
        said = streams[2].getvalue().decode().replace("\r\n", "\n")
    return f"$ drafter {call}\n" + re.sub(r"(?m)[ \t]+$", "", said)


TABLES: dict[str, Callable[[str], str]] = {
    "accuracy": _accuracy_table,
    "commands": _commands,
    "input": _input_table,
    "rooms": _room_table,
    "rules": _rule_table,
    "styles": _style_table,
    "vocabulary": _vocabulary_table,
    "walk": _walk,
}
"""What stands between the marks `<!-- NAME -->` and `<!-- /NAME -->`, by the language."""

if __name__ == "__main__":
    main()
