"""YAML and JSON as plain nodes with places: every scalar is text, nothing is resolved or lost."""

import json
import os
import re
from collections.abc import Iterator, Set
from functools import cached_property
from threading import Lock
from typing import Any

import yaml

from drafter.errors import InquiryError, Place, Problem
from drafter.files.limits import DEEPEST_VALUES, MOST_VALUES, MOST_VALUES_OF_BOOK
from drafter.model.source import Written
from drafter.reading.characters import forbidden, forbidden_in
from drafter.reading.texts_aside import WORD, set_aside
from drafter.wording import _
from drafter.workspace import ADDRESS_BOOK

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SCALAR, _MAPPING, _SEQUENCE = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_TOO_DEEP = "exceeded maximum nesting depth"
"""What libyaml says from 0.2.6 on, where earlier ones leave it to us to count."""

_MOST_KEPT = 8
"""So many roots are kept: the file's, and those of what edits have made of it."""

SURROGATES = r"(?i)\\\\|\\u(d[89ab]..)\\u(d[c-f]..)"


def is_book(file: str) -> bool:
    """Tell whether a file is an address book, by its name: it holds more than a letter does."""
    return file.endswith(ADDRESS_BOOK) and os.path.basename(file) == ADDRESS_BOOK


class Span:
    """Where a node begins and ends in the text, for who changes it; 0 where nobody asked."""

    start: int = 0
    end: int = 0


class Scalar(Written, Span):
    """A piece of text; `style` is the mark before or around it, if there is one: `|`, `>`, `"`."""


class Sequence(Span):
    """A list of nodes."""

    def __init__(self, place: Place, items: list["Node"] | None = None) -> None:
        """Take where the list begins, and its items if they are known."""
        self.place = place
        self.items = [] if items is None else items


class Mapping(Span):
    """Keys with their nodes, in the order of the file; `flow` tells that it stands in braces."""

    def __init__(
        self,
        place: Place,
        flow: bool = False,
        entries: dict[str, tuple[Scalar, "Node"]] | None = None,
    ) -> None:
        """Take where the keys begin, and their nodes if they are known."""
        self.place = place
        self.flow = flow
        self.entries = {} if entries is None else entries


Node = Scalar | Sequence | Mapping


def parse(
    text: str, file: str, build: "type[Builder] | None" = None, *, is_clean: bool = False
) -> tuple[Node, list[Problem]]:
    """Return the root node of a file and the problems found on the way.

    `build` puts the nodes together if not the usual Builder; `is_clean` tells that no character of
    the text is forbidden, which saves time.  Raises InquiryError when the text is
    neither YAML nor JSON.
    """
    json_text = as_json(text, file)
    if is_clean and not json_text and (sound := _with_texts_aside(text, file)):
        return sound, []
    builder = (build or Builder)(file, text)
    try:
        builder.take_all(json_text or text)
    except yaml.MarkedYAMLError as error:
        # A simple key without its colon is noticed only on the following line.
        lost = error.context_mark if error.context == "while scanning a simple key" else None
        mark = lost or error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        if error.problem == _TOO_DEEP:
            raise InquiryError([*builder.problems, _too_deep(place)]) from error
        from drafter.reading.slips import explain  # 3 ms of patterns, for a slip

        raise InquiryError(explain(text, place, error.problem or "")) from error
    except yaml.YAMLError as error:
        raise InquiryError([Problem("yaml-unreadable", Place(file), str(error))]) from error
    if builder.root is None:
        empty = Problem(
            "empty-file", Place(file, 1, 1), _("The file is empty."), _("Start from a sample.")
        )
        raise InquiryError([empty])
    if json_text:
        _empty_nulls(builder.root)
    return builder.root, builder.problems


def _with_texts_aside(text: str, file: str) -> Node | None:
    """Return the root node of a file whose long texts the parser does not see.

    None where it has none, or where anything is wrong, which the text itself has to tell.
    """
    shown, texts = set_aside(text)
    if not texts:
        return None
    builder = Builder(file, shown, texts)
    try:
        builder.take_all(shown)
    except (yaml.YAMLError, InquiryError):
        return None
    return None if builder.problems or builder.aside else builder.root


