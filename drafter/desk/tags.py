"""Tags of HTML: what stands between them and in their attributes is text, unless it is markup."""

from markupsafe import Markup, escape

_EMPTY = ("hr", "input", "link")
"""What has no end."""


def tag(name: str, *content: str, **attributes: str | bool | None) -> Markup:
    """Return an element; what is None or False among the attributes is left out.

    `class_` and `for_` are the attributes of these names; `_` in others stands for `-`.
    """
    said = "".join(
        f" {key.strip('_').replace('_', '-')}" + ("" if value is True else f'="{escape(value)}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    inside = "".join(str(escape(part)) for part in content)
    end = "" if name in _EMPTY else f"{inside}</{name}>"
    return Markup(f"<{name}{said}>{end}")  # noqa: S704 - every part of it has been escaped


def joined(parts: "list[Markup]") -> Markup:
    """Return elements one after the other."""
    return Markup("").join(parts)
