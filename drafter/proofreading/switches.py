"""Comments that switch rules off in a file: `# drafter: without long-paragraph`."""

from collections.abc import Collection

from drafter.errors import Place, Problem
from drafter.wording import _
from drafter.wording.expressions import expression

_SWITCH = expression(r"(?m)(?:^|[\s{])#-?\s*drafter:\s*without\s+(?P<ids>[^#\n]*)")
_ID = expression(r"[^\s,]*\w[^\s,]*")


def switches(text: str) -> bool:
    """Tell whether a text may have such comments, a thousand times as fast as the pattern."""
    return "drafter:" in text


def named_in_comments(
    text: str, file: str, known: Collection[str]
) -> tuple[list[str], list[Problem]]:
    """Return the ids that comments of a file name, and a problem for each that is not `known`.

    A template has them in `{# … #}`.
    """
    ids: list[str] = []
    problems: list[Problem] = []
    for line in _SWITCH.finditer(text) if switches(text) else ():
        for name in _ID.finditer(text, line.start("ids"), line.end("ids")):
            ids.append(name[0])
            if name[0] not in known:
                place = Place.of(file, text, name.start())
                what = _("There is no rule «{name}».").format(name=name[0])
                advice = _("See: drafter check --rules")
                problems.append(Problem("unknown-rule", place, what, advice))
    return ids, problems
