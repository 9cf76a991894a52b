"""What becomes of an address book when contacts are taken in: a plan, before anything is done."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

from drafter.addressbook.contacts import Contact, is_unspecified
from drafter.addressbook.entries import merged, with_entries
from drafter.errors import Place
from drafter.grammar import Forms, own_letters
from drafter.grammar.genders import gender_called
from drafter.grammar.names import gender_of_name, gender_of_patronymic, is_particle
from drafter.model.addressbook import AddressBook, Person, short_name
from drafter.reading.characters import forbidden, forbidden_in
from drafter.reading.whole_names import whole_name
from drafter.reading.yaml_writing import braces
from drafter.wording import _
from drafter.wording.alphabets import mixed_words
from drafter.wording.languages import in_language
from drafter.wording.latin import latin

ADDED, CHANGED, LEFT = "added", "changed", "left"
"""What becomes of a contact."""

KEYS = ("name", "surname", "given", "patronymic", "gender", "post", "from", "until")
"""The keys of a person, in the order of the model."""

_PARTS = ("surname", "given", "patronymic")
_LONGEST_NAME = 100
_LONGEST_ID = 40
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz")


class Step(NamedTuple):
    """What becomes of one contact, and why."""

    do: str
    id: str
    called: str
    """The person's name."""
    values: Mapping[str, Any]
    """What is written: a whole person, or the further keys of one who is there."""
    why: Sequence[str]
    """What was guessed, what is missing, why nothing is done: sentences."""
    place: Place


