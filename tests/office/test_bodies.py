"""Long texts as documents: what a document does not change keeps its lines in the file."""

from typing import Any

import pytest

from drafter.errors import InquiryError
from drafter.model.edits import Edit
from drafter.office.bodies import documents, edited
from drafter.office.office import Office

LETTER = """\
addressee: prime-minister
body:
  ru: |
    Первая  строка,   как в файле.

    Вторая строка.
  kk: |
    Бірінші жол.
appendices:
  - {title: {ru: Список, kk: Тізім}, body: {ru: Текст., kk: Мәтін.}}
signatories: [А. Перуашев]
"""


def document(text: str) -> dict[str, Any]:
    office = Office()
    found: dict[str, Any] = documents(office.form(office.open(text=text, name="a.yaml")))
    return found


def test_every_long_text_has_its_document() -> None:
    found = document(LETTER)
    assert {key for key in found if "comparison" not in key} == {
        "body.ru",
        "body.kk",
        "appendices.0.body.ru",
        "appendices.0.body.kk",
    }
    assert found["body.kk"]["content"][0]["content"] == [{"type": "text", "text": "Бірінші жол."}]


def test_a_paragraph_that_is_changed_leaves_the_lines_of_the_others() -> None:
    body = document(LETTER)["body.ru"]
    body["content"][-1]["content"][0]["text"] = "Вторая строка, новая."
    text = edited(Office(), LETTER, "a.yaml", [Edit("body.ru", "set", body)])
    assert text == LETTER.replace("Вторая строка.", "Вторая строка, новая.")


def test_a_document_is_put_where_an_edit_before_it_has_moved_its_value() -> None:
    body = document(LETTER)["appendices.0.body.ru"]
    edits = [
        Edit("appendices", "insert", {"title": {"ru": "Новое"}}, 0),
        Edit("appendices.1.body.ru", "set", body),
    ]
    after = edited(Office(), LETTER, "a.yaml", edits)
    assert after.count("Текст.") == 1
    assert after.index("Новое") < after.index("Текст.")


@pytest.mark.parametrize("value", [{"type": "doc", "content": 5}, {"type": "doc", "content": [7]}])
def test_what_is_no_document_is_refused(value: Any) -> None:
    with pytest.raises(InquiryError) as caught:
        edited(Office(), LETTER, "a.yaml", [Edit("body.ru", "set", value)])
    assert caught.value.problems[0].advice
