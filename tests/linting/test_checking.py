"""Broken templates with the problems that each must give, and sound ones that none may blame.

`broken/NAME.html` is a template with something wrong, `broken/NAME.txt` names it, a problem a line:
`LINE:COLUMN id` and how its sentence begins.  It is checked as the template of inquiries, or, in
a folder, as the one that the folder is named after.  Beside `sound/NAME.html` the folder of its
name, if any, has the other templates that it needs.
"""

from pathlib import Path
from typing import Any

import pytest

from drafter import Drafter, TemplateError
from drafter.errors import DrafterError, Problem
from drafter.linting.templates import problems_of
from drafter.workspace import Workspace
from tests.conftest import read

pytestmark = pytest.mark.usefixtures("partial_templates")

NAMES = {"ru": "Russian", "kk": "Kazakh"}
EXTENDS = '{% extends "letter.html" %}'
INQUIRY = "ru/inquiry.html"

BROKEN = Path(__file__).with_name("broken")
SOUND = Path(__file__).with_name("sound")


def lines(*rows: str) -> str:
    return "\n".join([*rows, ""])


def in_body(*rows: str) -> str:
    """Return a template that changes the body; the first row stands in line 3."""
    return lines(EXTENDS, "{% block body %}", *rows, "{% endblock %}")


def workspace(folder: Path, templates: dict[str, str | bytes]) -> Workspace:
    (folder / "addressbook.yaml").write_text("", encoding="utf-8")
    for name, text in templates.items():
        file = folder / "templates" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Workspace(folder)


def in_both_languages(name: str, source: str | bytes) -> dict[str, str | bytes]:
    """Return a template and its counterpart, so that nothing is missing in either language."""
    kind = name.removeprefix("ru/").removeprefix("kk/")
    return {name: source} if kind == name else {f"ru/{kind}": source, f"kk/{kind}": source}


def said(problem: Problem) -> str:
    """Return a problem as the files of expectations have it: without the name of the file."""
    assert problem.place is not None
    place = f"{problem.place.line}:{problem.place.column}"
    return " ".join(filter(None, [place, problem.id, problem.what, problem.advice]))


FILES_OF_BROKEN = [pytest.param(file, id=file.stem) for file in sorted(BROKEN.glob("**/*.html"))]


@pytest.mark.parametrize("file", FILES_OF_BROKEN)
def test_what_is_wrong_is_found_in_its_place(tmp_path: Path, file: Path) -> None:
    folder = file.parent.relative_to(BROKEN).as_posix()
    name = INQUIRY if folder == "." else f"{folder}.html"
    place = workspace(tmp_path, in_both_languages(name, file.read_bytes()))
    problems = problems_of(place, (name.removesuffix(".html"),))
    assert {p.place.file for p in problems if p.place} <= {str(tmp_path / "templates" / name)}
    expected = file.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    begun = [
        said(problem)[: len(meant)] for problem, meant in zip(problems, expected, strict=False)
    ]
    assert begun + [said(problem) for problem in problems[len(expected) :]] == expected


def test_the_broken_templates_are_all_there() -> None:
    assert len(FILES_OF_BROKEN) >= 229


def with_others(file: Path) -> dict[str, str | bytes]:
    """Return a sound template in both languages, with the other templates that it needs."""
    folder = file.with_suffix("")
    others = (other for other in folder.rglob("*") if other.is_file())
    return {
        **in_both_languages(INQUIRY, file.read_bytes()),
        **{other.relative_to(folder).as_posix(): other.read_bytes() for other in others},
    }


SOUND_TEMPLATES = [
    *(pytest.param(with_others(file), id=file.stem) for file in sorted(SOUND.glob("*.html"))),
    # What a checkout may change does not stand in files.
    pytest.param(
        in_both_languages(
            INQUIRY,
            "\ufeff" + lines(EXTENDS, "{% block closing %}<p>С уважением,</p>{% endblock %}"),
        ),
        id="a-file-with-a-mark-of-utf-8",
    ),
    pytest.param(
        in_both_languages(
            INQUIRY, in_body("<p>Просим</p>", "<p>{{ request }}</p>").replace("\n", "\r\n")
        ),
        id="lines-ended-as-in-windows",
    ),
]


