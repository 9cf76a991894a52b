"""Mutation testing: what pytest takes by `-p tests.mutation`, and a sample of the mutants.

Most mutants die of a plain example, so these come first; the search for random ones begins at the
same place each time, and a mutant that it finds is not looked at for a smaller example.

python -m tests.mutation 300 drafter/reading/*.py prints the names of 300 mutants of these files,
the same ones each time, for `mutmut run`.
"""

import random
import sys
from pathlib import Path

import pytest
from hypothesis import Phase, settings

settings.register_profile(
    "mutation", derandomize=True, database=None, phases=(Phase.explicit, Phase.generate)
)


def pytest_configure() -> None:
    """Search without a look for smaller examples."""
    settings.load_profile("mutation")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the slow tests last: those of random input, and that of all the lists of words."""
    items.sort(key=lambda item: "hypothesis" in item.keywords or "accuracy" in item.name)


def pytest_runtest_setup() -> None:
    """Forget what was made before, so that each test reaches all that it depends on."""
    from drafter import grammar
    from drafter.wording import typography

    for cached in (
        grammar._by_rule,
        typography.typesetter,
    ):
        cached.cache_clear()


def mutants(files: list[str]) -> list[str]:
    """Return the names of all mutants of some files."""
    from mutmut.mutation.file_mutation import mutate_file_contents
    from mutmut.utils.format_utils import get_mutant_name

    return [
        get_mutant_name(Path(file), name)
        for file in files
        for name in mutate_file_contents(file, Path(file).read_text(encoding="utf-8")).mutant_names
    ]


if __name__ == "__main__":
    count, names = int(sys.argv[1]), mutants(sys.argv[2:])
    print(*random.Random(2025).sample(names, min(count, len(names))))
