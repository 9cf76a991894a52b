"""The accuracy of the grammar as Markdown: by list, by gender and case, and every error."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from drafter.grammar import Case
from tests.grammar import accuracy_kazakh, accuracy_russian

CASES = [case for case in Case if case is not Case.NOMINATIVE]


class Entry(NamedTuple):
    """One form of a list, in whatever language."""

    language: str
    list: str
    kind: str
    case: Case
    nominative: str
    form: str
    expected: str
    right: bool
    sure: bool


@cache
def entries() -> list[Entry]:
    """Return every form of every list."""
    return [*_russian(), *_kazakh()]


def _russian() -> Iterator[Entry]:
    for title, russian in accuracy_russian.all_checks().items():
        kind = accuracy_russian.FULL_LISTS.get(title, "")
        for check in russian:
            form = check.form
            yield Entry(
                language="Russian",
                list=title.replace("_", " "),
                kind=f"{kind} {check.group}".strip(),
                case=check.case,
                nominative=check.nominative,
                form=form.text,
                expected="/".join(check.expected),
                right=form.text in check.expected,
                sure=form.sure,
            )


def _kazakh() -> Iterator[Entry]:
    for title, kazakh in accuracy_kazakh.all_checks().items():
        for item in kazakh:
            form = item.form
            yield Entry(
                language="Kazakh",
                list=title,
                kind=item.kind,
                case=item.case,
                nominative=item.nominative,
                form=form.text,
                expected=item.expected,
                right=form.text == item.expected,
                sure=form.sure,
            )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f} %"


def by_list() -> str:
    """Return a table with a row for each list."""
    rows: dict[str, list[Entry]] = {}
    for entry in entries():
        rows.setdefault(f"{entry.language}: {entry.list}", []).append(entry)
    text = "| list | forms | right | sure | sure, but wrong |\n|---|---:|---:|---:|---:|\n"
    for title, found in rows.items():
        right = sum(entry.right for entry in found)
        sure = sum(entry.sure for entry in found)
        wrong = sum(entry.sure and not entry.right for entry in found)
        shares = f"{_share(right, len(found))} | {_share(sure, len(found))}"
        text += f"| {title} | {len(found)} | {shares} | {wrong} |\n"
    return text


def by_case() -> str:
    """Return a table of the right forms with a row for each kind of word and gender."""
    rows: dict[str, list[Entry]] = {}
    for entry in entries():
        rows.setdefault(f"{entry.language}: {entry.kind}", []).append(entry)
    text = f"| right | {' | '.join(CASES)} |\n|---|{'---:|' * len(CASES)}\n"
    for title in sorted(rows, key=lambda title: (title.startswith("Kazakh"), title)):
        cells = []
        for case in CASES:
            found = [entry for entry in rows[title] if entry.case is case]
            right = sum(entry.right for entry in found)
            cells.append(_share(right, len(found)) if found else "")
        text += f"| {title} | {' | '.join(cells)} |\n"
    return text


def errors() -> str:
    """Return a list of the words with a wrong form."""
    words: dict[str, list[str]] = {}
    for entry in entries():
        if not entry.right:
            doubt = "" if entry.sure else ", guessed"
            told = f"{entry.form} for {entry.expected} ({entry.case}{doubt})"
            words.setdefault(f"{entry.nominative} ({entry.kind})", []).append(told)
    lines = [f"- {word}: {', '.join(told)}\n" for word, told in words.items()]
    head = f'<details markdown="1"><summary>The errors: {len(words)} words</summary>\n\n'
    return head + "".join(lines) + "\n</details>\n"
