"""From nodes to the model: each value is read by the shape that its key declares."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from drafter.errors import Place, Problem
from drafter.grammar import Case, Forms
from drafter.model.addressbook import AddressBook, Faction
from drafter.model.inquiry import Addressee, Inquiry
from drafter.model.origin import Origin, with_origin
from drafter.model.settings import Settings
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
    OneOrMany,
    Parameters,
    PerLanguage,
    Post,
    Prose,
    Record,
    Shape,
    Yes,
    built,
    keys,
    required,
)
from drafter.model.source import Source
from drafter.reading import blanks, meant
from drafter.reading.languages import keys_of, languages_of
from drafter.reading.nodes import Mapping, Node, Scalar, Sequence
from drafter.reading.officials import posts_of, settle_gender
from drafter.reading.pictures import Pictures, folder_of
from drafter.reading.references import Book, References, is_reference
from drafter.reading.scalars import Scalars
from drafter.wording import _
from drafter.wording.languages import in_language, in_languages
from drafter.wording.phrases import is_post, letter_languages, post_ids
from drafter.workspace import Workspace

_CASES = frozenset(case.value for case in Case)
_ID = re.compile(Identifier.pattern)


class Reader(Scalars):
    """Reads the values of one file."""

    def __init__(
        self, problems: list[Problem], workspace: Workspace, book: Callable[[], Book]
    ) -> None:
        """Take the problems found before, the catalogs' workspace, and what loads the book."""
        super().__init__(problems, letter_languages(workspace.locales))
        self.references = References(workspace, book, problems)
        self.languages: tuple[str, ...] = ()
        self.places: dict[str, Place] = {}
        self._locales = workspace.locales
        self._workspace = workspace
        self._root: Node = Mapping(Place(""))
        self._file = ""
        self._own_posts: set[str] = set()
        self._in_book = False
        self._readers: dict[type[Shape], Callable[..., Any]] = {
            Line: self.number,
            Prose: self.prose,
            Identifier: self.identifier,
            Day: self.day,
            Count: self.count,
            Yes: self.yes,
            Choice: self.choice,
            Language: self.language,
            CaseForms: self._case_forms,
            PerLanguage: self._per_language,
            Post: self._post,
            Many: self._many,
            OneOrMany: self._one_or_many,
            Named: self._named,
            Parameters: self._parameters,
            Record: self._record,
        }

    def inquiry(
        self, root: Node, text: str, folder: Path | None = None
    ) -> tuple[Inquiry | None, Origin]:
        """Return the inquiry of a file's text, and where its values stand.

        A value that is wrong or missing is noted as a problem, and a gap stands in its place; the
        inquiry is None where not even the languages could be read.  Pictures and appendices
        are looked for in the file's folder, if in no other one.
        """
        folder = folder or folder_of(root.place.file, self._workspace)
        self.pictures = Pictures(folder)
        self._root, self._file, self.text = root, root.place.file, text
        self.references.dated(root)
        if isinstance(root, Mapping):
            self._find_languages(root)
        read = self.read(root, Record(Inquiry), "")
        executor, letterhead = (self._of_faction(name) for name in ("executor", "letterhead"))
        source = Source(text, self.written, self.places)
        doubts = tuple(self.references.doubts)
        pictures = self.pictures.found
        origin = Origin(
            source=source, letterhead=letterhead, doubts=doubts, pictures=pictures, folder=folder
        )
        if not isinstance(read, Inquiry) or not self.languages:
            return None, origin
        if isinstance(root, Mapping):
            self._check_author(root, read)
        # Nobody else has seen it yet; a copy of every inquiry would take longer.
        vars(read).update(languages=self.languages, executor=read.executor or executor)
        return with_origin(read, origin), origin

    def _check_author(self, root: Mapping, inquiry: Inquiry) -> None:
        """Report that the author is missing, without whom a signatory needs a post."""
        without = any(signatory.post is None for signatory in inquiry.signatories)
        if without and "author" not in root.entries:
            what = _("The key «{key}» is missing: {meaning}")
            meaning = keys(Inquiry)["author"].meaning
            what = what.format(key="author", meaning=_(meaning))
            self.report("missing-key", root.place, what)

    def _of_faction(self, name: str) -> Any:
        """Return what the faction that the letter names has for a key of the address book."""
        node = self.references.of_faction(self._root, name)
        return None if node is None else self.read(node, keys(Faction)[name].shape, name)

    def address_book(self, root: Node) -> AddressBook | None:
        """Return an address book, or None after a problem with it was reported."""
        self._in_book = True
        posts = root.entries.get("posts") if isinstance(root, Mapping) else None
        if posts and isinstance(posts[1], Mapping):
            self._own_posts = set(posts[1].entries)
        self.languages = self._used_in(root) or tuple(self.known_languages)
        book = self.read(root, Record(AddressBook), "")
        return book if isinstance(book, AddressBook) else None

    def settings(self, root: Node) -> Settings | None:
        """Return the settings of a workspace, or None after a problem with them was reported."""
        self.languages = self._used_in(root) or tuple(self.known_languages)
        settings = self.read(root, Record(Settings), "")
        return settings if isinstance(settings, Settings) else None

    def _used_in(self, root: Node) -> tuple[str, ...]:
        """Return the languages in which something stands in a file."""
        used = set(keys_of(root))
        return tuple(code for code in self.known_languages if code in used)

    def read(self, node: Node, shape: Shape, path: str) -> Any:
        """Return the value of a node, or None after a problem was reported."""
        self.places[path] = place = node.place
        if isinstance(node, Scalar) and place.file == self._file:
            self.written[path] = node
        return self._readers[type(shape)](node, shape, path)

    def _find_languages(self, root: Mapping) -> None:
        self.languages = languages_of(root, self.known_languages)
        if not self.languages and "languages" not in root.entries:
            what = _("The file does not say in which language its texts are written.")
            advice = _("Add a line such as «languages: [ru]».")
            self.report("no-language", root.place, what, advice)

    def _case_forms(self, node: Node, shape: CaseForms, path: str) -> Forms | None:
        if not isinstance(node, Mapping):
            posts = shape.posts and self._posts(node, path)
            text = posts or self.line(node, shape, path)
            return Forms(text) if text else None
        forms: dict[Case, str] = {}
        for name, (key, value) in node.entries.items():
            if name not in _CASES:
                self._unknown_key(key, value, node, list(Case))
                continue
            text = self.read(value, Line(), f"{path}.{name}")
            if text:
                forms[Case(name)] = text
        if Case.NOMINATIVE not in node.entries:
            what = _("The key «{key}» is missing.").format(key=Case.NOMINATIVE)
            advice = _("The other case forms stand beside the nominative.")
            self.report("missing-key", node.place, what, advice)
            return None
        return Forms(forms.pop(Case.NOMINATIVE, ""), forms)

    def _per_language(self, node: Node, shape: PerLanguage, path: str) -> dict[str, Any] | None:
        if not isinstance(node, Mapping) or self._by_case(node, shape.shape):
            return self._of_all_languages(node, shape, path)
        if isinstance(shape.shape, (Line, Prose)) and self.colon_in_text(node):
            return None
        values = {}
        for language, (key, value) in node.entries.items():
            if language in self.known_languages:
                found = self.read(value, shape.shape, f"{path}.{language}")
                if found is not None:
                    values[language] = found
            else:
                self._unknown_key(key, value, node, self.known_languages)
        for language in () if self._in_book else self.languages:
            if language in values:
                continue
            if language not in node.entries:
                what = _("The version {in_language} is missing.")
                what = what.format(in_language=in_language(language))
                advice = _("Add a line «{language}: …».").format(language=language)
                self.report("missing-version", node.place, what, advice)
            values[language] = blanks.blank(shape.shape, ())
        return values

    def _of_all_languages(self, node: Node, shape: PerLanguage, path: str) -> dict[str, Any] | None:
        """Return a value that has no versions: it stands for every language, if it may."""
        if not shape.shared and len(self.languages) > 1:
            names = in_languages(self.languages)
            what = _("This text has one version, but the letter is written {in_languages}.")
            advice = _("Write each version on a line of its own, after «ru: », «kk: ».")
            self.report("one-version", node.place, what.format(in_languages=names), advice)
            return None
        value = self.read(node, shape.shape, path)
        return None if value is None else dict.fromkeys(self.languages, value)

    def _by_case(self, node: Mapping, shape: Shape) -> bool:
        """Tell whether the keys of a node are cases, rather than languages."""
        return isinstance(shape, CaseForms) and not _CASES.isdisjoint(node.entries)

    def _posts(self, node: Node, path: str) -> str | None:
        named = [name for name in path.split(".") if name in self.known_languages]
        language = next(iter(named[-1:] or self.languages), "")
        return posts_of(node, language, self.report)

    def _post(self, node: Node, _shape: Shape, path: str) -> Any:
        if not isinstance(node, Scalar) or not _ID.match(node.text):
            return self._per_language(node, PerLanguage(CaseForms(posts=True)), path)
        if node.text in self._own_posts or is_post(node.text, self.languages, self._locales):
            return node.text
        own_post = None if self._in_book else self.references.post(node.text)
        if own_post is not None:
            return self._per_language(own_post, PerLanguage(CaseForms(posts=True)), path)
        what = _("The posts catalog has no «{text}».").format(text=node.text)
        own = _("The post may also be written in own words, after «ru: », «kk: ».")
        advice = f"{self.suggest(node.text, post_ids(self._locales))} {own}".strip()
        self.report("unknown-post", node.place, what, advice)
        return None

    def _parameters(self, node: Node, _shape: Shape, path: str) -> dict[str, Any] | None:
        if not isinstance(node, Mapping):
            what = _("Keys with values are expected here.")
            advice = _("Write, for example, «number: 12-34».")
            self.report("keys-expected", node.place, what, advice)
            return None
        shape = PerLanguage(Line(), shared=True)
        values = {
            name: self.read(value, shape, f"{path}.{name}")
            for name, (_key, value) in node.entries.items()
        }
        return _without_none(values)

    def _named(self, node: Node, shape: Named, path: str) -> dict[str, Any] | None:
        if not isinstance(node, Mapping):
            what = _("Ids with values are expected here.")
            advice = _("Write, for example, «smailov:», and the keys below.")
            self.report("ids-expected", node.place, what, advice)
            return None
        values = {}
        for name, (key, value) in node.entries.items():
            if self.identifier(key, Identifier(), path):
                values[name] = self.read(value, shape.shape, f"{path}.{name}")
        return _without_none(values)

    def _many(self, node: Node, shape: Many, path: str) -> tuple[Any, ...] | None:
        if isinstance(node, Scalar) and shape.whole and node.text == shape.whole:
            members = self.references.members(node, self._root)
            if members is None:
                return None
            node = members
        if isinstance(node, Sequence):
            if not node.items:
                advice = _("Add an item, or delete the list.")
                self.report("empty-list", node.place, _("The list is empty."), advice)
            items = [
                self.read(item, shape.shape, f"{path}.{number}")
                for number, item in enumerate(node.items)
            ]
            return tuple(item for item in items if item is not None)
        if isinstance(node, Scalar) and re.match(r"-\S", node.text):
            what = _("There is no space after the dash of the list item.")
            advice = _("Write «- » with a space before the text.")
            self.report("yaml-dash", node.place, what, advice)
        else:
            what = _("A list is expected here.")
            advice = _("Write each item on a line of its own, after «- ».")
            self.report("list-expected", node.place, what, advice)
        return None

    def _one_or_many(self, node: Node, shape: OneOrMany, path: str) -> Any:
        if isinstance(node, Sequence):
            return self._many(node, Many(shape.shape), path) or None
        return self.read(node, shape.shape, path)

    def _record(self, node: Node, shape: Record, path: str) -> Any:
        if shape.reference and is_reference(node):
            referred = self._referred(node, shape)
            return self._record(referred, shape.replaced(reference=""), path) if referred else None
        if shape.plain and self._is_plain(node):
            plain = keys(shape.model)[shape.plain]
            value = self.read(node, plain.shape, f"{path}.{plain.name}")
            return None if value is None else built(shape.model, {plain.name: value})
        if not isinstance(node, Mapping):
            return self._without_keys(node, shape, path)
        known = keys(shape.model)
        values = {}
        for name, (key, value) in node.entries.items():
            if name not in known:
                self._unknown_key(key, value, node, list(known))
            elif not self._left_blank(value, own := known[name]):
                found = self.read(value, own.shape, f"{path}.{name}" if path else name)
                if found is not None:
                    values[name] = found
        self._check_keys(node, shape)
        if "gender" in known:
            settle_gender(node, shape, values, self.report)
        for name in required(shape.model) - values.keys():
            values[name] = blanks.blank(known[name].shape, self.languages)
        return built(shape.model, values)

    def _without_keys(self, node: Node, shape: Record, path: str) -> None:
        names = ", ".join(keys(shape.model))
        advice = _("Possible keys: {names}.").format(names=names)
        if shape.usual and isinstance(node, Scalar):
            from drafter.reading.yaml_writing import in_braces  # 2 ms, for a slip

            example = in_braces(path, {shape.usual: node.text})
            advice = _("Write {example}.").format(example=f"«{example}»")
        self.report("keys-expected", node.place, _("Keys with values are expected here."), advice)

    def _referred(self, node: Node, shape: Record) -> Mapping | None:
        assert isinstance(node, Scalar)  # noqa: S101 - a reference is one
        if shape.reference == "factions":
            return self.references.faction(node)
        # What a person's post is matters for an addressee; deputies sign without one.
        names = [name for name in keys(shape.model) if name != "post" or shape.model is Addressee]
        return self.references.person(node, names)

    def _is_plain(self, node: Node) -> bool:
        if isinstance(node, Mapping):
            return bool(node.entries) and all(n in self.known_languages for n in node.entries)
        return isinstance(node, Scalar)

    def _left_blank(self, node: Node, key: Key) -> bool:
        """Tell whether an optional key stands without a value, as in a form that is filled in."""
        return isinstance(node, Scalar) and not (node.text or node.style or key.required)

    def _check_keys(self, node: Mapping, shape: Record) -> None:
        if not required(shape.model) <= node.entries.keys():
            self._report_missing(node, shape)
        chosen = [name for name in shape.one_of if name in node.entries]
        if shape.one_of and len(chosen) != 1:
            what = _("Just one of these keys must stand here: {names}.")
            what = what.format(names=", ".join(shape.one_of))
            self.report("one-of-keys", node.place, what, _("Choose one of them."))
        if shape.some_of and not any(name in node.entries for name in shape.some_of):
            what = _("One of these keys must stand here: {names}.")
            self.report("one-of-keys", node.place, what.format(names=", ".join(shape.some_of)))
        for name, other in shape.needs:
            said = other in shape.one_of and not chosen
            if name in node.entries and other not in node.entries and not said:
                what = _("The key «{key}» is missing beside «{other}»: {meaning}").format(
                    key=other, other=name, meaning=_(keys(shape.model)[other].meaning)
                )
                self.report("missing-key", node.place, what)

    def _report_missing(self, node: Mapping, shape: Record) -> None:
        known = keys(shape.model)
        intended = {meant.meant(name, [*known]) for name in node.entries if name not in known}
        for name, key in known.items():
            if key.required and name not in node.entries and name not in intended:
                what = _("The key «{key}» is missing: {meaning}")
                what = what.format(key=name, meaning=_(key.meaning))
                self.report("missing-key", node.place, what)

    def _unknown_key(self, key: Scalar, value: Node, parent: Mapping, known: list[str]) -> None:
        blank = isinstance(value, Scalar) and not value.text
        if parent.flow and blank:
            what = _("The comma before «{key}» ends the text here.").format(key=key.text)
            advice = _("Put the whole text in quotation marks.")
            self.report("yaml-comma", key.place, what, advice)
            return
        what = _("The key «{key}» is not known here.").format(key=key.text)
        # A key that stands there already was not meant once more.
        free = [name for name in known if name not in parent.entries]
        advice = meant.place_of(key.text, known) or self.suggest(key.text, free)
        self.report("unknown-key", key.place, what, advice)


def _without_none(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values that could be read."""
    return {name: value for name, value in values.items() if value is not None}
