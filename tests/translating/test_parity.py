"""What one language says and the other does not, in letters and in templates."""

from pathlib import Path
from typing import Any

import pytest

from drafter import TemplateError, load
from drafter.translating.parity import letter_differences, template_differences
from drafter.workspace import Workspace
from tests.conftest import ROOT, SAMPLES

LETTER = """\
addressee: {{post: prime-minister}}
author: {{faction: {{ru: Ак жол, kk: Ақ жол}}}}
body:
  ru: |
    {ru}
  kk: |
    {kk}
request: {{ru: просит, kk: сұрайды}}
demands: [{{ru: построить 3 школы, kk: 3 мектеп салуды}}]
signatories: [А. Перуашев]
"""
RU, KK = 5, 7
"""The lines in which the two texts stand; each begins in column 5."""


def pair(name: str, ru: str, kk: str, *expected: tuple[int, int, str]) -> Any:
    return pytest.param(ru, kk, list(expected), id=name)


DIFFERENT = [
    pair(
        "a number",
        "Построено 52 школы.",
        "25 мектеп салынды.",
        (RU, 15, "«52» stands here, but is missing in the text in Kazakh."),
        (KK, 5, "«25» stands here, but is missing in the text in Russian."),
    ),
    pair(
        "a fraction",
        "Рост составил 5,2 процента.",
        "Өсім 5,3 пайызды құрады.",
        (RU, 19, "«5,2 процента»"),
        (KK, 10, "«5,3 пайызды»"),
    ),
    pair(
        "millions for thousands of millions",
        "Выделено 7 млн тенге.",
        "7 млрд теңге бөлінді.",
        (RU, 14, "«7 млн тенге»"),
        (KK, 5, "«7 млрд теңге»"),
    ),
    pair(
        "a nought",
        "Выделено 1 500 000 тенге.",
        "150 000 теңге бөлінді.",
        (RU, 14, "«1 500 000 тенге»"),
        (KK, 5, "«150 000 теңге»"),
    ),
    pair(
        "the day of a date",
        "Послание от 16 марта 2022 года.",
        "2022 жылғы 15 наурыздағы Жолдау.",
        (RU, 17, "«16 марта 2022»"),
        (KK, 5, "«2022 жылғы 15 наурыздағы»"),
    ),
    pair(
        "the month of a date",
        "Послание от 16 марта 2022 года.",
        "2022 жылғы 16 мамырдағы Жолдау.",
        (RU, 17, "«16 марта 2022»"),
        (KK, 5, "«2022 жылғы 16 мамырдағы»"),
    ),
    pair(
        "the year of a date",
        "Послание от 16 марта 2022 года.",
        "2023 жылғы 16 наурыздағы Жолдау.",
        (RU, 17, "«16 марта 2022»"),
        (KK, 5, "«2023 жылғы 16 наурыздағы»"),
    ),
    pair(
        "the number of a law",
        "Закон № 148 и закон № 7.",
        "№ 148 заң мен № 8 заң.",
        (RU, 27, "«7» stands here"),
        (KK, 21, "«8» stands here"),
    ),
    pair(
        "an article",
        "Статья 27 закона.",
        "Заңның 28-бабы.",
        (RU, 12, "«27» stands here"),
        (KK, 12, "«28» stands here"),
    ),
    pair(
        "a name in quotation marks",
        "Закон «О Парламенте» и закон «О выборах».",
        "«Парламент туралы» заң мен сайлау туралы заң.",
        (RU, 5, "Quoted names here: 2 in Russian, 1 in Kazakh."),
    ),
    pair(
        "a paragraph",
        "Первый.\n\n    Второй.",
        "Бірінші.",
        (RU, 5, "The text has 2 paragraphs in Russian, but 1 in Kazakh."),
    ),
]

