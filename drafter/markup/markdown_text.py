"""A paragraph's text with its marks, turned into the markup of templates."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from drafter.markup.addresses import address
from drafter.markup.flaws import Flaw, note_in_note
from drafter.markup.markdown_marks import Mark, marks_in
from drafter.markup.markdown_pictures import NamedPicture, shown, width_of
from drafter.wording import _

_MOST_COPIED = 1_000_000
"""How many characters of notes may be printed again where a note is referred to again."""


class Text:
    """The lines of a paragraph, parted by line breaks, each with its offset in the body."""

    __slots__ = ("_starts", "captioned", "in_cell", "lines")

    def __init__(self, lines: tuple[tuple[int, str], ...], *, in_cell: bool = False) -> None:
        """Take the lines, and whether they are a cell of a table."""
        self.lines, self.in_cell = lines, in_cell
        self.captioned = False
        """Whether the captions of its pictures stand elsewhere already."""
        self._starts: list[int] = []

    @property
    def whole(self) -> str:
        """The text with its line breaks."""
        return "\n".join([line for _offset, line in self.lines])

    def place(self, at: int) -> int:
        """Return the offset in the body of a character of the text."""
        if not self._starts:
            lengths = (len(line) + 1 for _offset, line in self.lines)
            self._starts = list(accumulate(lengths, initial=0))[:-1]
        number = bisect_right(self._starts, at) - 1
        return self.lines[number][0] + at - self._starts[number]


def pictures_alone(text: Text) -> list[Mark]:
    """Return the pictures of a text that consists of nothing else."""
    whole = text.whole
    if not whole.startswith("!["):
        return []
    rest, at, found = "", 0, []
    for mark in marks_in(whole):
        if mark.kind not in ("image", "break"):
            return []
        rest, at = rest + whole[at : mark.start], mark.end
        found += [mark] if mark.kind == "image" else []
    return [] if (rest + whole[at:]).strip() else found


def captions(text: Text, pictures: list[Mark]) -> list[Text]:
    """Return the captions of pictures of a text, those that are not empty, as texts."""
    found = []
    for mark in pictures:
        at, lines = mark.start + len("!["), []
        for line in mark.text.split("\n"):
            lines.append((text.place(at), line))
            at += len(line) + 1
        found += [Text(tuple(lines), in_cell=text.in_cell)] if mark.text.strip() else []
    return found


class Footnote:
    """A footnote of the body."""

    def __init__(self, offset: int) -> None:
        """Take the offset at which it begins."""
        self.offset = offset
        self.lines: list[Text] = []
        self.markup = ""
        self.marks = 0
        """How many marks refer to it."""


class Writer:
    """Writes texts as markup, and collects what is wrong with them."""

    def __init__(self, notes: dict[str, Footnote], flaws: list[Flaw]) -> None:
        """Take the footnotes by their marks, `[^1]`, and the flaws that were found before."""
        self.flaws = flaws
        self.pictures: list[NamedPicture] = []
        """The pictures that were met."""
        self._notes = notes
        self._in_note = False
        self._copied = 0
        self._write_notes()

    def _write_notes(self) -> None:
        self._in_note = True
        for note in self._notes.values():
            note.markup = "<br/>".join([self.written(text) for text in note.lines])
        self._in_note = False

    def written(self, text: Text) -> str:
        """Return the markup of a text; pictures that have it for themselves are captioned."""
        markup = "".join(self._pieces(text, text.whole, 0, in_link=False))
        if text.captioned or not (pictures := pictures_alone(text)):
            return markup
        return "<br/>".join([markup, *map(self.written, captions(text, pictures))])

    def _pieces(self, text: Text, content: str, start: int, *, in_link: bool) -> Iterator[str]:
        """Yield the markup of a stretch of a text, which begins at a place of it."""
        at = 0
        for mark in marks_in(content):
            if mark.kind == "br" and not text.in_cell:
                continue
            yield escaped(content[at : mark.start])
            at = mark.end
            if mark.kind == "link" or (mark.kind == "address" and not in_link):
                yield from self._link(text, mark, start)
            else:
                yield self._written(text, mark, start)
        yield escaped(content[at:])

    def _written(self, text: Text, mark: Mark, start: int) -> str:
        match mark.kind:
            case "open" | "close":
                return mark.text
            case "br" | "break":
                return "<br/>"
            case "sub" | "sup":
                return f"<{mark.kind}>{escaped(mark.text)}</{mark.kind}>"
            case "note":
                return self._note(mark.text, text.place(start + mark.start))
            case "image":
                return self._picture(mark, text.place(start + mark.start))
            case _:
                return escaped(mark.text)

    def _picture(self, mark: Mark, place: int) -> str:
        """Return a picture; what is in its file is for those who read it to judge."""
        if self._in_note:
            what = _("A picture cannot stand in a footnote.")
            self.flaws.append(Flaw("picture-in-footnote", place, what, _("Put it into the text.")))
            return ""
        width = width_of(mark.details)
        if width is None:
            what = _("«{text}» is no width of a picture.").format(text=f"{{{mark.details}}}")
            advice = _("Write, for example, {one} or {other}.")
            advice = advice.format(one="{width=12cm}", other="{width=50%}")
            self.flaws.append(Flaw("picture-width", place, what, advice))
            return ""
        self.pictures.append(NamedPicture(place, mark.target.strip()))
        said = f' width="{width}"' if width else ""
        file, caption = escaped(mark.target.strip()), escaped(shown(mark.text))
        return f'<img src="{file}" alt="{caption}"{said}/>'

    def _link(self, text: Text, mark: Mark, start: int) -> Iterator[str]:
        target = address(mark.target or mark.text)
        if target is None:
            what = _("«{text}» is no address that a link can lead to.")
            advice = _("Write, for example, [{text}](https://www.gov.kz).")
            place = text.place(start + mark.end - 1 - len(mark.target))
            what, advice = what.format(text=mark.target), advice.format(text=mark.text)
            self.flaws.append(Flaw("markdown-link-address", place, what, advice))
        yield f'<a href="{escaped(target or "")}">'
        if mark.kind == "address":
            yield escaped(mark.text)
        else:
            inner = start + mark.start + 1
            yield from self._pieces(text, mark.text, inner, in_link=True)
        yield "</a>"

    def _note(self, mark: str, place: int) -> str:
        """Return a note, which is printed where its mark stands."""
        note = self._notes.get(mark)
        if note is None:
            what = _("There is no footnote «{mark}».").format(mark=f"{mark}:")
            advice = _("Write its text on a line of its own after {mark}").format(mark=f"{mark}:")
            self.flaws.append(Flaw("markdown-missing-footnote", place, what, advice))
            return ""
        note.marks += 1
        if self._in_note:
            fault, what, advice = note_in_note()
            self.flaws.append(Flaw(fault, place, what, advice))
            return ""
        self._copied += len(note.markup) if note.marks > 1 else 0
        if self._copied > _MOST_COPIED:
            what = _("The footnotes that are printed several times are too long.")
            advice = _("Refer to each of them once.")
            self.flaws.append(Flaw("markdown-long-footnotes", place, what, advice))
            return ""
        return f'<a class="footnote">{note.markup}</a>'


def escaped(text: str) -> str:
    """Return a text as markup that prints it."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")
