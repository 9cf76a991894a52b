"""What GNU gettext reads is read, the rest is refused in a sentence, whoever wrote the file."""

import gettext
import io
import struct
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from drafter import CatalogError, Drafter, Workspace
from drafter.errors import InputError
from drafter.files.limits import LARGEST_TEXT
from drafter.translating.checking import catalog_problems
from drafter.translating.surroundings import surroundings
from drafter.wording.catalogs import catalog
from drafter.wording.phrases import Phrases, phrases
from drafter.wording.po import compiled, reading
from tests.conftest import ROOT, read

CATALOGS = sorted((ROOT / "locales").glob("*/LC_MESSAGES/*.po"))
CLOSING = 'msgctxt "closing"\nmsgid "Respectfully,"\n'
SHEETS = (
    'msgctxt "appendix"\nmsgid "Appendix: {number} sheet"\n'
    'msgid_plural "Appendix: {number} sheets"\n'
)
DEAD = '#~ msgctxt "closing"\n#~ msgid "Respectfully,"\n#~ msgstr "б"\n'


def written(folder: Path, text: str | bytes, kind: str = "po", language: str = "ru") -> Path:
    file = folder / "locales" / language / "LC_MESSAGES" / f"letter.{kind}"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def words(folder: Path, language: str = "ru") -> Phrases:
    return Phrases(language, (folder / "locales",))


def refused(folder: Path, language: str = "ru") -> list[tuple[str, int, str]]:
    """Return the id, the line and the words of the problems of a catalog at every door."""
    (folder / "addressbook.yaml").touch()
    workspace = Workspace(folder)
    with pytest.raises(CatalogError) as raised:
        phrases(language, workspace.locales)
    with pytest.raises(CatalogError) as at_rendering:
        Drafter(workspace=workspace).render(read(), language, lambda _guess: None)
    assert at_rendering.value.problems == raised.value.problems
    problems = raised.value.problems
    assert {p.place.file for p in problems if p.place} == {
        str(file) for file in (folder / "locales" / language / "LC_MESSAGES").iterdir()
    }
    return [(p.id, p.place.line if p.place else 0, p.what) for p in problems]


@pytest.mark.parametrize("po", CATALOGS, ids=lambda po: f"{po.parent.parent.name}-{po.stem}")
def test_a_catalog_says_what_babel_and_gettext_read_in_it(po: Path) -> None:
    language = po.parent.parent.name
    ours = catalog(po.stem, language, [ROOT / "locales"])
    theirs = gettext.GNUTranslations(io.BytesIO(compiled(po)))
    for message in read_po(io.StringIO(po.read_text("utf-8"))):
        context = message.context or ""
        if isinstance(message.id, str):
            said = ours.pgettext(context, message.id) if context else ours.gettext(message.id)
            assert not message.id or said == message.string
            continue
        one, many = message.id
        for number in range(130):
            if context:
                counted = context, one, many, number
                assert ours.npgettext(*counted) == theirs.npgettext(*counted)
            else:
                assert ours.ngettext(one, many, number) == theirs.ngettext(one, many, number)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CLOSING + 'msgstr "а"\n', "а"),
        (CLOSING + 'msgstr\t"а"\n', "а"),
        (CLOSING + 'msgstr\n"а"\n"б"\n', "аб"),
        (CLOSING + '  msgstr "а" "б"  # why\n', "аб"),
        (CLOSING.replace("\n", " ") + 'msgstr "а"\n', "а"),
        ((CLOSING + 'msgstr "а"\n').replace("\n", "\r\n"), "а"),
        ("\ufeff" + CLOSING + 'msgstr "а"\n', "а"),
        ('#| msgctxt "end"\n#| msgid "Yours,"\n' + CLOSING + 'msgstr "а"\n', "а"),
        ('#~ msgid "a"\n#~ msgstr "б"\n\n' + CLOSING + 'msgstr "а"\n', "а"),
        ('#~| msgid "b"\n#~ msgid "a"\n#~\tmsgstr "б"\n' + CLOSING + 'msgstr "а"\n', "а"),
        (DEAD + CLOSING + 'msgstr "а"', "а"),
        (CLOSING + r'msgstr "\"\\\t\x41\101\n"' + "\n", '"\\\tAA\n'),
        ("# a line\u2028 of two\x85 parts\n" + CLOSING + 'msgstr "а\u2028б"\n', "а\u2028б"),
        (CLOSING + 'msgstr "а"\n\n' + CLOSING + 'msgstr "б"\n', "а"),
    ],
)
def test_what_msgfmt_reads_is_read(tmp_path: Path, text: str, expected: str) -> None:
    written(tmp_path, text)
    assert words(tmp_path).phrase("closing", "Respectfully,") == expected


