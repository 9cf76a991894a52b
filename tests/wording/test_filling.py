"""Placeholders of a letter's catalog: plain names are filled in, and nothing else is ever done."""

from pathlib import Path

import pytest

from drafter import CatalogError, Drafter, Workspace
from drafter.translating.checking import catalog_problems
from drafter.translating.surroundings import surroundings
from drafter.wording.filling import filled
from tests.conftest import read
from tests.documents import plain, texts

DEAR = 'msgctxt "salutation of a man"\nmsgid "Dear {name}"\n'


def test_plain_names_are_filled_in() -> None:
    assert filled("{date} № {number}", date="5 мая", number=7) == "5 мая № 7"
    assert filled("С уважением,") == "С уважением,"


def test_what_is_filled_in_is_not_looked_into() -> None:
    assert filled("{title}: {number}", title="{number} {title.x}", number=7) == (
        "{number} {title.x}: 7"
    )


@pytest.mark.parametrize(
    "text", ["{}", "{name.__class__}", "{name!r:>99999}", "{name[0]}", "{name:>9}", "{", "}", "{ }"]
)
def test_what_is_no_plain_name_stands_as_it_is(text: str) -> None:
    assert filled(text, name="Смаилов") == text


def catalog(folder: Path, text: str) -> Path:
    (folder / "addressbook.yaml").touch()
    po = folder / "locales" / "ru" / "LC_MESSAGES" / "letter.po"
    po.parent.mkdir(parents=True, exist_ok=True)
    po.write_text(text, encoding="utf-8")
    return po


@pytest.mark.parametrize(
    ("translation", "sort"),
    [
        ("Уважаемый {nаme}", "catalog-placeholder-missing"),
        ("Уважаемый {name", "catalog-placeholder-missing"),
        ("Уважаемый name}", "catalog-placeholder-missing"),
        ("Уважаемый {name} {", "catalog-brace"),
        ("Уважаемый {0}", "catalog-placeholder-missing"),
        ("Уважаемый {}", "catalog-placeholder-missing"),
        ("Уважаемый {name} {0}", "catalog-placeholder-unknown"),
        ("Уважаемый {name.__class__}", "catalog-placeholder-missing"),
        ("Уважаемый {name!r:>99999}", "catalog-placeholder-missing"),
        ("Уважаемый {name} {name.__init__.__globals__}", "catalog-placeholder-unknown"),
        ("Уважаемый {{name}}", "catalog-brace"),
        ("Уважаемый {name:{name}}", "catalog-brace"),
    ],
)
def test_a_placeholder_that_is_none_is_told_at_its_line_by_the_check_and_by_rendering(
    tmp_path: Path, translation: str, sort: str
) -> None:
    po = catalog(tmp_path, f'\n{DEAR}msgstr "{translation}"\n')
    workspace = Workspace(tmp_path)
    drafter = Drafter(workspace=workspace)
    for _again in range(2):
        with pytest.raises(CatalogError) as raised:
            drafter.render(read(), "ru", lambda _guess: None)
        first = raised.value.problems[0]
        assert (first.id, str(first.place)) == (sort, f"{po}:4:1")
    told = [(p.id, str(p.place)) for p in catalog_problems(po, surroundings(po, workspace))]
    assert (sort, f"{po}:4:1") in told


@pytest.mark.parametrize(
    ("translation", "printed"),
    [("Дорогой {name}", "Дорогой Алихан Асханович!"), ("Уважаемый коллега", "Уважаемый коллега!")],
)
def test_a_placeholder_may_be_moved_or_left_out(
    tmp_path: Path, translation: str, printed: str
) -> None:
    catalog(tmp_path, f'{DEAR}msgstr "{translation}"\n')
    drafter = Drafter(workspace=Workspace(tmp_path))
    letter = drafter.render(read(), "ru", lambda _guess: None)
    assert [plain(text) for text in texts(letter, "Salutation")] == [printed]


@pytest.mark.parametrize("mark", ["#~ ", "#, fuzzy\n"])
def test_what_is_not_used_cannot_spoil_a_letter(tmp_path: Path, mark: str) -> None:
    entry = f'{DEAR}msgstr "Уважаемый {{0}}"\n'
    text = entry.replace("msg", f"{mark}msg") if mark == "#~ " else mark + entry
    catalog(tmp_path, text)
    drafter = Drafter(workspace=Workspace(tmp_path))
    letter = drafter.render(read(), "ru", lambda _guess: None)
    assert [plain(text) for text in texts(letter, "Salutation")] == ["Уважаемый Алихан Асханович!"]


def test_marks_of_typography_may_be_braces(tmp_path: Path) -> None:
    catalog(
        tmp_path,
        'msgctxt "typography"\nmsgid "words kept with the name after them"\nmsgstr "г. {"\n',
    )
    assert Drafter(workspace=Workspace(tmp_path)).render(read(), "ru", lambda _guess: None)
