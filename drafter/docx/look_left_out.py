"""What a Word file has and letters do not take over from it as a look, in words."""

from collections.abc import Iterable, Iterator

from drafter.docx.opening import Fault
from drafter.wording import N_, _

_KINDS = {
    "macros": N_("macros"),
    "embedded": N_("embedded files"),
    "template": N_("the attached template"),
    "comments": N_("comments"),
    "people": N_("names of those who commented"),
    "changes": N_("changes under review, which count as accepted"),
    "notes": N_("footnotes of the look itself"),
    "properties": N_("properties of somebody's own"),
    "data": N_("data of other programs"),
    "variables": N_("variables of macros"),
    "mail-merge": N_("a mail merge"),
    "schemas": N_("schemas and transformations"),
    "printer": N_("settings of a printer"),
    "customizations": N_("toolbars and keys"),
    "building-blocks": N_("building blocks"),
    "bullets": N_("pictures as bullets of lists"),
    "fonts": N_("embedded fonts"),
    "thumbnail": N_("a preview picture"),
    "protection": N_("the protection of the document"),
    "columns": N_("columns of text"),
    "page": N_("a page without room for a letter"),
}
"""What is told without its name, in the order in which it is told."""

_MOST = 3
_LONGEST = 60


def left_out(what: Iterable[tuple[str, str]]) -> Iterator[Fault]:
    """Yield what is to be said of all that was left out, given by its kind and its name."""
    named: dict[str, list[str]] = {}
    for kind, name in what:
        named.setdefault(kind, []).append(_shortened(name))
    if told := [_(text) for kind, text in _KINDS.items() if kind in named]:
        sentence = _("Letters do not take over from the look: {things}.")
        yield "look-left-out", sentence.format(things=", ".join(told)), ""
    for kind, (key, sentence, advice) in _sentences().items():
        if names := named.get(kind):
            listed = ", ".join(names[:_MOST]) + (", …" if len(names) > _MOST else "")
            yield key, sentence.format(names=listed), advice


def _sentences() -> dict[str, Fault]:
    """Return, by kind, what is said of it with its name: an id, a sentence, and what to do."""
    inserted = _("Insert the picture into the header itself, as PNG or JPEG.")
    return {
        "field": (
            "look-field",
            _("Of these fields only the text last shown stays: {names}."),
            _("Letters keep page numbers, headings (STYLEREF) and links to the web."),
        ),
        "link": (
            "look-link",
            _("Of these links only the text stays: {names}."),
            _("Letters keep links to the web (https://…) and to mailboxes (mailto:…)."),
        ),
        "outside": (
            "look-outside-picture",
            _("Pictures that lie outside the file were left out: {names}."),
            inserted,
        ),
        "picture": (
            "look-picture-kind",
            _("Pictures of a kind that letters do not have were left out: {names}."),
            inserted,
        ),
        "drawing": (
            "look-diagram",
            _("A chart or a diagram in the header or footer was left out."),
            _("Insert it as a picture."),
        ),
        "missing": (
            "look-dangling-part",
            _("The file names a part that it does not have: {names}."),
            _("Letters do without it; to be rid of it, save in Word."),
        ),
    }


def _shortened(name: str) -> str:
    return f"{name[: _LONGEST - 1]}…" if len(name) > _LONGEST else name or "…"
