"""What people type though it is printed otherwise: told at its place, and printed rightly."""

from pathlib import Path

import pytest

from drafter import InquiryError, LetterFile, Office, Problem
from drafter.cli import main
from drafter.errors import ERROR, WARNING
from drafter.register import entries_of
from tests.documents import lines, plain, texts, whole

LETTER = """\
languages: [ru]
date: 2026-11-25
addressee: {post: minister-energy, surname: Смаилов, given: Алихан, patronymic: Асханович}
author: {faction: AMANAT}
body: |
  Текст письма.
request: просит
demands:
  - принять меры
signatories: [Е. Саиров]
"""
NAME = "surname: Смаилов, given: Алихан, patronymic: Асханович"
DEMAND = "принять меры"


def opened(*changes: tuple[str, str]) -> tuple[Office, LetterFile]:
    text = LETTER
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    office = Office()
    return office, office.open(text=text, name="letter.yaml")


def found(*changes: tuple[str, str]) -> list[tuple[str, str, int, int]]:
    """Return severity, id, line and column of what `check` says of the letter with changes."""
    office, letter = opened(*changes)
    return [
        (problem.severity, problem.id, *problem.place[1:])
        for problem in office.check(letter, without=["spelling", "no-verb"])
        if problem.place
    ]


def printed(*changes: tuple[str, str]) -> bytes:
    office, letter = opened(*changes)
    return office.render(letter, "ru")


def test_the_letter_is_sound_without_its_gender() -> None:
    assert found() == []
    assert texts(printed(), "Salutation") == ["Уважаемый Алихан Асханович!"]


@pytest.mark.parametrize(
    ("name", "salutation"),
    [
        ("surname: Ким, given: Анна, patronymic: Сергеевна", "Уважаемая Анна Сергеевна!"),
        ("surname: Иса, given: Айгуль, patronymic: Омаркызы", "Уважаемая Айгуль Омаркызы!"),
        ("surname: Иса, given: Ерлан, patronymic: Омар улы", "Уважаемый Ерлан Омар улы!"),
    ],
)
def test_the_patronymic_tells_the_gender(name: str, salutation: str) -> None:
    assert texts(printed((NAME, name)), "Salutation") == [salutation]


@pytest.mark.parametrize(
    "name",
    [
        "surname: Абильдаева, given: Айгуль, patronymic: Сериковна, gender: masculine",
        "surname: Иса, given: Айгуль, patronymic: Серікқызы, gender: masculine",
        "surname: Смаилов, given: Алихан, patronymic: Асханович, gender: feminine",
        "surname: Смаилов, given: Алихан, patronymic: Асхан улы, gender: feminine",
    ],
)
def test_a_gender_that_contradicts_the_patronymic_is_refused_at_its_place(name: str) -> None:
    column = LETTER.splitlines()[2].index("surname") + name.index("gender: ") + len("gender: ") + 1
    assert found((NAME, name)) == [(ERROR, "gender-contradicts", 3, column)]
    with pytest.raises(InquiryError, match="gender-contradicts"):
        printed((NAME, name))


def test_two_versions_of_a_patronymic_are_one_persons() -> None:
    name = NAME.replace("Асханович", "{ru: Асханович, kk: Асханқызы}")
    said = found(("languages: [ru]\n", ""), ("просит", "{ru: просит, kk: сұрайды}"), (NAME, name))
    assert (ERROR, "gender-contradicts") in {problem[:2] for problem in said}


def test_without_a_patronymic_that_tells_it_the_gender_is_asked_for() -> None:
    _office, letter = opened((NAME, "surname: Иса, given: Казыбек, patronymic: А."))
    (problem,) = letter.errors
    assert (problem.id, problem.place and problem.place.line) == ("missing-key", 3)
    assert "no patronymic in -ович, -овна, -ұлы, -қызы tells it" in problem.advice


