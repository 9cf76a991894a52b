"""The build's hook: compiles every catalog, so that a wheel carries .mo files."""

import io
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogs(BuildHookInterface[Any]):
    """Writes a .mo beside every .po before a wheel is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile; an editable install reads the .po files themselves."""
        if version == "editable":
            return
        for po in sorted(Path(self.root, "locales").glob("*/LC_MESSAGES/*.po")):
            compiled = io.BytesIO()
            write_mo(compiled, read_po(io.BytesIO(po.read_bytes())))
            po.with_suffix(".mo").write_bytes(compiled.getvalue())
