"""An update changes the entries that it must, and no other byte of a translator's file."""

import random
import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.cli import main
from drafter.wording.entries import read_po
from tests.conftest import ROOT
from tests.latin import opened

HEAD = """\
# Перевод фракции.
# Айгерим <aigerim@example.org>, 2026.
msgid ""
msgstr ""
"Project-Id-Version: letters 2\\n"
"POT-Creation-Date: 2026-01-02 10:00+0500\\n"
"PO-Revision-Date: 2026-11-23 10:00+0500\\n"
"Last-Translator: Айгерим <aigerim@example.org>\\n"
"Language-Team: Қазақша\\n"
"Language: kk\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"X-Generator: Poedit 3.4.2\\n"
"""
OWN = """\
{% extends "letter.html" %}
{% block title %}<h1 class="title">{{ _("LETTER OF SUPPORT") }}</h1>{% endblock %}
"""


@pytest.fixture
def po(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalog that an update has brought up to date."""
    monkeypatch.chdir(tmp_path)
    Path("drafter.yaml").touch()
    template("LETTER OF SUPPORT")
    po = Path("locales/kk/LC_MESSAGES/letter.po")
    po.parent.mkdir(parents=True)
    shutil.copy(ROOT / "locales/kk/LC_MESSAGES/letter.po", po)
    update()
    return po


def template(message: str) -> None:
    file = Path("templates/kk/support.html")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(OWN.replace("LETTER OF SUPPORT", message), encoding="utf-8")


def update() -> None:
    assert main(["locales", "update"]) == 0


class Message(NamedTuple):
    """A message of a catalog, and what the source says of it."""

    comments: str
    files: tuple[str, ...]
    context: str | None
    id: str
    plural: str | None
    strings: tuple[str, ...]

    @property
    def key(self) -> tuple[str | None, str]:
        return self.context, self.id


def messages(data: bytes) -> list[Message]:
    """Return the messages that are alive; the comments are read without drafter's own reader."""
    blocks = [
        block for block in data.decode().split("\n\n") if "\nmsgid" in block and "#~" not in block
    ]
    live = [entry for entry in read_po(data).entries if not entry.obsolete]
    return [
        Message(
            " ".join(re.findall(r"(?m)^#\. (.*)$", block)),
            tuple(" ".join(re.findall(r"(?m)^#: (.*)$", block)).split()),
            entry.context,
            entry.id,
            entry.plural,
            tuple(entry.strings),
        )
        for block, entry in zip(blocks[1:], live, strict=True)
    ]


def keys(data: bytes) -> list[tuple[str | None, str]]:
    return [(entry.context, entry.id) for entry in read_po(data).entries if not entry.obsolete]


def quoted(text: str, chance: random.Random) -> str:
    """Return a text in quotation marks, in one line or broken anywhere, as editors do."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    words = re.split(r"(?<= )", escaped)
    if chance.random() < 0.5 or len(words) < 2:
        return f'"{escaped}"'
    cut = chance.randrange(1, len(words))
    lines = ["".join(words[:cut]), "".join(words[cut:])]
    return "\n".join(f'"{line}"' for line in (["", *lines] if chance.random() < 0.5 else lines))


def written(message: Message, chance: random.Random, numbers: bool) -> str:
    """Return an entry in one of the layouts that programs of translators have."""
    words = message.comments.split()
    cut = chance.randrange(len(words)) if words else 0
    comments = [" ".join(part) for part in (words[:cut], words[cut:]) if part]
    files = [f"{file}:{chance.randrange(1, 900)}" if numbers else file for file in message.files]
    files = files if chance.random() < 0.5 else [" ".join(files)]
    lines = ["# Заметка переводчика.", "#"] if chance.random() < 0.2 else []
    lines += [f"#. {line}" for line in comments] + [f"#: {line}" for line in files if line]
    lines += ["#, fuzzy"] if chance.random() < 0.1 else []
    lines += ['#| msgid "Yours,"', '#| "и ещё"'] if chance.random() < 0.2 else []
    gap = chance.choice([" ", " ", "\t"])
    fields = [] if message.context is None else [f"msgctxt{gap}{quoted(message.context, chance)}"]
    fields += [f"msgid{gap}{quoted(message.id, chance)}"]
    if message.plural is None:
        fields += [f"msgstr{gap}{quoted(message.strings[0], chance)}"]
    else:
        fields += [f"msgid_plural {quoted(message.plural, chance)}"]
        fields += [f"msgstr[{n}] {quoted(s, chance)}" for n, s in enumerate(message.strings)]
    joint = " " if chance.random() < 0.1 else "\n"
    return "\n".join([*lines, joint.join(fields)]) + "\n"


def catalog(known: list[Message], chance: random.Random) -> bytes:
    """Return messages as a whole catalog in some layout."""
    known = chance.sample(known, len(known)) if chance.random() < 0.5 else known
    numbers = chance.random() < 0.5
    dead = '#~| msgid "Был"\n#, fuzzy\n#~ msgctxt "closing"\n#~ msgid "Gone"\n#~ msgstr "Ушло"\n'
    own = 'msgctxt "post, dative"\nmsgid "our-akim"\nmsgstr "Әкімге"\n'
    blocks = [HEAD, *(written(message, chance, numbers) for message in known)]
    blocks += chance.sample([dead, own, "# В конце файла.\n"], chance.randrange(4))
    text = chance.choice(["", "\n", "\n", "\n\n"]).join(blocks)
    text = text if chance.random() < 0.8 else text.rstrip("\n")
    text = text.replace("\n", "\r\n") if chance.random() < 0.3 else text
    return (b"\xef\xbb\xbf" if chance.random() < 0.2 else b"") + text.encode()


UNHURRIED = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30
)


@given(seed=st.integers(0, 2**32))
@UNHURRIED
def test_a_catalog_that_is_up_to_date_keeps_every_byte(po: Path, seed: int) -> None:
    canonical = po.read_bytes()
    before = catalog(messages(canonical), random.Random(seed))
    po.write_bytes(before)
    update()
    after = po.read_bytes()
    po.write_bytes(canonical)
    assert after == before


@given(seed=st.integers(0, 2**32))
@UNHURRIED
def test_what_is_missing_comes_after_its_neighbour_and_nothing_else_changes(
    po: Path, seed: int
) -> None:
    chance = random.Random(seed)
    canonical = po.read_bytes()
    known = messages(canonical)
    order = keys(Path("locales/letter.pot").read_bytes())
    lost = set(chance.sample(order[1:], chance.randrange(1, 9)))
    before = catalog([message for message in known if message.key not in lost], chance)
    po.write_bytes(before)
    update()
    after = po.read_bytes()
    po.write_bytes(canonical)
    lines = iter(after.splitlines())
    assert all(line in lines for line in before.splitlines())  # each after the one before it
    found = keys(after)
    for key in lost:
        assert found[found.index(key) - 1] == order[order.index(key) - 1]
    strings = {(e.context, e.id): e.strings for e in read_po(after).entries if not e.obsolete}
    assert not any(string for key in lost for string in strings[key])
    kept = {m.key: list(m.strings) for m in known if m.key not in lost}
    assert {key: strings[key] for key in kept} == kept
    ends = re.findall(rb"\r?\n", after)
    assert set(ends) == set(re.findall(rb"\r?\n", before))


def changed(po: Path, before: bytes) -> tuple[list[str], list[str]]:
    """Return the lines that an update took away and those that it added."""
    old, new = before.decode().splitlines(), po.read_text(encoding="utf-8").splitlines()
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return old, new


def test_a_message_that_is_gone_becomes_a_dead_entry_in_its_place(po: Path) -> None:
    text = po.read_text(encoding="utf-8")
    entry = 'msgid "LETTER OF SUPPORT"\nmsgstr ""\n'
    assert text.count(entry) == 1
    translated = '#, fuzzy\n#| msgid "LETTER"\nmsgid "LETTER OF SUPPORT"\nmsgstr "ҚОЛДАУ ХАТЫ"\n'
    po.write_text(text.replace(entry, translated), encoding="utf-8")
    before = po.read_bytes()
    Path("templates/kk/support.html").unlink()
    update()
    old, new = changed(po, before)
    assert [line for line in old if line.startswith("#: ")] == ["#: templates/kk/support.html"]
    assert new == [
        "#, fuzzy",
        '#~| msgid "LETTER"',
        '#~ msgid "LETTER OF SUPPORT"',
        '#~ msgstr "ҚОЛДАУ ХАТЫ"',
    ]
    dead = po.read_bytes()
    (unit,) = [unit for unit in opened(po).units if unit.isobsolete()]
    assert (str(unit.source), str(unit.target)) == ("LETTER OF SUPPORT", "ҚОЛДАУ ХАТЫ")
    assert main(["locales", "compile"]) == 0
    update()
    assert po.read_bytes() == dead
    template("LETTER OF SUPPORT")
    update()
    assert po.read_bytes() == before


def test_a_message_that_is_gone_without_a_translation_leaves_nothing(po: Path) -> None:
    Path("templates/kk/support.html").unlink()
    update()
    before = po.read_bytes()
    template("LETTER OF SUPPORT")
    update()
    assert po.read_bytes() != before
    Path("templates/kk/support.html").unlink()
    update()
    assert po.read_bytes() == before


def test_a_message_found_in_another_file_changes_its_comment_alone(po: Path) -> None:
    before = po.read_bytes()
    Path("templates/kk/support.html").rename("templates/kk/thanks.html")
    update()
    assert changed(po, before) == (
        ["#: templates/kk/support.html"],
        ["#: templates/kk/thanks.html"],
    )


def test_a_plural_message_comes_in_with_the_forms_of_the_file(po: Path) -> None:
    text = '{{ ngettext("One page", "{n} pages", 2) }}'
    file = Path("templates/kk/support.html")
    file.write_text(OWN.replace('{{ _("LETTER OF SUPPORT") }}', text), encoding="utf-8")
    header = po.read_text(encoding="utf-8")
    rule = "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"
    po.write_text(re.sub(r"nplurals=[^\\]*", rule, header), encoding="utf-8")
    update()
    (unit,) = [unit for unit in opened(po).units if str(unit.source) == "One page"]
    assert unit.target.strings == ["", "", ""]


def test_a_post_of_ones_own_and_its_cases_stay(po: Path) -> None:
    own = (
        '\nmsgctxt "post"\nmsgid "our-akim"\nmsgstr "Ауыл әкімі"\n'
        '\nmsgctxt "post, dative"\nmsgid "our-akim"\nmsgstr "Ауыл әкіміне"\n'
    )
    po.write_text(po.read_text(encoding="utf-8") + own, encoding="utf-8")
    before = po.read_bytes()
    update()
    assert po.read_bytes() == before


@pytest.mark.parametrize("text", ["", "# Пусто\n", HEAD, HEAD.rstrip("\n")])
def test_a_catalog_without_messages_gets_all_of_them(po: Path, text: str) -> None:
    po.write_text(text, encoding="utf-8")
    update()
    after = po.read_bytes()
    assert keys(after) == keys(Path("locales/letter.pot").read_bytes())
    assert after.startswith(text.encode())
    update()
    assert po.read_bytes() == after


def test_two_messages_in_a_line_are_parted_only_where_something_changes(po: Path) -> None:
    text = po.read_text(encoding="utf-8")
    start = text.index('msgctxt "registration"')
    end = text.index("\n\n", start)
    entry = text[start:end].replace("\n", " ")
    crowded = f'{text[:start]}{entry} msgid "Gone" msgstr "Жоқ"{text[end:]}'
    po.write_text(crowded, encoding="utf-8")
    update()
    assert f'{entry}\n#~ msgid "Gone" msgstr "Жоқ"\n' in po.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "call", [["locales", "update"], ["locales", "check"], ["locales", "preview", "kk"]]
)
def test_lines_that_end_as_on_old_macintoshes_are_told(
    po: Path, call: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = po.read_bytes().replace(b"\n", b"\r")
    po.write_bytes(before)
    assert main(call) == 1
    said = capsys.readouterr().err
    assert f"{po}:1:1: The lines end in a carriage return alone" in said
    assert said.endswith("[catalog-line-ends]\n")
    assert po.read_bytes() == before
