"""Russian words that official letters in Kazakhstan are full of and that dictionaries lack.

They are stems, first parts of compounds and kinds of adjectives, so that their forms and the like
of them are known too; compounds count where a dictionary has their second part.
"""

from collections.abc import Callable

from drafter.wording.expressions import expression

_STEMS = expression(
    # Offices, the state, money.
    r"аким|акорд|маслихат|мажилис|курулта|тенге(?!\w)|тиын|аул(?!ь)|госорган|госзакуп|закуп|квазигос"
    r"|бюджетополуч|услуго(?:получ|дат)|недропольз|землепольз|водопольз|природопольз|лесопольз"
    r"|землеустро|товаропроизвод|сельхоз|агропром|неналогов|профицит|транш|трансферт|субвенц"
    r"|секвест|софинанс|тарифообраз|ценообраз|платежесп|налогообл|бенефициар|комплаенс|аутсорс"
    r"|тендер|лизинг|факторинг|девелоп|маркетплейс|стейкхолд|акселерац|стартап|кластер|хаб(?:\w{0,3})(?!\w)"
    # People.
    r"|казахстан|оралман|кандас|моногород|самозанят|подушев|послесредн|безбарьерн|инклюзи"
    r"|малообеспеч|многодетн|маломобильн|малокомплект|сельчан|омбудсмен|медиац|пробац|лудоман|буллинг"
    r"|кибер|экстремис|антикорруп|антимонопол|цифровизац|цифровиз|диджитал|онлайн|оффлайн|офлайн"
    r"|мессендж|смартфон|контент|фейк|блог|интернет|веб|портал|айти|гаджет|биометр|госкорпорац"
    # Works and services.
    r"|новелл|имплемент|прослеживаем|паводк|переплат|кресл|медорганиз|водоотвед|водоподгот|берегоукреп|дноуглуб|гидропост"
    r"|грейдир|отсып|капремонт|автодорог|автозаправ|автогаз|газификац|догазификац|догрузк|недофинанс"
    r"|недопоставк|недоосво|недоимк|неосво|перерасч|износ|изнош|энергодефиц|энергосбереж|энергоаудит"
    r"|ковид|коронавир|вакцин|амбулатор|мультидисципл|фельдшер|госпрограмм|нацпроект|гособъект"
    r"|неэффект|нецелев|некачеств|несвоеврем|неисполн|ненадлеж|неправомер|необоснов|невыполн"
    r"|дехк|асар|шанырак|наурыз|дастархан|тойхан|жуз(?!\w)|байг|кокпар|домбр"
    r"|коллектор|утильсб|первичк|праворул|леворул|судоисполн|инватак|взыскат|вейп|тенгов|коррупциоген"
    r"|(?:тепло|газо|водо|электро)сет|аффилир|нормотворч|закредитов|льготник|логист|растамож|игроман|инсулинозав|жилстро"
)
_FIRST_PARTS = expression(
    r"(?:внутри|между|меж|вне|обще|все|само|едино|одно|двух?|трех|четырех|пяти|много|мало|мно?го"
    r"|разно|ново|старо|гос|мед|спец|сельхоз|соц|проф|нац|мин|обл|рай|гор|тех|физ|ген|зам|глав"
    r"|кубо|санти|милли|кило|видео|аудио|фото|теле|радио|авто|мото|вело|электро|энерго|тепло|водо|газо|нефте|угле|гидро"
    r"|агро|био|эко|гео|нано|мета|мульти|поли|моно|кибер|интернет|онлайн|веб|медиа|инфо|турбо"
    r"|супер|гипер|сверх|ультра|мега|мини|микро|макро|экс|контр|анти|противо|псевдо|квази|пост|пре"
    r"|пред|после|до|недо|пере|со|под|над|при|ре|де|дез|транс|интер|орг|пром|строй|жил"
    r"|сейсмо|онко|нарко|сурдо|штраф|авиа|тепло|вице|пресс|премьер|бизнес|северо|южно|юго|восточно|западно|центрально|кардио|нейро|погран|селе|лаво|пожаро|взрыво|земле|природо|ресурсо|материало|трудо|высоко|низко|средне|крупно|мелко"
    r"|узко|широко|железо|горно|лесо|рыбо|зерно|мясо|молоко|птице|ското|хлебо|товаро|грузо|пассажиро)"
)
_NOT = expression(r"не(?=\w+(?:[иы][йемх]|[ая]я|[ое]е|[иы]е|[ое]го|[ое]му|[иы]ми|[ое]й|ую)$)")
"""«Не» before an adjective; before verbs and short forms it is written apart."""

