"""Damaged catalogs with what must be reported of each, and sound ones that none may blame."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.cli import main
from drafter.translating.checking import catalog_problems
from drafter.translating.surroundings import surroundings
from drafter.workspace import Workspace

HEADER = r"""msgid ""
msgstr ""
"Language: LANGUAGE\n"
"Plural-Forms: PLURALS\n"
"Content-Type: text/plain; charset=UTF-8\n"
"""
PLURALS = {
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 ||"
    " n%100>=20) ? 1 : 2);",
    "kk": "nplurals=2; plural=(n != 1);",
    "en": "nplurals=2; plural=(n != 1);",
}
FIRST = 7
"""The line in which the first entry begins, under the header and an empty line."""

DEAR = 'msgctxt "salutation of a man"\nmsgid "Dear {name}"\n'
NUMBER = 'msgctxt "registration"\nmsgid "{date} No. {number}"\n'
LABEL = (
    'msgctxt "signature"\nmsgid "Deputy of the faction «{name}»"\n'
    'msgid_plural "Deputies of the faction «{name}»"\n'
)
CLOSING = 'msgctxt "closing"\nmsgid "Respectfully,"\n'
POST = 'msgctxt "post"\nmsgid "prime-minister"\n'


def broken(
    name: str, text: str, *expected: tuple[int, str], language: str = "ru", header: str = ""
) -> Any:
    return pytest.param(language, header, text, list(expected), id=name)


def sound(name: str, text: str, language: str = "ru", header: str = "") -> Any:
    return pytest.param(language, header, text, [], id=name)


def written(folder: Path, language: str, header: str, text: str | bytes) -> Path:
    """Write a catalog into a workspace; the text follows its header after an empty line."""
    (folder / "addressbook.yaml").touch()
    po = folder / "locales" / language / "LC_MESSAGES" / "letter.po"
    po.parent.mkdir(parents=True, exist_ok=True)
    head = header or HEADER.replace("LANGUAGE", language).replace("PLURALS", PLURALS[language])
    po.write_bytes(text if isinstance(text, bytes) else f"{head}\n{text}".encode())
    return po


def said(folder: Path, po: Path) -> list[tuple[int, str]]:
    problems = catalog_problems(po, surroundings(po, Workspace(folder)))
    assert {problem.place.file for problem in problems if problem.place} <= {str(po)}
    return [(p.place.line if p.place else 0, f"{p.what} {p.advice}".strip()) for p in problems]


BROKEN = [
    broken(
        "a placeholder is missing",
        DEAR + 'msgstr "Уважаемый"\n',
        (FIRST + 2, "The placeholder {name} is missing."),
    ),
    broken(
        "a placeholder is misspelt",
        DEAR + 'msgstr "Уважаемый {nаme}"\n',
        (FIRST + 2, "The placeholder {name} is missing."),
        (FIRST + 2, "The placeholder {nаme} is not in the source. Possible: {name}."),
    ),
    broken(
        "a placeholder is translated",
        DEAR + 'msgstr "Уважаемый {имя}"\n',
        (FIRST + 2, "The placeholder {name} is missing."),
        (FIRST + 2, "The placeholder {имя} is not in the source."),
    ),
    broken(
        "one of two placeholders is missing",
        NUMBER + 'msgstr "{date}"\n',
        (FIRST + 2, "The placeholder {number} is missing."),
    ),
    broken(
        "a placeholder comes from elsewhere",
        CLOSING + 'msgstr "С уважением, {name},"\n',
        (FIRST + 2, "The placeholder {name} is not in the source. Possible: –."),
    ),
    broken(
        "a brace is lost",
        DEAR + 'msgstr "Уважаемый {name"\n',
        (FIRST + 2, "The placeholder {name} is missing."),
    ),
    broken(
        "a plural form is empty",
        LABEL + 'msgstr[0] "Депутат фракции «{name}»"\nmsgstr[1] "Депутаты фракции «{name}»"\n'
        'msgstr[2] ""\n',
        (FIRST + 3, "A plural form is empty. Write all of them."),
    ),
    broken(
        "a plural form is absent",
        LABEL + 'msgstr[0] "Депутат фракции «{name}»"\nmsgstr[1] "Депутаты фракции «{name}»"\n',
        (FIRST + 3, "The message has 2 plural forms; this language has 3."),
    ),
    broken(
        "a plural form too many",
        LABEL + 'msgstr[0] "«{name}» а"\nmsgstr[1] "«{name}» б"\nmsgstr[2] "«{name}» в"\n',
        (FIRST + 5, "The header promises 2 plural forms, and this is one more."),
        language="kk",
    ),
    broken(
        "a plural form loses its placeholder",
        LABEL + 'msgstr[0] "Депутат фракции «{name}»"\nmsgstr[1] "Депутаты фракции"\n'
        'msgstr[2] "Депутаты фракции «{name}»"\n',
        (FIRST + 3, "The placeholder {name} is missing."),
    ),
    broken(
        "the header counts other plural forms than the language has",
        LABEL + 'msgstr[0] "Депутат фракции «{name}»"\nmsgstr[1] "Депутаты фракции «{name}»"\n',
        (FIRST + 3, "The message has 2 plural forms; this language has 3."),
        header=HEADER.replace("PLURALS", PLURALS["kk"]),
    ),
    broken(
        "a quotation mark does not close",
        LABEL + 'msgstr[0] "Депутат фракции «{name}"\nmsgstr[1] "Депутаты фракции «{name}»"\n'
        'msgstr[2] "Депутаты фракции «{name}»"\n',
        (FIRST + 3, "The marks « and » do not pair."),
    ),
    broken(
        "a bracket does not open",
        DEAR + 'msgstr "Уважаемый) {name}"\n',
        (FIRST + 2, "The marks ( and ) do not pair."),
    ),
    broken(
        "a space begins the text",
        DEAR + 'msgstr " Уважаемый {name}"\n',
        (FIRST + 2, "The space at the beginning differs from the source."),
    ),
    broken(
        "a space ends the text",
        DEAR + 'msgstr "Уважаемый {name} "\n',
        (FIRST + 2, "The space at the end differs from the source."),
    ),
    broken(
        "a no-break space ends the text",
        DEAR + 'msgstr "Уважаемый {name}\u00a0"\n',
        (FIRST + 2, "The space at the end differs from the source."),
    ),
    broken(
        "a line break ends the text",
        DEAR + r'msgstr "Уважаемый {name}\n"' + "\n",
        (FIRST + 2, "The space at the end differs from the source."),
    ),
    broken(
        "two spaces in a row",
        DEAR + 'msgstr "Уважаемый  {name}"\n',
        (FIRST + 2, "Two spaces stand in a row."),
    ),
    broken(
        "a mark is added at the end",
        DEAR + 'msgstr "Уважаемый {name}!"\n',
        (FIRST + 2, "The source ends in «}», the translation in «!»."),
    ),
    broken(
        "a mark is lost at the end",
        CLOSING + 'msgstr "С уважением"\n',
        (FIRST + 2, "The source ends in «,», the translation in «м»."),
    ),
    broken(
        "a tag is lost",
        'msgctxt "salutation of a man"\nmsgid "Dear {name}"\nmsgstr "<b>Уважаемый {name}"\n',
        (FIRST + 2, "The tags differ from those of the source."),
    ),
    broken(
        "a Latin i in a Kazakh word",
        DEAR + 'msgstr "Құрметтi {name}"\n',
        (FIRST + 2, "The word «Құрметтi» mixes Latin and Cyrillic letters. Write «Құрметті»."),
        language="kk",
    ),
    broken(
        "a Latin o in a Russian word",
        DEAR + 'msgstr "Уважаемый гoсподин {name}"\n',
        (FIRST + 2, "The word «гoсподин» mixes Latin and Cyrillic letters. Write «господин»."),
    ),
    broken(
        "a Cyrillic letter in a Latin word",
        'msgctxt "language"\nmsgid "tag"\nmsgstr "en-GB"\n\n' + DEAR + 'msgstr "Dеаr {name}"\n',
        (FIRST + 6, "The word «Dеаr» mixes Latin and Cyrillic letters. Write «Dear»."),
        language="en",
    ),
    broken(
        "a Russian word in a Kazakh text",
        DEAR + 'msgstr "Құрметті {name} от депутата"\n',
        (FIRST + 2, "The word «от» is of another language."),
        language="kk",
    ),
    broken(
        "a Kazakh word in a Russian text",
        DEAR + 'msgstr "Құрметті {name}, уважаемый құрметті коллега"\n',
        (FIRST + 2, "The word «Құрметті» is of another language."),
    ),
    broken(
        "a Russian sentence left in the Kazakh catalog",
        'msgctxt "post"\nmsgid "prosecutor-general"\n'
        'msgstr "Генеральный Прокурор Республики Казахстан"\n',
        (FIRST + 2, "The catalog in Russian says the same, letter for letter."),
        language="kk",
    ),
    broken(
        "a message is marked as fuzzy",
        "#, fuzzy\n" + DEAR + 'msgstr "Уважаемый {name}"\n',
        (FIRST + 3, "The translation is marked as fuzzy, so it is not used."),
    ),
    broken(
        "a message stands twice",
        DEAR + 'msgstr "Уважаемый {name}"\n\n' + DEAR + 'msgstr "Глубокоуважаемый {name}"\n',
        (FIRST + 6, "The message stands twice: it is already in line 8."),
    ),
    broken(
        "a msgid that nothing asks for",
        'msgctxt "salutation of a man"\nmsgid "Dear {nmae}"\nmsgstr "Уважаемый {nmae}"\n',
        (FIRST + 2, "Nothing asks for this message, so its translation is never printed. Did"),
    ),
    broken(
        "a context that nothing asks for",
        'msgctxt "salutation"\nmsgid "Dear {name}"\nmsgstr "Уважаемый {name}"\n',
        (FIRST + 2, "Nothing asks for this message, so its translation is never printed. Run"),
    ),
    broken(
        "a lost context",
        'msgid "Dear {name}"\nmsgstr "Уважаемый {name}"\n',
        (FIRST + 1, "Nothing asks for this message, so its translation is never printed. Run"),
    ),
    broken(
        "a case that there is not",
        'msgctxt "post, dativ"\nmsgid "prime-minister"\nmsgstr "Премьер-Министру"\n',
        (FIRST + 2, "«dativ» is not a case. Possible: nominative, genitive, dative"),
    ),
    broken(
        "a form that the grammar disputes",
        POST + 'msgstr "Премьер-Министр Республики Казахстан"\n\n'
        'msgctxt "post, dative"\nmsgid "prime-minister"\n'
        'msgstr "Премьер-Министра Республики Казахстан"\n',
        (
            FIRST + 6,
            "The grammar has another form: «Премьер-Министру Республики Казахстан».",
        ),
    ),
    broken(
        "a text without a closing quotation mark",
        DEAR + 'msgstr "Уважаемый {name}\n',
        (FIRST + 2, "The text is not in quotation marks."),
    ),
    broken(
        "a text without any quotation marks",
        DEAR + "msgstr Уважаемый {name}\n",
        (FIRST + 2, "The text is not in quotation marks."),
    ),
    broken(
        "a quotation mark inside a text",
        DEAR + 'msgstr "Уважаемый "господин" {name}"\n',
        (FIRST + 2, "The text is not in quotation marks."),
    ),
    broken(
        "a keyword is misspelt",
        DEAR + 'msgstrr "Уважаемый {name}"\n',
        (FIRST + 2, "The text is not in quotation marks."),
    ),
    broken("a message without msgstr", DEAR, (FIRST + 1, "The message has no msgstr.")),
    broken(
        "a message without msgstr before another",
        DEAR + "\n" + NUMBER + 'msgstr "{date} № {number}"\n',
        (FIRST + 1, "The message has no msgstr."),
    ),
    broken(
        "a msgstr without msgid",
        'msgctxt "closing"\nmsgstr "С уважением"\n',
        (FIRST + 1, "«msgstr» stands without its msgid."),
    ),
    broken(
        "plain text among messages",
        DEAR + 'msgstr "Уважаемый {name}"\n\nПрошу проверить!\n',
        (FIRST + 4, "The text is not in quotation marks."),
    ),
    broken(
        "marks of a conflict of versions",
        "<<<<<<< HEAD\n" + DEAR + 'msgstr "Уважаемый {name}"\n>>>>>>> theirs\n',
        (FIRST, "The text is not in quotation marks."),
        (FIRST + 4, "The text is not in quotation marks."),
    ),
    broken(
        "a header of another encoding",
        DEAR + 'msgstr "Уважаемый {name}"\n',
        (5, "The header names the encoding «windows-1251»."),
        header=HEADER.replace("UTF-8", "windows-1251").replace("PLURALS", PLURALS["ru"]),
    ),
    broken(
        "a rule of plural forms that is none",
        DEAR + 'msgstr "Уважаемый {name}"\n',
        (4, "The rule of plural forms cannot be understood."),
        header=HEADER.replace("PLURALS", "nplurals=INTEGER; plural=EXPRESSION;"),
    ),
    broken(
        "a rule of plural forms that does not add up",
        DEAR + 'msgstr "Уважаемый {name}"\n',
        (4, "The rule of plural forms cannot be understood."),
        header=HEADER.replace("PLURALS", "nplurals=2; plural=(n%10==1 ? 0 : n%10<5 ? 1 : 2);"),
    ),
    broken(
        "a rule of plural forms with Python in it",
        DEAR + 'msgstr "Уважаемый {name}"\n',
        (4, "The rule of plural forms cannot be understood."),
        header=HEADER.replace("PLURALS", "nplurals=1; plural=__import__('os').getpid();"),
    ),
]

SOUND = [
    sound("a single phrase of one's own", DEAR + 'msgstr "Глубокоуважаемый {name}"\n'),
    sound("an empty phrase, which drafter has", DEAR + 'msgstr ""\n'),
    sound("a Kazakh phrase", DEAR + 'msgstr "Аса құрметті {name}"\n', language="kk"),
    sound("a Kazakh name in Russian", POST + 'msgstr "Аким области Ұлытау"\n'),
    sound("a post of one's own", 'msgctxt "post"\nmsgid "our-akim"\nmsgstr "Аким города"\n'),
    sound("a dead entry", '#~ msgid "gone"\n#~ msgstr "нет"\n'),
    sound("a dead entry of two lines", '#~ msgid ""\n#~ "gone"\n#~ msgstr ""\n#~ "нет"\n'),
    sound(
        "a previous msgid",
        '#| msgid "Dear sir {name}"\n' + DEAR + 'msgstr "Глубокоуважаемый {name}"\n',
    ),
    sound(
        "a wrapped text",
        DEAR + 'msgstr ""\n"Глубокоуважаемый "\n"{name}"\n',
    ),
    sound("Windows line ends", (DEAR + 'msgstr "Глубокоуважаемый {name}"\n').replace("\n", "\r\n")),
    sound(
        "a wrapped rule of plural forms",
        DEAR + 'msgstr "Глубокоуважаемый {name}"\n',
        header=HEADER.replace("PLURALS", PLURALS["ru"].replace("n%10>=2", 'n%10>"\n"=2')),
    ),
]


@pytest.mark.parametrize(("language", "header", "text", "expected"), [*BROKEN, *SOUND])
def test_each_slip_is_found_in_its_line_and_no_other(
    tmp_path: Path, language: str, header: str, text: str, expected: list[tuple[int, str]]
) -> None:
    po = written(tmp_path, language, header, text)
    found = said(tmp_path, po)
    assert [line for line, _text in found] == [line for line, _text in expected], found
    for (_line, text), (_expected, beginning) in zip(found, expected, strict=True):
        assert text.startswith(beginning)


def test_the_corpus_is_large_enough() -> None:
    assert len(BROKEN) >= 40


@pytest.mark.parametrize(
    ("content", "line", "beginning"),
    [
        (
            'msgid ""\nmsgstr ""\n"Language: ru\\n"\n# Премьер'.encode("cp1251"),
            4,
            "The file is encoded in CP1251. Save the file as UTF-8",
        ),
        ("\ufeffmsgid".encode("utf-16-le"), 1, "The file is encoded in UTF-16. Save the file"),
        ("\ufeffmsgid".encode("utf-16-be"), 1, "The file is encoded in UTF-16. Save the file"),
        (b'msgid "\xff\x00\x01"', 1, "The line is not in UTF-8. Save the file as UTF-8"),
        (b'#\nmsgid "' + "премьер".encode("koi8-r"), 2, "The line is not in UTF-8. Save the"),
        (b"PK\x03\x04 no catalog\n", 1, "The text is not in quotation marks."),
    ],
    ids=["CP1251", "UTF-16", "UTF-16, big end first", "bytes", "KOI8-R", "an archive"],
)
def test_a_file_that_is_no_catalog_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, line: int, beginning: str
) -> None:
    po = written(tmp_path, "ru", "", content)
    found = said(tmp_path, po)
    assert found[0][0] == line
    assert found[0][1].startswith(beginning)


def test_a_folder_in_a_catalogs_place_is_refused(tmp_path: Path) -> None:
    po = tmp_path / "locales" / "ru" / "LC_MESSAGES" / "letter.po"
    po.mkdir(parents=True)
    assert said(tmp_path, po) == [(0, "This is a folder; a file is expected.")]


FIELDS = ["msgid ", "msgstr ", "msgstr[0] ", "msgstr[9] ", "msgid_plural ", "msgctxt ", "#~ "]
TEXTS = [
    '"',
    "\\",
    "#, fuzzy\n",
    "\n",
    '"{name}"\n',
    '"Dear {name}"\n',
    '"post, dative"\n',
    "{",
    "\r",
]
PIECES = st.sampled_from([*FIELDS, *TEXTS]) | st.text(max_size=8)


@given(text=st.lists(PIECES, max_size=30).map("".join))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_is_read_or_refused(tmp_path: Path, text: str) -> None:
    po = written(tmp_path, "ru", "", text.encode("utf-8", "surrogatepass"))
    for line, sentence in said(tmp_path, po):
        assert line >= 0
        assert sentence


def test_a_message_of_ones_own_template_is_asked_for_until_it_is_translated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    po = written(tmp_path, "ru", "", CLOSING + 'msgstr "С уважением,"\n')
    template = tmp_path / "templates" / "ru" / "support.html"
    template.parent.mkdir(parents=True)
    template.write_text('{% extends "letter.html" %}{{ _("LETTER OF SUPPORT") }}\n', "utf-8")
    assert said(tmp_path, po) == [
        (1, "1 message is not in the catalog at all. Run: drafter locales update")
    ]
    assert main(["locales", "update"]) == 0
    ((line, sentence),) = said(tmp_path, po)
    assert sentence == "1 message is not translated: this one. Write its translation."
    rows = po.read_text(encoding="utf-8").splitlines()
    assert rows[line - 2 : line] == ['msgid "LETTER OF SUPPORT"', 'msgstr ""']


def test_a_language_that_unicode_does_not_know_has_two_forms(tmp_path: Path) -> None:
    header = HEADER.replace("LANGUAGE", "qqq").replace("PLURALS", PLURALS["en"])
    label = LABEL.replace("«", "").replace("»", "")
    text = label + 'msgstr[0] "{name} a"\n'
    found = said(tmp_path, written(tmp_path, "qqq", header, text))
    wanted = "The message has 1 plural forms; this language has 2. Write all of them."
    assert wanted in [sentence for _line, sentence in found], found


def test_a_case_form_of_a_post_that_the_catalog_lacks_is_no_slip(tmp_path: Path) -> None:
    text = 'msgctxt "post, dative"\nmsgid "chief-baker"\nmsgstr "Главному пекарю"\n'
    assert said(tmp_path, written(tmp_path, "ru", "", text)) == []


def test_a_catalog_of_an_unknown_encoding_is_refused_in_a_sentence(tmp_path: Path) -> None:
    header = HEADER.replace("UTF-8", "nosuch").replace("LANGUAGE", "ru")
    header = header.replace("PLURALS", PLURALS["ru"])
    found = said(tmp_path, written(tmp_path, "ru", header, CLOSING + 'msgstr "С уважением,"\n'))
    assert any("nosuch" in sentence for _line, sentence in found)
