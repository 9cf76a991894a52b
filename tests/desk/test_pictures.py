"""Pictures that come in by the desk."""

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from drafter.desk.context import Desk
from drafter.desk.pictures import routes
from drafter.errors import InputError
from tests.pictures.made import png


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    (tmp_path / "drafter.yaml").write_text("months: 1\n", encoding="utf-8")
    (tmp_path / "roads").mkdir()
    (tmp_path / "roads" / "a.yaml").write_text("body: {ru: а}\n", encoding="utf-8")
    app = Starlette(routes=routes())
    app.state.desk = Desk(tmp_path)
    return TestClient(app)


def test_a_picture_lies_beside_the_letter_and_its_name_is_told(
    client: TestClient, tmp_path: Path
) -> None:
    address = "/letters/roads/a.yaml/pictures"
    answer = client.post(address, params={"name": "Дорога.png"}, content=png())
    assert answer.json() == {"name": "Дорога.png"}
    assert (tmp_path / "roads" / "Дорога.png").read_bytes() == png()


@pytest.mark.parametrize("path", ["roads/b.yaml", "../a.yaml", "drafter.txt", ".git/a.yaml"])
def test_there_must_be_such_a_letter(client: TestClient, path: str, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    assert client.post(f"/letters/{path}/pictures", content=png()).status_code == 404
    assert sorted(tmp_path.rglob("*")) == before


def test_what_is_no_picture_is_refused(client: TestClient) -> None:
    with pytest.raises(InputError, match="«a"):
        client.post("/letters/roads/a.yaml/pictures", params={"name": "a.png"}, content=b"a")
