"""Slips of translators, each planted alone in a shipped catalog, which has none of its own."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from drafter.translating.checking import catalog_problems
from drafter.translating.surroundings import Surroundings, surroundings
from drafter.wording.po import reading
from drafter.workspace import LOCALES, Workspace, shipped

CATALOGS = sorted(shipped(LOCALES).glob("*/LC_MESSAGES/*.po"))


def catalog(language: str, domain: str = "letter") -> Path:
    return shipped(LOCALES) / language / "LC_MESSAGES" / f"{domain}.po"


@cache
def around(language: str) -> Surroundings:
    """Return what stands around a catalog of a workspace, which is the same for each slip."""
    there = Path("nowhere", language, "LC_MESSAGES", "letter.po")
    return surroundings(there, Workspace())


def slip(name: str, language: str, right: str, wrong: str, *ids: str) -> Any:
    return pytest.param(language, right, wrong, set(ids), id=f"{language}: {name}")


SLIPS = [
    # Placeholders and forms.
    slip("a placeholder twice", "ru", '"Уважаемый {name}"', '"Уважаемый {name} {name}"',
         "catalog-placeholder-twice"),
    slip("doubled braces", "ru", '"Уважаемый {name}"', '"Уважаемый {{name}}"', "catalog-brace"),
    slip("a lost placeholder", "kk", '"Құрметті {name} мырза"', '"Құрметті мырза"',
         "catalog-placeholder-missing"),
    slip("a translated placeholder", "ru", '"Копия: {addressee}"', '"Копия: {адресат}"',
         "catalog-placeholder-missing", "catalog-placeholder-unknown"),
    slip("a printf placeholder", "ru", '"Копия: {addressee}"', '"Копия: %(addressee)s"',
         "catalog-placeholder-missing"),
    slip("the same plural forms", "ru", '"на {number} листе"', '"на {number} листах"',
         "catalog-plural-same"),
    slip("the singular for the plural", "kk", '"Депутаттар"', '"Депутат"', "catalog-plural-same"),
    slip("an empty plural form", "ru", 'msgstr[2] "на {number} листах"', 'msgstr[2] ""',
         "catalog-plural-empty"),
    # Another language.
    slip("English left over", "ru", '"Премьер-Министр Республики Казахстан"',
         '"Prime Minister of the Republic of Kazakhstan"', "catalog-same-words"),
    slip("the source left over", "ru", '"Копия: {addressee}"', '"Copy: {addressee}"',
         "catalog-same-words"),
    slip("an English word", "ru", '"Уважаемый господин {name}"', '"Уважаемый Mr {name}"',
         "catalog-strange-word"),
    slip("Kazakh in Russian", "ru", '"Уважаемый {name}"', '"Құрметті {name}"',
         "catalog-same-words"),
    slip("a Kazakh word in Russian", "ru", '"Исп.: {name}, тел. {phone}"',
         '"Исп.: {name}, құрметпен, тел. {phone}"', "catalog-strange-word"),
    slip("Russian in Kazakh", "kk", '"Құрметті {name}"', '"Уважаемый {name}"',
         "catalog-same-words"),
    slip("a Russian word in Kazakh", "kk", '"Құрметті {name} мырза"', '"Құрметті господин {name}"',
         "catalog-strange-word"),
    slip("a Russian post in Kazakh", "kk", '"Қазақстан Республикасының Бас Прокуроры"',
         '"Генеральный Прокурор Республики Казахстан"', "catalog-same-words"),
    slip("a Russian month in Kazakh", "kk", '"қараша"', '"ноября"', "catalog-same-words"),
    # Letters.
    slip("a name without Kazakh letters", "kk", '"Қазақстан Республикасының Премьер-Министрі"',
         '"Казакстан Республикасының Премьер-Министрі"', "russian-letters"),
    slip("a word without Kazakh letters", "kk", '"Құрметпен,"', '"Курметпен,"', "russian-letters"),
    slip("capitals without Kazakh letters", "kk", '"ДЕПУТАТТЫҚ САУАЛ"', '"ДЕПУТАТТЫК САУАЛ"',
         "russian-letters"),
    slip("one Russian letter", "kk", '"Көшірмесі: {addressee}"', '"Кошірмесі: {addressee}"',
         "russian-letters"),
    slip("a lone Latin letter", "ru", '"С уважением,"', '"C уважением,"', "latin-lookalike"),
    slip("a Latin letter in a word", "ru", '"С уважением,"', '"С увaжением,"', "mixed-alphabets"),
    slip("a Latin letter in a Kazakh word", "kk", '"Құрметті {name}"', '"Құрметтi {name}"',
         "mixed-alphabets"),
    slip("a Ukrainian letter", "ru", '"Министр финансов Республики Казахстан"',
         '"Міністр финансов Республики Казахстан"', "catalog-strange-word"),
    slip("a Ukrainian letter in a small word", "ru", '"С уважением,"', '"С уваженіем,"',
         "catalog-strange-word"),
    slip("a letter of two characters", "ru", '"Уважаемый {name}"', '"Уважаемыи\u0306 {name}"',
         "catalog-composed-letter"),
    slip("a typing mistake", "ru", '"Уважаемый {name}"', '"Уваажемый {name}"', "catalog-typo"),
    slip("a letter too few", "kk", '"Қазақстан Республикасының Қорғаныс министрі"',
         '"Қазақстан Респубикасының Қорғаныс министрі"', "catalog-typo"),
    # Marks, figures and spaces.
    slip("straight quotation marks", "ru", '"депутатская фракция «{name}»"',
         r'"депутатская фракция \"{name}\""', "catalog-sign"),
    slip("No.", "ru", '"от {date} № {number}"', '"от {date} No. {number}"', "number-sign"),
    slip("N", "kk", '"№ {number}"', '"N {number}"', "number-sign"),
    slip("no space after №", "ru", '"№ {number}"', '"№{number}"', "number-sign-space"),
    slip("an accelerator", "ru", '"Приложение"', '"&Приложение"', "catalog-sign"),
    slip("an entity", "ru", '"Уважаемый {name}"', '"Уважаемый&nbsp;{name}"', "catalog-sign"),
    slip("a space of no width", "ru", '"Уважаемый {name}"', '"Уважа\u200bемый {name}"',
         "catalog-invisible"),
    slip("two hyphens", "ru", '"Приложение: {title}"', '"Приложение: -- {title}"', "catalog-sign"),
    slip("a hyphen for a dash", "ru", '"{day} {month} {year} года"',
         '"{day} {month} - {year} года"', "hyphen-for-dash"),
    slip("a doubled word", "ru", '"Уважаемый господин {name}"',
         '"Уважаемый господин господин {name}"', "doubled-word"),
    slip("added figures", "ru", '"{day} {month} {year} года"', '"{day} {month} {year} 2026 года"',
         "catalog-figure"),
    slip("two spaces", "ru", '"Уважаемый господин {name}"', '"Уважаемый  господин {name}"',
         "catalog-spaces"),
    slip("a space before a mark", "ru", '"Исп.: {name}, тел. {phone}"',
         '"Исп.: {name} , тел. {phone}"', "space-at-mark"),
    slip("a mark added at the end", "ru", '"Уважаемый {name}"', '"Уважаемый {name}!"',
         "catalog-end"),
    slip("a mark lost at the end", "kk", '"Құрметпен,"', '"Құрметпен"', "catalog-end"),
    slip("a mark that does not close", "ru", '"депутатская фракция «{name}»"',
         '"депутатская фракция «{name}"', "catalog-pairs"),
    slip("a space at the end", "kk", '"Құрметпен,"', '"Құрметпен, "', "catalog-spaces"),
    slip("a tag", "ru", '"С уважением,"', '"<b>С уважением,</b>"', "catalog-tags"),
    slip("a space inside quotation marks", "ru", '"депутатская фракция «{name}»"',
         '"депутатская фракция « {name} »"', "space-inside-marks"),
    slip("two spaces, one of which does not break", "ru", '"Уважаемый господин {name}"',
         '"Уважаемый\u00a0 господин {name}"', "catalog-spaces"),
    slip("a tab", "ru", '"Уважаемый {name}"', r'"Уважаемый\t{name}"', "catalog-sign"),
    slip("a line break inside", "ru", '"Уважаемый {name}"', r'"Уважаемый\n{name}"',
         "catalog-spaces"),
    slip("no space before a placeholder", "ru", '"Уважаемый {name}"', '"Уважаемый{name}"',
         "catalog-spaces"),
    slip("no space between words", "ru", '"Уважаемый господин {name}"',
         '"Уважаемыйгосподин {name}"', "catalog-spaces"),
    slip("swapped placeholders", "ru", '"от {date} № {number}"', '"от {number} № {date}"',
         "catalog-placeholder-order"),
    slip("placeholders of a date swapped", "ru", '"{day} {month} {year} года"',
         '"{month} {day} {year} года"', "catalog-placeholder-order"),
    slip("a figure for a placeholder", "ru", '"на {number} листе"', '"на 5 листе"',
         "catalog-figure"),
    slip("a figure for a letter", "ru", '"Министр финансов Республики Казахстан"',
         '"Министр финанс0в Республики Казахстан"', "catalog-figure"),
    slip("a colon lost", "ru", '"Приложение: {title}"', '"Приложение {title}"',
         "catalog-mark-lost"),
    slip("a comma lost", "ru", '"Исп.: {name}, тел. {phone}"', '"Исп.: {name} тел. {phone}"',
         "catalog-mark-lost"),
    slip("a comma twice", "ru", '"С уважением,"', '"С уважением,,"', "doubled-mark"),
    slip("a comma of another width", "ru", '"С уважением,"', '"С уважением，"', "catalog-sign"),
    slip("Nº", "ru", '"от {date} № {number}"', '"от {date} Nº {number}"', "catalog-sign"),
    slip("letters in another encoding", "ru", '"С уважением,"', '"РЎ СѓРІР°Р¶РµРЅРёРµРј,"',
         "catalog-sign"),
    slip("question marks for letters", "ru", '"С уважением,"', '"? ?????????,"', "catalog-sign"),
    slip("a note to oneself", "ru", '"С уважением,"', '"TODO С уважением,"', "catalog-sign"),
    slip("a dash for a hyphen", "ru", '"Премьер-Министр Республики Казахстан"',
         '"Премьер–Министр Республики Казахстан"', "dash-in-word"),
    slip("a doubled Kazakh word", "kk", '"Құрметті {name} мырза"',
         '"Құрметті құрметті {name} мырза"', "doubled-word"),
    # Capitals, months, contexts.
    slip("nothing but capitals", "ru", '"С уважением,"', '"С УВАЖЕНИЕМ,"', "catalog-case"),
    slip("a small letter", "ru", '"С уважением,"', '"с уважением,"', "catalog-case"),
    slip("a title in small letters", "kk", '"ДЕПУТАТТЫҚ САУАЛ"', '"депутаттық сауал"',
         "catalog-case"),
    slip("a post in other capitals", "ru", '"Премьер-Министр Республики Казахстан"',
         '"Премьер-министр Республики Казахстан"', "catalog-case"),
    slip("a month twice", "ru", '"ноября"', '"октября"', "catalog-month"),
    slip("a month in the nominative", "ru", '"ноября"', '"ноябрь"', "catalog-month"),
    slip("a month without its ending", "kk", '"қарашадағы"', '"қараша"', "catalog-other-context"),
    slip("the gender", "ru", '"Уважаемый {name}"', '"Уважаемая {name}"', "catalog-other-context"),
    slip("an abbreviation", "ru", '"Министр финансов Республики Казахстан"',
         '"Министр финансов РК"', "catalog-abbreviation"),
    slip("a Kazakh abbreviation", "kk", '"Қазақстан Республикасының Қаржы министрі"',
         '"ҚР Қаржы министрі"', "catalog-abbreviation"),
    # What is not printed.
    slip("a language in words", "ru", '"ru-RU"', '"русский"', "catalog-language-tag"),
    slip("the tag of another language", "ru", '"ru-RU"', '"kk-KZ"', "catalog-language-tag"),
    slip("a header of another language", "kk", '"Language: kk', '"Language: ru',
         "catalog-header-language"),
    slip("a changed msgid", "ru", 'msgid "Respectfully,"', 'msgid "Respectfuly,"',
         "catalog-unused"),
    slip("a changed context", "ru", 'msgctxt "closing"', 'msgctxt "closings"', "catalog-unused"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "right", "wrong", "ids"), SLIPS)
def test_a_slip_is_found_in_its_line(
    tmp_path: Path, language: str, right: str, wrong: str, ids: set[str]
) -> None:
    lines = catalog(language).read_text(encoding="utf-8").splitlines(keepends=True)
    number = next(number for number, line in enumerate(lines) if right in line)
    lines[number] = lines[number].replace(right, wrong)
    po = tmp_path / language / "LC_MESSAGES" / "letter.po"
    po.parent.mkdir(parents=True)
    po.write_text("".join(lines), encoding="utf-8")
    found = catalog_problems(po, around(language))
    assert {problem.id for problem in found} >= ids, found
    entries = [entry for entry in reading(po).entries if entry.first <= number + 1 <= entry.last]
    places = {line for entry in entries for line in (entry.line, entry.told_at)} | {1}
    assert {problem.place.line for problem in found if problem.place} <= places, found


@pytest.mark.parametrize("po", CATALOGS, ids=lambda po: f"{po.parent.parent.name} {po.stem}")
def test_the_shipped_catalogs_have_no_slip(po: Path) -> None:
    assert catalog_problems(po, surroundings(po, Workspace())) == []


@pytest.mark.parametrize("po", CATALOGS, ids=lambda po: f"{po.parent.parent.name} {po.stem}")
def test_neither_have_their_copies_in_a_workspace(tmp_path: Path, po: Path) -> None:
    copy = tmp_path / po.parent.parent.name / "LC_MESSAGES" / po.name
    copy.parent.mkdir(parents=True)
    copy.write_bytes(po.read_bytes())
    assert catalog_problems(copy, surroundings(copy, Workspace())) == []
