"""The genders by the words that people write into tables and files, in three languages."""

from drafter.grammar.cases import Gender

_WORDS = {
    Gender.MASCULINE: "masculine male m man м муж муж. мужской мужчина ер еркек ер_адам",
    Gender.FEMININE: "feminine female f woman ж жен жен. женский женщина ә әйел әйел_адам",
}
_GENDERS = {
    word.replace("_", " "): gender for gender, words in _WORDS.items() for word in words.split()
}


def gender_called(text: str) -> Gender | None:
    """Return the gender that a word means, whatever its capitals; None for another word."""
    return _GENDERS.get(" ".join(text.casefold().split()))
