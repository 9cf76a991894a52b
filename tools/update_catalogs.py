"""Extracts the messages of both domains and merges them into the catalogs, without guessing.

python tools/update_catalogs.py
"""

import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "locales"

_CHANGING = (b'"POT-', b'"PO-Rev', b'"Gen', b'"Report', b'"Last-T', b'"Language-T', b'"Project')
"""Header lines that hold the clock, a version or a blank to fill in."""

Keywords = Mapping[str, Any]

_PROGRAM: Keywords = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
_PHRASES: Keywords = {
    "mark": ((1, "c"), 2),
    "phrase": ((1, "c"), 2),
    "plural": ((1, "c"), 2, 3),
}
_TEMPLATES: Keywords = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def main() -> None:
    """Rewrite the .pot files, and merge them into every .po."""
    for domain, template in templates().items():
        (LOCALES / f"{domain}.pot").write_bytes(as_bytes(template))
        for po in sorted(LOCALES.glob(f"*/LC_MESSAGES/{domain}.po")):
            with po.open("rb") as file:
                catalog = read_po(file, locale=po.parent.parent.name)
            own = [message for message in catalog if _is_case_form(message)]
            catalog.update(template, no_fuzzy_matching=True)
            catalog.obsolete.clear()
            for message in own:
                message.locations = []
                catalog[message.id] = message
            po.write_bytes(as_bytes(catalog))


def _is_case_form(message: Message) -> bool:
    """Tell whether a message is a post's case form, which each language adds where it needs one."""
    return (message.context or "").startswith("post, ")


def templates() -> dict[str, Catalog]:
    """Return the catalog template of each domain."""
    return {
        "letter": _catalog(
            [
                *_extracted("drafter", "**.py", "python", _PHRASES),
                *_extracted("templates", "**.html", "jinja2", _TEMPLATES),
            ]
        ),
        "drafter": _catalog(_extracted("drafter", "**.py", "python", _PROGRAM)),
    }


def as_bytes(catalog: Catalog) -> bytes:
    """Return a catalog as a .po file; the same messages give the same bytes."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=100, sort_by_file=True, include_lineno=False)
    lines = buffer.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(_CHANGING))


def _extracted(
    folder: str, pattern: str, method: str, keywords: Keywords
) -> Iterator[tuple[str, Any, list[str], str | None]]:
    found = extract_from_dir(
        ROOT / folder,
        method_map=[(pattern, method)],
        options_map={pattern: {"silent": "false"}},
        keywords=keywords,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    )
    for file, _line, message, comments, context in found:
        yield f"{folder}/{file}", message, comments, context


def _catalog(messages: Iterable[tuple[str, Any, list[str], str | None]]) -> Catalog:
    catalog = Catalog(project="drafter", version="", copyright_holder="The drafter authors")
    catalog.header_comment = "# The messages of drafter.\n#"
    for file, message, comments, context in messages:
        catalog.add(message, None, [(file, 0)], auto_comments=comments, context=context)
    return catalog


if __name__ == "__main__":
    main()
