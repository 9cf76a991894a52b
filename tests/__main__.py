"""All checks of the project, one after another: python -m tests."""

import subprocess
import sys
from pathlib import Path

CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("importlinter",),
    ("mkdocs", "build", "--strict", "--quiet", "--site-dir", "build/site"),
    ("pytest", "-q", "-rs"),
)


def command(name: str, *options: str) -> list[str]:
    """Return what runs a check; import-linter is a program and no module that can be run."""
    if name == "importlinter":
        return [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", *options]
    return [sys.executable, "-m", name, *options]


def main() -> int:
    """Run every check, whatever the others say; return 1 if any fails."""
    failed = [check for check in CHECKS if subprocess.run(command(*check)).returncode]
    for check in failed:
        print("failed:", " ".join(check), file=sys.stderr)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
