"""Makes a run of mutation testing short and repeatable: pytest takes it by `-p tests.mutation`.

Most mutants die of a plain example, so these come first; the search for random ones begins at the
same place each time, and a mutant that it finds is not looked at for a smaller example.
"""

import pytest
from hypothesis import Phase, settings

settings.register_profile(
    "mutation", derandomize=True, database=None, phases=(Phase.explicit, Phase.generate)
)
settings.load_profile("mutation")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the slow tests last: those of random input, and that of all the lists of words."""
    items.sort(key=lambda item: "hypothesis" in item.keywords or "accuracy" in item.name)
