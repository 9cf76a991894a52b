"""Demands that are worded as no request can lead to them, or each in a way of its own."""

import io
from collections.abc import Sequence

import pytest

from drafter import load
from drafter.proofreading import proofread
from drafter.workspace import Workspace
from tests.proofreading.test_style import letter

INFINITIVES = ["принять меры", "установить цены на уголь"]
VERBAL_NOUNS = ["шара қолдануды", "көмірдің бағасын белгілеуді"]

DEMANDS = {
    "imperative-demand": [
        ("ru", [*INFINITIVES, "⟦накажите виновных"]),
        ("ru", [*INFINITIVES, "⟦обеспечьте школы углём"]),
        ("ru", [*INFINITIVES, "не ⟦закрывайте школу"]),
        ("ru", [*INFINITIVES, "⟦разберитесь с подрядчиком"]),
        ("kk", [*VERBAL_NOUNS, "кінәлілерді ⟦жазалаңыз"]),
        ("kk", [*VERBAL_NOUNS, "мектепке көмір ⟦беріңіздер"]),
    ],
    "capital-demand": [
        ("ru", [*INFINITIVES, "⟦Наказать виновных"]),
        ("ru", ["⟦Принять меры", "⟦Установить цены"]),
        ("ru", ["о запрете продаж", "⟦Об ограничении цен"]),
        ("kk", [*VERBAL_NOUNS, "⟦Тиісті шешім қабылдауды"]),
    ],
    "demand-form": [
        ("ru", [*INFINITIVES, "⟦наказание тех, кто закрывает школы"]),
        ("ru", ["о запрете продаж", "об ограничении цен", "⟦наказать виновных"]),
        ("kk", [*VERBAL_NOUNS, "⟦кінәлілерді жазалау туралы"]),
        ("kk", [*VERBAL_NOUNS, "⟦кінәлілерді жазалауға"]),
    ],
}

SOUND = [
    ("ru", ["Правительству принять меры", "Министерству финансов выделить средства"]),
    ("ru", ["О запрете продаж", "Об ограничении цен"]),
    ("ru", ["при защите прав детей учесть мнение школ", "не допустить закрытия школы"]),
    ("ru", ["в кратчайшие сроки принять меры", "до 1 мая 2027 года установить цены"]),
    ("kk", ["Алматы облысына ақша бөлуді", "Қазақстан Республикасының заңына өзгеріс енгізуді"]),
    ("kk", ["шара қолдануды (мерзімін көрсете отырып)", "теңіз жағасын тазартуды"]),
]


def findings(language: str, demands: Sequence[str], request: str) -> list[tuple[str, int]]:
    text = letter(language, "Мәтін." if language == "kk" else "Текст.", demands=list(demands))
    text = text.replace('"просит"', f'"{request}"')
    problems = proofread(load(io.StringIO(text)), Workspace().locales, without=["spelling"])
    return [(problem.id, problem.place.column - 1) for problem in problems if problem.place]


@pytest.mark.parametrize(
    ("rule", "language", "marked"),
    [(rule, language, demands) for rule, cases in DEMANDS.items() for language, demands in cases],
)
def test_a_demand_is_told_where_it_is_wrong(rule: str, language: str, marked: list[str]) -> None:
    noun = any(demand.lower().startswith(("о ", "об ")) for demand in marked[:1])
    demands = [demand.replace("⟦", "") for demand in marked]
    request = "предлагает внести нормы" if noun else "просит"
    text = letter(language, "Мәтін." if language == "kk" else "Текст.", demands=demands)
    text = text.replace('"просит"', f'"{request}"')
    expected = {
        (rule, text.index(f'"{demand}"') + 1 + mark.index("⟦"))
        for demand, mark in zip(demands, marked, strict=True)
        if "⟦" in mark
    }
    said = set(findings(language, demands, request))
    assert {finding for finding in said if finding[0] in DEMANDS} == expected


@pytest.mark.parametrize(("language", "demands"), SOUND)
def test_of_sound_demands_nothing_is_said(language: str, demands: list[str]) -> None:
    request = "предлагает внести нормы" if demands[0].startswith("О ") else "просит"
    assert findings(language, demands, request) == []
