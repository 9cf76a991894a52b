"""A line of a register as the cells of a table, and back from what people made of them."""

import datetime
import re
from collections.abc import Mapping
from typing import Any

from drafter.errors import WARNING, Place, Problem
from drafter.register.columns import answer_key, column, heading, kind_of
from drafter.register.entries import Answer, Entry, Texts, plain_number
from drafter.register.ledger import Report
from drafter.sheets.sheet import Cell, Holds, day_of, text_of
from drafter.wording import _

_BETWEEN = "; "
"""What stands between files; where the name of a file has it, it is written as in an address."""

Value = str | datetime.date


def values_of(entry: Entry) -> dict[str, Value]:
    """Return what stands in the cells of an entry, by the keys of columns; none is empty."""
    values: dict[str, Value | None] = {
        "number": entry.number,
        "date": entry.date,
        "kind": entry.kind,
        "initiator": entry.initiator,
        "participants": entry.participants,
    }
    values |= {f"addressee.{code}": text.addressee for code, text in entry.texts.items()}
    values |= {f"summary.{code}": text.summary for code, text in entry.texts.items()}
    values["term"] = entry.term
    for number, answer in enumerate(entry.answers, 1):
        values[answer_key("answer_date", number)] = answer.date
        values[answer_key("answer_number", number)] = answer.number
        values[answer_key("answer_summary", number)] = answer.summary
        values[answer_key("answer_file", number)] = answer.file
    values["file"] = _BETWEEN.join(map(_written, entry.files))
    return {key: value for key, value in values.items() if value}


def entry_of(row: int, place: Place, cells: Mapping[str, Cell], report: Report) -> Entry:
    """Return the entry of a row; `report` is told of what cannot be read, which counts as empty."""
    values: dict[str, Any] = {}
    for key, cell in cells.items():
        holds = column(key).holds
        if holds is Holds.DATE:
            try:
                values[key] = day_of(cell)
            except ValueError:
                report(_no_date(place, key, cell))
                if key.startswith(
                    "answer_date"
                ):  # such as «устно»: there is an answer all the same
                    values.setdefault(key.replace("date", "number"), text_of(cell))
            continue
        if holds is Holds.NUMBER and isinstance(cell, datetime.date):
            report(_date_for_number(place, key))
        text = text_of(cell).replace("\r\n", "\n").strip()
        values[key] = plain_number(text) if holds is Holds.NUMBER else text
    names = (_read(name) for name in values.pop("file", "").split(_BETWEEN))
    return Entry(
        kind=kind_of(values.pop("kind", "")),
        files=tuple(filter(None, names)),
        texts=_texts(values),
        answers=_answers(values),
        place=place,
        key=row,
        **{key: value for key, value in values.items() if key in _PLAIN},
    )


_PLAIN = ("number", "date", "initiator", "participants", "term")


def _texts(values: Mapping[str, Any]) -> dict[str, Texts]:
    codes = [key.partition(".")[2] for key in values if key.startswith(("addressee", "summary"))]
    texts = {
        code: Texts(values.get(f"addressee.{code}", ""), values.get(f"summary.{code}", ""))
        for code in codes
    }
    return {code: text for code, text in texts.items() if any(text)}


def _answers(values: Mapping[str, Any]) -> tuple[Answer, ...]:
    numbers = {int(key.partition(".")[2] or 1) for key in values if key.startswith("answer_")}
    answers = (
        Answer(
            date=values.get(answer_key("answer_date", number)),
            number=values.get(answer_key("answer_number", number), ""),
            summary=values.get(answer_key("answer_summary", number), ""),
            file=values.get(answer_key("answer_file", number), ""),
        )
        for number in sorted(numbers)
    )
    return tuple(answer for answer in answers if answer != Answer())


def _written(name: str) -> str:
    return re.sub("%(?=3B|25)", "%25", name).replace(_BETWEEN, "%3B ")


def _read(name: str) -> str:
    return re.sub("%(3B|25)", lambda found: ";" if found[1] == "3B" else "%", name.strip())


def _no_date(place: Place, key: str, cell: Cell) -> Problem:
    what = _("«{text}» in the column «{heading}» is not a date.")
    what = what.format(text=text_of(cell), heading=heading(key))
    advice = _("Write it as {example}.").format(example="26.11.2025")
    return Problem("not-a-date", place, what, advice, WARNING)


def _date_for_number(place: Place, key: str) -> Problem:
    what = _("In the column «{heading}» Excel has made a date of a number.")
    advice = _("Make the cell a text in Excel (Format Cells, Text) and type the number again.")
    what = what.format(heading=heading(key))
    return Problem("register-date-for-number", place, what, advice, WARNING)
