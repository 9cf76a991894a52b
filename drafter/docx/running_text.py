"""The styles of a letter's running text, which are to have one font and one size."""

from collections.abc import Iterator

from drafter.docx.look import Look
from drafter.docx.opening import Fault
from drafter.wording import _

_RUNNING = (
    *("body-text", "last-body-text", "request", "demand", "last-demand", "list-number"),
    *("list-number-parenthesis", "list-bullet", "list-continue", "letter-appendix"),
    *("letter-addressee", "salutation", "closing", "signature-label", "signatory"),
    *("last-signatory", "signatory-post", "signatory-name", "letter-copy", "next-addressee"),
)


def several_fonts(look: Look) -> Iterator[Fault]:
    """Yield the fault that running text stands in two fonts or sizes, as on no official letter."""
    groups: dict[tuple[str, float], list[str]] = {}
    for name in filter(look.has_paragraph_style, _RUNNING):
        form = look.form(name)
        groups.setdefault((form.font, form.size), []).append(look.title(name))
    if len(groups) < 2:
        return
    listed = "; ".join(
        _("{font}, {size} pt: {styles}").format(
            font=font, size=f"{size:g}", styles=", ".join(names)
        )
        for (font, size), names in groups.items()
    )
    what = _("The text of a letter would have several fonts or sizes ({listed}).")
    advice = _("Change the style that they are based on, «{name}», instead of one of them.")
    yield "look-two-fonts", what.format(listed=listed), advice.format(name=look.title("normal"))
