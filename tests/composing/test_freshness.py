"""One Composer in a process that runs for long: files change under it, and threads share it."""

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from drafter import Drafter, InquiryError, TemplateError
from drafter.composing.composer import Composer
from drafter.docx import Look
from drafter.model.letter import paragraphs, plain_text
from drafter.reading.settings import usual_look
from drafter.wording import phrases as catalogs
from drafter.wording.phrases import Phrases
from drafter.workspace import Workspace
from tests.conftest import read
from tests.documents import whole

pytestmark = pytest.mark.usefixtures("partial_templates")


def body(text: str, base: str = "letter.html") -> str:
    """Return a template whose letter has some markup for its body."""
    return f'{{% extends "{base}" %}}\n{{% block body %}}{text}{{% endblock %}}\n'


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "addressbook.yaml").write_text("", encoding="utf-8")
    (tmp_path / "templates").mkdir()
    return tmp_path / "templates"


@pytest.fixture
def text(own: Path) -> Callable[..., str]:
    """Return what renders a letter with one and the same Drafter, as its text."""
    drafter = Drafter(workspace=Workspace(own.parent))
    return lambda **changes: whole(drafter.render(read(**changes), "ru"))


def test_a_template_that_is_changed_counts_at_the_next_letter(
    own: Path, text: Callable[..., str]
) -> None:
    write(own, "ru/inquiry.html", body("<p>Раз</p>"))
    assert "Раз" in text()
    write(own, "ru/inquiry.html", body("<p>Два слова</p>"))
    assert "Два слова" in text()


def test_a_template_that_is_added_takes_the_place_of_another_until_it_is_deleted(
    own: Path, text: Callable[..., str]
) -> None:
    usual = text()
    general = write(own, "letter.html", body("<p>Общее</p>", "drafter/letter.html"))
    assert "Общее" in text()
    special = write(own, "ru/letter.html", body("<p>Особое</p>", "drafter/letter.html"))
    assert "Особое" in text()
    special.unlink()
    assert "Общее" in text()
    general.unlink()
    assert text() == usual


def test_a_template_that_another_includes_or_imports_is_fresh(
    own: Path, text: Callable[..., str]
) -> None:
    names = '{% include "parts/a.html" %}{% from "parts/b.html" import b %}{{ b() }}'
    write(own, "ru/inquiry.html", body(names))
    write(own, "ru/parts/a.html", "<p>Раз</p>")
    write(own, "ru/parts/b.html", "{% macro b() %}<p>Два</p>{% endmacro %}")
    assert "Раз\nДва" in text()
    write(own, "ru/parts/a.html", "<p>Один</p>")
    write(own, "parts/a.html", "<p>Ничей</p>")
    write(own, "ru/parts/b.html", "{% macro b() %}<p>Трижды</p>{% endmacro %}")
    assert "Один\nТрижды" in text()


def test_kinds_and_clauses_come_and_go(own: Path, text: Callable[..., str]) -> None:
    with pytest.raises(InquiryError, match="unknown-kind"):
        text(kind="support")
    with pytest.raises(InquiryError, match="unknown-clause"):
        text(clauses=["thanks"])
    kind = write(own, "ru/support.html", body("<p>Поддержка</p>"))
    clause = write(own, "ru/clauses/thanks.html", "<p>Благодарим.</p>")
    assert "Поддержка" in text(kind="support")
    assert "Благодарим." in text(clauses=["thanks"])
    kind.unlink()
    clause.unlink()
    with pytest.raises(InquiryError, match="unknown-kind"):
        text(kind="support")
    with pytest.raises(InquiryError, match="unknown-clause"):
        text(clauses=["thanks"])


def test_a_slip_that_is_mended_is_forgotten(own: Path, text: Callable[..., str]) -> None:
    write(own, "ru/inquiry.html", body("<p>{{ adressee }}</p>"))
    with pytest.raises(TemplateError, match="adressee"):
        text()
    write(own, "ru/inquiry.html", body("<p>{{ addressee.name }} {%</p>"))
    with pytest.raises(TemplateError, match="template-unreadable"):
        text()
    write(own, "ru/inquiry.html", body("<p>Готово</p>"))
    assert "Готово" in text()


@pytest.mark.parametrize("kind", ["clauses/answer-in-time", "../letter", "..\\letter", "a\0b", ""])
def test_a_kind_is_never_a_path(text: Callable[..., str], kind: str) -> None:
    inquiry = read().replaced(kind=kind)
    with pytest.raises(InquiryError, match=r"unknown-kind|not-an-id|empty-value"):
        Drafter().render(inquiry, "ru")


def test_other_phrases_count_at_the_next_letter(
    tmp_path: Path,
) -> None:
    shipped = Workspace()
    made = {True: Phrases("ru", shipped.locales)}
    folder = tmp_path / "locales"
    shutil.copytree(shipped.locales[0], folder)
    file = folder / "ru" / "LC_MESSAGES" / "letter.po"
    changed = file.read_text(encoding="utf-8").replace("С уважением,", "С почтением,")
    file.write_text(changed, encoding="utf-8")
    file.with_suffix(".mo").unlink(missing_ok=True)
    made[False] = Phrases("ru", (folder,))
    now = [True]
    composer = Composer(
        shipped.templates, shipped.locales, lambda _language, _folders: made[now[0]]
    )
    styles = Look(usual_look(shipped)).styles

    def closing(usual: bool) -> str:
        now[0] = usual
        letter = composer.compose(read(), "ru", styles, lambda _guess: None)
        return next(
            plain_text(p.content) for p in paragraphs(letter.blocks) if p.style == "closing"
        )

    assert [closing(True), closing(False), closing(True)] == [
        "С уважением,",
        "С почтением,",
        "С уважением,",
    ]
    assert catalogs.phrases("ru", shipped.locales) is not made[False]


def test_threads_that_share_a_drafter_do_not_count_for_each_other(own: Path) -> None:
    rounds = "{% for a in range(900) %}{% for b in range(60) %}{% endfor %}{% endfor %}"
    write(own, "ru/inquiry.html", body(rounds + "<p>Готово</p>"))
    write(own, "ru/endless.html", body(rounds * 2))
    drafter = Drafter(workspace=Workspace(own.parent))
    started = Barrier(4)

    def render(number: int) -> str:
        started.wait()
        kind = "endless" if number == 3 else "inquiry"
        try:
            return whole(drafter.render(read(kind=kind, body=f"Письмо {number}"), "ru"))
        except TemplateError as error:
            return error.problems[0].id

    with ThreadPoolExecutor(4) as pool:
        for _time in range(3):
            *made, ended = pool.map(render, range(4))
            assert ended == "template-endless"
            assert all("Готово" in letter for letter in made)


def test_threads_that_compile_at_once_make_the_same_letters(own: Path) -> None:
    phrase = '{% trans "closing" %}Respectfully,{% endtrans %}'
    write(own, "ru/inquiry.html", body(f"<p>{phrase} {{{{ subject }}}}</p>"))
    started = Barrier(4)
    for time in range(5):
        drafter = Drafter(workspace=Workspace(own.parent))

        def render(number: int, drafter: Drafter = drafter) -> list[str]:
            started.wait()
            letters = (read(subject=f"О деле {number}.{n}") for n in range(9))
            return [whole(drafter.render(letter, "ru")) for letter in letters]

        with ThreadPoolExecutor(4) as pool:
            for number, letters in enumerate(pool.map(render, range(4))):
                for n, letter in enumerate(letters):
                    assert letter.count(f"О деле {number}.{n}") == 2, time
                    assert f"С уважением, О деле {number}.{n}" in letter
