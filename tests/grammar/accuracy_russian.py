"""Print how many forms of the reference lists the Russian declension gets right.

Every list is reported by gender and by case, with the share of certain forms and how many of
them are wrong.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from drafter.grammar.cases import Case, Form, Gender
from drafter.grammar.names import gender_of_name, parts_of_name
from drafter.grammar.russian import CASES, given, patronymic, post, surname

DATA = Path(__file__).resolve().parent / "data"
NAMES = {"surname": surname, "given": given, "patronymic": patronymic}
FULL_LISTS = {
    "given_russian": "given",
    "given_kazakhstan": "given",
    "given_sample": "given",
    "patronymics": "patronymic",
    "surnames_sample": "surname",
    "surnames_irregular": "surname",
    "surnames_kinds": "surname",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One form of a reference list: what is asked, what is right, what comes out."""

    group: str
    case: Case
    nominative: str
    expected: tuple[str, ...]
    decline: Callable[[], Form]

    @property
    def form(self) -> Form:
        """The form by the rules: worked out in the test that asks, not where lists are read."""
        return self.decline()

    @property
    def right(self) -> bool:
        """Say whether the form is one of the accepted ones, letter for letter."""
        return self.form.text in self.expected


def rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a list without its header."""
    for line in (DATA / f"{name}.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def name_checks(name: str, kind: str) -> Iterator[Check]:
    """Check a list of full paradigms of names: gender, nominative and five forms."""
    for gender, nominative, *forms in rows(name):
        for case, expected in zip(CASES[1:], forms, strict=True):
            form = partial(NAMES[kind], nominative, case, Gender(gender))
            yield Check(gender, case, nominative, tuple(expected.split("/")), form)


def attested_checks() -> Iterator[Check]:
    """Check single forms of names found in published texts."""
    for kind, gender, case, nominative, expected, _ in rows("names_attested"):
        form = partial(NAMES[kind], nominative, Case(case), Gender(gender))
        yield Check(f"{kind} {gender}", Case(case), nominative, (expected,), form)


def post_checks() -> Iterator[Check]:
    """Check the full paradigms of posts."""
    for nominative, *forms in rows("posts_dictionary"):
        for case, expected in zip(CASES[1:], forms, strict=True):
            form = partial(post, nominative, case)
            yield Check("posts", case, nominative, (expected,), form)


def attested_post_checks() -> Iterator[Check]:
    """Check single forms of posts found in published texts."""
    for case, nominative, expected, _ in rows("posts_attested"):
        form = partial(post, nominative, Case(case))
        yield Check("posts", Case(case), nominative, (expected,), form)


def body_checks() -> Iterator[Check]:
    """Check the full paradigms of bodies, groups and posts with ranks, by kind."""
    for kind, nominative, *forms in rows("bodies"):
        for case, expected in zip(CASES[1:], forms, strict=True):
            form = partial(post, nominative, case)
            yield Check(kind, case, nominative, (expected,), form)


def whole_name_checks() -> Iterator[Check]:
    """Check whole names that were typed in one line; the name itself shows the gender."""
    for gender, nominative, dative in rows("whole_names"):
        check = partial(whole, nominative, Case.DATIVE)
        yield Check(f"whole name {gender}", Case.DATIVE, nominative, (dative,), check)


def whole(name: str, case: Case) -> Form:
    """Return a name in one line in a case, as `drafter decline` makes it."""
    gender = gender_of_name(name)
    forms = [NAMES[part](word, case, gender) for part, word in parts_of_name(name)]
    return Form(" ".join(form.text for form in forms), all(form.sure for form in forms))


def all_checks() -> dict[str, list[Check]]:
    """Return every list by name with its checks."""
    lists = {name: list(name_checks(name, kind)) for name, kind in FULL_LISTS.items()}
    lists["names_attested"] = list(attested_checks())
    lists["posts_dictionary"] = list(post_checks())
    lists["posts_attested"] = list(attested_post_checks())
    lists["bodies"] = list(body_checks())
    lists["whole_names"] = list(whole_name_checks())
    return lists


def report(title: str, checks: list[Check]) -> str:
    """Return one line of figures for a set of checks."""
    wrong = sum(not check.right for check in checks)
    sure = [check for check in checks if check.form.sure]
    sure_wrong = sum(not check.right for check in sure)
    return (
        f"{title:34} {len(checks):6} forms, right {1 - wrong / len(checks):8.3%}, "
        f"sure {len(sure) / len(checks):7.2%}, wrong among sure {sure_wrong}"
        f" ({sure_wrong / max(1, len(sure)):.3%})"
    )


def breakdown(checks: list[Check]) -> Iterator[str]:
    """Yield lines of figures by group and by case."""
    for group in Counter(check.group for check in checks):
        yield report("  " + group, [check for check in checks if check.group == group])
    for case in CASES[1:]:
        part = [check for check in checks if check.case is case]
        if part:
            yield report("  " + case.value, part)


def main() -> None:
    """Print the figures of every list, and every error."""
    everything: list[Check] = []
    for name, checks in all_checks().items():
        everything += checks
        print(report(name, checks))
        print("\n".join(breakdown(checks)))
        for check in checks:
            if not check.right:
                mark = "SURE " if check.form.sure else ""
                expected = "/".join(check.expected)
                print(f"    {mark}{check.nominative} ({check.group}, {check.case.value}): "
                      f"{check.form.text}, expected {expected}")  # fmt: skip
    print(report("all lists", everything))
