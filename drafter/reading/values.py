"""From nodes to the model: each value is read by the shape that its key declares."""

import datetime
import re
from collections.abc import Callable, Iterator
from typing import Any

from drafter.errors import Place, Problem
from drafter.grammar import Case, Forms
from drafter.markup.flaws import MarkdownError
from drafter.markup.markdown import to_markup
from drafter.model.addressbook import AddressBook, Faction
from drafter.model.inquiry import Inquiry
from drafter.model.shapes import (
    CaseForms,
    Choice,
    Count,
    Day,
    Identifier,
    Key,
    Language,
    Line,
    Many,
    Named,
    Parameters,
    PerLanguage,
    Post,
    Prose,
    Record,
    Shape,
    Yes,
    built,
    keys,
)
from drafter.model.source import Source, Written
from drafter.reading.nodes import Mapping, Node, Scalar, Sequence
from drafter.reading.references import Book, References, is_reference
from drafter.wording import _, interface_languages, messages
from drafter.wording.phrases import is_post, letter_languages, post_ids
from drafter.wording.suggestions import closest, suggestion
from drafter.workspace import Workspace

_SPACE = "[ \t\n\r\x85\u2028\u2029]+"
_DATE_OF_PEOPLE = r"(\d{1,2})[./](\d{1,2})[./](\d{4})"


