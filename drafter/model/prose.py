"""A text in Markdown together with the markup that it was read as."""

from typing import Any, Self


class Marked(str):
    """A text as it was typed, which knows its markup, so that Markdown is read once alone."""

    __slots__ = ("markup",)
    markup: str

    def __new__(cls, text: str, markup: str) -> Self:
        """Take the text and its markup."""
        self = super().__new__(cls, text)
        self.markup = markup
        return self

    def __getnewargs__(self) -> tuple[Any, ...]:
        """Return what makes the same again in another process."""
        return str(self), self.markup
