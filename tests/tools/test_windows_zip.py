"""The zip for Windows: the Python that its makers published, and none of what never runs."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from tools.windows_zip import add_own_files, hash_fault, prune, unpacked_python, zipped


@pytest.fixture
def embeddable(tmp_path: Path) -> Path:
    archive = tmp_path / "python-3.13.2-embed-amd64.zip"
    with zipfile.ZipFile(archive, "w") as written:
        written.writestr("python313._pth", "python313.zip\n.\n\n#import site\n")
        written.writestr("python.exe", b"MZ")
    return archive


def test_a_file_is_taken_by_its_published_hash_of_either_kind(embeddable: Path) -> None:
    for name in ("sha256", "md5"):
        published = hashlib.new(name, embeddable.read_bytes()).hexdigest()
        assert hash_fault(embeddable, published) is None
        assert hash_fault(embeddable, published.upper()) is None


def test_another_file_is_refused_with_the_hash_that_it_has(embeddable: Path) -> None:
    assert hashlib.sha256(embeddable.read_bytes()).hexdigest() in str(
        hash_fault(embeddable, "0" * 64)
    )
    assert "neither" in str(hash_fault(embeddable, "0"))


def test_the_python_of_the_zip_finds_our_libraries_and_no_others(
    embeddable: Path, tmp_path: Path
) -> None:
    assert unpacked_python(embeddable, tmp_path / "python") == "3.13"
    written = (tmp_path / "python" / "python313._pth").read_text(encoding="ascii")
    assert written.splitlines() == ["python313.zip", ".", "..\\lib"]


def test_languages_stay_and_their_regions_go_but_for_kazakhstan(tmp_path: Path) -> None:
    data = tmp_path / "babel" / "locale-data"
    data.mkdir(parents=True)
    names = ("root", "ru", "ru_KZ", "kk", "uz", "uz_Latn", "ru_BY", "en_001", "pa_Arab_PK")
    for name in names:
        (data / f"{name}.dat").touch()
    prune(tmp_path)
    kept = {file.stem for file in data.iterdir()}
    assert kept == {"root", "ru", "ru_KZ", "kk", "uz", "uz_Latn"}


def test_the_zip_is_the_same_to_the_byte_and_has_no_program_of_our_own(
    embeddable: Path, tmp_path: Path
) -> None:
    made = []
    for name in ("one", "two"):
        folder = tmp_path / name
        unpacked_python(embeddable, folder / "python")
        add_own_files(folder, "1.0")
        zipped(folder, tmp_path / f"{name}.zip", "drafter-1.0")
        made.append((tmp_path / f"{name}.zip").read_bytes())
    assert made[0] == made[1]
    files = zipfile.ZipFile(tmp_path / "one.zip").namelist()
    assert [file for file in files if file.endswith(".exe")] == ["drafter-1.0/python/python.exe"]
    assert {"drafter-1.0/drafter.cmd", "drafter-1.0/Открыть drafter.cmd"} <= set(files)


def test_commands_are_read_by_windows_in_every_code_page(tmp_path: Path) -> None:
    (tmp_path / "python").mkdir()
    add_own_files(tmp_path, "1.0")
    for file in tmp_path.glob("*.cmd"):
        assert file.read_bytes().isascii()
        assert b"\n" not in file.read_bytes().replace(b"\r\n", b"")
