"""The cases of names and posts, as templates ask for them."""

from pathlib import Path

import pytest

from drafter import Drafter, Problem, TemplateError
from tests.conftest import inquiry_data, read
from tests.documents import plain, texts

pytestmark = pytest.mark.usefixtures("partial_templates")

CASES = {
    "ru": ("nominative", "genitive", "dative", "accusative", "instrumental", "prepositional"),
    "kk": (
        "nominative",
        "genitive",
        "dative",
        "accusative",
        "locative",
        "ablative",
        "instrumental",
    ),
}
# As any grammar declines them: Смаилов and Алихан are regular, a post follows its head.
EXPECTED = {
    "ru": """\
Смаилов А. А. | министр финансов
Смаилова А. А. | министра финансов
Смаилову А. А. | министру финансов
Смаилова А. А. | министра финансов
Смаиловым А. А. | министром финансов
Смаилове А. А. | министре финансов""",
    "kk": """\
Смайылов Ә. А. | қаржы министрі
Смайыловтың Ә. А. | қаржы министрінің
Смайыловқа Ә. А. | қаржы министріне
Смайыловты Ә. А. | қаржы министрін
Смайыловта Ә. А. | қаржы министрінде
Смайыловтан Ә. А. | қаржы министрінен
Смайыловпен Ә. А. | қаржы министрімен""",
}
NAMES = {
    "ru": ("Смаилов", "Алихан", "Асханович", "министр финансов"),
    "kk": ("Смайылов", "Әлихан", "Асханұлы", "қаржы министрі"),
}


def template(folder: Path, language: str, text: str) -> Drafter:
    file = folder / language / "inquiry.html"
    file.parent.mkdir(parents=True)
    file.write_text(
        f'{{% extends "letter.html" %}}\n{{% block body %}}{text}{{% endblock %}}\n',
        encoding="utf-8",
    )
    return Drafter(template=folder)


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_template_prints_names_and_posts_in_every_case(tmp_path: Path, language: str) -> None:
    surname, given, patronymic, post = NAMES[language]
    addressee = {
        **{"surname": surname, "given": given, "patronymic": patronymic},
        **{"gender": "masculine", "post": {language: post}},
    }
    rows = [
        f"<p>{{{{ addressee.name{name}.surname_first }}}} | {{{{ addressee.post.{case} }}}}</p>"
        for case in CASES[language]
        for name in ["" if case == "nominative" else f".{case}"]
    ]
    drafter = template(tmp_path, language, "".join(rows))
    guesses: list[Problem] = []
    data = drafter.render(
        read(**inquiry_data(languages=[language], addressee=addressee)), language, guesses.append
    )
    found = [plain(text) for text in texts(data, "Body Text")]
    assert found[: len(rows)] == EXPECTED[language].splitlines()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<p>{{ clauses[0].nmber }}</p>", "There is no «nmber» here."),
        ("<p>{{ row.region }}</p>", "There is no «region» here."),
    ],
)
def test_what_a_clause_or_a_row_does_not_have_is_named(
    tmp_path: Path, text: str, said: str
) -> None:
    drafter = template(tmp_path, "ru", text)
    clause = {
        "name": "unanswered-inquiry",
        "parameters": {"date": "2025-11-26", "number": "12-34"},
    }
    with pytest.raises(TemplateError) as raised:
        drafter.render(read(clauses=[clause]), "ru")
    assert raised.value.problems[0].what == said
