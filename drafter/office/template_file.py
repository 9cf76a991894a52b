"""The Word file of a template: what of the template stands in it, and which template it is."""

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from drafter.composing.dissecting import Dissected
from drafter.composing.in_word.inheriting import Family, family_of, text_in
from drafter.composing.in_word.showing import lines_of
from drafter.composing.library import Template
from drafter.docx.template_writing import PREFIX, Written, write_template
from drafter.errors import Place, Problem, TemplateError
from drafter.model.template_lines import (
    ALONE,
    CHOICE,
    VALUE,
    Control,
    Grid,
    Line,
    Piece,
    check_of,
)
from drafter.office.building_blocks import Block, building_blocks, example_of
from drafter.office.looks import look_in
from drafter.reading.settings import usual_look
from drafter.wording import _, interface_languages, speaking, spoken
from drafter.wording.cldr import name as language_name
from drafter.wording.cldr import tag
from drafter.workspace import Workspace

END = "z0"
"""The key of the line behind which nothing belongs to the template."""

_LANGUAGES = ("ru", "kk")
_LONGEST_MARK = 40
"""Word takes no longer names of bookmarks."""


class Section(NamedTuple):
    """A text that the file shows: the template itself, or a part that it takes from another."""

    prefix: str
    dissected: Dissected
    block: str = ""
    origin: str = ""


class TemplateFile(NamedTuple):
    """Everything that the Word file of a template shows."""

    template: Template
    text: str
    family: Family
    sections: list[Section]
    code: str
    """By which it is known whether the template has changed since."""
    blocks: list[Line | Grid]

    @property
    def controls(self) -> dict[str, Control]:
        """The controls in the order of the file, by their keys."""
        return {control.key: control for control in _controls(self.blocks)}


def template_file(workspace: Workspace, template: Template) -> TemplateFile:
    """Return what the Word file of a template shows.

    Raises TemplateError where the template is broken, InputError for one that is too large.
    """
    text = text_in(template.file)
    family = family_of(workspace, template, text)
    sections = [Section("", _dissected(text, template))]
    for number, part in enumerate(family.inherited):
        dissected = _dissected(part.text, template)
        sections.append(Section(f"i{number}", dissected, part.block, part.origin))
    language = language_of(template)
    blocks = list(_shown(sections, family, language))
    blocks += _ending(template, language)
    return TemplateFile(template, text, family, sections, code_of(text, family), blocks)


def language_of(template: Template) -> str:
    """Return the language in which a template is shown: its own, or that of the program."""
    if template.language:
        return template.language
    return spoken() if spoken() in _LANGUAGES else _LANGUAGES[0]


def code_of(text: str, family: Family) -> str:
    """Return by what a template is known again, with what it takes from others."""
    hashed = hashlib.sha256(text.encode())
    for part in family.inherited:
        hashed.update(f"\0{part.block}\0{part.text}".encode())
    return hashed.hexdigest()[:16]


def name_mark(name: str) -> str:
    """Return the bookmark that names a template, as far as bookmarks can."""
    return (PREFIX + "name_" + re.sub(r"\W", "_", name))[:_LONGEST_MARK]


def code_mark(code: str) -> str:
    """Return the bookmark that tells which text a template had."""
    return f"{PREFIX}code_{code}"


def written(file: TemplateFile, workspace: Workspace) -> bytes:
    """Return the Word file; raises LookError where the look of the workspace cannot serve."""
    template = file.template
    language = (
        language_name(template.language, spoken()) if template.language else _("all languages")
    )
    header = _("Template «{name}» · {language} · {file} · {code}").format(
        name=template.kind,
        language=language,
        file=f"templates/{template.name}.html",
        code=file.code,
    )
    about = Written(
        _("Template «{name}»").format(name=template.name),
        header,
        tag(language_of(template)),
        (name_mark(template.name), code_mark(file.code)),
        {"template": template.name, "code": file.code},
    )
    return write_template(file.blocks, about, look_in(usual_look(workspace), workspace.folder))


_example = lru_cache(maxsize=500)(example_of)


def put_in(kind: str, language: str) -> dict[str, Block]:
    """Return what may be put into a template of a kind, by the keys of its controls.

    A key follows from the expression alone, so that a file is read by a later drafter as well.
    """
    return _put_in(kind, language, spoken())


