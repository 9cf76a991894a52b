"""One demand in a sentence that somebody typed becomes request and demand."""

import io
from pathlib import Path

import pytest

from drafter import Inquiry, load
from drafter.importing import import_letters
from tests.importing.secretaries import BODY, BODY_KK, Letter


def imported(folder: Path, sentence: str, language: str) -> Inquiry:
    letter = Letter()
    if language == "ru":
        letter.lines("Премьер-Министру", "Бектенову О.А.", left=9)
        letter.lines("ДЕПУТАТСКИЙ ЗАПРОС", "Уважаемый Олжас Абаевич!", align=1)
        letter.text(*BODY, sentence)
        letter.lines("С уважением,", "Депутаты", "А. Перуашев")
    else:
        letter.lines("Премьер-Министрі", "О.А. Бектеновке", left=9)
        letter.lines("ДЕПУТАТТЫҚ САУАЛ", "Құрметті Олжас Абайұлы!", align=1)
        letter.text(*BODY_KK, sentence)
        letter.lines("Құрметпен,", "Депутаттар", "А. Перуашев")
    (folder / "letter.docx").write_bytes(letter.data())
    return load(io.StringIO(import_letters([folder / "letter.docx"], "letter.yaml").text))


@pytest.mark.parametrize(
    ("language", "sentence", "request_", "demand"),
    [
        ("ru", "На основании изложенного просим отремонтировать дороги.",
         "просим", "отремонтировать дороги"),
        ("ru", "На основании изложенного, уважаемый Олжас Абаевич, прошу провести проверку.",
         "прошу", "провести проверку"),
        ("kk", "Жоғарыда баяндалғанның негізінде, құрметті Олжас Абайұлы, жолдарды жөндеуді"
         " сұраймыз.", "сұраймыз", "жолдарды жөндеуді"),
    ],
)  # fmt: skip
def test_it_is_taken_apart(
    tmp_path: Path, language: str, sentence: str, request_: str, demand: str
) -> None:
    inquiry = imported(tmp_path, sentence, language)
    assert inquiry.request == {language: request_}
    assert inquiry.demands == ({language: demand},)
    assert "просим" not in inquiry.body[language]


@pytest.mark.parametrize(
    "sentence",
    [
        "На основании изложенного просим снизить. Стоимость выросла.",
        "На основании изложенного области несут расходы.",
        "Просим отремонтировать дороги.",
    ],
)
def test_another_sentence_stays_in_the_body(tmp_path: Path, sentence: str) -> None:
    inquiry = imported(tmp_path, sentence, "ru")
    assert inquiry.request is None
    assert inquiry.body["ru"].endswith(f"{sentence}\n")
