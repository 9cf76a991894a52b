"""The addressees of a letter in several languages become the values of one file."""

from collections.abc import Sequence
from typing import Any

from drafter.grammar import Gender
from drafter.importing.addressee import gender_by_surname, resolve_person
from drafter.importing.joining_values import Joiner, nth, word
from drafter.importing.officials import Official
from drafter.importing.parts import Doubt
from drafter.reading.yaml_writing import Gap, braces
from drafter.wording import _


def addressees(joiner: Joiner, lists: Sequence[Sequence[Official]]) -> Any:
    """Return the addressee, or the list of several; `lists` has those of each language."""
    joiner.compare_counts(lists, "addressee")
    longest = max(map(len, lists))
    if longest == 1:
        return _One(joiner, [nth(officials, 0) for officials in lists], ("addressee",)).value()
    return [
        _One(joiner, [nth(officials, n) for officials in lists], ("addressee", str(n))).value()
        for n in range(longest)
    ]


class _One:
    """One addressee; a language whose letter has fewer of them has None."""

    def __init__(
        self, joiner: Joiner, officials: Sequence[Official | None], path: tuple[str, ...]
    ) -> None:
        self.joiner = joiner
        self.officials = officials
        self.there = [official for official in officials if official]
        self.path = path

    def value(self) -> dict[str, Any]:
        gender = self._gender()
        self._resolve(gender)
        found: dict[str, Any] = {"post": self._post()}
        people = [official.person if official else None for official in self.officials]
        for key in ("surname", "given", "patronymic"):
            guesses = [getattr(person, key) if person else None for person in people]
            value = self.joiner.shared([word(guess) for guess in guesses], *self.path, key)
            if value is not None:
                found[key] = value
        if any(people):
            found["gender"] = gender.value if gender else Gap()
        if any(official.salutation for official in self.there):
            usual = [(one.salutation or one.called) if one else "" for one in self.officials]
            found["salutation"] = self.joiner.texts(usual, *self.path, "salutation")
        for official in self.there:
            self.joiner.doubts += [
                Doubt(name, what, (*self.path, *keys)) for name, what, keys in official.doubts
            ]
        return found

    def _gender(self) -> Gender | None:
        found = [official.gender for official in self.there if official.gender]
        if found:
            return found[0]
        guessed = [gender for one in self.there if (gender := gender_by_surname(one))]
        if any(official.printed for official in self.there):
            what = _("The gender was not told by the salutation.")
            self.joiner.doubt("import-guessed-gender", what, *self.path, "gender")
        return guessed[0] if guessed else None

    def _resolve(self, gender: Gender | None) -> None:
        """Find the names in the languages one after another; what is sure helps the next."""
        doubts_before = [list(official.doubts) for official in self.there]
        for _turn in self.there[:2]:
            known = [
                official.person.surname.text
                for official in self.there
                if official.person and official.person.surname.sure
            ]
            for official, before in zip(self.there, doubts_before, strict=True):
                if official.person is None or not official.person.surname.sure:
                    official.doubts = list(before)
                    resolve_person(official, gender, known)

    def _post(self) -> Any:
        ids = {official.post_id for official in self.there}
        if len(ids) == 1 and "" not in ids:
            return ids.pop()
        texts = [word(one.post) if one and one.post else None for one in self.officials]
        if not any(texts):
            return Gap()
        if len(self.officials) > 1 and any(ids):
            what = _("The letters name different posts.")
            self.joiner.differ(what, *self.path, "post")
        found = self.joiner.texts(texts, *self.path, "post")
        return braces(found) if len(self.officials) > 1 else found
