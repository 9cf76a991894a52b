"""Rules about writing one thing in one way: initials with or without spaces, «ё» or «е»."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from drafter.proofreading.draft import Draft, Paragraph, Passage, Remark, Rule, mend, word_list
from drafter.wording import N_, _
from drafter.wording.expressions import expression

_CAPITAL = "А-ЯЁӘҒҚҢӨҰҮҺІ"
_NAME = rf"[{_CAPITAL}][а-яёәғқңөұүһі]{{2,}}(?:-[{_CAPITAL}]\w+)?"
_INITIALS = expression(
    rf"(?<![\w.])(?P<first>[{_CAPITAL}])\.(?:(?P<inner>[ \u00a0]?)(?P<second>[{_CAPITAL}])\.)?"
    rf"(?P<outer>[ \u00a0]?)(?P<name>{_NAME})(?!\w)"
)
_LETTERS = expression(r"(?<!\w)[А-ЯЁа-яё][а-яё]+(?!\w)")
_BOTH_RIGHT = word_list(
    """
    все всем всех чем нем сел села селам небо узнает узнаем узнают осел берет берете падеж слез
    совершенный мел лен тем самом моем твоем своем поем пустынь признает признаем создает вес
    стекла весла ведра озера сестры звезды гнезда жены слезы колеса стекол отвел падет вел
    признаете узнаете осознает осознают уперся уперт орел крестный заем займем несла ребра черта
    весел весели щек щекам перо копье острие белье жилье питье чье сведения ведем
    """
)
"""Words that are right with either letter, since they are two words: «все» and «всё»."""

_ALWAYS = word_list(
    """
    ещё её учёт учёта учётом отчёт отчёта отчёты отчётов расчёт расчёта расчёты расчётов счёт
    счёта счёте приём приёма объём объёма объёмы объёмов объёме подъём путём причём ребёнок
    ребёнка идёт ведёт ведётся даёт остаётся придётся ждёт трёх четырёх идёте чёткий чёткие
    чётко серьёзно даётся найдёт пойдёт придёт удаётся поймёт возьмёт начнёт несёт живёт растёт
    лёгкий лёд мёд пчёл твёрдый тяжёлый тяжёлая тяжёлое тяжёлые тяжёлых тяжёлого тяжёлой тяжёлым
    дешёвый дешёвые дешёвых далёкий далёкие далёких зелёный зелёные зелёных зелёной зелёного
    """
)
_STEMS = tuple(
    word_list(
        """
        надёжн партнёр шахтёр серьёзн населённ утверждённ решённ нерешённ приведённ
        определённ распределённ завершённ осуществлённ подчёркнут подчёркив жёстк
        отдалённ удалённ разделённ закреплённ укреплённ прикреплённ вовлечённ привлечённ включённ
        заключённ исключённ подключённ отключённ сокращённ освещённ запрещённ возмещённ размещённ
        посвящённ прекращённ возвращённ упрощённ защищённ оснащённ проведённ произведённ введённ
        возведённ переведённ отведённ внесённ принесённ перенесённ нанесённ учтённ приобретённ
        награждённ подтверждённ учреждённ повреждённ освобождённ осуждённ обсуждённ изменённ
        отменённ оценённ объединённ устранённ сохранённ распространённ заселённ разрешённ
        внедрённ смягчённ лишённ потреблённ новорождённ отчётн расчётн приёмн
        подъёмн наёмн вертолёт самолёт тренажёр режиссёр дирижёр актёр
        """
    )
)
"""Words, and beginnings of words, that have «ё» wherever that letter is used at all."""


def _initials(draft: Draft) -> Iterator[Remark]:
    for language in draft.inquiry.languages:
        found = [
            (passage, part, match)
            for passage, part in draft.running(language)
            for match in _INITIALS.finditer(part.text)
        ]
        inner = _minority([bool(m["inner"]) for *_where, m in found if m["second"]])
        outer = _minority([bool(m["outer"]) for *_where, m in found])
        for passage, part, match in found:
            odd = (match["second"] and bool(match["inner"]) is inner) or (
                bool(match["outer"]) is outer
            )
            if odd:
                yield _odd_initials(passage, part, match, inner, outer)


def _minority(spaced: list[bool]) -> bool | None:
    """Return the form that fewer have, of two the one without a space; None if all have one."""
    counts = Counter(spaced)
    if len(counts) < 2:
        return None
    return counts[True] < counts[False]


def _odd_initials(
    passage: Passage, part: Paragraph, match: re.Match[str], inner: bool | None, outer: bool | None
) -> Remark:
    gaps = [
        (" " if odd is False else "") if odd is not None else match[name]
        for name, odd in (("inner", inner), ("outer", outer))
    ]
    second = f"{gaps[0]}{match['second']}." if match["second"] else ""
    right = f"{match['first']}.{second}{gaps[1]}{match['name']}"
    what = _("Initials are spaced in another way here than elsewhere in the text.")
    return mend(passage.place(part.offset + match.start()), what, match[0], right)


def _yo(draft: Draft) -> Iterator[Remark]:
    words = [
        ((passage, part.offset + match.start()), match[0])
        for passage, part in draft.running("ru")
        for match in _LETTERS.finditer(part.text)
        if match[0].lower().replace("ё", "е") not in _BOTH_RIGHT
    ]
    small = {word for _place, word in words if "ё" in word and word.islower()}
    spelled = {word.replace("ё", "е"): word for word in small}
    with_yo = [
        (place, word, word.replace("ё", "е").replace("Ё", "Е"))
        for place, word in words
        if "ё" in word and (word.islower() or word.lower() in _ALWAYS)
    ]
    without = [
        (place, word, right if word.islower() else right.capitalize())
        for place, word in words
        if "ё" not in word.lower()
        if (right := spelled.get(word.lower()) or _with_yo(word.lower()))
    ]
    if not with_yo or not without:
        return
    for (passage, at), word, right in without if len(without) <= len(with_yo) else with_yo:
        what = _("This letter writes «ё» in some words and «е» in its place in others.")
        yield mend(passage.place(at), what, word, right)


def _with_yo(word: str) -> str | None:
    """Return how a word is written with «ё», if it is one that always has it."""
    return _spellings().get(word) or next(
        (stem + word[len(stem) :] for plain, stem in _plain_stems() if word.startswith(plain)), None
    )


@cache
def _spellings() -> dict[str, str]:
    return {word.replace("ё", "е"): word for word in _ALWAYS}


@cache
def _plain_stems() -> list[tuple[str, str]]:
    return [(stem.replace("ё", "е"), stem) for stem in _STEMS]


RULES = (
    Rule("initials", N_("Initials with and without spaces in one text."), _initials),
    Rule("yo", N_("«ё» in some words of a letter and «е» in its place in others."), _yo),
)
