"""Rules about dashes and hyphens: one in place of the other, and their spaces."""

import re
from collections.abc import Iterator

from drafter.errors import Repair
from drafter.proofreading.draft import Draft, Remark, Rule, mend
from drafter.wording import N_, _
from drafter.wording.expressions import expression

_SMALL = "а-яёәғқңөұүһі"
_LETTER = f"{_SMALL}А-ЯЁӘҒҚҢӨҰҮҺІ"
_HYPHEN = expression(rf"(?<=[^\s|–—-]) (?P<mark>--?)(?: (?=[^\s|])|(?=[{_LETTER}]))")
_IN_WORD = expression(
    rf"(?<![\w–—-])(?P<one>[{_LETTER}][{_SMALL}]+)[–—](?P<two>[{_SMALL}]{{2,}})(?![\w–—-])"
    rf"|(?<![\w–—-])(?P<name>(?:Премьер|Вице|Северо|Юго|Южно|Западно|Восточно|Генерал)"
    rf"[–—][{_LETTER}]+)"
    rf"|(?<![\w–—.,-])(?P<ordinal>\d+[–—](?:бап|баб|тарма|қосымша|го|му|[йяеі])(?:[{_SMALL}]*))"
)
_SPACED = expression(
    rf"(?<![\w-])(?P<one>(?:[Сс]оциально|[Оо]бщественно|[Фф]инансово|[Тт]оргово|[Жж]илищно|[Нн]аучно"
    r"|[Уу]чебно|[Кк]ультурно|[Аа]дминистративно|[Тт]опливно|[Мм]атериально|[Сс]анитарно|[Лл]ечебно"
    r"|[Хх]озяйственно|[Нн]ормативно|[Ии]нформационно|[Тт]ранспортно|[Ии]нженерно|[Пп]роизводственно"
    r"|[Дд]уховно|[Пп]ланово|[Оо]рганизационно|[Сс]портивно)(?P<gap>[ \u00a0][–—-][ \u00a0])"
    rf"(?=[{_SMALL}]+(?:ый|ий|ая|ое|ые|ого|ой|ому|ым|ом|ых|ыми|ую|их|ие)(?!\w))"
    r"|(?:[Әә]леуметтік|[Ққ]оғамдық|[Мм]әдени|[Фф]изикалық|[Мм]атериалдық|[Сс]анитариялық"
    r"|[Ғғ]ылыми|[Аа]қпараттық|[Нн]ормативтік|[Кк]оммуналдық)(?P<gap_kk>[ \u00a0][–—-][ \u00a0])"
    rf"(?=[{_SMALL}]+(?:лық|лік|дық|дік|тық|тік)(?!\w))"
    r"|интернет(?P<gap_net>[ \u00a0][–—-][ \u00a0])(?=(?:ресурс|портал|магазин|сайт|провайдер))"
    r"|(?:Северо|Юго|Южно|Западно|Восточно)(?P<gap_name>[ \u00a0](?:[–—-][ \u00a0])?)"
    rf"(?=[{_LETTER}][{_SMALL}]+ск[{_SMALL}]{{2}}))"
)
"""The first parts of words with a hyphen that stand apart from the second."""

