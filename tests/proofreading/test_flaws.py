"""Flawed inquiries: a sound letter with one edit each, and what must be said of it, and where.

An edit puts «⟦» where the finding must point; the mark is taken out before the letter is checked.
"""

import io
import re
from collections.abc import Callable
from typing import Any

import pytest

from drafter import Office, load
from drafter.proofreading import proofread, rules
from drafter.workspace import Workspace
from tests.proofreading.test_demand_form import DEMANDS
from tests.proofreading.test_style import SLIPS

LETTER = """\
date: 2026-10-14
addressee:
  post: prime-minister
  surname: Бектенов
  given: Олжас
  patronymic: {ru: Абаевич, kk: Абайұлы}
  gender: masculine
author:
  faction: {ru: Ак жол, kk: Ақ жол}
subject:
  ru: О состоянии сельских дорог
  kk: Ауыл жолдарының жай-күйі туралы
body:
  ru: |
    По данным Комитета, из 1 248 км дорог отремонтировано только 417 км – это 33,4 %.

    На эти цели (ремонт и содержание) выделено 52,6 млрд тенге.
    Закон «О дорогах» был принят 17 июля 2001 года № 245.

    Жители сёл сообщают: «скорая помощь» добирается до них более двух часов.
  kk: |
    Комитеттің деректері бойынша, 1 248 км жолдың тек 417 км-і ғана жөнделді – бұл 33,4 %.

    Бұл мақсатқа (жөндеу және күтіп ұстау) 52,6 млрд теңге бөлінді.
    «Жолдар туралы» заң 2001 жылғы 17 шілдеде № 245 болып қабылданды.

    Ауыл тұрғындары «жедел жәрдем» көлігі екі сағаттан астам уақытта жететінін айтады.
request:
  ru: просит Правительство
  kk: Үкіметтен мыналарды сұрайды
demands:
  - ru: сообщить причины отставания от плана
    kk: жоспардан қалып қою себептерін хабарлауды
  - ru: завершить ремонт до 1 ноября 2027 года
    kk: жөндеуді 2027 жылғы 1 қарашаға дейін аяқтауды
signatories:
  - А. Перуашев
  - Д. Еспаева
"""
PERSON = LETTER[LETTER.index("post:") : LETTER.index("author:")]
TODAY = "1792000000"
"""14 October 2026, in seconds from the beginning of 1970."""

MEMBERS = {("ru", "Ак жол"): frozenset({"А. Перуашев", "Д. Еспаева", "К. Иса"})}


def flaw(rule: str, old: str, new: str, *more: str) -> Any:
    """Return an edit that a rule must find; `more` are further rules that must find it, too."""
    return pytest.param(old, new, [rule, *more], id=f"{rule}: {new}")


