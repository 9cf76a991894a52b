"""Contacts of Outlook, Google and telephones: who is added, completed, left alone, and why."""

from pathlib import Path

import pytest

from drafter.addressbook.contacts import are_contacts
from drafter.addressbook.loading import read_book
from drafter.addressbook.planning import Step
from drafter.errors import TableError
from drafter.office.taking_contacts import Preview, preview
from drafter.reading.references import Book
from drafter.workspace import Workspace

BOOK = """\
people:
  # the head of the Government
  bektenov:
    surname: Бектенов
    given: Олжас
    patronymic: {ru: Абаевич, kk: Абайұлы}
    post: prime-minister
    from: 2024-02-06
  isa: {name: {ru: К. Иса, kk: Қ. Иса}}
  orlova: {surname: Орлова, given: Анна}   # the library
"""

OUTLOOK = {
    "en": "Title,First Name,Middle Name,Last Name,Suffix,Company,Job Title,Business Phone,Gender,"
    "E-mail Address",
    "ru": "Обращение,Имя,Отчество,Фамилия,Суффикс,Организация,Должность,Рабочий телефон,Пол,"
    "Адрес эл. почты",
}
GOOGLE = {
    "new": "First Name,Middle Name,Last Name,Phonetic First Name,Labels,Organization Name,"
    "Organization Title,E-mail 1 - Label,E-mail 1 - Value",
    "old": "Given Name,Additional Name,Family Name,Yomi Name,Group Membership,"
    "Organization 1 - Name,Organization 1 - Title,E-mail 1 - Type,E-mail 1 - Value",
}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "addressbook.yaml").write_text(BOOK, encoding="utf-8")
    return Workspace(tmp_path)


def book(workspace: Workspace) -> Book:
    return read_book(BOOK, Path("addressbook.yaml"), workspace)


def looked(workspace: Workspace, text: str, name: str = "people.csv") -> Preview:
    assert workspace.folder
    file = workspace.folder / name
    file.write_text(text, encoding="utf-8")
    return preview(file, book(workspace), workspace, "addressbook.yaml")


def card(*lines: str) -> str:
    return "\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""])


def step(workspace: Workspace, *lines: str) -> Step:
    (only,) = looked(workspace, card(*lines), "people.vcf").steps
    return only


@pytest.mark.parametrize("head", [*OUTLOOK.values()], ids=[*OUTLOOK])
def test_a_row_of_outlook_becomes_a_person(workspace: Workspace, head: str) -> None:
    row = (
        ",Арман,Серікұлы,Ахметов,,Акимат,Министр юстиции Республики Казахстан,1,Unspecified,a@b.kz"
    )
    found = looked(workspace, f"{head}\n{row}\n")
    (one,) = found.steps
    assert (one.do, one.id, one.called) == ("added", "akhmetov", "Ахметов Арман Серікұлы")
    assert one.values == {
        "surname": "Ахметов",
        "given": "Арман",
        "patronymic": "Серікұлы",
        "post": "minister-justice",
    }
    (told,) = found.remarks
    assert told.id == "contact-columns"
    assert "a@b.kz" not in told.what


@pytest.mark.parametrize("head", [*GOOGLE.values()], ids=[*GOOGLE])
def test_a_row_of_google_becomes_a_person(workspace: Workspace, head: str) -> None:
    row = "Асель,,Нурланова,,* myContacts,Библиотека,Директор,Work,a@b.kz"
    (one,) = looked(workspace, f"{head}\n{row}\n").steps
    assert one.values == {
        "surname": "Нурланова",
        "given": "Асель",
        "gender": "feminine",
        "post": {"ru": "Директор"},
    }
    assert [
        word for word in ("patronymic", "gender", "Kazakh", "Библиотека") if word in str(one.why)
    ] == [
        "patronymic",
        "gender",
        "Kazakh",
        "Библиотека",
    ]


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16"])
def test_contacts_are_read_in_the_alphabets_that_are_exported(
    workspace: Workspace, encoding: str
) -> None:
    assert workspace.folder
    file = workspace.folder / "contacts.csv"
    text = f"{OUTLOOK['ru']}\r\nг-н,Пётр,,Щукин,,,Акимат,1,Мужской,a@b.kz\r\n"
    file.write_bytes(text.encode(encoding))
    (one,) = preview(file, book(workspace), workspace, "addressbook.yaml").steps
    assert one.called == "Щукин Пётр"
    own = "ФИО,Должность\r\nЩукин Пётр Петрович,Аким\r\n"
    file.write_bytes(own.encode(encoding))
    with pytest.raises(TableError) as error:
        preview(file, book(workspace), workspace, "addressbook.yaml")
    assert error.value.problems[0].id == "wrong-encoding"


