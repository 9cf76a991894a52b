"""The man pages say what the help says, in each language, and roff reads them."""

import shutil
import subprocess

import pytest

from drafter.cli import main
from drafter.wording import interface_languages, speak
from tools.man_pages import page, path_of

LANGUAGES = interface_languages()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_committed_page_is_the_one_of_the_present_help(language: str) -> None:
    assert path_of(language).read_text(encoding="utf-8") == page(language)


@pytest.mark.skipif(shutil.which("groff") is None, reason="there is no groff here")
@pytest.mark.parametrize("language", LANGUAGES)
def test_roff_reads_a_page_and_shows_every_option_of_a_command(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["groff", "-ww", "-k", "-man", "-T", "utf8", "-P-cbou", str(path_of(language))]
    shown = subprocess.run(command, capture_output=True, text=True)
    assert shown.stderr == ""
    try:
        main(["render", "--help", "--interface", language])
    finally:
        speak(None)
    helped = {word.rstrip(",") for word in capsys.readouterr().out.split() if word[:2] == "--"}
    assert len(helped) > 10
    assert helped <= {word.rstrip(",") for word in shown.stdout.split()}
