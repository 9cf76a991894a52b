"""The comparative table of an appendix: how a law reads, how it shall read, and why."""

from collections.abc import Callable, Sequence

from markupsafe import escape

from drafter.model.inquiry import Compared, Texts
from drafter.wording.phrases import Phrases

_WIDTHS = ("35%", "35%", "30%")


def comparison_of(
    rows: Sequence[Compared], path: str, phrases: Phrases, markup: Callable[[Texts, str], str]
) -> str:
    """Return the markup of a comparative table in the language of the phrases.

    `path` leads to the rows; `markup` returns that of a text in Markdown, given the path that leads
    to it.  What there is not yet, and what is to go, is said in words.
    """
    heads = (
        phrases.phrase("comparative table", "Text in force"),
        phrases.phrase("comparative table", "Proposed text"),
        phrases.phrase("comparative table", "Reason"),
    )
    nothing = (
        phrases.phrase("comparative table", "None."),
        phrases.phrase("comparative table", "To be deleted."),
        "",
    )
    head = "".join(
        f'<th width="{width}">{escape(text)}</th>'
        for width, text in zip(_WIDTHS, heads, strict=True)
    )
    lines = []
    for number, row in enumerate(rows):
        texts = {"current": row.current, "proposed": row.proposed, "reason": row.reason}
        cells = [
            markup(text, f"{path}.{number}.{key}") if text else f"<p>{escape(instead)}</p>"
            for (key, text), instead in zip(texts.items(), nothing, strict=True)
        ]
        lines.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
