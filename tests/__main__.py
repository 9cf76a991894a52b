"""All checks of the project, one after another: python -m tests."""

import subprocess
import sys

CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("pytest", "-q", "-rs"),
)


def main() -> int:
    """Run every check, whatever the others say; return 1 if any fails."""
    failed = [
        check for check in CHECKS if subprocess.run([sys.executable, "-m", *check]).returncode
    ]
    for check in failed:
        print("failed:", " ".join(check), file=sys.stderr)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
