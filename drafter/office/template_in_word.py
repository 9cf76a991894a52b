"""Templates as Word files: made for a lawyer, and what he has changed in them taken back."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.composing.in_word.atoms import Atom
from drafter.composing.in_word.items import Item, Reading, Typed
from drafter.composing.in_word.reassembling import rebuilt
from drafter.composing.in_word.showing import shortened
from drafter.composing.in_word.wishes import Styling
from drafter.composing.library import Template, no_workspace, templates
from drafter.composing.typed_values import expression_of, near
from drafter.composing.updating import Offer, updated
from drafter.docx.template_reading import ReadTemplate
from drafter.errors import WARNING, DocumentError, Place, Problem, TemplateError
from drafter.model.template_lines import Read, check_of
from drafter.office.looks import look_in
from drafter.office.template_file import (
    END,
    Section,
    TemplateFile,
    code_mark,
    language_of,
    name_mark,
    put_in,
    template_file,
    texts_behind,
    written,
)
from drafter.reading.settings import usual_look
from drafter.wording import _
from drafter.workspace import TEMPLATES, Workspace

_PREFIXED = re.compile(r"(i\d+)?([a-z]\d*)")
_LONGEST_QUOTATION = 50
_CODE = re.compile(r"[0-9a-f]{16}")


class Imported(NamedTuple):
    """What a Word file makes of a template."""

    template: Template
    target: Path
    before: str
    after: str
    remarks: list[Problem]
    """What is to be looked at: parts that were taken over, comments."""


def exported(workspace: Workspace, template: Template) -> bytes:
    """Return a template as a Word file.

    Raises TemplateError where the template is broken, LookError where the look cannot serve.
    """
    return written(template_file(workspace, template), workspace)


def imported(workspace: Workspace, read: ReadTemplate, file: Path) -> Imported:
    """Return what a Word file, as it was read, makes of its template.

    Raises DocumentError with everything in the file that cannot be taken back, and for a file of
    no template or of one that has changed since; TemplateError outside of a workspace.
    """
    if workspace.folder is None:
        raise TemplateError([no_workspace()])
    source = _source_of(workspace, read, file)
    reading = Reading(str(file), source.controls, _typed(source))
    items = reading.items(read.lines)
    problems: list[Problem] = []
    parted = _by_section(items, source, file, problems)
    end = next((item.read.place for item in items if END in item.keys), 0)
    problems += _foreign(read, file, end)
    styling = _styling(workspace)
    names = {key: _bare(control.name) for key, control in source.controls.items()}
    after, remarks = source.text, [*_remarks(read, file), *_behind(read, end, source, file)]
    for section in source.sections:
        own = parted[section.prefix]
        words = {
            key.removeprefix(section.prefix): name
            for key, name in names.items()
            if key.startswith(section.prefix)
        }
        result = rebuilt(section.dissected, own.items, words, reading, styling)
        problems += result.problems
        if not section.block:
            after = result.text
        elif result.text != section.dissected.original or own.is_chosen:
            after = updated(after, Offer(section.block, result.text), source.family.order)
            remarks.append(_taken_over(section, own.items, file))
    problems += reading.problems
    if problems:
        raise DocumentError(_quoting(problem, read) for problem in sorted(problems, key=_in_order))
    target = workspace.own(f"{TEMPLATES}/{source.template.name}.html")
    return Imported(source.template, target, source.text, after, remarks)


def _quoting(problem: Problem, read: ReadTemplate) -> Problem:
    """Return a problem that begins with the words of its paragraph: nobody counts paragraphs."""
    line = problem.place.line if problem.place else 0
    found = next((one.text for one in read.lines if one.place == line), "")
    words = shortened(found, _LONGEST_QUOTATION)
    return problem._replace(what=f"«{words}»: {problem.what}") if words else problem


def _in_order(problem: Problem) -> tuple[int, int]:
    return (problem.place.line, problem.place.column) if problem.place else (0, 0)


def _source_of(workspace: Workspace, read: ReadTemplate, file: Path) -> TemplateFile:
    """Return the template of a file; raises DocumentError where it has none, or a changed one."""
    codes = {
        read.properties.get("drafter-code", ""),
        *(name.rpartition("_")[2] for name in read.names if name.startswith(code_mark(""))),
        *_CODE.findall(read.header),
    } - {""}
    named = {read.properties.get("drafter-template", "")} - {""}
    known = templates(workspace)
    for template in known:
        said = name_mark(template.name) in read.names or f"{template.name}.html" in read.header
        if template.name in named or said:
            source = template_file(workspace, template)
            if source.code in codes:
                return source
            named.add(template.name)
    place = Place(str(file))
    if not named:
        what = _("This is not the Word file of a template.")
        advice = _("Make one with: drafter templates export NAME")
        raise DocumentError([Problem("word-no-template", place, what, advice)])
    name = sorted(named)[0]
    what = _("The template «{name}» has changed since this file was made.").format(name=name)
    advice = _("Export it anew, and make your changes in the new file: {command}")
    advice = advice.format(command=f"drafter templates export {name} -o NEW.docx")
    if all(template.name != name for template in known):
        what = _("There is no template «{name}».").format(name=name)
        advice = _("Import the file in the workspace in which it was made.")
    raise DocumentError([Problem("word-template-changed", place, what, advice)])


def _typed(source: TemplateFile) -> Typed:
    template = source.template
    blocks = put_in(template.kind, language_of(template))
    return Typed(expression_of, near, {key: block.expression for key, block in blocks.items()})


def _styling(workspace: Workspace) -> Styling:
    look = look_in(usual_look(workspace), workspace.folder)
    return Styling(
        frozenset(look.paragraph_styles),
        lambda style: style if look.has_paragraph_style(style) else "body-text",
    )


def _bare(name: str) -> str:
    return name.strip("▼▲◆●[]|: ")


class _Own(NamedTuple):
    """The lines of one section, and whether it was chosen to be changed."""

    items: list[Item]
    is_chosen: bool


def _by_section(
    items: Sequence[Item], source: TemplateFile, file: Path, problems: list[Problem]
) -> dict[str, _Own]:
    """Return the lines of each section, without the prefixes of its keys."""
    found: dict[str, list[Item]] = {section.prefix: [] for section in source.sections}
    chosen: set[str] = set()
    current, ended = "", False
    for item in items:
        keys = [atom.key for atom in item.atoms if atom.key and atom.key not in item.codes]
        if END in keys:
            ended = True
            break
        for key in keys:
            match = _PREFIXED.fullmatch(key)
            prefix, own = (match[1] or "", match[2]) if match else ("", "")
            if own == "k0" and prefix in found and prefix:
                current = prefix
            elif not prefix and _is_block(own, source.sections[0]):
                current = ""
        found[current].append(_stripped(item, current, file, problems, chosen))
    if not ended:
        what = _("The grey line at the end of the template is gone.")
        advice = _("Undo that: it parts the template from the list of what may be put in.")
        place = Place(str(file), items[-1].read.place if items else 1, 1)
        problems.append(Problem("control-lost", place, what, advice))
    for section in source.sections[1:]:
        found[section.prefix].append(_closing(section))
    return {prefix: _Own(own, prefix in chosen) for prefix, own in found.items()}


def _is_block(key: str, section: Section) -> bool:
    """Tell whether a control stands between the paragraphs of a section."""
    if not key.startswith("k"):
        return False
    number = int(key[1:])
    return any(part.kind == "code" and part.tokens[0].number == number
               for part in section.dissected.parts)  # fmt: skip


def _stripped(
    item: Item, prefix: str, file: Path, problems: list[Problem], chosen: set[str]
) -> Item:
    """Return a line with the keys of its section; what belongs to another one is told."""
    atoms: list[Atom] = []
    is_header = any(atom.key == f"{prefix}k0" for atom in item.atoms) and bool(prefix)
    for atom in item.atoms:
        if not atom.key or atom.key in item.codes:
            if not (is_header and atom.seen in " ·"):
                atoms.append(atom)
            continue
        match = _PREFIXED.fullmatch(atom.key)
        of, key = (match[1] or "", match[2]) if match else ("", "")
        if key == "c":
            continue
        if of == prefix and key.startswith("k"):
            atoms.append(atom._replace(key=key))
        else:
            problems.append(_elsewhere(item, file))
    if prefix and _is_chosen(item.read, prefix):
        chosen.add(prefix)
    keys = tuple(
        key.removeprefix(prefix)
        for key in item.read.keys
        if (match := _PREFIXED.fullmatch(key)) and (match[1] or "") == prefix
    )
    fragments = tuple(
        fragment._replace(key=fragment.key.removeprefix(prefix)) for fragment in item.read.fragments
    )
    return Item(item.read._replace(keys=keys, fragments=fragments), tuple(atoms), item.codes)


def _is_chosen(read: Read, prefix: str) -> bool:
    own = [fragment for fragment in read.fragments if fragment.key == f"{prefix}c"]
    return bool(own) and check_of("".join(fragment.text for fragment in own)) != own[0].check


def _elsewhere(item: Item, file: Path) -> Problem:
    what = _("This paragraph has values of another part of the letter.")
    advice = _("Move it back to its part; values more are copied from the list at the end.")
    return Problem("control-moved", Place(str(file), item.read.place, 1), what, advice)


def _closing(section: Section) -> Item:
    """Return the line that ends a section, which the file does not show."""
    token = section.dissected.parts[-1].tokens[0]
    key = f"k{token.number}"
    return Item(Read(0, "body-text", ()), (Atom("", key, frozenset(), ""),), {})


def _foreign(read: ReadTemplate, file: Path, end: int) -> Iterator[Problem]:
    """Yield what was put in that no template can hold, up to the paragraph where it ends."""
    kinds = {
        "picture": _("A picture cannot stand in a template: it belongs to the look."),
        "note": _("A footnote cannot be put into a template in Word."),
        "formula": _("A formula cannot stand in a template."),
        "symbol": _("A sign from a font of symbols cannot stand in a template."),
        "page-break": _("A page break cannot be put into a template in Word."),
    }
    for place, kind in read.foreign:
        if not end or place < end:
            yield Problem("word-foreign", Place(str(file), place, 1), kinds[kind], _("Delete it."))


def _remarks(read: ReadTemplate, file: Path) -> list[Problem]:
    """Return the comments of a file, and what is taken from it in another way."""
    found = []
    for comment in read.comments:
        what = _("Comment of {author}: «{text}»").format(author=comment.author, text=comment.text)
        place = Place(str(file), comment.place, 1) if comment.place else Place(str(file))
        found.append(Problem("word-comment", place, what, "", WARNING))
    for line in read.lines:
        if any("\t" in fragment.text and not fragment.key for fragment in line.fragments):
            what = _("A tab becomes a space: letters have none.")
            advice = _("Use a table, or a style with an indent.")
            place = Place(str(file), line.place, 1)
            found.append(Problem("word-tab", place, what, advice, WARNING))
    return found


def _behind(read: ReadTemplate, end: int, source: TemplateFile, file: Path) -> Iterator[Problem]:
    """Yield what was typed behind the end of the template, where nothing is taken from."""
    known: set[str] = set()
    further = texts_behind(source.template)
    for line in read.lines:
        words = " ".join(line.text.split())
        if not words or not end or line.place <= end or words in known:
            continue
        # Those of other languages of the program are made where the user's own do not fit.
        for text in further:
            known.add(text)
            if text == words:
                break
        else:
            what = _("What stands behind the end of the template is not taken: «{text}».")
            what = what.format(text=shortened(words, _LONGEST_QUOTATION))
            advice = _("Move it above the grey line at the end, unless it is a note of yours.")
            place = Place(str(file), line.place, 1)
            yield Problem("word-behind-the-end", place, what, advice, WARNING)


def _taken_over(section: Section, items: Sequence[Item], file: Path) -> Problem:
    what = _("The part «{block}» comes from «{origin}»; this template gets its own.")
    what = what.format(block=section.block, origin=section.origin)
    place = Place(str(file), items[0].read.place if items else 1, 1)
    return Problem("word-part-taken-over", place, what, "", WARNING)