_TWO = expression(
    rf"[ \u00a0](?P<marks>[–—][ \u00a0]?-{{1,2}}|-[ \u00a0]?[–—])[ \u00a0](?=[{_LETTER}«])"
)
_ENDS_OF_RANGE = expression(
    r"(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр|понедельн|вторн"
    r"|сред[аы]|четверг|пятниц|суббот|воскресен|север|юг|запад|восток|утро|вечер|день|ночь"
    r"|од[ин]|дв[ае]|тр[иё]|четыр|пят|шест|сем|восем|девят|десят|қаңтар|ақпан|наурыз|сәуір|мамыр"
    r"|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан|дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма"
    r"|сенбі|жексенбі|бір|екі|үш|төрт|бес|алты|жеті|он)",
    re.IGNORECASE,
)
_POINTING = frozenset(("это", "эта", "этот", "бұл", "ол", "осы"))
_GLUED = expression(
    rf"(?<=[{_LETTER}]),(?P<after_comma>[–—-])(?=[{_LETTER}])"
    rf"|^(?P<at_start>[–—-])(?=[{_LETTER}]{{3}})"
    rf"|(?<=[{_SMALL}]{{3}})(?P<hyphen>- )(?!(?:и|или|да|а|но|либо|не|я|мен|пен|бен|және|немесе)\b)"
    rf"(?=[{_SMALL}]{{3}})"
    rf"|(?<=[{_SMALL}»)]{{2}})(?P<left>[–—] )(?=[{_LETTER}«\d])"
    rf"|(?<=[{_SMALL}»),]{{2}})(?P<right> [–—])(?=[{_LETTER}«])"
    r"|(?<=\d)(?P<ending> -)"
    r"(?=(?:ы|і|ыншы|інші|шы|ші|ға|ге|қа|ке|да|де|та|те|дан|ден|тан|тен|го|й)\b)"
)


def _hyphens(draft: Draft) -> Iterator[Remark]:
    for passage in draft.titles:
        for part in passage.paragraphs:
            text = part.text
            apart = {match.end() - len(_gap(match)) for match in _SPACED.finditer(text)}
            for match in _HYPHEN.finditer(text):
                if text[match.start() - 1].isdecimal() and not match[0].endswith(" "):
                    continue  # the ending of a number
                if match.start() in apart:
                    continue  # no dash is meant, but a hyphen
                if part.text[match.end() :].startswith(("–", "—")):
                    continue  # a dash typed twice
                place = passage.place(part.offset + match.start("mark"))
                spaced = "–" if match[0].endswith(" ") else "– "
                yield Remark(
                    place,
                    _("A hyphen stands in place of a dash."),
                    _("Write « – » with a space on both sides."),
                    Repair(match["mark"], spaced),
                )


def _in_words(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running():
        text = part.text
        for match in _IN_WORD.finditer(text):
            one, two = match["one"], match["two"]
            if one and _ENDS_OF_RANGE.match(one) and _ENDS_OF_RANGE.match(two):
                continue
            place = passage.place(part.offset + match.start())
            what = _("A dash without spaces stands in «{word}».").format(word=match[0])
            mark = " – " if two in _POINTING else "-"
            yield mend(place, what, match[0], re.sub("[–—]", mark, match[0]))

        for match in _SPACED.finditer(text):
            gap = _gap(match)
            place = passage.place(part.offset + match.start())
            what = _("The parts of a word with a hyphen stand apart.")
            yield mend(place, what, match[0], f"{match[0].removesuffix(gap)}-")


def _gap(match: re.Match[str]) -> str:
    return str(next(match[name] for name in _GAPS if match[name]))


_GAPS = ("gap", "gap_kk", "gap_net", "gap_name")


def _glued(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running():
        for match in _GLUED.finditer(part.text):
            if passage.key == "demands" and match["at_start"]:
                continue  # a bullet that was typed, which another rule tells
            kind = str(match.lastgroup)
            place = passage.place(part.offset + match.start(kind))
            what = _("A space is missing or too many at «{mark}».").format(mark=match[kind].strip())
            yield mend(place, what, match[kind], _MENDED[kind])


_MENDED = {
    "after_comma": " – ",
    "at_start": "– ",
    "hyphen": "-",
    "left": " – ",
    "right": " – ",
    "ending": "-",
}
"""What has to stand in the place of each kind of glued or torn mark."""


def _doubled(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running():
        for match in _TWO.finditer(part.text):
            place = passage.place(part.offset + match.start("marks"))
            what = _("«{mark}» stands here twice.").format(mark="–")
            yield mend(place, what, match["marks"], "–")


RULES = (
    Rule("hyphen-for-dash", N_("A hyphen in place of a dash."), _hyphens),
    Rule("dash-in-word", N_("A dash in place of a hyphen: «интернет–ресурс»."), _in_words),
    Rule("glued-dash", N_("A dash or hyphen with a space missing or too many."), _glued),
    Rule("doubled-dash", N_("Two dashes in a row: «– -»."), _doubled),
)
