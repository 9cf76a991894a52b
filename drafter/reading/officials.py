"""Officials in a file: the gender that a patronymic shows, and posts in several lines."""

from collections.abc import Callable, Iterator
from typing import Any

from drafter.grammar import Case
from drafter.grammar import lines as post_lines
from drafter.grammar.names import gender_of_patronymic
from drafter.model.shapes import Record, keys
from drafter.reading.nodes import Mapping, Node, Scalar
from drafter.wording import _

Report = Callable[..., None]
"""Notes a problem: its id, its place, what is wrong, what to do."""


def settle_gender(node: Mapping, shape: Record, values: dict[str, Any], report: Report) -> None:
    """Hold the gender of a person against the patronymic, and fill it in where that shows it.

    The values are those that were read of the node.  A contradiction is reported, and a gender
    that is needed and neither written nor shown.
    """
    versions = _nominatives(node.entries["patronymic"][1]) if "patronymic" in node.entries else ()
    shown = {gender: text for text in versions if (gender := gender_of_patronymic(text))}
    typed = values.get("gender")
    wrong = [text for gender, text in shown.items() if typed not in (gender, None)]
    if wrong:
        what = _("The gender contradicts the patronymic «{name}».").format(name=wrong[0])
        place = node.entries["gender"][1].place
        report("gender-contradicts", place, what, _("Correct the one that is wrong."))
    elif len(shown) > 1:
        what = _("One version of the patronymic is a man's, another a woman's: {names}.")
        what = what.format(names=", ".join(f"«{text}»" for text in shown.values()))
        place = node.entries["patronymic"][1].place
        report("gender-contradicts", place, what, _("Correct the one that is wrong."))
    elif shape.gendered and typed is None:
        if shown:
            values["gender"] = str(*shown)
        elif "surname" in node.entries and _is_blank(node, "gender"):
            _report_missing(node, shape, report)


def _is_blank(node: Mapping, name: str) -> bool:
    """Tell whether a key is not there, or has nothing behind it, as in a form."""
    value = node.entries[name][1] if name in node.entries else None
    return value is None or (isinstance(value, Scalar) and not value.text.strip())


def _nominatives(node: Node) -> Iterator[str]:
    """Yield a name as it stands in the file: by language, by case, or plain."""
    if isinstance(node, Scalar):
        yield node.text.strip()
    elif isinstance(node, Mapping):
        cases = [value for name, (_key, value) in node.entries.items() if name == Case.NOMINATIVE]
        for inner in cases or [value for _key, value in node.entries.values()]:
            yield from _nominatives(inner)


def _report_missing(node: Mapping, shape: Record, report: Report) -> None:
    meaning = keys(shape.model)["gender"].meaning
    what = _("The key «{key}» is missing beside «{other}»: {meaning}")
    what = what.format(key="gender", other="surname", meaning=_(meaning))
    advice = _(
        "Add «gender: masculine» or «gender: feminine»: no patronymic in {endings} tells it."
    )
    advice = advice.format(endings="-ович, -овна, -ұлы, -қызы")
    place = node.entries["gender"][1].place if "gender" in node.entries else node.place
    report("missing-key", place, what, advice)


def posts_of(node: Node, language: str, report: Report) -> str | None:
    """Return the posts of a node in several lines, each in one of its own; None for one line.

    Where it is not clear which lines are posts, that is reported.
    """
    if not isinstance(node, Scalar) or "\n" not in node.text:
        return None
    lines = [" ".join(line.split()) for line in node.text.split("\n") if line.strip()]
    if len(lines) < 2:
        return None
    posts = post_lines.posts_of_lines(lines, language)
    if posts is None:
        what = _("Which of these lines are posts of their own, and which go on, is not clear.")
        advice = _("Write one post in one line, and two as two addressees.")
        report("post-in-two-lines", node.place, what, advice)
    return "\n".join(posts or ()) or None
