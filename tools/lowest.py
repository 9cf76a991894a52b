"""Prints the lowest versions of the run-time dependencies, as constraints for pip."""

import sys
import tomllib
from pathlib import Path


def main() -> None:
    """Print a line for each dependency of pyproject.toml, with «==» for «>=»."""
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    for dependency in project["dependencies"]:
        sys.stdout.write(dependency.replace(">=", "==") + "\n")


if __name__ == "__main__":
    main()
