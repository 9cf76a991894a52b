"""Tries the zip for Windows under wine, and says what ran.

python tools/windows_trial.py drafter-0.1.0-windows.zip

Needs Debian's `wine` and `wine64`.  Letters must be byte for byte those that this Python makes,
`check` must say the same, and the desk must answer.  What wine cannot prove: what Windows itself
says of a file from the internet (its «Mark of the Web»), how virus scanners and policies of an
office judge it, how its console shows Cyrillic, and whether the default browser opens.
"""

import argparse
import http.cookiejar
import os
import subprocess
import sys
import tempfile
import urllib.request
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "ak-zhol-akims.yaml"

_PAGES = (
    *("/", "/letters/letter.yaml", "/register", "/templates", "/catalogs", "/book"),
    *("/help/kk/index", "/static/desk.css"),
)
_PATIENCE = 120
"""Seconds for an answer: wine is slow, and compiles every module at its first use."""


class Wine:
    """A Windows of its own in a folder."""

    def __init__(self, prefix: Path) -> None:
        """Make it, of the kind that Python needs."""
        own = {"WINEPREFIX": str(prefix), "WINEDEBUG": "-all"}
        # Python asks WMI for the name of the system, and falls back on others where there is none;
        # that of wine 8 is there and breaks off.
        self.environment = os.environ | own | {"WINEDLLOVERRIDES": "wbemprox=d"}
        for command in (["wineboot", "-i"], ["winecfg", "-v", "win10"]):
            self.run(*command)

    def run(self, *command: str) -> "subprocess.CompletedProcess[str]":
        """Run a command of Windows to its end, or for five minutes."""
        return subprocess.run(  # noqa: S603 - our own commands
            ["wine", *command],  # noqa: S607 - the system's wine
            env=self.environment,
            input="",
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=300,
        )

    def start(self, *command: str) -> "subprocess.Popen[str]":
        """Start a command of Windows."""
        pipe = subprocess.PIPE
        return subprocess.Popen(  # noqa: S603 - our own commands
            ["wine", *command],  # noqa: S607 - the system's wine
            env=self.environment,
            stdin=pipe,
            stdout=pipe,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )


def main() -> int:
    """Try the zip; return how the process ends."""
    given = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    given.add_argument("zip", type=Path)
    archive = given.parse_args().zip
    with tempfile.TemporaryDirectory(prefix="drafter-wine-") as name:
        place = Path(name)
        wine = Wine(place / "windows")
        zipfile.ZipFile(archive).extractall(place / "Программы фракции")
        command = next((place / "Программы фракции").glob("*/drafter.cmd"))
        trials = (_version, _rendered, _checked, _served)
        told = [trial(wine, ["cmd", "/c", _windows(command)], place) for trial in trials]
    return 0 if all(told) else 1


def _windows(path: Path) -> str:
    return "Z:" + str(path).replace("/", "\\")


def _say(what: str, good: bool, output: str) -> bool:
    print(f"{'ok   ' if good else 'WRONG'} {what}")
    for line in output.strip().splitlines():
        print(f"      {line}")
    return good


def _version(wine: Wine, drafter: list[str], _place: Path) -> bool:
    ran = wine.run(*drafter, "--version")
    return _say("--version", ran.returncode == 0, ran.stdout + ran.stderr)


def _rendered(wine: Wine, drafter: list[str], place: Path) -> bool:
    here, there = place / "here", place / "there"
    command = [sys.executable, "-m", "drafter", "render", str(SAMPLE), "-o", str(here)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own command
    ran = wine.run(*drafter, "render", _windows(SAMPLE), "-o", _windows(there))
    letters = {file.name: file.read_bytes() for file in here.iterdir()}
    same = letters == {file.name: file.read_bytes() for file in there.iterdir()}
    names = ", ".join(sorted(letters))
    return _say(f"render: {names} are those of Linux, byte for byte", same, ran.stdout + ran.stderr)


def _checked(wine: Wine, drafter: list[str], _place: Path) -> bool:
    asked = ("check", "--interface", "ru")
    command = [sys.executable, "-m", "drafter", *asked, str(SAMPLE)]
    here = subprocess.run(command, capture_output=True, encoding="utf-8")  # noqa: S603 - our own
    ran = wine.run(*drafter, *asked, _windows(SAMPLE))
    same = ran.stdout.replace(_windows(SAMPLE), str(SAMPLE)) == here.stdout
    good = same and ran.returncode == here.returncode
    return _say("check: the words and the exit code of Linux", good, ran.stdout + ran.stderr)


def _served(wine: Wine, drafter: list[str], place: Path) -> bool:
    process = wine.start(*drafter, "serve", _windows(place / "Письма"), "--no-browser")
    printed = (line.strip() for line in process.stdout or ())
    address = next((line for line in printed if line.startswith("http://")), "")
    origin = address.partition("/?")[0]
    cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    browser = urllib.request.build_opener(cookies)
    browser.open(address, timeout=_PATIENCE).close()
    sizes = {page: len(browser.open(origin + page, timeout=_PATIENCE).read()) for page in _PAGES}
    headers = {"Content-Type": "application/json", "X-Drafter": "desk", "Origin": origin}
    ending = urllib.request.Request(f"{origin}/quit", b"{}", headers)  # noqa: S310 - our own desk
    browser.open(ending, timeout=_PATIENCE).close()
    rest = list(printed)
    ended = process.wait(timeout=_PATIENCE) == 0
    said = [*(f"{page}: {size} bytes" for page, size in sizes.items()), *rest]
    return _say("serve: the pages answer, and the desk ends", ended, "\n".join(said))


if __name__ == "__main__":
    sys.exit(main())