class _Last:
    """The roots of the texts that were read last, where nothing was wrong in them."""

    def __init__(self) -> None:
        self._roots: dict[tuple[str, str], Node] = {}
        self._lock = Lock()

    def keep(self, text: str, file: str, root: Node) -> None:
        """Keep the root of a file's text; whoever gets it does not change it."""
        with self._lock:
            self._roots.pop((text, file), None)
            self._roots[text, file] = root
            while len(self._roots) > _MOST_KEPT:
                del self._roots[next(iter(self._roots))]

    def root(self, text: str, file: str) -> Node | None:
        """Return the root that is kept of a file's text."""
        return self._roots.get((text, file)) if self._roots else None


LAST = _Last()
"""What editing has read: what a letter looks like after an edit is not read once more.

Only sound texts are kept, so that no message is, which has a language.
"""


def as_json(text: str, file: str) -> str:
    """Return JSON in a spelling that a YAML parser reads alike, or nothing if it is not JSON.

    YAML knows neither JSON's surrogate pairs nor its tabs between values.
    """
    if not file.endswith(".json") and not text.lstrip().startswith("{"):
        return ""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        if not file.endswith(".json"):
            return ""
        what = _("This is not valid JSON from here on.")
        place = Place(file, error.lineno, error.colno)
        advice = _("Check the commas, quotation marks and brackets here and just before.")
        raise InquiryError([Problem("json-unreadable", place, what, advice)]) from error
    except RecursionError as error:
        raise InquiryError([_too_deep(Place(file))]) from error
    return re.sub(SURROGATES, _joined, text.replace("\t", " "))


def _joined(pair: re.Match[str]) -> str:
    if pair[1] is None:
        return pair[0]
    return bytes.fromhex(pair[1] + pair[2]).decode("utf-16-be")


def _empty_nulls(root: Node) -> None:
    """Turn JSON's null into the empty text that an empty value is in YAML."""
    for node in _nodes(root):
        if isinstance(node, Scalar) and not node.style and node.text == "null":
            node.text = ""


def _nodes(root: Node) -> Iterator[Node]:
    yield root
    if isinstance(root, Sequence):
        for item in root.items:
            yield from _nodes(item)
    elif isinstance(root, Mapping):
        for _key, value in root.entries.values():
            yield from _nodes(value)


def _too_deep(place: Place) -> Problem:
    return Problem(
        "yaml-too-deep",
        place,
        _("The lists and keys are nested too deep here."),
        _("An inquiry needs five levels; compare the indentation with a sample."),
    )


