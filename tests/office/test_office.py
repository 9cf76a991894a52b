"""The office: one way from a file to a letter, for the command, the library and a browser."""

import datetime
import hashlib
import io
import pickle
import shutil
import threading
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from drafter import (
    Addressee,
    Author,
    Drafter,
    Forms,
    Inquiry,
    InquiryError,
    Office,
    Problem,
    Signatory,
    load,
)
from drafter.cli import main
from drafter.errors import ERROR, WARNING
from drafter.register import Entry, opened
from drafter.wording import interface_languages, speak, spoken
from tests.conftest import ROOT, SAMPLES
from tests.documents import whole

BOOK = """\
people:
  smailov:
    surname: {ru: Смаилов, kk: Смайылов}
    given: {ru: Алихан, kk: Әлихан}
    patronymic: {ru: Асханович, kk: Асханұлы}
    gender: masculine
    post: prime-minister
    until: 2024-02-05
  isa: {name: {ru: К. Иса, kk: Қ. Иса}}
factions:
  ak-zhol:
    name: {ru: Ак жол, kk: Ақ жол}
    members: [isa]
    letterhead: own.docx
"""
LETTER = """\
date: 2026-11-20
follows: 5-6
addressee: smailov
author: ak-zhol
body: {ru: Текст., kk: Мәтін.}
request: {ru: просит, kk: сұрайды}
demands: [{ru: принять меры, kk: шара қолдануды}]
signatories: all
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a workspace with a letter that needs all of it, and go somewhere else."""
    (tmp_path / "addressbook.yaml").write_text(BOOK, encoding="utf-8")
    (tmp_path / "templates").mkdir()
    shutil.copy(ROOT / "templates" / "letterhead.docx", tmp_path / "templates/own.docx")
    (tmp_path / "letter.yaml").write_text(LETTER, encoding="utf-8")
    with opened(tmp_path / "register.csv") as register:
        earlier = Entry(number="5-6", date=datetime.date(2026, 1, 15), files=("old.docx",))
        register.record([earlier])
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    return tmp_path


def test_the_office_the_library_and_the_command_make_the_same_letter(folder: Path) -> None:
    file = folder / "letter.yaml"
    office = Office(folder)
    said: dict[str, list[Problem]] = {"office": [], "library": []}
    assert main(["render", str(file), "-o", "out/"]) == 0
    for language in ("ru", "kk"):
        by_office = office.render(office.open(file), language, said["office"].append)
        by_library = Drafter().render(load(file), language, said["library"].append)
        assert by_office == by_library == Path(f"out/letter.{language}.docx").read_bytes()
    assert said["office"] == said["library"]
    assert {problem.id for problem in said["office"]} == {"out-of-office"}


def test_that_letter_has_the_clause_of_the_earlier_one_and_its_faction_s_letterhead(
    folder: Path,
) -> None:
    data = Drafter().render(load(folder / "letter.yaml"), "ru", lambda _problem: None)
    assert "5-6" in whole(data)
    plainer = Drafter(look=ROOT / "templates" / "official.docx")
    other = plainer.render(load(folder / "letter.yaml"), "ru", lambda _problem: None)
    assert other != data


