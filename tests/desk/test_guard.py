"""The guard: the user's own browser alone is answered, and told nothing that it must not know."""

import json
import os
from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from drafter.desk.app import guarded
from drafter.desk.context import Desk
from drafter.desk.guard import Guard
from drafter.files.limits import LARGEST_TEXT
from tests.desk.conftest import HEADERS, HOST

Browser = Callable[..., TestClient]

ADDRESSES = (
    *("/", "/letters/roads.yaml", "/static/desk.css", "/static/nosuch", "/events", "/shelf/rows"),
    *("/shelf/bin", "/nosuch", "/..", "//", "/%2e%2e/", "/static/../drafter.yaml"),
)
JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize("address", ADDRESSES)
def test_without_a_token_nothing_is_answered(browser: Browser, address: str) -> None:
    answer = browser().get(address)
    assert answer.status_code == 403
    assert "roads" not in answer.text


@pytest.mark.parametrize("token", ["", "x", "ы", "0" * 43, "\0", "é" * 43])
def test_a_wrong_token_or_cookie_is_none(browser: Browser, token: str, guard: Guard) -> None:
    assert browser().get("/", params={"token": token}).status_code == 403
    sent = token.encode("utf-8").replace(b"\0", b"")
    assert browser().get("/", headers={b"Cookie": b"drafter-8765=" + sent}).status_code == 403
    both = f"drafter-8765={guard.token}; drafter-8766={guard.token}"
    assert browser().get("/", headers={"Cookie": both}).status_code == 200


def test_a_token_becomes_a_cookie_and_leaves_the_address(browser: Browser, guard: Guard) -> None:
    answer = browser().get(f"/letters/a b.yaml?token={guard.token}&page=2")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/letters/a%20b.yaml?page=2"
    (cookie,) = SimpleCookie(answer.headers["set-cookie"]).values()
    assert cookie.key == "drafter-8765"
    assert cookie["httponly"]
    assert cookie["samesite"].lower() == "strict"
    assert cookie["path"] == "/"
    assert cookie["max-age"] == cookie["expires"] == ""  # it goes with the browser


def test_the_token_is_valid_for_the_whole_run(browser: Browser, guard: Guard) -> None:
    for _time in range(3):
        assert browser().get("/", params={"token": guard.token}).status_code == 303


def test_the_token_of_the_command_line_opens_the_desk_once(browser: Browser, guard: Guard) -> None:
    once = guard.once()
    assert browser().get("/", params={"token": once}).status_code == 303
    assert browser().get("/", params={"token": once}).status_code == 403


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example/", "///evil.example"])
def test_no_redirect_leads_to_another_host(browser: Browser, guard: Guard, path: str) -> None:
    answer = browser().request("GET", f"{HOST}{path}?token={guard.token}")
    assert answer.status_code == 303
    location = answer.headers["location"]
    assert location.startswith("/")
    assert location[1:2] not in ("/", "\\")


@pytest.mark.parametrize(
    "host", ["localhost:8765", "127.0.0.1", "127.0.0.1:80", "evil.example:8765", "", "[::1]:8765"]
)
def test_another_name_of_the_machine_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 403


@pytest.mark.parametrize(
    "header",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:8766"},
        {"Origin": "https://127.0.0.1:8765"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_page_of_another_site_is_refused(client: TestClient, header: dict[str, str]) -> None:
    assert client.get("/", headers=header).status_code == 403
    assert client.get("/static/desk.css", headers=header).status_code == 403
    assert client.post("/shelf/new", json={}, headers=header).status_code == 403


def test_pages_of_the_desk_and_typed_addresses_are_answered(client: TestClient) -> None:
    for header in ({"Origin": HOST}, {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}):
        assert client.get("/", headers=header).status_code == 200


def test_what_is_sent_needs_the_header_and_a_known_kind(client: TestClient, folder: Path) -> None:
    before = sorted(folder.iterdir())
    body = json.dumps({"subject": "x"}).encode()
    no_header = {"X-Drafter": "", **JSON}
    assert client.post("/shelf/new", content=body, headers=no_header).status_code == 403
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""):
        answer = client.post("/shelf/new", content=body, headers={"Content-Type": kind})
        assert answer.status_code == 415, kind
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "X"])
def test_other_ways_to_ask_are_refused(client: TestClient, method: str) -> None:
    assert client.request(method, "/").status_code == 405


