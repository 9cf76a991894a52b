"""The file of a new letter, from the answers of an interview or from options."""

from collections.abc import Iterator
from typing import Any

from drafter.errors import InquiryError, Problem
from drafter.model.letter import paragraphs, plain_text
from drafter.office.office import Office
from drafter.office.questions import POSTS, Answers
from drafter.reading.yaml_writing import Brackets, Gap, Prose, braces, written
from drafter.wording import _
from drafter.workspace import Workspace

_ORDER = (
    *("date", "number", "addressee", "copy_to", "author", "subject", "body"),
    *("request", "demands", "appendices", "signatories"),
)

_NAMES = (
    *("letter-addressee", "next-addressee", "salutation"),
    *("signature-label", "signatory", "last-signatory"),
)
"""The styles of the paragraphs in which names and posts stand."""


def names_shown(answers: Answers, workspace: Workspace) -> Iterator[str]:
    """Yield how names and posts will stand in the letter of these answers, and what is guessed.

    Raises InquiryError and the like where no letter can be made of them.
    """
    body = dict.fromkeys(answers["languages"], "…")
    text = letter_text({**answers, "body": body})
    office = Office(workspace)
    opened = office.open(text=text)
    if opened.errors:
        raise InquiryError(opened.errors)
    guesses: list[Problem] = []
    languages = answers["languages"]
    letters, _look = office.composed(opened, languages, guesses.append)
    for language, letter in zip(languages, letters, strict=True):
        for paragraph in paragraphs(letter.blocks):
            if paragraph.style in _NAMES:
                yield f"  {language}  {plain_text(paragraph.content)}"
    yield from (f"  ?  {guess.what}" for guess in dict.fromkeys(guesses))


def letter_text(answers: Answers) -> str:
    """Return a letter's file in YAML, with the editor's modeline and a comment at each part."""
    given = _whole(answers)
    values: dict[str, Any] = {"kind": given["kind"]} if given.get("kind") else {}
    values["languages"] = Brackets(answers["languages"])
    for name in _ORDER:
        value = _value(name, given.get(name))
        if value is not None:
            values[name] = value
    comments = {
        "languages": _("The languages in which the letter is written."),
        "addressee": _("To whom the letter goes: an id of the address book, or post and name."),
        "body": _("Each line is a paragraph; empty lines change nothing."),
        "request": _("The salutation, the author and a colon are added by the template."),
        "demands": _("Numbers and punctuation at the end are added by the template."),
    }
    doubts = [((name,), text) for name, text in comments.items() if name in values]
    head = ["yaml-language-server: $schema=inquiry.schema.json"]
    text, _places = written(values, head, doubts)
    return text


def _whole(answers: Answers) -> Answers:
    """Return answers by the keys of a letter's file."""
    further = answers.get("further") or {}
    whole = {**answers, **further, **further.get("registration", {})}
    if others := further.get("addressee"):
        whole["addressee"] = [answers["addressee"], *others]
    if answers.get("author") == POSTS:
        del whole["author"]
    return whole


def _value(name: str, value: Any) -> Any:
    """Return a value as it is written: texts in braces, the body after «|», a gap if it lacks."""
    if name == "body":
        texts = {code: text.strip() for code, text in (value or {}).items()}
        return {code: Prose(f"{text}\n") if text else Gap() for code, text in texts.items()}
    if name == "demands":
        return [dict(demand) for demand in value] if value else None
    if name in ("subject", "request"):
        return dict(value) if value else None
    if isinstance(value, list):
        return [_value("", one) for one in value]
    if isinstance(value, dict):
        return {
            key: braces(inner) if isinstance(inner, dict) else inner for key, inner in value.items()
        }
    return value
