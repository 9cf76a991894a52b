"""`drafter check`: formats, switches and exit codes."""

import io
import json
from pathlib import Path

import pytest

from drafter.cli import main
from drafter.proofreading import rules
from tests.conftest import ROOT, inquiry_data

SOUND = inquiry_data(body="Текст письма.", request="просит", demands=["принять меры"])
BODY = "Tекст пиcьма без конца ("


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("drafter.proofreading.dictionaries._FOLDERS", ())
    return tmp_path


def letter(name: str = "letter.yaml", comment: str = "", body: str = BODY) -> str:
    data = {**SOUND, "body": body}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in data.items()]
    Path(name).write_text("\n".join([*lines, comment, ""]), encoding="utf-8")
    return name


def test_a_sound_letter_ends_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", letter(body="Текст.")]) == 0
    assert capsys.readouterr() == (
        "",
        "Nothing was found.\nSpelling was not checked (in Russian). It needs: pip install"
        " 'drafter[spelling]', and hunspell's dictionaries.\n",
    )


def test_where_spelling_is_checked_or_left_out_nothing_is_said_of_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = letter(body="Текст.")
    assert main(["check", file, "--without", "spelling"]) == 0
    assert capsys.readouterr().err == "Nothing was found.\n"
    assert main(["check", file, "--format", "json"]) == 0
    assert capsys.readouterr() == ("[]\n", "")
    words = ["текст", "просит", "принять", "меры"]
    (folder / "ru_RU.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (folder / "ru_RU.dic").write_text("\n".join([str(len(words)), *words, ""]), encoding="utf-8")
    monkeypatch.setenv("DICPATH", str(folder))
    assert main(["check", file]) == 0
    assert capsys.readouterr() == ("", "Nothing was found.\n")


def test_an_unfilled_letterhead_is_told_and_rendering_is_silent_of_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "addressbook.yaml").write_text(
        "factions:\n  ak-zhol: {name: Ак жол, letterhead: letterhead.docx}\n", encoding="utf-8"
    )
    data = {**SOUND, "author": "ak-zhol"}
    Path("letter.yaml").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    assert main(["check", "letter.yaml"]) == 1
    [line] = capsys.readouterr().out.splitlines()
    assert "letterhead.docx: The letterhead is not filled in: «…», " in line
    assert line.endswith("[look-unfilled]")
    assert main(["render", "letter.yaml"]) == 0
    assert capsys.readouterr().err == "Written: letter.ru.docx\n"
    look = (ROOT / "templates" / "letterhead.docx").read_bytes()
    (folder / "templates").mkdir()
    (folder / "templates" / "official.docx").write_bytes(look)
    Path("letter.yaml").write_text(json.dumps(SOUND, ensure_ascii=False), encoding="utf-8")
    assert main(["check", "letter.yaml"]) == 1
    assert f"{folder / 'templates' / 'official.docx'}: The letterhead is not filled in" in (
        capsys.readouterr().out
    )


def test_texts_of_a_language_that_is_not_written_are_not_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    demands = [{"ru": "принять меры", "kk": "шара қолдануды"}]
    for language in ("ru", "kk"):
        data = {**SOUND, "languages": [language], "demands": demands}
        data["body"] = {"ru": "Текст.", "kk": "Мәтін."}
        data["request"] = {"ru": "просит", "kk": "сұрайды"}
        data["author"] = {"faction": {"ru": "Ак жол", "kk": "Ақ жол"}}
        Path("letter.yaml").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        assert main(["check", "letter.yaml"]) == 0, capsys.readouterr()


def test_each_finding_is_a_line_with_its_place_and_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", letter()]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "letter.yaml:4:8: The word «Tекст» mixes Latin and Cyrillic letters. Write «Текст»."
        " [mixed-alphabets]",
        "letter.yaml:4:14: The word «пиcьма» mixes Latin and Cyrillic letters. Write «письма»."
        " [mixed-alphabets]",
        "letter.yaml:4:31: The bracket ( has no counterpart. Add the other bracket, or delete this"
        " one. [brackets]",
    ]


