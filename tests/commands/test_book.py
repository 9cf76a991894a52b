"""`drafter book`: the address book listed, checked and filled from tables."""

import datetime
import difflib
import stat
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.cli import main
from tests.addressbook.test_references import BOOK

TABLE = (
    "id;surname_ru;surname_kk;given;gender;post;faction;from\n"
    "kim;Ким;Ким;Анна;ж;minister-health;ak-zhol;01.09.2026\n"
    "li;Ли;Ли;Иван;masculine;prosecutor-general;;\n"
)


@pytest.fixture(autouse=True)
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = Path("addressbook.yaml")
    file.write_text(BOOK, encoding="utf-8")
    return file


def data() -> dict[str, dict[str, object]]:
    read = yaml.load(Path("addressbook.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(read, dict)
    return read


def test_people_are_listed_with_post_and_term(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["book", "list", "people"]) == 0
    assert capsys.readouterr().out.splitlines()[:3] == [
        "smailov\tСмаилов Алихан Асханович\tprime-minister\t2024-02-05",
        "bektenov\tБектенов Олжас Абаевич\tprime-minister\t2024-02-06",
        "ivanov\tИванов Иван\taksu-akim\t",
    ]


def test_everything_is_listed_without_a_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["book", "list"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert "aksu-akim\tАким Аксуского района\tАқсу ауданының әкімі" in said
    assert "ak-zhol\tАк жол\tperuashev isa" in said


def test_people_whose_names_are_the_same_in_every_language_are_listed_by_name(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person = "{surname: Ким, given: Олег, gender: masculine, post: prime-minister}"
    book.write_text(f"people:\n  kim: {person}\n", encoding="utf-8")
    assert main(["book", "list", "people"]) == 0
    assert capsys.readouterr().out == "kim\tКим Олег\tprime-minister\t\n"


def test_a_sound_book_is_passed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["book", "check"]) == 0
    assert capsys.readouterr().err == "Nothing is wrong: 5 people.\n"


@pytest.mark.parametrize(
    ("old", "new", "line", "beginning", "mark"),
    [
        (
            "[peruashev, isa]",
            "[perouashev, isa]",
            25,
            "The address book has no «perouashev».",
            "[unknown-id]",
        ),
        (
            "peruashev, isa]",
            "peruashev, isa, isa]",
            25,
            "«isa» stands twice.",
            "[book-member-twice]",
        ),
        (
            "{ru: Абаевич, kk: Абайұлы}",
            "{ru: Абаевич}",
            13,
            "The version in Kazakh",
            "[missing-version]",
        ),
        (
            "surname: Бектенов",
            "surname: Бeктенов",
            11,
            "The word «Бeктенов» mixes Latin",
            "[mixed-alphabets]",
        ),
        ("post: aksu-akim}", "post: aksu-akimm}", 17, "The posts catalog has no «aksu-akimm».", ""),
        (
            "until: 2024-02-05",
            "until: 2024-02-05\n    from: 2024-02-06",
            4,
            "The term of «smailov»",
            "[term-reversed]",
        ),
        ("name: А. Перуашев", "nmae: А. Перуашев", 18, "The key «nmae» is not known here.", ""),
        ("surname: Иванов, given: Иван", "surname: Бектенов, given: Олжас", 0, "", ""),
    ],
)
def test_each_slip_is_found_in_its_line(
    book: Path,
    old: str,
    new: str,
    line: int,
    beginning: str,
    mark: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert BOOK.count(old) == 1
    book.write_text(BOOK.replace(old, new), encoding="utf-8")
    code = main(["book", "check"])
    said = capsys.readouterr().err
    assert code == (1 if line else 0)
    if line:
        assert f"addressbook.yaml:{line}:" in said
        assert beginning in said
        assert mark in said


def test_people_of_a_table_are_added_and_nothing_else_is_touched(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("people.csv").write_text(TABLE, encoding="utf-8")
    assert main(["book", "import", "people.csv"]) == 0
    assert capsys.readouterr().err == "Rows: 2. Added: 2 people.\n"
    lines = book.read_text(encoding="utf-8").splitlines()
    gone = [line for line in difflib.ndiff(BOOK.splitlines(), lines) if line.startswith("- ")]
    assert gone == ["-     members: [peruashev, isa]"]
    assert "    members: [peruashev, isa, kim]" in lines
    assert data()["people"]["kim"] == {
        "surname": {"ru": "Ким", "kk": "Ким"},
        "given": "Анна",
        "gender": "feminine",
        "post": "minister-health",
        "from": "2026-09-01",
    }
    assert main(["book", "check"]) == 0


def test_people_without_ids_are_called_by_their_surnames(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("people.csv").write_text(
        "ФИО;Должность;Должность (каз.);Пол\n"
        "Петров Иван Иванович;Аким Абайского района;Абай ауданының әкімі;\n"
        "Иванов И. И.;minister-health;;мужской\n"
        "Өмірғали Айгүл Серікқызы;Аким Аксуского района;Ақсу ауданының әкімі;\n"
        "Петров Пётр Петрович;prosecutor-general;;\n",
        encoding="utf-8",
    )
    assert main(["book", "import", "people.csv"]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "Rows: 4. Added: 4 people.",
        "petrov\tПетров Иван Иванович",
        "ivanov-2\tИванов И. И.",
        "omirgali\tӨмірғали Айгүл Серікқызы",
        "petrov-2\tПетров Пётр Петрович",
    ]
    people = data()["people"]
    assert people["petrov"] == {
        "surname": "Петров",
        "given": "Иван",
        "patronymic": "Иванович",
        "gender": "masculine",
        "post": {"ru": "Аким Абайского района", "kk": "Абай ауданының әкімі"},
    }
    assert people["omirgali"]["gender"] == "feminine"  # type: ignore[index]
    assert main(["book", "check"]) == 0


def test_a_table_of_russian_headings_with_ids_is_read(book: Path) -> None:
    Path("people.csv").write_text(
        "ID;Тегі;Аты;Жынысы;Фракция;С\nkim;Ким;Анна;әйел;ak-zhol;01.09.2026\n", encoding="utf-8"
    )
    assert main(["book", "import", "people.csv"]) == 0
    assert data()["people"]["kim"] == {
        "surname": "Ким",
        "given": "Анна",
        "gender": "feminine",
        "from": "2026-09-01",
    }


@pytest.mark.parametrize(
    ("table", "fault", "said"),
    [
        (
            "ФИО\nБектенов Олжас Абаевич\n",
            "book-person-twice",
            "2:1: This person is in the address book already, as «bektenov».",
        ),
        ("Должность\nАким\n", "book-no-name", "2:1: The row has no name, of which an id"),
        ("ФИО\nАким Ким\nИванову Ивану\nА Б В Г\n", "table-unclear-name", "4:1: Surname, given"),
        ("Фамилия;Surname\nА;Б\n", "table-column-twice", "1:2: The columns «Фамилия» and «Surn"),
    ],
)
def test_a_table_without_ids_is_refused_where_it_is_unclear(
    book: Path, table: str, fault: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("people.csv").write_text(table, encoding="utf-8")
    assert main(["book", "import", "people.csv"]) == 1
    told = capsys.readouterr().err
    assert f"people.csv:{said}" in told
    assert f"[{fault}]" in told
    assert book.read_text(encoding="utf-8") == BOOK


def test_imports_at_the_same_time_lose_nobody(book: Path) -> None:
    calls = []
    for number in range(6):
        table = Path(f"people{number}.csv")
        table.write_text(f"id;surname\nnew-{number};Петров\n", encoding="utf-8")
        calls.append([sys.executable, "-m", "drafter", "book", "import", str(table)])
    runs = [subprocess.Popen(call, stderr=subprocess.DEVNULL) for call in calls]
    assert [run.wait() for run in runs] == [0] * 6
    assert {f"new-{number}" for number in range(6)} <= data()["people"].keys()


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes of POSIX")
def test_a_book_that_is_shared_by_a_link_is_changed_where_it_lies_and_keeps_its_mode(
    book: Path,
) -> None:
    shared = Path("shared") / "book.yaml"
    shared.parent.mkdir()
    book.rename(shared)
    shared.chmod(0o600)
    book.symlink_to(shared)
    Path("people.csv").write_text(TABLE, encoding="utf-8")
    assert main(["book", "import", "people.csv"]) == 0
    assert book.is_symlink()
    assert "kim" in shared.read_text(encoding="utf-8")
    assert stat.S_IMODE(shared.stat().st_mode) == 0o600


def test_a_book_that_may_only_be_read_is_left_alone(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book.chmod(0o444)
    Path("people.csv").write_text(TABLE, encoding="utf-8")
    assert main(["book", "import", "people.csv"]) == 1
    assert "addressbook.yaml: The file cannot be written: it is protected" in (
        capsys.readouterr().err
    )
    assert book.read_text(encoding="utf-8") == BOOK


def test_a_workbook_is_read_as_well(book: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["id", "name", "from"])
    sheet.append(["kim", "А. Ким", datetime.datetime(2026, 9, 1)])
    workbook.save("people.xlsx")
    assert main(["book", "import", "people.xlsx"]) == 0
    assert data()["people"]["kim"] == {"name": "А. Ким", "from": "2026-09-01"}


def test_members_written_as_a_list_get_one_more_line(book: Path) -> None:
    listed = BOOK.replace("members: [peruashev, isa]", "members:\n      - peruashev\n      - isa")
    book.write_text(listed, encoding="utf-8")
    Path("people.csv").write_text(TABLE, encoding="utf-8")
    assert main(["book", "import", "people.csv"]) == 0
    assert data()["factions"]["ak-zhol"]["members"] == ["peruashev", "isa", "kim"]  # type: ignore[index]


def test_an_empty_book_gets_its_first_people(book: Path) -> None:
    book.write_text("# Адресная книга\n", encoding="utf-8")
    Path("people.csv").write_text("id,name\nkim,А. Ким\n", encoding="utf-8")
    assert main(["book", "import", "people.csv"]) == 0
    assert data() == {"people": {"kim": {"name": "А. Ким"}}}
    assert book.read_text(encoding="utf-8").startswith("# Адресная книга\n")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param("people:\nposts: {}\n", ["kim"], id="a key without a value"),
        pytest.param("people: {}\nposts: {}\n", ["kim"], id="empty braces"),
        pytest.param("people: {li: {name: А. Ли}}\n", ["li", "kim"], id="braces"),
        pytest.param("people: {li: {name: А. Ли},}\n", ["li", "kim"], id="braces with a comma"),
        pytest.param("people:\n  li: {name: А. Ли}", ["li", "kim"], id="no end of the line"),
        pytest.param('{"people": {"li": {"name": "А. Ли"}}}', ["li", "kim"], id="JSON"),
    ],
)
def test_people_are_added_however_those_who_are_there_are_written(
    book: Path, text: str, people: list[str]
) -> None:
    book.write_text(text, encoding="utf-8")
    Path("people.csv").write_text('id,name\nkim,"А. Ким, мл."\n', encoding="utf-8")
    assert main(["book", "import", "people.csv"]) == 0
    assert list(data()["people"]) == people
    assert data()["people"]["kim"] == {"name": "А. Ким, мл."}


@pytest.mark.parametrize(
    ("faction", "members"),
    [
        pytest.param("\n    name: {ru: А, kk: Ә}\n", ["kim"], id="no members yet"),
        pytest.param("\n    name: {ru: А, kk: Ә}\n    members:\n", ["kim"], id="a blank key"),
        pytest.param(" {name: {ru: А, kk: Ә}}\n", ["kim"], id="a faction in braces"),
        pytest.param(" {name: {ru: А, kk: Ә}, members: [li,]}\n", ["li", "kim"], id="a comma"),
    ],
)
@pytest.mark.parametrize("people", ["", "people: {li: {name: А. Ли}}\n"])
def test_a_faction_gets_its_first_or_its_next_member(
    book: Path, faction: str, members: list[str], people: str
) -> None:
    people = people or ("people:\n  li: {name: А. Ли}\n" if "li" in members else "")
    book.write_text(f"{people}factions:\n  x:{faction}", encoding="utf-8")
    Path("people.csv").write_text("id,name,faction\nkim,А. Ким,x\n", encoding="utf-8")
    assert main(["book", "import", "people.csv"]) == 0
    assert data()["factions"]["x"]["members"] == members  # type: ignore[index]
    assert list(data()["people"])[-1:] == ["kim"]
    assert main(["book", "check"]) == 0


def test_a_table_of_headings_alone_adds_nobody(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("people.csv").write_text("id,name\n", encoding="utf-8")
    assert main(["book", "import", "people.csv"]) == 0
    assert capsys.readouterr().err == "Rows: 0. Added: 0 people.\n"
    assert book.read_text(encoding="utf-8") == BOOK


@pytest.mark.parametrize(
    ("old", "new", "fault", "expected"),
    [
        ("kim;Ким", "isa;Ким", "book-id-taken", "2:1: The id «isa» is taken already."),
        ("li;Ли", "kim;Ли", "book-id-taken", "3:1: The id «kim» is taken already."),
        ("li;Ли", "Ли;Ли", "not-an-id", "3:1: «Ли» is not a name in small Latin letters."),
        (";ж;", ";x;", "unknown-word", "2:5: «x» is not known here."),
        ("01.09.2026", "сентябрь", "not-a-date", "2:8: «сентябрь» is not a date"),
        ("ak-zhol", "ak-zol", "unknown-id", "2:7: The address book has no «ak-zol»."),
        ("gender", "gendre", "table-unknown-column", "1:5: The column «gendre» is not known here."),
        (";from\n", ";given\n", "table-column-twice", "1:8: The column «given» stands twice."),
        (";from\n", "\n", "table-no-heading", "2:8: «01.09.2026» stands under no heading."),
    ],
)
def test_a_wrong_table_changes_nothing(
    book: Path, old: str, new: str, fault: str, expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("people.csv").write_text(TABLE.replace(old, new, 1), encoding="utf-8")
    assert main(["book", "import", "people.csv"]) == 1
    said = capsys.readouterr().err
    assert f"people.csv:{expected}" in said
    assert f" [{fault}]\n" in said
    assert book.read_text(encoding="utf-8") == BOOK


NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")),
    min_size=1,
).filter(str.strip)


@given(name=NAMES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_name_of_a_table_comes_into_the_book_as_it_is(book: Path, name: str) -> None:
    book.write_text(BOOK, encoding="utf-8")
    quoted = name.replace('"', '""')
    Path("people.csv").write_text(f'id,name\nkim,"{quoted}"\n', encoding="utf-8")
    if main(["book", "import", "people.csv"]) == 0:
        assert data()["people"]["kim"] == {"name": " ".join(name.split())}
    else:
        assert book.read_text(encoding="utf-8") == BOOK


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "surname: Иванов, given: Иван, gender: masculine, post: aksu-akim",
            "surname: Бектенов, given: Олжас, patronymic: {ru: Абаевич, kk: Абайұлы},"
            " gender: masculine, post: prime-minister",
            "addressbook.yaml:17:11: «ivanov» is the same person as «bektenov». Delete one of"
            " the two. [book-person-twice]",
        ),
        ("  ivanov:", "  Иванов:", ":17:3: «Иванов» is not a name in small Latin letters."),
        (
            "posts:\n  aksu-akim: {ru: Аким Аксуского района, kk: Ақсу ауданының әкімі}",
            "posts: aksu-akim",
            "addressbook.yaml:20:8: Ids with values are expected here. Write, for example, «sm",
        ),
    ],
)
def test_a_slip_in_the_book_is_told_with_what_to_do(
    book: Path, old: str, new: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert BOOK.count(old) == 1
    book.write_text(BOOK.replace(old, new), encoding="utf-8")
    assert main(["book", "check"]) == 1
    assert said in capsys.readouterr().err


def test_outside_a_workspace_there_is_no_book(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book.unlink()
    assert main(["book", "list"]) == 1
    assert capsys.readouterr().err == (
        "This folder is not in a workspace. Make one with: drafter init [workspace-missing]\n"
    )


def test_the_posts_of_the_catalog_are_listed_after_those_of_the_book(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["book", "list", "posts"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert listed[0] == "aksu-akim\tАким Аксуского района\tАқсу ауданының әкімі"
    health = "minister-health\tМинистр здравоохранения Республики Казахстан"
    assert f"{health}\tҚазақстан Республикасының Денсаулық сақтау министрі" in listed
    ids = [line.partition("\t")[0] for line in listed]
    assert len(ids) == len(set(ids)) > 50
    book.unlink()
    assert main(["book", "list", "posts"]) == 0
    assert capsys.readouterr().out.splitlines() == listed[1:]


CARDS = """\
BEGIN:VCARD
VERSION:3.0
N:Ахметов;Арман;Серікұлы;;
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Иванов;Иван;;;
END:VCARD
"""


def test_contacts_are_shown_and_written_only_when_somebody_agrees(
    book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("people.vcf").write_text(CARDS, encoding="utf-8")
    assert main(["book", "import", "people.vcf", "--interface", "ru"]) == 1
    told = capsys.readouterr()
    assert "+ Ахметов Арман Серікұлы\takhmetov" in told.out
    assert "– Иванов Иван\tivanov\tЭтот человек уже есть в адресной книге" in told.out
    assert "Ничего не записано" in told.err
    assert book.read_text("utf-8") == BOOK
    assert main(["book", "import", "people.vcf", "--yes"]) == 0
    lines = difflib.ndiff(BOOK.splitlines(), book.read_text("utf-8").splitlines())
    assert [line for line in lines if line[0] in "+-"] == [
        "+   akhmetov:",
        "+     surname: Ахметов",
        "+     given: Арман",
        "+     patronymic: Серікұлы",
    ]
    assert main(["book", "import", "people.vcf", "--yes"]) == 0  # nobody is new now
    assert "akhmetov-2" not in book.read_text("utf-8")


def test_the_contacts_of_outlook_are_known_by_their_columns(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = "First Name,Middle Name,Last Name,Company,Job Title,E-mail Address,Business Phone"
    Path("o.csv").write_text(f"{head}\nАрман,,Ахметов,,,a@b.kz,1\n", encoding="utf-8")
    assert main(["book", "import", "o.csv", "--yes"]) == 0
    told = capsys.readouterr()
    assert "E-mail Address, Business Phone. " in told.err
    assert data()["people"]["akhmetov"] == {
        "surname": "Ахметов",
        "given": "Арман",
        "gender": "masculine",
    }
