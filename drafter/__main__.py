"""The program as a process of its own: the command `drafter`, and `python -m drafter`."""

import gc
import os
from contextlib import suppress
from typing import NoReturn

from drafter.later import put_off

_OBJECTS_BETWEEN_COLLECTIONS = 50_000


def main() -> NoReturn:
    """Run the program and end its process."""
    # What a short process imports it keeps; looking for garbage there is a twentieth of its time.
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    put_off()
    try:
        from drafter.cli import run  # after the threshold is set
    except KeyboardInterrupt:
        os._exit(1)
    except Exception as error:  # noqa: BLE001 - without its catalogs it can speak English alone
        reason = getattr(error, "strerror", None) or type(error).__name__
        _say(f"drafter cannot be loaded ({reason}). Try again, or install it anew.\n")
        os._exit(1)
    run()


def _say(text: str) -> None:
    with suppress(OSError):  # nobody can be told
        os.write(2, text.encode())


if __name__ == "__main__":
    main()
