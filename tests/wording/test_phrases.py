"""Phrases follow the files of their catalogs; what these lack, Unicode's CLDR may know."""

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter import CatalogError, Drafter, Workspace
from drafter.wording.phrases import Phrases, is_post, letter_languages, phrases, post_ids
from drafter.wording.po import compiled
from drafter.workspace import shipped
from tests.conftest import read
from tests.documents import plain, texts

DATE = ("date", "{day} {month} {year}")


@pytest.mark.parametrize(
    ("language", "month", "expected"),
    [("de", "March", "März"), ("ky", "November", "ноябрь"), ("ru", "May", "мая")],
)
def test_a_month_comes_from_cldr(tmp_path: Path, language: str, month: str, expected: str) -> None:
    assert Phrases(language, (tmp_path,)).phrase("month in a date", month) == expected


@pytest.mark.parametrize("language", ["qqq", "x"])
def test_a_language_that_nobody_knows_must_be_translated(tmp_path: Path, language: str) -> None:
    with pytest.raises(CatalogError) as raised:
        Phrases(language, (tmp_path,)).phrase("month in a date", "May")
    (problem,) = raised.value.problems
    assert str(problem) == (
        f"{tmp_path / language / 'LC_MESSAGES' / 'letter.po'}: The catalog has no translation of"
        " «May» in the context «month in a date». Translate it in this file. [catalog-no-phrase]"
    )


def test_what_the_shipped_catalog_lacks_is_translated_in_a_file_of_the_workspace() -> None:
    with pytest.raises(CatalogError) as raised:
        Phrases("ru", Workspace().locales).phrase("title", "LETTER")
    assert str(raised.value.problems[0]) == (
        "The catalog has no translation of «LETTER» in the context «title». Translate it in the"
        " file locales/ru/LC_MESSAGES/letter.po. [catalog-no-phrase]"
    )


@pytest.mark.parametrize(
    ("language", "tag"), [("kk", "kk-KZ"), ("kk_Latn", "kk-Latn-KZ"), ("x", "x")]
)
def test_word_is_told_the_country_where_a_language_is_mostly_written(
    tmp_path: Path, language: str, tag: str
) -> None:
    assert Phrases(language, (tmp_path,)).phrase("language", "tag") == tag


CLOSING = 'msgctxt "closing"\nmsgid "Respectfully,"\nmsgstr "{}"\n'
POST = 'msgctxt "post"\nmsgid "{}"\nmsgstr "Пекарь"\n'


def catalog(folder: Path, text: str, language: str = "ru") -> Path:
    po = folder / "locales" / language / "LC_MESSAGES" / "letter.po"
    po.parent.mkdir(parents=True, exist_ok=True)
    po.write_text(text, encoding="utf-8")
    return po


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "addressbook.yaml").touch()
    (tmp_path / "locales").mkdir()
    return Workspace(tmp_path)


def closing(workspace: Workspace) -> str:
    return phrases("ru", workspace.locales).phrase("closing", "Respectfully,")


def test_a_catalog_that_is_added_changed_or_deleted_counts_at_once(
    workspace: Workspace, tmp_path: Path
) -> None:
    assert closing(workspace) == "С уважением,"
    po = catalog(tmp_path, CLOSING.format("С почтением,"))
    assert closing(workspace) == "С почтением,"
    for words in ("С приветом а,", "С приветом б,", "С приветом в,"):
        catalog(tmp_path, CLOSING.format(words))
        assert closing(workspace) == words
    po.unlink()
    assert closing(workspace) == "С уважением,"


def test_a_compiled_catalog_that_stands_alone_is_followed_too(
    workspace: Workspace, tmp_path: Path
) -> None:
    po = catalog(tmp_path, CLOSING.format("С почтением,"))
    mo = compiled(po)
    catalog(tmp_path, CLOSING.format("С приветом,"))
    assert closing(workspace) == "С приветом,"
    po.unlink()
    assert closing(workspace) == "С уважением,"
    po.with_suffix(".mo").write_bytes(mo)
    assert closing(workspace) == "С почтением,"


def test_a_catalog_that_was_broken_counts_as_soon_as_it_is_mended(
    workspace: Workspace, tmp_path: Path
) -> None:
    catalog(tmp_path, CLOSING.format('С "почтением,'))
    for _again in range(2):
        with pytest.raises(CatalogError):
            closing(workspace)
    catalog(tmp_path, CLOSING.format("С почтением,"))
    assert closing(workspace) == "С почтением,"


def test_a_drafter_that_has_made_letters_prints_the_new_words(
    workspace: Workspace, tmp_path: Path
) -> None:
    drafter, inquiry = Drafter(workspace=workspace), read()
    for words in ("С уважением,", "С почтением,", "С приветом,"):
        if words != "С уважением,":
            catalog(tmp_path, CLOSING.format(words))
        letter = drafter.render(inquiry, "ru", lambda _guess: None)
        assert [plain(text) for text in texts(letter, "Closing")] == [words]


def test_the_same_files_give_the_same_phrases(workspace: Workspace, tmp_path: Path) -> None:
    catalog(tmp_path, CLOSING.format("С почтением,"))
    first = phrases("ru", workspace.locales)
    assert phrases("ru", workspace.locales) is first
    catalog(tmp_path, CLOSING.format("С приветом,"))
    assert phrases("ru", workspace.locales) is not first


def test_threads_that_ask_at_once_get_the_same_phrases(
    workspace: Workspace, tmp_path: Path
) -> None:
    catalog(tmp_path, CLOSING.format("С почтением,"))
    together = threading.Barrier(8)
    found: list[Phrases] = []

    def ask() -> None:
        together.wait(10)
        found.append(phrases("ru", workspace.locales))

    threads = [threading.Thread(target=ask) for _number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(map(id, found))) == 1


def test_a_language_comes_and_goes_with_its_catalog(workspace: Workspace, tmp_path: Path) -> None:
    ours = letter_languages(workspace.locales)
    assert "uz" not in ours
    (tmp_path / "locales" / "uz").mkdir()
    assert letter_languages(workspace.locales) == ours
    po = catalog(tmp_path, CLOSING.format("Hurmat bilan,"), "uz")
    assert letter_languages(workspace.locales) == sorted([*ours, "uz"])
    po.unlink()
    assert letter_languages(workspace.locales) == ours
    catalog(tmp_path, CLOSING.format("Hurmat bilan,"), "uz")
    shutil.rmtree(tmp_path / "locales" / "uz")
    assert letter_languages(workspace.locales) == ours


def test_a_folder_that_no_language_can_have_as_its_code_is_none(
    workspace: Workspace, tmp_path: Path
) -> None:
    catalog(tmp_path, CLOSING.format("С почтением,"), "ru<&RU")
    assert letter_languages(workspace.locales) == letter_languages((shipped("locales"),))


def test_a_post_comes_and_goes_with_its_entry(workspace: Workspace, tmp_path: Path) -> None:
    catalog(tmp_path, POST.format("chief-baker"))
    assert "chief-baker" in post_ids(workspace.locales)
    catalog(tmp_path, POST.format("other-baker"))
    assert "chief-baker" not in post_ids(workspace.locales)
    assert is_post("other-baker", ["kk"], workspace.locales)
    assert not is_post("chief-baker", ["kk"], workspace.locales)


@pytest.mark.parametrize("ask", [letter_languages, post_ids])
def test_what_is_asked_of_folders_that_are_not_there_is_empty(
    tmp_path: Path, ask: Callable[[tuple[Path, ...]], list[str]]
) -> None:
    assert ask((tmp_path / "absent",)) == []
