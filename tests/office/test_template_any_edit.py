"""Whatever is done to the Word file of a template is taken back as it reads, or refused."""

import os
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from drafter import Workspace
from drafter.composing.library import Template, templates
from drafter.docx.template_reading import read_template
from drafter.errors import DrafterError
from drafter.model.template_lines import Fragment, Read
from drafter.office.template_file import END
from drafter.office.template_in_word import exported, imported
from tests.composing.generated_templates import template as generated

EXAMPLES = int(os.environ.get("DRAFTER_EXAMPLES", "6"))
EDITS_OF_EACH = 6
WORDS = ("новое слово ", "{", "}", "%", "x<y&", "\u00a0", " ", ".", '"', "длинная вставка", "№")
STYLES = ("body-text", "list-number", "list-bullet", "heading-1", "request", "normal", "own")

Lines = list[Read]


def type_something(random: Random, lines: Lines, at: int) -> None:
    fragments = list(lines[at].fragments)
    marks = random.choice([frozenset[str](), frozenset({"strong"})])
    new = Fragment(random.choice(WORDS), marks)
    fragments.insert(random.randint(0, len(fragments)), new)
    lines[at] = lines[at]._replace(fragments=tuple(fragments))


def delete_something(random: Random, lines: Lines, at: int) -> None:
    fragments = list(lines[at].fragments)
    if fragments:
        del fragments[random.randrange(len(fragments))]
    lines[at] = lines[at]._replace(fragments=tuple(fragments))


def delete_a_line(_random: Random, lines: Lines, at: int) -> None:
    del lines[at]


def move_a_line(random: Random, lines: Lines, at: int) -> None:
    line = lines.pop(at)
    lines.insert(random.randint(0, end_of(lines)), line)


def double_a_line(_random: Random, lines: Lines, at: int) -> None:
    lines.insert(at, lines[at])


def add_a_line(random: Random, lines: Lines, at: int) -> None:
    cell = lines[at].cell if random.random() < 0.5 else None
    new = Read(lines[at].place, random.choice(STYLES), (Fragment("Новый абзац"),), (), cell)
    lines.insert(at, new)


def restyle_a_line(random: Random, lines: Lines, at: int) -> None:
    lines[at] = lines[at]._replace(style=random.choice(STYLES))


def split_a_line(random: Random, lines: Lines, at: int) -> None:
    fragments = lines[at].fragments
    cut = random.randint(0, len(fragments))
    lines.insert(at + 1, lines[at]._replace(fragments=fragments[cut:], keys=()))
    lines[at] = lines[at]._replace(fragments=fragments[:cut])


EDITS: tuple[Callable[[Random, Lines, int], None], ...] = (
    *(type_something, type_something, type_something, delete_something, delete_a_line),
    *(move_a_line, double_a_line, add_a_line, restyle_a_line, split_a_line),
)


def end_of(lines: Lines) -> int:
    return next(n for n, line in enumerate(lines) if any(f.key == END for f in line.fragments))


def words_of(lines: Lines) -> list[str]:
    texts = ("".join(f.text for f in line.fragments) for line in lines[: end_of(lines)])
    return [words for text in texts if (words := " ".join(text.split()))]


def without_base(random: Random) -> str:
    """Return a template that takes nothing from another one."""
    while "extends" in (text := generated(random)):
        pass
    return text


@pytest.mark.parametrize("number", range(EXAMPLES))
def test_an_edit_reads_the_same_afterwards_or_is_refused(number: int, tmp_path: Path) -> None:
    (tmp_path / "addressbook.yaml").touch()
    workspace = Workspace.around(tmp_path)
    own = tmp_path / "templates" / "ru" / "own.html"
    own.parent.mkdir(parents=True)
    text = without_base(Random(number)).encode()
    file = tmp_path / "own.docx"

    def export() -> None:
        file.write_bytes(exported(workspace, named(workspace)))

    own.write_bytes(text)
    export()
    before = read_template(file)
    taken = 0
    for edit in range(EDITS_OF_EACH):
        random = Random(f"{number} {edit}")
        lines = list(before.lines)
        for _time in range(random.randint(1, 2)):
            if end := end_of(lines):
                random.choice(EDITS)(random, lines, random.randrange(end))
        own.write_bytes(text)
        try:
            done = imported(workspace, before._replace(lines=lines), file)
        except DrafterError:
            continue
        own.write_bytes(done.after.encode())
        export()
        assert words_of(read_template(file).lines) == words_of(lines)
        taken += 1
    assert taken or number


def named(workspace: Workspace) -> Template:
    return next(template for template in templates(workspace) if template.name == "ru/own")
