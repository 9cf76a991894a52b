"""Values: what a key accepts, and what is said of what it does not."""

import datetime
import io
from typing import Any

import pytest

from drafter import InquiryError, load
from drafter.grammar import Case, Forms
from drafter.model.origin import origin_of
from tests.conftest import SAMPLES, addressee_of, read
from tests.reading.languages import told, untranslated


def messages(**changes: Any) -> list[str]:
    with pytest.raises(InquiryError) as raised:
        read(**changes)
    return [str(problem) for problem in raised.value.problems]


@pytest.mark.parametrize("number", ["no", "0123", "2023-02-15", "1e3", "~", "0x10", "12:30"])
def test_every_scalar_is_text(number: str) -> None:
    text = (SAMPLES / "district-akims.yaml").read_text(encoding="utf-8")
    assert load(io.StringIO(f"{text}\nnumber: {number}\n")).number == number


def test_the_languages_are_those_of_the_texts() -> None:
    assert load(SAMPLES / "district-akims.yaml").languages == ("ru", "kk")


def test_a_name_without_languages_stands_for_all_of_them() -> None:
    inquiry = read(
        languages=["ru", "kk"],
        body={"ru": "а", "kk": "ә"},
        request={"ru": "а", "kk": "ә"},
        demands=[{"ru": "а", "kk": "ә"}],
    )
    assert addressee_of(inquiry).given == {"ru": Forms("Алихан"), "kk": Forms("Алихан")}


def test_case_forms_may_stand_with_and_without_a_language() -> None:
    forms = {"nominative": "Иса", "dative": "Исе"}
    addressee = {"post": "prime-minister", "gender": "masculine"}
    expected = {"ru": Forms("Иса", {Case.DATIVE: "Исе"})}
    for surname in (forms, {"ru": forms}):
        assert addressee_of(read(addressee={**addressee, "surname": surname})).surname == expected


def test_a_text_without_languages_needs_a_file_of_one_language() -> None:
    found = messages(languages=["ru", "kk"], subject="О деле")
    assert any("This text has one version" in message for message in found)


def test_a_missing_version_is_named() -> None:
    found = messages(languages=["ru", "kk"], body={"ru": "Текст"}, request=None, demands=None)
    assert any("The version in Kazakh is missing." in message for message in found)


def test_a_file_must_say_its_language() -> None:
    assert any("in which language" in message for message in messages(languages=None))


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("15.02.2023", "Write 2023-02-15."),
        ("2023-02-30", "There is no such day"),
        ("вчера", "Write 2025-11-26."),
    ],
)
def test_a_date_that_is_none_is_explained(date: str, words: str) -> None:
    assert any(words in message for message in messages(date=date))


def test_a_date_is_a_date() -> None:
    assert read(date="2025-11-26").date == datetime.date(2025, 11, 26)


def test_all_problems_of_a_file_come_at_once_in_the_order_of_the_file() -> None:
    text = """\
languages: [ru]
date: завтра
addressee: {post: prime-ministr, surname: Иса}
author: {faction: Ак жол, deputies: true}
body: |
  Текст.

  | а | б |
  |---|---|
  | 1 |
appendix: {sheets: много}
signatories:
  - {given: Азат}
  - ''
extra: x
"""
    with pytest.raises(InquiryError) as raised:
        load(io.StringIO(text))
    places = [(p.place.line, p.place.column) for p in raised.value.problems if p.place]
    assert places == [
        (2, 7),
        (3, 12),
        (3, 19),
        (4, 9),
        (10, 3),
        (11, 20),
        (13, 5),
        (14, 5),
        (15, 1),
    ]


def test_an_unknown_post_is_refused_with_a_suggestion() -> None:
    found = messages(addressee={"post": "prime-ministr"})
    assert any("Did you mean «prime-minister»?" in message for message in found)