def test_the_sound_templates_are_all_there() -> None:
    assert len(SOUND_TEMPLATES) >= 60


@pytest.mark.parametrize("templates", SOUND_TEMPLATES)
def test_a_sound_template_is_not_blamed(tmp_path: Path, templates: dict[str, str | bytes]) -> None:
    place = workspace(tmp_path, templates)
    assert [str(problem) for problem in problems_of(place)] == []


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="a-short-letter"),
        pytest.param(
            {
                "date": "2025-11-26",
                "number": "12-34",
                "subject": "О ремонте дорог",
                "demands": ["Принять меры", "Сообщить о них"],
                "signatories": ["А. Перуашев", "К. Иса"],
                "appendix": {"sheets": 3},
                "executor": "А. Асанов",
            },
            id="a-long-letter",
        ),
    ],
)
@pytest.mark.parametrize("templates", SOUND_TEMPLATES)
def test_a_sound_template_makes_a_letter(
    tmp_path: Path, templates: dict[str, str | bytes], changes: dict[str, Any]
) -> None:
    place = workspace(tmp_path, templates)
    assert Drafter(workspace=place).render(read(**changes), "ru").startswith(b"PK")


def test_the_shipped_templates_are_sound() -> None:
    assert problems_of(Workspace()) == []


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16"])
@pytest.mark.parametrize("name", ["letter.html", INQUIRY])
def test_a_template_that_is_not_in_utf_8_is_named(tmp_path: Path, name: str, encoding: str) -> None:
    text = lines(EXTENDS, "{% block closing %}<p>С уважением,</p>{% endblock %}").encode(encoding)
    place = workspace(tmp_path, {name: text})
    (problem,) = problems_of(place, (name.removesuffix(".html"),))
    assert problem.place is not None
    assert problem.place.file == str(tmp_path / "templates" / name)
    assert problem.what == "The template is not in UTF-8."


def test_an_extended_template_that_is_not_in_utf_8_is_named(tmp_path: Path) -> None:
    base = "<p>С уважением,</p>".encode("cp1251")
    place = workspace(
        tmp_path, {"base.html": base, **in_both_languages(INQUIRY, '{% extends "base.html" %}\n')}
    )
    (problem,) = problems_of(place, ("base", "ru/inquiry"))
    assert "base.html" in str(problem)
    assert problem.what == "The template is not in UTF-8."


@pytest.mark.parametrize(("own", "other"), [("ru", "kk"), ("kk", "ru")])
@pytest.mark.parametrize("kind", ["support", "clauses/reminder"])
def test_a_template_of_one_language_alone_is_named(
    tmp_path: Path, kind: str, own: str, other: str
) -> None:
    place = workspace(tmp_path, {f"{own}/{kind}.html": "<p>{{ request }}</p>\n"})
    (problem,) = problems_of(place)
    assert problem.place is not None
    assert problem.place.file == str(tmp_path / "templates" / own / f"{kind}.html")
    assert problem.id == "template-without-counterpart"
    assert problem.what == f"There is no such template in {NAMES[other]}."
    assert f"templates/{other}/{kind}.html" in problem.advice


@pytest.mark.parametrize(("own", "other"), [("ru", "kk"), ("kk", "ru")])
def test_a_block_of_one_language_alone_is_named(tmp_path: Path, own: str, other: str) -> None:
    source = lines(
        '{% extends "drafter/inquiry.html" %}', "", "  {%- block closing %}", "{% endblock %}"
    )
    place = workspace(tmp_path, {f"{own}/inquiry.html": source})
    (problem,) = problems_of(place)
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (3, 13)
    assert problem.id == "block-without-counterpart"
    assert problem.what.startswith("The block «closing» is changed here, but not in ")
    assert problem.what.endswith(f" not in templates/{other}/inquiry.html.")


