"""Where templates, looks and catalogs are found."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(folder: str) -> Path:
    """Return the `templates` or `locales` folder that drafter ships.

    A wheel carries these folders inside the package; in a checkout they stand beside it.
    """
    inside = _PACKAGE / folder
    return inside if inside.is_dir() else _PACKAGE.parent / folder
