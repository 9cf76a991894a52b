"""Pictures of an old letter are saved beside its file, and stand where they stood."""

from pathlib import Path

import docx
import pytest
from docx.shared import Cm

from drafter import Office
from drafter.cli import main
from drafter.importing import import_letters
from tests.documents import lines
from tests.office.test_pictures import letter, media, sizes
from tests.pictures.made import SECRETS, jpeg, png, put

BODY = (
    "До.\n![Дорога *Аксу* [схема]](road.png){width=12cm}\n"
    "Знак ![печать](seal.jpg){width=1cm} в строке.\n"
    "![Слева](road.png){width=5cm} ![Справа](seal.jpg){width=5cm}\n"
    "| а | б |\n|---|---|\n| Дорога | ![В ячейке](road.png){width=3cm} |\n\n"
    "![](road.png){width=2cm}"
)


def again(folder: Path, data: bytes, target: str = "old.yaml") -> bytes:
    """Return a letter that was imported beside its pictures and made again."""
    file = put(folder, "old.docx", data)
    done = import_letters([file], target)
    for name, picture in done.pictures.items():
        put(folder, name, picture)
    (folder / "old.yaml").write_text(done.text, encoding="utf-8")
    office = Office(folder)
    return office.render(office.open(folder / "old.yaml"), "ru")


def test_a_letter_of_drafter_comes_back_with_its_pictures(tmp_path: Path) -> None:
    put(tmp_path, "road.png", png(40, 20))
    put(tmp_path, "seal.jpg", jpeg())
    office = Office(tmp_path)
    data = office.render(office.open(letter(tmp_path, BODY)), "ru")
    (tmp_path / "new").mkdir()
    back = again(tmp_path / "new", data)
    assert lines(back) == lines(data)
    assert [tuple(round(n / 3600) for n in size) for size in sizes(back)] == [
        tuple(round(n / 3600) for n in size) for size in sizes(data)
    ]
    assert list(media(back).values()) == list(media(data).values())


def old(folder: Path, picture: bytes, *, after_closing: bool = False) -> Path:
    put(folder, "p", picture)
    document = docx.Document()
    for text in ("Премьер-Министру Республики Казахстан", "Смаилову А. А.", "ДЕПУТАТСКИЙ ЗАПРОС"):
        document.add_paragraph(text)
    document.add_paragraph("Уважаемый Алихан Асханович!")
    document.add_paragraph("Дорога разрушена, жители ждут ремонта уже третий год подряд.")
    if not after_closing:
        document.add_picture(str(folder / "p"), width=Cm(8))
    document.add_paragraph("Просим отремонтировать дорогу.")
    document.add_paragraph("С уважением,")
    if after_closing:
        document.add_picture(str(folder / "p"), width=Cm(8))
    document.add_paragraph("А. Перуашев")
    file = folder / "old.docx"
    document.save(str(file))
    return file


def test_a_photo_of_somebody_elses_letter_is_saved_without_what_it_tells(tmp_path: Path) -> None:
    done = import_letters([old(tmp_path, jpeg())], "letters/Дорога (1).yaml")
    ((name, data),) = done.pictures.items()
    assert name == "Дорога (1)-1.jpeg"
    assert f"![](<{name}>){{width=8cm}}" in done.text
    assert not any(secret in data for secret in SECRETS)


@pytest.mark.parametrize("place", ["stream", "signature", "kind"])
def test_a_picture_that_is_left_out_is_told(tmp_path: Path, place: str) -> None:
    file = old(tmp_path, png(), after_closing=place == "signature")
    done = import_letters([file], "-" if place == "stream" else "old.yaml")
    if place == "kind":
        assert "word-picture" not in [warning.id for warning in done.warnings]
        return
    assert [warning.id for warning in done.warnings].count("word-picture") == 1
    assert not done.pictures
    assert "![" not in done.text


def test_the_command_writes_the_pictures_beside_the_file(tmp_path: Path) -> None:
    file = old(tmp_path, png())
    assert main(["import", str(file), "-o", str(tmp_path / "new" / "letter.yaml")]) == 0
    assert sorted(f.name for f in (tmp_path / "new").iterdir()) == ["letter-1.png", "letter.yaml"]


def test_an_appendix_of_pictures_alone_comes_back_with_them(tmp_path: Path) -> None:
    put(tmp_path, "road.png", png(40, 20))
    text = (
        "languages: [ru]\naddressee: prime-minister\nauthor: {deputies: true}\nbody: Текст.\n"
        "appendices:\n  - {title: Фото, body: '![](road.png){width=5cm}'}\n"
        "  - {title: Карта, body: '![Дорога](road.png){width=5cm}', landscape: true}\n"
        "signatories: [А. Перуашев]\n"
    )
    file = put(tmp_path, "photos.yaml", text.encode())
    office = Office(tmp_path)
    data = office.render(office.open(file), "ru")
    (tmp_path / "new").mkdir()
    back = again(tmp_path / "new", data)
    assert lines(back) == lines(data)
    assert len(sizes(back)) == 2
