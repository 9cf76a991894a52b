"""The numbers before paragraphs, as Word counts and prints them (ECMA-376, part 1, 17.9)."""

import pytest

from drafter.docx.document import Number, Seen
from tests.docx.raw import paragraph, run
from tests.docx.test_reading import Read, read

__all__ = ["read"]  # the fixture


def level(number: int, kind: str = "decimal", text: str = "%1.", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>{more}'
        "</w:lvl>"
    )


def numbering(
    *levels: str, lists: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
) -> str:
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{lists}'


def another(number: int, inside: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/>{inside}</w:num>'


def item(list_: int = 1, depth: int = 0) -> str:
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_}"/></w:numPr>'
    return paragraph(run("пункт"), properties=place)


def numbers(read: Read, *body: str, **parts: str) -> list[Number | None]:
    return [block.number for block in read(*body, **parts).blocks if isinstance(block, Seen)]


def printed(read: Read, *body: str, **parts: str) -> list[str]:
    return [number.text if number else "" for number in numbers(read, *body, **parts)]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("decimal", "%1)", ["1)", "2)"]),
        ("russianLower", "%1)", ["а)", "б)"]),
        ("russianUpper", "%1.", ["А.", "Б."]),
        ("lowerLetter", "(%1)", ["(a)", "(b)"]),
        ("upperLetter", "%1", ["A", "B"]),
        ("lowerRoman", "%1.", ["i.", "ii."]),
        ("upperRoman", "%1.", ["I.", "II."]),
        ("bullet", "\uf0b7", ["–", "–"]),
        ("decimal", "§", ["–", "–"]),
        ("none", "%1", ["", ""]),
        ("decimal", "", ["", ""]),
    ],
)
def test_a_number_is_printed_in_its_format(
    read: Read, kind: str, text: str, expected: list[str]
) -> None:
    assert printed(read, item(), item(), numbering=numbering(level(0, kind, text))) == expected


def test_long_lists_of_letters_and_roman_numbers_go_on(read: Read) -> None:
    letters = numbering(level(0, "russianLower", "%1)", '<w:start w:val="28"/>'))
    assert printed(read, item(), item(), numbering=letters) == ["я)", "аа)"]
    roman = numbering(level(0, "lowerRoman", "%1", '<w:start w:val="39"/>'))
    assert printed(read, item(), item(), numbering=roman) == ["xxxix", "40"]


def test_a_deeper_level_begins_anew_after_a_higher_one(read: Read) -> None:
    levels = numbering(level(0), level(1, text="%1.%2."))
    body = [item(), item(depth=1), item(depth=1), item(), item(depth=1)]
    assert printed(read, *body, numbering=levels) == ["1.", "1.1.", "1.2.", "2.", "2.1."]
    # A level that was never counted stands as its first number.
    assert printed(read, item(depth=1), numbering=levels) == ["1.1."]


def test_lists_of_one_numbering_count_on_until_one_begins_anew(read: Read) -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    lists = another(1) + another(2) + another(3, start)
    found = numbers(read, item(1), item(2), item(3), item(3),
                    numbering=numbering(level(0), lists=lists))  # fmt: skip
    assert [number.value for number in found if number] == [1, 2, 5, 6]
    assert len({number.list for number in found if number}) == 2


def test_a_list_may_have_a_level_of_its_own(read: Read) -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, text="%1)")}</w:lvlOverride>'
    assert printed(read, item(), numbering=numbering(level(0), lists=another(1, own))) == ["1)"]


def test_a_style_may_number_its_paragraphs_and_its_level(read: Read) -> None:
    levels = numbering(level(0), level(1, text="%1.%2.", more='<w:pStyle w:val="Sub"/>'))
    place = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = f'<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/>{place}</w:style>'
    styled = paragraph(run("а"), properties='<w:pStyle w:val="Sub"/>')
    assert printed(read, styled, numbering=levels, styles=styles) == ["1.1."]


def test_a_numbering_may_be_that_of_a_style_of_lists(read: Read) -> None:
    linked = (
        '<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="2"><w:abstractNumId w:val="9"/></w:num>'
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    parts = {"numbering": numbering(level(0, text="%1)")) + linked, "styles": styles}
    assert printed(read, item(2), **parts) == ["1)"]


def test_what_is_not_defined_has_no_number(read: Read) -> None:
    assert printed(read, item(7), numbering=numbering(level(0))) == [""]
    assert printed(read, item(1, 3), numbering=numbering(level(0))) == [""]
    assert printed(read, item(1)) == [""]


@pytest.mark.parametrize(
    ("text", "mark"), [("%1.", "."), ("%1)", ")"), ("(%1)", ""), ("Статья %1", "")]
)
def test_the_mark_is_told_where_a_list_of_drafter_prints_it(
    read: Read, text: str, mark: str
) -> None:
    (number,) = numbers(read, item(), numbering=numbering(level(0, text=text)))
    assert number is not None
    assert number.mark == mark


def test_absurd_figures_are_no_numbers(read: Read) -> None:
    absurd = "9" * 5000
    place = f'<w:numPr><w:ilvl w:val="{absurd}"/><w:numId w:val="1"/></w:numPr>'
    body = paragraph(run("пункт"), properties=f'{place}<w:ind w:left="{absurd}"/>')
    start = f'<w:start w:val="{absurd}"/>'
    style = f'<w:style w:styleId="h"><w:name w:val="heading {absurd}"/></w:style>'
    heading = paragraph(run("раздел"), properties='<w:pStyle w:val="h"/>')
    parts = {"numbering": numbering(level(0, more=start)), "styles": style}
    assert printed(read, body, heading, **parts) == ["1.", ""]
