"""Rule about Russian prepositions and particles that are written apart, together or by ear."""

import re
from collections.abc import Iterator

from drafter.proofreading.draft import Draft, Remark, Rule, mend
from drafter.wording import N_, _
from drafter.wording.expressions import expression

_TIME = (
    r"(?:\d|одного|двух|тр[её]х|четыр[её]х|пяти|шести|семи|восьми|девяти|десяти|нескольких|многих"
    r"|последн|ближайш|прошл|текущ|вс(?:его|ей)[ \u00a0]|этого[ \u00a0]|полу(?:года|тора|часа)"
    r"|(?:года|месяца|недели|дня|суток|квартала|часа|срока|периода|лета|зимы)(?!\w))"
)
_SLIP = expression(
    r"(?<![\w-])(?:(?P<despite>не(?=[ \u00a0]смотря[ \u00a0]на(?!\w))[ \u00a0]смотря)"
    rf"|в[ \u00a0](?P<during>течении)(?=[ \u00a0]{_TIME})"
    r"|(?P<owing>в[ \u00a0]следстви[еи])(?=[ \u00a0](?:чего|этого|того)(?!\w))"
    r"|(?P<view>в[ \u00a0]виду)(?=[ \u00a0](?:того|отсутствия|недостатка|нехватки|невозможности"
    r"|необходимости|несоответствия|неисполнения)(?!\w))"
    r"|по[ \u00a0](?P<after>истечению)"
    r"|(?P<together>в[ \u00a0]месте)(?=[ \u00a0]с[ \u00a0]тем(?!\w))"
    r"|тем[ \u00a0](?P<yet>ни)(?=[ \u00a0]менее(?!\w))"
    r"|(?P<hyphen>из[ \u00a0](?:за|под)"
    r"|(?:как(?:ой|ая|ое|ие|ого|ому|их|им|ую|ими)|кто|что|где|когда|кого|чего|кому|чему)"
    r"[ \u00a0]нибудь))(?!\w)",
    re.IGNORECASE,
)
"""Each of them by what follows it, so that «иметь в виду» and «в течении реки» are none."""

_IN_MIND = expression(r"(?<!\w)име\w+[ \u00a0]$", re.IGNORECASE)
_RIGHT = {
    "despite": "несмотря",
    "during": "течение",
    "owing": "вследствие",
    "view": "ввиду",
    "after": "истечении",
    "together": "вместе",
    "yet": "не",
}


def _words_apart(draft: Draft) -> Iterator[Remark]:
    for passage, part in draft.running("ru"):
        for match in _SLIP.finditer(part.text):
            if _IN_MIND.search(part.text, max(0, match.start() - 20), match.start()):
                continue
            kind = str(match.lastgroup)
            wrong = match[kind]
            right = _RIGHT.get(kind) or re.sub("[ \u00a0]", "-", wrong)
            right = right if wrong[0].islower() else right[0].upper() + right[1:]
            what = _("«{word}» is misspelt here.").format(word=wrong)
            yield mend(passage.place(part.offset + match.start(kind)), what, wrong, right)


RULES = (
    Rule(
        "words-apart",
        N_("A preposition or particle misspelt: «не смотря на», «в течении года», «из за»."),
        _words_apart,
    ),
)