def test_the_address_book_and_the_rows_of_a_table_are_held_to_it_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    person = f"{NAME.replace('Асханович', 'Асханқызы')}, gender: masculine, post: minister-energy"
    Path("letter.yaml").write_text(LETTER, encoding="utf-8")
    Path("table.csv").write_text(
        "post;surname;given;patronymic;gender\n"
        "minister-energy;Ким;Анна;Сергеевна;м\nminister-energy;Ким;Анна;Сергеевна;\n",
        encoding="utf-8",
    )
    assert main(["render", "letter.yaml", "--to", "table.csv", "-o", "out"]) == 1
    assert "table.csv:2:5: The gender contradicts" in capsys.readouterr().err
    assert "Уважаемая Анна Сергеевна!" in whole(Path("out/letter-3.ru.docx").read_bytes())
    Path("addressbook.yaml").write_text(f"people:\n  a: {{{person}}}\n", encoding="utf-8")
    assert main(["book", "check"]) == 1
    assert "[gender-contradicts]" in capsys.readouterr().err
    Path("addressbook.yaml").write_text("people: {}\n", encoding="utf-8")
    Path("people.csv").write_text(
        "id;surname;given;patronymic;gender;post\nkim;Ким;Анна;Сергеевна;м;minister-energy\n",
        encoding="utf-8",
    )
    assert main(["book", "import", "people.csv"]) == 1
    assert "people.csv:2:5: The gender contradicts" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "column", "advice"),
    [
        (
            "surname: Смаилову, given: Алихану, patronymic: Асхановичу",
            45,
            "«Смаилов», «Алихан», «Асханович»",
        ),
        (
            "surname: Абильдаевой, given: Айгуль, patronymic: Сериковне",
            45,
            "«Абильдаева», «Сериковна»",
        ),
        ("surname: Ким, given: Ким, patronymic: Асхановичу", 74, "«Асханович»"),
        ("surname: Иванову, given: Ивану, gender: masculine", 45, "«Иванов», «Иван»"),
    ],
)
def test_a_name_in_the_dative_is_told_with_what_to_write(
    name: str, column: int, advice: str
) -> None:
    office, letter = opened((NAME, name))
    warned: list[Problem] = []
    office.render(letter, "ru", warned.append)
    problems = [problem for problem in warned if problem.id == "name-not-nominative"]
    assert problems == [
        problem for problem in office.check(letter) if problem.id == "name-not-nominative"
    ]
    (problem,) = problems
    assert (problem.severity, problem.place) == (WARNING, ("letter.yaml", 3, column))
    assert problem.what == "The name stands in the dative."
    assert problem.advice == f"Write {advice}."


def test_a_signatory_in_another_case_is_told_too() -> None:
    change = ("[Е. Саиров]", "[{surname: Саировым, given: Ерланом, patronymic: Бияхметовичем}]")
    assert found(change) == [(WARNING, "name-not-nominative", 10, 25)]


def test_a_kazakh_name_in_the_dative_is_told() -> None:
    text = """\
languages: [kk]
addressee: {post: prime-minister, surname: Бектеновке, given: Олжас, gender: masculine}
author: {faction: AMANAT}
body: Мәтін.
request: сұрайды
demands: [шара қолдануды]
signatories: [Е. Саиров]
"""
    office = Office()
    said = office.check(office.open(text=text))
    problem = next(problem for problem in said if problem.id == "name-not-nominative")
    assert problem.advice == "Write «Бектенов»."


def test_the_finding_can_be_switched_off() -> None:
    change = ("signatories", "# drafter: without name-not-nominative\nsignatories")
    assert found((NAME, NAME.replace("Асханович", "Асхановичу")), change) == []


def test_names_in_the_nominative_are_passed() -> None:
    name = "surname: Кудайберген, given: Ерлан, patronymic: Омарулы"
    assert not [problem for problem in found((NAME, name)) if problem[1] == "name-not-nominative"]


TWO_POSTS = """
  post: |
    Премьер-Министр Республики Казахстан
    Генеральный Прокурор Республики Казахстан
"""


def post(text: str) -> tuple[str, str]:
    return LETTER.splitlines()[2], f"addressee: {text}".rstrip()


def test_two_posts_in_two_lines_are_both_in_the_dative() -> None:
    assert found(post(TWO_POSTS)) == [(WARNING, "no-name", 4, 3)]
    (both,) = texts(printed(post(TWO_POSTS)), "Letter Addressee")
    assert both.replace("\u00a0", " ").splitlines() == [
        "Премьер-Министру Республики Казахстан",
        "Генеральному Прокурору Республики Казахстан",
    ]


