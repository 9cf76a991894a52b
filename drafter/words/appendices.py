"""The appendices of a letter: the lines that announce them, and what stands on their pages."""

from collections.abc import Callable

from markupsafe import Markup

from drafter.model.inquiry import Appendix, Inquiry, Texts
from drafter.model.origin import origin_of
from drafter.wording.filling import filled
from drafter.wording.phrases import Phrases, mark
from drafter.words import comparison
from drafter.words.registration import date_of, number_of
from drafter.words.words import AppendixWords

KINDS = (mark("kind, dative", "inquiry"), mark("kind, dative", "appeal"))
"""The kinds of letters as they stand above an appendix: «к депутатскому запросу»."""


def appendices_of(
    inquiry: Inquiry, phrases: Phrases, markup: Callable[[Texts, str], Markup]
) -> list[AppendixWords]:
    """Return the appendices of a letter in the language of the phrases, in their order.

    In a list of several each says its copies, one where nothing else is written, and has a number.
    `markup` returns that of a text in Markdown, given the path that leads to it.
    """
    found = list(inquiry.enclosed())
    listed = len(found) > 1
    return [
        _words(appendix, listed, phrases).replaced(
            heading=_heading(inquiry, number if listed else None, phrases),
            body=_text(inquiry, appendix, path, phrases, markup),
        )
        for number, (path, appendix) in enumerate(found, 1)
    ]


def _text(
    inquiry: Inquiry,
    appendix: Appendix,
    path: str,
    phrases: Phrases,
    markup: Callable[[Texts, str], Markup],
) -> Markup:
    """Return what is printed on the pages of an appendix: its text, its table, and its file."""
    parts = [markup(appendix.body, f"{path}.body")] if appendix.body else []
    if appendix.comparison:
        table = comparison.comparison_of(appendix.comparison, f"{path}.comparison", phrases, markup)
        parts.append(Markup(table))  # noqa: S704 - it was made from texts, and escaped
    name = (appendix.file or {}).get(phrases.language, "")
    parts.append(Markup(origin_of(inquiry).enclosed.get(name, "")))  # noqa: S704 - as above
    return Markup("").join(parts)


def line_of(appendix: AppendixWords, phrases: Phrases) -> str:
    """Return the line about the only appendix: «Приложение: на 3 листах»."""
    if appendix.title and not appendix.extent:
        text = phrases.phrase("appendix", "Appendix: {title}")
        return filled(text, title=appendix.title)
    if not appendix.extent:
        return phrases.phrase("appendix", "Appendix")
    if not appendix.title:
        text = phrases.phrase("appendix", "Appendix: {extent}")
        return filled(text, extent=appendix.extent)
    text = phrases.phrase("appendix", "Appendix: {title}, {extent}")
    return filled(text, title=appendix.title, extent=appendix.extent)


def _words(appendix: Appendix, listed: bool, phrases: Phrases) -> AppendixWords:
    title = appendix.title[phrases.language] if appendix.title else ""
    copies = appendix.copies or (1 if listed and appendix.sheets else None)
    extent = _extent(appendix.sheets, copies, phrases)
    item = title or extent or phrases.phrase("appendix", "Appendix")
    if title and extent:
        text = phrases.phrase("appendix", "{title} ({extent})")
        item = filled(text, title=title, extent=extent)
    return AppendixWords(
        title=title,
        extent=extent,
        item=item,
        heading="",
        body=Markup(),
        landscape=appendix.landscape or bool(appendix.comparison),
    )


def _heading(inquiry: Inquiry, own: int | None, phrases: Phrases) -> str:
    """Return what stands above an appendix: «Приложение 1 к депутатскому запросу от … № …»."""
    found = phrases.found("kind, dative", inquiry.kind)
    kind = found or phrases.phrase("kind, dative", "letter")
    appendix = phrases.phrase("above an appendix", "Appendix")
    if own is not None:
        text = phrases.phrase("above an appendix", "Appendix {number}")
        appendix = filled(text, number=own)
    date, number = date_of(inquiry, phrases), number_of(inquiry)
    if date and number:
        text = phrases.phrase(
            "above an appendix", "{appendix} to the {kind} of {date} No. {number}"
        )
        return filled(text, appendix=appendix, kind=kind, date=date.attributive, number=number)
    if date:
        text = phrases.phrase("above an appendix", "{appendix} to the {kind} of {date}")
        return filled(text, appendix=appendix, kind=kind, date=date.attributive)
    if number:
        text = phrases.phrase("above an appendix", "{appendix} to the {kind} No. {number}")
        return filled(text, appendix=appendix, kind=kind, number=number)
    text = phrases.phrase("above an appendix", "{appendix} to the {kind}")
    return filled(text, appendix=appendix, kind=kind)


def _extent(sheets: int | None, copies: int | None, phrases: Phrases) -> str:
    """Return how much there is of an appendix: «на 3 листах», «на 3 л. в 2 экз.»; or nothing."""
    if sheets and copies:
        text = phrases.phrase("appendix", "{sheets} sheets, {copies} copies")
        return filled(text, sheets=sheets, copies=copies)
    if copies:
        return filled(phrases.phrase("appendix", "{copies} copies"), copies=copies)
    if not sheets:
        return ""
    text = phrases.plural("appendix", "on {number} sheet", "on {number} sheets", sheets)
    return filled(text, number=sheets)
