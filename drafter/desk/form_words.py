"""Problems in the words of the form: who fills in fields never sees the keys of the file."""

import re
from collections.abc import Iterator

from drafter.errors import Problem
from drafter.model.shapes import Key, Many, OneOrMany, Record, keys
from drafter.office.located import Located
from drafter.reading.views import FORM_KEYS
from drafter.wording import N_, _

_NAMING = {"missing-key", "one-of-keys", "register-missing", "follows-itself", "answer-unclear"}
"""The problems whose sentences name keys; others may cite what somebody has typed."""

_QUOTED = re.compile("«([a-z_]+)»")
_LISTED = re.compile(r"(?<=: )[a-z_]+(?:, [a-z_]+)+(?=\.$)")

_ADVICE = (
    (
        "wrong-addressee",
        r"\(",
        N_("Look whether it may be now, or choose the appeal as the kind of letter."),
    ),
    ("wrong-addressee", "kind: ", N_("Choose the appeal as the kind of letter.")),
    ("no-demands", "kind: ", N_("Add demands, or choose the appeal as the kind of letter.")),
    (
        "no-name",
        "surname",
        N_(
            "Write surname, given name and patronymic and, where it does not show the gender, that"
            " as well."
        ),
    ),
    ("no-surname", "surname", N_("Write surname and given name, and choose the gender.")),
    ("missing-key", "gender: ", N_("Choose the gender.")),
    (
        "asked-before",
        "follows: ",
        N_("If this one repeats it, write the number of that inquiry into «{follows}»."),
    ),
    (
        "register-missing",
        "--register",
        N_("Enter the earlier inquiry in the register first, or empty the field."),
    ),
    (
        "follows-itself",
        "follows",
        N_("Write the number of the earlier inquiry, or empty the field."),
    ),
    (
        "answer-unclear",
        "follows",
        N_(
            "Empty the field, and add the clause answered-inquiry or unanswered-inquiry in"
            " «{clauses}»."
        ),
    ),
    (
        "unknown-id",
        r"addressbook\.yaml|drafter init",
        N_("Write the name in full, and the post of an official."),
    ),
    (
        "no-members",
        "author:",
        N_("Name the signatories, or choose a faction of the address book as the author."),
    ),
    ("clause-parameters", r"\{", N_("Add these fields in «{clauses}», and fill them in.")),
    ("missing-field", r"\{", N_("Add it in «{fields}».")),
)
"""What is to be done in the form, by the ids of problems, where the advice is a line of the file:
then the pattern that stands second is found in it."""


def in_words_of_the_form(one: Located) -> Located:
    """Return a problem as it is told beside its field: without a word of the file."""
    problem = one.problem
    for name, said, advice in _ADVICE:
        if name == problem.id and re.search(said, problem.advice):
            titles = {field: _(its.title) for field, its in FORM_KEYS.items()}
            problem = problem._replace(advice=_(advice).format_map(titles))
            break
    if problem.id not in _NAMING:
        return one._replace(problem=problem)
    named = _QUOTED.findall(problem.what)
    key = one.key or (named[0] if named and named[0] in FORM_KEYS else "")
    return one._replace(problem=problem._replace(what=_titled(problem, named, key)), key=key)


def _titled(problem: Problem, named: list[str], key: str) -> str:
    """Return what is wrong with the titles of fields in place of the keys that are named."""
    titles = dict(_titles(FORM_KEYS))
    outer = FORM_KEYS.get(key.partition(".")[0])
    if outer is not None:
        titles |= dict(_titles({outer.name: outer}))
    if problem.id == "missing-key" and len(named) == 1 and named[0] in titles:
        return _("«{title}» is not filled in.").format(title=titles[named[0]])

    def title(name: str) -> str:
        return f"«{titles.get(name, name)}»"

    text = _QUOTED.sub(lambda found: title(found[1]), problem.what)
    return _LISTED.sub(lambda found: ", ".join(map(title, found[0].split(", "))), text)


def _titles(fields: dict[str, Key]) -> Iterator[tuple[str, str]]:
    """Yield the titles of keys and of those in them, by their names; the outer ones count."""
    for field in fields.values():
        shape = field.shape
        while isinstance(shape, Many | OneOrMany):
            shape = shape.shape
        if isinstance(shape, Record):
            yield from _titles(keys(shape.model))
    for name, field in fields.items():
        yield name, _(field.title)
