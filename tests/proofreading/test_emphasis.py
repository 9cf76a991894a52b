"""Marks of emphasis are no part of the words that rules read; places count them all the same."""

import io

import pytest

from drafter import load
from drafter.proofreading import proofread
from drafter.workspace import Workspace
from tests.proofreading.examples import MARK, letter, told

STYLES = ("*", "**", "***")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("abbreviation-space", "Больница стоит на @⟦ул.Гоголя@ с весны."),
        ("doubled-word", "Мы @просим@ ⟦просим ответа."),
        ("numeral-agreement", "На это ушло @21@ ⟦тысяч тенге."),
        ("space-at-mark", "Слово @важное@⟦ , как и другие."),
        ("prime-minister", "Так решил @⟦премьер-министр@ страны."),
        ("quotation-marks", "Это @⟦«важное@ слово."),
        ("number-sign-space", "В школе @⟦№7@ холодно."),
        ("russian-letters", "Бұл @⟦казіргі@ жағдай."),
    ],
)
def test_what_is_wrong_is_told_at_its_place(style: str, rule: str, text: str) -> None:
    marked = letter(text.replace("@", style))
    assert told(marked.replace(MARK, ""), rule) == [(rule, marked.index(MARK))]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "text",
    [
        "@Свыше@ 2 миллионов жителей ждут.",
        "Портал «@электронное@ правительство» закрыт.",
        "№№ @5@ және 6 мектептер жабық.",
        "@АО@ «НК «Қазақтелеком» молчит.",
        "Это «@важное@», (@срочное@) и @общее@: дело.",
        "Сеть тепло- и @водоснабжения@.",
    ],
)
def test_of_sound_words_nothing_is_told(style: str, text: str) -> None:
    file = letter(text.replace("@", style))
    found = proofread(load(io.StringIO(file)), Workspace().locales)
    assert {one.id for one in found} <= {"no-name", "no-demands", "out-of-office"}


@pytest.mark.parametrize("text", ["а * б * в", "«____» ________ года", "file_name_of"])
def test_marks_that_emphasize_nothing_are_blanks(text: str) -> None:
    file = letter(f"Текст: {text} и слово слово.")
    assert told(file, "doubled-word") == [("doubled-word", file.rindex("слово"))]
