"""Rules about spaces: too many, on the wrong side of a mark, missing after an abbreviation."""

import re
from collections.abc import Iterator

from drafter.errors import Repair
from drafter.proofreading.draft import Draft, Remark, Rule, blanked
from drafter.wording import N_, _
from drafter.wording.expressions import expression

_SMALL = "а-яёәғқңөұүһі"
_LETTER = f"{_SMALL}А-ЯЁӘҒҚҢӨҰҮҺІ"
_SPACES = expression(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_SPACE_BEFORE = expression(
    rf"(?<=[{_SMALL}])[ \u00a0]+(?=\.[{_LETTER}][{_SMALL}])"
    rf"|(?<=[^\s|])[ \u00a0]+(?=(?:[,;!?]|\.(?!\.|\w)|:(?!\s*\d))(?:[\s»){_LETTER}]|$))"
)
_NO_SPACE_AFTER = expression(
    rf"(?<=[{_LETTER}])[,;:](?=[{_LETTER}])|(?<=[»)])[,;:](?=[{_LETTER}])"
    rf"|(?<=\d)[,;](?=[{_LETTER}]{{3}})"
)
_NO_SPACE_BEFORE = expression(
    rf"(?<=[{_SMALL}]{{3}})(?P<opens>[(«])(?=[{_LETTER}])"
    rf"|(?<=[{_LETTER}]»)(?P<closed>[{_LETTER}])(?=[{_SMALL}])"
)
_INSIDE = expression(
    rf"(?<=[«„(])[ \u00a0]+(?=[{_LETTER}\d])"
    rf"|(?<=[{_LETTER}\d.%!?…])[ \u00a0]+(?=[»)])"
)
_DAY = expression(r"«[ \u00a0]*\d{1,2}[ \u00a0]*»")
"""The day of a form: « 31 » декабря."""

_DOUBLED = expression(r"(?<![.,;:/\d])(?:\.\.(?![./])|,,(?!,)|;;|::(?!:)|,\.(?!\.)|[.,];|;[.,])")
_ABBREVIATION = expression(
    r"(?<![\w.])(?P<word>(?:г|гг|ул|пр|просп|обл|ст|п|пп|стр|им|мкр|пос|с|д|оф|каб|көш|ауд)\.)"
    rf"(?=[А-ЯЁӘҒҚҢӨҰҮҺІ][{_SMALL}]|\d)"
    r"|(?<![\w.])(?P<scale>(?:тыс\.|млн\.?|млрд\.?|трлн\.?|мың))(?=(?:тенге|теңге|тг|долл|руб)\w*)"
    r"|(?<![\w.,])(?P<year>(?:19|20)\d\d)(?=(?:гг?|жж?)\.?(?![\w-])|год[ауы]?(?!\w)|годом(?!\w)"
    r"|жылы?(?!\w)|жылғы|жылдар)"
    r"|(?<![\w.,])(?P<number>\d+)(?=(?:тенге|теңге|тыс|млн|млрд|трлн|чел|руб|мың|км|кг|га|тонн|дней|лет|минут)(?:\.|(?![\w])))"
)


def _doubled_spaces(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running():
        if passage.is_body:  # elsewhere spaces are joined when the file is read
            start = part.offset
            lines = passage.typed(part).split("\n")
            for line in lines:
                for match in _SPACES.finditer(line):
                    place = passage.place(start + match.start())
                    what = _("Two or more spaces stand here.")
                    yield Remark(place, what, _("Leave one."), Repair(match[0], " "))
                start += len(line) + 1


def _spaces_at_marks(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running():
        text = passage.typed(part)
        for match in _SPACE_BEFORE.finditer(text):
            place = passage.place(part.offset + match.start())
            what = _("A space stands before a punctuation mark.")
            mark = text[match.end()]
            glued = text[match.end() + 1 : match.end() + 2].isalpha()
            replaced = match[0] + mark if glued else match[0]
            yield Remark(
                place, what, _("Delete it."), Repair(replaced, f"{mark} " if glued else "")
            )
        for match in _NO_SPACE_AFTER.finditer(part.text):
            what = _("There is no space after «{mark}».").format(mark=match[0])
            place = passage.place(part.offset + match.start())
            yield Remark(place, what, "", Repair(match[0], f"{match[0]} "))
        for match in _NO_SPACE_BEFORE.finditer(part.text):
            if not _is_ending(part.text, match, passage.language):
                what = _("There is no space before «{mark}».").format(mark=match[0])
                place = passage.place(part.offset + match.start())
                yield Remark(place, what, "", Repair(match[0], f" {match[0]}"))


def _is_ending(text: str, match: re.Match[str], language: str | None) -> bool:
    """Tell whether letters at a mark are a word's ending: «заявитель(ница)», «Nur Otan»ның."""
    word = re.match(r"\w+", text[match.end("opens") if match["opens"] else match.start() :])
    length = len(word[0]) if word else 0
    if match["opens"] == "(":
        return text.startswith(")", match.end() + length) and length <= _LONGEST_ENDING
    kazakh = match["closed"] is not None and language == "kk"
    return kazakh and word is not None and _KAZAKH_ENDING.fullmatch(word[0]) is not None


_LONGEST_ENDING = 6
_KAZAKH_ENDING = expression(
    r"[дтн]?[ыі](?:ң|н)?|[ғгқкн]?[ае]|[дтн][ае]н?|н[ае]н|нд[ае]н?|[дт](?:ағы|егі)\w*|[мбп]ен"
    r"|[лдт][ае]р\w*|ш[ыі]\w*|[лдт][ыі][қкғг]\w*|[ндт]?[ыі][кқ][ыі]\w*"
)
_WITHOUT_MARKS = ("subject", "request", "demands")


def _inside_marks(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running():
        typed = passage.typed(part)
        for match in _INSIDE.finditer(blanked(_DAY, part.text)):
            if typed[match.start() : match.end()] != match[0]:
                continue  # the mark of a footnote
            what = _("A space stands inside the quotation marks or the brackets.")
            place = passage.place(part.offset + match.start())
            yield Remark(place, what, _("Delete it."), Repair(match[0], ""))


def _doubled_marks(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running():
        for match in _DOUBLED.finditer(part.text):
            if passage.key in _WITHOUT_MARKS and not part.text[match.end() :].strip():
                continue  # a mark that the template prints, which another rule tells
            what = _("Two marks stand in place of one: «{marks}».").format(marks=match[0])
            place = passage.place(part.offset + match.start())
            same = match[0][0] == match[0][1]
            repair = Repair(match[0], match[0][0]) if same else None
            yield Remark(place, what, _("Leave one."), repair)


def _abbreviations(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running():
        for match in _ABBREVIATION.finditer(part.text):
            what = _("There is no space after «{mark}».").format(mark=match[0])
            place = passage.place(part.offset + match.start())
            yield Remark(place, what, "", Repair(match[0], f"{match[0]} "))


RULES = (
    Rule("doubled-space", N_("Two or more spaces in place of one."), _doubled_spaces),
    Rule(
        "space-at-mark",
        N_("A space before a punctuation mark, or none after it."),
        _spaces_at_marks,
    ),
    Rule("space-inside-marks", N_("A space inside quotation marks or brackets."), _inside_marks),
    Rule("doubled-mark", N_("Two punctuation marks in place of one: «..», «,,»."), _doubled_marks),
    Rule(
        "abbreviation-space",
        N_("No space after an abbreviation or before a unit: «г.Астана», «2014г.»."),
        _abbreviations,
    ),
)
