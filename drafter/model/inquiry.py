"""What an inquiry is: the model that every stage shares, and the keys of its input."""

import datetime
from collections.abc import Mapping

from drafter.grammar import Forms
from drafter.grammar.cases import Gender
from drafter.model.shapes import (
    NOTHING,
    CaseForms,
    Choice,
    Count,
    Day,
    Identifier,
    Language,
    Line,
    Many,
    Model,
    Parameters,
    PerLanguage,
    Post,
    Prose,
    Record,
    Yes,
    key,
)
from drafter.wording import N_

Texts = Mapping[str, str]
"""A text by language code."""

Names = Mapping[str, Forms]
"""A name or a post by language code, with the case forms that were given explicitly."""

NAME = PerLanguage(CaseForms(), shared=True)
_TEXT = PerLanguage(Line())
LABEL = PerLanguage(Line(), shared=True)
GENDER = Choice(tuple(Gender))
PARTS_OF_NAME = (("given", "surname"), ("patronymic", "surname"))
"""Which part of a name needs which other."""


class Addressee(Model):
    """The official to whom the letter goes."""

    post: str | Names = key(
        Post(),
        N_("Post"),
        N_("The official's post: an id of the posts catalog, or own words in each language."),
        required=True,
    )
    surname: Names | None = key(NAME, N_("Surname"), N_("The official's surname."))
    given: Names | None = key(NAME, N_("Given name"), N_("The official's given name."))
    patronymic: Names | None = key(NAME, N_("Patronymic"), N_("The official's patronymic."))
    gender: str | None = key(
        GENDER,
        N_("Gender"),
        N_(
            "The official's gender, on which the salutation and the case endings depend; it may be"
            " left out where the patronymic shows it."
        ),
    )
    salutation: Texts | None = key(
        _TEXT,
        N_("Salutation"),
        N_("The salutation in own words, where it does not follow from the name."),
    )


class Author(Model):
    """On whose behalf the letter is written; just one of these is set."""

    faction: Texts | None = key(
        LABEL, N_("Faction"), N_("The name of the faction, without quotation marks.")
    )
    deputies: bool = key(
        Yes(), N_("Deputies"), N_("The signatories write in their own name."), default=False
    )
    group: Texts | None = key(
        LABEL, N_("Group"), N_("The name of the deputies' group, without quotation marks.")
    )
    label: Texts | None = key(
        LABEL, N_("Label"), N_("The author in own words, exactly as it must be printed.")
    )


class Signatory(Model):
    """A person who signs: either as typed, or by parts of the name."""

    name: Texts | None = key(LABEL, N_("Name"), N_("Initials and surname as they must be printed."))
    surname: Names | None = key(NAME, N_("Surname"), N_("The signatory's surname."))
    given: Names | None = key(NAME, N_("Given name"), N_("The signatory's given name."))
    patronymic: Names | None = key(NAME, N_("Patronymic"), N_("The signatory's patronymic."))
    post: str | Names | None = key(
        Post(), N_("Post"), N_("The signatory's post, printed before the name.")
    )


class Appendix(Model):
    """The line that announces an appendix."""

    title: Texts | None = key(_TEXT, N_("Title"), N_("What the appendix is called."))
    sheets: int = key(
        Count(), N_("Sheets"), N_("The number of sheets of the appendix."), required=True
    )


class Executor(Model):
    """The member of staff who prepared the letter."""

    name: Texts = key(LABEL, N_("Name"), N_("The executor's name."), required=True)
    phone: Texts | None = key(LABEL, N_("Telephone"), N_("The executor's telephone number."))


class Clause(Model):
    """A passage that returns in many letters, by the name of its template."""

    name: str = key(
        Identifier(), N_("Template"), N_("The name of the clause's template."), required=True
    )
    parameters: Mapping[str, Texts] = key(
        Parameters(),
        N_("Parameters"),
        N_("What the clause prints in its gaps, such as a date or a number."),
        default=NOTHING,
    )


class Inquiry(Model):
    """A deputies' inquiry, or another letter of its kind, in all its languages."""

    kind: str = key(
        Identifier(),
        N_("Kind"),
        N_("The kind of letter, which is the name of its template: inquiry or appeal."),
        default="inquiry",
    )
    languages: tuple[str, ...] = key(
        Many(Language()),
        N_("Languages"),
        N_("The languages to write the letter in; all languages of the texts if absent."),
        default=(),
    )
    date: datetime.date | None = key(
        Day(), N_("Date"), N_("The date of the letter, as 2025-11-26.")
    )
    number: str | None = key(Line(), N_("Number"), N_("The registration number, without «№»."))
    follows: str | None = key(
        Line(),
        N_("Follows"),
        N_("The number of the earlier inquiry in the register, which this one repeats and cites."),
    )
    addressee: Addressee = key(
        Record(Addressee, needs=PARTS_OF_NAME, reference="people", gendered=True),
        N_("Addressee"),
        N_(
            "To whom the letter goes; or an id: a person or a post of the address book, or a post"
            " of the posts catalog."
        ),
        required=True,
    )
    author: Author = key(
        Record(
            Author,
            one_of=("faction", "deputies", "group", "label"),
            reference="factions",
            usual="faction",
        ),
        N_("Author"),
        N_(
            "On whose behalf the letter is written: one of faction, deputies, group, label; or the"
            " id of a faction of the address book."
        ),
        required=True,
    )
    subject: Texts | None = key(
        _TEXT, N_("Subject"), N_("What the letter is about, without a full stop.")
    )
    body: Texts = key(
        PerLanguage(Prose()),
        N_("Body"),
        N_("The body: each line is a paragraph; lists, tables and *emphasis* have marks."),
        required=True,
    )
    clauses: tuple[Clause, ...] = key(
        Many(Record(Clause, plain="name")),
        N_("Clauses"),
        N_("Standing passages that follow the body, by the names of their templates."),
        default=(),
    )
    request: Texts | None = key(
        _TEXT,
        N_("Request"),
        N_("The request that ends the body and leads to the demands, without a colon."),
    )
    demands: tuple[Texts, ...] = key(
        Many(_TEXT),
        N_("Demands"),
        N_("What is demanded, item by item, without numbers and final punctuation."),
        default=(),
    )
    appendix: Appendix | None = key(
        Record(Appendix), N_("Appendix"), N_("The appendix: its title and number of sheets.")
    )
    signatories: tuple[Signatory, ...] = key(
        Many(
            Record(
                Signatory,
                plain="name",
                one_of=("name", "surname"),
                needs=PARTS_OF_NAME,
                reference="people",
            ),
            whole="all",
        ),
        N_("Signatories"),
        N_(
            "Who signs, in the order of the signatures: names, or ids of the address book; «all»"
            " stands for all members of the author's faction there."
        ),
        required=True,
    )
    executor: Executor | None = key(
        Record(Executor, plain="name"), N_("Executor"), N_("Who prepared the letter.")
    )
