"""Measures the desk on this machine: first page, edits until they are painted, memory.

`python tools/desk_figures.py` starts `drafter serve` on a folder of its own with the Ak Zhol letter
and one of twenty pages, types into both in Chromium, and prints the figures.
"""

import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
EDITS = 60
PARAGRAPHS = 150
"""How many paragraphs make twenty pages."""

_TIMED = """async ([key, edits]) => {
  const field = document.querySelector(`[data-key="${key}"]`);
  const pages = document.querySelector("[data-preview]");
  const times = [];
  for (let number = 0; number < edits; number += 1) {
    const word = ` проверка${number}я`;
    const text = field.value + word;
    const start = performance.now();
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await new Promise((done) => {
      const seen = () => {
        if (!pages.textContent.replace(/\\u00a0/g, " ").includes(word.trim())) return;
        watcher.disconnect();
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = done;
          channel.port2.postMessage(0);
        });
      };
      const watcher = new MutationObserver(seen);
      watcher.observe(pages, { childList: true, subtree: true, characterData: true });
      seen();
    });
    times.push(performance.now() - start);
    field.value = text.slice(0, -word.length);
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await new Promise((done) => setTimeout(done, 250));
  }
  return times;
}"""


def main() -> None:
    """Print all figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sample = (ROOT / "samples" / "ak-zhol-akims.yaml").read_text(encoding="utf-8")
        (folder / "short.yaml").write_text(sample, encoding="utf-8")
        (folder / "long.yaml").write_text(_long(sample), encoding="utf-8")
        subprocess.run([*_DRAFTER, "init", name], check=True, capture_output=True)  # noqa: S603
        with _serving(folder) as (server, address, first), sync_playwright() as playwright:
            sys.stdout.write(f"first page after {1000 * first:.0f} ms\n")
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            tab = browser.new_page(viewport={"width": 1500, "height": 950})
            tab.goto(address)
            for letter in ("short", "long"):
                _measure(tab, address, letter)
            sys.stdout.write(f"memory of the server: {_memory(server.pid):.0f} MB\n")
            browser.close()


_DRAFTER = [sys.executable, "-m", "drafter"]


def _long(sample: str) -> str:
    """Return the sample with a body of twenty pages in Russian."""
    lines = sample.splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if re.match(r"\s+ru: [|>]", line)) + 1
    indent = re.match(r"\s*", lines[at])
    more = lines[at].strip()
    space = indent[0] if indent else ""
    extra = [f"{space}{number}-й абзац. {more}\n" for number in range(PARAGRAPHS)]
    return "".join([*lines[:at], *extra, *lines[at:]])


@contextmanager
def _serving(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str, float]]:
    """Serve a folder; give the process, the address, and how long the first page took."""
    begun = time.perf_counter()
    server = subprocess.Popen(  # noqa: S603 - our own program
        [*_DRAFTER, "serve", str(folder), "--no-browser"],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        address = server.stdout.readline().strip() if server.stdout else ""
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        with browser.open(address) as answer:
            answer.read()
        yield server, address, time.perf_counter() - begun
    finally:
        server.terminate()
        server.wait()


def _measure(tab: Page, address: str, letter: str) -> None:
    tab.goto(f"{address.partition('/?')[0]}/letters/{letter}.yaml")
    tab.wait_for_selector("[data-preview] .page")
    pages = tab.locator("[data-preview]:visible .page").count()
    times = sorted(tab.evaluate(_TIMED, ["demands.0.ru", EDITS]))
    middle, high = statistics.median(times), times[int(0.95 * len(times))]
    sys.stdout.write(
        f"{letter}: {pages} pages, edit to paint median {middle:.0f} ms, 95 % {high:.0f} ms\n"
    )


def _memory(pid: int) -> float:
    """Return how many megabytes a process has in memory (Linux)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    main()
