"""The program as a process of its own: the command `drafter`, and `python -m drafter`."""

import gc
from typing import NoReturn

_OBJECTS_BETWEEN_COLLECTIONS = 50_000


def main() -> NoReturn:
    """Run the program and end its process."""
    # What a short process imports it keeps; looking for garbage there is a twentieth of its time.
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    from drafter.cli import run  # after the threshold is set

    run()


if __name__ == "__main__":
    main()