def test_a_post_in_own_words_is_taken() -> None:
    inquiry = read(addressee={"post": "Директору школы"})
    assert addressee_of(inquiry).post == {"ru": Forms("Директору школы")}


@pytest.mark.parametrize(
    "author", [{"deputies": "yes"}, {}, {"faction": "а", "group": "б"}, "Ак жол"]
)
def test_an_author_is_just_one_of_its_keys(author: Any) -> None:
    assert messages(author=author)


def test_an_addressee_with_a_name_needs_a_gender() -> None:
    found = messages(addressee={"post": "prime-minister", "surname": "Иса"})
    assert any("The key «gender» is missing beside «surname»" in message for message in found)


@pytest.mark.parametrize("key", ["addressee", "author", "body", "signatories"])
def test_a_required_key_that_is_missing_is_named_with_its_meaning(key: str) -> None:
    assert any(f"The key «{key}» is missing: " in message for message in messages(**{key: None}))


def test_an_optional_key_may_be_left_blank() -> None:
    text = (SAMPLES / "district-akims.yaml").read_text(encoding="utf-8")
    assert load(io.StringIO(f"{text}\nnumber:\n")) == load(io.StringIO(text))


def test_places_lead_to_values() -> None:
    inquiry = load(SAMPLES / "ak-zhol-akims.yaml")
    lines = (SAMPLES / "ak-zhol-akims.yaml").read_text(encoding="utf-8").splitlines()
    place = origin_of(inquiry).place("addressee.surname.ru.dative")
    assert place is not None
    assert lines[place.line - 1][place.column - 1 :].startswith("Смаилов")


@pytest.mark.parametrize(
    ("changes", "what", "advice"),
    [
        (
            {"body": ["Текст"]},
            "A text is expected here, not a list or a group of keys.",
            "Write it after the colon, or below it after «|».",
        ),
        ({"date": ["2025-11-26"]}, "A text is expected here", "Write it after the colon"),
        ({"demands": "-принять меры"}, "There is no space after the dash", "Write «- » with a"),
        ({"demands": "принять меры"}, "A list is expected here.", "on a line of its own"),
        (
            {"clauses": [{"name": "thanks", "parameters": "12-34"}]},
            "Keys with values are expected here.",
            "number: 12-34",
        ),
        (
            {"addressee": {"post": {"dative": "Директору"}}},
            "The key «nominative» is missing.",
            "The other case forms stand beside the nominative.",
        ),
        (
            {"addressee": {"post": {"nominative": "Директор", "dativ": "Директору"}}},
            "The key «dativ» is not known here.",
            "Did you mean «dative»?",
        ),
        (
            {"addressee": {"post": {"nominative": "Директор", "dative": ""}}},
            "The value is empty.",
            "Write it, or delete the line.",
        ),
    ],
)
def test_a_value_of_another_shape_is_refused_with_what_to_write(
    changes: dict[str, Any], what: str, advice: str
) -> None:
    assert any(what in message and advice in message for message in messages(**changes))


