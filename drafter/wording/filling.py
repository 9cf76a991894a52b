"""The placeholders of a text, `{name}`, filled with values."""

import re

_PLAIN = re.compile(r"\{(\w+)\}")


def filled(text: str, **values: object) -> str:
    """Return a text of a catalog with values in the place of its placeholders.

    Nothing but plain names is filled in: what `str.format` does beyond that lets a catalog reach
    into the program.  Raises KeyError for a name without a value; `fitting.unfit` finds it before.
    """
    return _PLAIN.sub(lambda name: str(values[name[1]]), text)