class Builder:
    """Puts a parser's events together; goes on after a problem, to report all of them."""

    def __init__(self, file: str, text: str, aside: dict[int, str] | None = None) -> None:
        """Take the name of the file, its text, and the texts that were set aside, by their lines.

        Each of these is taken out when it is met.
        """
        self.file = file
        self._text = text
        self.aside = aside or {}
        self._most = MOST_VALUES_OF_BOOK if is_book(file) else MOST_VALUES
        self._with_marks: Set[int] = frozenset()
        """The lines that have the mark of a comment, by number."""
        if "#" in text:
            self._with_marks = {n for n, line in enumerate(self.lines) if "#" in line}
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._count = 0
        self._open: list[tuple[Sequence | Mapping, list[Scalar | None]]] = []

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text."""
        return self._text.splitlines()

    def take_all(self, text: str) -> None:
        """Take what the parser makes of a text.

        Raises YAMLError where it gives up, InquiryError for too many levels or values.
        """
        parser = _LOADER(text)
        while (event := parser.get_event()) is not None:
            self.take(event)

    def take(self, event: Any) -> None:
        """Take the next event of the parser; raises InquiryError for too many levels or values."""
        kind = type(event)
        if kind is _SCALAR:
            if event.anchor is not None or event.tag is not None:
                self._report_mark(event)
            self._add(self._scalar(event))
        elif kind in _ENDS:
            self._add(self._open.pop()[0])
        elif kind is _MAPPING or kind is _SEQUENCE:
            if event.anchor is not None or event.tag is not None:
                self._report_mark(event)
            place = self._place(event.start_mark)
            if len(self._open) == DEEPEST_VALUES:
                raise InquiryError([*self.problems, _too_deep(place)])
            flow = bool(event.flow_style)
            self._open.append((Sequence(place) if kind is _SEQUENCE else Mapping(place, flow), []))
        elif kind is yaml.AliasEvent:
            self._alias(event)
        elif kind is yaml.DocumentStartEvent and self.root is not None:
            what = _("A second document begins here.")
            advice = _("Delete the line «---», or put each letter into a file of its own.")
            self._report("yaml-second-document", event.start_mark, what, advice)

    def _scalar(self, event: Any) -> Scalar:
        text, style, mark = event.value, event.style, event.start_mark
        # As Place(…), which takes twice the time.
        place = tuple.__new__(Place, (self.file, mark.line + 1, mark.column + 1))
        if style:
            if style == "|" and self.aside and text == WORD:
                text = self.aside.pop(mark.line, text)
            elif style == '"' and (found := forbidden_in(text)):  # an escape: "\u202e"
                self.problems.append(forbidden(found[0][0], place))
            return Scalar(text, place, style)
        if text:
            end = event.end_mark
            # Few texts have another line or a mark behind them.
            if (last := end.line) > mark.line or last in self._with_marks:
                from drafter.reading.slips import swallowed  # as above

                self.problems += swallowed(self.lines, place, end)
        return Scalar(text, place)

    def _add(self, node: Node) -> None:
        self._count += 1
        if self._count > self._most:
            raise InquiryError([*self.problems, self._too_many(node.place)])
        if not self._open:
            self.root = self.root or node
            return
        parent, waiting = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif waiting:
            key = waiting.pop()
            if key is None:
                return  # that no key stands there has been said
            if key.text in parent.entries:
                self._twice(key, parent)
            else:
                parent.entries[key.text] = (key, node)
        elif isinstance(node, Scalar):
            waiting.append(node)
        else:
            what = _("A list or a mapping stands where a key is expected.")
            advice = _("Write a key, a colon, a value.")
            self.problems.append(Problem("yaml-no-key", node.place, what, advice))
            waiting.append(None)

    def _twice(self, key: Scalar, parent: Mapping) -> None:
        first = parent.entries[key.text][0].place.line
        what = _("The key «{key}» stands twice: it is already in line {line}.")
        advice = _("Delete one of the two.")
        what = what.format(key=key.text, line=first)
        self.problems.append(Problem("duplicate-key", key.place, what, advice))

    def _too_many(self, place: Place) -> Problem:
        what = _("The file has more than {count} values.").format(count=self._most)
        advice = _("Divide it into several letters.")
        if is_book(self.file):
            advice = _("Delete people whom letters name no more.")
        return Problem("too-many-values", place, what, advice)

    def _report_mark(self, event: Any) -> None:
        if event.anchor is not None:
            what = _("«&{name}» at the start of a value is a mark of YAML, not text.")
            advice = _("Put the value in quotation marks.")
            self._report("yaml-anchor", event.start_mark, what.format(name=event.anchor), advice)
        if event.tag is not None:
            what = _("«{tag}» at the start of a value is a mark of YAML, not text.")
            advice = _("Put the value in quotation marks.")
            self._report("yaml-tag", event.start_mark, what.format(tag=event.tag), advice)

    def _alias(self, event: Any) -> None:
        what = _("«*{name}» at the start of a value is a mark of YAML, not text.")
        advice = _("Put the value in quotation marks, or write it on a new line after «|».")
        self._report("yaml-alias", event.start_mark, what.format(name=event.anchor), advice)
        self._add(Scalar(f"*{event.anchor}", self._place(event.start_mark)))

    def _report(self, problem: str, mark: Any, what: str, advice: str) -> None:
        self.problems.append(Problem(problem, self._place(mark), what, advice))

    def _place(self, mark: Any) -> Place:
        return Place(self.file, mark.line + 1, mark.column + 1)