@pytest.mark.parametrize(
    "templates",
    [
        {"letter.html": '{% extends "letter.html" %}'},
        {"letter.html": '{% extends "leter.html" %}'},
        {
            "letter.html": '{% extends "base.html" %}',
            "base.html": '{% extends "letter.html" %}',
        },
        in_both_languages(INQUIRY, '{% extends "inquiry.html" %}'),
    ],
    ids=["itself", "missing", "ring", "itself-in-a-language"],
)
def test_what_a_broken_template_extends_blames_no_shipped_one(
    tmp_path: Path, templates: dict[str, str | bytes]
) -> None:
    problems = problems_of(workspace(tmp_path, templates))
    places = {Path(p.place.file).relative_to(tmp_path / "templates") for p in problems if p.place}
    assert {place.as_posix() for place in places} <= set(templates)
    assert {p.id for p in problems} <= {"template-missing", "template-extends-itself"}
    assert problems


def test_a_ring_is_told_with_the_way_round_it(tmp_path: Path) -> None:
    place = workspace(
        tmp_path,
        {"letter.html": '{% extends "base.html" %}', "base.html": '{% extends "letter.html" %}'},
    )
    assert sorted(problem.what for problem in problems_of(place)) == [
        "The template extends itself by way of «base.html».",
        "The template extends itself by way of «letter.html».",
    ]


def test_a_folder_of_no_language_is_named_once(tmp_path: Path) -> None:
    files = {f"rus/{name}.html": EXTENDS for name in ("inquiry", "appeal", "clauses/reminder")}
    (problem,) = problems_of(workspace(tmp_path, {**files}))
    assert problem.place is not None
    assert problem.id == "template-folder-no-language"
    assert problem.place.file == str(tmp_path / "templates" / "rus")
    assert problem.what.startswith("No letters are written in rus")
    assert "kk" in problem.advice
    assert "drafter locales add rus" in problem.advice


def test_a_block_in_a_comment_is_no_block(tmp_path: Path) -> None:
    source = lines(
        '{% extends "drafter/inquiry.html" %}', "{# {% block closing %}{% endblock %} #}"
    )
    assert problems_of(workspace(tmp_path, {INQUIRY: source})) == []


def test_the_place_of_a_block_is_not_that_of_a_comment(tmp_path: Path) -> None:
    source = lines(
        '{% extends "drafter/inquiry.html" %}',
        "{# Здесь block closing #}",
        "{% block closing %}{% endblock %}",
    )
    (problem,) = problems_of(workspace(tmp_path, {INQUIRY: source}))
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (3, 10)


def test_the_templates_of_all_languages_are_checked_at_once(tmp_path: Path) -> None:
    files = ["kk/inquiry.html", "kk/support.html", "letter.html", INQUIRY, "ru/support.html"]
    source = "{% block body %}<p>{{ adressee }}</p>{% endblock %}\n"
    own = lines(EXTENDS, source)
    texts: dict[str, str | bytes] = {**dict.fromkeys(files, own), "letter.html": source}
    problems = problems_of(
        workspace(tmp_path, texts), tuple(f.removesuffix(".html") for f in files)
    )
    assert {str(problem).split("/templates/")[1].partition(" ")[0] for problem in problems} == {
        f"{file}:{1 if file == 'letter.html' else 2}:23:" for file in files
    }


def test_a_missing_translation_names_the_catalog_that_lacks_it(tmp_path: Path) -> None:
    source = in_body('<p>{{ pgettext("closing", "Best wishes,") }}</p>')
    place = workspace(tmp_path, in_both_languages(INQUIRY, source))
    (problem,) = problems_of(place, ("ru/inquiry",))
    assert str(Path("ru", "LC_MESSAGES", "letter.po")) in str(problem)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("<p>{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}</p>", id="brackets"),
        pytest.param("<p>{{ " + "not " * 20000 + "1 }}</p>", id="nots"),
        pytest.param("<p>{{ request" + ".x" * 20000 + " }}</p>", id="attributes"),
        pytest.param("{% if request %}" * 3000 + "{% endif %}" * 3000, id="conditions"),
    ],
)
def test_a_tower_is_a_problem_and_no_traceback(tmp_path: Path, source: str) -> None:
    place = workspace(tmp_path, in_both_languages(INQUIRY, in_body(source)))
    assert problems_of(place, ("ru/inquiry",))