def test_what_is_too_large_is_not_taken(client: TestClient) -> None:
    assert client.post("/quit", content=b"x" * (LARGEST_TEXT + 1), headers=JSON).status_code == 413

    def in_pieces() -> Iterator[bytes]:
        for _piece in range(LARGEST_TEXT // 100_000 + 1):  # nobody says how many will come
            yield b"x" * 100_000

    answer = client.post("/quit", content=in_pieces(), headers=JSON)
    assert answer.status_code == 413
    assert answer.json()["problems"][0]["what"]


@pytest.mark.parametrize("body", [b"", b"[", b"[]", b"1", b"\xff", b"[" * 100_000, b'{"a":NaN}'])
def test_what_is_no_json_object_is_refused(client: TestClient, body: bytes) -> None:
    answer = client.post("/shelf/rename", content=body, headers=JSON)
    assert answer.status_code in (400, 404)
    assert answer.json()["problems"]


def policy(answer: object) -> dict[str, list[str]]:
    text = answer.headers["content-security-policy"]  # type: ignore[attr-defined]
    return {name: rest for name, *rest in (part.split() for part in text.split(";"))}


@pytest.mark.parametrize("address", ["/", "/static/shell.js", "/nosuch", "/shelf/rows"])
def test_every_answer_forbids_what_is_foreign(client: TestClient, address: str) -> None:
    answer = client.get(address)
    rules = policy(answer)
    assert rules["default-src"] == ["'self'"]
    assert rules["object-src"] == rules["base-uri"] == rules["frame-ancestors"] == ["'none'"]
    assert rules["form-action"] == ["'self'"]
    assert not {"script-src", "style-src", "img-src", "connect-src"} & {
        *rules
    }  # the default is the strictest
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    expected = "no-cache" if address.startswith("/static") else "no-store"
    assert answer.headers["cache-control"] == expected
    refused = TestClient(client.app, base_url=HOST).get(address)
    assert policy(refused) == rules


OUTSIDE = (
    *("../secret.yaml", "..%2fsecret.yaml", "%2e%2e/secret.yaml", "%2e%2e%2fsecret.yaml"),
    *("/etc/secret.yaml", "//secret.yaml", "..\\secret.yaml", "..%5csecret.yaml", "C:secret.yaml"),
    *("C:/secret.yaml", "C:%5Csecret.yaml", "a%00.yaml", ".drafter/secret.yaml", ".secret.yaml"),
    *(
        "sub/.hidden/secret.yaml",
        "link.yaml",
        "folder/secret.yaml",
        "inside/secret.yaml",
        "con.yaml",
    ),
    *(
        "drafter.yaml",
        "Drafter.yaml",
        "addressbook.yaml",
        "Templates/a.yaml",
        "templates/secret.yaml",
        "locales/secret.yaml",
    ),
    *("roads.yaml/", "sub//secret.yaml", "roads.yaml%20"),
    *("roads.yaml::$DATA", "secret", "", "inquiry.schema.json"),
)

UNUSUAL = ("./roads.yaml", "sub/../roads.yaml", "roads%2eyaml", "sub/./roads.yaml")
"""Paths that a browser makes plain before it asks; as they are, they lead nowhere."""


@pytest.fixture
def surrounded(folder: Path, tmp_path: Path) -> Path:
    """Return the workspace among secrets: beside it, hidden in it, and behind links."""
    for name in ("", "letters/.drafter", "letters/sub/.hidden", "letters/templates", "elsewhere"):
        place = tmp_path / name
        place.mkdir(parents=True, exist_ok=True)
        (place / "secret.yaml").write_text("subject: geheim\n", encoding="utf-8")
    (folder / ".secret.yaml").write_text("subject: geheim\n", encoding="utf-8")
    (folder / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    (folder / "folder").symlink_to(tmp_path / "elsewhere")
    (folder / "inside").symlink_to(folder / ".drafter")
    return folder


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_path_leads_out_of_the_workspace(
    client: TestClient, surrounded: Path, desk: Desk, path: str
) -> None:
    answer = client.get(f"/letters/{path}")
    assert answer.status_code in (403, 404)
    assert "geheim" not in answer.text
    assert str(surrounded.parent) not in answer.text
    plain = unquote(path)
    assert desk.letter(plain) is None
    for act in ("copy", "rename", "delete"):
        sent = {"path": plain, "name": "taken"}
        assert client.post(f"/shelf/{act}", json=sent).status_code == 404
    assert not (surrounded / "taken.yaml").exists()
    assert "geheim" not in client.get("/").text


@pytest.mark.parametrize("path", UNUSUAL)
def test_a_path_that_is_not_plain_leads_nowhere(desk: Desk, surrounded: Path, path: str) -> None:
    assert (surrounded / "roads.yaml").is_file()
    assert desk.letter(path) is None


@given(st.text(st.sampled_from("a./\\:\0 ~%~é") | st.characters(), max_size=12))
def test_whatever_path_is_asked_for_stays_in_the_workspace(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    folder = tmp_path_factory.getbasetemp() / "bounded"
    folder.mkdir(exist_ok=True)
    found = Desk(folder).letter(f"{name}.yaml")
    if found is not None:
        assert os.path.commonpath([os.path.realpath(found), folder]) == str(folder)
        assert not any(part.startswith(".") for part in found.relative_to(folder).parts)


@pytest.mark.parametrize("path", ["roads.yaml", "2026/roads.yaml", "О дорогах 2.yml", "a.json"])
def test_letters_of_the_workspace_are_found(desk: Desk, folder: Path, path: str) -> None:
    assert desk.letter(path) == folder / path


def broken(request: Request) -> Response:
    """Fail as a defect would, with a secret in the error."""
    raise ValueError(f"geheim {__file__}")


def disk(request: Request) -> Response:
    """Fail as a disk does."""
    raise OSError(28, "No space left on device", "/home/somebody/letters/roads.yaml")


@pytest.fixture
def failing(desk: Desk, capsys: pytest.CaptureFixture[str]) -> TestClient:
    guard = Guard(Starlette(routes=[Route("/", broken), Route("/disk", disk)]))
    opened = TestClient(guard, base_url=HOST, headers=HEADERS, follow_redirects=False)
    opened.get("/", params={"token": guard.token})
    return opened


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
@pytest.mark.parametrize("address", ["/", "/disk"])
def test_no_traceback_and_no_path_reach_anybody(
    failing: TestClient, capsys: pytest.CaptureFixture[str], accept: str, address: str
) -> None:
    answer = failing.get(address, headers={"Accept": accept})
    assert answer.status_code == 500
    said = answer.text + "".join(capsys.readouterr())
    for secret in ("Traceback", "geheim", "/home/", str(Path(__file__).parent)):
        assert secret not in said
    assert "defect of drafter" in said


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "Такого письма здесь нет."),
        ("kk-KZ,ru;q=0.5", "Мұнда мұндай хат жоқ."),
        ("en", "There is no such letter here."),
    ],
)
def test_an_error_is_a_page_in_the_users_language(desk: Desk, language: str, words: str) -> None:
    app, guard = guarded(desk)
    opened = TestClient(app, base_url=HOST, headers={"Accept-Language": language})
    opened.get("/", params={"token": guard.token})
    answer = opened.get("/nosuch", headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert words in answer.text