_ADJECTIVE_OF_WORD = expression(
    r"\w{3,}(?:(?:щ|ск)(?:ий|ая|ее|ое|ие|его|ого|ему|ому|ую|ими?|их|ей|ой|ем|ом)"
    r"|н(?:ый|ая|ое|ые|ого|ому|ую|ыми?|ых|ой|ом))(?:ся)?"
)
"""What any word may be joined to: «жизнеобеспечивающий»; nouns are what slips are like."""

_VOICELESS = frozenset("кпстфхцчшщ")
"""Before these stands «бес», before others «без»."""

_SHORTEST_FIRST = 4
_SHORTEST_SECOND = 5
"""Letters of the second part of a compound; shorter ones end too many words by chance."""

_PLACES = expression(
    r"(?:алмат|астан|акмол|актюб|атырау|жамбыл|караганд|костанай|кызылорд|мангист|мангыст|павлодар"
    r"|туркест|шымкент|абай|жетысу|улытау|семипалат|семей|экибастуз|темиртау|жезказган|балхаш|актау"
    r"|актоб|тараз|уральск|кокшет|петропавл|талдыкорган|риддер|сатпаев|аксу|жанаозен|байконур|арал"
    r"|каспий|прикасп|приарал|иртыш|прииртыш|сырдар|или|капчагай|конаев|шардар|арыс|турар|степногор"
    r"|щучин|бурабай|боров|хоргос|достык|зайсан|алтай|жаркент|кентау|рудн|лисаков|аркалык|жетикар)"
    r"(?:\w*ск\w{1,3}|[аеуыя]|ом|)"
)
_ADJECTIVE = expression(r"(?:ск|н|льн|в|т|ч|ш)о$")


def is_official(word: str, has: Callable[[str], bool]) -> bool:
    """Tell whether a word, in small letters, is one that letters have and dictionaries may lack.

    `has` tells which words a dictionary has.
    """
    if _STEMS.match(word) or _PLACES.fullmatch(word):
        return True
    if "-" in word:
        *firsts, last = word.split("-")
        return _is_part(last, has) and all(_is_first(first, has) for first in firsts)
    return _is_compound(word, has)


def _is_part(word: str, has: Callable[[str], bool]) -> bool:
    return (
        has(word) or bool(_STEMS.match(word) or _PLACES.fullmatch(word)) or _is_compound(word, has)
    )


def _is_first(word: str, has: Callable[[str], bool]) -> bool:
    """Tell whether it can stand before a hyphen: a word, or «казахско-», «конно-», «вице-»."""
    if _is_part(word, has) or _FIRST_PARTS.fullmatch(word):
        return True
    return bool(_ADJECTIVE.search(word)) and any(
        _is_part(word[:-1] + ending, has) for ending in ("ий", "ый", "ой")
    )


def _is_compound(word: str, has: Callable[[str], bool]) -> bool:
    """Tell whether a word is a first part of compounds and a word: «общеобластной»."""
    for end in range(2, len(word) - _SHORTEST_SECOND + 1):
        first, second = word[:end], word[end:]
        if _fits(word, end) and (has(second) or _STEMS.match(second)):
            return True
        if _ADJECTIVE_OF_WORD.fullmatch(second) and _joins(first, has) and has(second):
            return True
    return False


def _fits(word: str, end: int) -> bool:
    """Tell whether the letters before a place are a first part that may stand before the rest."""
    if word.startswith(("без", "бес")) and end == len("без"):
        return (word[end] in _VOICELESS) == (word[2] == "с")
    return bool(_FIRST_PARTS.fullmatch(word, 0, end)) or (end == 2 and bool(_NOT.match(word)))


def _joins(first: str, has: Callable[[str], bool]) -> bool:
    """Tell whether a part is a known word and a vowel that joins it on: «жизне-», «остро-»."""
    if len(first) < _SHORTEST_FIRST or first[-1] not in "ое" or first.endswith(("ое", "ее")):
        return False
    return any(has(first[:-1] + ending) for ending in ("а", "я", "ь", "", "о", "ый", "ий"))
