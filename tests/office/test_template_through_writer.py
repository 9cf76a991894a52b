"""A template comes back byte for byte after LibreOffice Writer has saved its Word file."""

import os
import subprocess
from pathlib import Path
from random import Random

from drafter import Workspace
from drafter.composing.library import templates
from drafter.docx.template_reading import read_template
from drafter.office.template_in_word import exported, imported
from tests.composing.generated_templates import template as generated
from tests.pages import SOFFICE, office

pytestmark = office
GENERATED = int(os.environ.get("DRAFTER_EXAMPLES", "4"))


def saved_by_writer(files: list[Path], profile: Path, folder: Path) -> None:
    command = [SOFFICE or "", f"-env:UserInstallation=file://{profile}", "--headless"]
    command += ["--convert-to", "docx", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, timeout=600, stdout=subprocess.DEVNULL)


def test_writer_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "addressbook.yaml").touch()
    folder = tmp_path / "templates" / "ru"
    folder.mkdir(parents=True)
    for number in range(GENERATED):
        (folder / f"own-{number}.html").write_bytes(generated(Random(number)).encode())
    cell = "<td>{{ subject }}<br/>{{ author.label }}{{ salutation }}</td>"
    (folder / "table.html").write_text(f"<table><tr>{cell}</tr></table>\n", encoding="utf-8")
    workspace = Workspace.around(tmp_path)
    files = {}
    for template in templates(workspace):
        file = tmp_path / f"{template.name.replace('/', '-')}.docx"
        file.write_bytes(exported(workspace, template))
        files[file] = template
    saved_by_writer(list(files), tmp_path / "profile", tmp_path / "saved")
    for file, template in files.items():
        saved = tmp_path / "saved" / file.name
        assert saved.read_bytes() != file.read_bytes()
        done = imported(workspace, read_template(saved), saved)
        assert done.after.encode() == template.file.read_bytes(), template.name
