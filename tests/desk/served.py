"""The desk as it is served by the command, and a real browser in front of it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

_PATIENCE = 60_000
"""Milliseconds that a page may take where other tests keep the machine busy."""

needs_chromium = pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="needs Chromium")


class Served:
    """A desk that runs in a process of its own, for a folder."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder = folder
        self.start()

    def start(self) -> None:
        """Start the desk, at the same port as before."""
        command = [sys.executable, "-m", "drafter", "serve", str(self.folder), "--no-browser"]
        self.process = subprocess.Popen(
            [*command, "--port", str(self.port)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
        assert self.process.stdout
        self.address = self.process.stdout.readline().strip()

    def kill(self) -> None:
        """End it without a word, as a power cut does."""
        self.process.send_signal(signal.SIGKILL)
        self._end()

    def stop(self) -> None:
        self.process.terminate()
        self._end()

    def _end(self) -> None:
        self.process.wait(timeout=20)
        assert self.process.stdout
        self.process.stdout.close()


@contextmanager
def chromium() -> Iterator[Any]:
    """Give a real browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_FLAGS))
        yield browser
        browser.close()


@contextmanager
def context_of(browser: Any, locale: str) -> Iterator[Any]:
    """Give a window of a browser in a language, and see that no script of it failed."""
    context = browser.new_context(locale=locale, viewport={"width": 1400, "height": 900})
    context.set_default_timeout(_PATIENCE)
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    yield context
    context.close()
    assert faults == []


def open_letter(context: Any, served: Served, file: Path) -> Any:
    """Return a new tab with a letter, its first page painted."""
    page = context.new_page()
    page.goto(served.address)
    page.goto(f"http://127.0.0.1:{served.port}/letters/{file.name}")
    page.locator("[data-preview=ru] .page").first.wait_for()
    return page
