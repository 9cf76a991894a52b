"""The words of a template, seen in the letters that they make."""

from collections.abc import Callable
from typing import Any

import pytest
import yaml

from drafter import Drafter, GuessWarning, InquiryError, Problem
from drafter.errors import WARNING
from tests.conftest import inquiry_data, read
from tests.documents import plain, texts, whole

Render = Callable[..., bytes]
POST = "prime-minister"


def addressee(**changes: Any) -> dict[str, Any]:
    return {**inquiry_data()["addressee"], **changes}


@pytest.mark.parametrize(
    ("changes", "salutation"),
    [
        ({}, "Уважаемый Алихан Асханович!"),
        (
            {"gender": "feminine", "given": "Аида", "patronymic": "Галымовна"},
            "Уважаемая Аида Галымовна!",
        ),
        ({"patronymic": None}, "Уважаемый Алихан Смаилов!"),
        ({"patronymic": None, "given": None}, "Уважаемый господин Смаилов!"),
        ({"patronymic": None, "given": "А. А."}, "Уважаемый господин Смаилов!"),
    ],
)
def test_the_salutation_follows_the_name(
    render: Render, changes: dict[str, Any], salutation: str
) -> None:
    person = {key: value for key, value in addressee(**changes).items() if value}
    assert texts(render(addressee=person), "Salutation") == [salutation]


def test_a_salutation_in_own_words_wins(render: Render) -> None:
    person = addressee(salutation="Уважаемые коллеги!")
    data = render(addressee=person)
    assert texts(data, "Salutation") == ["Уважаемые коллеги!"]
    assert "На основании изложенного, уважаемые коллеги, депутатская фракция" in whole(data)


def test_an_office_without_a_name_has_no_salutation(render: Render) -> None:
    data = render(addressee={"post": POST}, author={"deputies": "true"})
    assert texts(data, "Salutation") == []
    assert texts(data, "Request") == ["На основании изложенного просит принять меры."]
    assert [plain(text) for text in texts(data, "Letter Addressee")] == [
        "Премьер-Министру Республики Казахстан"
    ]


@pytest.mark.parametrize(
    ("own", "patronymic", "printed"),
    [
        ("Касым-Жомарт", "Кемелевич", "Токаеву К.-Ж. К."),
        ("К.", "К.", "Токаеву К. К."),
        ("Касым-Жомарт", None, "Токаеву К.-Ж."),
    ],
)
def test_initials(render: Render, own: str, patronymic: str | None, printed: str) -> None:
    person = addressee(
        surname={"nominative": "Токаев", "dative": "Токаеву"}, given=own, patronymic=patronymic
    )
    data = render(addressee={key: value for key, value in person.items() if value})
    assert plain(texts(data, "Letter Addressee")[1]) == printed


@pytest.mark.parametrize(
    ("author", "signatories", "asked", "signature"),
    [
        (
            {"faction": "Ак жол"},
            2,
            "депутатская фракция «Ак жол» просит принять меры.",
            "Депутаты фракции «Ак жол»",
        ),
        (
            {"faction": "Ак жол"},
            1,
            "депутатская фракция «Ак жол» просит принять меры.",
            "Депутат фракции «Ак жол»",
        ),
        (
            {"group": "Жаңа"},
            2,
            "депутатская группа «Жаңа» просит принять меры.",
            "Члены депутатской группы «Жаңа»",
        ),
        (
            {"deputies": "true"},
            2,
            "Алихан Асханович, просит принять меры.",
            "Депутаты Мажилиса Парламента Республики Казахстан",
        ),
        (
            {"deputies": "true"},
            1,
            "Алихан Асханович, просит принять меры.",
            "Депутат Мажилиса Парламента Республики Казахстан",
        ),
        ({"label": "совет фракций"}, 1, "совет фракций просит принять меры.", "Совет фракций"),
    ],
)
def test_the_author_in_the_request_and_under_the_closing(
    render: Render, author: dict[str, str], signatories: int, asked: str, signature: str
) -> None:
    names = ["А. Перуашев", "К. Иса"][:signatories]
    data = render(author=author, signatories=names, date="2026-06-30")
    assert plain(texts(data, "Request")[0]).endswith(plain(asked))
    assert [plain(text) for text in texts(data, "Signature Label")] == [plain(signature)]


@pytest.mark.parametrize(
    ("date", "number", "printed"),
    [
        ("2025-11-26", "12-34", ["26 ноября 2025 года № 12-34"]),
        ("2025-11-26", None, ["26 ноября 2025 года"]),
        (None, "12-34", ["№ 12-34"]),
        (None, None, []),
    ],
)
def test_date_and_number(
    render: Render, date: str | None, number: str | None, printed: list[str]
) -> None:
    assert [plain(text) for text in texts(render(date=date, number=number), "Date")] == printed