class Plan:
    """Contacts held against a book, one after the other."""

    def __init__(
        self, book: AddressBook, posts: Mapping[str, str], languages: Sequence[str]
    ) -> None:
        """Take the book, the ids of posts by their folded names, and the languages of letters."""
        self._people: dict[str, Mapping[str, Any]] = {
            name: _plain(person) for name, person in book.people.items()
        }
        self._posts = posts
        self._languages = languages
        self._counted: dict[str, int] = {}
        self._by_name: dict[tuple[str, str], dict[str, str]] = {}
        self._by_initials: dict[str, list[str]] = {}
        self._held: dict[str, str] = {}
        for name, person in book.people.items():
            self._note(name, self._people[name])
            if isinstance(person.post, str) and person.until is None:
                self._held[person.post] = name
            for code in languages if person.name else ():
                self._by_initials.setdefault(folded(short_name(person, code)), []).append(name)

    def steps(self, contacts: Iterable[Contact]) -> list[Step]:
        """Return what becomes of each contact, in their order."""
        return [self._step(contact) for contact in contacts]

    def _step(self, contact: Contact) -> Step:
        why: list[str] = []
        person = self._person(contact, why)
        called = " ".join(_first(person[part]) for part in _PARTS if part in person)
        if "name" in person:
            return self._with_initials(person, contact, why)
        if "surname" not in person:
            return self._nobody(contact, why)
        mixed = [one for part in _PARTS for one in mixed_words(_first(person.get(part)))]
        why += [_("«{word}» mixes Latin and Cyrillic letters.").format(word=m.word) for m in mixed]
        same = self._same(person)
        if same:
            return self._known(same, person, contact, called)
        initials = self._initials(person)
        if initials:
            what = _("«{name}» of the book may be the same person, with initials alone.")
            why = [what.format(name=initials), _("Complete that entry by hand.")]
            return Step(LEFT, initials, called, {}, why, contact.place)
        name = self._id(person)
        self._people[name] = person
        self._note(name, person)
        return Step(ADDED, name, called, person, why, contact.place)

    def _with_initials(self, person: dict[str, Any], contact: Contact, why: list[str]) -> Step:
        called, base = _first(person["name"]), folded(_first(person["name"]))
        known = self._by_initials.get(base)
        if known:
            what = _("This person is in the address book already, as «{name}».")
            return Step(LEFT, known[0], called, {}, [what.format(name=known[0])], contact.place)
        name = free_id(called, self._people, self._counted)
        self._people[name] = person
        self._by_initials[base] = [name]
        return Step(ADDED, name, called, person, why, contact.place)

    def _nobody(self, contact: Contact, why: list[str]) -> Step:
        texts = contact.texts
        called = next((_first(texts[key]) for key in ("whole", "organisation") if key in texts), "")
        named = " ".join(_first(texts[part]) for part in _PARTS if part in texts)
        if self._is_body(contact):
            why = [_("It is an organisation, no person.")]
        elif not why:
            why = [_("There is no surname.")]
        return Step(LEFT, "", named or called or "…", {}, why, contact.place)

    def _is_body(self, contact: Contact) -> bool:
        """Tell whether a card is that of an organisation, and of nobody in it."""
        texts = contact.texts
        named = any(_first(texts.get(part)) for part in _PARTS)
        body, whole = (folded(_first(texts.get(key))) for key in ("organisation", "whole"))
        return contact.is_body or (not named and bool(body) and whole in ("", body))

    def _known(self, name: str, person: dict[str, Any], contact: Contact, called: str) -> Step:
        """Return what a contact adds to somebody who is in the book: what stands there stays."""
        have = self._people[name]
        gaps = ["patronymic", "post", *([] if "patronymic" in have else ["gender"])]
        new = {k: value for k, value in person.items() if k not in have and k in gaps}
        why = []
        if "post" in person and "post" in have and not _alike(person["post"], have["post"]):
            what = _("The book has another post: «{post}» stays.")
            why.append(what.format(post=_first(have["post"])))
        if not new:
            why.insert(
                0, _("This person is in the address book already, as «{name}».").format(name=name)
            )
            return Step(LEFT, name, called, {}, why, contact.place)
        self._people[name] = {**have, **new}
        self._note(name, self._people[name])
        return Step(CHANGED, name, called, new, why, contact.place)

    def _person(self, contact: Contact, why: list[str]) -> dict[str, Any]:
        """Return the keys of a person; `why` is told of what was guessed and what is missing."""
        parts = {
            part: dict(contact.texts[part])
            for part in _PARTS
            if any(contact.texts.get(part, {}).values())
        }
        parts = self._taken_apart(contact, parts, why)
        person: dict[str, Any] = {key: self._value(texts) for key, texts in parts.items()}
        if "surname" not in person or self._is_body(contact):
            return {}
        texts = [text for value in person.values() for text in _texts(value)]
        if _has_unseen(texts, contact, why):
            return {}
        if any(len(text) > _LONGEST_NAME for text in texts):
            why.append(_("The name is longer than any name is."))
            return {}
        if _first(person.get("given")).endswith("."):
            why.append(_("Only the initials are known: a salutation needs the given name."))
            words = [_first(person.get(part)) for part in ("given", "patronymic", "surname")]
            return {"name": " ".join(filter(None, words))}
        if "given" not in person:
            why.append(_("The given name is missing: a letter to this person needs it."))
        self._check_patronymic(person, why)
        self._add_gender(contact, person, why)
        self._add_post(contact, person, why)
        if set(_first(person["surname"]).casefold()) & _LATIN:
            why.append(_("The name is in Latin letters: write it as letters have it."))
        return merged({}, person, KEYS)

    def _taken_apart(
        self, contact: Contact, parts: dict[str, dict[str, str]], why: list[str]
    ) -> dict[str, dict[str, str]]:
        """Return the parts of a name, where it stands in one piece or two parts share a field."""
        surname, given = (_first(parts.get(part)) for part in ("surname", "given"))
        words = given.split()
        if surname and "patronymic" not in parts and _has_patronymic(words):
            why.append(_("«{name}» was taken as the patronymic.").format(name=words[1]))
            return {**parts, "given": {"": words[0]}, "patronymic": {"": words[1]}}
        if surname and given:
            return parts
        pieces = [_first(contact.texts.get("whole")), surname, given]
        for piece in (one for one in pieces if len(one.split()) > 1):
            found = whole_name(piece)
            if found and "given" in found.parts:
                why.append(
                    _("The parts of the name were told apart in «{text}».").format(text=piece)
                )
                return {key: {"": word} for key, word in found.parts.items()}
        if any(len(piece.split()) > 1 for piece in pieces) and not self._is_body(contact):
            what = _("Surname, given name and patronymic cannot be told apart in «{text}».")
            why.append(what.format(text=next(one for one in pieces if len(one.split()) > 1)))
            return {}
        return parts

    def _check_patronymic(self, person: dict[str, Any], why: list[str]) -> None:
        text = _first(person.get("patronymic"))
        if not text:
            why.append(_("The patronymic is missing: the salutation has the given name alone."))
        elif not gender_of_patronymic(text) and "." not in text:
            what = _("«{name}» stands where the patronymic is: check that it is one.")
            why.append(what.format(name=text))
        elif isinstance(person["patronymic"], str) and not _ends_in_kazakh(text):
            person["patronymic"] = self._in_one(text, why)

    def _add_gender(self, contact: Contact, person: dict[str, Any], why: list[str]) -> None:
        typed = "" if is_unspecified(contact.gender) else contact.gender
        shown = gender_of_patronymic(_first(person.get("patronymic")))
        called = gender_called(typed)
        if typed and called is None:
            why.append(_("The gender «{text}» is not known here.").format(text=typed))
        if shown and called and shown is not called:
            what = _("The gender contradicts the patronymic «{name}».")
            why.append(what.format(name=_first(person["patronymic"])))
        elif called and not shown:
            person["gender"] = called.value
        elif not shown:
            names = " ".join(_first(person.get(part)) for part in _PARTS)
            guessed = gender_of_name(names)
            if guessed:
                person["gender"] = guessed.value
                why.append(_("The gender was guessed by the name."))
            else:
                why.append(_("The gender is not known: a letter to this person needs it."))

    def _add_post(self, contact: Contact, person: dict[str, Any], why: list[str]) -> None:
        posts = {k: text for k, text in contact.texts.get("post", {}).items() if text}
        if _has_unseen(posts.values(), contact, why):
            return
        body = _first(contact.texts.get("organisation"))
        known = [
            self._posts[folded(text)] for text in posts.values() if folded(text) in self._posts
        ]
        holder = self._held.get(known[0]) if known else None
        if known and holder and self._same(person) != holder:
            what = _("The post is left out, for «{name}» holds it: let it change hands by itself.")
            why.append(what.format(name=holder))
        elif known:
            person["post"] = known[0]
        elif posts:
            value = self._value(posts)
            person["post"] = self._in_one(value, why) if isinstance(value, str) else value
        if body and not known:
            what = _("«{name}» was left out: the post names the organisation, if need be.")
            why.append(what.format(name=body))

    def _value(self, texts: Mapping[str, str]) -> Any:
        """Return texts as a file has them: one for every language, or each under its own."""
        filled = {code: text for code, text in texts.items() if text}
        known = {code: text for code, text in filled.items() if code in self._languages}
        if len(filled) == 1 or not known or len(set(filled.values())) == 1:
            return next(iter(filled.values()))
        return braces(known)

    def _in_one(self, text: str, why: list[str]) -> Any:
        """Return a text that only one language can have, under that language."""
        code = "kk" if set(text.casefold()) & own_letters("kk") else "ru"
        for other in (one for one in self._languages if one != code):
            what = _("«{text}» is written in one language alone: add the version {in_language}.")
            why.append(what.format(text=text, in_language=in_language(other)))
        return braces({code: text})

    def _same(self, person: Mapping[str, Any]) -> str | None:
        """Return who of the book has this name; one of them may lack the patronymic."""
        patronymics = [folded(text) for text in _texts(person.get("patronymic", "")) if text]
        for key in _keys(person):
            named = self._by_name.get(key, {})
            if found := next((named[one] for one in patronymics if one in named), None):
                return found
            if named and (not patronymics or "" in named):
                return named.get("") or next(iter(named.values()))
        return None

    def _initials(self, person: Mapping[str, Any]) -> str | None:
        for surname in _texts(person["surname"]):
            for given in _texts(person.get("given", "")):
                found = self._by_initials.get(folded(f"{given[:1]}. {surname}"))
                if found:
                    return found[0]
        return None

    def _note(self, name: str, person: Mapping[str, Any]) -> None:
        """Note a person of the book by surname, given name and then patronymic."""
        for key in _keys(person):
            named = self._by_name.setdefault(key, {})
            for text in _texts(person.get("patronymic", "")):
                named.setdefault(folded(text), name)

    def _id(self, person: Mapping[str, Any]) -> str:
        return free_id(_first(person["surname"]), self._people, self._counted)


