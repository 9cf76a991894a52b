"""`drafter decline`: names and posts in their cases, one or a whole list."""

import sys
from collections.abc import Callable

import click

from drafter.commands import Command, Option, argument, pour
from drafter.commands.screen import put, styled
from drafter.errors import InquiryError, Place, Problem
from drafter.grammar import Case, Form, Forms, Gender, Part, case_in_name, cases, decline, languages
from drafter.grammar.genders import gender_called
from drafter.grammar.names import gender_of_name, parts_of_name
from drafter.wording import N_, _
from drafter.wording.cases import case_name
from drafter.wording.genders import possible_genders
from drafter.wording.invisible import visible

STREAM = "-"
_COLUMNS = (Part.SURNAME, Part.GIVEN, Part.PATRONYMIC)
_LANGUAGES = languages()


def _decline(name: str, language: str, case: str | None, gender: str | None, post: bool) -> None:
    if name == STREAM:
        if case is None:
            text = _("A list is put into one case; choose it with --case.")
            raise click.UsageError(text)
        _decline_list(language, Case(case), post)
        return
    asked = [Case(case)] if case else list(cases(language))
    if post:
        _print_table(asked, lambda c: decline(Forms(name), c, Part.POST, language))
        return
    parts = [(part, Forms(word)) for part, word in parts_of_name(name)] or [
        (Part.SURNAME, Forms(""))
    ]
    known = Gender(gender) if gender else gender_of_name(name)
    _print_table(asked, lambda c: _together(parts, c, language, known))


command = Command(
    "decline",
    callback=_decline,
    help=N_(
        "Put a NAME, or with --post a post, into its cases. With «-» a list is read from the"
        " standard input: a line a person, with surname, given name, patronymic and gender"
        " between tabs, or a line a post; the same comes out in the case asked for, with a last"
        " column «sure» or «guessed»."
    ),
    epilog=N_("Example: drafter decline --case dative 'Смаилов Алихан Асханович'"),
    params=[
        Option(
            ["-l", "--language"],
            metavar="|".join(_LANGUAGES),
            type=click.Choice(_LANGUAGES),
            default=_LANGUAGES[0],
            help=N_("The language of the name; Russian if absent."),
        ),
        Option(
            ["--case"],
            metavar=N_("CASE"),
            type=click.Choice([case.value for case in Case]),
            help=N_(
                "Only this case: nominative, genitive, dative, accusative, instrumental,"
                " prepositional, locative, ablative."
            ),
        ),
        Option(
            ["--gender"],
            metavar="|".join(Gender),
            type=click.Choice([gender.value for gender in Gender]),
            help=N_("The person's gender, where the name does not show it."),
        ),
        Option(["--post"], is_flag=True, help=N_("It is a post, not a name.")),
    ],
)
argument("name", metavar=N_("NAME"))(command)


def _together(
    parts: list[tuple[Part, Forms]], case: Case, language: str, gender: Gender | None
) -> Form:
    last = len(parts) - 1
    forms = [
        decline(word, case_in_name(case, number == last, language), part, language, gender)
        for number, (part, word) in enumerate(parts)
    ]
    sure = bool(forms) and all(form.sure for form in forms)
    return Form(" ".join(form.text for form in forms), sure)


def _print_table(asked: list[Case], in_case: Callable[[Case], Form]) -> None:
    names = [case_name(case) for case in asked]
    width = max(map(len, names))
    for case, name in zip(asked, names, strict=True):
        form = in_case(case)
        doubt = "" if form.sure else "  " + styled(_("(guessed)"), fg="yellow")
        put(visible(f"{name:{width}}  {form.text}") + doubt)


def _decline_list(language: str, case: Case, post: bool) -> None:
    make = _post_line if post else _name_line
    # What is not UTF-8 comes back byte for byte.
    whole = sys.stdin.buffer.read().decode("utf-8", "surrogateescape")
    lines = [line.rstrip("\r") for line in whole.removesuffix("\n").split("\n")] if whole else []
    if not post:
        _check_genders(lines)
    made = []
    for text in lines:
        forms = make(text, language, case)
        sure = all(form.sure for form in forms)
        columns = [*(form.text for form in forms), "sure" if sure else "guessed"]
        made.append("\t".join(columns) + "\n")
    pour("".join(made).encode("utf-8", "surrogateescape"))


def _check_genders(lines: list[str]) -> None:
    """Raise InquiryError for the lines whose gender is not known."""
    problems = []
    for number, line in enumerate(lines, 1):
        words = line.split("\t")
        if len(words) == len(_COLUMNS) + 1 and words[-1] and not gender_called(words[-1]):
            what = _("«{text}» is not known here.").format(text=words[-1])
            place = Place(STREAM, number, len(line) - len(words[-1]) + 1)
            problems.append(Problem("unknown-word", place, what, possible_genders()))
    if problems:
        raise InquiryError(problems)


def _post_line(line: str, language: str, case: Case) -> list[Form]:
    return [decline(Forms(line), case, Part.POST, language)]


def _name_line(line: str, language: str, case: Case) -> list[Form]:
    """Return each column declined for itself, the gender as it stands."""
    words = line.split("\t")
    gender = words[3] if len(words) > 3 else ""
    known = gender_called(gender)
    forms = [
        decline(Forms(word), case, part, language, known) if word else Form("", sure=True)
        for part, word in zip(_COLUMNS, words, strict=False)
    ]
    understood = len(words) <= 4 and any(words[:3]) and (known is not None or not gender)
    return [*forms, *(Form(word, sure=understood) for word in words[3:])]