FLAWS = [
    # Latin letters in Cyrillic words, and Kazakh letters typed as Latin ones.
    flaw("mixed-alphabets", "Жители", "⟦Житeли"),
    flaw("mixed-alphabets", "только", "⟦тoлько"),
    flaw("mixed-alphabets", "данным", "⟦дaнным"),
    flaw("mixed-alphabets", "содержание", "⟦cодержание"),
    flaw("mixed-alphabets", "причины", "⟦пpичины"),
    flaw("mixed-alphabets", "сельских", "⟦сельскиx"),
    flaw("mixed-alphabets", "Комитеттің", "⟦Комитеттiң"),
    flaw("mixed-alphabets", "бөлінді", "⟦бөлiнді"),
    flaw("mixed-alphabets", "жедел жәрдем", "жедел ⟦жəрдем"),
    flaw("mixed-alphabets", "бөлінді", "⟦бɵлінді"),
    flaw("mixed-alphabets", "себептерін", "⟦себептерiн"),
    flaw("mixed-alphabets", "Үкіметтен", "⟦Үкiметтен"),
    flaw("mixed-alphabets", "туралы\nbody", "⟦турaлы\nbody"),
    flaw("mixed-alphabets", "- А. Перуашев", "- А. ⟦Перуaшев", "outsider"),
    flaw("latin-lookalike", "из 1 248 км дорог", "из 1 248 км дорог ⟦c покрытием"),
    flaw("latin-lookalike", "Комитета", "Комитета ⟦PK"),
    # Russian letters in frequent Kazakh words.
    flaw("russian-letters", "Үкіметтен", "⟦Укиметтен"),
    flaw("russian-letters", "туралы» заң", "туралы» заң ⟦казакстандық"),
    flaw("russian-letters", "көлігі", "⟦колигі"),
    flaw("russian-letters", "жөндеуді", "⟦жондеуді"),
    flaw("russian-letters", "ғана жөнделді", "ғана ⟦жонделді"),
    flaw("russian-letters", "теңге бөлінді", "⟦тенге бөлінді"),
    flaw("russian-letters", "шілдеде", "⟦шилдеде", "dates-differ", "figures-differ"),
    flaw("russian-letters", "тұрғындары", "⟦тургындары"),
    flaw("russian-letters", "бойынша,", "бойынша, ⟦депутаттык"),
    # Marks.
    flaw("quotation-marks", "«О дорогах»", "⟦«О дорогах"),
    flaw("quotation-marks", "«скорая помощь»", "скорая помощь⟦»"),
    flaw("quotation-marks", "«Жолдар туралы»", "⟦«Жолдар туралы"),
    flaw("quotation-marks", "«жедел жәрдем»", '⟦"жедел жәрдем'),
    flaw("brackets", "(ремонт и содержание)", "⟦(ремонт и содержание"),
    flaw("brackets", "(ремонт и содержание)", "ремонт и содержание⟦)"),
    flaw("brackets", "(жөндеу және күтіп ұстау)", "⟦(жөндеу және күтіп ұстау"),
    flaw("hyphen-for-dash", "417 км – это", "417 км ⟦- это"),
    flaw("hyphen-for-dash", "жөнделді – бұл", "жөнделді ⟦- бұл"),
    flaw("hyphen-for-dash", "417 км – это", "417 км ⟦-- это"),
    flaw("hyphen-for-dash", "сельских дорог", "сельских ⟦- дорог"),
    flaw("number-sign", "года № 245", "года ⟦N 245"),
    flaw("number-sign", "года № 245", "года ⟦#245"),
    flaw("number-sign", "года № 245", "года ⟦No 245"),
    flaw("number-sign", "шілдеде № 245", "шілдеде ⟦N245", "figures-differ"),
    flaw("doubled-space", "данным Комитета", "данным⟦  Комитета"),
    flaw("doubled-space", "теңге бөлінді", "теңге⟦   бөлінді"),
    flaw("space-at-mark", "Комитета,", "Комитета⟦ ,"),
    flaw("space-at-mark", "52,6 млрд тенге.", "52,6 млрд тенге⟦ ."),
    flaw("space-at-mark", "сообщают: «", "сообщают⟦ : «"),
    flaw("space-at-mark", "бойынша, 1", "бойынша⟦ , 1"),
    flaw("space-at-mark", "Комитета, из", "Комитета⟦,из"),
    # What is no mark, and lines that were wrapped by hand.
    flaw("unknown-mark", "только 417", "⟦~~только~~ 417"),
    flaw("unknown-mark", "Жители сёл", "⟦<u>Жители сёл</u>"),
    flaw("unknown-mark", "Жители сёл", "⟦<B>Жители сёл</B>"),
    flaw("unknown-mark", "Жители сёл сообщают", "Жители сёл⟦<br>сообщают"),
    flaw("unknown-mark", "жедел жәрдем", "⟦`жедел жәрдем`"),
    flaw("unknown-mark", "до них", "до ⟦$x^2$ них"),
    flaw("unknown-mark", "Жители сёл", "⟦__Жители__ сёл"),
    flaw("unknown-mark", "Жители сёл", "⟦_Жители сёл_"),
    flaw("unknown-mark", "года № 245", "года ⟦**№ 245**"),
    flaw(
        "wrapped-line",
        "добирается до них более двух часов.",
        "добирается до них\n    ⟦более двух часов, а в некоторые сёла не может доехать.",
    ),
    flaw(
        "wrapped-line",
        "екі сағаттан астам уақытта жететінін айтады.",
        "екі сағаттан\n    ⟦астам уақытта жететінін, кейде тіпті жетпейтінін айтады.",
        "paragraphs-differ",
    ),
    # Words.
    flaw("doubled-word", "до них", "до ⟦до них"),
    flaw("doubled-word", "только 417", "только ⟦только 417"),
    flaw("doubled-word", "Жители сёл", "Жители ⟦жители сёл"),
    flaw("doubled-word", "заң 2001", "заң ⟦заң 2001"),
    flaw("doubled-word", "сообщить причины", "сообщить ⟦сообщить причины"),
    flaw("long-paragraph", "Жители сёл сообщают", "⟦" + "Жители пишут нам. " * 40 + "Они сообщают"),
    flaw(
        "long-paragraph", "Ауыл тұрғындары", "⟦" + "Тұрғындар бізге жазады. " * 41 + "Ауылдағылар"
    ),
    flaw(
        "wrong-language",
        "    Ауыл тұрғындары «жедел жәрдем» көлігі екі сағаттан астам уақытта жететінін айтады.",
        "    ⟦Жители сёл сообщают, что в этих местах не было помощи и что до них"
        " добирались более двух часов на лошадях.",
    ),
    flaw(
        "wrong-language",
        "    Жители сёл сообщают: «скорая помощь» добирается до них более двух часов.",
        "    ⟦Ауыл тұрғындары «жедел жәрдем» көлігі екі сағаттан астам уақытта жететінін,"
        " ал көктем мен күзде жол мүлде жабылатынын айтады.",
    ),
    # Dates.
    flaw("no-such-date", "17 июля 2001", "⟦31 июня 2001", "dates-differ"),
    flaw("no-such-date", "17 июля 2001", "⟦29 февраля 2001", "dates-differ"),
    flaw("no-such-date", "2001 жылғы 17 шілдеде", "⟦2001 жылғы 32 шілдеде", "dates-differ"),
    flaw("no-such-date", "до 1 ноября 2027", "до ⟦31 ноября 2027", "dates-differ"),
    flaw("no-such-date", "Закон «О", "Письмо от ⟦12.13.2025 и закон «О", "dates-differ"),
    flaw("future-date", "принят 17 июля 2001", "принят ⟦17 июля 2201", "dates-differ"),
    flaw(
        "future-date",
        "Жители сёл",
        "В законе от ⟦17 июля 2201 года № 245 жители сёл",
        "dates-differ",
        "figures-differ",
    ),
    flaw(
        "future-date",
        "Жители сёл",
        "В письме от ⟦17.07.2081 № 245 жители сёл",
        "dates-differ",
        "figures-differ",
    ),
    flaw(
        "future-date",
        "Ауыл тұрғындары",
        "⟦2201 жылғы 17 шілдедегі № 245 заңда ауыл тұрғындары",
        "dates-differ",
        "figures-differ",
    ),
    flaw("future-date", "date: 2026-10-14", "date: ⟦2029-10-15", "passed-deadline"),
    # What differs between the languages.
    flaw("dates-differ", "2001 жылғы 17 шілдеде", "⟦2001 жылғы 16 шілдеде"),
    flaw("dates-differ", "2027 жылғы 1 қарашаға", "⟦2028 жылғы 1 қарашаға"),
    flaw("amounts-differ", "52,6 млрд теңге", "⟦56,2 млрд теңге"),
    flaw("amounts-differ", "52,6 млрд теңге", "⟦52,6 млн теңге"),
    flaw("amounts-differ", "бұл 33,4 %", "бұл ⟦34,3 %", "wrong-percentage"),
    flaw("figures-differ", "тек 417 км", "тек ⟦471 км", "wrong-percentage"),
    flaw("figures-differ", "№ 245 болып", "№ ⟦254 болып"),
    flaw("figures-differ", "1 248 км жолдың", "⟦1 284 км жолдың", "wrong-percentage"),
    flaw("paragraphs-differ", "    Жители сёл", "    ⟦Ответа на это нет.\n    Жители сёл"),
    flaw("paragraphs-differ", "    Ауыл тұрғындары", "    ⟦Жауап әлі жоқ.\n    Ауыл тұрғындары"),
    flaw("names-differ", "Ауыл тұрғындары", "⟦Б. Оспанов пен ауыл тұрғындары"),
    # What can be reckoned.
    flaw("amount-in-words", "более двух часов", "более ⟦2 (трёх) часов"),
    flaw("amount-in-words", "екі сағаттан", "⟦2 (үш) сағаттан"),
    flaw("wrong-percentage", "бұл 33,4 %", "бұл ⟦36,4 %", "amounts-differ"),
    flaw(
        "wrong-remainder",
        "Жители сёл",
        "Из 52 сёл газ есть в 25, остальные ⟦30 ждут. Жители сёл",
        "figures-differ",
    ),
    flaw(
        "wrong-sum",
        "Жители сёл",
        "Осмотрено ⟦427 домов, в том числе 312 жилых и 125 пустых. Жители сёл",
        "figures-differ",
    ),
    flaw(
        "wrong-total",
        "    Жители сёл",
        "    | Район | Сёла |\n    |---|---|\n    | Аксу | 7 |\n    | Май | 5 |\n"
        "    | Итого | ⟦13 |\n    Жители сёл",
        "paragraphs-differ",
    ),
    flaw("wrong-weekday", "17 июля 2001 года", "17 июля 2001 года (⟦среда)"),
    flaw("day-of-rest", "date: 2026-10-14", "date: ⟦2026-10-17"),
    flaw("strange-year", "Жители сёл", "В ⟦20026 году жители сёл", "figures-differ"),
    flaw("passed-deadline", "до 1 ноября 2027", "до ⟦1 ноября 2025", "dates-differ"),
    flaw("missing-appendix", "более двух часов.", "более двух часов (⟦приложение)."),
    flaw(
        "unnamed-appendix",
        "signatories:",
        "  - ru: проверить расчёт (приложение 1)\n    kk: есепті (1-қосымша) тексеруді\n"
        "appendices:\n  - {title: {ru: Расчёт, kk: Есеп}, sheets: 1}\n"
        "  - ⟦title: {ru: Схема, kk: Сызба}\n    sheets: 2\nsignatories:",
    ),
    # People.
    flaw(
        "addressee-named-differently",
        "просит Правительство",
        "уважаемый ⟦Алихан Асханович, просит Правительство",
    ),
    flaw("addressee-named-differently", "    Жители", "    Уважаемый ⟦Олжас Абайевич! Жители"),
    flaw("addressee-named-differently", "Үкіметтен", "құрметті ⟦Әлихан Асханұлы, Үкіметтен"),
    flaw(
        "addressee-named-differently",
        "  gender: masculine",
        "  gender: masculine\n"
        "  salutation: {ru: Уважаемый ⟦Аскар Узакпаевич, kk: Құрметті Олжас Абайұлы}",
    ),
    flaw("repeated-signatory", "  - Д. Еспаева", "  - Д. Еспаева\n  - ⟦А. Перуашев"),
    flaw("repeated-signatory", "  - Д. Еспаева", "  - Д. Еспаева\n  - ⟦Д.Еспаева"),
    flaw("outsider", "- Д. Еспаева", "- ⟦Б. Дюсембинов"),
    flaw(
        "too-many-signatories",
        "signatories:\n  - А. Перуашев",
        "signatories:\n  ⟦- К. Иса\n  - Е. Барлыбаев\n  - А. Перуашев",
        "outsider",
    ),
    flaw("wrong-addressee", "post: prime-minister", "post: ⟦akim-astana"),
    flaw(
        "wrong-addressee",
        "post: prime-minister",
        "post: ⟦{ru: Аким Аксуского района, kk: Ақсу ауданының әкімі}",
    ),
    flaw("wrong-addressee", "post: prime-minister", "post: ⟦chairman-supreme-court"),
    flaw("no-such-post", "post: prime-minister", "post: ⟦secretary-maslikhat"),
    flaw("no-name", PERSON, "⟦post: prime-minister\n"),
    # Demands.
    flaw("request-person", "просит Правительство", "⟦просим Правительство"),
    flaw("request-person", "просит Правительство", "⟦Прошу Правительство"),
    flaw("request-person", "мыналарды сұрайды", "мыналарды ⟦сұраймыз"),
    flaw("request-person", "мыналарды сұрайды", "мыналарды талап ⟦етеміз"),
    flaw("no-verb", "сообщить причины отставания от плана", "⟦причины отставания от плана"),
    flaw("no-verb", "завершить ремонт до", "⟦ремонт до"),
    flaw(
        "no-verb",
        "жоспардан қалып қою себептерін хабарлауды",
        "⟦жоспардан қалудың себептер тізбесі",
    ),
    flaw(
        "repeated-demand",
        "signatories:",
        "  - ru: ⟦сообщить причины отставания от плана\n    kk: себебін айтуды\nsignatories:",
    ),
    flaw(
        "repeated-demand",
        "signatories:",
        "  - ru: назвать виновных\n"
        "    kk: ⟦жоспардан қалып қою себептерін хабарлауды\nsignatories:",
    ),
    # What the template prints itself.
    flaw("typed-number", "ru: сообщить", "ru: ⟦1) сообщить"),
    flaw("typed-number", "ru: сообщить", "ru: ⟦– сообщить"),
    flaw("typed-number", "kk: жоспардан", "kk: ⟦а) жоспардан"),
    flaw("typed-number", "ru: О состоянии", "ru: ⟦1. О состоянии"),
    flaw("typed-mark", "отставания от плана", "отставания от плана⟦;"),
    flaw("typed-mark", "состоянии сельских дорог", "состоянии сельских дорог⟦.."),
    flaw("typed-mark", "ru: просит Правительство", 'ru: "Просит Правительство⟦:"'),
    flaw("typed-mark", "мыналарды сұрайды", "мыналарды сұрайды⟦,"),
    # Names as finished letters have them.
    flaw("name-not-nominative", "surname: Бектенов", "surname: ⟦Бектенову"),
    flaw("name-not-nominative", "ru: Абаевич", "ru: ⟦Абаевичу"),
    flaw("name-not-nominative", "ru: Абаевич", "ru: ⟦Абаевичем"),
    flaw("name-not-nominative", "kk: Абайұлы", "kk: ⟦Абайұлына"),
    # Names.
    flaw("near-names", "только 417 км", "по словам Ердена Аскалова и ⟦Акскалова, только 417 км"),
    flaw(
        "near-names",
        "тек 417 км-і ғана",
        "тек Ысқақова мен ⟦Ысқакова айтқан 417 км-і ғана",
    ),
    flaw(
        "no-demands",
        LETTER[LETTER.index("request:") : LETTER.index("signatories:")],
        "request: ⟦{ru: просит принять меры, kk: шара қолдануды сұрайды}\n",
    ),
]


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[tuple[str, int, int]]]:
    """Return a function that checks a text and returns rule, line and column of what is found."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    monkeypatch.setenv("DICPATH", "")
    locales = Workspace().locales

    def check(text: str) -> list[tuple[str, int, int]]:
        inquiry = load(io.StringIO(text))
        findings = proofread(inquiry, locales, without=["spelling"], members=MEMBERS)
        places = [(finding.id, finding.place) for finding in findings]
        return [(rule, place.line, place.column) for rule, place in places if place]

    return check


def test_the_sound_letter_is_passed(found: Callable[..., list[tuple[str, int, int]]]) -> None:
    assert found(LETTER) == []


@pytest.mark.parametrize(("old", "new", "expected"), FLAWS)
def test_a_flaw_is_found_where_it_stands(
    found: Callable[..., list[tuple[str, int, int]]], old: str, new: str, expected: list[str]
) -> None:
    assert LETTER.count(old) == 1
    marked = LETTER.replace(old, new)
    text = marked.replace("⟦", "")
    before = marked[: marked.index("⟦")]
    place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
    said = found(text)
    assert (expected[0], *place) in said
    assert {rule for rule, _line, _column in said} == set(expected)


def test_the_corpus_has_every_rule() -> None:
    assert len(FLAWS) >= 80
    known = {flaw.values[2][0] for flaw in FLAWS} | set(SLIPS) | set(DEMANDS)
    of_other_files = {"asked-before", "out-of-office"}
    assert known == set(rules()) - {"spelling"} - of_other_files


PASSED = [
    pytest.param("typed-mark", "от плана", "от плана и т. д.", id="a word that is cut short"),
    pytest.param("typed-mark", "от плана", "от плана…", id="a demand that is cut short"),
    pytest.param("typed-number", "ru: сообщить", "ru: 1,5 млрд тенге вернуть", id="a sum"),
    pytest.param("typed-number", "ru: завершить", "ru: 27-ю статью исполнить", id="an ordinal"),
    pytest.param("name-not-nominative", "surname: Бектенов", "surname: Цой", id="a short surname"),
    pytest.param(
        "mixed-alphabets", "до них", "через Telegramда", id="a foreign name with an ending"
    ),
    pytest.param("mixed-alphabets", "бөлінді", "Telegramда бөлінді", id="the same in Kazakh"),
    pytest.param(
        "brackets", "до них", "по (пункт 1) и (подпункт 3) пункта 2)", id="brackets of items"
    ),
    pytest.param("number-sign", "до них", "по шоссе Road N 5", id="a number after a Latin word"),
    pytest.param("doubled-word", "бөлінді.", "бір бір бөлінді.", id="a word that Kazakh repeats"),
    pytest.param("doubled-word", "до них", "до А. А. Ли", id="initials"),
]


@pytest.mark.parametrize(("rule", "old", "new"), PASSED)
def test_what_only_looks_like_a_flaw_is_passed(
    found: Callable[..., list[tuple[str, int, int]]], rule: str, old: str, new: str
) -> None:
    assert LETTER.count(old) == 1
    assert rule not in {name for name, _line, _column in found(LETTER.replace(old, new))}


def test_kazakh_without_kazakh_letters_is_told_from_russian(
    found: Callable[..., list[tuple[str, int, int]]],
) -> None:
    # A paragraph in which the keyboard had no Kazakh letters, though every word is Kazakh.
    old = "Ауыл тұрғындары «жедел жәрдем» көлігі екі сағаттан астам уақытта жететінін айтады."
    new = (
        "Баланы балалар бакшасына апару мумкин болмады, онын барлык себептерин жазып отырмыз,"
        " барлык ата-ана ренжулы."
    )
    inquiry = load(io.StringIO(LETTER.replace(old, new)))
    said = [
        str(finding)
        for finding in proofread(inquiry, Workspace().locales, without=["spelling"])
        if finding.id == "wrong-language"
    ]
    assert len(said) == 1
    assert (
        "This paragraph has no Kazakh letters at all. Type it with the Kazakh keyboard" in said[0]
    )


def test_an_appeal_may_go_to_any_official(
    found: Callable[..., list[tuple[str, int, int]]],
) -> None:
    text = LETTER.replace("post: prime-minister", "post: akim-astana")
    assert {rule for rule, _line, _column in found(text)} == {"wrong-addressee"}
    assert found(f"kind: appeal\n{text}") == []


@pytest.mark.parametrize(
    "post",
    [
        "{ru: Аким Аксуского района, kk: Ақсу ауданының әкімі}",
        "{ru: И. о. акима Аксуского района, kk: Ақсу ауданы әкімінің міндетін атқарушы}",
        "{ru: Судья Верховного Суда, kk: Жоғарғы Сот судьясы}",
        "{ru: Председатель Верховного Суда, kk: Жоғарғы Соттың Төрағасы}",
        "{ru: Президент Республики Казахстан, kk: Қазақстан Республикасының Президенті}",
        "vice-president",
    ],
)
def test_no_inquiry_is_put_to_akims_judges_and_the_president(
    post: str, found: Callable[..., list[tuple[str, int, int]]]
) -> None:
    text = LETTER.replace("post: prime-minister", f"post: {post}")
    assert "wrong-addressee" in {rule for rule, _line, _column in found(text)}


@pytest.mark.parametrize(
    "post",
    [
        "{ru: Управляющий делами Президента, kk: Президенттің іс басқарушысы}",
        "{ru: Помощник Президента, kk: Президенттің көмекшісі}",
        "{ru: Президентский совет, kk: Президент жанындағы кеңес}",
        "{ru: Судебная администрация, kk: Сот әкімшілігі}",
        "chairman-national-bank",
        "head-presidential-administration",
        "manager-presidential-affairs",
    ],
)
def test_who_serves_a_president_or_a_court_is_neither(
    post: str, found: Callable[..., list[tuple[str, int, int]]]
) -> None:
    text = LETTER.replace("post: prime-minister", f"post: {post}")
    assert "wrong-addressee" not in {rule for rule, _line, _column in found(text)}


def test_the_law_on_addressees_ends_with_the_parliament() -> None:
    text = re.sub(r"(?m)^date: .*", "date: 2026-07-01", LETTER)
    text = text.replace("post: prime-minister", "post: akim-astana")
    (remark,) = [
        problem
        for problem in Office(Workspace()).check(Office(Workspace()).open(text=text))
        if problem.id == "wrong-addressee"
    ]
    assert "former Parliament" in remark.what
    assert "Курултай Республики Казахстан" in remark.advice


NAMELESS = LETTER.replace(PERSON, "post: prime-minister\n")


@pytest.mark.parametrize(
    "post",
    [
        "minister-health",
        "{ru: И. о. директора школы № 5, kk: № 5 мектеп директорының м. а.}",
        "{ru: Председатель Комитета, kk: Комитет төрағасы}",
        "{ru: Заместитель акима Аксуского района, kk: Ақсу ауданы әкімінің орынбасары}",
        "{ru: Управляющий делами Президента, kk: Іс басқарушысы}",
    ],
)
def test_a_post_of_a_person_without_a_name_is_told_at_the_addressee(
    post: str, found: Callable[..., list[tuple[str, int, int]]]
) -> None:
    text = NAMELESS.replace("post: prime-minister", f"post: {post}")
    assert found(text) == [("no-name", 3, 3)]
    listed = text.replace("addressee:\n  post:", "addressee:\n  - prosecutor-general\n  - post:")
    assert found(listed) == [("no-name", 3, 5), ("no-name", 4, 5)]


def test_beside_an_addressee_who_is_called_the_other_is_left_out_of_the_salutation() -> None:
    alone = NAMELESS.replace("post: prime-minister", "post: minister-health")
    person = "surname: {ru: Смаилов, kk: Смайылов}, gender: masculine"
    beside = f"addressee:\n  - {{post: prime-minister, {person}}}\n  - post:"
    for text, said in (
        (alone, "there will be no salutation"),
        (alone.replace("addressee:\n  post:", beside), "the salutation will leave it out"),
    ):
        found = Office(Workspace()).check(Office(Workspace()).open(text=text))
        (remark,) = [problem for problem in found if problem.id == "no-name"]
        assert remark.what.endswith(f"stands without a name: {said}.")


@pytest.mark.parametrize(
    "post",
    [
        "{ru: Правительство Республики Казахстан, kk: Қазақстан Республикасының Үкіметі}",
        "{ru: Акимат Аксуского района, kk: Ақсу ауданының әкімдігі}",
        "{ru: Центральная избирательная комиссия, kk: Орталық сайлау комиссиясы}",
        "{ru: Министерство финансов, kk: Қаржы министрлігі}",
        "{ru: Депутаты Мажилиса Парламента, kk: Парламент Мәжілісінің депутаттары}",
        "{ru: АО «Казахтелеком», kk: «Қазақтелеком» АҚ}",
        "prime-minister\n  salutation: {ru: Уважаемый Олжас Абаевич, kk: Құрметті Олжас Абайұлы}",
    ],
)
def test_a_body_needs_no_name_and_neither_does_a_salutation_in_own_words(
    post: str, found: Callable[..., list[tuple[str, int, int]]]
) -> None:
    told = found(NAMELESS.replace("post: prime-minister", f"post: {post}"))
    assert "no-name" not in {rule for rule, _line, _column in told}


NEW_TEXTS = """\
number: blank
copy_to:
  - prosecutor-general
  - {ru: Комитет по делам строительства, kk: Құрылыс істері комитеті}
