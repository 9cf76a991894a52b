"""Letters of several languages become the values of one file."""

import datetime
from collections.abc import Sequence
from typing import Any

from drafter.importing.joining_addressees import addressees
from drafter.importing.joining_appendices import appendices
from drafter.importing.joining_values import Joiner, nth, or_first, word
from drafter.importing.meaning import Letter
from drafter.importing.parts import Copy, Doubt
from drafter.model.shapes import Blank
from drafter.reading.yaml_writing import Brackets, Gap, Prose, braces
from drafter.wording import _


def merged(letters: Sequence[Letter]) -> tuple[dict[str, Any], list[Doubt]]:
    """Return the values of a file by key, in the order of the samples, and what is not sure."""
    return _Merger(letters).values()


class _Merger(Joiner):
    def __init__(self, letters: Sequence[Letter]) -> None:
        super().__init__([letter.language for letter in letters])
        self.letters = list(letters)

    def values(self) -> tuple[dict[str, Any], list[Doubt]]:
        first = self.letters[0]
        values: dict[str, Any] = {}
        if first.kind != "inquiry" or any(doubt.path == ("kind",) for doubt in first.doubts):
            values["kind"] = first.kind
        if len(self.languages) == 1:
            values["languages"] = Brackets(self.languages)
        self._registration(values)
        values["addressee"] = addressees(self, [letter.officials for letter in self.letters])
        author = self._author()
        if author is not None:
            values["author"] = author
        values |= self.optional("subject", [letter.subject for letter in self.letters])
        values["body"] = self.texts(
            [Prose(f"{letter.body}\n") if letter.body else "" for letter in self.letters], "body"
        )
        values |= self.optional("request", [letter.request for letter in self.letters])
        self._demands(values)
        values |= appendices(self, [letter.appendices for letter in self.letters])
        values["signatories"] = self._signatories()
        self._copies(values)
        self._executor(values)
        for letter in self.letters:
            self.doubts += letter.doubts
        return values, self.doubts

    # The head

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
        return {kind: self.shared(texts, "author", kind)}

    def _all_have_posts(self) -> bool:
        signed = [one for letter in self.letters for one in letter.signatories]
        return bool(signed) and all(post for _id, post, _name in signed)

    # The end

    def _demands(self, values: dict[str, Any]) -> None:
        lists = [letter.demands for letter in self.letters]
        self.compare_counts(lists, "demands")
        longest = max(map(len, lists))
        if longest:
            values["demands"] = [
                self.texts([nth(texts, n) for texts in lists], "demands", str(n))
                for n in range(longest)
            ]

    def _signatories(self) -> Any:
        lists = [letter.signatories for letter in self.letters]
        self.compare_counts(lists, "signatories")
        longest = max(map(len, lists))
        return [self._signatory(lists, n) for n in range(longest)] or Gap()

    def _signatory(self, lists: Sequence[Sequence[tuple[str, str, str]]], number: int) -> Any:
        path = ("signatories", str(number))
        found = [nth(items, number) or ("", "", "") for items in lists]
        name = self.shared([name for _id, _post, name in found], *path)
        if not any(post for _id, post, _name in found):
            return name
        ids = {known for known, _post, _name in found}
        if len(ids) == 1 and "" not in ids:
            return {"name": name, "post": ids.pop()}
        posts = self.texts([post for _id, post, _name in found], *path, "post")
        return {"name": name, "post": braces(posts) if len(found) > 1 else posts}

    def _copies(self, values: dict[str, Any]) -> None:
        lists = [letter.copies for letter in self.letters]
        self.compare_counts(lists, "copy_to")
        longest = max(map(len, lists))
        if longest:
            values["copy_to"] = [self._copy(lists, n) for n in range(longest)]

    def _copy(self, lists: Sequence[Sequence[Copy]], number: int) -> Any:
        path = ("copy_to", str(number))
        found = [nth(copies, number) for copies in lists]
        ids = {copy.post_id if copy else "" for copy in found}
        known = len(ids) == 1 and "" not in ids
        post = ids.pop() if known else None
        if post is None:
            post = self.texts([word(copy.post) if copy else None for copy in found], *path, "post")
            post = braces(post) if len(found) > 1 else post
        entry: dict[str, Any] = {"post": post}
        surnames = [word(copy.surname) if copy else None for copy in found]
        if not any(surnames):
            return post if isinstance(post, str) and known else entry
        entry["surname"] = self.shared(surnames, *path, "surname")
        for at, key in enumerate(("given", "patronymic")):
            initials = [(nth(copy.initials, at) or "") if copy else "" for copy in found]
            if any(initials):
                entry[key] = self.shared(initials, *path, key)
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
        entry = {"name": self.shared([or_first(n, names) for n in names], "executor", "name")}
        if any(phones):
            entry["phone"] = self.shared([or_first(p, phones) for p in phones], "executor")
        values["executor"] = entry


def _written(value: datetime.date | Blank | str) -> str:
    """Return a date or a number as the file has it."""
    if isinstance(value, Blank):
        return value.value
    return value.isoformat() if isinstance(value, datetime.date) else value
