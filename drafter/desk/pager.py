"""Leafing through a long list: the buttons below it, which its script shows."""

from markupsafe import Markup

from drafter.wording import _

_PAGER = Markup("""\
<nav class="pager" id="pager" aria-label="{pages}" hidden>
<button type="button" class="button" data-action="before">‹ {before}</button>
<span id="at"></span>
<button type="button" class="button" data-action="after">{after} ›</button>
</nav>""")


def pager() -> Markup:
    """Return the buttons as HTML, in the language that is spoken."""
    return _PAGER.format(pages=_("Pages of the list"), before=_("Previous"), after=_("Next"))