appendices:
  - title: {ru: Список дорог, kk: Жолдар тізімі}
    sheets: 3
    copies: 2
  - title: {ru: Справка, kk: Анықтама}
    body:
      ru: |
        В области 417 км дорог.

        * * *
      kk: |
        Облыста 417 км жол бар.

        * * *
fields:
  bill: {ru: О дорогах, kk: Жолдар туралы}
"""


def test_copies_appendices_and_fields_raise_no_false_alarm(
    found: Callable[..., list[tuple[str, int, int]]],
) -> None:
    assert found(LETTER.replace("date: 2026-10-14", "date: blank") + NEW_TEXTS) == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("Комитет по делам", "Комитет по по делам", "doubled-word"),
        ("Список дорог", "Список дорог N 3", "number-sign"),
        ("Справка", "Cпрaвкa", "mixed-alphabets"),
        ("В области 417 км", "В области 418 км", "figures-differ"),
        ("В области", "В  области", "doubled-space"),
        ("В области 417 км", "В области <b>417</b> км", "unknown-mark"),
        ("bill: {ru: О дорогах", "bill: {ru: О дорогах от 31 июня 2026 года", "no-such-date"),
    ],
)
def test_what_is_wrong_in_them_is_told(
    old: str, new: str, rule: str, found: Callable[..., list[tuple[str, int, int]]]
) -> None:
    text = LETTER + NEW_TEXTS.replace(old, new)
    told = found(text)
    line = LETTER.count("\n") + next(
        n for n, one in enumerate(NEW_TEXTS.split("\n"), 1) if old in one
    )
    assert rule in {name for name, _line, _column in told}
    if rule != "figures-differ":  # which is told in the other language
        assert {where for _name, where, _column in told} == {line}


def test_of_a_language_whose_verbs_are_not_known_no_date_is_blamed(
    found: Callable[..., list[tuple[str, int, int]]],
) -> None:
    text = (
        "languages: [en]\naddressee: {post: prime-minister}\nauthor: {deputies: true}\n"
        "body: The Act was adopted on 17 July 2201.\nsignatories: [A. Perouashev]\n"
    )
    assert "future-date" not in {rule for rule, _line, _column in found(text)}
