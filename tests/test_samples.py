"""The samples' letters, against the seed letter and the rules of the document."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.office.office import Office
from tests.conftest import SAMPLES
from tests.documents import lines, texts

SEED = Path(__file__).parent / "data" / "ak-zhol-akims.txt"
SIGNATORIES = [
    "Е. Өмірғали",
    "А. Перуашев",
    "Ф. Сатыбаев",
    "А. Абильдаев",
    "Е. Барлыбаев",
    "Б. Дюсембинов",
    "Д. Еспаева",
    "С. Ерубаев",
    "А. Жумабаева",
    "К. Иса",
    "Г. Хамзин",
    "М. Раманқұлов",
]
Sample = Callable[[str, str], bytes]


def without_layout(text: str) -> str:
    """Leave out what the comparison leaves aside: white space and the numbers of the list."""
    return re.sub(r"\s+", "", re.sub(r"^\s*\d\)", "", text, flags=re.MULTILINE))


def test_the_russian_letter_is_the_seed_letter_word_for_word(sample: Sample) -> None:
    made = "\n".join(text for _style, text in lines(sample("ak-zhol-akims", "ru")))
    assert without_layout(made) == without_layout(SEED.read_text(encoding="utf-8"))


def test_the_letter_has_the_parts_of_the_seed_letter_in_their_order(sample: Sample) -> None:
    styles = [style for style, _text in lines(sample("ak-zhol-akims", "ru"))]
    assert styles == [
        *["Letter Addressee"] * 2,
        "Title",
        "Salutation",
        *["Body Text"] * 11,
        "Request",
        *["Demand", "Last Demand"],
        *["Closing", "Signature Label"],
        *["Signatory"] * 11,
        "Last Signatory",
    ]


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_both_versions_have_the_same_parts(sample: Sample, language: str) -> None:
    for name in ("ak-zhol-akims", "district-akims"):
        russian = [style for style, _text in lines(sample(name, "ru"))]
        assert [style for style, _text in lines(sample(name, language))] == russian


def test_the_signatories_stand_in_the_order_of_the_seed_letter(sample: Sample) -> None:
    data = sample("ak-zhol-akims", "ru")
    signed = texts(data, "Signatory") + texts(data, "Last Signatory")
    assert [name.replace("\u00a0", " ") for name in signed] == SIGNATORIES


def test_the_kazakh_letter_addresses_the_prime_minister_rightly(sample: Sample) -> None:
    # The name in the dative, the post before it in the nominative: as official letters have it.
    addressee = [
        text.replace("\u00a0", " ")
        for text in texts(sample("ak-zhol-akims", "kk"), "Letter Addressee")
    ]
    assert addressee == ["Қазақстан Республикасының Премьер-Министрі", "Ә. А. Смайыловқа"]


def test_the_second_sample_has_its_facts_in_both_languages(sample: Sample) -> None:
    for language, amount in (("ru", "млрд"), ("kk", "млрд")):
        text = "\n".join(text for _style, text in lines(sample("district-akims", language)))
        assert "52" in text
        assert amount in text
        assert "№\u00a0148" in text


INQUIRIES = {
    "dacha-villages": ("ru", "kk"),
    "unanswered-inquiries": ("ru", "kk"),
    "three-shift-schools": ("ru", "kk"),
    "heating-appeal": ("ru", "kk"),
    "pastures": ("ru", "kk"),
    "water-code": ("ru", "kk"),
    "water-tariffs": ("ru",),
    "maral-farming": ("kk",),
}


@pytest.mark.parametrize("name", INQUIRIES)
def test_nothing_is_found_in_an_inquiry_after_a_real_one(name: str) -> None:
    office = Office(SAMPLES)
    letter = office.open(SAMPLES / f"{name}.yaml")
    assert [problem for problem in office.check(letter) if problem.id != "spelling"] == []
    assert letter.inquiry
    assert letter.inquiry.languages == INQUIRIES[name]


PRINTED = {
    ("dacha-villages", "ru"): [
        "Приложение: Перечень дачных массивов на 6 л. в 1 экз.",
        "С уважением,",
        "Депутат Мажилиса Парламента Республики Казахстан",
        "Н. Сагатова",
    ],
    ("unanswered-inquiries", "ru"): [
        "Премьер-Министру Республики Казахстан",
        "Бектенову О. А.",
        "Генеральному Прокурору Республики Казахстан",
        "Асылову Б. Н.",
        "Уважаемый Олжас Абаевич, уважаемый Берик Ногайулы!",
        "На наш депутатский запрос от 16 апреля 2025 года № 7-96 ответ до настоящего времени"
        " не получен.",
    ],
    ("unanswered-inquiries", "kk"): [
        "Б. Н. Асыловқа",
        "Құрметті Олжас Абайұлы, құрметті Берік Ноғайұлы!",
    ],
    ("three-shift-schools", "ru"): [
        "Члены депутатской группы «Сельская школа»",
        "Копия: Министру финансов Республики Казахстан",
        "Копия: Акиму Алматинской области",
    ],
    ("three-shift-schools", "kk"): [
        "2025 жылғы 24 қыркүйек № ________",
        "Көшірмесі: Алматы облысының әкіміне",
    ],
    ("heating-appeal", "ru"): [
        "от «___» ____________ 2026 года № ________",
        "Акиму Павлодарской области",
        "ОБРАЩЕНИЕ",
        "Обращение жителей на 3 л. в 1 экз.;",
        "Акты замеров температуры на 11 л. в 2 экз.",
        "Копия: Министру энергетики Республики Казахстан",
        "Исп.: С. Ким, тел. 74-72-10",
    ],
    ("heating-appeal", "kk"): ["ЖОЛДАНЫМ", "Тұрғындардың өтініші, 3 парақ, 1 дана;"],
    ("pastures", "kk"): [
        "Жалға алушылардың тізімі, 2 парақ, 1 дана.",
        "Қазақстан Республикасы Парламенті Мәжілісінің депутаттары",
    ],
    ("water-code", "ru"): [
        "Правительству Республики Казахстан",
        "На основании изложенного депутатская фракция «Ауыл» просит Правительство провести"
        " проверку расходов на разработку законопроектов за последние три года.",
    ],
    ("water-code", "kk"): [
        "Қазақстан Республикасының Үкіметіне",
        "Жоғарыда баяндалғанның негізінде «Ауыл» депутаттық фракциясы Үкіметтен соңғы үш жылда заң"
        " жобаларын әзірлеуге жұмсалған шығыстарды тексеруді сұрайды.",
    ],
    ("water-tariffs", "ru"): [
        "Комитету по регулированию естественных монополий",
        "Генеральному Прокурору Республики Казахстан",
        "Уважаемый Берик Ногайулы!",
        "Копия: Акиму Мангистауской области",
    ],
    ("maral-farming", "kk"): [
        "2024 жылғы 2 қазандағы № 5-311 депутаттық сауалыма 2024 жылғы 1 қарашадағы № 17-05/4410"
        " жауап алынды, алайда сауалда қойылған мәселелер шешімін таппады.",
        "Б. Әлиев",
    ],
}


@pytest.mark.parametrize(("name", "language"), PRINTED)
def test_an_inquiry_after_a_real_one_has_its_lines_in_their_order(
    name: str, language: str, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")  # November 2026, for the blank date
    printed = [re.sub(r"\s+", " ", text) for _style, text in lines(sample(name, language))]
    expected = PRINTED[name, language]
    assert [line for line in printed if line in expected] == expected