SAME = [
    pair("figures in another order", "Из 52 школ готовы 25.", "25 мектеп дайын, барлығы 52."),
    pair(
        "a date in the order of each language",
        "Послание от 16 марта 2022 года.",
        "2022 жылғы 16 наурыздағы Жолдау.",
    ),
    pair("a decimal mark and a unit", "Выделено 1,5 млрд тенге.", "1,5 миллиард теңге бөлінді."),
    pair("an ending after a hyphen", "Внесено более 60 предложений.", "60-тан астам ұсыныс енді."),
    pair("a number in words", "Прошло 2 года.", "Екі жыл өтті."),
    pair("quoted names", "Фракция «Ак жол».", "«Ақ жол» фракциясы."),
]


@pytest.mark.parametrize(("ru", "kk", "expected"), [*DIFFERENT, *SAME])
def test_what_differs_is_found_at_its_letter(
    tmp_path: Path, ru: str, kk: str, expected: list[tuple[int, int, str]]
) -> None:
    file = tmp_path / "letter.yaml"
    file.write_text(LETTER.format(ru=ru, kk=kk), encoding="utf-8")
    found = list(letter_differences(load(file), Workspace().locales))
    moved = ru.count("\n")
    places = [(p.place.line, p.place.column) for p in found if p.place]
    assert places == [
        (line + (moved if line == KK else 0), column) for line, column, _text in expected
    ]
    for problem, (_line, _column, beginning) in zip(found, expected, strict=True):
        assert problem.what.startswith(beginning)


@pytest.mark.parametrize("sample", ["ak-zhol-akims", "district-akims"])
def test_the_samples_say_the_same(sample: str) -> None:
    inquiry = load(SAMPLES / f"{sample}.yaml")
    assert list(letter_differences(inquiry, Workspace().locales)) == []


def workspace(folder: Path, **templates: str) -> Workspace:
    (folder / "addressbook.yaml").touch()
    for language, text in templates.items():
        file = folder / "templates" / language / "support.html"
        file.parent.mkdir(parents=True)
        file.write_text(f'{{% extends "letter.html" %}}\n{text}', encoding="utf-8")
    return Workspace(folder)


TITLE = '{% block title %}<h1 class="title">{{ subject }}</h1>{% endblock %}\n'
PLAIN = TITLE.replace("{{ subject }}", "")
CONDITION = TITLE.replace("{{ subject }}", "{% if subject %}{{ subject }}{% endif %}")
CASE = TITLE.replace("{{ subject }}", "{{ addressee.post.dative }}")
OTHER_CASE = TITLE.replace("{{ subject }}", "{{ addressee.post }}")
REQUEST = '{% block request %}<p class="request">{{ request }}</p>{% endblock %}\n'


@pytest.mark.parametrize(
    ("ru", "kk", "expected"),
    [
        (TITLE, PLAIN, [("ru", 2, "«subject»")]),
        (PLAIN, TITLE, [("kk", 2, "«subject»")]),
        (CONDITION, TITLE, [("ru", 2, "«if subject»")]),
        (TITLE + REQUEST, TITLE, [("ru", 3, "«request»"), ("ru", 3, "«request»")]),
        (CASE, TITLE, [("ru", 2, "«addressee.post»"), ("kk", 2, "«subject»")]),
        (CASE, OTHER_CASE, []),
        (TITLE, TITLE, []),
    ],
    ids=["variable", "Kazakh alone", "condition", "block", "both", "case", "same"],
)
def test_what_one_template_uses_alone_is_found_in_its_line(
    tmp_path: Path, ru: str, kk: str, expected: list[tuple[str, int, str]]
) -> None:
    found = list(template_differences(workspace(tmp_path, ru=ru, kk=kk)))
    places = [
        (Path(p.place.file).parent.name, p.place.line, p.what.partition(" stands")[0])
        for p in found
        if p.place
    ]
    assert sorted(places) == sorted(expected)


def test_a_template_that_does_not_parse_is_an_error_with_its_line(tmp_path: Path) -> None:
    broken = workspace(tmp_path, ru="{% block title %}", kk=TITLE)
    with pytest.raises(TemplateError, match=r"support\.html:2:"):
        list(template_differences(broken))


def test_the_shipped_templates_agree() -> None:
    assert (ROOT / "templates" / "kk" / "inquiry.html").exists()
    assert list(template_differences(Workspace())) == []
