"""The wheel carries all that a letter needs, and needs nothing of the checkout."""

import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT, SAMPLES
from tests.documents import whole


def built(source: Path) -> Path:
    """Build a wheel from a copy of the sources, so that the checkout stays as it is."""
    for name in ("drafter", "templates", "locales", "starter", "docs", "man", "tools"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("*.mo"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    target = source / "dist"
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target)]
    subprocess.run([*command, str(source)], check=True, capture_output=True)
    return next(target.glob("*.whl"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("source"))


def test_the_wheel_carries_templates_looks_and_catalogs(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for file in ("templates/letter.html", "templates/kk/appeal.html", "templates/official.docx"):
        assert f"drafter/{file}" in names
    for language in ("ru", "kk", "en"):
        for domain in ("letter", "drafter"):
            assert f"drafter/locales/{language}/LC_MESSAGES/{domain}.po" in names
    assert not [name for name in names if name.startswith(("tests/", "samples/", "tools/"))]


def test_the_wheel_carries_the_handbook_with_its_pictures(wheel: Path) -> None:
    files = [path for path in (ROOT / "docs").rglob("*") if path.is_file()]
    names = zipfile.ZipFile(wheel).namelist()
    carried = {f"drafter/docs/{path.relative_to(ROOT / 'docs').as_posix()}" for path in files}
    assert {name for name in names if name.startswith("drafter/docs/")} == carried


def test_the_wheel_carries_looks_as_word_files_and_not_their_text(wheel: Path) -> None:
    folder = ROOT / "templates"
    files = [path for path in folder.rglob("*") if path.suffix in (".html", ".docx")]
    carried = [f"drafter/templates/{path.relative_to(folder).as_posix()}" for path in files]
    names = zipfile.ZipFile(wheel).namelist()
    assert sorted(n for n in names if n.startswith("drafter/templates/")) == sorted(carried)


def test_the_wheel_carries_the_man_pages_to_where_man_looks(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    pages = [name.partition("/data/")[2] for name in names if name.endswith("/drafter.1")]
    wanted = ["share/man/kk/man1", "share/man/man1", "share/man/ru/man1"]
    assert sorted(pages) == [f"{folder}/drafter.1" for folder in wanted]


def test_the_wheel_is_the_same_to_the_byte_wherever_and_whenever_it_is_built(
    wheel: Path, tmp_path: Path
) -> None:
    assert built(tmp_path).read_bytes() == wheel.read_bytes()


def test_the_wheel_has_the_contents_that_a_wheel_should_have(wheel: Path) -> None:
    command = [sys.executable, "-m", "check_wheel_contents", str(wheel)]
    checked = subprocess.run(command, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout


def test_an_installed_wheel_makes_a_letter(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    scripts = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    install = [str(scripts / "python"), "-m", "pip", "install", "-q", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    made = subprocess.run(
        [scripts / "drafter", "render", SAMPLES / "ak-zhol-akims.yaml", "-o", "-", "-l", "kk"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    assert "Құрметті Әлихан Асханұлы!" in whole(made.stdout)
