"""Letters of several languages become the values of one file."""

import datetime
from collections.abc import Sequence
from typing import Any

from drafter.grammar import Gender
from drafter.grammar.nominatives import Guess
from drafter.importing.addressee import gender_by_surname, resolve_person
from drafter.importing.meaning import Letter
from drafter.importing.parts import Copy, Doubt
from drafter.model.shapes import Blank
from drafter.reading.yaml_writing import Brackets, Gap, Prose, braces
from drafter.wording import _


def merged(letters: Sequence[Letter]) -> tuple[dict[str, Any], list[Doubt]]:
    """Return the values of a file by key, in the order of the samples, and what is not sure."""
    return _Merger(letters).values()


class _Merger:
    def __init__(self, letters: Sequence[Letter]) -> None:
        self.letters = list(letters)
        self.languages = [letter.language for letter in letters]
        self.doubts: list[Doubt] = []

    def values(self) -> tuple[dict[str, Any], list[Doubt]]:
        gender = self._gender()
        self._resolve(gender)
        first = self.letters[0]
        values: dict[str, Any] = {}
        if first.kind != "inquiry" or any(doubt.path == ("kind",) for doubt in first.doubts):
            values["kind"] = first.kind
        if len(self.languages) == 1:
            values["languages"] = Brackets(self.languages)
        self._registration(values)
        values["addressee"] = self._addressee(gender)
        author = self._author()
        if author is not None:
            values["author"] = author
        values |= self._optional("subject", [letter.subject for letter in self.letters])
        values["body"] = self._texts(
            [Prose(f"{letter.body}\n") if letter.body else "" for letter in self.letters], "body"
        )
        values |= self._optional("request", [letter.request for letter in self.letters])
        self._demands(values)
        self._appendix(values)
        values["signatories"] = self._signatories()
        self._copies(values)
        self._executor(values)
        for letter in self.letters:
            self.doubts += letter.doubts
        return values, self.doubts

    def doubt(self, name: str, what: str, *path: str) -> None:
        self.doubts.append(Doubt(name, what, path))

    def differ(self, what: str, *path: str) -> None:
        self.doubt("import-letters-differ", what, *path)

    def _texts(self, texts: Sequence[Any], *path: str) -> Any:
        """Return a text in each language, a gap where one has none."""
        if len(texts) == 1:
            return texts[0] or Gap()
        for language, text in zip(self.languages, texts, strict=True):
            if not text:
                what = _("Only the other letter has this; add it here.")
                self.doubt("import-one-language", what, *path, language)
        return {code: text or Gap() for code, text in zip(self.languages, texts, strict=True)}

    def _optional(self, key: str, texts: Sequence[Any]) -> dict[str, Any]:
        return {key: self._texts(texts, key)} if any(texts) else {}

    def _shared(self, values: Sequence[Any], *path: str) -> Any:
        """Return one value where it is the same in all languages, or one for each in braces."""
        if not any(values):
            return None
        if all(value == values[0] for value in values):
            return values[0]
        texts = self._texts(values, *path)
        return braces(texts)

    # The head

    def _gender(self) -> Gender | None:
        found = [letter.gender for letter in self.letters if letter.gender]
        if found:
            return found[0]
        guessed = [gender for letter in self.letters if (gender := gender_by_surname(letter))]
        if any(letter.printed for letter in self.letters):
            what = _("The gender was not told by the salutation.")
            self.doubt("import-guessed-gender", what, "addressee", "gender")
        return guessed[0] if guessed else None

    def _resolve(self, gender: Gender | None) -> None:
        """Find the names in the languages one after another; what is sure helps the next."""
        doubts_before = [list(letter.doubts) for letter in self.letters]
        for _turn in self.letters[:2]:
            known = [
                letter.person.surname.text
                for letter in self.letters
                if letter.person and letter.person.surname.sure
            ]
            for letter, before in zip(self.letters, doubts_before, strict=True):
                if letter.person is None or not letter.person.surname.sure:
                    letter.doubts = list(before)
                    resolve_person(letter, gender, known)

    def _registration(self, values: dict[str, Any]) -> None:
        found = [letter.registration for letter in self.letters if letter.registration]
        dates = list(dict.fromkeys(r.date for r in found if r.date))
        numbers = list(dict.fromkeys(r.number for r in found if r.number))
        for key, kinds in (
            ("date", [_written(d) for d in dates]),
            ("number", [_written(n) for n in numbers]),
        ):
            if kinds:
                values[key] = kinds[0]
            if len(kinds) > 1:
                what = _("The letters differ here: {texts}.")
                self.differ(what.format(texts=", ".join(kinds)), key)

    def _addressee(self, gender: Gender | None) -> dict[str, Any]:
        found: dict[str, Any] = {"post": self._post()}
        people = [letter.person for letter in self.letters]
        for key in ("surname", "given", "patronymic"):
            guesses = [getattr(person, key) if person else None for person in people]
            value = self._shared([_word(guess) for guess in guesses], "addressee", key)
            if value is not None:
                found[key] = value
        if any(people):
            found["gender"] = gender.value if gender else Gap()
        salutations = [letter.salutation for letter in self.letters]
        if any(salutations):
            usual = [
                letter.salutation or letter.parts.salutation.rstrip("! ,.")
                for letter in self.letters
            ]
            found["salutation"] = self._texts(usual, "addressee", "salutation")
        return found

    def _post(self) -> Any:
        ids = {letter.post_id for letter in self.letters}
        if len(ids) == 1 and "" not in ids:
            return ids.pop()
        texts = [_word(letter.post) if letter.post else None for letter in self.letters]
        if not any(texts):
            return Gap()
        if len(self.letters) > 1 and any(ids):
            self.differ(_("The letters name different posts."), "addressee", "post")
        found = self._texts(texts, "addressee", "post")
        return braces(found) if len(self.letters) > 1 else found

    def _author(self) -> Any:
        found = [letter.author for letter in self.letters if letter.author]
        if not found and self._all_have_posts():
            return None
        if not found:
            what = _("On whose behalf the letter is written was not found.")
            self.doubt("import-no-author", what, "author")
            return Gap()
        kind = next((kind for kind, _text in found if kind != "deputies"), "deputies")
        if any(other != kind for other, _text in found):
            self.differ(_("The letters differ in the author."), "author")
        if kind == "deputies":
            return {"deputies": "true"}
        texts = [
            letter.author[1] if letter.author and letter.author[0] == kind else ""
            for letter in self.letters
        ]
        return {kind: self._shared(texts, "author", kind)}

    def _all_have_posts(self) -> bool:
        signed = [one for letter in self.letters for one in letter.signatories]
        return bool(signed) and all(post for _id, post, _name in signed)

    # The end

    def _demands(self, values: dict[str, Any]) -> None:
        lists = [letter.demands for letter in self.letters]
        self._compare_counts(lists, "demands")
        longest = max(map(len, lists))
        if longest:
            values["demands"] = [
                self._texts([_at(texts, n) for texts in lists], "demands", str(n))
                for n in range(longest)
            ]

    def _compare_counts(self, lists: Sequence[Sequence[Any]], key: str) -> None:
        if len({len(items) for items in lists}) > 1:
            counts = ", ".join(
                f"{code} – {len(items)}" for code, items in zip(self.languages, lists, strict=True)
            )
            what = _("The letters have different numbers of these: {counts}.")
            self.differ(what.format(counts=counts), key)

    def _appendix(self, values: dict[str, Any]) -> None:
        found = [letter.appendix for letter in self.letters]
        known = [appendix for appendix in found if appendix]
        if not known:
            return
        entry: dict[str, Any] = {}
        titles = [appendix[0] if appendix else None for appendix in found]
        if any(titles):
            entry["title"] = self._texts(titles, "appendix", "title")
        entry["sheets"] = str(known[0][1])
        if len({sheets for _title, sheets in known}) > 1 or len(known) < len(found):
            self.differ(_("The letters differ in the appendix."), "appendix")
        values["appendix"] = entry

    def _signatories(self) -> Any:
        lists = [letter.signatories for letter in self.letters]
        self._compare_counts(lists, "signatories")
        longest = max(map(len, lists))
        return [self._signatory(lists, n) for n in range(longest)] or Gap()

    def _signatory(self, lists: Sequence[Sequence[tuple[str, str, str]]], number: int) -> Any:
        path = ("signatories", str(number))
        found = [_at(items, number) or ("", "", "") for items in lists]
        name = self._shared([name for _id, _post, name in found], *path)
        if not any(post for _id, post, _name in found):
            return name
        ids = {known for known, _post, _name in found}
        if len(ids) == 1 and "" not in ids:
            return {"name": name, "post": ids.pop()}
        posts = self._texts([post for _id, post, _name in found], *path, "post")
        return {"name": name, "post": braces(posts) if len(found) > 1 else posts}

    def _copies(self, values: dict[str, Any]) -> None:
        lists = [letter.copies for letter in self.letters]
        self._compare_counts(lists, "copy_to")
        longest = max(map(len, lists))
        if longest:
            values["copy_to"] = [self._copy(lists, n) for n in range(longest)]

    def _copy(self, lists: Sequence[Sequence[Copy]], number: int) -> Any:
        path = ("copy_to", str(number))
        found = [_at(copies, number) for copies in lists]
        ids = {copy.post_id if copy else "" for copy in found}
        known = len(ids) == 1 and "" not in ids
        post = ids.pop() if known else None
        if post is None:
            post = self._texts(
                [_word(copy.post) if copy else None for copy in found], *path, "post"
            )
            post = braces(post) if len(found) > 1 else post
        entry: dict[str, Any] = {"post": post}
        surnames = [_word(copy.surname) if copy else None for copy in found]
        if not any(surnames):
            return post if isinstance(post, str) and known else entry
        entry["surname"] = self._shared(surnames, *path, "surname")
        for at, key in enumerate(("given", "patronymic")):
            initials = [(_at(copy.initials, at) or "") if copy else "" for copy in found]
            if any(initials):
                entry[key] = self._shared(initials, *path, key)
        gender = next((copy.gender for copy in found if copy and copy.gender), None)
        entry["gender"] = gender.value if gender else Gap()
        if not all(copy.surname.sure for copy in found if copy and copy.surname):
            what = _("The name in the nominative was guessed.")
            self.doubt("import-guessed-nominative", what, *path, "surname")
        return entry

    def _executor(self, values: dict[str, Any]) -> None:
        found = [letter.executor for letter in self.letters]
        if not any(found):
            return
        names = [executor[0] if executor else "" for executor in found]
        phones = [executor[1] if executor else "" for executor in found]
        entry = {"name": self._shared([_or_first(n, names) for n in names], "executor", "name")}
        if any(phones):
            entry["phone"] = self._shared([_or_first(p, phones) for p in phones], "executor")
        values["executor"] = entry


def _written(value: datetime.date | Blank | str) -> str:
    """Return a date or a number as the file has it."""
    if isinstance(value, Blank):
        return value.value
    return value.isoformat() if isinstance(value, datetime.date) else value


def _word(guess: Guess | None) -> Any:
    """Return a word, with its dative where the grammar would make another one of it."""
    if guess is None:
        return None
    if guess.dative:
        return {"nominative": guess.text, "dative": guess.dative}
    return guess.text


def _at(items: Sequence[Any], number: int) -> Any:
    return items[number] if number < len(items) else None


def _or_first(text: str | None, texts: Sequence[str | None]) -> str | None:
    return text or next((other for other in texts if other), None)
