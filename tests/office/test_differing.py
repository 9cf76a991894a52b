"""What differs between two states of a letter, as a form calls it."""

from drafter.model.edits import Field
from drafter.office.differing import differences, fields_of, lines_differing
from drafter.office.office import Office
from drafter.wording import speaking

LETTER = """\
addressee: {post: prime-minister, surname: Ким, given: Вера, gender: feminine}
subject: {ru: О дорогах, kk: Жолдар туралы}
body: {ru: Текст., kk: Мәтін.}
demands:
  - {ru: первое, kk: бірінші}
signatories: [А. Перуашев]
"""


def form(text: str) -> Field:
    office = Office()
    return office.form(office.open(text=text, name="a.yaml"))


def test_a_value_that_differs_is_called_by_its_titles_and_its_language() -> None:
    other = LETTER.replace("первое", "второе").replace("О дорогах", "О мостах")
    with speaking("ru"):
        found = differences(form(LETTER), form(other))
    assert [tuple(one) for one in found] == [
        ("subject.ru", "Тема, русский", "О дорогах", "О мостах"),
        ("demands.0.ru", "Требования 1, русский", "первое", "второе"),
    ]
    with speaking("ru"):
        assert fields_of(found) == ("Тема", "Требования 1")


def test_what_one_of_them_lacks_differs_too() -> None:
    with_more = LETTER.replace("signatories:", "  - {ru: второе, kk: екінші}\nsignatories:")
    found = differences(form(LETTER), form(with_more))
    assert [(one.key, one.here, one.there) for one in found] == [
        ("demands.1.ru", "", "второе"),
        ("demands.1.kk", "", "екінші"),
    ]


def test_the_same_letter_written_otherwise_does_not_differ() -> None:
    other = LETTER.replace(
        "{ru: О дорогах, kk: Жолдар туралы}", "\n  ru: О дорогах\n  kk: Жолдар туралы"
    )
    assert differences(form(LETTER), form(other)) == []


def test_of_texts_that_are_no_letters_the_lines_are_told() -> None:
    (one,) = lines_differing("a: [\nb: 1\n", "a: [\nb: 2\n")
    assert (one.here, one.there) == ("b: 1", "b: 2")
    assert lines_differing("a", "a") == []
