"""What goes out of the desk: files beside the letter and downloads, as the terminal makes them."""

import email
import email.policy
import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from docx import Document
from starlette.testclient import TestClient

from drafter.cli import main
from drafter.desk.context import Desk
from drafter.desk.pdfs import pdfs_of
from drafter.errors import OutputError, Problem
from drafter.office.saving import fingerprint
from tests.desk.conftest import LETTER

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def base(folder: Path, name: str = "roads.yaml") -> str:
    return fingerprint((folder / name).read_bytes())


def asked(client: TestClient, act: str, letter: str = "roads.yaml", **given: Any) -> Any:
    return client.post(f"/{act}/{quote(letter)}", json=given)


def rendered(folder: Path, tmp_path: Path, *options: str) -> dict[str, bytes]:
    """Return what the terminal makes of the letter."""
    out = tmp_path / "out"
    call = ["render", str(folder / "roads.yaml"), "--force", "-o", f"{out}/", *options]
    assert main(call) == 0
    return {file.name: file.read_bytes() for file in out.iterdir()}


@pytest.fixture
def pdf(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Stand in for LibreOffice; return the letters that it was given."""
    given: list[bytes] = []

    def made(letter: bytes, *_more: object) -> bytes:
        given.append(letter)
        return b"%PDF-1.7 " + fingerprint(letter).encode()

    monkeypatch.setattr(pdfs_of(desk)._warm, "pdf", made)
    return given


def test_a_letter_is_written_beside_itself_as_the_terminal_writes_it(
    client: TestClient, folder: Path, tmp_path: Path
) -> None:
    for language in ("ru", "kk"):
        answer = asked(client, "export", what="docx", language=language, base=base(folder))
        assert answer.json()["file"] == f"roads.{language}.docx"
    assert {
        name: (folder / name).read_bytes() for name in ("roads.ru.docx", "roads.kk.docx")
    } == rendered(folder, tmp_path)


@pytest.mark.parametrize(
    ("what", "option"), [("bilingual", "--bilingual"), ("side-by-side", "--side-by-side")]
)
def test_both_languages_are_one_document(
    client: TestClient, folder: Path, tmp_path: Path, what: str, option: str
) -> None:
    answer = asked(client, "export", what=what, base=base(folder)).json()
    assert {answer["file"]: (folder / answer["file"]).read_bytes()} == rendered(
        folder, tmp_path, option
    )
    assert client.get(answer["address"]).content == (folder / answer["file"]).read_bytes()


def test_a_download_is_what_the_terminal_makes_under_its_name(
    client: TestClient, folder: Path, tmp_path: Path
) -> None:
    (folder / "О дорогах №5.yaml").write_text(LETTER, encoding="utf-8")
    address = f"/letters/{quote('О дорогах №5.yaml')}/{quote('О дорогах №5.kk.docx')}"
    answer = client.get(address)
    assert answer.content == rendered(folder, tmp_path, "-l", "kk")["roads.kk.docx"]
    assert answer.headers["content-type"] == WORD
    said = answer.headers["content-disposition"]
    assert said == f"attachment; filename*=UTF-8''{quote('О дорогах №5.kk.docx')}"
    assert not list(folder.glob("*.docx"))


def test_a_pdf_is_made_of_the_word_file(
    client: TestClient, folder: Path, tmp_path: Path, pdf: list[bytes]
) -> None:
    answer = asked(client, "export", what="pdf", language="ru", base=base(folder)).json()
    assert answer["file"] == "roads.ru.pdf"
    assert pdf == [rendered(folder, tmp_path, "-l", "ru")["roads.ru.docx"]]
    assert client.get(answer["address"]).content == (folder / "roads.ru.pdf").read_bytes()
    assert len(pdf) == 1


@pytest.mark.parametrize(
    "address",
    [
        "/letters/roads.yaml/roads.en.docx",
        "/letters/roads.yaml/other.ru.docx",
        "/letters/roads.yaml/roads.ru.docx.pdf",
        "/letters/none.yaml/none.ru.docx",
        "/letters/../x.yaml/x.ru.docx",
        "/letters/drafter.yaml/drafter.ru.docx",
        "/exact/none.yaml",
        "/exact/roads.yaml?0123",
    ],
)
def test_what_is_not_there_is_not_found(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("act", ["export", "register", "compare", "leave", "exact"])
def test_nothing_is_made_for_strangers_or_of_nonsense(
    client: TestClient, folder: Path, act: str
) -> None:
    sound = {"what": "docx", "language": "ru", "base": base(folder)}
    assert asked(client, act, "none.yaml", **sound).status_code == 404
    assert asked(client, act, "../roads.yaml", **sound).status_code == 404
    assert client.post(f"/{act}/roads.yaml", json=[]).status_code == 400
    assert client.post(f"/{act}/roads.yaml", content=b"{").status_code in (400, 403, 415)
    without = client.post(f"/{act}/roads.yaml", json=sound, headers={"X-Drafter": ""})
    assert without.status_code == 403
    assert sorted(file.name for file in folder.glob("*.*")) == ["drafter.yaml", "roads.yaml"]


@pytest.mark.parametrize("act", ["export", "register", "exact"])
def test_nothing_is_made_of_what_the_page_does_not_show(
    client: TestClient, folder: Path, act: str
) -> None:
    answer = asked(client, act, what="docx", language="ru", base="0" * 16)
    assert answer.status_code == 409
    assert answer.json() == {"hash": base(folder)}
    assert not list(folder.glob("*.docx"))


def test_a_letter_with_an_error_is_told_and_not_written(client: TestClient, folder: Path) -> None:
    (folder / "roads.yaml").write_text(LETTER.replace("Олжас", "''"), encoding="utf-8")
    answer = asked(client, "export", what="docx", language="ru", base=base(folder))
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["advice"]
    assert not list(folder.glob("*.docx"))


def test_a_language_that_the_letter_has_not_is_told(client: TestClient, folder: Path) -> None:
    russian = LETTER.replace("date:", "languages: [ru]\ndate:")
    (folder / "roads.yaml").write_text(russian, encoding="utf-8")
    for wanted in ({"what": "docx", "language": "kk"}, {"what": "bilingual"}):
        answer = asked(client, "export", base=base(folder), **wanted)
        assert answer.status_code == 422, answer.text
        assert answer.json()["problems"][0]["advice"]


def by_hand(file: Path, text: str) -> bytes:
    """Change a Word file as a person does who types at the end of it."""
    document = Document(str(file))
    document.add_paragraph(text)
    document.save(str(file))
    return file.read_bytes()


def test_what_was_changed_by_hand_is_replaced_when_that_is_answered(
    client: TestClient, folder: Path, tmp_path: Path
) -> None:
    wanted = {"what": "docx", "language": "ru", "base": base(folder)}
    assert asked(client, "export", **wanted).status_code == 200
    assert asked(client, "export", **wanted).status_code == 200
    mine = by_hand(folder / "roads.ru.docx", "Приписка")
    answer = asked(client, "export", **wanted)
    assert (answer.status_code, answer.json()["ask"]) == (409, "replace")
    assert "roads.ru.docx" in answer.json()["problems"][0]["what"]
    assert (folder / "roads.ru.docx").read_bytes() == mine
    copy = client.get(answer.json()["address"]).content
    assert copy == rendered(folder, tmp_path)["roads.ru.docx"]
    assert asked(client, "export", force=True, **wanted).status_code == 200
    assert (folder / "roads.ru.docx").read_bytes() == rendered(folder, tmp_path)["roads.ru.docx"]


def test_a_file_of_somebody_else_is_not_replaced(client: TestClient, folder: Path) -> None:
    (folder / "roads.ru.docx").write_bytes(b"mine")
    answer = asked(client, "export", what="docx", language="ru", base=base(folder))
    assert answer.status_code == 409
    assert (folder / "roads.ru.docx").read_bytes() == b"mine"


def test_an_older_export_of_drafter_is_replaced_without_a_question(
    client: TestClient, folder: Path
) -> None:
    assert asked(client, "export", what="docx", language="ru", base=base(folder)).is_success
    (folder / "roads.yaml").write_text(LETTER.replace("плохи", "разбиты"), encoding="utf-8")
    assert asked(client, "export", what="docx", language="ru", base=base(folder)).is_success
    text = "\n".join(p.text for p in Document(str(folder / "roads.ru.docx")).paragraphs)
    assert "Дороги разбиты." in text


def test_what_was_exported_stands_in_the_history(
    client: TestClient, folder: Path, desk: Desk
) -> None:
    asked(client, "export", what="bilingual", base=base(folder))
    (folder / "roads.yaml").write_text(LETTER.replace("плохи", "разбиты"), encoding="utf-8")
    asked(client, "register", base=base(folder))
    file = folder / "roads.yaml"
    found = {
        note["what"]: (note["languages"], note["number"], desk.keeping.data(file, version.id))
        for version, note in desk.keeping.versions(file)
        if note.get("what")
    }
    assert found == {
        "docx": ("kk ru", "12-34", LETTER.encode()),
        "register": ("ru kk", "12-34", file.read_bytes()),
    }


def test_the_program_of_the_system_opens_what_was_written(
    client: TestClient, folder: Path, desk: Desk
) -> None:
    seen: list[Path] = []
    desk.show = lambda file: not seen.append(file)  # type: ignore[func-returns-value]
    answer = asked(client, "export", what="docx", language="ru", base=base(folder))
    assert answer.json()["opened"] is True
    assert seen == [folder / "roads.ru.docx"]


def test_a_full_disk_is_told(
    client: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_facts: object, **_details: object) -> None:
        raise OSError(28, "No space left on device", str(folder / "x"))

    monkeypatch.setattr("drafter.office.exporting.write_file", full)
    answer = asked(client, "export", what="docx", language="ru", base=base(folder))
    assert answer.status_code == 507
    assert answer.json()["problems"][0]["what"] == "The disk is full."


def test_an_email_has_the_letter_in_each_language_and_no_recipient(
    client: TestClient, folder: Path, tmp_path: Path
) -> None:
    (folder / "дороги.yaml").write_text(LETTER, encoding="utf-8")
    answer = client.get(f"/letters/{quote('дороги.yaml')}/{quote('дороги.eml')}")
    assert answer.headers["content-type"] == "message/rfc822"
    message = email.message_from_bytes(answer.content, policy=email.policy.default)
    assert (message["X-Unsent"], message["To"]) == ("1", "")
    assert message["Subject"] == "О ремонте сельских дорог"
    attached = {part.get_filename(): part.get_content() for part in message.iter_attachments()}
    made = rendered(folder, tmp_path)
    assert attached == {
        "дороги.ru.docx": made["roads.ru.docx"],
        "дороги.kk.docx": made["roads.kk.docx"],
    }


def test_a_letter_is_entered_in_a_register_that_is_made_for_it(
    client: TestClient, folder: Path
) -> None:
    (folder / "register.csv").write_text("", encoding="utf-8")
    answer = asked(client, "register", base=base(folder))
    assert answer.status_code == 200, answer.text
    assert answer.json() == {
        "register": "register.csv",
        "files": ["roads.ru.docx", "roads.kk.docx"],
        "doubts": [],
    }
    text = (folder / "register.csv").read_text(encoding="utf-8-sig")
    assert "12-34" in text
    assert "roads.ru.docx" in text
    (folder / "register.csv").unlink()
    assert asked(client, "register", base=base(folder)).json()["register"] == "register.db"


def test_a_letter_without_number_and_date_is_entered_when_that_is_answered(
    client: TestClient, folder: Path
) -> None:
    bare = LETTER.replace("date: 2026-11-26\nnumber: 12-34\n", "")
    (folder / "roads.yaml").write_text(bare, encoding="utf-8")
    answer = asked(client, "register", base=base(folder))
    assert (answer.status_code, answer.json()["ask"]) == (409, "register")
    assert [one["id"] for one in answer.json()["problems"]] == [
        "register-no-date",
        "register-no-number",
    ]
    assert not (folder / "register.db").exists()
    assert asked(client, "register", base=base(folder), force=True).status_code == 200
    assert (folder / "register.db").exists()


def test_what_was_sent_stays_when_a_letter_is_registered(client: TestClient, folder: Path) -> None:
    (folder / "roads.ru.docx").write_bytes(b"signed and sent")
    assert asked(client, "register", base=base(folder)).status_code == 200
    assert (folder / "roads.ru.docx").read_bytes() == b"signed and sent"
    assert (folder / "roads.kk.docx").exists()


def test_a_word_file_that_was_changed_by_hand_is_told_until_it_is_left(
    client: TestClient, folder: Path
) -> None:
    def told() -> Any:
        return client.get("/changed/roads.yaml").json()["changed"]

    asked(client, "export", what="docx", language="ru", base=base(folder))
    assert told() == []
    by_hand(folder / "roads.ru.docx", "Приписка")
    assert told() == ["roads.ru.docx"]
    assert asked(client, "leave", name="roads.ru.docx").status_code == 200
    assert told() == []
    by_hand(folder / "roads.ru.docx", "Ещё одна")
    assert told() == ["roads.ru.docx"]
    assert asked(client, "leave", name="roads.yaml").status_code == 422


def test_what_was_changed_by_hand_comes_back_as_edits_of_the_letter(
    client: TestClient, folder: Path
) -> None:
    asked(client, "export", what="docx", language="ru", base=base(folder))
    document = Document(str(folder / "roads.ru.docx"))
    (paragraph,) = [p for p in document.paragraphs if "Дороги плохи" in p.text]
    paragraph.runs[0].text = "Дороги разбиты."
    document.save(str(folder / "roads.ru.docx"))
    found = asked(client, "compare", name="roads.ru.docx", base=base(folder)).json()
    assert found["edits"] == [{"key": "body.ru", "do": "set", "value": "Дороги разбиты.", "to": 0}]
    assert found["difference"][0][2:] == ["Дороги плохи.", "Дороги разбиты."]
    saved = {"base": base(folder), "edits": found["edits"], "save": True}
    assert client.post("/letters/roads.yaml", json=saved).status_code == 200
    text = (folder / "roads.yaml").read_text(encoding="utf-8")
    assert text == LETTER.replace("Дороги плохи", "Дороги разбиты")


def test_a_word_file_of_another_letter_is_told_there_alone(
    client: TestClient, folder: Path
) -> None:
    (folder / "roads.2.yaml").write_text(LETTER, encoding="utf-8")
    found = asked(client, "export", "roads.2.yaml", what="docx", language="ru", base=base(folder))
    assert found.json()["file"] == "roads.2.ru.docx"
    by_hand(folder / "roads.2.ru.docx", "Приписка")
    assert client.get("/changed/roads.yaml").json()["changed"] == []
    assert client.get("/changed/roads.2.yaml").json()["changed"] == ["roads.2.ru.docx"]


@pytest.mark.parametrize("name", ["roads.yaml", "../roads.ru.docx", "", "roads.kk.docx"])
def test_only_a_word_file_that_was_changed_is_compared(
    client: TestClient, folder: Path, name: str
) -> None:
    asked(client, "export", what="docx", language="kk", base=base(folder))
    answer = asked(client, "compare", name=name, base=base(folder))
    assert answer.status_code == 422
    assert str(folder) not in answer.text


def test_a_bilingual_file_and_one_that_is_damaged_are_left_to_the_writer(
    client: TestClient, folder: Path
) -> None:
    asked(client, "export", what="bilingual", base=base(folder))
    by_hand(folder / "roads.kk-ru.docx", "Приписка")
    answer = asked(client, "compare", name="roads.kk-ru.docx", base=base(folder))
    assert (answer.status_code, answer.json()["problems"][0]["id"]) == (422, "exported-unknown")
    asked(client, "export", what="docx", language="ru", base=base(folder))
    (folder / "roads.ru.docx").write_bytes(b"PK\x03\x04 broken")
    answer = asked(client, "compare", name="roads.ru.docx", base=base(folder))
    assert (answer.status_code, answer.json()["problems"][0]["id"]) == (422, "word-damaged")


def test_the_exact_view_shows_the_pdf_in_a_frame_of_the_desk_alone(
    client: TestClient, folder: Path, pdf: list[bytes]
) -> None:
    answer = asked(client, "exact", language="kk", base=base(folder))
    address = answer.json()["address"]
    shown = client.get(address)
    assert shown.content.startswith(b"%PDF-")
    assert shown.headers["content-disposition"] == "inline"
    assert "frame-ancestors 'self'" in shown.headers["content-security-policy"]
    page = client.get("/letters/roads.yaml")
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    assert len(pdf) == 1


def test_without_libreoffice_the_exact_view_says_so(
    client: TestClient, folder: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(*_facts: object) -> bytes:
        raise OutputError([Problem("pdf-no-libreoffice", None, "Not installed.", "Install it.")])

    monkeypatch.setattr(pdfs_of(desk)._warm, "pdf", absent)
    answer = asked(client, "exact", language="ru", base=base(folder))
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["id"] == "pdf-no-libreoffice"
    assert json.dumps(answer.json())