class Reader:
    """Reads values, and collects the problems of a whole file."""

    def __init__(
        self, problems: list[Problem], workspace: Workspace, book: Callable[[], Book]
    ) -> None:
        """Take the problems found before, the catalogs' workspace, and what loads the book."""
        self.problems = problems
        self.references = References(workspace, book, problems)
        self._locales = workspace.locales
        self.known_languages = letter_languages(workspace.locales)
        self.languages: tuple[str, ...] = ()
        self._places: dict[str, Place] = {}
        self._written: dict[str, Written] = {}
        self._root: Node = Mapping(Place(""))
        self._text_of_file = ""
        self._own_posts: set[str] = set()
        self._in_book = False
        self._readers: dict[type[Shape], Callable[..., Any]] = {
            Line: self._line,
            Prose: self._prose,
            Identifier: self._identifier,
            Day: self._day,
            Count: self._count,
            Yes: self._yes,
            Choice: self._choice,
            Language: self._language,
            CaseForms: self._case_forms,
            PerLanguage: self._per_language,
            Post: self._post,
            Many: self._many,
            Named: self._named,
            Parameters: self._parameters,
            Record: self._record,
        }

    def inquiry(self, root: Node, text: str) -> Inquiry | None:
        """Return the inquiry of a file's text, or None after a problem with it was reported."""
        self._root = root
        self._text_of_file = text
        self.references.dated(root)
        if isinstance(root, Mapping):
            self._find_languages(root)
        read = self.read(root, Record(Inquiry), "")
        from_faction = {name: self._of_faction(name) for name in ("executor", "letterhead")}
        if self.problems:
            return None
        values = {name: getattr(read, name) for name in keys(Inquiry)}
        values["languages"] = self.languages
        values["executor"] = values["executor"] or from_faction["executor"]
        return Inquiry(
            **values,
            places=self._places,
            source=Source(text, self._written),
            letterhead=from_faction["letterhead"],
            doubts=tuple(self.references.doubts),
        )

    def _of_faction(self, name: str) -> Any:
        """Return what the faction that the letter names has for a key of the address book."""
        node = self.references.of_faction(self._root, name)
        if node is None:
            return None
        return self.read(node, keys(Faction)[name].shape, name)

    def address_book(self, root: Node) -> AddressBook | None:
        """Return an address book, or None after a problem with it was reported."""
        self._in_book = True
        posts = root.entries.get("posts") if isinstance(root, Mapping) else None
        if posts and isinstance(posts[1], Mapping):
            self._own_posts = set(posts[1].entries)
        used = set(_keys_of(root))
        self.languages = tuple(code for code in self.known_languages if code in used)
        book = self.read(root, Record(AddressBook), "")
        return book if isinstance(book, AddressBook) else None

    def read(self, node: Node, shape: Shape, path: str) -> Any:
        """Return the value of a node, or None after a problem was reported."""
        self._places[path] = node.place
        if isinstance(node, Scalar) and node.place.file == self._root.place.file:
            self._written[path] = Written(node.text, node.place, node.style)
        return self._readers[type(shape)](node, shape, path)

    def report(self, place: Place, what: str, advice: str = "") -> None:
        """Note one more problem."""
        self.problems.append(Problem(place, what, advice))

    def _find_languages(self, root: Mapping) -> None:
        if "languages" in root.entries:
            node = root.entries["languages"][1]
            self.languages = tuple(
                item.text
                for item in (node.items if isinstance(node, Sequence) else [node])
                if isinstance(item, Scalar) and item.text in self.known_languages
            )
            return
        found = dict.fromkeys(_languages_of_texts(root, Record(Inquiry)))
        self.languages = tuple(code for code in found if code in self.known_languages)
        if not self.languages:
            what = _("The file does not say in which language its texts are written.")
            self.report(root.place, what, _("Add a line such as «languages: [ru]»."))

    def _text(self, node: Node) -> str | None:
        if not isinstance(node, Scalar):
            what = _("A text is expected here, not a list or a group of keys.")
            self.report(node.place, what, _("Write it after the colon, or below it after «|»."))
            return None
        if not node.text or node.text.isspace():
            self.report(node.place, _("The value is empty."), _("Write it, or delete the line."))
            return None
        return node.text

    def _line(self, node: Node, _shape: Shape, _path: str) -> str | None:
        text = self._text(node)
        if text and ("  " in text or not text.isprintable()):  # as a line break is not
            text = re.sub(_SPACE, " ", text)
        return text.strip(" ") if text else None

    def _prose(self, node: Node, _shape: Shape, path: str) -> str | None:
        text = self._text(node)
        if text is None or not isinstance(node, Scalar):
            return None
        try:
            to_markup(text)
        except MarkdownError as error:
            source = Source(self._text_of_file, self._written)
            for offset, what, advice in error.flaws:
                self.report(source.place(path, offset), what, advice)
        return text

    def _identifier(self, node: Node, shape: Shape, path: str) -> str | None:
        text = self._line(node, shape, path)
        if text and not re.match(Identifier.pattern, text):
            what = _("«{text}» is not a name in small Latin letters.").format(text=text)
            self.report(node.place, what, _("Write, for example, «inquiry»."))
            return None
        return text

    def _day(self, node: Node, shape: Shape, path: str) -> datetime.date | None:
        text = self._line(node, shape, path)
        if text is None:
            return None
        if re.match(Day.pattern, text):
            try:
                return datetime.date.fromisoformat(text)
            except ValueError:
                what = _("There is no such day as «{text}».").format(text=text)
                self.report(node.place, what, _("Check the month and the day."))
                return None
        example = "2025-11-26"
        if people := re.fullmatch(_DATE_OF_PEOPLE, text):
            example = f"{people[3]}-{int(people[2]):02}-{int(people[1]):02}"
        what = _("«{text}» is not a date as year, month, day.").format(text=text)
        self.report(node.place, what, _("Write {example}.").format(example=example))
        return None

    def _count(self, node: Node, shape: Shape, path: str) -> int | None:
        text = self._line(node, shape, path)
        if text is None or re.match(Count.pattern, text):
            return int(text) if text else None
        what = _("«{text}» is not a whole number from 1 to 9999.").format(text=text)
        self.report(node.place, what, _("Write the number in digits, without words."))
        return None

    def _yes(self, node: Node, shape: Shape, path: str) -> bool | None:
        text = self._line(node, shape, path)
        if text is None or text == "true":
            return text is not None
        what = _("Only «true» can stand here, not «{text}».").format(text=text)
        self.report(node.place, what, _("Write «true», or delete the line."))
        return None

    def _choice(self, node: Node, shape: Choice, path: str) -> str | None:
        text = self._line(node, shape, path)
        if text is None or text in shape.words:
            return text
        what = _("«{text}» is not known here.").format(text=text)
        self.report(node.place, what, self._suggest(text, list(shape.words)))
        return None

    def _language(self, node: Node, shape: Shape, path: str) -> str | None:
        return self._choice(node, Choice(tuple(self.known_languages)), path)

    def _case_forms(self, node: Node, shape: Shape, path: str) -> Forms | None:
        if not isinstance(node, Mapping):
            text = self._line(node, shape, path)
            return Forms(text) if text else None
        forms: dict[Case, str] = {}
        for name, (key, value) in node.entries.items():
            if name not in tuple(Case):
                self._unknown_key(key, value, node, list(Case))
                continue
            text = self.read(value, Line(), f"{path}.{name}")
            if text:
                forms[Case(name)] = text
        if Case.NOMINATIVE not in node.entries:
            what = _("The key «{key}» is missing.").format(key=Case.NOMINATIVE)
            self.report(node.place, what, _("The other case forms stand beside the nominative."))
            return None
        return Forms(forms.pop(Case.NOMINATIVE, ""), forms)

    def _per_language(self, node: Node, shape: PerLanguage, path: str) -> dict[str, Any]:
        if not isinstance(node, Mapping) or self._by_case(node, shape.shape):
            if not shape.shared and len(self.languages) > 1:
                names = ", ".join(self.languages)
                what = _("This text has one version, but the letter is written in: {languages}.")
                advice = _("Write each version on a line of its own, after «ru: », «kk: ».")
                self.report(node.place, what.format(languages=names), advice)
                return {}
            value = self.read(node, shape.shape, path)
            return dict.fromkeys(self.languages, value)
        values = {}
        for language, (key, value) in node.entries.items():
            if language in self.known_languages:
                values[language] = self.read(value, shape.shape, f"{path}.{language}")
            else:
                self._unknown_key(key, value, node, self.known_languages)
        for language in self.languages:
            if language not in node.entries and not self._in_book:
                what = _("The version in the language «{language}» is missing.")
                advice = _("Add a line «{language}: …».").format(language=language)
                self.report(node.place, what.format(language=language), advice)
        return values

    def _by_case(self, node: Mapping, shape: Shape) -> bool:
        """Tell whether the keys of a node are cases, rather than languages."""
        return isinstance(shape, CaseForms) and any(name in tuple(Case) for name in node.entries)

    def _post(self, node: Node, _shape: Shape, path: str) -> Any:
        if not isinstance(node, Scalar) or not re.match(Identifier.pattern, node.text):
            return self._per_language(node, PerLanguage(CaseForms()), path)
        if node.text in self._own_posts or is_post(node.text, self.languages, self._locales):
            return node.text
        own_post = None if self._in_book else self.references.post(node.text)
        if own_post is not None:
            return self._per_language(own_post, PerLanguage(CaseForms()), path)
        what = _("The posts catalog has no «{text}».").format(text=node.text)
        own = _("The post may also be written in own words, after «ru: », «kk: ».")
        self.report(
            node.place, what, f"{self._suggest(node.text, post_ids(self._locales))} {own}".strip()
        )
        return None

    def _parameters(self, node: Node, _shape: Shape, path: str) -> dict[str, Any]:
        if not isinstance(node, Mapping):
            what = _("Keys with values are expected here.")
            self.report(node.place, what, _("Write, for example, «number: 12-34»."))
            return {}
        return {
            name: self.read(value, PerLanguage(Line(), shared=True), f"{path}.{name}")
            for name, (_key, value) in node.entries.items()
        }

    def _named(self, node: Node, shape: Named, path: str) -> dict[str, Any]:
        if not isinstance(node, Mapping):
            what = _("Ids with values are expected here.")
            self.report(node.place, what, _("Write, for example, «smailov:», and the keys below."))
            return {}
        values = {}
        for name, (key, value) in node.entries.items():
            if self._identifier(key, Identifier(), path):
                values[name] = self.read(value, shape.shape, f"{path}.{name}")
        return values

    def _many(self, node: Node, shape: Many, path: str) -> tuple[Any, ...]:
        if isinstance(node, Scalar) and shape.whole and node.text == shape.whole:
            members = self.references.members(node, self._root)
            if members is None:
                return ()
            node = members
        if isinstance(node, Sequence):
            if not node.items:
                self.report(
                    node.place, _("The list is empty."), _("Add an item, or delete the list.")
                )
            return tuple(
                self.read(item, shape.shape, f"{path}.{number}")
                for number, item in enumerate(node.items)
            )
        if isinstance(node, Scalar) and re.match(r"-\S", node.text):
            what = _("There is no space after the dash of the list item.")
            self.report(node.place, what, _("Write «- » with a space before the text."))
        else:
            what = _("A list is expected here.")
            self.report(node.place, what, _("Write each item on a line of its own, after «- »."))
        return ()

    def _record(self, node: Node, shape: Record, path: str) -> Any:
        if shape.reference and is_reference(node):
            referred = self._referred(node, shape)
            return self._record(referred, shape.replaced(reference=""), path) if referred else None
        if shape.plain and self._is_plain(node):
            plain = keys(shape.model)[shape.plain]
            value = self.read(node, plain.shape, f"{path}.{plain.name}")
            return built(shape.model, {plain.name: value})
        if not isinstance(node, Mapping):
            what = _("Keys with values are expected here.")
            names = ", ".join(keys(shape.model))
            self.report(node.place, what, _("Possible keys: {names}.").format(names=names))
            return None
        known = keys(shape.model)
        values = {}
        for name, (key, value) in node.entries.items():
            if name not in known:
                self._unknown_key(key, value, node, list(known))
            elif not self._left_blank(value, known[name]):
                values[name] = self.read(value, known[name].shape, f"{path}.{name}".strip("."))
        self._check_keys(node, shape, values)
        return None if self.problems else built(shape.model, values)

    def _referred(self, node: Node, shape: Record) -> Mapping | None:
        assert isinstance(node, Scalar)  # noqa: S101 - a reference is one
        if shape.reference == "factions":
            return self.references.faction(node)
        # What a person's post is matters for an addressee; deputies sign without one.
        names = [name for name in keys(shape.model) if name != "post" or not shape.plain]
        return self.references.person(node, names)

    def _is_plain(self, node: Node) -> bool:
        if isinstance(node, Mapping):
            return bool(node.entries) and all(n in self.known_languages for n in node.entries)
        return isinstance(node, Scalar)

    def _left_blank(self, node: Node, key: Key) -> bool:
        """Tell whether an optional key stands without a value, as in a form that is filled in."""
        blank = isinstance(node, Scalar) and not node.style and not node.text
        return blank and not key.required

    def _check_keys(self, node: Mapping, shape: Record, values: dict[str, Any]) -> None:
        known = list(keys(shape.model))
        meant = {_closest(name, known) for name in node.entries if name not in known}
        for name, key in keys(shape.model).items():
            if key.required and name not in node.entries and name not in meant:
                what = _("The key «{key}» is missing: {meaning}").format(
                    key=name, meaning=_(key.meaning)
                )
                self.report(node.place, what)
        chosen = [name for name in shape.one_of if name in node.entries]
        if shape.one_of and len(chosen) != 1:
            what = _("Just one of these keys must stand here: {names}.")
            what = what.format(names=", ".join(shape.one_of))
            self.report(node.place, what, _("Choose one of them."))
        for name, other in shape.needs:
            said = other in shape.one_of and not chosen
            if name in node.entries and other not in node.entries and not said:
                what = _("The key «{key}» is missing beside «{other}»: {meaning}").format(
                    key=other, other=name, meaning=_(keys(shape.model)[other].meaning)
                )
                self.report(node.place, what)

    def _unknown_key(self, key: Scalar, value: Node, parent: Mapping, known: list[str]) -> None:
        blank = isinstance(value, Scalar) and not value.text
        if parent.flow and blank:
            what = _("The comma before «{key}» ends the text here.").format(key=key.text)
            self.report(key.place, what, _("Put the whole text in quotation marks."))
            return
        what = _("The key «{key}» is not known here.").format(key=key.text)
        self.report(key.place, what, self._suggest(key.text, known))

    def _suggest(self, text: str, known: list[str]) -> str:
        close = _closest(text, known)
        return _("Did you mean «{name}»?").format(name=close) if close else suggestion(text, known)


