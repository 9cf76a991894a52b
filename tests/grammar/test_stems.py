"""Stems: all forms of a word have one, and forms of other words have others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.grammar.stems import stem

# Forms by «Грамматический словарь русского языка» (Зализняк) and «Қазақ грамматикасы» (2002).
RUSSIAN = """
дорога дороги дороге дорогу дорогой дорог дорогам дорогами дорогах
участок участка участку участком участке участки участков участкам участками участках
земля земли земле землю землей земель землям землями землях
посёлок посёлка поселка посёлку посёлком посёлке посёлки посёлков посёлкам
письмо письма письму письмом письме писем письмам письмами письмах
судьба судьбы судьбе судьбу судьбой судеб судьбам судьбами
застройка застройки застройке застройку застройкой застроек застройкам
гражданин гражданина гражданину граждане граждан гражданам гражданами
человек человека человеку люди людей людям людьми
день дня дню днём дне дни дней дням днями
подпись подписи подписью подписей подписям подписями
Смаилов Смаилова Смаилову Смаиловым Смаилове
Бектенов Бектенова Бектенову Бектеновым Бектенове
министр министра министру министром министре министры министров
премьер премьера премьеру премьером
школа школы школе школу школой школ школам школами школах
сельский сельского сельскому сельским сельском сельская сельской сельскую сельские сельских
ремонт ремонта ремонту ремонтом ремонте
орган органа органу органом органе органы органов органам
перечень перечня перечню перечнем перечне перечней
""".strip().splitlines()
KAZAKH = """
жол жолды жолға жолдың жолда жолдан жолмен жолы жолдар жолдарды жолдарының жолымыздың жолдарымызға
мектеп мектебі мектепті мектепке мектептің мектептер мектептері мектебінде мектебінен
кітап кітабы кітапты кітапқа кітаптар кітабына
халық халқы халыққа халықтың халқының халқына халқымыздың
ауыл ауылы ауылды ауылға ауылдың ауылдар ауылдарын ауылында
су суы суды суға сумен судың сулар
үй үйі үйді үйге үйдің үйлер үйлерінің
аудан ауданы аудандар ауданда ауданға ауданының ауданынан
кеңес кеңесі кеңестің кеңеске кеңестер кеңесінің
орын орны орынға орындар орнына
заң заңы заңның заңды заңға заңдар заңдарын
министрлік министрлігі министрлікке министрлігінің министрліктер
мәселе мәселесі мәселені мәселелер мәселелерді мәселесінің
жөндеу жөндеуді жөндеуге жөндеуі жөндеудің
тұрғын тұрғындар тұрғындарды тұрғындарының
қала қаланы қалаға қаланың қалалар қаласы қаласында
облыс облысы облыстың облысында облыстар
Смайылов Смайыловқа Смайыловтың Смайыловты
Бектенов Бектеновке Бектеновтің Бектеновпен
жайылым жайылымы жайылымды жайылымдар жайылымның
""".strip().splitlines()


@pytest.mark.parametrize("forms", RUSSIAN, ids=lambda forms: forms.split()[0])
def test_the_forms_of_a_russian_word_have_one_stem(forms: str) -> None:
    stems = {form: stem(form.lower(), "ru") for form in forms.split()}
    assert len(set(stems.values())) == 1, stems


@pytest.mark.parametrize("forms", KAZAKH, ids=lambda forms: forms.split()[0])
def test_the_forms_of_a_kazakh_word_have_one_stem(forms: str) -> None:
    stems = {form: stem(form.lower(), "kk") for form in forms.split()}
    assert len(set(stems.values())) == 1, stems


@pytest.mark.parametrize(("language", "lists"), [("ru", RUSSIAN), ("kk", KAZAKH)])
def test_different_words_have_different_stems(language: str, lists: list[str]) -> None:
    firsts = [forms.split()[0].lower() for forms in lists]
    assert len({stem(word, language) for word in firsts}) == len(firsts)


def test_languages_of_ones_own_have_snowballs_stemmer_or_none() -> None:
    assert stem("roads", "en") == stem("road", "en") == "road"
    assert stem("йўллар", "uz") == "йўллар"
    assert stem("word", "no-such-language") == "word"


@given(st.text(max_size=60), st.sampled_from(["ru", "kk", "en"]))
def test_any_word_has_a_stem_that_is_no_longer(word: str, language: str) -> None:
    assert len(stem(word, language)) <= len(word)
