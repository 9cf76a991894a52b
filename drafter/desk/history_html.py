"""The window with the earlier versions of a letter, as yet without them."""

from markupsafe import Markup

from drafter.desk.tags import tag
from drafter.wording import _


def history_dialog() -> Markup:
    """Return the window that lists versions, shows what differs, and restores one."""
    title = tag("h2", _("Earlier versions"), id="history-title")
    versions = tag("ul", class_="versions", id="versions", aria_label=_("Earlier versions"))
    more = _button("more-history", _("Show earlier ones"), hidden=True)
    chosen = tag(
        "div",
        class_="difference",
        id="difference",
        tabindex="0",
        role="region",
        aria_label=_("What differs from the letter as it is now"),
        aria_live="polite",
    )
    sides = tag("div", tag("div", versions, more), chosen, class_="history-sides")
    actions = tag(
        "div",
        _button("close", _("Close")),
        _button("restore", _("Restore this version"), disabled=True, kind="primary"),
        class_="dialog-actions",
    )
    parts = (title, sides, actions)
    return tag("dialog", *parts, id="history", class_="wide", aria_labelledby="history-title")


def _button(
    action: str, text: str, *, kind: str = "", hidden: bool = False, disabled: bool = False
) -> Markup:
    return tag(
        "button",
        text,
        type="button",
        class_=f"button {kind}".strip(),
        data_action=action,
        hidden=hidden,
        disabled=disabled,
    )
