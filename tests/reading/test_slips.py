"""The slips of people who do not know YAML: each is found, with its place and its own advice."""

from io import StringIO

import pytest

from drafter import InquiryError, load
from tests.reading.languages import told, untranslated

HEAD = "kind: inquiry\n"
SLIPS = {
    "colon in text": (
        "subject: О запрете: акимам\n",
        (2, 19),
        "A colon followed by a space",
    ),
    "colon in braces": (
        "subject: {ru: О запрете: акимам, kk: тыйым}\n",
        (2, 24),
        "A colon followed by a space",
    ),
    "tab": ("author:\n\tfaction: Ак жол\n", (3, 1), "A tab"),
    "two tabs": ("author:\n\t\tfaction: Ак жол\n", (3, 1), "A tab"),
    "key under a text": ("number: 5\n  subject: О деле\n", (3, 10), "The indentation or the"),
    "space of Word": ("author:\n\u00a0 faction: Ак жол\n- x: y: z\n", (3, 1), "A non-breaking"),
    "text after a quotation mark": (
        'request: "Ак жол" просит\n',
        (2, 18),
        "Text follows the closing",
    ),
    "quotation mark left open": ('request: "Ак жол просит\n', (2, 10), "The quotation mark"),
    "dash without a space": (
        "demands:\n  -О запрете\n  - О сроке\nx\n",
        (3, 4),
        "There is no space after the dash",
    ),
    "colon without a space": ("date:2023-02-15\nnumber: 5\n", (2, 6), "There is no space after"),
    "brace left open": ("subject: {ru: О деле\nnumber: 5\n", (2, 10), "The bracket that opens"),
    "wrong indentation": (
        "author:\n    faction: Ак жол\n  group: Ак\n",
        (4, 3),
        "The indentation",
    ),
    "text before the first colon": ("Ак жол\nnumber: 5\n", (2, 1), "The line has no key"),
    "star at the start": ("request: *Важно* просит\n", (2, 10), "Text without quotation marks"),
    "at sign at the start": ("request: @ просит\n", (2, 10), "Text without quotation marks"),
    "text after a bar": ("body: | Текст\n", (2, 7), "Text without quotation marks"),
    "dash after a colon": ("demands: - О запрете\n", (2, 10), "Text without quotation marks"),
    "quotation mark left open on a line of its own": (
        'subject:\n  "О деле\n',
        (4, 1),
        "A quotation mark or a bracket was opened",
    ),
    "two commas in braces": (
        "subject: {ru: а,, kk: б}\n",
        (2, 17),
        "A bracket, brace or comma",
    ),
    "brace left open on a line of its own": (
        "subject:\n  {ru: О деле\nnumber: 5\n",
        (4, 7),
        "A bracket, brace or comma",
    ),
    "backslash in quotation marks": ('subject: "C:\\дело"\n', (2, 13), "A backslash"),
    "backslash that asks for figures": ('subject: "C:\\users"\n', (2, 15), "A backslash"),
    "percent sign at the start of the file": ("%5: x\n", (2, 3), "The file cannot be read"),
    "apostrophe left open": ("request: 'Ак жол просит\n", (2, 10), "The quotation mark"),
    "two marks inside apostrophes": ("request: 'Ак ''жол' просит\n", (2, 20), "Text follows"),
    "quotation mark inside quotation marks": (
        'demands:\n  - "Об \\"Ак жол\\"" всем\n',
        (3, 20),
        "Text follows the closing",
    ),
    "bracket left open": ("signatories: [А. Иса\nnumber: 5\n", (2, 14), "The bracket that opens"),
    "colon at the end of a text": ("request: просит:\n", (2, 16), "A colon followed by a space"),
}
MISREAD = {
    "list item under a text": (
        "demands:\n  - О запрете\n   - О сроке\n",
        (4, 4),
        "This list item was taken",
    ),
    "comment sign": ("subject: О деле #5\n", (2, 17), "Everything after « #»"),
    "comma in braces": (
        "subject: {ru: О запрете, членам, kk: тыйым}\n",
        (2, 26),
        "The comma before «членам»",
    ),
    "anchor": ("number: &x 5\n", (2, 9), "«&x»"),
    "tag": ("number: !x 5\n", (2, 9), "«!x»"),
    "alias": ("number: *x\n", (2, 9), "«*x»"),
    "key twice": (
        "number: 5\nnumber: 6\n",
        (3, 1),
        "The key «number» stands twice: it is already in line 2",
    ),
    "second document": ("number: 5\n---\nnumber: 6\n", (3, 1), "A second document"),
    "key misspelt": ("adresee: x\n", (2, 1), "The key «adresee» is not known here."),
    "key in Russian": ("Адресат: x\n", (2, 1), "The key «Адресат» is not known here."),
    "wrong language": ("author: {faction: {ru: а, kz: б}}\n", (2, 27), "The key «kz»"),
}