@pytest.mark.parametrize("text", ["#, fuzzy\n" + CLOSING + 'msgstr "а"\n', CLOSING + 'msgstr ""\n'])
def test_a_translation_that_is_fuzzy_or_empty_does_not_count(tmp_path: Path, text: str) -> None:
    written(tmp_path, text)
    with pytest.raises(CatalogError, match="no translation"):
        words(tmp_path).phrase("closing", "Respectfully,")


@pytest.mark.parametrize(
    ("language", "forms"), [("ru", ["а", "б", "в", "а"]), ("ky", ["а", "б", "б", "б"])]
)
def test_without_a_header_a_language_counts_as_unicode_says(
    tmp_path: Path, language: str, forms: list[str]
) -> None:
    text = SHEETS + 'msgstr[0] "а {number}"\nmsgstr [1] "б {number}"\nmsgstr[ 2 ] "в {number}"\n'
    written(tmp_path, text, language=language)
    found = words(tmp_path, language)
    message = "Appendix: {number} sheet"
    said = [found.plural("appendix", message, f"{message}s", number)[0] for number in (1, 2, 5, 21)]
    assert said == forms


def test_a_plural_form_without_words_is_missing_rather_than_english(tmp_path: Path) -> None:
    written(tmp_path, SHEETS + 'msgstr[0] "а {number}"\nmsgstr[1] ""\nmsgstr[2] ""\n')
    with pytest.raises(CatalogError, match="no translation"):
        words(tmp_path).plural("appendix", "Appendix: {number} sheet", "", 5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SHEETS + 'msgstr "а"\n', ("catalog-plural-fields", 4)),
        (SHEETS + 'msgstr[1] "а {number}"\n', ("catalog-plural-fields", 4)),
        (CLOSING + 'msgstr[0] "а"\n', ("catalog-plural-fields", 3)),
        (CLOSING + 'msgstr "а"\nmsgstr "б"\n', ("catalog-plural-fields", 4)),
        (CLOSING + 'msgid\nmsgstr "а"\n', ("catalog-no-msgstr", 2)),
        (CLOSING + "msgstr\n", ("catalog-unquoted", 3)),
        (CLOSING + 'msgstr "а" б\n', ("catalog-unquoted", 3)),
        ('"а"\n' + CLOSING + 'msgstr "а"\n', ("catalog-stray-text", 1)),
        ('msgstr "а"\n' + CLOSING + 'msgstr "а"\n', ("catalog-no-msgid", 1)),
        ("msgstr а\n", ("catalog-unquoted", 1)),
        (("\ufeff" + CLOSING + 'msgstr "а"\n').encode("utf-16-le"), ("not-utf-8", 1)),
        ((CLOSING + 'msgstr "уважением"\n').encode("cp1251"), ("not-utf-8", 3)),
    ],
)
def test_what_is_no_catalog_is_refused_at_its_line(
    tmp_path: Path, text: str | bytes, expected: tuple[str, int]
) -> None:
    written(tmp_path, text)
    assert refused(tmp_path)[0][:2] == expected


@pytest.mark.parametrize(("encoding", "name"), [("utf-16", "UTF-16"), ("cp1251", "CP1251")])
def test_an_encoding_that_is_known_is_named(tmp_path: Path, encoding: str, name: str) -> None:
    written(tmp_path, (CLOSING + 'msgstr "С уважением и «приветом»,"\n').encode(encoding))
    assert refused(tmp_path)[0][2] == f"The file is encoded in {name}."


@pytest.mark.parametrize(
    "rule",
    [
        "nplurals=99999999; plural=n;",
        "nplurals=99999999999999999999; plural=0;",
        "nplurals=7; plural=0;",
        "nplurals=0; plural=0;",
        "nplurals=2; plural=n>300/(n-500);",
        "nplurals=2; plural=n%(n-500);",
        "nplurals=2;",
        "nplurals=2; plural=n!=1;\\nPlural-Forms: nplurals=99999999; plural=0;",
        "nplurals=2; plural=" + "(" * 400,
        "nplurals=2; plural=" + "n?1:" * 30_000 + "0;",
    ],
)
@pytest.mark.parametrize("kind", ["po", "mo"])
def test_a_rule_of_plural_forms_that_no_language_has_is_refused(
    tmp_path: Path, rule: str, kind: str
) -> None:
    header = f"Plural-Forms: {rule}\n"
    if kind == "po":
        header = header.replace("\n", "\\n")
        written(tmp_path, f'msgid ""\nmsgstr "{header}"\n\n{CLOSING}msgstr "а"\n')
        assert [slip[:2] for slip in refused(tmp_path)] == [("catalog-plural-rule", 2)]
    else:
        written(tmp_path, mo({"": header, "closing\x04Respectfully,": "а"}), "mo")
        assert [slip[:2] for slip in refused(tmp_path)] == [("catalog-plural-rule", 0)]