@pytest.mark.parametrize(
    ("sheets", "printed"),
    [("1", "на 1 листе"), ("3", "на 3 листах"), ("21", "на 21 листе"), ("11", "на 11 листах")],
)
def test_the_appendix_counts_its_sheets(render: Render, sheets: str, printed: str) -> None:
    (line,) = texts(render(appendix={"sheets": sheets}), "Letter Appendix")
    assert plain(line) == f"Приложение: {printed}"


def test_the_executor_stands_last(render: Render) -> None:
    data = render(executor={"name": "И. Иванов", "phone": "74-00-00"})
    assert plain(whole(data).splitlines()[-1]) == "Исп.: И. Иванов, тел. 74-00-00"


def test_demands_end_in_semicolons_and_a_full_stop(render: Render) -> None:
    data = render(demands=["Первое.", "Почему?", "Третье;"])
    assert texts(data, "Demand") + texts(data, "Last Demand") == ["Первое;", "Почему?", "Третье."]


def guesses(drafter: Drafter, **changes: Any) -> list[Problem]:
    found: list[Problem] = []
    drafter.render(read(**changes), "ru", found.append)
    return found


def test_a_guessed_form_is_reported_once_with_the_line_that_settles_it(drafter: Drafter) -> None:
    # Пеню or Пню: the bearer of the surname decides.
    (guess,) = guesses(drafter, addressee=addressee(surname="Пень"))
    assert guess.place is not None
    assert (guess.id, guess.severity) == ("guessed-form", WARNING)
    assert guess.what == "The dative of «Пень» is a guess: «Пеню»."
    assert guess.advice.endswith('surname: {ru: {nominative: Пень, dative: ""}}')


def test_the_line_of_a_guess_can_be_put_into_the_file(drafter: Drafter) -> None:
    post = 'Хрюндель, "старший": отдел {1}'
    (guess,) = guesses(drafter, addressee=addressee(post=post))
    typed = yaml.safe_load(guess.advice[guess.advice.index("post: ") :])
    assert typed == {"post": {"ru": {"nominative": post, "dative": ""}}}


@pytest.mark.parametrize(
    ("post", "right"),
    [
        ("Премьер-Министру Республики Казахстан", "Премьер-Министр Республики Казахстан"),
        ("Генеральной прокуратуре", "Генеральная прокуратура"),
    ],
)
def test_a_post_in_the_dative_is_told_and_printed_as_it_is(
    post: str, right: str, drafter: Drafter
) -> None:
    (told,) = guesses(drafter, addressee=addressee(post=post))
    assert (told.id, told.what) == ("name-not-nominative", "The post stands in the dative.")
    assert told.advice == f"Write «{right}»."
    made = drafter.render(read(addressee=addressee(post=post)), "ru", lambda _problem: None)
    assert plain(texts(made, "Letter Addressee")[0]) == post


@pytest.mark.parametrize(
    ("post", "printed"),
    [
        ("Правительство Республики Казахстан", "Правительству Республики Казахстан"),
        (
            "Депутаты Мажилиса Парламента Республики Казахстан",
            "Депутатам Мажилиса Парламента Республики Казахстан",
        ),
        ("АО «НК «КазМунайГаз»", "АО «НК «КазМунайГаз»"),
    ],
)
def test_a_body_and_a_group_are_addressees_like_any_other(
    post: str, printed: str, drafter: Drafter, render: Render
) -> None:
    group = {"post": post, "salutation": "Уважаемые коллеги"}
    assert guesses(drafter, addressee=group) == []
    assert plain(texts(render(addressee=group), "Letter Addressee")[0]) == plain(printed)


def test_the_line_that_settles_a_guess_settles_it(drafter: Drafter, render: Render) -> None:
    settled = addressee(surname={"ru": {"nominative": "Пень", "dative": "Пню"}})
    assert guesses(drafter, addressee=settled) == []
    printed = texts(render(addressee=settled), "Letter Addressee")
    assert plain(printed[-1]) == "Пню А. А."


def test_a_certain_form_is_no_guess(drafter: Drafter, render: Render) -> None:
    assert guesses(drafter, addressee=addressee(surname="Иса")) == []
    printed = texts(render(addressee=addressee(surname="Иса")), "Letter Addressee")
    assert plain(printed[-1]) == "Исе А. А."


def test_a_guess_is_not_silent_for_a_program_either(drafter: Drafter) -> None:
    with pytest.warns(GuessWarning, match="The dative of «Пень» is a guess"):
        drafter.render(read(addressee=addressee(surname="Пень")), "ru")


def test_a_post_in_own_words_is_declined_by_its_head(render: Render) -> None:
    own = addressee(post={"ru": "Первый заместитель Премьер-Министра Республики Казахстан"})
    printed = texts(render(addressee=own), "Letter Addressee")
    assert plain(printed[0]) == "Первому заместителю Премьер-Министра Республики Казахстан"


def test_a_language_that_the_inquiry_lacks_is_refused(drafter: Drafter) -> None:
    with pytest.raises(InquiryError, match="in Kazakh"):
        drafter.render(read(), "kk")
