"""Fills in the tables of the README and of docs/ from what they describe.

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

import docx
from click.testing import CliRunner
from docx.oxml.ns import qn

from drafter.cli import main as main_of_drafter
from drafter.composing.filters import NAMES
from drafter.model.inquiry import Inquiry
from drafter.model.shapes import Key, Many, Record, Shape, keys
from drafter.office.examples import Examples
from drafter.proofreading import rules
from drafter.wording import messages, speak
from drafter.words.reference import BLOCKS, FILTERS

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Rewrite the pages."""
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        page.write_text(filled_in(page.read_text(encoding="utf-8")), encoding="utf-8")


def filled_in(text: str) -> str:
    """Return a page's text with the present tables between their marks."""
    for name, table in TABLES.items():
        marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        text = marks.sub(lambda match, table=table: f"{match[1]}{table()}{match[2]}", text)  # type: ignore[misc]
    return text


def _input_table() -> str:
    rows = [f"| `{path}` | {_meaning(key)} |" for path, key in _keys("", Record(Inquiry))]
    return "| key | meaning |\n|---|---|\n" + "\n".join(rows) + "\n"


def _meaning(key: Key) -> str:
    return f"{messages('en').gettext(key.meaning)}{' Required.' if key.required else ''}"


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


def _style_table() -> str:
    look: Any = docx.Document(str(ROOT / "templates" / "official.docx"))
    rows = []
    for style in look.styles:
        aliases = style.element.find(qn("w:aliases"))
        if aliases is not None:
            russian, kazakh = aliases.get(qn("w:val")).split(",")
            name = style.name.lower().replace(" ", "-")
            rows.append(f"| {style.name} | `{name}` | {russian} | {kazakh} |")
    return "| style | class | по-русски | қазақша |\n|---|---|---|---|\n" + "\n".join(rows) + "\n"


def _accuracy_table() -> str:
    sys.path.insert(0, str(ROOT))  # the tests are no installed package
    from tests.grammar.summary import by_case, by_list, errors

    return f"{by_list()}\n{by_case()}\n{errors()}"


def _vocabulary_table() -> str:
    english, examples = messages("en").gettext, Examples("ru")
    results = examples.filters()
    variables = "".join(
        f"| `{e.path}` | {english(e.kind)} | {english(e.meaning)} | {example} |\n"
        for e, example in examples.entries()
    )
    filters = "".join(
        f"| `{name}` | {english(f.meaning)} | `{{{{ {f.use} }}}}` | {results[name]} |\n"
        for name, f in FILTERS.items()
    )
    blocks = "".join(f"| `{name}` | {english(text)} |\n" for name, text in BLOCKS.items())
    others = ", ".join(f"`{name}`" for name in NAMES)
    return (
        "## Variables\n\n"
        f"| variable | holds | meaning | example |\n|---|---|---|---|\n{variables}\n"
        "## Filters\n\n"
        f"| filter | meaning | use | result |\n|---|---|---|---|\n{filters}\n"
        f"Jinja's own filters that may be used: {others}.\n\n"
        f"## Blocks\n\n| block | meaning |\n|---|---|\n{blocks}"
    )


def _rule_table() -> str:
    rows = [
        f"| `{rule.id}` | {messages('en').gettext(rule.meaning)} |" for rule in rules().values()
    ]
    return "| rule | finds |\n|---|---|\n" + "\n".join(rows) + "\n"


def _room_table() -> str:
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


def _walk() -> str:
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
            parts = [_ran("init letters")]
            os.chdir("letters")
            parts.append("$ cd letters\n")
            parts.append(_ran("new dorogi.yaml", *_ANSWERS))
            parts += [
                _ran(f"{name} dorogi.yaml") for name in ("check --without spelling", "render")
            ]
        finally:
            os.chdir(before[0])
            os.environ.clear()
            os.environ.update(before[1])
            speak("en")
    return "```console\n" + "".join(parts) + "```\n"


def _ran(call: str, *answers: str) -> str:
    """Return a command and what it says, with the answers where they were typed."""
    lines = "".join(f"{answer}\n" for answer in answers)
    with CliRunner().isolation(input=lines) as streams:
        main_of_drafter(["--interface", "ru", *call.split()])
        said = streams[2].getvalue().decode().replace("\r\n", "\n")
    return f"$ drafter {call}\n" + re.sub(r"(?m)[ \t]+$", "", said)


TABLES: dict[str, Callable[[], str]] = {
    "accuracy": _accuracy_table,
    "input": _input_table,
    "rooms": _room_table,
    "rules": _rule_table,
    "styles": _style_table,
    "vocabulary": _vocabulary_table,
    "walk": _walk,
}
"""What stands between the marks `<!-- NAME -->` and `<!-- /NAME -->`."""

if __name__ == "__main__":
    main()
