"""Names of files: what every system accepts, and what looks alike to some."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.files.names import safe

DEVICES = ["CON", "PRN", "AUX", "NUL", "COM1", "COM9", "LPT1", "COM¹", "LPT³", "CLOCK$", "CONIN$"]
"""Names that Windows keeps for devices (Microsoft, «Naming Files, Paths, and Namespaces»)."""


@pytest.mark.parametrize("device", [*DEVICES, "conout$", "Nul"])
@pytest.mark.parametrize("tail", ["", ".txt", " .x", ".", " ", "..a.b", ". ."])
def test_no_name_is_one_of_windows_for_a_device(device: str, tail: str) -> None:
    stem = re.split(r"[.:]", safe(device + tail))[0].rstrip(" ")
    assert stem.upper() not in [name.upper() for name in (*DEVICES, "CONOUT$")]


@pytest.mark.parametrize("name", ["-rf", "--force", "-", " -rf", ".-rf", "–rf"])
def test_no_name_is_an_option_of_a_command(name: str) -> None:
    assert not safe(name).startswith("-")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_a_name_is_one_that_every_system_accepts(name: str) -> None:
    made = safe(name)
    assert made
    assert not set(made) & set('<>:"/\\|?*')
    assert not re.search(r"[\x00-\x1f\x7f]", made)
    assert made.strip(" .") == made
    assert not made.startswith("-")
    assert len(f"{made}.kk_Latn.docx".encode()) <= 255  # ext4, NTFS and APFS allow no more
