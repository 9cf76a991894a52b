"""`drafter decline`: names and posts in their cases, one or a whole list."""

import sys
from collections.abc import Callable

import click

from drafter.commands import Command, Option, argument, pour
from drafter.commands.screen import put, styled
from drafter.errors import InquiryError, Place, Problem
from drafter.grammar import (
    Case,
    Form,
    Forms,
    Gender,
    Part,
    cases,
    cases_in_name,
    decline,
    languages,
)
from drafter.grammar.genders import gender_called
from drafter.grammar.names import gender_of_name, gender_of_parts, parts_of_name
from drafter.wording import N_, _
from drafter.wording.cases import case_name
from drafter.wording.genders import possible_genders
from drafter.wording.invisible import visible

STREAM = "-"
_COLUMNS = (Part.SURNAME, Part.GIVEN, Part.PATRONYMIC)
_LANGUAGES = languages()


class _GenderType(click.ParamType[Gender]):
    """A gender by the words that people use for it: feminine, ж, женский, әйел."""

    name = "gender"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> Gender:
        """Return the gender; fail for a word that means none."""
        gender = gender_called(value)
        if gender is None:
            what = _("«{text}» is not known here.").format(text=value)
            self.fail(f"{what} {possible_genders()}", param, ctx)
        return gender


def _decline(name: str, language: str, case: str | None, gender: Gender | None, post: bool) -> None:
    if name == STREAM:
        if case is None:
            text = _("A list is put into one case; choose it with --case.")
            raise click.UsageError(text)
        _decline_list(language, Case(case), gender, post)
        return
    asked = [Case(case)] if case else list(cases(language))
    if post:
        _print_table(asked, lambda c: decline(Forms(name), c, Part.POST, language))
        return
    known = gender or gender_of_name(name)
    _print_table(asked, lambda c: _together(name, c, language, known))


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
            type=_GenderType(),
            help=N_("The person's gender, where the name does not show it."),
        ),
        Option(["--post"], is_flag=True, help=N_("It is a post, not a name.")),
    ],
)
argument("name", metavar=N_("NAME"))(command)


def _together(name: str, case: Case, language: str, gender: Gender | None) -> Form:
    parts = parts_of_name(name)
    in_cases = cases_in_name([word for _part, word in parts], case, language)
    forms = [
        decline(Forms(word), one, part, language, gender)
        for one, (part, word) in zip(in_cases, parts, strict=True)
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


def _decline_list(language: str, case: Case, gender: Gender | None, post: bool) -> None:
    make = _post_line if post else _name_line
    # What is not UTF-8 comes back byte for byte.
    whole = sys.stdin.buffer.read().decode("utf-8", "surrogateescape")
    lines = [line.rstrip("\r") for line in whole.removesuffix("\n").split("\n")] if whole else []
    if not post:
        _check_genders(lines)
    made = []
    for text in lines:
        forms = make(text, language, case, gender)
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


def _post_line(line: str, language: str, case: Case, _gender: Gender | None) -> list[Form]:
    return [decline(Forms(line), case, Part.POST, language)]


def _name_line(line: str, language: str, case: Case, gender: Gender | None) -> list[Form]:
    """Return each column declined for itself, the gender as it stands.

    The gender is that of the row, or else `gender`, or else what the name shows; a row of one
    column with several words is a whole name.
    """
    words = line.split("\t")
    if len(words) == 1 and " " in line.strip():
        return [_together(line, case, language, gender or gender_of_name(line))]
    typed = words[3] if len(words) > 3 else ""
    shown = gender_called(typed) if typed else gender or gender_of_parts(_named(words))
    forms = [
        decline(Forms(word), case, part, language, shown) if word else Form("", sure=True)
        for part, word in zip(_COLUMNS, words, strict=False)
    ]
    understood = len(words) <= len(_COLUMNS) + 1 and any(words[:3])
    understood = understood and (not typed or shown is not None)
    return [*forms, *(Form(word, sure=understood) for word in words[3:])]


def _named(words: list[str]) -> list[tuple[Part, str]]:
    return list(zip(_COLUMNS, words, strict=False))