def problems(text: str) -> list[tuple[tuple[int, int], str]]:
    with pytest.raises(InquiryError) as raised:
        load(StringIO(HEAD + text))
    return [
        ((problem.place.line, problem.place.column), str(problem))
        for problem in raised.value.problems
        if problem.place
    ]


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_that_yaml_refuses_is_explained(slip: str) -> None:
    text, place, words = SLIPS[slip]
    found = problems(text)
    assert place in [where for where, _message in found]
    assert (
        next(message for where, message in found if where == place)
        .partition(": ")[2]
        .startswith(words)
    )


@pytest.mark.parametrize("slip", [*SLIPS, *MISREAD])
def test_a_slip_is_explained_with_what_to_do_in_every_language(slip: str) -> None:
    text = HEAD + {**SLIPS, **MISREAD}[slip][0]
    assert untranslated(text) == []
    place = {**SLIPS, **MISREAD}[slip][1]
    (advice,) = {p.advice for p in told(text) if p.place and p.place[1:] == place} or {""}
    assert advice


@pytest.mark.parametrize("slip", MISREAD)
def test_a_slip_that_yaml_accepts_is_reported(slip: str) -> None:
    text, place, words = MISREAD[slip]
    found = dict(problems(text))
    assert words in found[place]


def test_every_slip_of_a_broken_file_is_reported_at_once() -> None:
    text = (
        'subject: О запрете: акимам\n\tbody: x\nrequest: "Ак жол" просит\n-О запрете\ndate:2023\n'
    )
    assert [where[0] for where, _message in problems(text)] == [2, 3, 4, 5, 6]


def test_text_after_a_bar_may_hold_whatever_would_be_a_slip_elsewhere() -> None:
    text = 'body:\n  ru: |\n    а: б: в\n    -г\n    "д" е\nsubject: О деле: два\n'
    assert [where for where, _message in problems(text)] == [(7, 16)]


def test_text_after_a_bar_in_a_list_may_hold_the_same() -> None:
    text = "demands:\n  - |\n    а: б: в\n  - О деле: два: три\n"
    assert [where for where, _message in problems(text)] == [(5, 16)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("body: |\n  а: б: в\nsubject: О деле: два\n", [(4, 16)]),
        ("body: |\n\n  а: б: в\n\nsubject: О деле: два\n", [(6, 16)]),
        ("author:\n  # body: |\n    faction: Ак: жол\n", [(4, 16)]),
        ("# а: б: в\n  #-г\nsubject: О деле: два\n", [(4, 16)]),
        ('subject: {ru: "О {: деле", kk: б}\nrequest: О деле: два\n', [(3, 16)]),
        ("subject: {ru: 'О [ деле', kk: б}\nrequest: О деле: два\n", [(3, 16)]),
        ("signatories: [А. Иса, К. Иса]\nrequest: О деле: два\n", [(3, 16)]),
        ("request: 'Об ''Ак жоле'''\nsubject: О деле: два\n", [(3, 16)]),
        ('request: "а" # б: в\nsubject: О деле: два\n', [(3, 16)]),
        ("request: а # б: в\nsubject: О деле: два\n", [(3, 16)]),
        ("---\nsubject: О деле: два\n", [(3, 16)]),
        ("number: -5\nsubject: О деле: два\n", [(3, 16)]),
        ("follows: https://x.kz\nsubject: О деле: два\n", [(3, 16)]),
    ],
)
def test_what_is_no_slip_is_passed_over_on_the_way_to_one(
    text: str, places: list[tuple[int, int]]
) -> None:
    found = told(HEAD + text)
    assert [p.place[1:] for p in found if p.place] == places
    assert found[0].what.startswith("A colon followed by a space stands inside text")


def test_slips_below_the_line_where_yaml_gives_up_are_told_after_it() -> None:
    text = "author:\n    faction: Ак жол\n  group: Ак\nsubject: О деле: два\n"
    assert [where for where, _message in problems(text)] == [(4, 3), (5, 16)]


def test_a_misspelt_key_is_not_also_called_missing() -> None:
    found = problems("signatory: [А. Перуашев]\n")
    assert not any("«signatories» is missing" in message for _where, message in found)


@pytest.mark.parametrize(
    ("key", "meant"),
    [("adresee", "addressee"), ("demand", "demands"), ("тема", "subject"), ("Күні", "date")],
)
def test_the_right_key_is_suggested(key: str, meant: str) -> None:
    assert any(f"Did you mean «{meant}»?" in message for _where, message in problems(f"{key}: x\n"))


def test_a_list_in_place_of_a_key_is_named() -> None:
    ((place, said),) = [
        one for one in problems("author:\n  ? [Ак жол]\n  : true\n") if "A list or" in one[1]
    ]
    assert place == (3, 5)
    assert "A list or a mapping stands where a key is expected." in said
    assert "Write a key, a colon, a value." in said
