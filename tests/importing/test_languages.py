"""The language of a letter is told by what every letter says, whatever the text quotes."""

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter import Drafter, load
from drafter.importing import import_letters
from tests.conftest import read
from tests.importing.secretaries import BODY, BODY_KK, Letter

QUOTED = "Сұрақтарға жауап берілмеді, әкімдер ауылдағы жолдарды күтіп ұстамайды, көпірлер бұзылған."


def language(folder: Path, data: bytes) -> tuple[str, ...]:
    (folder / "letter.docx").write_bytes(data)
    return import_letters([folder / "letter.docx"], "letter.yaml").languages


def typed(*lines: str, body: tuple[str, ...]) -> bytes:
    letter = Letter()
    first, *last = lines
    letter.line(first, align=1)
    letter.text(*body)
    letter.lines(*last)
    return letter.data()


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("ДЕПУТАТСКИЙ ЗАПРОС", "А. Перуашев"), "ru"),
        (("Уважаемый Алихан Асханович!", "А. Перуашев"), "ru"),
        (("О дорогах", "С уважением,", "А. Перуашев"), "ru"),
        (("О дорогах", "На основании изложенного прошу:", "1) принять меры."), "ru"),
        (("ДЕПУТАТТЫҚ САУАЛ", "А. Перуашев"), "kk"),
        (("ҮНДЕУ", "А. Перуашев"), "kk"),
        (("Құрметті Олжас Абайұлы!", "А. Перуашев"), "kk"),
        (("Жолдар туралы", "Құрметпен,", "А. Перуашев"), "kk"),
    ],
)
def test_a_set_phrase_tells_the_language(
    tmp_path: Path, lines: tuple[str, ...], found: str
) -> None:
    other = [QUOTED] * 5 if found == "ru" else [*BODY] * 5
    assert language(tmp_path, typed(*lines, body=tuple(other))) == (found,)


@pytest.mark.parametrize(("body", "found"), [(BODY, "ru"), (BODY_KK, "kk")])
def test_letters_tell_it_where_no_phrase_does(
    tmp_path: Path, body: tuple[str, ...], found: str
) -> None:
    assert language(tmp_path, typed("А. Перуашев", body=body)) == (found,)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(body=st.text("әғқңөұүһі абвг\n", min_size=1, max_size=400).filter(str.strip))
def test_a_letter_of_drafter_is_in_the_language_that_it_was_made_in(
    tmp_path: Path, drafter: Drafter, body: str
) -> None:
    source: Any = read(body=body, request="просит", demands=["принять меры"])
    (tmp_path / "letter.docx").write_bytes(drafter.render(source, "ru"))
    back = load(io.StringIO(import_letters([tmp_path / "letter.docx"], "letter.yaml").text))
    assert back.languages == ("ru",)
    assert back.demands == ({"ru": "принять меры"},)
