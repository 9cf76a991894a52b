"""What an inquiry is: the model that every stage shares, and the keys of its input."""

import datetime
from collections.abc import Iterator, Mapping

from drafter.grammar import Forms
from drafter.grammar.cases import Gender
from drafter.model.shapes import (
    NOTHING,
    Blank,
    CaseForms,
    Choice,
    Count,
    Day,
    Identifier,
    Language,
    Line,
    Many,
    Model,
    OneOrMany,
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
_IN_CELL = PerLanguage(Prose(in_cell=True))
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


class Compared(Model):
    """A row of a comparative table: a passage of a law as it reads and as it shall read."""

    current: Texts | None = key(
        _IN_CELL,
        N_("Text in force"),
        N_("The passage as it reads now; it may be left out where there is none yet."),
    )
    proposed: Texts | None = key(
        _IN_CELL,
        N_("Proposed text"),
        N_("The passage as it shall read; it may be left out where it is to be deleted."),
    )
    reason: Texts | None = key(_IN_CELL, N_("Reason"), N_("Why it shall be changed."))


class Appendix(Model):
    """An appendix: announced in the letter, and printed after it where it has a text or a file."""

    title: Texts | None = key(_TEXT, N_("Title"), N_("What the appendix is called."))
    sheets: int | None = key(
        Count(),
        N_("Sheets"),
        N_("The number of sheets; it may be left out where the appendix has a text or a file."),
    )
    copies: int | None = key(Count(), N_("Copies"), N_("In how many copies it is enclosed."))
    body: Texts | None = key(
        PerLanguage(Prose()),
        N_("Text of the appendix"),
        N_("The text of the appendix, printed after the letter on pages of its own."),
    )
    comparison: tuple[Compared, ...] = key(
        Many(Record(Compared, some_of=("current", "proposed"))),
        N_("Comparative table"),
        N_(
            "The rows of a comparative table in three columns, printed after the letter on pages"
            " that lie on their side."
        ),
        default=(),
    )
    file: Texts | None = key(
        LABEL,
        N_("File"),
        N_(
            "A Word file in the folder of the letter, whose text is printed after the letter in the"
            " styles of the look, as a body is."
        ),
    )
    landscape: bool = key(
        Yes(), N_("Landscape"), N_("The pages of the appendix lie on their side."), default=False
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


_OFFICIAL = Record(Addressee, needs=PARTS_OF_NAME, reference="people", gendered=True)
_APPENDIX = Record(Appendix, some_of=("sheets", "body", "comparison", "file"))


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
    date: datetime.date | Blank | None = key(
        Day(blank=True),
        N_("Date"),
        N_("The date of the letter, as 2025-11-26; «blank» leaves a line for the pen."),
    )
    number: str | Blank | None = key(
        Line(blank=True),
        N_("Number"),
        N_("The registration number, without «№»; «blank» leaves a line for the pen."),
    )
    follows: str | None = key(
        Line(),
        N_("Follows"),
        N_("The number of the earlier inquiry in the register, which this one repeats and cites."),
    )
    addressee: Addressee | tuple[Addressee, ...] = key(
        OneOrMany(_OFFICIAL),
        N_("Addressee"),
        N_(
            "To whom the letter goes, one or a list; or an id: a person or a post of the address"
            " book, or a post of the posts catalog."
        ),
        required=True,
    )
    author: Author | None = key(
        Record(
            Author,
            one_of=("faction", "deputies", "group", "label"),
            reference="factions",
            usual="faction",
        ),
        N_("Author"),
        N_(
            "On whose behalf the letter is written: one of faction, deputies, group, label; or the"
            " id of a faction of the address book. It may be left out where each signatory has a"
            " post."
        ),
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
        _APPENDIX, N_("Appendix"), N_("The only appendix: its title and number of sheets.")
    )
    appendices: tuple[Appendix, ...] = key(
        Many(_APPENDIX),
        N_("Appendices"),
        N_("The appendices, each with its title and number of sheets, or its text."),
        default=(),
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
    copy_to: tuple[Addressee, ...] = key(
        Many(_OFFICIAL.replaced(plain="post")),
        N_("Copy to"),
        N_("Who gets a copy: ids of the address book or of the posts catalog, or own words."),
        default=(),
    )
    fields: Mapping[str, Texts] = key(
        Parameters(),
        N_("Fields"),
        N_("Values of one's own that templates print, by their names: texts in each language."),
        default=NOTHING,
    )
    executor: Executor | None = key(
        Record(Executor, plain="name"), N_("Executor"), N_("Who prepared the letter.")
    )

    @property
    def day(self) -> datetime.date | None:
        """The date of the letter; None where it has none, or one that is left for the pen."""
        return self.date if isinstance(self.date, datetime.date) else None

    @property
    def registered(self) -> str | None:
        """The number of the letter; None where it has none, or one that is left for the pen."""
        return self.number if isinstance(self.number, str) else None

    def addressees(self) -> Iterator[tuple[str, Addressee]]:
        """Yield the addressees, each with the path that leads to it."""
        if isinstance(self.addressee, Addressee):
            yield "addressee", self.addressee
        else:
            for number, addressee in enumerate(self.addressee):
                yield f"addressee.{number}", addressee

    def enclosed(self) -> Iterator[tuple[str, Appendix]]:
        """Yield the appendices, each with the path that leads to it."""
        if self.appendix:
            yield "appendix", self.appendix
        for number, appendix in enumerate(self.appendices):
            yield f"appendices.{number}", appendix