def test_a_comment_without_an_end_in_a_line_of_its_own_is_found_there(tmp_path: Path) -> None:
    source = lines(EXTENDS, "", "{# Проверить, кто подписывает")
    place = workspace(tmp_path, in_both_languages(INQUIRY, source))
    (problem,) = problems_of(place, ("ru/inquiry",))
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (3, 1)
    assert problem.what == "The comment is not closed."


def test_a_template_is_found_faulty_in_the_file_that_it_extends_as_well(tmp_path: Path) -> None:
    parent = "<p>Текст.</p>".encode("cp1251")
    child = '{% extends "ru/parent.html" %}\n{% block closing %}{% endblock %}\n'
    place = workspace(tmp_path, {"ru/parent.html": parent, INQUIRY: child})
    said = [str(problem) for problem in problems_of(place)]
    own = tmp_path / "templates" / "ru" / "parent.html"
    assert f"{own}: The template is not in UTF-8. Save it as UTF-8. [template-not-utf-8]" in said
    assert not any("There is no template" in sentence for sentence in said)


def test_a_template_larger_than_any_is_refused(tmp_path: Path) -> None:
    place = workspace(tmp_path, {INQUIRY: b" " * (5 << 20)})
    with pytest.raises(DrafterError) as raised:
        Drafter(workspace=place).render(read(), "ru")
    own = tmp_path / "templates" / INQUIRY
    assert [str(problem) for problem in raised.value.problems] == [
        f"{own}: The file is larger than 4 MB. Is it the right one? [file-too-large]"
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('<p>{{ "" if subject else "а" }}</p>', id="an empty text"),
        pytest.param(
            '<p>{{ signatories|map(attribute=subject or "name")|join(", ") }}</p>',
            id="the name of a part that only the letter gives",
        ),
        pytest.param(
            '{% set end = "es" if subject else "en" %}'
            '<p><a href="https://example.com/{{ end }}">Закон</a></p>',
            id="an address that the letter completes",
        ),
        pytest.param('<p><a href="{{ subject }}">Закон</a></p>', id="an address of the letter"),
    ],
)
def test_what_only_the_letter_settles_is_not_blamed(tmp_path: Path, text: str) -> None:
    place = workspace(tmp_path, in_both_languages(INQUIRY, in_body(text)))
    assert problems_of(place, ("ru/inquiry",)) == []


def test_a_part_that_an_imported_template_lacks_is_named_when_the_letter_is_made(
    tmp_path: Path,
) -> None:
    texts: dict[str, str | bytes] = {
        "ru/parts.html": "{% macro a() %}<p>x</p>{% endmacro %}\n",
        INQUIRY: lines(
            EXTENDS,
            '{% import "ru/parts.html" as parts %}',
            "{% block body %}{{ parts.b() }}{% endblock %}",
        ),
    }
    with pytest.raises(TemplateError) as raised:
        Drafter(workspace=workspace(tmp_path, texts)).render(read(), "ru")
    assert raised.value.problems[0].what == "There is no «b» here."


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "{% macro again() %}{{ again() }}{% endmacro %}<p>{{ again() }}</p>",
            "The template works without end here.",
        ),
        ("<p>{{ range }}</p>", "A value is used here in a way that does not suit it."),
        ('<p>{{ npgettext("closing") }}</p>', "A value is used here in a way that does not suit"),
        (
            "<p>{% for n in range(90000) %}{{ subject * 999 }}{% endfor %}</p>",
            "The template works without end here.",
        ),
    ],
)
def test_what_no_check_can_foresee_ends_in_a_sentence(tmp_path: Path, text: str, what: str) -> None:
    place = workspace(tmp_path, {INQUIRY: in_body(text)})
    with pytest.raises(TemplateError) as raised:
        Drafter(workspace=place).render(read(subject="О деле"), "ru")
    assert raised.value.problems[0].what.startswith(what)
