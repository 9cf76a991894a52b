"""What runs through a paragraph whatever its runs: white space, and typography."""

from typing import assert_never

from drafter.markup.plain import joined
from drafter.markup.typeset_texts import Typeset
from drafter.model.letter import (
    Break,
    Inline,
    Link,
    Note,
    Picture,
    Run,
    notes_of,
    pictures_of,
    runs_of,
)


def finished(content: list[Inline], lines: list[list[Run]]) -> list[Inline]:
    """Return a paragraph's inlines with white space joined as in HTML.

    The runs of its text, and those of each note, are added to `lines`.
    """
    if len(content) == 1 and isinstance(content[0], Run):
        run = content[0]
        run.text = joined(run.text).strip(" ")
        if not run.text:
            return []
        lines.append([run])
        return content
    runs = runs_of(content)
    if not any(run.text.strip(" \t\n\r") for run in runs):
        return content if notes_of(content) or pictures_of(content) else []
    _join_spaces(content, at_start=True)
    for run in reversed(runs_of(_after_pictures(content))):
        run.text = run.text.rstrip(" ")
        if run.text:
            break
    lines.append(runs)
    for note in notes_of(content):
        note.content = finished(note.content, lines)
    return [part for part in content if not isinstance(part, Run) or part.text]


def _after_pictures(content: list[Inline]) -> list[Inline]:
    """Return what follows the last picture."""
    last = [number for number, part in enumerate(content, 1) if isinstance(part, Picture)]
    return content[last[-1] :] if last else content


def typeset_lines(lines: list[list[Run]], typeset: Typeset) -> None:
    """Typeset lines of text, each as one text whatever its runs."""
    texts = typeset(["".join([run.text for run in runs]) for runs in lines])
    for runs, text in zip(lines, texts, strict=True):
        _share_out(text, runs)


def _share_out(text: str, runs: list[Run]) -> None:
    if len(runs) == 1:
        runs[0].text = text
        return
    start = 0
    for run in runs:
        end = start + len(run.text)
        run.text = text[start:end]
        start = end


def _join_spaces(content: list[Inline], at_start: bool) -> bool:
    """Join white space across runs; return whether a following space would be superfluous."""
    for part in content:
        if isinstance(part, Run):
            text = joined(part.text)
            part.text = text[1:] if at_start and text.startswith(" ") else text
            at_start = part.text.endswith(" ") if part.text else at_start
        elif isinstance(part, Break):
            at_start = True
        elif isinstance(part, Link):
            at_start = _join_spaces(part.content, at_start)
        elif isinstance(part, Picture):
            at_start = False
        elif not isinstance(part, Note):
            assert_never(part)
    return at_start
