"""What an expression of a template prints with the variables of a sample letter."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

from drafter.composing.bounds import bounded
from drafter.composing.environment import Environment


def printed(expression: str, environment: Environment, variables: Mapping[str, Any]) -> str:
    """Return what an expression prints, as plain text; empty where it prints nothing there."""
    try:
        with bounded():
            text = environment.from_string(f"{{{{ {expression} }}}}").render(variables)
    except Exception:  # noqa: BLE001 - a template may fail in any way, and then has no example
        return ""
    return re.sub(r"[ \n]+", " ", unescape(re.sub("<[^>]*>", " ", text))).strip()
