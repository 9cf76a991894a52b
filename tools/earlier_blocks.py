"""Note the blocks of the templates as they were shipped: `python tools/earlier_blocks.py`.

The present templates count, and every version in the history of the repository.  What is noted lets
`drafter templates update` tell a block that was only copied from one that a lawyer has written.
"""

import subprocess
from pathlib import Path

from drafter.composing.blocks import blocks_in
from drafter.composing.earlier import digest

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "drafter" / "composing" / "earlier.txt"


def git(*arguments: str) -> str:
    """Return what git says about the repository."""
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=True)  # noqa: S603, S607
    return done.stdout.decode("utf-8")


def noted(name: str, source: str) -> set[str]:
    """Return the digests of a template: of its blocks, or of the whole where it has none."""
    blocks = blocks_in(source)
    if not blocks:
        return {digest(name, "", source)}
    return {digest(name, block, found.text) for block, found in blocks.items()}


def main() -> None:
    """Add the present templates, and what the history has, to what is noted."""
    found = set(TARGET.read_text(encoding="ascii").split())
    for present in (ROOT / "templates").rglob("*.html"):
        name = present.relative_to(ROOT / "templates").with_suffix("").as_posix()
        found |= noted(name, present.read_text(encoding="utf-8"))
    for commit in git("log", "--format=%H", "--", "templates").split():
        files = git("ls-tree", "-r", "--name-only", commit, "templates").splitlines()
        for file in files:
            if file.endswith(".html"):
                name = file.removeprefix("templates/").removesuffix(".html")
                found |= noted(name, git("show", f"{commit}:{file}"))
    TARGET.write_text("\n".join(sorted(found)) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
