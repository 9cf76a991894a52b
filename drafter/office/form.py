"""The form of a letter: the model's own keys as fields, with what the file has for them.

Titles, meanings and shapes come from the model; nothing about the input is written twice.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from drafter.clock import today
from drafter.composing.library import languages_of_templates
from drafter.errors import InquiryError
from drafter.grammar.cases import Case, Gender
from drafter.model.addressbook import AddressBook, full_name
from drafter.model.edits import Field
from drafter.model.inquiry import GENDER
from drafter.model.shapes import (
    CaseForms,
    Choice,
    Count,
    Day,
    Identifier,
    Key,
    Line,
    Many,
    OneOrMany,
    Parameters,
    PerLanguage,
    Post,
    Prose,
    Record,
    Shape,
    Yes,
    keys,
)
from drafter.office.kinds import kinds_in_words
from drafter.reading.editing import edited
from drafter.reading.model_keys import KeyMap
from drafter.reading.nodes import LAST, Mapping, Node, Scalar, parse
from drafter.reading.nodes import Sequence as Items
from drafter.reading.references import day_of
from drafter.reading.views import (
    FORM_KEYS,
    PARAMETER,
    entry,
    is_blank,
    is_id,
    is_plain,
    items_of,
    refers,
    shown_languages,
    value_of,
    version,
)
from drafter.wording import _, spoken
from drafter.wording.cases import case_name
from drafter.wording.genders import gender_name
from drafter.wording.languages import language_name
from drafter.wording.phrases import letter_languages, phrases
from drafter.workspace import Workspace

__all__ = ["edited", "every", "form", "key_map"]

_KINDS: dict[type[Shape], str] = {
    Line: "line",
    Prose: "prose",
    Day: "day",
    Count: "count",
    Yes: "yes",
    Choice: "choice",
    Identifier: "identifier",
}


def form(text: str, file: str, workspace: Workspace, book: AddressBook) -> Field:
    """Return the form of a letter's file: a record without a key, of all that a letter may have.

    What cannot be read of the file as YAML or JSON leaves all fields empty; the letter's problems
    say why.
    """
    return _Form(_root(text, file), workspace, book).whole()


def key_map(text: str, file: str, workspace: Workspace) -> KeyMap:
    """Return what knows which key of the form stands where in a letter's file."""
    return KeyMap(_root(text, file), letter_languages(workspace.locales))


def _root(text: str, file: str) -> Node | None:
    try:
        return LAST.root(text, file) or parse(text, file)[0]
    except InquiryError:
        return None