def _closest(text: str, known: list[str]) -> str | None:
    """Return the word that was probably meant: a key may also be called by its title."""
    translated = _titles().get(text.casefold(), "")
    if translated in known:
        return translated
    return closest(text, known)


def _titles() -> dict[str, str]:
    """Return the names of keys by their titles in every language, as people translate them."""
    shapes = [key.shape for key in keys(Inquiry).values()]
    models: list[type[Any]] = [
        Inquiry,
        *(shape.model for shape in shapes if isinstance(shape, Record)),
    ]
    return {
        messages(language).gettext(key.title).casefold(): name
        for model in models
        for name, key in keys(model).items()
        for language in interface_languages()
    }


def _languages_of_texts(node: Node, shape: Shape) -> Iterator[str]:
    """Yield the language keys of all texts (names, which may be shared, do not count)."""
    match node, shape:
        case Mapping(), Record(model=model):
            for name, (_key, value) in node.entries.items():
                if name in keys(model):
                    yield from _languages_of_texts(value, keys(model)[name].shape)
        case Sequence(), Many(shape=inner):
            for item in node.items:
                yield from _languages_of_texts(item, inner)
        case Mapping(), PerLanguage(shared=False):
            yield from node.entries
        case _:
            pass


def _keys_of(node: Node) -> Iterator[str]:
    """Yield every key of a node, at any depth."""
    if isinstance(node, Mapping):
        for name, (_key, value) in node.entries.items():
            yield name
            yield from _keys_of(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _keys_of(item)
