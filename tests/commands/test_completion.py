"""`drafter completion`: a real bash completes commands, options, values and files."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from drafter.cli import main

BASH = shutil.which("bash")

needs_bash = pytest.mark.skipif(BASH is None, reason="there is no bash here")


OFFERED = {
    "drafter re": ["render", "register"],
    "drafter locales pre": ["preview"],
    "drafter render --interface ": ["en", "kk", "ru"],
    "drafter render ": ["files"],
    "drafter compare old.docx ne": ["files"],
}
"""Lines that are begun, and what bash offers at the end of each; `files`: its own list of them."""

SCRIPT = """
source <(drafter completion bash)
compopt() { COMPREPLY=(files); }
while IFS= read -r line; do
  COMP_WORDS=(); rest="$line "
  while [ -n "$rest" ]; do COMP_WORDS+=("${rest%% *}"); rest="${rest#* }"; done
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMPREPLY=()
  _drafter_completion drafter
  echo "${COMPREPLY[@]}"
done
"""


@pytest.mark.skipif(BASH is None, reason="there is no bash here")
def test_bash_completes_commands_options_values_and_files() -> None:
    paths = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    ran = subprocess.run(
        [str(BASH), "-c", SCRIPT],
        env=os.environ | {"PATH": paths},
        input="".join(f"{line}\n" for line in OFFERED),
        capture_output=True,
        text=True,
        check=True,
    )
    offered = dict(zip(OFFERED, map(str.split, ran.stdout.splitlines()), strict=True))
    assert offered == OFFERED


@pytest.mark.parametrize(("shell", "sign"), [("zsh", "#compdef drafter"), ("fish", "complete ")])
def test_other_shells_get_scripts_of_their_own(
    shell: str, sign: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["completion", shell]) == 0
    assert sign.encode() in capfdbinary.readouterr().out


def test_a_shell_that_is_not_known_is_told_with_those_that_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["completion", "csh"]) == 2
    told = capsys.readouterr().err
    assert [shell for shell in ("bash", "zsh", "fish") if shell in told] == ["bash", "zsh", "fish"]
