"""Cards of people as programs write them: what a writer of its own has put in comes out."""

import quopri
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.addressbook.vcards import cards_of, read_cards
from drafter.errors import InputError, TableError

LETTERS = "абвгдеёжзиклмнопрстуәғқңөұүһіАБЖҚӨ -'.,;:\\"
TEXTS = st.text(LETTERS, min_size=1, max_size=90).map(lambda text: " ".join(text.split()))
WORDS = TEXTS.filter(lambda text: any(letter.isalpha() for letter in text))


def escaped(text: str) -> str:
    return "".join(f"\\{c}" if c in "\\;," else c for c in text)


def modern(version: str, surname: str, given_name: str, title: str) -> bytes:
    """Write a card as RFC 2426 and RFC 6350 say, in lines of at most 75 bytes."""
    lines = [
        "BEGIN:VCARD",
        f"VERSION:{version}",
        f"FN:{escaped(given_name)} {escaped(surname)}",
        f"N:{escaped(surname)};{escaped(given_name)};;;",
        f"item1.TITLE;TYPE=work:{escaped(title)}",
        "PHOTO;ENCODING=b;TYPE=JPEG:" + "QUJD" * 40,
        "END:VCARD",
    ]
    return b"".join(folded(line.encode()) for line in lines)


def folded(line: bytes) -> bytes:
    """Fold a line between any two letters of it, as programs do that count letters."""
    text, parts = line.decode(), []
    for at in range(0, len(text), 30):
        parts.append(text[at : at + 30].encode())
    return b"\r\n ".join(parts) + b"\r\n"


def old(charset: str, surname: str, given_name: str, title: str) -> bytes:
    """Write a card of vCard 2.1 in quoted-printable, whose lines end softly."""

    def quoted(text: str) -> bytes:
        encoded = quopri.encodestring(text.encode(charset), quotetabs=True)
        return encoded.replace(b";", b"=3B").replace(b"\n", b"\r\n")

    mark = f";CHARSET={charset.upper()};ENCODING=QUOTED-PRINTABLE:".encode()
    semicolons = escaped(surname), escaped(given_name)
    name = b";".join(quopri_whole(text.encode(charset)) for text in semicolons)
    return b"\r\n".join(
        [
            b"BEGIN:VCARD",
            b"VERSION:2.1",
            b"N" + mark + name + b";;;",
            b"TITLE" + mark + quoted(escaped(title)),
            b"TEL;CELL:+77010000000",
            b"END:VCARD",
            b"",
        ]
    )


def quopri_whole(data: bytes) -> bytes:
    """Write every byte as `=XX`, in lines that end softly in the middle of letters."""
    units = [b"=%02X" % byte for byte in data]
    rows = [b"".join(units[at : at + 7]) for at in range(0, len(units), 7)]
    return b"=\r\n".join(rows)


@settings(max_examples=40, deadline=None)
@given(WORDS, WORDS, WORDS, st.sampled_from(["3.0", "4.0"]))
def test_a_modern_card_says_what_was_written(
    surname: str, given_name: str, title: str, version: str
) -> None:
    (card,) = cards_of(modern(version, surname, given_name, title), "a.vcf")
    found = {key: texts[""] for key, texts in card.texts.items() if key != "whole"}
    assert found == {"surname": surname, "given": given_name, "post": title}


@settings(max_examples=40, deadline=None)
@given(WORDS, WORDS, WORDS)
def test_an_old_card_says_what_was_written(surname: str, given_name: str, title: str) -> None:
    (card,) = cards_of(old("utf-8", surname, given_name, title), "a.vcf")
    assert {key: texts[""] for key, texts in card.texts.items()} == {
        "surname": surname,
        "given": given_name,
        "post": title,
    }


def test_a_card_in_the_alphabet_of_old_windows_is_read() -> None:
    (card,) = cards_of(old("windows-1251", "Щукин", "Пётр", "Аким"), "a.vcf")
    assert card.texts["surname"] == {"": "Щукин"}
    bare = "BEGIN:VCARD\nVERSION:2.1\nN:Щукин;Пётр\nEND:VCARD\n"
    assert cards_of(bare.encode("cp1251"), "a.vcf")[0].texts["given"] == {"": "Пётр"}
    assert cards_of(bare.encode("utf-16"), "a.vcf")[0].texts["surname"] == {"": "Щукин"}


def test_names_in_several_languages_stand_under_these() -> None:
    text = (
        "BEGIN:VCARD\nVERSION:4.0\nN;ALTID=1;LANGUAGE=ru:Смаилов;Алихан;Асханович;;\n"
        "N;ALTID=1;LANGUAGE=kk-KZ:Смайылов;Әлихан;Асханұлы;;\nGENDER:M;муж\nEND:VCARD\n"
    )
    (card,) = cards_of(text.encode(), "a.vcf")
    assert card.texts["surname"] == {"ru": "Смаилов", "kk": "Смайылов"}
    assert card.gender == "M"


def test_a_card_inside_of_a_card_is_none_of_its_own() -> None:
    text = (
        "BEGIN:VCARD\nVERSION:2.1\nN:Иванов;Иван\nAGENT:\nBEGIN:VCARD\nN:Секретарь;Анна\n"
        "END:VCARD\nTITLE:Аким\nEND:VCARD\nBEGIN:VCARD\nFN:Пётр Петров\nEND:VCARD\n"
    )
    first, second = cards_of(text.encode(), "a.vcf")
    assert first.texts == {"surname": {"": "Иванов"}, "given": {"": "Иван"}, "post": {"": "Аким"}}
    assert second.texts == {"whole": {"": "Пётр Петров"}}
    assert second.place.line == 10


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "no-cards"),
        ("Имя;Фамилия\n", "no-cards"),
        ("BEGIN:VCARD\nN:Иванов;Иван\n", "card-without-end"),
        ("BEGIN:VCARD\nEND:VCARD\n" * 10_001, "too-many-cards"),
        ("=\n" * 1_000_001, "too-many-cards"),
    ],
)
def test_what_is_no_file_of_cards_is_told(text: str, problem: str) -> None:
    with pytest.raises(TableError) as error:
        cards_of(text.encode(), "a.vcf")
    assert error.value.problems[0].id == problem


@pytest.mark.parametrize(
    "value",
    [
        b"A" * 20_000_000,
        b"=" * 20_000_000,
        b"=20\r\n " * 100_000,
        b"\\" * 5_000_000,
        b";" * 5_000_000,
        b"=\r\n" * 100_000,
    ],
    ids=["letters", "signs", "folded", "backslashes", "semicolons", "soft ends"],
)
def test_a_line_without_measure_is_cut_and_ends(value: bytes) -> None:
    for head in (b"N:", b"TITLE;ENCODING=QUOTED-PRINTABLE:"):
        data = b"BEGIN:VCARD\r\n" + head + value + b"\r\nEND:VCARD\r\n"
        (card,) = cards_of(data, "a.vcf")
        assert sum(len(text) for texts in card.texts.values() for text in texts.values()) < 200_000


def test_a_file_of_a_hundred_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "large.vcf"
    with file.open("wb") as stream:
        stream.truncate(100 << 20)
    with pytest.raises(InputError) as error:
        read_cards(file)
    assert error.value.problems[0].id == "file-too-large"
