"""Letters on many subjects and places, made up, in Russian and Kazakh, for searches to be measured.

They say what deputies' inquiries say, each in other words; none of them was ever sent.
"""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_PLACES = """
Байзакского района Жамбылской области | Жамбыл облысы Байзақ ауданының
Зыряновского района Восточно-Казахстанской области | ШҚО Зырян ауданының
Каркаралинского района Карагандинской области | Қарағанды облысы Қарқаралы ауданының
Мартукского района Актюбинской области | Ақтөбе облысы Мәртөк ауданының
Сырымского района Западно-Казахстанской области | Батыс Қазақстан облысы Сырым ауданының
Жанаозена Мангистауской области | Маңғыстау облысы Жаңаөзен қаласының
Аральского района Кызылординской области | Қызылорда облысы Арал ауданының
Сайрамского района Туркестанской области | Түркістан облысы Сайрам ауданының
Щербактинского района Павлодарской области | Павлодар облысы Шарбақты ауданының
Житикаринского района Костанайской области | Қостанай облысы Жітіқара ауданының
Аккайынского района Северо-Казахстанской области | СҚО Аққайың ауданының
Бурабайского района Акмолинской области | Ақмола облысы Бурабай ауданының
Уйгурского района Алматинской области | Алматы облысы Ұйғыр ауданының
Панфиловского района области Жетісу | Жетісу облысы Панфилов ауданының
Урджарского района области Абай | Абай облысы Үржар ауданының
Улытауского района области Улытау | Ұлытау облысы Ұлытау ауданының
Индерского района Атырауской области | Атырау облысы Индер ауданының
Шардаринского района Туркестанской области | Түркістан облысы Шардара ауданының
Наурызбайского района города Алматы | Алматы қаласы Наурызбай ауданының
Енбекшинского района города Шымкента | Шымкент қаласы Еңбекші ауданының
"""
PLACES = [tuple(line.split(" | ")) for line in _PLACES.strip().splitlines()]
"""Places in the genitive, Russian and Kazakh."""

OFFICIALS = (
    ("prime-minister", "Бектенов", "Олжас", "Абаевич", "Абайұлы"),
    ("minister-health", "Альназарова", "Акмарал", "Шарипбаевна", "Шәріпбайқызы"),
    ("minister-agriculture", "Сапаров", "Айдарбек", "Сейпеллович", "Сейпілұлы"),
    ("prosecutor-general", "Асылов", "Берик", "Ногайулы", "Ноғайұлы"),
)


class Subject(NamedTuple):
    """What a letter is about, in one language: its subject, its sentences and what it demands."""

    subject: str
    body: tuple[str, ...]
    demands: tuple[str, ...]


def subjects() -> list[tuple[Subject, Subject]]:
    """Return the subjects, each in Russian and in Kazakh; they stand in `letters_on.txt`."""
    text = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
    found = [_subject(piece.splitlines()) for piece in text.strip().split("\n\n")]
    return list(zip(found[::2], found[1::2], strict=True))


def _subject(lines: list[str]) -> Subject:
    body = tuple(line for line in lines[1:] if not line.startswith("! "))
    return Subject(lines[0], body, tuple(line[2:] for line in lines if line.startswith("! ")))


SUBJECTS = subjects()


def letter(number: int, chance: random.Random) -> tuple[str, str]:
    """Return the name and the text of a made-up letter; the same number gives the same one."""
    subject = number % len(SUBJECTS)
    place = (number // len(SUBJECTS)) % len(PLACES)
    post, surname, given, ru, kk = OFFICIALS[chance.randrange(len(OFFICIALS))]
    year, month, day = 2016 + number % 9, 1 + number % 12, 1 + number % 28
    russian, kazakh = (one for one in SUBJECTS[subject])
    figure = chance.randrange(100, 99_999)
    lines = [
        f"date: {year}-{month:02}-{day:02}",
        f"number: {1 + number % 30}-{100 + number}",
        f"addressee: {{post: {post}, surname: {surname}, given: {given},"
        f" patronymic: {{ru: {ru}, kk: {kk}}}}}",
        "author: {deputies: true}",
        f'subject: {{ru: "{_in(russian.subject, place, 0)}",'
        f' kk: "{_in(kazakh.subject, place, 1)}"}}',
        "body:",
    ]
    for code, text in (("ru", russian), ("kk", kazakh)):
        sentences = list(text.body)
        chance.shuffle(sentences)
        lines += [f"  {code}: |", *(f"    {sentence}" for sentence in sentences)]
        money = (
            f"Выделено {figure} тысяч тенге." if code == "ru" else f"{figure} мың теңге бөлінді."
        )
        lines.append(f"    {money}")
    lines += ["request: {ru: просим Вас, kk: Сізден сұраймыз}", "demands:"]
    lines += [
        f'  - {{ru: "{one}", kk: "{other}"}}'
        for one, other in zip(russian.demands, kazakh.demands, strict=True)
    ]
    lines.append("signatories: [{ru: Г. Нурланова, kk: Г. Нұрланова}]")
    return f"{number:06}-{subject:02}-{place:02}.yaml", "\n".join(lines) + "\n"


def letters(count: int) -> Iterator[tuple[str, str]]:
    """Yield made-up letters, each with the name of its file: `NUMBER-SUBJECT-PLACE.yaml`."""
    chance = random.Random(7)  # noqa: S311 - the same letters each time
    return (letter(number, chance) for number in range(count))


def _in(text: str, place: int, language: int) -> str:
    return text.format(place=PLACES[place][language])