def test_a_rule_can_be_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", letter(), "--without", "mixed-alphabets"]) == 1
    assert "mixed" not in capsys.readouterr().out
    assert main(["check", letter(), "--without", "mixed-alphabets", "--without", "brackets"]) == 0


def test_a_comment_in_the_file_switches_rules_off() -> None:
    assert main(["check", letter(comment="# drafter: without mixed-alphabets, brackets")]) == 0


def test_a_comment_that_names_no_rule_is_an_error_at_the_name(
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = letter(comment="# drafter: without brackets, bracketts")
    assert main(["check", file]) == 1
    line = (
        Path(file)
        .read_text(encoding="utf-8")
        .splitlines()
        .index("# drafter: without brackets, bracketts")
    )
    said = capsys.readouterr().err
    assert said.startswith(f"letter.yaml:{line + 1}:30: There is no rule «bracketts».")


@pytest.mark.parametrize(
    "call", [["check"], ["check", "letter.yaml", "--without", "nothing"]], ids=["no file", "rule"]
)
def test_a_wrong_call_ends_with_2(call: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    letter()
    assert main(call) == 2
    assert capsys.readouterr().out == ""


def test_all_rules_are_listed_with_their_meaning(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--rules"]) == 0
    listed = [line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines()]
    assert [row[0] for row in listed] == list(rules())
    assert all(row[1].endswith(".") for row in listed)


def test_a_file_that_cannot_be_read_hides_nothing_of_the_others(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("broken.yaml").write_text("body: [", encoding="utf-8")
    assert main(["check", "absent.yaml", "broken.yaml", letter()]) == 1
    out, err = capsys.readouterr()
    assert "absent.yaml: There is no such file or folder." in err
    assert "broken.yaml:1:" in err
    assert out.count("letter.yaml:") == 3


def test_json_has_the_findings_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", letter(), "--format", "json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert [(row["file"], row["line"], row["column"], row["rule"]) for row in rows] == [
        ("letter.yaml", 4, 8, "mixed-alphabets"),
        ("letter.yaml", 4, 14, "mixed-alphabets"),
        ("letter.yaml", 4, 31, "brackets"),
    ]


def test_sarif_has_what_the_standard_asks_for(capsys: pytest.CaptureFixture[str]) -> None:
    # SARIF 2.1.0, sections 3.13 (sarifLog), 3.14 (run), 3.27 (result), 3.30 (region).
    assert main(["check", letter(), "--format", "sarif"]) == 1
    log = json.loads(capsys.readouterr().out)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "drafter"
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(run["results"]) == 3
    for result in run["results"]:
        assert result["ruleId"] in ids
        assert result["level"] in {"none", "note", "warning", "error"}
        assert result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "letter.yaml"
        assert place["region"]["startLine"] == 4
        assert place["region"]["startColumn"] in (8, 14, 31)


def test_nothing_found_is_an_empty_list_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", letter(body="Текст."), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_standard_input_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = Path(letter()).read_text(encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    assert main(["check", "-"]) == 1
    assert capsys.readouterr().out.startswith("-:4:8: ")


def test_of_many_findings_of_a_kind_people_see_the_first_and_how_many_more_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = letter(body="(" * 60 + " №5 «")
    assert main(["check", file, "--without", "spelling"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert sum("[brackets]" in line for line in lines) == 51
    assert "letter.yaml: … and 10 more like these. See all: --format json [brackets]" in lines
    assert any("[quotation-marks]" in line for line in lines)
    assert main(["check", file, "--without", "spelling", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert sum(problem["rule"] == "brackets" for problem in found) == 60


def test_a_rule_that_finds_more_than_anybody_reads_stops_and_says_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", letter(body="(" * 1500), "--format", "json"]) == 1
    found = [p for p in json.loads(capsys.readouterr().out) if p["rule"] == "brackets"]
    assert len(found) == 1001
    assert found[-1]["message"].startswith("There is more of this kind than the 1000 places")
