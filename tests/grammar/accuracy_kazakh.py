"""Print how many forms of the reference lists the Kazakh declension gets right.

Every list is reported by case: the share of right forms, of certain ones, and how many of the
certain ones are wrong.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from drafter.grammar import kazakh
from drafter.grammar.cases import Case, Form

DATA = Path(__file__).with_name("data")

OBLIQUE = (
    Case.GENITIVE,
    Case.DATIVE,
    Case.ACCUSATIVE,
    Case.LOCATIVE,
    Case.ABLATIVE,
    Case.INSTRUMENTAL,
)
Decliner = Callable[[str, Case], Form]
DECLINERS: dict[str, Decliner] = {
    "surname": lambda text, case: kazakh.surname(text, case, None),
    "given": lambda text, case: kazakh.given(text, case, None),
    "patronymic": lambda text, case: kazakh.patronymic(text, case, None),
    "noun": kazakh.noun,
    "post": kazakh.post,
}


@dataclass(frozen=True, slots=True)
class Check:
    """An expected form of a list, and the one that the declension gives when it is asked for."""

    kind: str
    case: Case
    nominative: str
    expected: str

    @property
    def form(self) -> Form:
        """The form by the rules: worked out in the test that asks, not when tests are collected."""
        return DECLINERS[self.kind](self.nominative, self.case)

    @property
    def right(self) -> bool:
        """Say whether the form is the expected one, letter for letter."""
        return self.form.text == self.expected


def rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a list in the data folder; lines with # are its description."""
    for line in (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


def table(kind: str, nominative: str, forms: list[str]) -> Iterator[Check]:
    """Check a row of forms in the order of the oblique cases; «-» stands for none."""
    for case, expected in zip(OBLIQUE, forms, strict=True):
        if expected != "-":
            yield Check(kind, case, nominative, expected)


def all_checks() -> dict[str, list[Check]]:
    """Return every list by name with its checks."""
    lists: dict[str, list[Check]] = {}
    lists["names in print"] = [
        Check(kind, Case(case), nominative, expected)
        for kind, case, nominative, expected, _ in rows("kazakh_names_attested")
    ]
    for title, name in (("names in tables", "names_paradigms"), ("seen afterwards", "unseen")):
        lists[title] = [
            item
            for kind, nominative, *forms, _ in rows(f"kazakh_{name}")
            for item in table(kind, nominative, forms)
        ]
    lists["nouns"] = [
        item
        for nominative, *forms, _ in rows("kazakh_nouns")
        for item in table("noun", nominative, forms)
    ]
    lists["posts"] = [
        Check("post", Case(case), nominative, expected)
        for case, nominative, expected, _ in rows("kazakh_posts")
    ]
    lists["kinds"] = [
        Check(kind, Case.DATIVE, nominative, expected)
        for kind, nominative, expected in rows("kazakh_kinds")
    ]
    return lists


def report(title: str, checks: list[Check]) -> str:
    """Return one line of figures for a set of checks."""
    right = sum(item.right for item in checks)
    sure = [item for item in checks if item.form.sure]
    wrong = sum(not item.right for item in sure)
    return (
        f"{title:18} {len(checks):5} forms, right {right:5} ({right / len(checks):7.2%}), "
        f"guessed {len(checks) - len(sure):4}, wrong among sure {wrong}"
    )


def main() -> None:
    """Print the figures of every list and of every case, and every error."""
    everything: list[Check] = []
    for name, checks in all_checks().items():
        everything += checks
        print(report(name, checks))
        for item in checks:
            if not item.right:
                mark = "sure" if item.form.sure else "guessed"
                print(
                    f"    {item.nominative} ({item.kind}, {item.case.value}): "
                    f"{item.form.text}, {mark}; the source has {item.expected}"
                )
    for case in OBLIQUE:
        print(report(case.value, [item for item in everything if item.case is case]))
    print(report("all", everything))
