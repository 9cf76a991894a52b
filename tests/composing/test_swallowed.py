"""A template of one's own that knows nothing of a new key swallows no value."""

from pathlib import Path
from typing import Any

import pytest

from drafter import Drafter, InquiryError
from tests.conftest import inquiry_data, read

PROSECUTOR = {"post": "prosecutor-general", "surname": "Асылов", "gender": "masculine"}
TWO = [inquiry_data()["addressee"], PROSECUTOR]
SHEETS = {"title": "Список", "sheets": 3}


@pytest.mark.parametrize(
    ("values", "block", "key"),
    [
        ({"copy_to": ["prosecutor-general"]}, "copy_to", "copy_to"),
        ({"addressee": TWO}, "addressee", "addressee"),
        ({"appendices": [SHEETS, SHEETS]}, "appendix", "appendices"),
        ({"appendix": {"title": "Список", "body": "Текст."}}, "appendix_pages", "body"),
    ],
)
def test_a_value_that_is_printed_nowhere_is_an_error_at_its_key(
    tmp_path: Path, values: dict[str, Any], block: str, key: str
) -> None:
    (tmp_path / "ru").mkdir()
    blocks = {block, "appendix_pages"}
    own = "".join(f"{{% block {name} %}}<p>x</p>{{% endblock %}}" for name in sorted(blocks))
    text = '{% extends "drafter/inquiry.html" %}' + own
    (tmp_path / "ru" / "inquiry.html").write_text(text, "utf-8")
    inquiry = read(**values)
    Drafter().render(inquiry, "ru")
    with pytest.raises(InquiryError) as caught:
        Drafter(template=tmp_path).render(inquiry, "ru")
    (problem,) = caught.value.problems
    assert problem.id == "value-not-printed"
    assert problem.what == f"The template ru/inquiry.html prints «{key}» nowhere."
    assert f"«{block}»" in problem.advice


def test_one_addressee_may_be_printed_by_the_variable_of_one(tmp_path: Path) -> None:
    (tmp_path / "ru").mkdir()
    own = (
        '{% extends "drafter/inquiry.html" %}{% block addressee %}'
        "<p>{{ addressee.post.dative }}</p>{% endblock %}"
    )
    (tmp_path / "ru" / "inquiry.html").write_text(own, "utf-8")
    assert Drafter(template=tmp_path).render(read(), "ru")
