"""The addressees of a letter as lists name them, in the nominative."""

from pathlib import Path

from drafter.grammar.names import initial
from drafter.model.inquiry import Addressee, Inquiry, Names
from drafter.wording.phrases import phrases


def addressed(inquiry: Inquiry, language: str, locales: tuple[Path, ...]) -> str:
    """Return the addressees of a letter in one of its languages, with semicolons between them."""
    return "; ".join(_official(one, language, locales) for _path, one in inquiry.addressees())


def _official(official: Addressee, language: str, locales: tuple[Path, ...]) -> str:
    """Return an official as a list names one: «Бектенов О. А., Премьер-Министр …»."""
    if isinstance(official.post, str):
        post = phrases(language, locales).found("post", official.post) or official.post
    else:
        post = _text(official.post, language)
    names = (_text(name, language) for name in (official.given, official.patronymic))
    initials = " ".join(initial(name) for name in names if name)
    name = f"{_text(official.surname, language)} {initials}".strip()
    return ", ".join(filter(None, (name, post.replace("\n", " "))))


def _text(names: Names | None, language: str) -> str:
    return names[language].nominative if names and language in names else ""
