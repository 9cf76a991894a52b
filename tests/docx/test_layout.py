"""The letter on paper, as LibreOffice lays it out."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from drafter import Drafter, load
from tests.conftest import ROOT, SAMPLES, read
from tests.pages import Line, lines_on_paper, office

pytestmark = [*office, pytest.mark.xdist_group("office")]

PAGE, LEFT, RIGHT = 210, 30, 195
"""The width of the page and the places of its margins, in millimetres."""

Paper = Callable[[str, str], list[Line]]
LETTERS = [(name, lang) for name in ("ak-zhol-akims", "district-akims") for lang in ("ru", "kk")]
TITLE = {"ru": "ДЕПУТАТСКИЙ ЗАПРОС", "kk": "ДЕПУТАТТЫҚ САУАЛ"}
ADDRESSEE = {"ru": "Премьер-Министру", "kk": "Қазақстан Республикасының"}
CLOSING = {"ru": "С уважением,", "kk": "Құрметпен,"}
SALUTATION = {"ru": "Уважаемый", "kk": "Құрметті"}


A4_WIDTH = 210
"""In millimetres."""


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """Return a function that lays out a sample's letter, once each."""

    @cache
    def lay_out(name: str, language: str) -> list[Line]:
        data = Drafter().render(load(SAMPLES / f"{name}.yaml"), language)
        return lines_on_paper(data, tmp_path_factory.mktemp(f"{name}-{language}"))

    return lay_out


def line_with(lines: list[Line], text: str) -> Line:
    """Return the first line that begins with a text."""
    return next(line for line in lines if line.text.startswith(text))


def after(lines: list[Line], text: str) -> list[Line]:
    """Return the line that begins with a text and all that follow."""
    return lines[lines.index(line_with(lines, text)) :]


@pytest.mark.parametrize(("name", "language"), LETTERS)
def test_the_addressee_stands_on_the_right_half(paper: Paper, name: str, language: str) -> None:
    lines = paper(name, language)
    block = lines[: lines.index(line_with(lines, TITLE[language]))]
    start = block.index(line_with(block, ADDRESSEE[language]))
    assert len(block[start:]) >= 2
    assert all(line.left >= PAGE / 2 for line in block[start:])


@pytest.mark.parametrize(("name", "language"), LETTERS)
def test_the_title_is_centred_and_bold(paper: Paper, name: str, language: str) -> None:
    title = line_with(paper(name, language), TITLE[language])
    assert (title.left + title.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=0.5)
    assert all("Bold" in font for font in title.fonts)


@pytest.mark.parametrize(("name", "language"), LETTERS)
def test_the_salutation_is_centred(paper: Paper, name: str, language: str) -> None:
    salutation = line_with(paper(name, language), SALUTATION[language])
    assert (salutation.left + salutation.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=0.5)


@pytest.mark.parametrize(("name", "language"), LETTERS)
def test_body_lines_are_justified_and_paragraphs_indented(
    paper: Paper, name: str, language: str
) -> None:
    lines = paper(name, language)
    start = lines.index(line_with(lines, SALUTATION[language])) + 1
    body = lines[start : lines.index(line_with(lines, CLOSING[language]))]
    full = [line for line in body if line.right == pytest.approx(RIGHT, abs=0.7)]
    assert len(full) > len(body) / 2
    assert body[0].left == pytest.approx(LEFT + 12.5, abs=0.5)
    assert body[1].left == pytest.approx(LEFT, abs=0.5)


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_demands_are_numbered_with_a_parenthesis(paper: Paper, language: str) -> None:
    lines = paper("ak-zhol-akims", language)
    numbers = [line.text.split()[0] for line in lines if line.text[:2] in ("1)", "2)", "3)")]
    assert numbers == ["1)", "2)"]


@pytest.mark.parametrize(("name", "language"), LETTERS)
def test_closing_and_names_share_a_page(paper: Paper, name: str, language: str) -> None:
    lines = paper(name, language)
    signing = after(lines, CLOSING[language])
    last_text = lines[lines.index(signing[0]) - 1]
    assert len({line.page for line in [last_text, *signing]}) == 1


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_names_stand_in_one_column_on_the_right(paper: Paper, language: str) -> None:
    signing = after(paper("ak-zhol-akims", language), CLOSING[language])
    names = [line for line in signing if line.left > PAGE / 2]
    assert len(names) == 12
    assert {round(line.left) for line in names} == {round(names[0].left)}
    assert signing[0].left == pytest.approx(LEFT, abs=0.5)


@pytest.mark.parametrize("paragraphs", range(8, 17, 2))
def test_wherever_the_page_ends_the_names_stay_with_the_closing(
    tmp_path: Path, paragraphs: int
) -> None:
    text = "Обращаем внимание Правительства на то, что принятые меры остаются недостаточными. " * 3
    inquiry = read(
        body="\n\n".join([text] * paragraphs),
        demands=["Принять меры", "Сообщить о них"],
        signatories=[f"А. Фамилия{n}" for n in range(6)],
    )
    lines = lines_on_paper(Drafter().render(inquiry, "ru"), tmp_path)
    signing = after(lines, "С уважением,")
    last_demand = line_with(lines, "2)")
    assert len({line.page for line in [last_demand, *signing]}) == 1


@pytest.mark.parametrize(("name", "language"), LETTERS)
def test_one_font_family_serves_every_letter(paper: Paper, name: str, language: str) -> None:
    fonts = {font for line in paper(name, language) for font in line.fonts}
    assert {font.split("-")[0] for font in fonts} in (
        {"LiberationSerif"},
        {"TimesNewRomanPSMT"},
        {"TimesNewRomanPSMT", "TimesNewRomanPS"},
    )


@pytest.mark.parametrize(("name", "language"), LETTERS)
def test_pages_are_numbered_from_the_second(paper: Paper, name: str, language: str) -> None:
    lines = paper(name, language)
    first = {page: next(line for line in lines if line.page == page) for page in {1, 2}}
    assert first[2].text == "2"
    assert first[1].text != "1"


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_letterhead_look_prints_kazakh_left_and_russian_right(
    tmp_path: Path, language: str
) -> None:
    look = ROOT / "templates" / "letterhead.docx"
    data = Drafter(look=look).render(load(SAMPLES / "ak-zhol-akims.yaml"), language)
    head = lines_on_paper(data, tmp_path)[:9]
    left, right = (
        " ".join(line.text for line in head if (line.left > A4_WIDTH / 2) == on_right)
        for on_right in (False, True)
    )
    assert left == "ҚАЗАҚСТАН РЕСПУБЛИКАСЫНЫҢ ҚҰРЫЛТАЙЫ «…» ДЕПУТАТТЫҚ ФРАКЦИЯСЫ"
    assert right == "КУРУЛТАЙ РЕСПУБЛИКИ КАЗАХСТАН ДЕПУТАТСКАЯ ФРАКЦИЯ «…»"