def with_steps(text: str, file: str, steps: Iterable[Step], have: Mapping[str, Any]) -> str:
    """Return the text of a book with what steps of a plan put into it; raises InquiryError.

    `have` is what the file has for each person, as plain data.
    """
    values: dict[str, Any] = {}
    for step in steps:
        if step.do == ADDED:
            values[step.id] = step.values
        elif step.do == CHANGED:
            old = values.get(step.id, have.get(step.id, {}))
            values[step.id] = merged(old, {**old, **step.values}, KEYS)
    return with_entries(text, file, "people", values)


def free_id(name: str, taken: Container[str], counted: dict[str, int] | None = None) -> str:
    """Return an id for somebody by the surname, in Latin letters: `ivanov`, `ivanov-2`.

    `counted` remembers how far each surname was numbered, where many ids are made.
    """
    base = latin(name.split()[-1])[:_LONGEST_ID].strip("-") if name.split() else ""
    base = base or "person"
    if base not in taken:
        return base
    counted = {} if counted is None else counted
    numbers = count(counted.get(base, 2))
    number = next(one for one in numbers if f"{base}-{one}" not in taken)
    counted[base] = number
    return f"{base}-{number}"


def folded(text: str) -> str:
    """Return what is the same for names that differ in capitals, spaces and «ё» alone."""
    return " ".join(text.casefold().replace("ё", "е").split())


