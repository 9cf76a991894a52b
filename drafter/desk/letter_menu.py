"""The menu of a letter's page: what can be made of the letter, and the letters beside it."""

from collections.abc import Sequence
from urllib.parse import quote

from markupsafe import Markup

from drafter.desk.tags import tag
from drafter.wording import _
from drafter.wording.languages import language_name


def menu(path: str, languages: Sequence[str]) -> Markup:
    """Return the menu of a letter, by its path in the workspace, in some languages."""
    parts = [*_files(languages), tag("hr"), *_further(path), tag("hr"), *_letters(path)]
    summary = tag("summary", "⋯", class_="button quiet icon", aria_label=_("More of this letter"))
    inner = tag("div", *parts, class_="menu-list")
    return tag("details", summary, inner, class_="menu", id="letter-menu")


def make(action: str, text: str, title: str | None = None, value: str | None = None) -> Markup:
    """Return the button that makes something of the letter."""
    return tag(
        "button",
        text,
        type="button",
        class_="button" if title else None,
        data_action=action,
        data_value=value,
        title=title,
    )


def _files(languages: Sequence[str]) -> list[Markup]:
    found = [tag("h2", _("Write as a file"))]
    for what, name in (("docx", "Word"), ("pdf", "PDF")):
        for language in languages:
            text = f"{name}: {language_name(language)}"
            found.append(make("out", text, value=f"{what} {language}"))
    if len(languages) > 1:
        found.append(make("bilingual", _("Word: all languages one after the other")))
        found.append(make("side-by-side", _("Word: all languages side by side")))
    return found


def _further(path: str) -> list[Markup]:
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    address = f"/letters/{quote(path)}/{quote(stem)}.eml"
    return [
        make("register", _("Enter in the register")),
        tag("a", _("Write to many addressees"), href=f"/many/{quote(path)}", data_action="many"),
        tag("a", _("Draft of an e-mail"), href=address, download=True, data_action="eml"),
    ]


def _letters(path: str) -> list[Markup]:
    here = quote(path, safe="")
    return [
        tag("h2", _("Letters")),
        tag("a", _("New letter"), href="/#new", data_action="new"),
        tag("a", _("Make a copy"), href=f"/#copy={here}", data_action="copy"),
        tag("a", _("Repeat the inquiry"), href=f"/#repeat={here}", data_action="repeat"),
        make("import", _("Read a letter from Word")),
    ]
