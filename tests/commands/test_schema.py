"""`drafter schema`: what editors check a letter by."""

import json

import pytest

from drafter.cli import main
from tests.conftest import SAMPLES


def test_the_schema_beside_the_samples_is_what_the_command_prints(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert main(["schema", "--interface", "en"]) == 0
    printed = capsysbinary.readouterr().out
    assert printed == (SAMPLES / "inquiry.schema.json").read_bytes()
    assert json.loads(printed)["$schema"] == "http://json-schema.org/draft-07/schema#"
