"""Own templates that are older than the shipped ones take over what they lack, and that alone."""

import io
import sys
from pathlib import Path

import pytest

from drafter import Office
from drafter.cli import main
from drafter.composing.blocks import blocks_in
from drafter.composing.earlier import is_earlier
from drafter.linting.templates import problems_of
from drafter.workspace import Workspace
from tests.conftest import ROOT, SAMPLES

OLD_SKELETON = """\
{# Our own skeleton. #}
{% block date_and_number %}
{% if registration %}<p class="date">{{ registration }}</p>{% endif %}
{% endblock %}

{% block addressee %}
<section class="letter-addressee">
  <p><strong>{{ addressee.post.dative|unbroken }}</strong></p>
  {% if addressee.name %}<p>{{ addressee.name.dative.surname_first }}</p>{% endif %}
</section>
{% endblock %}

{% block title %}{% endblock %}

{% block subject %}
{% if subject %}<p class="subject">{{ subject|upper }}</p>{% endif %}
{% endblock %}

{% block salutation %}
{% if addressee.salutation %}<p class="salutation">{{ addressee.salutation }}!</p>{% endif %}
{% endblock %}

{% block body %}
{{ body }}
{% endblock %}

{% block request %}{% endblock %}

{% block demands %}
{% for demand in demands %}<p>{{ demand|ending(".") }}</p>{% endfor %}
{% endblock %}

{% block closing %}
<p   class="closing">С глубоким   уважением,</p>
{% endblock %}

{% block signatories %}
<p class="signature-label">{{ author.signature }}</p>
{% for s in signatories %}<p class="signatory">{{ s.name }}</p>{% endfor %}
{% endblock %}

{% block executor %}
{% if executor %}<p class="executor">{{ executor }}</p>{% endif %}
{% endblock %}
"""
"""A skeleton of before copies and several addressees, in which a lawyer has written."""

OLD_CLAUSE = "<p>Просим дать ответ в срок, установленный законодательством.</p>\n"
"""A clause as it was shipped before there was a singular."""

LETTER = (
    (SAMPLES / "water-code.yaml").read_text("utf-8")
    + """
copy_to: [prosecutor-general]
appendices:
  - {title: {ru: Список, kk: Тізім}, sheets: 3}
  - {title: {ru: Справка, kk: Анықтама}, body: {ru: Текст справки., kk: Анықтама мәтіні.}}
"""
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "drafter.yaml").write_text("", "utf-8")
    (tmp_path / "letter.yaml").write_text(LETTER, "utf-8")
    (tmp_path / "templates" / "ru" / "clauses").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def template(folder: Path, name: str, text: str) -> Path:
    file = folder / "templates" / name
    file.write_bytes(text.encode())
    return file


