"""Catalogs: complete, current, and read from the .po file the moment it is saved."""

import ast
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from drafter import CatalogError, Workspace
from drafter.translating.extraction import as_bytes, catalog_templates
from drafter.wording.catalogs import catalog
from drafter.wording.interface import messages as spoken_messages
from drafter.wording.phrases import Phrases
from drafter.wording.po import compiled
from tests.conftest import ROOT
from tests.documents import plain, texts

LOCALES = ROOT / "locales"
DRAFTER = [sys.executable, "-m", "drafter"]
CATALOGS = sorted(LOCALES.glob("*/LC_MESSAGES/*.po"))
PO = """\
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Respectfully,"
msgstr "{translation}"
"""


def opened(po: Path) -> Catalog:
    with po.open("rb") as file:
        return read_po(file, locale=po.parent.parent.name, abort_invalid=True)


def messages(po: Path) -> Iterator[Message]:
    return (message for message in opened(po) if message.id)


def strings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{[^}]*\}", text))


def test_each_domain_has_a_catalog_in_each_language() -> None:
    assert [f"{po.parent.parent.name}/{po.stem}" for po in CATALOGS] == [
        f"{language}/{domain}"
        for language in ("en", "kk", "ru")
        for domain in ("drafter", "letter")
    ]


@pytest.mark.parametrize("po", CATALOGS, ids=lambda po: f"{po.parent.parent.name}-{po.stem}")
def test_each_message_is_translated(po: Path) -> None:
    empty = [message.id for message in messages(po) if not all(strings(message))]
    assert empty == []


@pytest.mark.parametrize("po", CATALOGS, ids=lambda po: f"{po.parent.parent.name}-{po.stem}")
def test_translations_keep_the_placeholders(po: Path) -> None:
    for message in messages(po):
        sources = (message.id,) if isinstance(message.id, str) else message.id
        # A singular may do without its number, as in English.
        possible = [placeholders(source) for source in sources]
        for string in strings(message):
            assert placeholders(string) in possible, message.id


@pytest.mark.parametrize("po", CATALOGS, ids=lambda po: f"{po.parent.parent.name}-{po.stem}")
def test_no_word_mixes_alphabets(po: Path) -> None:
    mixed = re.compile(r"[A-Za-z][А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]|[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі][A-Za-z]")
    for message in messages(po):
        for string in strings(message):
            text = re.sub(r"\{[^}]*\}", " ", string).replace("\\n", " ")
            assert not mixed.search(text), text


def test_the_catalogs_hold_the_messages_of_the_code_and_no_others() -> None:
    for domain, template in catalog_templates(Workspace()).items():
        assert (LOCALES / f"{domain}.pot").read_bytes() == as_bytes(template)
        wanted = {(message.context, message.id) for message in template if message.id}
        for po in LOCALES.glob(f"*/LC_MESSAGES/{domain}.po"):
            found = {(m.context, m.id) for m in messages(po)}
            # Case forms of posts are added by each language where its grammar needs help.
            assert {m for m in found if not (m[0] or "").startswith("post, ")} == wanted


NOT_SAID = {
    # Click says these to programmers, or in prompts and options that drafter does not have.
    "%(prog)s, version %(version)s",
    "Confirm the action without prompting.",
    "Could not determine name for option with declarations {decls!r}",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
    "Do you want to continue?",
    "Invalid start character for option ({option})",
    "Name '{name}' defined twice",
    "Value must be an iterable.",
    "deprecated",
}


def test_what_click_says_to_users_stands_in_the_catalog() -> None:
    folder = Path(click.__file__).parent
    said: set[str] = set()
    for module in ("core", "exceptions", "formatting", "decorators", "parser"):
        source = (folder / f"{module}.py").read_text(encoding="utf-8")
        said |= set(re.findall(r'\b_\(\s*"((?:[^"\\]|\\.)+)"\s*\)', source))
    ours = {m.id if isinstance(m.id, str) else m.id[0] for m in messages(CATALOGS[0])}
    missing = {text.encode().decode("unicode_escape") for text in said} - ours
    assert missing <= NOT_SAID
    assert len(said) > 20


def write(po: Path, translation: str) -> None:
    po.parent.mkdir(parents=True, exist_ok=True)
    po.write_text(PO.format(translation=translation), encoding="utf-8")


@pytest.mark.parametrize("age", [-60, 60])
def test_a_mo_file_counts_only_where_there_is_no_po_file(tmp_path: Path, age: int) -> None:
    po = tmp_path / "ru" / "LC_MESSAGES" / "letter.po"
    write(po, "Старое")
    po.with_suffix(".mo").write_bytes(compiled(po))
    write(po, "Новое")
    os.utime(po.with_suffix(".mo"), (time.time() + age, time.time() + age))
    assert catalog("letter", "ru", [tmp_path]).gettext("Respectfully,") == "Новое"
    po.unlink()
    assert catalog("letter", "ru", [tmp_path]).gettext("Respectfully,") == "Старое"


def test_what_finds_and_loads_catalogs_knows_nothing_of_the_programs_language() -> None:
    for name in ("catalogs", "entries", "mo", "fitting"):
        tree = ast.parse((ROOT / "drafter" / "wording" / f"{name}.py").read_text("utf-8"))
        imported = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
        assert imported.isdisjoint(
            {"drafter.wording", "drafter.wording.interface", "drafter.wording.po"}
        )


def test_a_nearer_catalog_wins_message_by_message(tmp_path: Path) -> None:
    write(tmp_path / "ru" / "LC_MESSAGES" / "letter.po", "С почтением,")
    words = catalog("letter", "ru", [tmp_path, LOCALES])
    assert words.gettext("Respectfully,") == "С почтением,"
    assert words.pgettext("title", "DEPUTIES' INQUIRY") == "ДЕПУТАТСКИЙ ЗАПРОС"


def test_a_broken_catalog_is_named_with_its_line(tmp_path: Path) -> None:
    po = tmp_path / "ru" / "LC_MESSAGES" / "letter.po"
    write(po, "Хорошо")
    po.write_text(po.read_text(encoding="utf-8") + 'msgid "a"\nmsgstr broken\n', encoding="utf-8")
    with pytest.raises(CatalogError, match=rf"{re.escape(str(po))}:\d+:\d+: "):
        Phrases("ru", [tmp_path])


def test_the_program_speaks_its_own_language_where_its_catalog_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    po = tmp_path / "ru" / "LC_MESSAGES" / "drafter.po"
    write(po, 'Хорошо"')
    monkeypatch.setattr("drafter.wording.interface.shipped", lambda _folder: tmp_path)
    said = spoken_messages.__wrapped__("ru")
    assert said.gettext("Respectfully,") == "Respectfully,"


def test_a_translator_sees_a_saved_change_in_the_next_letter(tmp_path: Path) -> None:
    # A checkout of one's own, with nothing compiled.
    for folder in ("drafter", "templates", "locales", "samples"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    po = tmp_path / "locales" / "ru" / "LC_MESSAGES" / "letter.po"
    text = po.read_text(encoding="utf-8")
    po.write_text(text.replace('"С уважением,"', '"С глубоким уважением,"'), encoding="utf-8")
    subprocess.run(
        [*DRAFTER, "render", "samples/ak-zhol-akims.yaml", "-l", "ru", "--force"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    letter = (tmp_path / "samples" / "ak-zhol-akims.ru.docx").read_bytes()
    assert [plain(text) for text in texts(letter, "Closing")] == ["С глубоким уважением,"]
