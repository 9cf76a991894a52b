"""The chamber of the parliament: by the day of the letter, by the workspace, in each language."""

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from drafter import Office, Workspace
from drafter.wording.phrases import phrases
from tests.documents import plain, texts, whole

DAYS = {"the last of the Mazhilis": "2026-06-30", "the first of the Kurultai": "2026-07-01"}
TWO = [{"ru": "А. Перуашев", "kk": "А. Перуашев"}, {"ru": "К. Иса", "kk": "Қ. Иса"}]
LABELS = {
    ("2026-06-30", 2, "ru"): "Депутаты Мажилиса Парламента Республики Казахстан",
    ("2026-06-30", 1, "ru"): "Депутат Мажилиса Парламента Республики Казахстан",
    ("2026-06-30", 2, "kk"): "Қазақстан Республикасы Парламенті Мәжілісінің депутаттары",
    ("2026-07-01", 2, "ru"): "Депутаты Курултая Республики Казахстан",
    ("2026-07-01", 1, "kk"): "Қазақстан Республикасы Құрылтайының депутаты",
    ("2026-07-01", 2, "kk"): "Қазақстан Республикасы Құрылтайының депутаттары",
}


def letter(**changes: Any) -> str:
    data = {
        "languages": ["ru", "kk"],
        "date": "2026-07-01",
        "addressee": {"post": "prime-minister"},
        "author": {"deputies": "true"},
        "body": {"ru": "Текст.", "kk": "Мәтін."},
        "signatories": TWO,
        **changes,
    }
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


def label(office: Office, text: str, language: str) -> str:
    (found,) = texts(office.render(office.open(text=text), language), "Signature Label")
    return plain(found)


@pytest.mark.parametrize(("day", "count", "language"), LABELS)
def test_deputies_are_those_of_the_chamber_in_office(day: str, count: int, language: str) -> None:
    text = letter(date=day, signatories=TWO[:count])
    assert label(Office(Workspace()), text, language) == LABELS[day, count, language]


def test_a_letter_without_a_day_is_of_today(monkeypatch: pytest.MonkeyPatch) -> None:
    text = letter(date="blank")
    for moment, expected in (
        (datetime.datetime(2026, 6, 1, tzinfo=datetime.UTC), LABELS["2026-06-30", 2, "ru"]),
        (datetime.datetime(2026, 12, 1, tzinfo=datetime.UTC), LABELS["2026-07-01", 2, "ru"]),
    ):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
        assert label(Office(Workspace()), text, "ru") == expected


OWN = """\
chambers:
  - name: {ru: Сенат, kk: Сенат}
    deputies: {ru: Депутаты Сената, kk: Сенат депутаттары}
    until: 2026-12-31
  - name: {ru: Курултай, kk: Құрылтай}
    deputies: {ru: Депутаты Курултая, kk: Құрылтай депутаттары}
    deputy: {ru: Депутат Курултая, kk: Құрылтай депутаты}
    from: 2027-01-01
    until: 2027-12-31
"""


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        ("2026-12-31", 2, "Депутаты Сената"),
        ("2026-12-31", 1, "Депутат"),
        ("2027-01-01", 2, "Депутаты Курултая"),
        ("2027-01-01", 1, "Депутат Курултая"),
        ("2028-01-01", 2, "Депутаты"),
    ],
)
def test_the_chambers_of_the_workspace_win(
    tmp_path: Path, day: str, count: int, expected: str
) -> None:
    (tmp_path / "drafter.yaml").write_text(OWN, encoding="utf-8")
    text = letter(date=day, signatories=TWO[:count])
    assert label(Office(tmp_path), text, "ru") == expected


def test_what_init_writes_is_what_drafter_says_without_a_workspace(
    tmp_path: Path,
) -> None:
    starter = Path("starter/drafter.yaml")
    root = Path(__file__).parents[2]
    (tmp_path / "drafter.yaml").write_bytes((root / starter).read_bytes())
    for chamber, id_ in zip(
        Office(tmp_path).settings.chambers, ("mazhilis", "kurultai"), strict=True
    ):
        assert chamber.deputy
        for language in ("ru", "kk"):
            words = phrases(language, Workspace().locales)
            assert chamber.name[language].nominative == words.phrase("chamber", id_)
            called = chamber.deputies[language].nominative, chamber.deputy[language].nominative
            assert called == (
                words.phrase("deputies of a chamber", id_),
                words.phrase("deputy of a chamber", id_),
            )


def test_a_template_prints_the_chamber_in_its_cases(tmp_path: Path) -> None:
    for language, use in (("ru", "genitive"), ("kk", "dative")):
        folder = tmp_path / "templates" / language
        folder.mkdir(parents=True)
        (folder / "inquiry.html").write_text(
            '{% extends "drafter/inquiry.html" %}{% block subject %}'
            f"<p>{{{{ chamber.name.{use} }}}}</p><p>{{{{ chamber.deputies.{use} }}}}</p>"
            "{% endblock %}",
            encoding="utf-8",
        )
    (tmp_path / "drafter.yaml").write_text("months: 1\n", encoding="utf-8")
    office = Office(tmp_path)
    opened = office.open(text=letter())
    assert "Курултая Республики Казахстан" in whole(office.render(opened, "ru"))
    assert "Депутатов Курултая Республики Казахстан" in whole(office.render(opened, "ru"))
    assert "Қазақстан Республикасының Құрылтайына" in whole(office.render(opened, "kk"))


def test_the_label_comes_back_from_word(tmp_path: Path) -> None:
    from drafter.importing import import_letters

    office = Office(Workspace())
    for day in DAYS.values():
        file = tmp_path / f"{day}.docx"
        file.write_bytes(office.render(office.open(text=letter(date=day)), "ru"))
        done = import_letters([file], str(tmp_path / "letter.yaml"), Workspace())
        assert yaml.safe_load(done.text)["author"] == {"deputies": True}