def answering(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    """Let a terminal answer the questions."""
    terminal = io.StringIO("".join(f"{answer}\n" for answer in answers))
    monkeypatch.setattr(terminal, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stdin", terminal)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)


def errors(folder: Path) -> list[str]:
    office = Office(folder)
    found = office.check(office.open(folder / "letter.yaml"))
    return [problem.id for problem in found if problem.severity == "error"]


def between(text: str, block: str) -> str:
    """Return what stands between the beginning of a block and its end."""
    return text.partition(f"{{% block {block} %}}")[2].partition("{% endblock")[0]


def test_an_older_skeleton_is_refused_and_serves_after_the_update(folder: Path) -> None:
    file = template(folder, "letter.html", OLD_SKELETON)
    assert set(errors(folder)) == {"value-not-printed"}
    assert main(["templates", "update", "--force"]) == 0
    assert errors(folder) == []
    assert problems_of(Workspace.around(folder)) == []
    text = file.read_text("utf-8")
    for block in ("date_and_number", "title", "subject", "body", "closing", "executor"):
        assert between(text, block) == between(OLD_SKELETON, block)
    assert text.startswith("{# Our own skeleton. #}\n")
    assert text.index("block executor") > text.index("block copy_to")
    assert text.index("block copy_to") > text.index("block signatories")


def test_the_difference_is_shown_and_nothing_written_without_a_word(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = template(folder, "letter.html", OLD_SKELETON)
    assert main(["templates", "update"]) == 0
    said = capsys.readouterr()
    assert "--- templates/letter.html" in said.out
    assert "+{% block copy_to %}" in said.out
    assert "-  <p><strong>{{ addressee.post.dative|unbroken }}</strong></p>" in said.out
    assert "глубоким" not in "".join(x for x in said.out.splitlines(True) if x[0] in "+-")
    assert "--force" in said.err
    assert file.read_text("utf-8") == OLD_SKELETON


def test_each_block_is_taken_over_with_a_yes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = (
        '{% extends "drafter/inquiry.html" %}\n{% block executor %}{% endblock %}\n'
        "{% block copy_to %}<p>x</p>{% endblock %}\n"
    )
    file = template(folder, "ru/inquiry.html", own)
    answering(monkeypatch, "", "да")
    assert main(["templates", "update", "ru/inquiry"]) == 0
    text = file.read_text("utf-8")
    assert "{% block executor %}{% endblock %}" in text
    assert "{% for copy in copy_to %}" in text
    answering(monkeypatch, "нет")
    assert main(["templates", "update"]) == 0
    assert file.read_text("utf-8") == text


@pytest.mark.parametrize("text", [OLD_SKELETON, "\ufeff" + OLD_SKELETON])
def test_the_ends_of_lines_and_the_mark_stay(folder: Path, text: str) -> None:
    file = template(folder, "letter.html", text.replace("\n", "\r\n"))
    assert main(["templates", "update", "--force"]) == 0
    data = file.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    assert data.decode().startswith("\ufeff") == text.startswith("\ufeff")
    assert errors(folder) == []


def test_an_update_leaves_nothing_for_another(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template(folder, "letter.html", OLD_SKELETON)
    assert main(["templates", "update", "--force"]) == 0
    capsys.readouterr()
    assert main(["templates", "update", "--force"]) == 0
    assert capsys.readouterr().out == ""


def test_a_clause_as_it_was_shipped_is_taken_over_and_one_of_ones_own_is_not(folder: Path) -> None:
    copied = template(folder, "ru/clauses/answer-in-time.html", OLD_CLAUSE)
    written = template(folder, "ru/clauses/legal-basis.html", OLD_CLAUSE)
    assert main(["templates", "update", "--force"]) == 0
    shipped = ROOT / "templates" / "ru" / "clauses" / "answer-in-time.html"
    assert copied.read_bytes() == shipped.read_bytes()
    assert written.read_text("utf-8") == OLD_CLAUSE


@pytest.mark.parametrize(
    "text",
    [
        '{% extends "drafter/inquiry.html" %}{% block title %}<h1>Запрос</h1>{% endblock %}',
        '{% extends "drafter/inquiry.html" %}{% block request %}{{ super() }}{% endblock %}',
        '{% extends "drafter/inquiry.html" %}{% block request %}'
        "<p>{{ author.label }} {{ request|ending(':') }}</p>{% endblock %}",
        '{% extends "drafter/inquiry.html" %}{% block addressee %}{% for a in addressees %}'
        "<p>{{ a.post.dative }} {{ a.name or '' }}</p>{% endfor %}{% endblock %}",
        '{% extends "drafter/inquiry.html" %}{% block date_and_number %}'
        "<p>{{ date.long }} {{ number }}</p>{% endblock %}",
        "<p>{{ body }}</p>",
    ],
)
def test_what_a_lawyer_has_written_himself_is_not_offered(
    folder: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    template(folder, "ru/inquiry.html", text)
    assert main(["templates", "update"]) == 0
    assert capsys.readouterr().out == ""


def test_a_kind_of_ones_own_takes_blocks_over_from_the_template_it_extends(folder: Path) -> None:
    own = '{% extends "inquiry.html" %}\n{% block copy_to %}{% endblock %}\n'
    file = template(folder, "ru/support.html", own)
    assert main(["templates", "update", "--force"]) == 0
    assert "{% for copy in copy_to %}" in file.read_text("utf-8")


def test_what_stood_in_a_block_that_is_taken_over_is_taken_over_too(folder: Path) -> None:
    inner = "{% block executor %}<p>{{ executor }}</p>{% endblock %}"
    own = OLD_SKELETON.partition("{% block executor")[0].replace(
        "{% for s in signatories", inner + "{% for s in signatories"
    )
    file = template(folder, "letter.html", own)
    assert main(["templates", "update", "--force"]) == 0
    text = file.read_text("utf-8")
    assert text.count("{% block executor %}") == 1
    assert inner not in text
    assert errors(folder) == []


def test_a_broken_template_is_told_and_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    skeleton = template(folder, "letter.html", OLD_SKELETON)
    broken = template(folder, "ru/inquiry.html", "{% block body %}\n{% if x %}{% endblock %}")
    assert main(["templates", "update", "--force"]) == 1
    assert f"{broken}:2:" in capsys.readouterr().err
    assert skeleton.read_text("utf-8") == OLD_SKELETON


def test_outside_a_workspace_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["templates", "update"]) == 1
    assert "[workspace-missing]" in capsys.readouterr().err


def test_the_present_templates_are_noted_for_the_day_when_they_change() -> None:
    """Otherwise run: python tools/earlier_blocks.py."""
    for file in (ROOT / "templates").rglob("*.html"):
        name = file.relative_to(ROOT / "templates").with_suffix("").as_posix()
        text = file.read_text("utf-8")
        blocks = {block: found.text for block, found in blocks_in(text).items()} or {"": text}
        assert [block for block in blocks if not is_earlier(name, block, blocks[block])] == []
