"""`drafter templates new`: a kind of letter of one's own, made from another."""

import io
from pathlib import Path

import pytest
import yaml

from drafter import Office
from drafter.addressbook.loading import load_book
from drafter.cli import main
from drafter.office.form import form
from drafter.workspace import Workspace
from tests.addressbook.test_references import BOOK
from tests.documents import plain, texts, whole

TITLES = ["--title", "ru=ПИСЬМО ПОДДЕРЖКИ", "--title", "kk=ҚОЛДАУ ХАТЫ"]
FORMULAS = ["--formula", "ru=Настоящим письмом", "--formula", "kk=Осы хатпен"]
LETTER = """\
kind: support
addressee: bektenov
author: ak-zhol
body: {ru: Текст., kk: Мәтін.}
request: {ru: поддерживает, kk: қолдайды}
demands: [{ru: ремонт дорог, kk: жол жөндеуді}, {ru: ремонт школ, kk: мектеп жөндеуді}]
signatories: all
"""


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "addressbook.yaml").write_text(BOOK, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def new(*arguments: str) -> int:
    return main(["templates", "new", *arguments, "--interface", "en"])


def letter(language: str) -> bytes:
    Path("support.yaml").write_text(LETTER, encoding="utf-8")
    office = Office(Path("support.yaml").parent)
    opened = office.open("support.yaml")
    assert not opened.errors
    return office.render(opened, language)


def checked(capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    code = main(["templates", "check", "--interface", "en"])
    told = capsys.readouterr().err
    assert code == 0, told
    return told


def test_a_letter_of_the_new_kind_has_its_title_and_formula_in_both_languages(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert new("support", "--from", "inquiry", *TITLES, *FORMULAS) == 0
    assert texts(letter("ru"), "Title") == ["ПИСЬМО ПОДДЕРЖКИ"]
    assert texts(letter("kk"), "Title") == ["ҚОЛДАУ ХАТЫ"]
    assert plain(texts(letter("ru"), "Request")[0]) == (
        'Настоящим письмом, уважаемый Олжас Абаевич, депутатская фракция "Ак жол" поддерживает:'
    )
    assert plain(texts(letter("kk"), "Request")[0]) == (
        'Осы хатпен, құрметті Олжас Абайұлы, "Ақ жол" депутаттық фракциясы қолдайды:'
    )
    assert "Rendered: kk/support" in checked(capsys)


def test_all_else_is_that_of_the_other_kind() -> None:
    assert new("support", *TITLES, *FORMULAS) == 0
    own = whole(letter("ru"))
    inquiry = Path("support.yaml").read_text("utf-8").replace("kind: support\n", "")
    office = Office(Path())
    other = whole(office.render(office.open(text=inquiry), "ru"))
    assert own == other.replace("ДЕПУТАТСКИЙ ЗАПРОС", "ПИСЬМО ПОДДЕРЖКИ").replace(
        "На основании изложенного", "Настоящим письмом"
    )


def test_without_a_formula_that_of_the_other_kind_stays(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert new("support", "--from", "appeal", *TITLES) == 0
    assert "request" not in Path("templates/ru/support.html").read_text("utf-8")
    assert "На основании изложенного" in whole(letter("ru"))
    checked(capsys)


def test_later_changes_of_the_other_kind_reach_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert new("support", *TITLES) == 0
    assert main(["templates", "copy", "ru/inquiry", "kk/inquiry"]) == 0
    own = Path("templates/ru/inquiry.html")
    text = own.read_text("utf-8").replace("На основании изложенного", "Исходя из изложенного")
    own.write_text(text, encoding="utf-8")
    assert "Исходя из изложенного" in whole(letter("ru"))


@pytest.mark.parametrize("title", ["R&D <b>", "{{ author }}", "{% if %}", "{# нет", "a } b", "½"])
def test_whatever_is_typed_is_printed(title: str) -> None:
    titles = ["--title", f"ru={title}", "--title", f"kk={title}"]
    assert new("support", *titles, "--formula", f"ru={title}", "--formula", f"kk={title}") == 0
    assert texts(letter("ru"), "Title") == [title]
    assert plain(texts(letter("ru"), "Request")[0]).startswith(f"{title}, уважаемый")


def test_the_mark_after_a_formula_is_that_of_the_template() -> None:
    assert new("support", *TITLES, "--formula", "ru=Этим письмом, ", "--formula", "kk=Осымен:") == 0
    assert "Этим письмом, уважаемый" in plain(texts(letter("ru"), "Request")[0])


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("inquiry", "There is a kind of letter «inquiry» already."),
        ("letter", "the name has another meaning"),
        ("clauses", "the name has another meaning"),
        ("con", "the name has another meaning"),
        ("Support", "cannot be called «Support»"),
        ("поддержка", "cannot be called «поддержка»"),
        ("../support", "cannot be called"),
        ("ru/support", "cannot be called"),
        ("s" * 41, "40 at most"),
        ("", "cannot be called"),
        ("enquiry", "«enquiry» is easily taken for «inquiry»."),
    ],
)
def test_a_name_that_no_kind_can_have_is_refused(
    name: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(name, *TITLES) == 1
    assert told in capsys.readouterr().err
    assert not Path("templates").exists()


def test_nothing_that_is_there_is_replaced(capsys: pytest.CaptureFixture[str]) -> None:
    own = Path("templates/kk/support.html")
    own.parent.mkdir(parents=True)
    own.write_text("моё", encoding="utf-8")
    assert new("support", *TITLES) == 1
    assert f"{own}: There is a kind of letter «support» already." in capsys.readouterr().err
    assert own.read_text("utf-8") == "моё"
    assert not Path("templates/ru").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "--title is needed"),
        (("--title", "ru=ПИСЬМО"), "The version in Kazakh is missing."),
        (("--title", "ПИСЬМО"), "does not say its language"),
        (("--title", "ru=А", "--title", "kk= "), "The version in Kazakh is missing."),
        (("--title", "ru=А\x07", "--title", "kk=Ә"), "a sign that no letter can print"),
        ((*TITLES, "--formula", "ru=Этим"), "The version in Kazakh is missing."),
        ((*TITLES, "--language", "uz"), "There is no «inquiry» in Uzbek."),
    ],
)
def test_what_options_lack_is_told(
    arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new("support", *arguments) == 2
    assert told in capsys.readouterr().err
    assert not Path("templates").exists()


def test_an_unknown_kind_to_begin_from_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert new("support", "--from", "inqiry", *TITLES) == 1
    assert "There is no kind of letter «inqiry». Did you mean «inquiry»?" in capsys.readouterr().err


def test_a_kind_needs_a_workspace(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "addressbook.yaml").unlink()
    assert new("support", *TITLES) == 1
    assert "Make one with: drafter init" in capsys.readouterr().err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_is_asked_for_title_and_formula(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["ҚОЛДАУ ХАТЫ", "", "", "ПИСЬМО ПОДДЕРЖКИ", "Настоящим письмом,"]
    lines = [*lines[3:], *lines[:2]]
    monkeypatch.setattr("sys.stdin", Terminal("".join(f"{line}\n" for line in lines)))
    monkeypatch.setattr("sys.stderr", said := Terminal())
    assert new("support") == 0
    asked = said.getvalue()
    assert "Title of the letter in Russian, as it is to be printed:" in asked
    assert "What the request begins with in Kazakh [Жоғарыда баяндалғанның негізінде]:" in asked
    assert texts(letter("kk"), "Title") == ["ҚОЛДАУ ХАТЫ"]
    assert plain(texts(letter("ru"), "Request")[0]).startswith("Настоящим письмом, уважаемый")
    assert plain(texts(letter("kk"), "Request")[0]).startswith("Жоғарыда баяндалғанның негізінде,")


def test_a_kind_may_be_in_one_language_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert new("support", "-l", "kk", "--title", "ҚОЛДАУ ХАТЫ", "--formula", "Осы хатпен") == 0
    assert not Path("templates/ru").exists()
    assert texts(letter("kk"), "Title") == ["ҚОЛДАУ ХАТЫ"]
    checked(capsys)


def test_a_third_language_of_the_other_kind_is_asked_for_too(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["init", ".", "--interface", "en"]) == 1  # the address book is there
    assert main(["locales", "add", "uz"]) == 0
    for name in ("inquiry", "appeal"):
        own = Path(f"templates/uz/{name}.html")
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(UZBEK, encoding="utf-8")
    assert new("support", *TITLES, *FORMULAS) == 2
    assert "The version in Uzbek is missing." in capsys.readouterr().err
    more = ["--title", "uz=QO‘LLAB-QUVVATLASH XATI", "--formula", "uz=Ushbu xat bilan"]
    assert new("support", *TITLES, *FORMULAS, *more) == 0
    text = Path("templates/uz/support.html").read_text("utf-8")
    assert '<p class="request">Ushbu xat bilan, {{ author.label }}' in text


UZBEK = """\
{% extends "letter.html" %}
{% block title %}<h1 class="title">SO‘ROV</h1>{% endblock %}
{% block request %}
<p class="request">Yuqoridagilar asosida, {{ author.label }} {{ request|ending(":") }}</p>
{% endblock %}
"""


def test_a_request_of_ones_own_without_a_formula_is_left_as_it_is() -> None:
    own = Path("templates/ru/inquiry.html")
    own.parent.mkdir(parents=True)
    own.write_text(
        '{% extends "drafter/inquiry.html" %}{% block request %}<p class="request">'
        "{% if author.label %}От имени{% else %}Мы{% endif %} {{ request }}</p>{% endblock %}",
        encoding="utf-8",
    )
    assert new("support", *TITLES, *FORMULAS) == 0
    assert "request" not in Path("templates/ru/support.html").read_text("utf-8")


def test_the_desk_offers_the_kinds_that_there_are(workspace: Path) -> None:
    assert new("support", *TITLES) == 0
    here = Workspace.around(Path())
    fields = form(LETTER, "letter.yaml", here, load_book(here).model).fields
    kind = next(field for field in fields if field.key == "kind")
    assert kind.choices == (
        ("inquiry", "Deputies' inquiry"),
        ("appeal", "Appeal"),
        ("support", "support – ПИСЬМО ПОДДЕРЖКИ"),
    )


def test_a_new_letter_may_be_of_the_new_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert new("support", *TITLES) == 0
    options = ["--addressee", "bektenov", "--author", "ak-zhol", "--signatory", "all"]
    options += ["--request", "ru=поддерживает", "--request", "kk=қолдайды"]
    options += ["--demand", "ru=ремонт", "--demand", "kk=жөндеуді"]
    assert main(["new", "letter.yaml", "--kind", "support", *options]) == 0
    assert yaml.safe_load(Path("letter.yaml").read_text("utf-8"))["kind"] == "support"
    assert main(["new", "other.yaml", "--kind", "suport", *options, "--interface", "en"]) == 2
    assert "There is no kind of letter «suport». Did you mean «support»?" in capsys.readouterr().err
