"""`drafter templates`: what a lawyer sees of the templates."""

from pathlib import Path

import pytest

from drafter.cli import main
from drafter.words.reference import BLOCKS, FILTERS, entries
from tests.conftest import ROOT


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "addressbook.yaml").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def out(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> list[str]:
    assert main(["templates", *arguments]) == code
    return capsys.readouterr().out.splitlines()


def test_the_list_says_where_each_template_comes_from(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["templates", "copy", "ru/inquiry"]) == 0
    (workspace / "templates" / "ru" / "support.html").write_text("", encoding="utf-8")
    capsys.readouterr()
    rows = {row.split("\t")[0]: row.split("\t")[1:] for row in out(capsys, "list")}
    own = workspace / "templates" / "ru"
    assert rows["kk/inquiry"] == ["drafter", "", "addressee title request"]
    assert rows["ru/inquiry"] == [
        str(own / "inquiry.html"),
        "instead of drafter's",
        "title request",
    ]
    assert rows["ru/support"] == [str(own / "support.html"), "your own"]


def test_a_name_without_a_language_stands_for_all(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["templates", "copy", "inquiry"]) == 0
    for language in ("ru", "kk"):
        copied = workspace / "templates" / language / "inquiry.html"
        assert copied.read_bytes() == (ROOT / "templates" / language / "inquiry.html").read_bytes()


def test_a_copy_replaces_nothing(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["templates", "copy", "letter"]) == 0
    own = workspace / "templates" / "letter.html"
    own.write_text("моё", encoding="utf-8")
    assert main(["templates", "copy", "letter"]) == 1
    assert own.read_text(encoding="utf-8") == "моё"
    told = capsys.readouterr().err
    assert "Rename yours first, or see how it differs: drafter templates diff" in told
    assert "--force" not in told


def test_copying_needs_a_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["templates", "copy", "letter"]) == 1
    assert "Make one with: drafter init" in capsys.readouterr().err


def test_a_name_that_no_template_has_is_refused(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["templates", "copy", "ru/inqiry"]) == 1
    said = capsys.readouterr().err
    assert "There is no template «ru/inqiry»." in said
    assert "ru/inquiry" in said


def test_the_difference_from_the_shipped_template_is_shown(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["templates", "copy", "ru/inquiry"]) == 0
    own = workspace / "templates" / "ru" / "inquiry.html"
    text = own.read_text(encoding="utf-8").replace("На основании изложенного", "Исходя из этого")
    own.write_text(text, encoding="utf-8")
    capsys.readouterr()
    lines = out(capsys, "diff", "ru/inquiry")
    assert [line for line in lines if line.startswith("-<")] == [
        '-<p class="request">На основании изложенного'
    ]
    assert '+<p class="request">Исходя из этого' in lines


def test_what_does_not_differ_is_said_so(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["templates", "diff", "letter"]) == 0
    assert "letter: no difference from drafter's." in capsys.readouterr().err


def test_the_check_renders_every_kind_in_every_language(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["templates", "check"]) == 0
    rendered = capsys.readouterr().err.splitlines()
    assert rendered == [
        f"Rendered: {language}/{kind}"
        for language in ("kk", "ru")
        for kind in ("appeal", "inquiry")
    ]


def test_the_check_ends_with_1_and_names_file_line_and_column(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["templates", "copy", "inquiry"]) == 0
    own = workspace / "templates" / "ru" / "inquiry.html"
    text = own.read_text(encoding="utf-8").replace("author.label }}", "author.lable }}")
    own.write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert main(["templates", "check"]) == 1
    line = next(n for n, row in enumerate(text.splitlines(), 1) if "lable" in row)
    column = text.splitlines()[line - 1].index("lable") + 1
    said = capsys.readouterr().err
    assert said == (
        f"{own}:{line}:{column}: There is no «lable» here. Did you mean «label»?"
        " [template-unknown-part]\n"
    )


def test_what_fails_only_in_a_letter_is_told_in_every_language_at_once(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begun = '{% extends "drafter/inquiry.html" %}\n{% block closing %}<p>'
    for language in ("ru", "kk"):
        own = workspace / "templates" / language / "inquiry.html"
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(f"{begun}{{{{ 1 / 0 }}}}</p>{{% endblock %}}\n", encoding="utf-8")
    assert main(["templates", "check"]) == 1
    said = [line for line in capsys.readouterr().err.splitlines() if "Rendered" not in line]
    column = len(begun.splitlines()[1]) + 1
    assert said == [
        f"{workspace / 'templates' / language / 'inquiry.html'}:2:{column}: A value is used here in"
        " a way that does not suit it. [template-unsuitable-value]"
        for language in ("kk", "ru")
    ]


def test_a_doubtful_text_is_told_and_the_letters_are_made_all_the_same(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = '{% extends "drafter/inquiry.html" %}\n{% block closing %}<p>да да</p>{% endblock %}\n'
    for language in ("ru", "kk"):
        own = workspace / "templates" / language / "inquiry.html"
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(text, encoding="utf-8")
    assert main(["templates", "check"]) == 1
    said = capsys.readouterr().err
    assert said.count("[doubled-word]") == 2
    assert "Rendered: ru/inquiry" in said


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_help_explains_every_variable_filter_and_block(
    capsys: pytest.CaptureFixture[str], language: str
) -> None:
    assert main(["templates", "help", "--interface", language]) == 0
    text = capsys.readouterr().out
    for entry in entries():
        assert f"  {entry.path} (" in text
    for name in (*FILTERS, *BLOCKS):
        assert f"\n  {name}\n" in text


def test_the_explained_blocks_are_those_of_the_skeleton() -> None:
    skeleton = (ROOT / "templates" / "letter.html").read_text(encoding="utf-8")
    assert [f"{{% block {name} %}}" in skeleton for name in BLOCKS] == [True] * len(BLOCKS)
    assert skeleton.count("{% block ") == len(BLOCKS)


def test_an_own_template_that_drafter_does_not_ship_cannot_be_copied(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = workspace / "templates" / "ru" / "support.html"
    own.parent.mkdir(parents=True)
    own.write_text("моё", encoding="utf-8")
    assert main(["templates", "copy", "ru/support"]) == 1
    assert capsys.readouterr().err == (
        f"{own}: The template «ru/support» is your own; drafter ships none of this name."
        " [template-not-shipped]\n"
    )
    assert own.read_text(encoding="utf-8") == "моё"


def test_a_template_that_is_too_large_hides_nothing_of_the_others(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = workspace / "templates" / "ru"
    own.mkdir(parents=True)
    (own / "inquiry.html").write_text("а" * (4 << 20), encoding="utf-8")
    (own / "support.html").write_text("<p>{{ nobody }}</p>", encoding="utf-8")
    assert main(["templates", "check"]) == 1
    said = capsys.readouterr().err
    assert f"{own / 'inquiry.html'}: The file is larger than 4 MB." in said
    assert "support.html:1:7: The letter has no variable «nobody»." in said