def mo(messages: dict[str, str]) -> bytes:
    """Return an .mo file as the manual of GNU gettext describes it."""
    pairs = [(key.encode(), value.encode()) for key, value in sorted(messages.items())]
    start = 28 + 16 * len(pairs)
    tables: list[list[int]] = [[], []]
    data = b""
    for side, table in enumerate(tables):
        for pair in pairs:
            table += [len(pair[side]), start + len(data)]
            data += pair[side] + b"\0"
    head = [0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start]
    return struct.pack(f"<{7 + 4 * len(pairs)}I", *head, *tables[0], *tables[1]) + data


MO = {"": "Content-Type: text/plain; charset=UTF-8\n", "closing\x04Respectfully,": "а"}


def test_an_mo_file_alone_serves(tmp_path: Path) -> None:
    written(tmp_path, mo(MO), "mo")
    assert words(tmp_path).phrase("closing", "Respectfully,") == "а"


@pytest.mark.parametrize("po", [po for po in CATALOGS if po.stem == "letter"], ids=str)
def test_an_mo_file_says_what_its_po_file_says(tmp_path: Path, po: Path) -> None:
    language = po.parent.parent.name
    written(tmp_path, compiled(po), "mo", language)
    alone, whole = words(tmp_path, language), Phrases(language, (ROOT / "locales",))
    for message in read_po(io.StringIO(po.read_text("utf-8"))):
        if isinstance(message.id, str) and message.id:
            key = message.context or "", message.id
            assert alone.phrase(*key) == whole.phrase(*key)
        elif message.id:
            for number in (1, 2, 5, 21):
                counted = message.context or "", *message.id, number
                assert alone.plural(*counted) == whole.plural(*counted)


def big_endian(messages: dict[str, str]) -> bytes:
    whole = mo(messages)
    count = 7 + 4 * len(messages)
    numbers = struct.unpack_from(f"<{count}I", whole)
    return struct.pack(f">{count}I", *numbers) + whole[4 * count :]


def test_an_mo_file_of_another_order_of_bytes_serves(tmp_path: Path) -> None:
    written(tmp_path, big_endian(MO), "mo")
    assert words(tmp_path).phrase("closing", "Respectfully,") == "а"


def bomb() -> bytes:
    """Return an .mo file whose thousand messages are all the same megabyte."""
    count, size = 1000, 1 << 20
    start = 28 + 16 * count
    tables = [size, start] * (2 * count)
    head = struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, start)
    return head + struct.pack(f"<{4 * count}I", *tables) + b"a" * size


@pytest.mark.parametrize(
    ("content", "sort"),
    [
        (b"", "catalog-no-mo"),
        (b"\xde\x12\x04\x95", "catalog-no-mo"),
        (b"\xde\x12\x04\x95 no catalog", "catalog-no-mo"),
        (b'msgid ""', "catalog-no-mo"),
        (mo(MO)[:-5], "catalog-no-mo"),
        (mo(MO)[:40], "catalog-no-mo"),
        (mo(MO).replace("а".encode(), b"\xff\xff"), "catalog-no-mo"),
        (struct.pack("<7I", 0x950412DE, 0, 0xFFFFFFFF, 28, 28, 0, 28), "catalog-no-mo"),
        (bomb(), "catalog-no-mo"),
        (mo(MO | {"": "Content-Type: text/plain; charset=rot13\n"}), "catalog-charset"),
        (mo(MO | {"": "Content-Type: text/plain; charset=nosuch\n"}), "catalog-charset"),
        (mo(MO | {"language\x04tag": "ru<&RU"}), "catalog-language-tag"),
        (mo(MO | {"executor\x04By: {name}": "{name.__class__}"}), "catalog-placeholder-missing"),
        (mo(MO | {"a\x04one\0{n} many": "один\0{0} много"}), "catalog-placeholder-missing"),
    ],
)
def test_a_broken_or_hostile_mo_file_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, sort: str
) -> None:
    written(tmp_path, content, "mo")
    assert refused(tmp_path)[0][:2] == (sort, 0)


