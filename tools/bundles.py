"""Builds the desk's bundles again from their lock file, and tells whether they are the same.

python tools/bundles.py

Without npm, and where its registry does not answer, nothing is compared: it is said, and no fault.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES, TARGET = ROOT / "bundles", ROOT / "drafter" / "desk" / "static" / "vendor"
_INSTALL = ("ci", "--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-timeout=30000")


def main() -> int:
    """Compare; return how the process ends."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        print("bundles: not compared, there is no npm here")
        return 0
    with tempfile.TemporaryDirectory(prefix="drafter-bundles-") as name:
        folder, built = Path(name, "bundles"), Path(name, "built")
        ignored = shutil.ignore_patterns("node_modules")
        shutil.copytree(SOURCES, folder, ignore=ignored)
        built.mkdir()
        installed = subprocess.run([npm, *_INSTALL], cwd=folder, capture_output=True, text=True)  # noqa: S603 - our own lock file
        if installed.returncode:
            last = installed.stderr.strip().splitlines()[-1:] or [""]
            print(f"bundles: not compared, npm cannot install them: {last[0]}")
            return 0
        subprocess.run([node, "build.mjs", str(built)], cwd=folder, check=True)  # noqa: S603 - our own script
        return _compared(built)


def _compared(built: Path) -> int:
    names = sorted({file.name for folder in (built, TARGET) for file in folder.iterdir()})
    differing = [name for name in names if _bytes(built / name) != _bytes(TARGET / name)]
    for name in differing:
        print(f"bundles: {name} is another one; run: cd bundles && npm ci && npm run build")
    if not differing:
        print(f"bundles: {', '.join(names)} are what bundles/ makes")
    return bool(differing)


def _bytes(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


if __name__ == "__main__":
    sys.exit(main())
