"""A language that drafter has never heard of makes letters by files alone."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel.messages.pofile import read_po

from drafter import Drafter, load
from drafter.cli import main
from drafter.workspace import Workspace
from tests.conftest import ROOT, SAMPLES, inquiry_data
from tests.documents import faults, lines, parts, plain, texts, whole
from tests.latin import LANGUAGE, latin, translate, translated, write_templates


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    (tmp_path / "addressbook.yaml").touch()
    monkeypatch.chdir(tmp_path)
    return Workspace(tmp_path)


def added(workspace: Workspace, language: str) -> Path:
    assert main(["locales", "add", language]) == 0
    return workspace.locales[0] / language / "LC_MESSAGES" / "letter.po"


def strings(po: Path) -> dict[tuple[str | None, Any], Any]:
    with po.open("rb") as file:
        return {(m.context, m.id): m.string for m in read_po(file) if m.id}


def letter(workspace: Workspace, data: dict[str, Any], language: str) -> bytes:
    """Return the letter of plain data, in a workspace."""
    assert workspace.folder
    file = workspace.folder / "letter.json"
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return Drafter(workspace=workspace).render(load(file, workspace), language)


def english_templates(workspace: Workspace) -> None:
    assert workspace.folder
    folder = workspace.folder / "templates" / "en"
    folder.mkdir(parents=True)
    (folder / "inquiry.html").write_text(
        '{% extends "letter.html" %}\n'
        "{% block request %}\n"
        '<p class="request">{{ author.label }} {{ request|ending(":") }}</p>\n'
        "{% endblock %}\n",
        encoding="utf-8",
    )


def test_the_ak_zhol_letter_is_made_in_latin_letters(workspace: Workspace) -> None:
    translate(added(workspace, LANGUAGE))
    write_templates(workspace.templates[0] if workspace.folder is None else Path("templates"))
    data = translated(yaml.safe_load((SAMPLES / "ak-zhol-akims.yaml").read_text("utf-8")))
    made = letter(workspace, {**data, "languages": [LANGUAGE]}, LANGUAGE)
    kazakh = Drafter().render(load(SAMPLES / "ak-zhol-akims.yaml"), "kk")
    # The one word that the grammar declines in the Kazakh letter stands here as it was given.
    expected = latin(plain(whole(kazakh))).replace("Smaiylovqa", "Smaiylov")
    assert plain(whole(made)) == expected
    assert [style for style, _text in lines(made)] == [style for style, _text in lines(kazakh)]
    assert faults(made) == []
    assert b'w:val="kk-Latn-KZ"' in parts(made)["word/document.xml"]


def test_an_english_letter_has_the_dates_and_quotation_marks_of_its_catalog(
    workspace: Workspace,
) -> None:
    english_templates(workspace)
    data = inquiry_data(
        languages=["en"],
        date="2026-11-23",
        author={"faction": "Ak Zhol"},
        addressee={"post": "prime-minister"},
        body='The "road" was built.',
        request="asks",
        demands=["to act"],
        signatories=["A. Peruashev"],
    )
    made = letter(workspace, data, "en")
    assert texts(made, "Date") == ["23\u00a0November\u00a02026"]
    assert texts(made, "Body Text") == ["The “road” was built."]
    assert b'w:val="en-GB"' in parts(made)["word/document.xml"]


@pytest.mark.parametrize(
    ("language", "month", "date", "quotes", "tag"),
    [
        # From the charts of CLDR 45: months, long dates and delimiters of the languages.
        ("de", "Januar", "{day}. {month} {year}", "„“‚‘", "de-DE"),
        ("fr", "janvier", "{day} {month} {year}", "«»«»", "fr-FR"),
        ("uz", "yanvar", "{day}-{month}, {year}", "“”‘’", "uz-UZ"),
        ("tr", "Ocak", "{day} {month} {year}", "“”‘’", "tr-TR"),
    ],
)
def test_what_cldr_knows_is_filled_in(
    workspace: Workspace, language: str, month: str, date: str, quotes: str, tag: str
) -> None:
    words = strings(added(workspace, language))
    assert words["month in a date", "January"] == month
    assert words["date", "{month} {day}, {year}"] == date
    assert words["typography", "quotation marks, outer and inner"] == quotes
    assert words["language", "tag"] == tag
    assert words["closing", "Respectfully,"] == ""


def test_a_script_that_cldr_does_not_know_gets_no_months_of_another(workspace: Workspace) -> None:
    words = strings(added(workspace, LANGUAGE))
    assert words["month in a date", "January"] == ""
    assert words["language", "tag"] == "kk-Latn-KZ"


def test_a_new_catalog_has_every_phrase_of_a_letter(workspace: Workspace) -> None:
    ours = strings(ROOT / "locales" / "en" / "LC_MESSAGES" / "letter.po")
    assert set(strings(added(workspace, "de"))) == set(ours)


def test_a_phrase_that_is_left_empty_is_an_error_with_its_file(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    po = added(workspace, LANGUAGE)
    write_templates(Path("templates"))
    data = inquiry_data(
        languages=[LANGUAGE], addressee={"post": {LANGUAGE: "Äkım"}}, demands=["oqu"]
    )
    Path("letter.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    assert main(["render", "letter.json"]) == 1
    said = capsys.readouterr().err
    assert f"{po}: The catalog has no translation of «" in said
    assert not Path(f"letter.{LANGUAGE}.docx").exists()


def test_closing_words_come_from_the_new_catalog(workspace: Workspace) -> None:
    english_templates(workspace)
    po = Path("locales") / "en" / "LC_MESSAGES" / "letter.po"
    po.parent.mkdir(parents=True)
    po.write_text(
        'msgctxt "closing"\nmsgid "Respectfully,"\nmsgstr "Yours faithfully,"\n', encoding="utf-8"
    )
    own = Workspace(workspace.folder)
    data = inquiry_data(
        languages=["en"], addressee={"post": "prime-minister"}, author={"faction": "Ak Zhol"}
    )
    made = letter(own, data, "en")
    assert texts(made, "Closing") == ["Yours faithfully,"]


def test_a_language_that_has_a_catalog_is_not_begun_again(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    po = added(workspace, "de")
    before = po.read_bytes()
    assert main(["locales", "add", "de"]) == 1
    assert "This language has a catalog already: German." in capsys.readouterr().err
    assert po.read_bytes() == before


@pytest.mark.parametrize("language", ["xx", "klingon", "../evil", "", "ru\n"])
def test_a_code_that_no_language_has_is_refused(
    workspace: Workspace, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["locales", "add", language]) == 1
    shown = language.replace("\n", "‹U+000A›")
    assert f"No language has the code «{shown}»." in capsys.readouterr().err
    assert not Path("locales").exists()


def test_a_language_of_ones_own_can_be_previewed(workspace: Workspace) -> None:
    translate(added(workspace, LANGUAGE))
    write_templates(Path("templates"))
    assert main(["locales", "preview", LANGUAGE]) == 0
    data = Path(f"preview/letter.{LANGUAGE}.docx").read_bytes()
    assert faults(data) == []
    # «Құрметпен,» in the Latin alphabet of 2021.
    assert "Qūrmetpen," in whole(data)
