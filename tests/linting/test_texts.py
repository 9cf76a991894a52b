"""The rules of proofreading on what stands in templates, at its place there."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from drafter.errors import WARNING, Problem
from drafter.linting.templates import problems_of
from drafter.workspace import Workspace

MARK = "⟦"
BEGUN = '{% extends "drafter/inquiry.html" %}\n{% block closing %}\n'


def told(folder: Path, language: str, text: str, before: str = "") -> list[Problem]:
    """Return what is told of a text in the template of one language, the other left as it is."""
    file = folder / "templates" / language / "inquiry.html"
    file.parent.mkdir(parents=True)
    file.write_text(f"{BEGUN}{before}{text}\n{{% endblock %}}\n", encoding="utf-8")
    (folder / "addressbook.yaml").touch()
    found = problems_of(Workspace(folder), (f"{language}/inquiry",))
    return [p for p in found if p.id not in ("block-without-counterpart", "template-differs")]


SLIPS = [
    ("ru", "<p>Фракция ⟦- партия центра.</p>", "hyphen-for-dash"),
    ("ru", "<p>Согласно ⟦закона о выборах просим:</p>", "according-to"),
    ("ru", "<p>⟦Республика казахстан</p>", "republic"),
    ("ru", "<p>Решение ⟦правительства Республики Казахстан.</p>", "government"),
    ("ru", "<p>Жители ⟦г.Тараза</p>", "abbreviation-space"),
    ("ru", "<p>Решение ⟦№5</p>", "number-sign-space"),
    ("ru", "<p>Решение ⟦№{{ number }}</p>", "number-sign-space"),
    ("ru", "<p>Решение ⟦N {{ number }}</p>", "number-sign"),
    ("ru", "<p>Просим ⟦просим принять</p>", "doubled-word"),
    ("ru", "<p><strong>Просим</strong>\n   ⟦просим</p>", "doubled-word"),
    ("ru", "<p>⟦Премьер-министр</p>", "prime-minister"),
    ("ru", "<p>{{ number }}, ⟦интернет–ресурс</p>", "dash-in-word"),
    ("ru", "<p>выделить 5 ⟦млрд. тенге</p>", "scale-word"),
    ("ru", "<p>принять меры⟦ , и срочно</p>", "space-at-mark"),
    ("ru", "<p>закон «⟦ О выборах»</p>", "space-inside-marks"),
    ("ru", "<p>партия ⟦«Ак жол</p>", "quotation-marks"),
    ("ru", "<p>закон ⟦(далее – Закон</p>", "brackets"),
    ("ru", "<p>до ⟦31 июня 2026 года</p>", "no-such-date"),
    ("ru", "<p>прокуратура⟦..</p>", "doubled-mark"),
    ("ru", "<p>меры⟦ которые приняты</p>", "comma-before-which"),
    ("ru", "<p>Тем не менее⟦, фракция просит</p>", "needless-comma"),
    ("ru", "<p>⟦10 (пяти) рабочих дней</p>", "amount-in-words"),
    ("ru", "<p>Пришёл ответ⟦.Его читали</p>", "joined-sentences"),
    ("ru", "<p>⟦C уважением</p>", "latin-lookalike"),
    ("ru", "{% if subject %}<p>да</p>{% else %}<p>нет ⟦нет</p>{% endif %}", "doubled-word"),
    ("ru", "{% macro m() %}<p>нет ⟦нет</p>{% endmacro %}{{ m() }}", "doubled-word"),
    ("ru", "{% macro m() %}<p>нет ⟦нет</p>{% endmacro %}", "doubled-word"),
    ("ru", "<table><tr><td>да</td><td>нет ⟦нет</td></tr></table>", "doubled-word"),
    ("kk", "<p>⟦Казақстан халқы</p>", "russian-letters"),
    ("kk", "<p>⟦Республикасының Заңының 5-бабы</p>", "double-genitive"),
    ("kk", "<p>Заңның ⟦5 бабы</p>", "ordinal-hyphen"),
    ("kk", "<p>10 ⟦индикаторлар</p>", "plural-after-number"),
    ("kk", "<p>Сізден ⟦сізден сұраймыз</p>", "doubled-word"),
    (
        "kk",
        "<p>⟦Просим незамедлительно ответить\n"
        "на наше обращение и сообщить депутатам, что сделано по этому вопросу</p>",
        "wrong-language",
    ),
]


@cache
def told_of_all() -> dict[tuple[str, int], list[Problem]]:
    """Return what is told of all the examples, by the language and line in which each ends."""
    with TemporaryDirectory() as name:
        found: dict[tuple[str, int], list[Problem]] = {}
        for language in ("ru", "kk"):
            text = "\n".join(text.replace(MARK, "") for code, text, _r in SLIPS if code == language)
            for problem in told(Path(name) / language, language, text):
                if problem.place:
                    found.setdefault((language, problem.place.line), []).append(problem)
        return found


@pytest.mark.parametrize(("language", "text", "rule"), SLIPS)
def test_a_slip_is_told_at_its_word(language: str, text: str, rule: str) -> None:
    earlier = [
        t for code, t, _rule in SLIPS[: SLIPS.index((language, text, rule))] if code == language
    ]
    before = BEGUN + "".join(f"{one}\n" for one in earlier) + text.partition(MARK)[0]
    (problem,) = told_of_all()[language, before.count("\n") + 1]
    assert (problem.id, problem.severity) == (rule, WARNING)
    assert problem.place is not None
    assert Path(problem.place.file).parent.name == language
    assert problem.place.column == len(before.rpartition("\n")[2]) + 1


SOUND = {
    "ru": [
        "<p>Фракция – партия центра, решение № {{ number }}.</p>",
        "<p>{{ number }}{% if subject %}, {{ subject }}{% endif %}, и ещё</p>",
        "<p>Просим\n   {%- if subject %}, да,{% endif %} принять</p>",
        "<p>{{ number }}) принять меры</p>",
        "<p>да</p>\n<p>да</p>",
        "<p>да<br/>да</p>",
        "{% if subject %}<p>да</p>{% else %}<p>да</p>{% endif %}",
        "<p>Партия «{% if subject %}Ак жол{% else %}Аманат{% endif %}»</p>",
        "{# Просим просим №5 #}<p>Просим</p>",
    ],
    "kk": [
        "<p>Заңның 5-бабына сәйкес сұраймыз:</p>",
        "<p>Шығармашылық топ – 3 адам</p>",
    ],
}


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_sound_texts_are_passed(tmp_path: Path, language: str) -> None:
    assert told(tmp_path, language, "\n".join(SOUND[language])) == []


def test_a_comment_in_the_template_switches_a_rule_off(tmp_path: Path) -> None:
    comment = "{# drafter: without doubled-word, hyphen-for-dash #}\n"
    assert told(tmp_path, "ru", "<p>Просим просим - срочно</p>", comment) == []


def test_a_comment_that_names_no_rule_is_told_at_the_name(tmp_path: Path) -> None:
    comment = "{#- drafter: without doubledword -#}\n"
    (problem,) = told(tmp_path, "ru", "<p>Просим</p>", comment)
    assert problem.id == "unknown-rule"
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (3, comment.index("doubledword") + 1)


def test_an_error_is_not_switched_off(tmp_path: Path) -> None:
    comment = "{# drafter: without template-unknown-variable #}\n"
    found = told(tmp_path, "ru", "<p>{{ adressee }}</p>", comment)
    assert {p.id for p in found} == {"template-unknown-variable", "unknown-rule"}
