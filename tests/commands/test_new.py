"""`drafter new`: from questions, or from options, to a file that makes a letter."""

import io
import os
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.cli import main
from drafter.office.draft import alone_in_interview
from drafter.office.new_letter import letter_text
from drafter.wording import speaking
from drafter.wording.languages import in_language
from tests.addressbook.test_references import BOOK
from tests.documents import plain, texts

EDITOR = """\
import pathlib, sys
file = pathlib.Path(sys.argv[1])
file.write_text("Первый абзац.\\n\\nВторой абзац.\\n", encoding="utf-8")
"""
USUAL = ["ru kk", "бектен", "1", "О дорогах", "Жолдар туралы", "просит", "сұрайды"]
DEMANDS = ["принять меры", "шара қолдануды", "", "all"]
BODY = ["", "", ""]  # nothing further, and the text in two languages


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "addressbook.yaml").write_text(BOOK, encoding="utf-8")
    (tmp_path / "editor.py").write_text(EDITOR, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{tmp_path / "editor.py"}"')
    monkeypatch.delenv("VISUAL", raising=False)
    return tmp_path


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> "Typed":
    return Typed(monkeypatch)


class Typed:
    """Runs `drafter new` with lines typed; what follows them is the end of the input."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch

    def __call__(self, *lines: str, interface: str = "en") -> int:
        self.monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return main(["new", "letter.yaml", "--interface", interface])


def data() -> dict[str, object]:
    read = yaml.load(Path("letter.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(read, dict)
    return read


def test_an_interview_makes_a_file_that_makes_letters(typed: Typed) -> None:
    assert typed(*USUAL, *DEMANDS, *BODY) == 0
    assert data() == {
        "languages": ["ru", "kk"],
        "addressee": "bektenov",
        "author": "ak-zhol",
        "subject": {"ru": "О дорогах", "kk": "Жолдар туралы"},
        "body": {
            "ru": "Первый абзац.\n\nВторой абзац.\n",
            "kk": "Первый абзац.\n\nВторой абзац.\n",
        },
        "request": {"ru": "просит", "kk": "сұрайды"},
        "demands": [{"ru": "принять меры", "kk": "шара қолдануды"}],
        "signatories": "all",
    }
    assert Path("letter.yaml").read_text("utf-8").startswith("# yaml-language-server: $schema=")
    assert main(["render", "letter.yaml"]) == 0
    letter = Path("letter.kk.docx").read_bytes()
    assert plain(texts(letter, "Letter Addressee")[-1]) == "О. А. Бектеновке"


def test_the_names_are_shown_as_they_will_stand(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(*USUAL, *DEMANDS, *BODY) == 0
    said = capsys.readouterr().err
    for line in ("ru  Бектенову О. А.", "kk  О. А. Бектеновке", "kk  Құрметті Олжас Абайұлы!"):
        assert line in said.replace("\u00a0", " ")


def test_one_can_go_back(typed: Typed) -> None:
    again = ["принять меры", "шара қолдануды", "<", "<", "требует", "талап етеді"]
    assert typed(*USUAL, *again, *DEMANDS, *BODY) == 0
    assert data()["request"] == {"ru": "требует", "kk": "талап етеді"}
    assert data()["demands"] == [{"ru": "принять меры", "kk": "шара қолдануды"}]


def test_enter_keeps_every_earlier_answer(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    back = ["<"] * 7  # from «who signs» to the languages, over both languages of a demand
    enters = [""] * 10
    assert typed(*USUAL, *DEMANDS[:3], *back, *enters, "2", *BODY) == 0
    told = capsys.readouterr().err
    assert "To whom [Бектенов Олжас Абаевич – Prime Minister" in told
    assert "On whose behalf [Ак жол]" in told
    assert "Enter keeps what is there; «-» leaves it out." in told
    assert data() == {
        "languages": ["ru", "kk"],
        "addressee": "bektenov",
        "author": "ak-zhol",
        "subject": {"ru": "О дорогах", "kk": "Жолдар туралы"},
        "body": dict.fromkeys(("ru", "kk"), "Первый абзац.\n\nВторой абзац.\n"),
        "request": {"ru": "просит", "kk": "сұрайды"},
        "demands": [{"ru": "принять меры", "kk": "шара қолдануды"}],
        "signatories": ["isa"],
    }


def test_a_demand_that_was_left_by_going_back_is_still_there(typed: Typed) -> None:
    two = ["принять меры", "шара қолдануды", "сообщить", "хабарлауды"]
    back = ["<", "<", "<"]  # from the third demand to the request
    again = ["требует", "талап етеді", "", "", "ответить", "", "", "all"]
    assert typed(*USUAL, *two, *back, *again, *BODY) == 0
    assert data()["request"] == {"ru": "требует", "kk": "талап етеді"}
    assert data()["demands"] == [
        {"ru": "принять меры", "kk": "шара қолдануды"},
        {"ru": "ответить", "kk": "хабарлауды"},
    ]


def test_a_hyphen_leaves_out_what_was_answered(typed: Typed) -> None:
    two = ["принять меры", "шара қолдануды", "сообщить", "хабарлауды", ""]
    again = ["<", "<", "<", "-", "", "", "-", "", "", "", "all"]
    assert typed(*USUAL, *two, *again, *BODY) == 0
    assert "subject" not in data()
    assert data()["demands"] == [{"ru": "сообщить", "kk": "хабарлауды"}]


def test_signatories_and_a_typed_addressee_are_kept(typed: Typed) -> None:
    person = ["+", "Аким района", "Аудан әкімі", "Ким", "Ким", "Анна", "Анна", "", "2"]
    kept = ["+", "", "", "", "Цой", "", "", "", ""]
    back = ["<"] * 5
    rest = ["", "", "", "", "", "", "", "", "2 1", "<", "", *BODY]
    assert typed("ru kk", *person, *USUAL[2:], *DEMANDS[:3], *back, *kept, *rest) == 0
    assert data()["addressee"] == {
        "post": {"ru": "Аким района", "kk": "Аудан әкімі"},
        "surname": {"ru": "Ким", "kk": "Цой"},
        "given": {"ru": "Анна", "kk": "Анна"},
        "gender": "feminine",
    }
    assert data()["signatories"] == ["isa", "peruashev"]


def test_going_back_from_the_first_question_asks_it_again(typed: Typed) -> None:
    assert typed("<", "<", *USUAL, *DEMANDS, *BODY) == 0


def test_leaving_midway_loses_nothing(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(*USUAL) == 1
    assert "Go on with: drafter new letter.yaml" in capsys.readouterr().err
    assert not Path("letter.yaml").exists()
    assert typed(*DEMANDS, *BODY) == 0
    assert data()["request"] == {"ru": "просит", "kk": "сұрайды"}
    assert not [name for name in os.listdir() if "draft" in name]


PERSON = ["+", "Аким района", "Аудан әкімі", "Ким", "Ким", "Анна", "Анна", "", "2"]
TWO = ["принять меры", "шара қолдануды", "сообщить", "хабарлауды", "", "all"]


FURTHER = [
    *("2", "генеральный прокурор"),
    *("3", "Список школ", "Мектептер тізімі", "3", "2"),
    *("3", "Фотографии", "Суреттер", "12", ""),
    *("4", "26.11.2026", "blank"),
    "",
]
FURTHER_KEYS = {
    "date": "2026-11-26",
    "number": "blank",
    "copy_to": [{"post": "prosecutor-general"}],
    "appendices": [
        {"title": {"ru": "Список школ", "kk": "Мектептер тізімі"}, "sheets": "3", "copies": "2"},
        {"title": {"ru": "Фотографии", "kk": "Суреттер"}, "sheets": "12", "copies": "1"},
    ],
}


def test_who_wants_more_than_the_usual_is_asked_for_it(typed: Typed) -> None:
    more = ["1", "прокурор", "Асылов", "Асылов", "Берик", "Берік", "Ногайулы", "Ноғайұлы"]
    assert typed(*USUAL, *DEMANDS, *more, *FURTHER, *BODY[1:]) == 0
    letter = data()
    assert letter["addressee"] == [
        "bektenov",
        {
            "post": "prosecutor-general",
            "surname": {"ru": "Асылов", "kk": "Асылов"},
            "given": {"ru": "Берик", "kk": "Берік"},
            "patronymic": {"ru": "Ногайулы", "kk": "Ноғайұлы"},
        },
    ]
    assert letter.items() >= FURTHER_KEYS.items()
    assert main(["render", "letter.yaml"]) == 0
    written = Path("letter.ru.docx").read_bytes()
    both = "Уважаемый Олжас Абаевич, уважаемый Берик Ногайулы!"
    assert list(map(plain, texts(written, "Salutation"))) == [both]
    copy = "Копия: Генеральному Прокурору Республики Казахстан"
    assert list(map(plain, texts(written, "Letter Copy"))) == [copy]


def test_what_was_added_can_be_taken_away(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    away = ["-3", "-4", "-2", "7", ""]
    assert typed(*USUAL, *DEMANDS, *FURTHER[:-1], *away, *BODY[1:]) == 0
    assert "Nothing fits «7»." in capsys.readouterr().err
    letter = data()
    assert letter["appendices"] == FURTHER_KEYS["appendices"][:1]
    assert letter.keys().isdisjoint({"date", "number", "copy_to"})


def test_what_is_no_date_or_no_number_of_sheets_is_asked_for_again(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    more = ["4", "31.02.2026", "2026-02-28", "", "3", "Фото", "Суреттер", "три", "0", "3", "", ""]
    assert typed(*USUAL, *DEMANDS, *more, *BODY[1:]) == 0
    told = capsys.readouterr().err
    assert "There is no such date: «31.02.2026»." in told
    assert told.count("A whole number is needed, such as 3.") == 2
    assert data()["date"] == "2026-02-28"
    assert data()["appendices"] == [
        {"title": {"ru": "Фото", "kk": "Суреттер"}, "sheets": "3", "copies": "1"},
    ]


def test_going_back_from_what_is_further_keeps_it(typed: Typed) -> None:
    assert typed(*USUAL, *DEMANDS, *FURTHER[:-1], "<", "all", "", *BODY[1:]) == 0
    assert data().items() >= FURTHER_KEYS.items()


def test_who_signs_under_a_post_is_asked_for_it(typed: Typed) -> None:
    signing = ["Е. Саиров", "Депутат Мажилиса", "Мәжіліс депутаты"]
    assert typed(*USUAL[:2], "3", *USUAL[3:], *DEMANDS[:3], *signing, *BODY) == 0
    assert "author" not in data()
    assert data()["signatories"] == [
        {"name": "Е. Саиров", "post": {"ru": "Депутат Мажилиса", "kk": "Мәжіліс депутаты"}}
    ]
    assert main(["render", "letter.yaml"]) == 0


def test_an_interview_that_ends_after_every_reply_loses_none(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    for line in ["ru kk", *PERSON, *USUAL[2:], *TWO, *FURTHER, ""]:
        assert typed(line) == 1
        assert "The answers are kept. Go on with: drafter new" in capsys.readouterr().err
    assert typed("") == 0
    assert data() == {
        "languages": ["ru", "kk"],
        "addressee": {
            "post": {"ru": "Аким района", "kk": "Аудан әкімі"},
            "surname": {"ru": "Ким", "kk": "Ким"},
            "given": {"ru": "Анна", "kk": "Анна"},
            "gender": "feminine",
        },
        "author": "ak-zhol",
        "subject": {"ru": "О дорогах", "kk": "Жолдар туралы"},
        "body": dict.fromkeys(("ru", "kk"), "Первый абзац.\n\nВторой абзац.\n"),
        "request": {"ru": "просит", "kk": "сұрайды"},
        "demands": [
            {"ru": "принять меры", "kk": "шара қолдануды"},
            {"ru": "сообщить", "kk": "хабарлауды"},
        ],
        "signatories": "all",
        **FURTHER_KEYS,
    }
    assert not [name for name in os.listdir() if "draft" in name]


def test_going_back_and_leaving_loses_nothing_either(typed: Typed) -> None:
    back = ["<", "<", "<"]  # from the third demand to the request
    for line in [*USUAL, *TWO[:4], *back, "требует", "талап етеді", *[""] * 5, "all", "", ""]:
        assert typed(line) == 1
    assert typed("") == 0
    assert data()["request"] == {"ru": "требует", "kk": "талап етеді"}
    assert data()["demands"] == [
        {"ru": "принять меры", "kk": "шара қолдануды"},
        {"ru": "сообщить", "kk": "хабарлауды"},
    ]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b'{"languages": ["ru"', id="cut"),
        pytest.param(b"\xff\xfe{", id="not UTF-8"),
        pytest.param(b"[" * 100_000, id="deep"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b'{"languages": "ru"}', id="another type"),
        pytest.param(b'{"languages": ["xx"]}', id="a language without templates"),
        pytest.param(b'{"languages": ["ru"], "addressee": {"post": 1}}', id="a number"),
        pytest.param(b'{"addressee": "bektenov"}', id="without languages"),
        pytest.param(b'{"languages": ["ru"], "begun": {"step": 4}}', id="of another version"),
        pytest.param(b'{"languages": ["ru"], "begun": {"replies": [null]}}', id="no reply"),
        pytest.param(
            b'{"languages": ["ru", "kk"], "addressee": {"post": {"ru": "a"}}}', id="a gap"
        ),
    ],
)
def test_a_damaged_draft_is_told_and_set_aside(
    typed: Typed, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    Path(".letter.yaml.draft.json").write_bytes(content)
    assert typed(*USUAL[:1]) == 1
    told = capsys.readouterr().err
    assert ".letter.yaml.draft.json: What was answered before cannot be read" in told
    assert "The file is kept as letter.yaml.damaged-1.json." in told
    assert "defect" not in told
    assert Path("letter.yaml.damaged-1.json").read_bytes() == content
    assert typed(*USUAL[1:2]) == 1
    assert "Going on where the interview stopped." in capsys.readouterr().err


def test_of_two_interviews_for_one_letter_the_second_is_told(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    with alone_in_interview(Path("letter.yaml")):
        assert typed(*USUAL) == 1
    assert "letter.yaml: Another interview for this letter is going on." in capsys.readouterr().err
    assert not Path(".letter.yaml.draft.json").exists()
    assert typed(*USUAL, *DEMANDS, *BODY) == 0


def test_an_addressee_outside_the_book_is_typed(typed: Typed) -> None:
    person = ["+", "Аким Аксуского района", "Ақсу ауданының әкімі", "Ким", "Ким", "Анна", "Анна"]
    rest = ["", "2", "1", "", "просит", "сұрайды", *DEMANDS, *BODY]
    assert typed("ru kk", *person, *rest) == 0
    assert data()["addressee"] == {
        "post": {"ru": "Аким Аксуского района", "kk": "Ақсу ауданының әкімі"},
        "surname": {"ru": "Ким", "kk": "Ким"},
        "given": {"ru": "Анна", "kk": "Анна"},
        "gender": "feminine",
    }


def test_an_official_of_the_posts_catalog_is_found_by_a_part_of_the_post(typed: Typed) -> None:
    assert typed("ru kk", "прокурор", "", *USUAL[2:], *DEMANDS, *BODY) == 0
    assert data()["addressee"] == {"post": "prosecutor-general"}


def test_several_that_fit_are_listed_to_choose_from(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("ru kk", "zzz", "министр здр", "", *USUAL[2:], *DEMANDS, *BODY) == 0
    assert "Nothing fits «zzz»." in capsys.readouterr().err
    assert data()["addressee"] == {"post": "minister-health"}


def test_signatories_are_ticked_or_named(typed: Typed) -> None:
    assert typed(*USUAL, *DEMANDS[:3], "9", "2 1", *BODY) == 0
    assert data()["signatories"] == ["isa", "peruashev"]
    Path("letter.yaml").unlink()
    assert typed(*USUAL, *DEMANDS[:3], "А. Ли,  Б. Ким", *BODY) == 0
    assert data()["signatories"] == ["А. Ли", "Б. Ким"]


def test_a_letter_in_one_language_asks_for_one(typed: Typed) -> None:
    lines = ["ru", "1", "1", "", "просит", "принять меры", "", "all", "", ""]
    assert typed(*lines) == 0
    assert data()["demands"] == [{"ru": "принять меры"}]
    assert main(["render", "letter.yaml"]) == 0


def test_a_file_that_is_there_is_left_alone(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("letter.yaml").write_text("моё", encoding="utf-8")
    assert typed(*USUAL, *DEMANDS, *BODY) == 1
    assert "letter.yaml: The file exists already." in capsys.readouterr().err
    assert Path("letter.yaml").read_text(encoding="utf-8") == "моё"


def test_without_an_editor_the_text_is_left_to_be_written(
    typed: Typed, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor")
    assert typed(*USUAL, *DEMANDS, *BODY) == 0
    told = capsys.readouterr().err
    assert "No editor could be opened; the variable EDITOR can name one." in told
    assert "The text stays empty: write it into the file." in told
    assert "Editing failed" not in told
    assert main(["render", "letter.yaml"]) == 1
    assert "The value is empty." in capsys.readouterr().err


OPTIONS = [
    *("--addressee", "prime-minister", "--author", "ak-zhol", "--signatory", "all"),
    *("--request", "ru=просит", "--request", "kk=сұрайды"),
    *("--demand", "ru=принять меры", "--demand", "kk=шара қолдануды"),
    *("--demand", "ru=сообщить", "--demand", "kk=хабарлауды"),
    *("--body", "ru=ru.md", "--body", "kk=kk.md"),
]


def test_options_ask_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Path("ru.md").write_text("Текст.\n", encoding="utf-8")
    Path("kk.md").write_text("Мәтін.\n", encoding="utf-8")
    assert main(["new", "letter.yaml", *OPTIONS]) == 0
    assert data()["demands"] == [
        {"ru": "принять меры", "kk": "шара қолдануды"},
        {"ru": "сообщить", "kk": "хабарлауды"},
    ]
    assert main(["render", "letter.yaml"]) == 0
    assert texts(Path("letter.kk.docx").read_bytes(), "Salutation") == ["Құрметті Олжас Абайұлы!"]


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        (["--addressee", "prime-minister"], "Without questions, --addressee is needed."),
        (["--demand", "kk=хабарлауды"], "The version in Kazakh is missing."),
    ],
)
def test_a_missing_option_ends_with_2(
    gone: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    at = next(n for n in range(len(OPTIONS)) if OPTIONS[n : n + 2] == gone)
    assert main(["new", "letter.yaml", *OPTIONS[:at], *OPTIONS[at + 2 :]]) == 2
    assert said in capsys.readouterr().err
    assert not Path("letter.yaml").exists()


LINE = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")),
    min_size=1,
)


@given(subject=LINE, demand=LINE, name=LINE, body=st.lists(LINE, min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_is_typed_comes_back_from_the_file_as_it_is(
    workspace: Path, subject: str, demand: str, name: str, body: list[str]
) -> None:
    answers = {
        "languages": ["ru"],
        "addressee": "bektenov",
        "author": {"faction": {"ru": name}},
        "subject": {"ru": subject},
        "request": {"ru": "просит"},
        "demands": [{"ru": demand}],
        "signatories": ["А. Перуашев"],
        "body": {"ru": "\n\n".join(body)},
    }
    text = letter_text(answers)
    read = yaml.load(text, Loader=yaml.BaseLoader)
    assert read["subject"]["ru"] == subject
    assert read["demands"][0]["ru"] == demand
    assert read["author"]["faction"]["ru"] == name
    assert read["body"]["ru"] == "\n\n".join(body) + "\n"


def test_a_language_without_templates_is_asked_for_again(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("de", "ru kk", *USUAL[1:], *DEMANDS, *BODY) == 0
    assert "Possible here: ru kk." in capsys.readouterr().err
    assert data()["languages"] == ["ru", "kk"]


def test_an_office_is_written_to_without_a_name(typed: Typed) -> None:
    office = ["+", "Директору школы", "Мектеп директорына", ""]
    assert typed("ru kk", *office, *USUAL[2:], *DEMANDS, *BODY) == 0
    assert data()["addressee"] == {"post": {"ru": "Директору школы", "kk": "Мектеп директорына"}}


def test_a_patronymic_of_a_typed_addressee_tells_the_gender(typed: Typed) -> None:
    person = ["+", "Аким района", "Аудан әкімі", "Ким", "Ким", "Анна", "Анна"]
    rest = ["Ивановна", "Ивановна", *USUAL[2:], *DEMANDS, *BODY]
    assert typed("ru kk", *person, *rest) == 0
    addressee = data()["addressee"]
    assert isinstance(addressee, dict)
    assert addressee["patronymic"] == {"ru": "Ивановна", "kk": "Ивановна"}
    assert "gender" not in addressee


def test_a_letter_without_a_demand_is_not_accepted(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(*USUAL, "", *DEMANDS, *BODY) == 0
    assert "An inquiry needs a demand: it is what the official answers." in capsys.readouterr().err
    assert data()["demands"] == [{"ru": "принять меры", "kk": "шара қолдануды"}]


def test_a_text_is_asked_for_until_each_language_has_it(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(*USUAL[:-1], "", "сұрайды", *DEMANDS, *BODY) == 0
    assert "A text is needed in each language of the letter." in capsys.readouterr().err
    assert data()["request"] == {"ru": "просит", "kk": "сұрайды"}


def test_one_can_go_back_from_the_second_language_to_the_first(typed: Typed) -> None:
    assert typed(*USUAL[:-1], "<", "требует", "талап етеді", *DEMANDS, *BODY) == 0
    assert data()["request"] == {"ru": "требует", "kk": "талап етеді"}


def test_deputies_who_write_for_themselves_are_named(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(*USUAL[:2], "2", *USUAL[3:], *DEMANDS[:3], "А. Ли, Б. Ким", *BODY) == 0
    assert "Who signs: names with commas" in capsys.readouterr().err
    assert data()["author"] == {"deputies": "true"}
    assert data()["signatories"] == ["А. Ли", "Б. Ким"]


def test_leaving_at_the_first_question_leaves_nothing(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(os.listdir())
    assert typed() == 1
    assert "The answers are kept." not in capsys.readouterr().err
    assert sorted(os.listdir()) == before


def test_a_text_of_two_languages_says_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    wrong = ["просит" if option == "ru=просит" else option for option in OPTIONS]
    assert main(["new", "letter.yaml", *wrong]) == 2
    assert "«просит» does not say its language. Write, for example, ru=… and kk=…." in (
        capsys.readouterr().err
    )


def test_with_one_language_its_name_may_be_left_out() -> None:
    options = [
        *("-l", "ru", "--addressee", "prime-minister", "--author", "ak-zhol"),
        *("--request", "просит", "--demand", "принять меры", "--signatory", "all"),
    ]
    assert main(["new", "letter.yaml", *options]) == 0
    assert data()["request"] == {"ru": "просит"}
    assert data()["demands"] == [{"ru": "принять меры"}]
    assert data()["body"] == {"ru": ""}


def test_without_a_name_the_first_free_one_is_taken_and_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    options = [option.replace("ru.md", "t.md").replace("kk.md", "t.md") for option in OPTIONS]
    Path("t.md").write_text("Текст.\n", encoding="utf-8")
    assert main(["new", *options]) == 0
    assert "is there already" not in capsys.readouterr().err
    first = Path("letter.yaml").read_bytes()
    for name in ("letter-2.yaml", "letter-3.yaml"):
        assert main(["new", *options]) == 0
        said = capsys.readouterr().err
        assert said.startswith(f"letter.yaml is there already; the new letter is {name}.\n")
        assert f"Written: {name}\n" in said
        assert Path(name).read_bytes() == first


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("pismo", "pismo.yaml"),
        ("письмо 12.11", "письмо 12.11.yaml"),
        ("a.yml", "a.yml"),
        ("sub/b", "sub/b.yaml"),
    ],
)
def test_a_name_gets_the_ending_that_it_lacks(name: str, file: str) -> None:
    Path("ru.md").write_text("Текст.\n", encoding="utf-8")
    Path("kk.md").write_text("Мәтін.\n", encoding="utf-8")
    Path("sub").mkdir()
    assert main(["new", name, *OPTIONS]) == 0
    assert main(["render", file]) == 0


def test_a_post_of_the_catalog_can_be_written_to_by_its_id() -> None:
    Path("ru.md").write_text("Текст.\n", encoding="utf-8")
    Path("kk.md").write_text("Мәтін.\n", encoding="utf-8")
    options = ["prosecutor-general" if o == "prime-minister" else o for o in OPTIONS]
    assert main(["new", "letter.yaml", *options]) == 0
    assert data()["addressee"] == "prosecutor-general"
    assert main(["render", "letter.yaml"]) == 0
    addressee = texts(Path("letter.ru.docx").read_bytes(), "Letter Addressee")
    assert [plain(text) for text in addressee] == ["Генеральному Прокурору Республики Казахстан"]


def test_a_new_letter_outside_any_workspace_takes_that_of_the_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    inside, outside = tmp_path / "ws", tmp_path / "elsewhere"
    inside.mkdir()
    outside.mkdir()
    Path("addressbook.yaml").rename(inside / "addressbook.yaml")
    monkeypatch.chdir(inside)
    Path("ru.md").write_text("Текст.\n", encoding="utf-8")
    Path("kk.md").write_text("Мәтін.\n", encoding="utf-8")
    assert main(["new", str(outside / "letter"), *OPTIONS]) == 0
    said = capsys.readouterr().err
    assert said.startswith(
        f"{outside / 'letter.yaml'} lies in no workspace; using that of {inside}.\n"
    )


def test_the_help_shows_that_the_name_may_be_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "--help"]) == 0
    assert "drafter new [OPTIONS] [FILE]" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("interface", "first", "second", "faction"),
    [
        ("ru", "Бектенов Олжас Абаевич – Премьер-Министр", "Генеральный Прокурор", "  1 Ак жол"),
        ("kk", "Бектенов Олжас Абайұлы – Қазақстан", "Бас Прокуроры", "  1 Ақ жол"),
    ],
)
def test_the_choices_stand_in_the_language_of_the_user(
    typed: Typed,
    capsys: pytest.CaptureFixture[str],
    interface: str,
    first: str,
    second: str,
    faction: str,
) -> None:
    typed("ru kk", "1", interface=interface)
    said = capsys.readouterr().err
    assert f" {first}" in said
    assert second in said
    assert faction in said


@pytest.mark.parametrize(("interface", "part"), [("ru", "бас прокурор"), ("kk", "генеральный")])
def test_an_official_is_found_in_each_language_of_the_letter(
    typed: Typed, interface: str, part: str
) -> None:
    with speaking(interface):
        assert typed("ru kk", part, "", *USUAL[2:], *DEMANDS[:3], "isa", *BODY) == 0
    assert data()["addressee"] == {"post": "prosecutor-general"}


@pytest.mark.parametrize("interface", ["ru", "kk", "en"])
def test_a_hint_is_in_the_language_of_the_answer(
    typed: Typed, capsys: pytest.CaptureFixture[str], interface: str
) -> None:
    typed(*USUAL, interface=interface)
    told = capsys.readouterr().err
    with speaking(interface):
        for code, hints in (
            ("ru", ("«О ремонте дорог»", "«просит Правительство»")),
            ("kk", ("«Жолдарды жөндеу туралы»", "«Үкіметтен мыналарды сұрайды»")),
        ):
            asked = [line for line in told.splitlines() if f"({in_language(code)})" in line]
            assert all(any(hint in line for line in asked) for hint in hints)


def test_what_is_further_may_be_another_kind(typed: Typed) -> None:
    assert typed(*USUAL, *DEMANDS, "5", "Appeal", *BODY) == 0
    assert data()["kind"] == "appeal"
    assert next(iter(data())) == "kind"


def test_another_kind_can_be_taken_away_again(typed: Typed) -> None:
    assert typed(*USUAL, *DEMANDS, "5", "appeal", "-5", *BODY) == 0
    assert "kind" not in data()