@lru_cache(maxsize=8)
def _put_in(kind: str, language: str, _spoken: str) -> dict[str, Block]:
    blocks = building_blocks(kind, language)
    return {f"b{int(check_of(block.expression), 16)}": block for block in blocks}


def _dissected(text: str, template: Template) -> Dissected:
    try:
        return Dissected(text)
    except ValueError as error:
        what = _("The template cannot be read: {reason}.").format(reason=str(error))
        advice = _("See what is wrong: drafter templates check")
        place = Place(str(template.file))
        raise TemplateError([Problem("template-unreadable", place, what, advice)]) from error


def _shown(sections: list[Section], family: Family, language: str) -> Iterator[Line | Grid]:
    """Yield the lines of a template, and among them those of the parts that it takes."""
    own = sections[0].dissected
    ranks = {name: rank for rank, name in enumerate(family.order)}
    waiting = list(sections[1:])
    for block in lines_of(own, lambda value: _example(value, language)):
        rank = ranks.get(_block_of(block, own), -1) if waiting else -1
        while waiting and ranks[waiting[0].block] < rank:
            yield from _inherited(waiting.pop(0), language)
        yield block
    for section in waiting:
        yield from _inherited(section, language)


def _block_of(block: Line | Grid, own: Dissected) -> str:
    """Return the name of the block that a line begins; empty where it begins none."""
    control = block.pieces[0].control if isinstance(block, Line) and block.pieces else None
    if control is None or not control.key.startswith("k"):
        return ""
    token = own.tokens[int(control.key[1:])]
    return token.inner.split()[1] if token.name == "block" and len(token.inner.split()) > 1 else ""


def _inherited(section: Section, language: str) -> Iterator[Line | Grid]:
    """Yield the lines of a part that comes from another template, and the choice to change it."""
    example = lambda value: _example(value, language)  # noqa: E731
    lines = lines_of(section.dissected, example, section.prefix, inherited=True)
    first = lines[0]
    assert isinstance(first, Line)  # noqa: S101 - a block begins with its statement
    origin = section.origin
    choices = (_("as in «{template}»").format(template=origin), _("change here"))
    choice = Control(f"{section.prefix}c", CHOICE, choices[0], choices=choices)
    pieces = (*first.pieces, Piece(" · "), Piece(choice.text, control=choice))
    yield first._replace(pieces=pieces)
    yield from lines[1:-1]


def _ending(template: Template, language: str) -> Iterator[Line | Grid]:
    """Yield what stands behind the template: how it is changed, and what may be put in."""
    end = Control(END, ALONE, _("● The template ends here."))
    yield Line("body-text", (Piece(end.text, control=end),), is_note=True)
    yield Line("heading-1", (Piece(_("How to change a template in Word")),), new_page=True)
    for advice in (
        _("Type as in any letter; the style of a paragraph decides how it looks."),
        _("What stands on blue is filled in from the letter: the small words are its name, the"
          " others an example. It may be moved within its condition, and not be typed over."),
        _("Grey lines with ▼ and ▲ begin and end a part, a condition or a list. Delete a"
          " condition with both of its lines and all between them, or leave it whole."),
        _("Grey text comes from another template. Change it, or choose «change here», and the"
          " part becomes one of this template."),
        _("A value more: copy it from the table below, or type its name in braces."),
    ):  # fmt: skip
        yield Line("list-bullet", (Piece(advice),))
    yield Line("heading-1", (Piece(_("What may be put in")),))
    for key, block in put_in(template.kind, language).items():
        control = Control(key, VALUE, block.words, block.example, block.expression[:60])
        pieces = [Piece(control.text, control=control)]
        if block.within:
            pieces.append(Piece(f" ({block.within})"))
        yield Line("table-text", tuple(pieces))


def texts_behind(template: Template) -> Iterator[str]:
    """Yield what stands behind the end of a template in its Word file, in every language."""
    for code in (spoken(), *interface_languages()):
        with speaking(code):
            for line in _ending(template, language_of(template)):
                assert isinstance(line, Line)  # noqa: S101 - there is no table behind the end
                yield " ".join("".join(piece.text for piece in line.pieces).split())


def _controls(blocks: list[Line | Grid]) -> Iterator[Control]:
    for block in blocks:
        if isinstance(block, Line):
            yield from (piece.control for piece in block.pieces if piece.control)
        else:
            for row in block.rows:
                for cell in row:
                    yield from _controls(cell.lines)