def test_a_list_of_officials_is_no_export_of_contacts() -> None:
    assert not are_contacts(["Фамилия", "Имя", "Отчество", "Должность", "Пол"])
    assert not are_contacts(["ФИО", "Должность", "Организация"])


def test_who_is_there_is_left_alone_and_what_stands_there_stays(workspace: Workspace) -> None:
    one = step(workspace, "N:БЕКТЕНОВ;Олжас;;;", "TITLE:Директор")
    assert (one.do, one.id, one.values) == ("left", "bektenov", {})
    assert "prime-minister" in str(one.why)


def test_gaps_of_who_is_there_are_filled(workspace: Workspace) -> None:
    found = looked(workspace, card("N:Орлова;Анна;Ивановна;;"), "people.vcf")
    (one,) = found.steps
    assert (one.do, one.id, one.values) == ("changed", "orlova", {"patronymic": {"ru": "Ивановна"}})
    before, after = BOOK.splitlines(), found.made(BOOK, [0]).splitlines()
    assert after[:-1] == before[:-1]
    assert after[-1] == (
        "  orlova: {surname: Орлова, given: Анна, patronymic: {ru: Ивановна}}   # the library"
    )


def test_initials_in_the_book_may_be_the_same_person(workspace: Workspace) -> None:
    one = step(workspace, "N:Иса;Казыбек;;;")
    assert (one.do, one.id) == ("left", "isa")
    assert "isa" in one.why[0]


def test_a_post_that_somebody_holds_is_not_taken_away(workspace: Workspace) -> None:
    one = step(
        workspace, "N:Ахметов;Арман;Серікұлы;;", "TITLE:Премьер-Министр Республики Казахстан"
    )
    assert one.do == "added"
    assert "post" not in one.values
    assert "bektenov" in str(one.why)


@pytest.mark.parametrize(
    ("lines", "called", "values"),
    [
        (("FN:Иванов Иван Иванович",), "Иванов Иван Иванович", {"patronymic": {"ru": "Иванович"}}),
        (
            ("N:Иванов;Иван Иванович;;;",),
            "Иванов Иван Иванович",
            {"patronymic": {"ru": "Иванович"}},
        ),
        (("FN:Гульнара Сапарова",), "Сапарова Гульнара", {"gender": "feminine"}),
        (("N:Өмірғали;Ерлан;Болатұлы;;",), "Өмірғали Ерлан Болатұлы", {"patronymic": "Болатұлы"}),
    ],
)
def test_a_name_in_one_piece_is_taken_apart(
    workspace: Workspace, lines: tuple[str, ...], called: str, values: dict[str, object]
) -> None:
    one = step(workspace, *lines)
    assert (one.do, one.called) == ("added", called)
    assert values.items() <= one.values.items()


@pytest.mark.parametrize(
    "lines",
    [
        ("ORG:ТОО «Ромашка»", "FN:ТОО «Ромашка»"),
        ("FN:Приёмная", "KIND:org"),
        ("FN:мама дома",),
        ("TEL:1",),
        ("N:Ив\u202eанов;Иван;;;",),
        ("N:" + "Ы" * 2000 + ";Иван;;;",),
    ],
)
def test_what_is_no_person_is_left_alone_with_a_reason(
    workspace: Workspace, lines: tuple[str, ...]
) -> None:
    one = step(workspace, *lines)
    assert one.do == "left"
    assert one.why


def test_nothing_but_what_is_chosen_is_written_and_the_book_reads(workspace: Workspace) -> None:
    cards = card("N:Ахметов;Арман;Серікұлы;;", "TITLE:prime") + card("N:no;Li;yes;;", "GENDER:м")
    found = looked(workspace, cards, "people.vcf")
    assert [one.do for one in found.steps] == ["added", "added"]
    assert found.made(BOOK, []) == BOOK
    text = found.made(BOOK, [0, 1])
    assert text.startswith(BOOK)
    read = read_book(text, Path("addressbook.yaml"), workspace).model.people
    assert read["akhmetov"].post == {"ru": ("prime", {})}
    assert read["no"].surname == dict.fromkeys(("kk", "ru"), ("no", {}))
    again = preview(
        workspace.own("people.vcf"),
        read_book(text, Path("addressbook.yaml"), workspace),
        workspace,
        "addressbook.yaml",
    )
    assert {one.do for one in again.steps} == {"left"}
