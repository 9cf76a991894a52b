"""Problems of a letter as its page shows them: beside their fields, with what would mend them."""

import re
from collections.abc import Collection, Iterable
from typing import Any

from drafter.desk.answers import inside, told
from drafter.desk.form_words import in_words_of_the_form
from drafter.errors import Problem
from drafter.model.edits import Edit
from drafter.model.source import Source
from drafter.office.letters import LetterFile
from drafter.office.located import Located, located
from drafter.reading.model_keys import KeyMap
from drafter.wording import _

_ITEM = re.compile(r"(\w+)\.\d+(?=\.|$)")
"""The key of an item of a list, which keys of what stands in it begin with."""


def problems_told(
    letter: LetterFile, keys: KeyMap, problems: Iterable[Problem]
) -> list[dict[str, Any]]:
    """Return the problems of a letter for its page, each with the key of its field."""
    languages = letter.inquiry.languages if letter.inquiry else ()
    found = located(letter.source, letter.name, keys, problems)
    told_of: list[Located] = []
    for one in found:
        ours = _of_the_item(_of_the_text(one, languages), letter.source)
        ours = _without_places(ours, letter.name)
        ours = in_words_of_the_form(ours)
        if ours not in told_of:
            told_of.append(ours)
    return [_told(one) for one in told_of]


def _without_places(one: Located, file: str) -> Located:
    """Return a problem of two languages without the line of the file: a form has none."""
    if not one.problem.id.endswith("-differ") or f"{file}:" not in one.problem.advice:
        return one
    advice = _("Compare the languages.")
    return one._replace(problem=one.problem._replace(advice=advice))


def _of_the_item(one: Located, source: Source) -> Located:
    """Return a problem: of an item in which nothing stands yet, that it is empty is all to tell."""
    item = _ITEM.match(one.key)
    if item is None or one.problem.severity != "error" or not _is_empty(item[0], source):
        return one
    what = _("The demand is empty.") if item[1] == "demands" else _("Nothing stands here yet.")
    advice = _("Fill it in, or remove it (×).")
    place = source.places.get(item[0], one.problem.place)
    return Located(Problem("empty-item", place, what, advice), item[0])


def _is_empty(item: str, source: Source) -> bool:
    """Tell whether the file has an item of a list and no text in it."""
    texts = [
        written.text
        for path, written in source.values.items()
        if path == item or path.startswith(f"{item}.")
    ]
    return bool(texts) and not any(map(str.strip, texts))


def _of_the_text(one: Located, languages: Collection[str]) -> Located:
    """Return a problem: that a language is missing is told of the whole text, not of another."""
    whole, _dot, last = one.key.rpartition(".")
    if one.problem.id != "missing-version":
        return one
    advice = _("Write the text in this language too.")
    problem = one.problem._replace(advice=advice)
    return one._replace(problem=problem, key=whole if last in languages else one.key)


def _told(one: Located) -> dict[str, Any]:
    facts: dict[str, Any] = dict(told(inside(one.problem)))
    facts |= {"key": one.key, "offset": one.offset, "line": one.line, "column": one.column}
    facts["choices"] = [
        {"label": str(edit.value), "edits": [edit_told(edit)]} for edit in one.choices
    ]
    if one.choices:  # instead of the line that is to be typed into the file
        facts["advice"] = _("Choose the right form; it is written into the letter.")
    facts["mend"] = None
    if one.mend is not None and one.problem.repair is not None:
        label = _mend_label(one.problem.repair.wrong, one.problem.repair.right)
        facts["mend"] = {"label": label, "edits": [edit_told(one.mend)]}
    return facts


def edit_told(edit: Edit) -> dict[str, Any]:
    """Return an edit as scripts know it."""
    return {"key": edit.key, "do": edit.do, "value": edit.value, "to": edit.to}


def _mend_label(wrong: str, right: str) -> str:
    if not right.strip():
        return _("Delete it")
    return _("Write «{text}»").format(text=right.strip())
