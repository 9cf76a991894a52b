"""Makes the zip by which drafter runs on a Windows machine that has no Python.

python tools/windows_zip.py python-3.13.2-embed-amd64.zip HASH [FOLDER]

The first file is python.org's «Windows embeddable package (64-bit)», HASH is what python.org says
of it (SHA-256, or MD5, as its pages of older releases have it).  `drafter-VERSION-windows.zip` is
written to FOLDER, by default here.  Needs `uv`, which alone resolves for another system, and a
registry of packages; takes the versions of requirements-dev.lock.  The zip holds no program of our
own, since Windows warns of those that nobody has signed: python.exe is signed by its makers.
"""

import argparse
import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_HASHES = {64: "sha256", 32: "md5"}
_DATE = (1980, 1, 1, 0, 0, 0)

_RUN = '"%~dp0python\\python.exe" -X utf8 -X "pycache_prefix=%LOCALAPPDATA%\\drafter\\compiled"'
"""Python of the zip.  What it compiles goes to the user's own folder, so that the zip can lie
unpacked where nobody may write, such as a folder of the whole faction."""

_COMMAND = f"@echo off\n{_RUN} -m drafter %*\n"
_DESK = f'@echo off\ntitle drafter\n{_RUN} "%~dp0python\\open_desk.py" || pause\n'

_READ_ME = """\
drafter {version}

Откройте файл «Открыть drafter.cmd»: в браузере появится список писем. Письма лежат в папке
«drafter» среди ваших документов. Чтобы обновить программу, распакуйте новый архив в другую папку,
а эту удалите: письма останутся на месте.

«Открыть drafter.cmd» файлын ашыңыз: браузерде хаттар тізімі пайда болады. Хаттар құжаттарыңыздың
арасындағы «drafter» қалтасында сақталады. Бағдарламаны жаңарту үшін жаңа архивтің ішіндегісін
басқа қалтаға шығарыңыз да, бұрынғы қалтаны өшіріңіз: хаттарыңыз орнында қалады.

Open «Открыть drafter.cmd»: the list of letters appears in the browser. The letters lie in the
folder «drafter» among your documents. To update the program, unpack the new zip into another
folder and delete this one: the letters stay where they are.

drafter.cmd --help
"""


def main() -> int:
    """Make the zip; return how the process ends."""
    given = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    given.add_argument("python", type=Path, help="python.org's embeddable package")
    given.add_argument("hash", help="its published SHA-256 or MD5")
    given.add_argument("folder", type=Path, nargs="?", default=Path())
    asked = given.parse_args()
    if fault := hash_fault(asked.python, asked.hash):
        sys.stderr.write(fault + "\n")
        return 1
    with tempfile.TemporaryDirectory(prefix="drafter-windows-") as name:
        whole, wheel = Path(name, "whole"), _wheel(Path(name, "wheel"))
        version = wheel.name.split("-")[1]
        python = unpacked_python(asked.python, whole / "python")
        _install(wheel, python, whole / "lib")
        prune(whole / "lib")
        add_own_files(whole, version)
        target = asked.folder / f"drafter-{version}-windows.zip"
        zipped(whole, target, f"drafter-{version}")
    size = target.stat().st_size / 1e6
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    sys.stdout.write(f"{target}: {size:.1f} MB, SHA-256 {digest}\n")
    return 0


def hash_fault(file: Path, published: str) -> str | None:
    """Say what is wrong where a file is not the one with the published hash."""
    name = _HASHES.get(len(published))
    if name is None:
        return "The hash is neither a SHA-256 of 64 digits nor an MD5 of 32."
    found = hashlib.new(name, file.read_bytes(), usedforsecurity=False).hexdigest()
    if found == published.lower():
        return None
    return f"{file.name} is not what python.org published: its {name} is {found}."


def unpacked_python(archive: Path, target: Path) -> str:
    """Unpack the embeddable package, which then finds our libraries; return its version, `3.13`.

    Its `python313._pth` alone says where modules are: no setting and no Python of the machine
    gets in its way.
    """
    zipfile.ZipFile(archive).extractall(target)
    (paths,) = target.glob("python3*._pth")
    paths.write_text(f"{paths.stem}.zip\n.\n..\\lib\n", encoding="ascii", newline="\r\n")
    return re.sub(r"python(\d)(\d+)", r"\1.\2", paths.stem)


def _wheel(folder: Path) -> Path:
    """Build drafter's wheel in a folder."""
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own sources
    return next(folder.glob("*.whl"))


def _install(wheel: Path, python: str, target: Path) -> None:
    """Put drafter with all it needs on Windows into a folder."""
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv") or "uv"
    system = ("--python-platform", "x86_64-pc-windows-msvc", "--python-version", python)
    wanted = ("--only-binary", ":all:", "-c", str(ROOT / "requirements-dev.lock"))
    command = [uv, "pip", "install", "-q", *system, *wanted, "--target", str(target)]
    subprocess.run([*command, f"{wheel}[spelling]"], check=True)  # noqa: S603 - our own wheel


def prune(lib: Path) -> None:
    """Delete of installed libraries what never runs.

    Babel knows 1,100 languages and regions: its languages stay, as a catalog may be begun in
    each, and their regions go but for Kazakhstan.
    """
    for folder in (lib / "bin", lib / "tests", lib / "icalendar" / "tests", lib / "lxml/includes"):
        shutil.rmtree(folder, ignore_errors=True)
    for file in (lib / "babel" / "locale-data").glob("*_*.dat"):
        region = file.stem.rpartition("_")[2]
        if region != "KZ" and (region.isdigit() or len(region) < 4):
            file.unlink()
    for pattern in (
        "*.pyi",
        "*.pxd",
        "*.pxi",
        "*.pyx",
        "*.h",
        "direct_url.json",
        "uv_cache.json",
        "RECORD",
    ):
        for file in lib.rglob(pattern):
            file.unlink()


def add_own_files(whole: Path, version: str) -> None:
    """Write the two commands, the short text for whoever unpacks, and the licence."""
    for name, text in (("drafter.cmd", _COMMAND), ("Открыть drafter.cmd", _DESK)):
        (whole / name).write_text(text, encoding="ascii", newline="\r\n")
    text = _READ_ME.format(version=version)
    # Notepad of an older Windows takes a text for UTF-8 by its mark alone.
    (whole / "Прочтите.txt").write_text(text, encoding="utf-8-sig", newline="\r\n")
    shutil.copy(ROOT / "tools" / "windows" / "open_desk.py", whole / "python")
    shutil.copy(ROOT / "LICENSE", whole / "LICENSE.txt")


def zipped(folder: Path, target: Path, inner: str) -> None:
    """Write a folder as a zip whose files lie in a folder `inner`; equal files make equal bytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                entry = zipfile.ZipInfo(f"{inner}/{file.relative_to(folder).as_posix()}", _DATE)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, file.read_bytes())


if __name__ == "__main__":
    sys.exit(main())
