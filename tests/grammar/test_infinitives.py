"""Infinitives are told from the nouns that end as they do."""

import pytest

from drafter.grammar.russian.infinitives import is_infinitive
from tests.importing.generated import column

VERBS = """
отремонтировать обеспечить помочь принять провести внести ввести вывести довести перевести
отвести завести свести найти прийти перейти пройти разойтись обратиться вернуться добиться
привлечь отвлечь извлечь пресечь сберечь уберечь предостеречь достичь сжечь зажечь пренебречь
испечь учесть зачесть вычесть предпочесть приобрести обрести спасти соблюсти подмести
предусмотреть рассмотреть пересмотреть исполнить отменить изменить снизить запретить
прекратить сократить быть дать взять создать построить закрыть укрыть колоть молоть
опубликовать расследовать обязать наказать увезти перевезти вырасти класть
"""
OTHERS = """
область области стоимость стоимости часть части власть власти сеть сети электросеть соцсеть
путь пути суть жуть нить ночь дочь речь помощь мелочь печать память кровать мать треть четверть
смерть честь площадь очередь ответственность безопасность новости местности отрасль совести
страсти страсть напасти почти опять хоть пусть пять шесть шести девять десять двадцать тридцать
двадцати вспять течь зять плоть чуть о об устранение ремонт дороги акиматам шерсть скорость
нефть нефти дети детей гости кости путём ржавчина Правительство документ конечностей
"""


@pytest.mark.parametrize("word", VERBS.split())
def test_an_infinitive_is_one(word: str) -> None:
    assert is_infinitive(word)
    assert is_infinitive(word.capitalize())


@pytest.mark.parametrize("word", OTHERS.split())
def test_another_word_that_ends_like_one_is_none(word: str) -> None:
    assert not is_infinitive(word)


@pytest.mark.parametrize("gender", ["masculine", "feminine"])
def test_no_surname_is_an_infinitive(gender: str) -> None:
    assert [name for name in column("surnames_sample", 1, gender) if is_infinitive(name)] == []