def test_two_kazakh_posts_are_both_in_the_dative() -> None:
    text = """\
languages: [kk]
addressee:
  post: |
    Қазақстан Республикасының Премьер-Министрі
    Қазақстан Республикасының Бас Прокуроры
author: {faction: AMANAT}
body: Мәтін.
request: сұрайды
demands: [шара қолдануды]
signatories: [Е. Саиров]
"""
    office = Office()
    (both,) = texts(office.render(office.open(text=text), "kk"), "Letter Addressee")
    assert both.replace("\u00a0", " ").splitlines() == [
        "Қазақстан Республикасының Премьер-Министріне",
        "Қазақстан Республикасының Бас Прокурорына",
    ]


def test_a_post_that_goes_on_in_the_next_line_is_one() -> None:
    text = "\n  post: |\n    Министр\n    национальной экономики\n"
    (one,) = texts(printed(post(text)), "Letter Addressee")
    assert plain(one) == "Министру национальной экономики"


def test_lines_that_may_be_a_post_or_not_are_refused() -> None:
    text = "\n  post: |\n    Министр юстиции\n    Смаилов А. А.\n"
    assert (ERROR, "post-in-two-lines", 4, 9) in found(post(text))


def test_the_register_has_both_posts_in_its_line() -> None:
    office, letter = opened(post(TWO_POSTS))
    assert letter.inquiry is not None
    (entry,) = entries_of(letter.inquiry, [], office.workspace)
    assert entry.addressee("ru") == (
        "Премьер-Министр Республики Казахстан, Генеральный Прокурор Республики Казахстан"
    )


def test_typed_numbers_and_marks_are_told_and_printed_once() -> None:
    demands = "1) принять меры;\n  - Установить цены.\n  - накажите виновных."
    changes = (("request: просит", 'request: "Просит:"'), (f"  - {DEMAND}", f"  - {demands}"))
    subject = ("author:", "subject: О дорогах..\nauthor:")
    assert found(*changes, subject) == [
        (WARNING, "typed-mark", 4, 19),
        (WARNING, "typed-mark", 8, 17),
        (WARNING, "typed-number", 10, 5),
        (WARNING, "typed-mark", 10, 20),
        (WARNING, "capital-demand", 11, 5),
        (WARNING, "typed-mark", 11, 20),
        (WARNING, "imperative-demand", 12, 5),
        (WARNING, "typed-mark", 12, 22),
    ]
    data = printed(*changes, subject)
    assert texts(data, "Subject") == ["О дорогах"]
    assert texts(data, "Request")[0].endswith("фракция «AMANAT» просит:")
    listed = [text for _style, text in lines(data)]
    assert listed[listed.index("принять меры;") :][:3] == [
        "принять меры;",
        "Установить цены;",
        "накажите виновных.",
    ]


def test_a_demand_that_asks_keeps_its_mark() -> None:
    assert "просит: кто виноват?\n" in whole(printed((DEMAND, "кто виноват?")))


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        (DEMAND, "принять меры: ремонт и контроль", (9, 17)),
        ("request: просит", "request:\n  просит Правительство: меры", (8, 23)),
        ("author:", "subject:\n  О дорогах: отчёт\nauthor:", (5, 12)),
        ("body: |\n  Текст письма.", "body:\n  Текст письма: начало", (6, 15)),
        (
            "signatories",
            "appendix:\n  sheets: 3\n  title:\n    Список: дороги\nsignatories",
            (13, 11),
        ),
    ],
)
def test_a_colon_in_a_text_without_quotation_marks_is_explained(
    old: str, new: str, place: tuple[int, int]
) -> None:
    _office, letter = opened((old, new))
    problem = letter.errors[0]
    assert problem.id == "yaml-colon-in-text"
    assert problem.place is not None
    assert problem.place[1:] == place
    assert problem.advice.startswith("Put the text in quotation marks")


def test_a_language_that_is_misspelt_is_no_text_with_a_colon() -> None:
    _office, letter = opened(("request: просит", "request: {rus: просит}"))
    assert "unknown-key" in {problem.id for problem in letter.errors}
