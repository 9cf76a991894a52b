"""Letters that name people and factions by the ids of the address book."""

from collections.abc import Callable
from pathlib import Path

import pytest

from drafter import Drafter, InquiryError, Problem, load
from drafter.cli import main
from drafter.model.origin import origin_of
from drafter.office.remarking import remarks
from drafter.proofreading import proofread
from drafter.workspace import Workspace
from tests.conftest import author_of
from tests.documents import plain, texts
from tests.reading.languages import untranslated_of

BOOK = """\
# Адресная книга
people:
  smailov:
    surname: {ru: Смаилов, kk: Смайылов}
    given: {ru: Алихан, kk: Әлихан}
    patronymic: {ru: Асханович, kk: Асханұлы}
    gender: masculine
    post: prime-minister
    until: 2024-02-05
  bektenov:
    surname: Бектенов
    given: Олжас
    patronymic: {ru: Абаевич, kk: Абайұлы}
    gender: masculine
    post: prime-minister
    from: 2024-02-06
  ivanov: {surname: Иванов, given: Иван, gender: masculine, post: aksu-akim}
  peruashev: {name: А. Перуашев}
  isa: {name: {ru: К. Иса, kk: Қ. Иса}}
posts:
  aksu-akim: {ru: Аким Аксуского района, kk: Ақсу ауданының әкімі}
factions:
  ak-zhol:
    name: {ru: Ак жол, kk: Ақ жол}
    members: [peruashev, isa]
    executor: {name: И. Ким, phone: 74-00-00}
"""
LETTER = """\
date: 2026-11-20
addressee: prime-minister
author: ak-zhol
body: {ru: Текст., kk: Мәтін.}
request: {ru: просит, kk: сұрайды}
demands: [{ru: принять меры, kk: шара қолдануды}]
signatories: all
"""
Made = Callable[..., bytes]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    (tmp_path / "addressbook.yaml").write_text(BOOK, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return Workspace(tmp_path)


def written(*changes: tuple[str, str]) -> Path:
    text = LETTER
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    Path("letter.yaml").write_text(text, encoding="utf-8")
    return Path("letter.yaml")


def letter(workspace: Workspace, language: str, *changes: tuple[str, str]) -> bytes:
    return Drafter(workspace=workspace).render(load(written(*changes), workspace), language)


def problems(workspace: Workspace, *changes: tuple[str, str]) -> list[str]:
    with pytest.raises(InquiryError) as caught:
        load(written(*changes), workspace)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("language", "addressee"),
    [
        ("ru", ["Премьер-Министру Республики Казахстан", "Бектенову О. А."]),
        ("kk", ["Қазақстан Республикасының Премьер-Министрі", "О. А. Бектеновке"]),
    ],
)
def test_a_post_stands_for_its_holder_on_the_day_of_the_letter(
    workspace: Workspace, language: str, addressee: list[str]
) -> None:
    made = letter(workspace, language)
    assert [plain(text) for text in texts(made, "Letter Addressee")] == addressee


def test_an_earlier_letter_goes_to_the_earlier_holder(workspace: Workspace) -> None:
    made = letter(workspace, "kk", ("2026-11-20", "2023-11-20"))
    assert plain(texts(made, "Letter Addressee")[-1]) == "Ә. А. Смайыловқа"
    assert texts(made, "Salutation") == ["Құрметті Әлихан Асханұлы!"]


def test_a_person_is_named_by_the_id(workspace: Workspace) -> None:
    made = letter(workspace, "ru", ("prime-minister", "ivanov"))
    addressee = [plain(text) for text in texts(made, "Letter Addressee")]
    assert addressee == ["Акиму Аксуского района", "Иванову И."]


def test_a_post_of_the_book_serves_in_a_letter_of_its_own_names(workspace: Workspace) -> None:
    made = letter(workspace, "kk", ("prime-minister", "{post: aksu-akim}"))
    assert [plain(text) for text in texts(made, "Letter Addressee")] == ["Ақсу ауданының әкіміне"]


def test_all_members_sign_in_the_order_of_the_book(workspace: Workspace) -> None:
    made = letter(workspace, "kk")
    signed = [*texts(made, "Signatory"), *texts(made, "Last Signatory")]
    assert [plain(text) for text in signed] == ["А. Перуашев", "Қ. Иса"]
    assert texts(made, "Signature Label") == ["«Ақ\u00a0жол» фракциясының депутаттары"]