LETTER = """\
languages: [ru]
addressee: {post: prime-minister}
author: {faction: Ак жол}
body: Текст.
signatories: [А. Перуашев]
"""
POST = "{post: prime-minister}"
NAMED = "{post: prime-minister, surname: Иса, gender: masculine}"
MISTAKES: dict[str, tuple[tuple[str, str], tuple[int, int], str]] = {
    "list for a text": (("", "subject: [а]"), (6, 10), "A text is expected here, not a list"),
    "group for a text": (
        ("А. Перуашев", "{surname: {nominative: {а: б}}}"),
        (5, 38),
        "A text is expected here",
    ),
    "empty text": (("", "subject: ''"), (6, 10), "The value is empty. Write it, or delete the"),
    "blanks for a text": (("", 'subject: " "'), (6, 10), "The value is empty."),
    "blank body": (("Текст.", ""), (4, 6), "The value is empty."),
    "Cyrillic id": (("", "kind: Запрос"), (6, 7), "«Запрос» is not a name in small Latin letters."),
    "no such day": (("", "date: 2023-02-30"), (6, 7), "There is no such day as «2023-02-30»."),
    "day in words": (("", "date: вчера"), (6, 7), "«вчера» is not a date as year, month, day."),
    "day with dots": (("", "date: 5.2.2023"), (6, 7), "«5.2.2023» is not a date as year, month,"
                      " day. Write 2023-02-05."),
    "day with strokes": (("", "date: 15/12/2023"), (6, 7), "«15/12/2023» is not a date as year,"
                         " month, day. Write 2023-12-15."),
    "number in words": (("", "appendix: {sheets: пять}"), (6, 20), "«пять» is not a whole number"),
    "number nought": (("", "appendix: {sheets: 0}"), (6, 20), "«0» is not a whole number from 1"),
    "yes in Russian": (("faction: Ак жол", "deputies: да"), (3, 20), "Only «true» can stand here,"
                       " not «да»."),
    "choice nearly right": ((POST, NAMED.replace("masculine", "male")), (2, 57), "«male» is not"
                            " known here. Did you mean «masculine»?"),
    "choice quite wrong": ((POST, NAMED.replace("masculine", "x")), (2, 57), "«x» is not known"
                           " here. Possible here: masculine, feminine."),
    "language unknown": (("[ru]", "[ru, zzz]"), (1, 17), "«zzz» is not known here. Possible here:"
                         " en, kk, ru."),
    "cases without the nominative": (
        (POST, "{post: {dative: Акиму}}"),
        (2, 19),
        "The key «nominative» is missing. The other case forms stand beside the nominative.",
    ),
    "case unknown": ((POST, "{post: {nominative: Аким, datve: Акиму}}"), (2, 38), "The key «datve»"
                     " is not known here. Did you mean «dative»?"),
    "one version": (("[ru]", "[ru, kk]"), (4, 7), "This text has one version, but the letter is"
                    " written in Russian, in Kazakh."),
    "version missing": (("[ru]", "[kk]\nsubject: {ru: О деле}"), (2, 10), "The version in"
                        " Kazakh is missing. Add a line «kk: …»."),
    "version unknown": (("Текст.", "{ru: Текст., kz: Мәтін.}"), (4, 20), "The key «kz» is not"
                        " known here. Did you mean «kk»?"),
    "post nearly right": (("prime-minister", "premier"), (2, 19), "The posts catalog has no"
                          " «premier». Did you mean «prime-minister»? The post may also be"),
    "post quite wrong": (("prime-minister", "zzzzzzz"), (2, 19), "The posts catalog has no"
                         " «zzzzzzz». The post may also be written in own words"),
    "parameters without keys": (
        ("", "clauses: [{name: answer-in-time, parameters: 5}]"),
        (6, 46),
        "Keys with values are expected here. Write, for example, «number: 12-34».",
    ),
    "list without items": (("", "demands: []"), (6, 10), "The list is empty."),
    "list as a dashed text": (("", "demands: -Принять"), (6, 10), "There is no space after the"),
    "list as a text": (("", "demands: Принять - меры"), (6, 10), "A list is expected here."),
    "list as a group": (("", "demands: {ru: Принять}"), (6, 10), "A list is expected here."),
    "group as a list": (("", "appendix: [а]"), (6, 11), "Keys with values are expected here."
                        " Possible keys: title, sheets, copies, body, comparison, file,"
                        " landscape."),
    "two authors": (("faction: Ак жол", "faction: Ак, group: Жол"), (3, 9), "Just one of these keys"
                    " must stand here: faction, deputies, group, label. Choose one of them."),
    "no author": (("{faction: Ак жол}", "{}"), (3, 9), "Just one of these keys must stand here"),
    "key misspelt": (("", "subjects: а"), (6, 1), "The key «subjects» is not known here. Did you"
                     " mean «subject»?"),
    "key quite unknown": ((POST, "{post: prime-minister, x: y}"), (2, 35), "The key «x» is not"
                          " known here. Possible here: surname, given, patronymic, gender,"),
    "parameter beside the name of its clause": (
        ("signatories", "clauses: [{name: reminder, date: 1}]\nsignatories"),
        (5, 28),
        "The key «date» is not known here. What the clause prints is written under «parameters:».",
    ),
    "comma in a text in braces": ((POST, NAMED.replace("Иса", "{ru: Иса, мл.}")), (2, 54), "The"
                                  " comma before «мл.» ends the text here."),
    "id without a book": ((POST, "bektenov"), (2, 12), "«bektenov» is an id of an address book, but"
                          " there is none here. Make a workspace with: drafter init"),
    "all without a faction": (("[А. Перуашев]", "all"), (5, 14), "The author is no faction of the"
                              " address book, whose members could all sign. Name the signatories"),
    "heading too deep": (("Текст.", "'#### а'"), (4, 8), "The heading is deeper than the third"),
    "heading too deep below a bar": (("Текст.", "|\n  а\n\n  #### б"), (7, 3), "The heading is"
                                     " deeper than the third level. Use #, ## or ###."),
    "row too long": (("Текст.", "|\n  |а|\n  |-|\n  |б|в|"), (7, 3), "The row has 2 cells, the"
                     " table's heading has 1. Add or delete a «|»."),
    "footnote without a mark": (("Текст.", "|\n  а\n\n  [^1]: б"), (7, 3), "Nothing refers to the"
                                " footnote «[^1]:». Put its mark, without the colon, into the"),
    "picture": (("Текст.", "|\n  а\n  б ![](в.png)\n"), (6, 5), "There is no file «в.png»."),
    "no address": (("Текст.", "|\n  а\n  [б](в)\n"), (6, 7), "«в» is no address that a link can"
                                " lead to. Write, for example, [б](https://www.gov.kz)."),
    "footnote without a text": (("Текст.", "|\n  а[^1]\n"), (5, 4), "There is no footnote «[^1]:»."
                                " Write its text on a line of its own after [^1]:"),
    "two footnotes": (("Текст.", "|\n  а[^1]\n  [^1]: б\n  [^1]: в\n"), (7, 3), "There are two"
                                " footnotes «[^1]:». Give each of them a mark of its own."),
    "alias for the body": (("Текст.", "*x"), (4, 7), "«*x» at the start of a value is a mark"),
    "invisible character": (("Текст", "Те\u200bкст"), (4, 9), "The invisible character U+200B"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_place_and_what_to_do_in_every_language(mistake: str) -> None:
    (old, new), place, words = MISTAKES[mistake]
    text = LETTER.replace(old, new) if old else f"{LETTER}{new}\n"
    (problem,) = told(text)
    assert problem.place is not None
    assert problem.place[1:] == place
    assert f"{problem.what} {problem.advice}".startswith(words)
    assert problem.advice
    assert untranslated(text) == []


def test_the_letter_of_these_mistakes_is_sound_without_them() -> None:
    assert load(io.StringIO(LETTER)).languages == ("ru",)


@pytest.mark.parametrize("key", ["addressee", "author", "body", "signatories"])
def test_a_missing_key_is_explained_in_every_language(key: str) -> None:
    text = "".join(line for line in LETTER.splitlines(True) if not line.startswith(key))
    (problem,) = told(text)
    assert problem.place is not None
    assert problem.place[1:] == (1, 1)
    assert untranslated(text) == []


@pytest.mark.parametrize(
    ("keys", "missing"),
    [
        ("surname: Иса", "gender"),
        ("given: Азат", "surname"),
        ("surname: Иса, gender: masculine, patronymic: Азатович", ""),
    ],
)
def test_a_part_of_a_name_needs_others(keys: str, missing: str) -> None:
    text = LETTER.replace(POST, f"{{post: prime-minister, {keys}}}")
    if not missing:
        assert addressee_of(load(io.StringIO(text))).patronymic == {"ru": Forms("Азатович")}
        return
    (problem,) = told(text)
    assert problem.what.startswith(f"The key «{missing}» is missing beside ")
    assert untranslated(text) == []


def test_a_clause_may_have_parameters_that_all_languages_share() -> None:
    clause = {"name": "answer-in-time", "parameters": {"number": "12-34", "date": {"ru": "вчера"}}}
    (found,) = read(clauses=[clause]).clauses
    assert found.parameters == {"number": {"ru": "12-34"}, "date": {"ru": "вчера"}}


def test_a_parameter_has_its_place() -> None:
    clause = "clauses: [{name: a, parameters: {number: 12-34}}]\n"
    place = origin_of(load(io.StringIO(LETTER + clause))).place("clauses.0.parameters.number")
    assert place is not None
    assert place[1:] == (6, 42)


@pytest.mark.parametrize("sheets", ["1", "9999"])
def test_sheets_are_counted_from_one_to_9999(sheets: str) -> None:
    appendix = read(appendix={"sheets": sheets}).appendix
    assert appendix is not None
    assert appendix.sheets == int(sheets)


def test_white_space_within_a_line_is_one_space_and_a_hard_space_stays() -> None:
    assert read(subject=" О \t\n деле\u00a0№\u00a05\u2028и ").subject == {
        "ru": "О деле\u00a0№\u00a05 и"
    }


def test_the_body_is_taken_as_it_is_typed() -> None:
    body = "  Первый\tабзац.\n\n\n*Второй*  \nабзац.\n"
    assert read(body=body).body == {"ru": body}


def test_a_text_of_another_language_is_read_beside_the_languages_of_the_letter() -> None:
    assert read(subject={"ru": "О деле", "kk": "Іс туралы"}).subject == {
        "ru": "О деле",
        "kk": "Іс туралы",
    }


def test_languages_come_in_the_order_of_the_texts() -> None:
    texts = {"kk": "ә", "ru": "а"}
    inquiry = read(languages=None, body=texts, request=texts, demands=[texts])
    assert inquiry.languages == ("kk", "ru")


def test_languages_are_seen_in_lists_and_groups_too() -> None:
    texts = {"ru": "а", "kk": "ә"}
    with pytest.raises(InquiryError) as raised:
        read(languages=None, demands=[texts], request=texts, body={"ru": "а"})
    assert [p.what for p in raised.value.problems] == ["The version in Kazakh is missing."]


def test_a_name_in_two_spellings_does_not_make_a_second_language() -> None:
    author = {"faction": {"ru": "Ак жол", "kk": "Ақ жол"}}
    texts = {"ru": "а"}
    inquiry = read(languages=None, author=author, body=texts, request=texts, demands=[texts])
    assert inquiry.languages == ("ru",)


def test_many_possible_keys_are_not_listed() -> None:
    (problem,) = told(LETTER.replace("prime-minister", "zzzzzzz"))
    assert "Possible here" not in problem.advice


def test_the_languages_of_a_letter_are_those_of_its_demands_as_well() -> None:
    text = LETTER.replace("languages: [ru]\n", "").replace("Текст.", "{ru: Текст.}")
    demands = "demands: [{ru: принять меры, kk: шара қолдануды}]\n"
    with pytest.raises(InquiryError) as raised:
        load(io.StringIO(text + demands))
    assert any("in Kazakh" in problem.what for problem in raised.value.problems)


def test_the_words_of_a_post_have_their_places() -> None:
    text = LETTER.replace(POST, "{post: {ru: Директор завода}}")
    place = origin_of(load(io.StringIO(text))).place("addressee.post.ru")
    assert place is not None
    assert (place.line, place.column) == (2, 24)
