"""Typography: what is joined, how quotation marks nest, and that nothing else changes."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter import Workspace
from drafter.wording.phrases import Phrases, phrases
from drafter.wording.typography import quotation_marks, quoted, typesetter
from tests.conftest import ROOT

GUILLEMETS = "«»„“"


def words(language: str) -> Phrases:
    return phrases(language, tuple(Workspace().locales))


def typeset(language: str, text: str) -> str:
    # A neighbour shows whether paragraphs leave one another alone.
    before, made, after = typesetter(words(language))(["№ 5", text, "А. А."])
    assert (before, after) == ("№\u00a05", "А.\u00a0А.")
    return made


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "от А.~А.~Смаилова"),
        ("ru", "Смаилову~А.~А."),
        ("ru", "Президента К.~Токаева"),
        ("ru", "Е.~Өмірғали"),
        ("ru", "№~5, ст.~27 и~п.~3"),
        ("ru", "в статье~27"),
        ("ru", "почти 1~млрд тенге"),
        ("ru", "1~500~000~тенге"),
        ("ru", "на 5~% больше"),
        ("ru", "26~ноября~2025~года"),
        ("ru", "от 25~августа~2023~года №~236"),
        ("ru", "в г.~Алматы"),
        ("ru", "более 60 предложений и~52 акима"),
        ("kk", "2025~жылғы 26~қараша"),
        ("kk", "2023~жылғы 25~тамыздағы №~236"),
        ("kk", "Ә.~А.~Смайыловқа"),
        ("kk", "1~млрд теңге"),
        ("kk", "52~адам"),
        ("kk", "52~километрдің 25-і"),
        ("ru", "52~километров дорог"),
        ("ru", "В этой связи, по аналогии с~Президентом"),
        ("ru", "(о~чём сказано) и~«а~также»"),
        ("ru", "сидели~– а~я~пришёл"),
        ("ru", "далее~– Закон"),
        ("kk", "бұдан әрі~– Заң"),
        ("ru", "фракция «Ак~жол»"),
        ("kk", "«Ақ~жол» фракциясы"),
        ("ru", "и с А.~А.~Смаиловым"),
        ("ru", "дети и~с~нами, и с~г.~Астаной, с~2~млрд, с 26~ноября~2025~года"),
        ("ru", "она в~партии~– одной, «Ак~жол»~– и~к"),
        ("ru", "за 1~500~000~тенге –"),
        ("ru", "«Наша большая партия»"),
    ],
)
def test_what_belongs_together_is_not_parted(language: str, text: str) -> None:
    expected = text.replace("~", "\u00a0")
    assert typeset(language, text.replace("~", " ")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('фракция "Ак жол"', "фракция «Ак жол»"),
        ("фракция «Ак жол»", "фракция «Ак жол»"),
        ("«а» и «б»", "«а» и «б»"),
        ("«а «б» в» и «г»", "«а „б“ в» и «г»"),
        ("»а«", "»а«"),
        ("«а» б» «в»", "«а» б» «в»"),
        ("«а» «б", "«а» «б"),
        ("«ТОО «Рога»»", "«ТОО „Рога“»"),
        ('"ТОО "Рога""', "«ТОО „Рога“»"),
        ("„Ак жол“", "«Ак жол»"),
        ("“Ак жол”", "«Ак жол»"),
        ("«а „б“ в» и «г»", "«а „б“ в» и «г»"),
        ("«а “б” в»", "«а „б“ в»"),
        ("«не закрыто", "«не закрыто"),
        ('5" и "да', '5" и "да'),
    ],
)
def test_quotation_marks_nest(text: str, expected: str) -> None:
    assert quoted(text, GUILLEMETS) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # What stands beside, but does not belong: spaces stay as they are
        ("ru", "на 5 домах"),
        ("ru", "дом 5 или 6"),
        ("ru", "тест. 5"),  # «ст.» ends another word
        ("ru", "15 тысячелетий"),  # «тыс» begins another word
        ("ru", "12 345678"),
        ("ru", "1 50"),
        ("ru", "ноября 25"),
        ("ru", "на 500 домах"),
        ("ru", "или 2025"),
        ("ru", "ноября 20255"),
        ("ru", "майского 2025"),
        ("ru", "год. Алматы"),
        ("ru", "г. алматы"),
        ("ru", "ул. 5"),
        ("ru", "слово А. слово"),
        ("ru", "или А. "),
        ("ru", " А"),
        ("ru", "аб вб"),
        ("ru", "_ст. 5"),
        ("ru", "Б А.А."),  # a letter is no name
        ("ru", "Ким-К А. А. или слово А.А."),
        ("ru", "слово-К А.А."),
        ("ru", "НГ. Алматы"),
        ("ru", "яг-н Иванов"),
        ("ru", "г-жа иванова"),
        ("ru", "ОАО. Компания"),
        ("ru", "А. «Астана»"),
        ("ru", "А. 5"),
        ("ru", "А. К"),
        ("ru", "г.  Алматы"),
        ("ru", "5_ млрд"),
        ("kk", "5 млрдтың"),
    ],
)
def test_what_does_not_belong_together_may_be_parted(language: str, text: str) -> None:
    assert typeset(language, text) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "ул.~Абая, им.~Пушкина, г-н~Иванов, р.~Или, в~г.~«Астана»"),
        ("ru", "(ст.~5)"),
        ("ru", "«№~5»"),
        ("ru", "ст.~5"),
        ("ru", "№~5"),
        ("ru", "5~млрд"),
        ("ru", "5~млрд."),
        ("ru", "10~000~человек, 1~000~000~руб."),
        ("ru", "мая~2025"),
        ("ru", "31~декабря~1999"),
        ("ru", "Петрову-Водкину~К.~С."),
        ("ru", "Д’Артаньяну~Ш.~О."),
        ("ru", "К.~О’Хара, Қ.~Ә.~Сатпаев"),
        ("ru", "г-жа~Иванова и~г-н~«Икс», пр-т~Абая"),
        ("ru", "Смаилову~А.А., Ли~К.К."),
        ("ru", "ұлы-Смаилову~А.А. и Ким-К~А.~А."),
        ("ru", "г.~Алматы, г.~Астана. Г.~Петров"),
        ("ru", "К.~С.Петров"),
        ("ru", "А.~Б. и~В.~Г."),
        ("ru", "мкр.~Самал и~пос.~Щучинск"),
    ],
)
def test_each_word_of_the_catalog_is_kept_beside_its_number_or_name(
    language: str, text: str
) -> None:
    assert typeset(language, text.replace("~", " ")) == text.replace("~", "\u00a0")


def test_words_of_any_length_are_kept_with_a_name(tmp_path: Path) -> None:
    shipped = (ROOT / "locales" / "ru" / "LC_MESSAGES" / "letter.po").read_text(encoding="utf-8")
    own = tmp_path / "ru" / "LC_MESSAGES" / "letter.po"
    own.parent.mkdir(parents=True)
    own.write_text(shipped.replace('"г. г-н ', '"с г. Тоо г-н '), encoding="utf-8")
    expected = "с~Асыл, ис Асыл, Тоо~«Асыл», г.~Асыл, г-н~Асыл"
    made = typesetter(Phrases("ru", [tmp_path]))([expected.replace("~", " ")])
    assert made == [expected.replace("~", "\u00a0")]


@pytest.mark.parametrize(
    ("text", "pairs", "unpaired"),
    [
        ("«а» и «б»", [(0, 2, 0), (6, 8, 0)], []),
        ("", [], []),
        ("«а»", [(0, 2, 0)], []),
        ("«а „б“»", [(3, 5, 1), (0, 6, 0)], []),
        ('"а" "б"', [(0, 2, 0), (4, 6, 0)], []),
        ('("а")', [(1, 3, 0)], []),
        ('а"', [], [1]),
        ('"', [], [0]),
        ("» а «", [], [0, 4]),
        ("«а", [], [0]),
        ("«а» » «б»", [(0, 2, 0), (6, 8, 0)], [4]),
        ('—"а"', [(1, 3, 0)], []),
        ('" а"', [], [0, 3]),
        ("„а (“ б", [(0, 4, 0)], []),  # the mark that opens in English closes in German
    ],
)
def test_marks_that_pair_are_told_from_those_that_do_not(
    text: str, pairs: list[tuple[int, int, int]], unpaired: list[int]
) -> None:
    found, alone = quotation_marks(text)
    assert (found, alone) == (pairs, unpaired)


def test_the_third_level_of_quotation_marks_is_like_the_first() -> None:
    assert quoted('"а "б "в" б" а"', GUILLEMETS) == "«а „б «в» б“ а»"


def test_a_hundred_paragraphs_are_typeset_as_each_alone() -> None:
    texts = ['"а" № 5', "", "А. А. Иванов", "1 000", "»", "б"] * 20
    assert typesetter(words("ru"))(texts) == [typeset("ru", text) for text in texts]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("№ 5", "№~5"),
        ("ст. 5", "ст.~5"),
        ("тст. 5", "тст. 5"),
        ("5 млрд", "5~млрд"),
        ("мая 2025", "мая~2025"),
        ("Петров А. Б.", "Петров~А.~Б."),
        ("А. Б. Петров", "А.~Б.~Петров"),
        ("г. Алматы", "г.~Алматы"),
    ],
)
def test_the_first_word_of_the_first_paragraph_is_kept_like_any_other(text: str, made: str) -> None:
    assert typesetter(words("ru"))([text]) == [made.replace("~", "\u00a0")]


@given(st.text(st.sampled_from("вАб1. –\n"), max_size=40))
def test_a_preposition_and_a_dash_make_no_chain_of_three(text: str) -> None:
    for chain in re.split(r"[ \n]", typeset("ru", text)):
        weak = re.search("^[вА]\u00a0(?!.\\.)|\u00a0–|\u00a0в\u00a0", chain)
        assert not weak or chain.count("\u00a0") <= 2


@given(st.text(st.sampled_from('аБ1. "«»„“”№%-–\n'), max_size=60))
def test_nothing_but_spaces_and_quotation_marks_changes(text: str) -> None:
    made = typeset("ru", text)
    assert len(made) == len(text)
    kinds = {**dict.fromkeys(" \u00a0", " "), **dict.fromkeys('"«»„“”', '"')}
    assert [kinds.get(c, c) for c in made] == [kinds.get(c, c) for c in text]


@given(st.text(st.sampled_from('а "«»„“”'), max_size=30))
def test_typesetting_twice_is_typesetting_once(text: str) -> None:
    once = typeset("ru", text)
    assert typeset("ru", once) == once


@given(
    st.sampled_from(["ru", "en"]),
    st.lists(st.text(st.sampled_from('вА5. "«»„“\n'), max_size=12).map(str.strip), max_size=4),
)
def test_paragraphs_are_made_together_as_each_alone(language: str, texts: list[str]) -> None:
    made = typesetter(words(language))
    assert made(texts) == [made([text])[0] for text in texts]


@pytest.mark.parametrize(("text", "joined"), [("5 %", True), ("5 %а", False), ("5 кг", True)])
def test_a_measure_is_kept_with_its_number_as_a_whole_alone(text: str, joined: bool) -> None:
    assert ("\u00a0" in typeset("ru", text)) == joined
    assert "\u00a0" not in typeset("ru", "5 кга")
