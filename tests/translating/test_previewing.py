"""A translator finds the phrase behind a word of the letter."""

from pathlib import Path

import pytest

from drafter.cli import main
from drafter.translating.previewing import printed
from drafter.wording.phrases import phrases
from drafter.workspace import Workspace
from tests.conftest import read
from tests.documents import lines, plain, texts


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "addressbook.yaml").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def preview(capsys: pytest.CaptureFixture[str], *languages: str) -> list[list[str]]:
    assert main(["locales", "preview", *languages]) == 0
    return [line.split("\t") for line in capsys.readouterr().out.splitlines()]


def test_each_phrase_is_listed_with_the_part_where_it_stands(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = preview(capsys, "ru")
    assert ["ru", "closing", "closing: Respectfully,", "С уважением,"] in rows
    assert ["ru", "title", "title: DEPUTIES' INQUIRY", "ДЕПУТАТСКИЙ ЗАПРОС"] in rows
    assert ["ru", "salutation", "salutation of a man: Dear {name}", "Уважаемый {name}"] in rows
    assert {row[0] for row in rows} == {"ru"}


def test_the_part_is_named_in_the_translators_language(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # The names are those that Word shows for the styles of the look.
    rows = preview(capsys, "kk", "--interface", "kk")
    assert ["kk", "Қорытынды сөз", "closing: Respectfully,", "Құрметпен,"] in rows
    assert ["kk", "күндегі ай", "month in a date: January", "қаңтар"] in rows
    rows = preview(capsys, "ru", "--interface", "ru")
    assert ["ru", "Название документа", "title: DEPUTIES' INQUIRY", "ДЕПУТАТСКИЙ ЗАПРОС"] in rows
    assert ["ru", "месяц в дате", "month in a date: January", "января"] in rows


def test_the_part_that_is_named_holds_the_text(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = preview(capsys, "kk")
    letter = Path("preview/letter.kk.docx").read_bytes()
    styles = {style.casefold().replace(" ", "-") for style, _text in lines(letter)}
    named = [row for row in rows if row[1] in styles and "{" not in row[3]]
    assert len(named) > 3
    for _language, style, _message, text in named:
        name = style.replace("-", " ").title()
        found = [plain(line).casefold() for line in texts(letter, name)]
        assert any(text.casefold() in line for line in found), (style, text)


def test_all_languages_are_shown_without_a_name(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = preview(capsys)
    assert {row[0] for row in rows} == {"ru", "kk"}
    assert sorted(path.name for path in Path("preview").iterdir()) == [
        "letter.kk.docx",
        "letter.ru.docx",
    ]


def test_a_translators_own_word_is_seen_at_once(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    po = workspace / "locales" / "ru" / "LC_MESSAGES" / "letter.po"
    po.parent.mkdir(parents=True)
    po.write_text(
        'msgctxt "closing"\nmsgid "Respectfully,"\nmsgstr "С почтением,"\n', encoding="utf-8"
    )
    assert ["ru", "closing", "closing: Respectfully,", "С почтением,"] in preview(capsys, "ru")
    letter = Path("preview/letter.ru.docx").read_bytes()
    assert ("Closing", "С почтением,") in lines(letter)


def test_a_language_without_templates_is_refused(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["locales", "preview", "en"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("Letters cannot be written in English. Possible here: kk, ru.")
    assert said.endswith(" [language-missing]\n")
    assert not Path("preview").exists()


def test_a_phrase_in_a_table_and_one_without_a_context_are_listed(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = Path("templates/ru/inquiry.html")
    template.parent.mkdir(parents=True)
    template.write_text(
        '{% extends "letter.html" %}\n{% block closing %}'
        '<table><tr><td><p class="closing">{{ _("With respect,") }}</p></td></tr></table>'
        '<p class="closing">{{ ngettext("one sheet", "many sheets", 5) }}</p>{% endblock %}\n',
        encoding="utf-8",
    )
    po = Path("locales/ru/LC_MESSAGES/letter.po")
    po.parent.mkdir(parents=True)
    po.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n<5 ? 1 : 2);\\n"\n\n'
        'msgid "With respect,"\nmsgstr "С глубоким почтением,"\n\n'
        'msgid "one sheet"\nmsgid_plural "many sheets"\n'
        'msgstr[0] "один лист"\nmsgstr[1] "два листа"\nmsgstr[2] "много листов"\n',
        encoding="utf-8",
    )
    rows = preview(capsys, "ru")
    assert ["ru", "closing", "With respect,", "С глубоким почтением,"] in rows
    assert ["ru", "closing", "one sheet", "много листов"] in rows


def test_a_preview_leaves_the_phrases_of_others_alone(workspace: Path) -> None:
    space = Workspace(workspace)
    shared = phrases("ru", space.locales)
    before = shared.translations
    during: list[object] = []
    name = {"surname": "Smaiylov", "given": "Alikhan", "gender": "masculine"}
    inquiry = read(addressee={"post": "prime-minister", **name})
    found = printed(inquiry, "ru", space, lambda _guess: during.append(shared.translations))
    assert ("closing", "Respectfully,") in [phrase[:2] for phrase in found]
    assert set(during) == {before}
    assert shared.translations is before
    assert phrases("ru", space.locales) is shared


def test_the_case_form_of_a_post_from_the_catalog_is_listed(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    po = workspace / "locales" / "ru" / "LC_MESSAGES" / "letter.po"
    po.parent.mkdir(parents=True)
    po.write_text(
        'msgctxt "post, dative"\nmsgid "prime-minister"\nmsgstr "Господину Премьер-Министру"\n',
        encoding="utf-8",
    )
    rows = preview(capsys, "ru")
    expected = ["post, dative: prime-minister", "Господину Премьер-Министру"]
    assert expected in [row[2:] for row in rows]