class _Form:
    """Makes the fields of one file."""

    def __init__(self, root: Node | None, workspace: Workspace, book: AddressBook) -> None:
        self.root = root
        self.known = letter_languages(workspace.locales)
        self.languages = shown_languages(root, self.known)
        self.workspace = workspace
        self.book = book
        self.day = day_of(root) or today()
        self._names: dict[tuple[str, str], tuple[str, str]] = {}

    def whole(self) -> Field:
        """Return the fields of the letter."""
        fields = []
        for name, key in FORM_KEYS.items():
            node = entry(self.root, name)
            if name == "kind":
                fields.append(self._kind(node, key))
            elif isinstance(key.shape, Many | OneOrMany):
                items = [item for _path, item in items_of(self.root, name)]
                fields.append(self._list(name, key, items, node))
            else:
                fields.append(self._field(name, key.shape, node, key))
        return Field("", "record", "", fields=tuple(fields))

    def _kind(self, node: Node | None, key: Key) -> Field:
        """Return the field of the kind of letter, to be chosen from those that there are."""
        choices = tuple(kinds_in_words(self.workspace, self.languages))
        return self._made("kind", "choice", key, value=_text(node), choices=choices)

    def _field(self, path: str, shape: Shape, node: Node | None, key: Key) -> Field:
        """Return the field of a value; `key` declares it, or the list that it stands in."""
        match shape:
            case Record():
                return self._record(path, shape, node, key)
            case PerLanguage():
                made = self._made(path, "texts", key)
                return made.replaced(fields=self._versions(path, shape, node, key))
            case Post():
                return self._post(path, node, key)
            case Parameters():
                return self._parameters(path, node, key)
            case Many(shape=_inner):
                items = node.items if isinstance(node, Items) else []
                return self._list(path, key, items, node)
            case _:
                return self._single(path, shape, node, key)

    def _single(
        self, path: str, shape: Shape, node: Node | None, key: Key, language: str = ""
    ) -> Field:
        """Return the field of a value that is typed in one piece."""
        return self._made(
            path,
            _KINDS[type(shape)],
            key,
            value=_text(node).rstrip("\n") if isinstance(shape, Prose) else _text(node),
            language=language,
            blank=isinstance(shape, Line | Day) and shape.blank,
            choices=_choices(shape),
        )

    def _versions(
        self, path: str, shape: PerLanguage, node: Node | None, key: Key
    ) -> tuple[Field, ...]:
        """Return the fields of a value in each language of the letter."""
        fields = []
        for language in self.languages:
            inner, found = f"{path}.{language}", version(node, language, shape, self.languages)
            if isinstance(shape.shape, CaseForms):
                fields.append(self._word(inner, found, key, language))
            else:
                fields.append(self._single(inner, shape.shape, found, key, language))
        return tuple(fields)

    def _word(self, path: str, node: Node | None, key: Key, language: str) -> Field:
        """Return the field of a word, with a field for each of its cases that the file gives."""
        word = self._made(path, "word", key, language=language)
        if not isinstance(node, Mapping):
            return word.replaced(value=_text(node))
        cases = [case for case in Case if case in node.entries and case is not Case.NOMINATIVE]
        forms = [
            Field(f"{path}.{case}", "line", case_name(case), "", _text(entry(node, case)), language)
            for case in cases
        ]
        return word.replaced(value=_text(entry(node, Case.NOMINATIVE)), fields=tuple(forms))

    def _record(self, path: str, shape: Record, node: Node | None, key: Key) -> Field:
        """Return the fields of a group of keys, or the id that stands for them."""
        made = self._made(path, "record", key, reference=shape.reference)
        if refers(node, shape):
            name = _text(node)
            made = made.replaced(value=name, shown=self._shown(name, shape.reference))
            node = None
        elif isinstance(node, Scalar) and not is_plain(node, shape, self.known):
            made = made.replaced(value=_text(node))
        fields = (
            self._field(
                f"{path}.{name}", inner.shape, value_of(node, name, shape, self.known), inner
            )
            for name, inner in keys(shape.model).items()
        )
        return made.replaced(fields=tuple(fields))

    def _post(self, path: str, node: Node | None, key: Key) -> Field:
        """Return the field of a post: an id, or own words in each language."""
        made = self._made(path, "reference", key, reference="posts")
        if isinstance(node, Scalar) and is_id(node.text):
            made = made.replaced(value=node.text, shown=self._post_in_words(node.text))
            node = None
        shape = PerLanguage(CaseForms(posts=True))
        return made.replaced(fields=self._versions(path, shape, node, key))

    def _parameters(self, path: str, node: Node | None, key: Key) -> Field:
        """Return the fields of values under names of one's own, each titled by its name."""

        def named(name: str, value: Node | None) -> Field:
            inner = Key(name, PARAMETER, name, "", False)
            return self._field(f"{path}.{name}", PARAMETER, value, inner)

        entries = node.entries if isinstance(node, Mapping) else {}
        fields = tuple(named(name, value) for name, (_key, value) in entries.items())
        made = self._made(path, "named", key)
        return made.replaced(fields=fields, empty=named("", None))

    def _list(self, path: str, key: Key, items: Sequence[Node], node: Node | None) -> Field:
        """Return the fields of a list; `node` is what stands for it in the file."""
        if path == "languages":
            return self._chosen_languages(key, items)
        assert isinstance(key.shape, Many | OneOrMany)  # noqa: S101 - no other shape is a list
        inner = key.shape.shape
        item = key._replace(required=False)
        whole = isinstance(key.shape, Many) and isinstance(node, Scalar) and not is_blank(node)
        return self._made(
            path,
            "list",
            key,
            value=_text(node) if whole else "",
            fields=tuple(
                self._field(f"{path}.{number}", inner, found, item)
                for number, found in enumerate(items)
            ),
            empty=self._field(f"{path}.{len(items)}", inner, None, item),
        )

    def _chosen_languages(self, key: Key, items: Sequence[Node]) -> Field:
        """Return the field of the letter's languages: their codes with spaces between.

        Those without a template are not offered.
        """
        codes = [_text(item) for item in items] or self.languages
        offered = languages_of_templates(self.workspace).union(codes)
        choices = tuple((code, language_name(code)) for code in self.known if code in offered)
        return self._made("languages", "languages", key, value=" ".join(codes), choices=choices)

    def _made(self, path: str, kind: str, key: Key, **more: Any) -> Field:
        """Return a field with the title and the meaning of a key in the language of the user."""
        own = key.title, key.meaning
        if own not in self._names:  # a letter has hundreds of fields, of some forty keys
            self._names[own] = (_(key.title), _(key.meaning)) if key.meaning else own
        title, meaning = self._names[own]
        required = key.required
        return Field(key=path, kind=kind, title=title, meaning=meaning, required=required, **more)

    def _shown(self, name: str, part: str) -> str:
        """Return what stands behind an id of a part of the address book, in words."""
        if part == "factions":
            faction = self.book.factions.get(name)
            return _first((faction.name or faction.label or {}) if faction else {})
        holder = name if name in self.book.people else self.book.holder(name, self.day)
        person = self.book.people.get(holder or "")
        if person is None:
            return self._post_in_words(name)
        post = person.post or ""
        words = self._post_in_words(post) if isinstance(post, str) else _first(post)
        return ", ".join(filter(None, (full_name(person, spoken()), words)))

    def _post_in_words(self, name: str) -> str:
        if name in self.book.posts:
            return _first(self.book.posts[name])
        languages = [code for code in (spoken(), *self.languages) if code in self.known]
        texts = (phrases(code, self.workspace.locales).found("post", name) for code in languages)
        return next(filter(None, texts), "")


def _text(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _choices(shape: Shape) -> tuple[tuple[str, str], ...]:
    if shape is GENDER:
        return tuple((gender.value, gender_name(gender)) for gender in Gender)
    return tuple((word, word) for word in shape.words) if isinstance(shape, Choice) else ()


def _first(names: Any) -> str:
    """Return a name in the language of the user, or in the first one that it is written in."""
    found = names.get(spoken()) or next(iter(names.values()), "")
    return str(getattr(found, "nominative", found))


def every(field: Field) -> Iterator[Field]:
    """Yield a field and all that it consists of."""
    yield field
    for inner in field.fields:
        yield from every(inner)
