"""The fields of a letter: each has to be there that a template prints, and to be used."""

from collections.abc import Iterator

from drafter.errors import WARNING, Problem
from drafter.model.inquiry import Inquiry
from drafter.model.origin import origin_of
from drafter.wording import _, suggestions
from drafter.words.words import FieldWords, unused_fields

UNUSED = "unused-field"
"""The id of the warning that a template does not use a field."""

_ALIKE = 0.75
"""How alike a field has to be to one that lacks to be meant by it."""


def unused(inquiry: Inquiry, fields: FieldWords) -> Iterator[Problem]:
    """Yield a warning for each field of a letter that its template has not used."""
    for name in unused_fields(fields):
        what = _("No template uses the field «{name}».").format(name=name)
        advice = _("Print it in a template as {use}, or delete it.")
        place = origin_of(inquiry).place(f"fields.{name}")
        advice = advice.format(use=f"{{{{ {_use(name)} }}}}")
        yield Problem(UNUSED, place, what, advice, WARNING)


def to_add(inquiry: Inquiry, name: str) -> str:
    """Return what to do about a field that a letter lacks: the YAML to add, after what is meant."""
    meant = (
        suggestions.suggestion(name, inquiry.fields)
        if suggestions.closest(name, inquiry.fields, _ALIKE)
        else ""
    )
    texts = "…"
    if len(inquiry.languages) > 1:
        texts = f"{{{', '.join(f'{code}: …' for code in inquiry.languages)}}}"
    if inquiry.fields:
        advice = _("Add to «fields» of the letter: {line}").format(line=f"{name}: {texts}")
    else:
        advice = _("Add to the letter: {line}").format(line=f"fields: {{{name}: {texts}}}")
    return f"{meant} {advice}".strip()


def _use(name: str) -> str:
    return f"fields.{name}" if name.isidentifier() else f'fields["{name}"]'
