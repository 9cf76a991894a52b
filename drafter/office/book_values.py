"""Entries of the address book as a form has them, each text in each language and case, and back.

A file may say a name once for every language, and a word without its cases; what a form did not
change is written as it was.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from drafter.addressbook.entries import arranged, merged
from drafter.grammar import Case
from drafter.reading.spans import Data
from drafter.reading.views import by_case, is_id
from drafter.reading.yaml_writing import braces

Given = Mapping[str, Any]
"""The values of a form: texts, words by language and case, lists of ids."""

FORMS, LABEL, LINE, POST, MEMBERS, EXECUTOR = "forms", "label", "line", "post", "ids", "executor"
"""The kinds of values: a word with its cases, a text for each language, one text, a post, ids, and
who prepares letters."""

PERSON = {
    "name": LABEL,
    "surname": FORMS,
    "given": FORMS,
    "patronymic": FORMS,
    "gender": LINE,
    "post": POST,
    "from": LINE,
    "until": LINE,
}
FACTION = {
    "name": LABEL,
    "label": LABEL,
    "members": MEMBERS,
    "executor": EXECUTOR,
    "letterhead": LINE,
}
CHAMBER = {"name": FORMS, "deputies": FORMS, "deputy": FORMS, "from": LINE, "until": LINE}
KEYS: Mapping[str, Mapping[str, str]] = {
    "people": PERSON,
    "posts": {"": FORMS},
    "factions": FACTION,
    "chambers": CHAMBER,
}
"""The keys of an entry of each part; a post of the book is a word itself."""

_EXECUTOR = {"name": LABEL, "phone": LABEL}


def shown(part: str, data: Data, languages: Sequence[str]) -> dict[str, Any]:
    """Return an entry as a form has it: words by language and case, texts by language."""
    if part == "posts":
        return {"": _words(data, languages)}
    entry = data if isinstance(data, dict) else {}
    return {key: _shown(kind, entry.get(key), languages) for key, kind in KEYS[part].items()}


def written(part: str, given: Given, old: Data, languages: Sequence[str]) -> Data:
    """Return an entry as plain data, in which what did not change stands as in the old one."""
    if part == "posts":
        return _packed(_of_forms(given.get("")), old, languages)
    return _record(KEYS[part], given, old, languages)


def _record(
    kinds: Mapping[str, str], given: Given, old: Data, languages: Sequence[str]
) -> dict[str, Data]:
    before = old if isinstance(old, dict) else {}
    new = {key: value for key, value in before.items() if key not in kinds}
    for key, kind in kinds.items():
        if key not in given:
            value = before.get(key)
        else:
            value = _value(kind, given[key], before.get(key), languages)
        if value not in (None, "", {}, []):
            new[key] = value
    return merged(before, new, list(kinds))


def _shown(kind: str, value: Data, languages: Sequence[str]) -> Any:
    if kind == FORMS:
        return _words(value, languages)
    if kind == LABEL:
        words = _words(value, languages)
        return {code: forms.get(Case.NOMINATIVE, "") for code, forms in words.items()}
    if kind == POST:
        return value if isinstance(value, str) and is_id(value) else _words(value, languages)
    if kind == MEMBERS:
        return [str(one) for one in value] if isinstance(value, list) else []
    if kind == EXECUTOR:
        entry = value if isinstance(value, dict) else {"name": value} if value else {}
        return {key: _shown(LABEL, entry.get(key), languages) for key in _EXECUTOR}
    return value if isinstance(value, str) else ""


def _words(value: Data, languages: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return the forms of a word in each language, however they are written."""
    if value in (None, ""):
        return {}
    if isinstance(value, str):
        return {code: {str(Case.NOMINATIVE): value} for code in languages}
    if not isinstance(value, dict):
        return {}
    if by_case(value):
        return {code: _texts(value) for code in languages}
    found = {}
    for code, word in value.items():
        found[code] = _texts(word if isinstance(word, dict) else {Case.NOMINATIVE: word})
    return {code: forms for code, forms in found.items() if any(forms.values())}


def _texts(forms: Mapping[str, Any]) -> dict[str, str]:
    return {str(case): str(text) for case, text in forms.items() if text}


def _value(kind: str, value: Any, old: Data, languages: Sequence[str]) -> Data:
    if kind == FORMS:
        return _packed(_of_forms(value), old, languages)
    if kind == LABEL:
        words = {code: {str(Case.NOMINATIVE): text} for code, text in _of_texts(value).items()}
        return _packed(words, old, languages)
    if kind == POST:
        if isinstance(value, str):
            return _line(value)
        return _packed(_of_forms(value), old, languages, shared=False)
    if kind == MEMBERS:
        ids = [str(one) for one in value if one] if isinstance(value, list) else []
        before = old if isinstance(old, list) else []
        return old if ids == before else arranged(before, ids)
    if kind == EXECUTOR:
        given = value if isinstance(value, dict) else {}
        if old and not isinstance(old, dict):
            old = {"name": old}
        return _record(_EXECUTOR, given, old, languages)
    return _line(value)


def _packed(
    new: dict[str, dict[str, str]], old: Data, languages: Sequence[str], *, shared: bool = True
) -> Data:
    """Return a word as a file has it: once where it is the same in every language."""
    before = _words(old, languages)
    if new == {code: forms for code, forms in before.items() if code in languages}:
        return old
    words: dict[str, Data] = {}
    for code in (*languages, *before):
        forms = new.get(code, {}) if code in languages else before[code]
        if any(forms.values()):
            bare = list(forms) == [Case.NOMINATIVE]
            words[code] = forms[Case.NOMINATIVE] if bare else braces(forms)
    texts = list(words.values())
    alike = shared and len(words) >= len(languages) and all(one == texts[0] for one in texts)
    was_apart = isinstance(old, dict) and not by_case(old)
    if alike and isinstance(texts[0], str) and not was_apart:
        return texts[0]
    return braces(words) if all(isinstance(one, str) for one in texts) else words


def _of_forms(value: Any) -> dict[str, dict[str, str]]:
    found = {}
    for code, forms in (value if isinstance(value, dict) else {}).items():
        given = forms if isinstance(forms, dict) else {Case.NOMINATIVE: forms}
        texts = {case: text for case in Case if (text := _line(given.get(case, "")))}
        if texts:
            found[str(code)] = {str(case): text for case, text in texts.items()}
    return found


def _of_texts(value: Any) -> dict[str, str]:
    given = value if isinstance(value, dict) else {}
    return {str(code): text for code, one in given.items() if (text := _line(one))}


def _line(value: Any) -> str:
    """Return a text in one line, except for the two of a post, without spaces around it."""
    lines = [" ".join(line.split(" ")).strip() for line in str(value or "").split("\n")]
    return "\n".join(filter(None, lines))
