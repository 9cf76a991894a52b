"""What a language is called in the language that the program speaks.

Messages name a language as people do, «на казахском языке», and not by its code.  The languages of
letters have their forms in the catalogs; any other has the name that CLDR knows.
"""

from collections.abc import Iterable

from drafter.wording.interface import pgettext, spoken

_OF_A_NAME = " тілі"
"""CLDR calls languages «өзбек тілі» in Kazakh, where a sentence of ours says «өзбек тілінде»."""


def in_language(code: str) -> str:
    """Return an adverbial: «in Kazakh», «на казахском языке», «қазақша».

    A language that nobody knows is called by its code.
    """
    known = {
        "ru": pgettext("language", "in Russian"),
        "kk": pgettext("language", "in Kazakh"),
        "en": pgettext("language", "in English"),
    }
    if code in known:
        return known[code]
    name = language_name(code).removesuffix(_OF_A_NAME)
    return pgettext("language", "in {name}").format(name=name)


def in_languages(codes: Iterable[str]) -> str:
    """Return an adverbial of several languages: «in Russian, in Kazakh»."""
    return ", ".join(map(in_language, codes))


def language_name(code: str) -> str:
    """Return the name of a language: «Kazakh», «казахский», «қазақ тілі»; or else its code."""
    from drafter.wording import cldr  # 17 ms of Babel, for a message alone

    return cldr.name(code, spoken())
