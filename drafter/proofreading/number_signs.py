"""Rules about «№»: another sign in its place, no space after it."""

from collections.abc import Iterator

from drafter.proofreading.draft import Draft, Remark, Rule, mend
from drafter.wording import N_, _
from drafter.wording.expressions import expression

_NUMBER = r"\d+(?:[-/.]\d+)*(?:-[А-ЯЁӘҒҚҢӨҰҮҺІIVX]+)?"
_OTHER_SIGN = expression(
    rf"(?<![\w.,/#&])(?P<sign>N[oо]?\.?[ \u00a0]?|N°[ \u00a0]?|#)(?=\d)(?P<number>{_NUMBER})"
)
_LATIN_WORD_BEFORE = expression(r"[A-Za-z]{2,}[ \u00a0]$")
_CODE = expression(r"N\d{1,2}(?!\d)")
_CODE_BEFORE = expression(r"(?:[«(\"/]|N\d{1,2},?[ \u00a0]|(?:маск|респиратор|виз)\w*[ \u00a0])$")
_GLUED = expression(r"(?<![\w/=?#])№(?=\d)(?P<number>\d+(?:[-/]\d+)*)")


def _other_signs(draft: Draft) -> Iterator[Remark]:
    for passage in draft.titles:
        for part in passage.paragraphs:
            for match in _OTHER_SIGN.finditer(part.text):
                before = part.text[max(0, match.start() - 40) : match.start()]
                if _LATIN_WORD_BEFORE.search(before):
                    continue
                if _CODE.match(match[0]) and _CODE_BEFORE.search(before):
                    continue  # a visa «N1», or a mask
                what = _("«{sign}» stands in place of «№».").format(sign=match["sign"].strip())
                place = passage.place(part.offset + match.start())
                yield mend(place, what, match[0], f"№ {match['number']}")


def _glued(draft: Draft) -> Iterator[Remark]:
    for passage in draft.titles:
        for part in passage.paragraphs:
            for match in _GLUED.finditer(part.text):
                place = passage.place(part.offset + match.start())
                what = _("There is no space after «№».")
                yield mend(place, what, match[0], f"№ {match['number']}")


RULES = (
    Rule("number-sign", N_("«N 5», «No 5» or «#5» in place of «№ 5»."), _other_signs),
    Rule("number-sign-space", N_("«№5» in place of «№ 5»."), _glued),
)