def test_the_earlier_inquiry_is_cited_once_in_whatever_form_the_letter_takes(folder: Path) -> None:
    office = Office(folder)
    letter = office.open(folder / "letter.yaml")
    assert letter.inquiry
    file = str(folder / "letter.yaml")
    for suffix in (".docx", ".html", ".txt"):
        assert main(["render", file, "-l", "ru", "-o", f"again{suffix}"]) == 0
    forms = [
        whole(Path("again.docx").read_bytes()),
        Path("again.html").read_text(encoding="utf-8"),
        Path("again.txt").read_text(encoding="utf-8"),
        *(office.html(one, "ru") for one in (letter, letter.inquiry)),
        *("\n".join(office.show(one, ["ru"], 80)) for one in (letter, letter.inquiry)),
        *(whole(office.render(one, "ru")) for one in (letter, letter.inquiry)),
    ]
    assert [form.count("5-6") for form in forms] == [1] * len(forms)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("addressee: smailov", "addressee: nobody"),
        ("follows: 5-6", "follows: 7-8"),
        ("author: ak-zhol", "author: {}"),
        ("Текст.", "'#### а'"),
        ("signatories: all", "clauses: [legal-bases]\nsignatories: all"),
    ],
)
def test_they_refuse_the_same_for_the_same_reasons(
    folder: Path, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    file = folder / "letter.yaml"
    file.write_text(LETTER.replace(old, new), encoding="utf-8")
    office = Office(folder)
    with pytest.raises(InquiryError) as by_office:
        office.render(office.open(file), "ru")
    with pytest.raises(InquiryError) as by_library:
        Drafter().render(load(file), "ru", lambda _problem: None)
    assert by_office.value.problems == by_library.value.problems
    assert main(["render", str(file), "-l", "ru", "-o", "out/"]) == 1
    err = capsys.readouterr().err
    checked = [problem for problem in office.check(office.open(file)) if problem.severity == ERROR]
    for problem in by_office.value.problems:
        assert str(problem) in err
        assert problem in checked
        assert problem.id
        assert str(problem).endswith(f"[{problem.id}]")


def test_a_letter_with_a_wrong_key_still_has_an_inquiry_to_show(folder: Path) -> None:
    wrong = LETTER.replace("date: 2026-11-20", "date: 20.11.2026\nsubjects: а")
    wrong = wrong.replace("follows: 5-6\n", "").replace("kk: шара қолдануды", "de: x")
    office = Office(folder)
    letter = office.open(text=wrong, name="wrong.yaml")
    found = [(problem.id, problem.place and problem.place[1:]) for problem in letter.errors]
    assert found == [
        ("not-a-date", (1, 7)),
        ("unknown-key", (2, 1)),
        ("missing-version", (7, 11)),
        ("unknown-key", (7, 30)),
    ]
    assert letter.inquiry is not None
    assert letter.inquiry.date is None
    assert letter.inquiry.demands[0] == {"ru": "принять меры", "kk": "…"}
    assert "Уважаемый Алихан Асханович!" in office.html(letter, "ru")
    with pytest.raises(InquiryError):
        office.render(letter, "ru")


@pytest.mark.parametrize("key", ["addressee", "author", "body", "signatories", "request"])
def test_whatever_key_is_missing_or_wrong_the_rest_can_be_shown(key: str) -> None:
    data = {
        "languages": "[ru, kk]",
        "addressee": "{post: prime-minister}",
        "author": "{faction: Ак жол}",
        "body": "{ru: Текст., kk: Мәтін.}",
        "request": "{ru: просит, kk: сұрайды}",
        "demands": "[{ru: меры, kk: шара}]",
        "signatories": "[А. Перуашев]",
    }
    office = Office()
    for value in (None, "[[]]", "''", "{x: y}"):
        lines = {**data, key: value}
        text = "".join(f"{name}: {value}\n" for name, value in lines.items() if value is not None)
        letter = office.open(text=text)
        assert letter.inquiry is not None
        if not (key == "request" and value is None):
            assert letter.errors
        for language in ("ru", "kk"):
            assert "<p" in office.html(letter, language)


def test_nothing_can_be_shown_of_what_is_no_letter() -> None:
    for text in ("", "- а\n", "a: [", "\ufeff\x00", "привет"):
        letter = Office().open(text=text)
        assert letter.inquiry is None
        assert letter.errors
        with pytest.raises(InquiryError):
            Office().html(letter, "ru")


def test_opening_raises_for_the_system_alone(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        Office().open(tmp_path / "absent.yaml")
    (tmp_path / "a.yaml").write_bytes("тема".encode("cp1251"))
    assert [problem.id for problem in Office().open(tmp_path / "a.yaml").problems] == [
        "wrong-encoding"
    ]


def test_an_office_follows_each_of_its_files(folder: Path) -> None:
    office = Office(folder)
    letter = office.open(folder / "letter.yaml")

    def shown() -> str:
        return whole(office.render(letter, "ru"))

    assert "С уважением," in shown()
    locales = folder / "locales/ru/LC_MESSAGES"
    locales.mkdir(parents=True)
    po = (ROOT / "locales/ru/LC_MESSAGES/letter.po").read_text(encoding="utf-8")
    for words in ("С почтением,", "С приветом,"):
        new = po.replace("С уважением,", words)
        (locales / "letter.po").write_text(new, encoding="utf-8")
        assert words in shown()
    (folder / "templates/ru").mkdir()
    template = folder / "templates/ru/inquiry.html"
    for words in ("Первое слово.", "Другое слово."):
        template.write_text(
            '{% extends "drafter/inquiry.html" %}{% block body %}<p>'
            + words
            + "</p>{{ super() }}{% endblock %}",
            encoding="utf-8",
        )
        assert words in shown()
    before = office.render(letter, "ru")
    shutil.copy(ROOT / "templates" / "official.docx", folder / "templates/own.docx")
    assert office.render(letter, "ru") != before
    book = (folder / "addressbook.yaml").read_text(encoding="utf-8")
    book = book.replace("ru: Смаилов,", "ru: Касымов,")
    (folder / "addressbook.yaml").write_text(book, encoding="utf-8")
    letter = office.open(folder / "letter.yaml")
    assert "Касымову А. А." in shown().replace("\u00a0", " ")


def test_threads_in_two_languages_never_mix(folder: Path) -> None:
    texts = {}
    for number in range(20):
        wrong = LETTER.replace("5-6", "'5-6'").replace("Текст.", f"Текст {number}.")
        texts[f"{number}"] = wrong if number % 2 else wrong.replace("addressee", "addresee")
    office = Office(folder)
    digests: dict[str, set[str]] = {name: set() for name in texts}
    said: dict[str, set[str]] = {language: set() for language in ("ru", "kk")}
    start = threading.Barrier(8)

    def work(number: int) -> None:
        language = ("ru", "kk")[number % 2]
        start.wait()
        with office.speaking(language):
            for turn in range(60):
                name = str((turn * 7 + number) % 20)
                letter = office.open(text=texts[name], name=name)
                said[language] |= {problem.what for problem in letter.errors}
                if not letter.errors:
                    data = office.render(letter, "ru")
                    digests[name].add(hashlib.sha256(data).hexdigest())
                assert spoken() == language

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    assert {len(found) for name, found in digests.items() if int(name) % 2} == {1}
    assert said["ru"]
    assert said["kk"]
    assert not said["ru"] & said["kk"]
    assert all("бұл" in what.lower() or "өріс" in what.lower() for what in said["kk"])


def test_a_language_is_spoken_in_its_context_alone() -> None:
    speak("en")
    with Office.speaking("kk"):
        assert spoken() == "kk"
        with Office.speaking("ru"):
            assert spoken() == "ru"
        assert spoken() == "kk"
    assert spoken() == "en"
    assert set(interface_languages()) == {"en", "kk", "ru"}


def test_a_check_has_errors_guesses_and_findings_in_the_order_of_lines() -> None:
    text = LETTER.replace("follows: 5-6\n", "").replace("author: ak-zhol", "author: {faction: А}")
    text = text.replace("addressee: smailov", "addressee: {post: {ru: Йцукен, kk: Йцукен}}")
    text = text.replace("Текст.", "Текст «без конца.").replace("all", "[А. Ким]")
    found = Office().check(Office().open(text=text))
    assert [(problem.id, problem.severity) for problem in found] == [
        ("guessed-form", WARNING),
        ("quotation-marks", WARNING),
    ]
    lines = [problem.place.line for problem in found if problem.place]
    assert lines == sorted(lines)
    assert Office().check(Office().open(text=text), ["guessed-form", "quotation-marks"]) == ()


def names(**values: str) -> dict[str, Forms]:
    return {language: Forms(text) for language, text in values.items()}


def in_code(**changes: object) -> Inquiry:
    values: dict[str, object] = {
        "languages": ("ru",),
        "addressee": Addressee(post="prime-minister"),
        "author": Author(faction={"ru": "Ак жол"}),
        "body": {"ru": "Текст."},
        "request": {"ru": "просит"},
        "demands": ({"ru": "принять меры"},),
        "signatories": (Signatory(name={"ru": "А. Перуашев"}),),
    }
    return Inquiry(**{**values, **changes})  # type: ignore[arg-type]


def test_an_inquiry_built_in_code_makes_the_letter_of_a_file_that_says_the_same() -> None:
    text = """\
languages: [ru]
date: 2026-11-20
addressee: {post: prime-minister, surname: Смаилов, given: Алихан, gender: masculine}
author: {faction: Ак жол}
body: |
  Первый *абзац*.

  Второй.
request: просит
demands: [принять меры]
signatories: [А. Перуашев]
"""
    built = in_code(
        date=datetime.date(2026, 11, 20),
        addressee=Addressee(
            post="prime-minister",
            surname=names(ru="Смаилов"),
            given=names(ru="Алихан"),
            gender="masculine",
        ),
        body={"ru": "Первый *абзац*.\n\nВторой.\n"},
    )
    drafter = Drafter()
    assert drafter.render(built, "ru") == drafter.render(load(io.StringIO(text)), "ru")


@pytest.mark.parametrize(
    ("change", "problem", "place"),
    [
        ({"addressee": "x"}, "unknown-id", "addressee"),
        ({"addressee": Addressee(post="nobody")}, "unknown-post", "addressee.post"),
        ({"body": {"kk": "Мәтін."}}, "missing-version", "body"),
        ({"body": {"ru": "#### а"}}, None, "body.ru"),
        ({"demands": "меры"}, "list-expected", "demands"),
        ({"signatories": (Signatory(),)}, "one-of-keys", "signatories.0"),
        ({"kind": "Запрос"}, "not-an-id", "kind"),
    ],
)
def test_values_built_in_code_are_checked_and_told_by_their_keys(
    change: dict[str, object], problem: str | None, place: str
) -> None:
    with pytest.raises(InquiryError) as raised:
        Drafter().render(in_code(**change), "ru")
    (found,) = raised.value.problems
    assert found.place is not None
    assert found.place.file == place
    assert problem in (None, found.id)
    assert found.what


def test_a_changed_copy_is_checked_as_well() -> None:
    inquiry = load(SAMPLES / "ak-zhol-akims.yaml")
    with pytest.raises(InquiryError) as raised:
        Drafter().render(inquiry.replaced(kind="nothing"), "ru")
    assert [problem.id for problem in raised.value.problems] == ["unknown-kind"]


def test_proofreading_of_an_inquiry_built_in_code_misses_nothing() -> None:
    body = "Текст «без конца и с  двумя пробелами, N 5, 31 июня 2026 года."
    built = in_code(body={"ru": body}, demands=({"ru": "принять меры меры"}, {"ru": "Дороги сел"}))
    text = "languages: [ru]\naddressee: {post: prime-minister}\nauthor: {faction: Ак жол}\n"
    text += f"body: {body}\nrequest: просит\n"
    text += "demands: [принять меры меры, Дороги сел]\nsignatories: [А. Перуашев]\n"
    office = Office()
    of_file = [problem.id for problem in office.check(office.open(text=text))]
    assert len(of_file) >= 6
    assert sorted(problem.id for problem in office.check(built)) == sorted(of_file)


def test_an_office_survives_the_way_to_another_process(folder: Path) -> None:
    office = Office(folder, register=folder / "register.csv")
    back = pickle.loads(pickle.dumps(office))
    letter = folder / "letter.yaml"
    assert back.render(back.open(letter), "kk") == office.render(office.open(letter), "kk")
    inquiry = pickle.loads(pickle.dumps(load(letter)))
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        data = Drafter().render(inquiry, "kk")
    assert data == office.render(office.open(letter), "kk")
    assert len(said) == 1


def test_a_letter_is_entered_in_the_register_of_its_workspace(folder: Path) -> None:
    office = Office(folder)
    letter = office.open(folder / "letter.yaml")
    office.enter(letter, [folder / "letter.ru.docx"])
    text = (folder / "register.csv").read_text(encoding="utf-8-sig")
    assert "letter.ru.docx" in text
    assert "5-6" in text