def test_a_hostile_mo_file_beside_a_po_file_is_not_looked_at(tmp_path: Path) -> None:
    written(tmp_path, b"\xde\x12\x04\x95 no catalog", "mo")
    written(tmp_path, CLOSING + 'msgstr "а"\n')
    assert words(tmp_path).phrase("closing", "Respectfully,") == "а"


def test_a_catalog_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    written(tmp_path, b"#" * (LARGEST_TEXT + 1))
    with pytest.raises(InputError, match="larger than 4 MB"):
        words(tmp_path)


def test_the_lines_of_entries_are_those_of_the_file(tmp_path: Path) -> None:
    text = '\n# a\u2028b\n#~ msgid "gone"\n#~ msgstr "нет"\n\n' + CLOSING + 'msgstr ""\n"а"\n'
    gone, closing = reading(written(tmp_path, text)).entries
    assert (gone.line, gone.obsolete, gone.string_line) == (3, True, 4)
    assert (closing.line, closing.context, closing.string_line, closing.strings) == (
        *(7, "closing", 8),
        ["а"],
    )


@pytest.mark.parametrize("tag", ["ru<&RU", "r", "русский", "ru-", "ru_RU", "ru-RU\\n", "ru RU"])
def test_a_tag_that_word_processors_cannot_know_is_refused_at_its_line(
    tmp_path: Path, tag: str
) -> None:
    po = written(tmp_path, f'\nmsgctxt "language"\nmsgid "tag"\nmsgstr "{tag}"\n')
    assert [slip[:2] for slip in refused(tmp_path)] == [("catalog-language-tag", 4)]
    found = catalog_problems(po, surroundings(po, Workspace(tmp_path)))
    assert ("catalog-language-tag", 4) in [(p.id, p.place.line if p.place else 0) for p in found]


@pytest.mark.parametrize("tag", ["ru", "ru-RU", "kk-Latn-KZ", "kaz"])
def test_a_tag_that_word_processors_know_serves(tmp_path: Path, tag: str) -> None:
    written(tmp_path, f'msgctxt "language"\nmsgid "tag"\nmsgstr "{tag}"\n')
    assert words(tmp_path).phrase("language", "tag") == tag


def test_compiling_says_what_reading_says(tmp_path: Path) -> None:
    po = written(tmp_path, CLOSING + "msgstr а\n")
    with pytest.raises(CatalogError) as raised:
        compiled(po)
    assert [(p.id, str(p.place)) for p in raised.value.problems] == [
        ("catalog-unquoted", f"{po}:3:1")
    ]


def test_a_catalog_compiles_with_whatever_gettext_reads(tmp_path: Path) -> None:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    dead = '#~| msgid "Yours"\n#~ msgid "Ours"\n#~ msgstr\t"Наше"\n'
    po = written(
        tmp_path, f'{head}msgctxt\t"closing"\nmsgid\t "Respectfully,"\nmsgstr\t"а"\n{dead}'
    )
    made = gettext.GNUTranslations(io.BytesIO(compiled(po)))
    assert made.pgettext("closing", "Respectfully,") == "а"


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        (f'{CLOSING}msgstr "а\x1b[31mб"\n', 3, "U+001B"),
        (f'{CLOSING}msgstr "а\\x1b[31mб"\n', 3, "U+001B"),
        (f'{CLOSING}msgstr "а\\033[31mб"\n', 3, "U+001B"),
        (f'{CLOSING}msgstr ""\n"а"\n"б\u202eв"\n', 5, "U+202E"),
        (f'{CLOSING}msgstr ""\n"а\\x1"\n"b"\n', 3, "U+001B"),
        (f'{CLOSING}msgstr "а\x9bб"\n', 3, "U+009B"),
    ],
)
def test_a_character_that_steers_a_terminal_is_told_at_its_line(
    tmp_path: Path, text: str, line: int, code: str
) -> None:
    po = written(tmp_path, text)
    said = f"The invisible character {code} stands here."
    assert refused(tmp_path) == [("catalog-invisible", line, said)]
    found = catalog_problems(po, surroundings(po, Workspace(tmp_path)))
    assert [(p.id, p.place and p.place.line) for p in found] == [("catalog-invisible", line)]


def test_a_character_that_steers_a_terminal_is_told_of_an_mo_file(tmp_path: Path) -> None:
    content = io.BytesIO()
    write_mo(content, read_po(io.StringIO(f'{CLOSING}msgstr "а\x1b[31mб"\n'), locale="ru"))
    written(tmp_path, content.getvalue(), "mo")
    said = "The invisible character U+001B stands here."
    assert refused(tmp_path) == [("catalog-invisible", 0, said)]
