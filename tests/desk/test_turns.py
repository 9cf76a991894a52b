"""Edits are answered before checks, and a check of what was edited since is left."""

import threading
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from drafter.desk.context import Desk
from drafter.desk.turns import OutdatedError, Turns

FILE, OTHER = Path("roads.yaml"), Path("schools.yaml")


def test_a_check_ends_where_its_letter_was_edited_and_no_other_one() -> None:
    turns = Turns()
    check, other = turns.check(FILE), turns.check(OTHER)
    check.give_way()
    with turns.editing(FILE):
        pass
    other.give_way()
    with pytest.raises(OutdatedError):
        check.give_way()
    turns.check(FILE).give_way()  # one that begins now goes on


def test_a_check_waits_while_an_edit_is_answered() -> None:
    turns, order = Turns(), []

    def checking() -> None:
        check.give_way()
        order.append("check")

    check = turns.check(OTHER)
    with turns.editing(FILE):
        thread = threading.Thread(target=checking)
        thread.start()
        thread.join(0.05)
        order.append("edit")
    thread.join(5)
    assert order == ["edit", "check"]


def test_a_letter_that_is_edited_during_a_check_gets_what_is_wrong_in_it_alone(
    client: TestClient, desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = client.post("/letters/roads.yaml", json={"base": "", "edits": []}).json()["hash"]
    wanted = {"base": base, "edits": [], "check": "quick"}
    assert client.post("/letters/roads.yaml", json=wanted).json()["checked"] == "quick"
    usual = desk.turns.check

    def overtaken(file: Path) -> object:
        check = usual(file)
        with desk.turns.editing(file):
            return check

    monkeypatch.setattr(desk.turns, "check", overtaken)
    answer = client.post("/letters/roads.yaml", json=wanted).json()
    assert (answer["checked"], answer["problems"]) == ("", [])
