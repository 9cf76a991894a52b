"""Words of hunspell's dictionaries: what spylls says that has read them whole is said here too."""

import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spylls.hunspell import readers
from spylls.hunspell.algo.lookup import Lookup
from spylls.hunspell.readers.file_reader import FileReader

from drafter.grammar import languages
from drafter.proofreading import dictionaries
from drafter.proofreading.dictionaries import Dictionary
from drafter.proofreading.hunspell import Hunspell

RULES = """SET UTF-8
FORBIDDENWORD !
NEEDAFFIX N
PFX P Y 1
PFX P 0 не .
SFX A Y 3
SFX A а у [кт]а
SFX A а ы та
SFX A 0 ми а
SFX B Y 1
SFX B 0 ка/A т
"""


@pytest.fixture
def dictionary(tmp_path: Path) -> Callable[..., Path]:
    def make(stems: str, rules: str = RULES, encoding: str = "utf-8") -> Path:
        (tmp_path / "ru_RU.aff").write_text(rules, encoding=encoding)
        (tmp_path / "ru_RU.dic").write_text(stems, encoding=encoding)
        return tmp_path / "ru_RU.aff"

    return make


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("карта", True),
        ("карту", True),
        ("картами", True),
        ("картка", True),  # of a homonym with other flags
        ("карт", False),  # it needs an ending
        ("картаы", False),
        ("некарта", True),
        ("не", False),
        ("вода", True),
        ("воды", False),  # no ending goes with a word that has no flags
        ("вода-карта", True),  # hunspell breaks words at hyphens
        ("вода-карто", False),
        ("изба", False),  # it is forbidden
        ("дом", True),  # data stand behind it
        ("по", True),
        ("пол", False),
        ("кар", False),  # it only begins a word
        ("7", True),
    ],
)
def test_a_word_is_known_by_its_stem_and_the_rules(
    word: str, known: bool, dictionary: Callable[..., Path]
) -> None:
    stems = "9\nкарта/AP\nкарт/BN\nвода\nизба/A!\nдом po:noun\nпо\tx\nпо-своему\nпола/A  \n"
    assert Hunspell(dictionary(stems)).has(word) == known


def test_a_dictionary_is_read_in_its_own_encoding(dictionary: Callable[..., Path]) -> None:
    rules = RULES.replace("UTF-8", "KOI8-R")
    assert Hunspell(dictionary("1\nкарта/A\n", rules, "koi8-r")).has("карту")


def read_whole(file: Path) -> Lookup:
    """Return spylls' own look-up of a dictionary; `Dictionary.from_files` would close no file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        rules, context = readers.read_aff(reader := FileReader(str(file)))
        reader.io.close()
        stems = FileReader(str(file.with_suffix(".dic")), encoding=context.encoding)
        words = readers.read_dic(stems, aff=rules, context=context)
        stems.io.close()
    return Lookup(rules, words)


LINES = st.builds(
    "{}{}{}".format,
    st.text("карто-", min_size=1, max_size=5),
    st.sampled_from(["", "/A", "/B", "/AP", "/BN", "/A!", "/PB"]),
    st.sampled_from(["", "", " ", " po:noun", "\tк"]),
)
WORDS = st.text("картоунемыи-", min_size=1, max_size=8)


@given(st.lists(LINES, min_size=1, max_size=8), st.lists(WORDS, max_size=20))
def test_any_dictionary_says_what_it_says_when_it_is_read_whole(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], words: list[str]
) -> None:
    file = tmp_path_factory.mktemp("dictionary") / "ru_RU.aff"
    file.write_text(RULES, encoding="utf-8")
    file.with_suffix(".dic").write_text("\n".join(["8", *lines]), encoding="utf-8")
    whole = read_whole(file)
    stems = [line.partition("/")[0].strip() for line in lines]
    read = Hunspell(file)
    asked = [*words, *stems, *(f"{stem}ми" for stem in stems), *(f"не{stem}у" for stem in stems)]
    assert [read.has(word) for word in asked] == [whole(word) for word in asked]


def test_the_second_dictionary_knows_russian_words_with_either_e(tmp_path: Path) -> None:
    russian = Dictionary("ru", tmp_path / "absent.aff")
    known = {word: russian.surely_has(word) for word in ("дорогами", "ёлка", "елка", "дорогоми")}
    assert known == {"дорогами": True, "ёлка": True, "елка": True, "дорогоми": False}
    others = (Dictionary(language, tmp_path / "absent.aff") for language in {*languages()} - {"ru"})
    assert not any(other.surely_has("дорогами") for other in others)


def test_hunspells_dictionary_is_read_when_the_second_does_not_know_a_word(
    dictionary: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []

    def reading(file: Path) -> Hunspell:
        read.append(file)
        return Hunspell(file)

    monkeypatch.setattr(dictionaries, "Hunspell", reading)
    file = dictionary("1\nкарто/A\n")
    russian = Dictionary("ru", file)
    assert russian.has("дорогами")
    assert not russian.readily_has("карто")
    assert read == []
    assert russian.has("карто")
    assert not russian.has("картт")
    assert read == [file]


def test_where_hunspells_dictionary_is_the_only_one_it_is_asked_at_once(
    dictionary: Callable[..., Path],
) -> None:
    assert Dictionary("en", dictionary("1\nкарта/A\n")).readily_has("карту")