def test_ids_and_names_may_be_mixed(workspace: Workspace) -> None:
    made = letter(workspace, "ru", ("all", "[isa, В. Сидоров]"))
    signed = [*texts(made, "Signatory"), *texts(made, "Last Signatory")]
    assert [plain(text) for text in signed] == ["К. Иса", "В. Сидоров"]


def test_the_executor_of_the_faction_is_printed_unless_the_letter_has_one(
    workspace: Workspace,
) -> None:
    assert [plain(t) for t in texts(letter(workspace, "ru"), "Executor")] == [
        "Исп.: И. Ким, тел. 74-00-00"
    ]
    own = letter(workspace, "ru", ("signatories:", "executor: В. Ли\nsignatories:"))
    assert [plain(t) for t in texts(own, "Executor")] == ["Исп.: В. Ли"]


def test_the_letterhead_of_the_faction_is_the_look(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    book = BOOK + "    letterhead: letterhead.docx\n"
    Path("addressbook.yaml").write_text(book, encoding="utf-8")
    written()
    assert main(["render", "letter.yaml", "-l", "ru"]) == 0
    with_letterhead = Path("letter.ru.docx").read_bytes()
    look = Workspace().templates[0] / "letterhead.docx"
    Path("addressbook.yaml").write_text(BOOK, encoding="utf-8")
    assert main(["render", "letter.yaml", "-l", "ru", "--force", "--look", str(look)]) == 0
    assert Path("letter.ru.docx").read_bytes() == with_letterhead


def test_unknown_ids_are_named_with_the_nearest(workspace: Workspace) -> None:
    assert problems(
        workspace, ("prime-minister", "ivanof"), ("ak-zhol", "ak-zol"), ("all", "[issa]")
    ) == [
        "letter.yaml:2:12: Neither the address book nor the posts catalog has «ivanof»."
        " Did you mean «ivanov»? [unknown-id]",
        "letter.yaml:3:9: The address book has no «ak-zol». Did you mean «ak-zhol»? [unknown-id]",
        "letter.yaml:7:15: The address book has no «issa». Did you mean «isa»? [unknown-id]",
    ]


def test_a_faction_that_is_no_id_has_no_members_to_sign(workspace: Workspace) -> None:
    (said,) = problems(workspace, ("ak-zhol", "{faction: {ru: Ак жол, kk: Ақ жол}}"))
    assert said.startswith("letter.yaml:7:14: The author is no faction of the address book")


def test_an_id_without_a_workspace_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = problems(Workspace(), ("all", "[К. Иса]"))
    assert [text.partition(". ")[0] for text in said] == [
        "letter.yaml:3:9: «ak-zhol» is an id of an address book, but there is none here",
    ]


def test_a_signatory_by_initials_cannot_be_addressed(workspace: Workspace) -> None:
    (said,) = problems(workspace, ("prime-minister", "peruashev"))
    assert "The address book has no surname of «peruashev»." in said


def test_what_is_wrong_in_the_book_is_told_with_its_place(workspace: Workspace) -> None:
    Path("addressbook.yaml").write_text(
        BOOK.replace("gender: masculine", "gender: man", 1), encoding="utf-8"
    )
    said = problems(workspace)
    assert said[0].startswith(f"{Path('addressbook.yaml').absolute()}:7:13: «man» is not known")


def test_a_guessed_form_is_settled_in_the_book(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("addressbook.yaml").write_text(
        BOOK.replace("surname: Иванов", "surname: Кравец"), encoding="utf-8"
    )
    written(("prime-minister", "ivanov"))
    assert main(["render", "letter.yaml", "-l", "ru"]) == 0
    assert f"{Path('addressbook.yaml').absolute()}:17:" in capsys.readouterr().err


def test_a_person_out_of_office_is_warned_about(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(("prime-minister", "smailov"))
    assert main(["render", str(file), "-l", "ru"]) == 0
    said = capsys.readouterr().err
    assert "letter.yaml:2:12: «Смаилов Алихан Асханович» was in office until 05.02.2024." in said
    early = load(written(("2026-11-20", "2024-01-10"), ("prime-minister", "bektenov")), workspace)
    (finding,) = proofread(early, workspace.locales, without=["spelling"])
    assert finding.id == "out-of-office"
    assert finding.what == "«Бектенов Олжас Абаевич» is in office only from 06.02.2024."


@pytest.mark.parametrize(
    ("day", "post", "found"),
    [
        ("2024-02-05", "prime-minister", []),
        ("2024-02-06", "prime-minister", ["out-of-office"]),
        ("2024-02-06", "{ru: Премьер-Министр Республики Казахстан, kk: П}", ["out-of-office"]),
        ("2024-02-06", "{ru: Директор школы, kk: Мектеп директоры}", []),
        ("2024-02-06", "aksu-akim", []),
    ],
)
def test_a_former_holder_typed_with_the_post_is_told_like_one_who_was_picked(
    workspace: Workspace, day: str, post: str, found: list[str]
) -> None:
    typed = (
        f"addressee: {{post: {post}, surname: {{ru: Смаилов, kk: Смайылов}},"
        " given: Алихан, patronymic: Асханович, gender: masculine}"
    )
    changes = ("2026-11-20", day), ("addressee: prime-minister", typed)
    inquiry = load(written(*changes), workspace)
    told = [one for one in remarks(inquiry, workspace, ()) if one.id == "out-of-office"]
    assert [one.id for one in told] == found
    if told:
        assert told[0].what == "«Смаилов Алихан Асханович» was in office until 05.02.2024."
        assert told[0].place
        assert (told[0].place.file, told[0].place.line) == ("letter.yaml", 2)


def test_check_knows_the_members_of_the_faction(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(("all", "[А. Перуашев, К. Иса, В. Сидоров]"))
    assert main(["check", str(file), "--without", "spelling"]) == 1
    said = capsys.readouterr().out
    assert "[outsider]" in said
    assert "[too-many-signatories]" in said


@pytest.mark.parametrize("faction", ["name: {ru: Ак жол, kk: Ақ жол}", "name: Аманат"])
def test_members_are_known_in_whatever_language_a_letter_has_first(
    tmp_path: Path, workspace: Workspace, capsys: pytest.CaptureFixture[str], faction: str
) -> None:
    book = BOOK.replace("name: {ru: Ак жол, kk: Ақ жол}", faction)
    (tmp_path / "addressbook.yaml").write_text(book, encoding="utf-8")
    for body in ("{ru: Текст., kk: Мәтін.}", "{kk: Мәтін., ru: Текст.}"):
        file = written(("{ru: Текст., kk: Мәтін.}", body))
        main(["check", str(file), "--without", "spelling"])
        assert "[outsider]" not in capsys.readouterr().out


def told(workspace: Workspace, *changes: tuple[str, str]) -> tuple[Problem, ...]:
    with pytest.raises(InquiryError) as caught:
        load(written(*changes), workspace)
    return caught.value.problems


@pytest.mark.parametrize(
    ("change", "where", "words"),
    [
        (
            ("addressee: prime-minister", "addressee: ivanof"),
            "letter.yaml:2:12",
            "Neither the address book nor the posts catalog has «ivanof». Did you mean «ivanov»?",
        ),
        (
            ("addressee: prime-minister", "addressee: zzzzzzz"),
            "letter.yaml:2:12",
            "Neither the address book nor the posts catalog has «zzzzzzz». See what there is:"
            " drafter book list people, drafter book list posts",
        ),
        (("ak-zhol", "zzzzzzz"), "letter.yaml:3:9", "The address book has no «zzzzzzz». See what"),
        (
            ("addressee: prime-minister", "addressee: isa"),
            "addressbook.yaml:19:8",
            "The address book has no surname of «isa». Add surname, given and gender.",
        ),
        (
            ("ak-zhol", "{faction: {ru: Ак жол, kk: Ақ жол}}"),
            "letter.yaml:7:14",
            "The author is no faction of the address book, whose members could all sign. Name the"
            " signatories, or write the faction's id after «author:».",
        ),
    ],
)
def test_what_the_book_lacks_is_told_with_what_to_do_in_every_language(
    workspace: Workspace, change: tuple[str, str], where: str, words: str
) -> None:
    (problem,) = told(workspace, change)
    assert str(problem).removeprefix(f"{workspace.folder}/").startswith(f"{where}: {words}")
    assert untranslated_of(lambda: told(workspace, change)) == []


@pytest.mark.parametrize(
    ("day", "person", "words"),
    [
        ("2024-02-05", "smailov", ""),
        ("2024-02-06", "smailov", "«Смаилов Алихан Асханович» was in office until 05.02.2024."),
        ("2024-02-06", "bektenov", ""),
        ("2024-02-05", "bektenov", "«Бектенов Олжас Абаевич» is in office only from 06.02.2024."),
    ],
)
def test_a_person_serves_from_the_first_day_to_the_last(
    workspace: Workspace, day: str, person: str, words: str
) -> None:
    changes = ("2026-11-20", day), ("addressee: prime-minister", f"addressee: {person}")

    def doubts() -> tuple[Problem, ...]:
        return origin_of(load(written(*changes), workspace)).doubts

    assert [problem.what for problem in doubts()] == [words] * bool(words)
    assert all(problem.advice for problem in doubts())
    assert untranslated_of(doubts) == []


MISTAKES = {
    "people as a list": ("people:\n  - isa\n", "2:3", "Ids with values are expected here. Write"),
    "id in Cyrillic": ("people:\n  Иса: {name: К. Иса}\n", "2:3", "«Иса» is not a name in small"),
    "gender unknown": (
        "people:\n  isa: {surname: Иса, gender: man, post: x-y}\n",
        "2:31",
        "«man» is not known here. Did you mean «masculine»?",
    ),
    "part unknown": ("peopel: {}\n", "1:1", "The key «peopel» is not known here. Did you mean"),
    "list for the book": ("- isa\n", "1:1", "Keys with values are expected here. Possible keys:"),
    "text for the book": ("isa\n", "1:1", "Keys with values are expected here. Possible keys:"),
    "no YAML": ("people: {isa\n", "1:9", "The bracket that opens here is not closed"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_the_book_is_told_with_its_place_in_every_language(
    workspace: Workspace, mistake: str
) -> None:
    book, where, words = MISTAKES[mistake]
    Path("addressbook.yaml").write_text(book, encoding="utf-8")
    own_names = ("ak-zhol", "{deputies: true}"), ("all", "[isa]")
    found = [str(problem) for problem in told(workspace, *own_names)]
    place = f"{Path('addressbook.yaml').absolute()}:{where}: "
    assert any(line.startswith(place + words) for line in found), found
    assert not any("The address book has no" in line for line in found)
    assert untranslated_of(lambda: told(workspace, *own_names)) == []


@pytest.mark.parametrize("text", ["", "# Адресная книга\n", "  \n# а\n\n"])
def test_a_book_without_a_word_has_nobody(workspace: Workspace, text: str) -> None:
    Path("addressbook.yaml").write_text(text, encoding="utf-8")
    said = problems(workspace, ("all", "[К. Иса]"))
    assert said == [
        "letter.yaml:3:9: The address book has no «ak-zhol»."
        " See what it has: drafter book list [unknown-id]",
    ]


def test_a_name_in_the_book_may_lack_a_language_of_the_book(workspace: Workspace) -> None:
    Path("addressbook.yaml").write_text(
        BOOK.replace("ru: К. Иса, kk: Қ. Иса", "kk: Қ. Иса"), encoding="utf-8"
    )
    made = letter(workspace, "ru", ("all", "[peruashev, В. Сидоров]"))
    signed = [*texts(made, "Signatory"), *texts(made, "Last Signatory")]
    assert [plain(text) for text in signed] == ["А. Перуашев", "В. Сидоров"]


def test_a_faction_may_have_a_label_instead_of_a_name(workspace: Workspace) -> None:
    label = "  own:\n    label: {ru: Группа «Ауыл», kk: «Ауыл» тобы}\n"
    Path("addressbook.yaml").write_text(BOOK + label, encoding="utf-8")
    author = author_of(load(written(("ak-zhol", "own"), ("all", "[isa]")), workspace))
    assert author.label == {"ru": "Группа «Ауыл»", "kk": "«Ауыл» тобы"}
    assert author.faction is None