def _plain(person: Person) -> Mapping[str, Any]:
    """Return a person's keys as texts, in every language and case."""
    found: dict[str, Any] = {}
    for key in KEYS:
        value = getattr(person, f"{key}_" if key == "from" else key)
        if isinstance(value, Mapping):
            found[key] = {c: t.nominative if isinstance(t, Forms) else t for c, t in value.items()}
        elif value is not None:
            found[key] = str(value)
    return found


def _has_unseen(texts: Iterable[str], contact: Contact, why: list[str]) -> bool:
    """Tell whether texts hold a character that no file of drafter's may hold; `why` is told."""
    found = [one for text in texts for one in forbidden_in(text)]
    if found:
        why.append(forbidden(found[0][0], contact.place).what)
    return bool(found)


def _has_patronymic(words: Sequence[str]) -> bool:
    """Tell whether words are a given name with a patronymic behind it."""
    return len(words) == 2 and (gender_of_patronymic(words[1]) is not None or is_particle(words[1]))


def _ends_in_kazakh(patronymic: str) -> bool:
    """Tell whether a patronymic is one that letters in Russian have as well: -ұлы, -қызы."""
    return patronymic.casefold().endswith(("ұлы", "улы", "қызы", "кызы", "оглы"))


def _keys(person: Mapping[str, Any]) -> set[tuple[str, str]]:
    """Return a surname with a given name, folded, in every spelling; nothing without a surname."""
    surnames, given = (set(map(folded, _texts(person.get(k, "")))) for k in ("surname", "given"))
    return {(one, other) for one in surnames if one for other in given}


def _texts(value: Any) -> Iterator[str]:
    yield from value.values() if isinstance(value, Mapping) else (value,)


def _first(value: Any) -> str:
    return next((str(text) for text in _texts(value) if text), "") if value else ""


def _alike(one: Any, other: Any) -> bool:
    mine, theirs = (set(map(folded, _texts(value))) for value in (one, other))
    return bool(mine & theirs)
