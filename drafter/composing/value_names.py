"""What the values of templates are called, as one says it to a lawyer: tables of msgids."""

from drafter.grammar.cases import Case
from drafter.wording import N_

VALUES = {
    "kind": N_("kind of the letter"),
    "language": N_("language of the letter"),
    "date": N_("date of the letter"),
    "number": N_("number of the letter"),
    "registration": N_("date and number of the letter"),
    "addressee.post": N_("addressee: post"),
    "addressee.name": N_("addressee: initials and surname"),
    "addressee.name.initials_first": N_("addressee: initials and surname"),
    "addressee.name.surname_first": N_("addressee: surname and initials"),
    "addressee.name.full": N_("addressee: full name"),
    "addressee.name.given_and_patronymic": N_("addressee: given name and patronymic"),
    "addressee.name.surname": N_("addressee: surname"),
    "addressee.name.given": N_("addressee: given name"),
    "addressee.name.patronymic": N_("addressee: patronymic"),
    "addressee.name.initials": N_("addressee: initials"),
    "addressee.gender": N_("addressee: gender"),
    "addressee.salutation": N_("addressee: salutation"),
    "salutation": N_("salutation"),
    "author.kind": N_("author: who it is"),
    "author.label": N_("author: in the request"),
    "author.signature": N_("author: above the signatures"),
    "chamber.name": N_("chamber: name"),
    "chamber.deputies": N_("chamber: deputies"),
    "chamber.deputy": N_("chamber: deputy"),
    "subject": N_("subject"),
    "body": N_("text of the letter"),
    "clause.name": N_("standing passage: name of its template"),
    "clause.date": N_("standing passage: date"),
    "clause.number": N_("standing passage: number"),
    "clause.answer_date": N_("standing passage: date of the answer"),
    "clause.answer_number": N_("standing passage: number of the answer"),
    "clause.law": N_("standing passage: law"),
    "clause.article": N_("standing passage: article"),
    "request": N_("request"),
    "request_with_demand": N_("request with the only demand"),
    "request_with_demand.printed": N_("request with the only demand: printed or not"),
    "demand": N_("demand"),
    "demands[0]": N_("first demand"),
    "appendix": N_("line about the appendix"),
    "appendix.title": N_("appendix: title"),
    "appendix.extent": N_("appendix: sheets and copies"),
    "appendix.item": N_("appendix: line of the list"),
    "appendix.heading": N_("appendix: heading"),
    "appendix.body": N_("appendix: text"),
    "appendix.landscape": N_("appendix: on its side or not"),
    "signatory.name": N_("signatory: initials and surname"),
    "signatory.post": N_("signatory: post"),
    "copy": N_("line about a copy"),
    "executor": N_("line about the executor"),
    "loop.index": N_("number in the list"),
    "loop.length": N_("length of the list"),
    "loop.first": N_("whether it is the first of the list"),
    "loop.last": N_("whether it is the last of the list"),
}
"""Values by the way that leads to them; what stands in a list has the name that loops give it."""

LISTS = {
    "addressees": N_("addressees"),
    "clauses": N_("standing passages"),
    "demands": N_("demands"),
    "appendices": N_("appendices"),
    "signatories": N_("signatories"),
    "copy_to": N_("lines about copies"),
}
"""The lists of a letter."""

ITEMS = {
    "addressee": "addressees",
    "clause": "clauses",
    "demand": "demands",
    "appendix": "appendices",
    "signatory": "signatories",
    "copy": "copy_to",
}
"""The lists by the names under which loops give out what stands in them."""

GROUPS = {
    "addressee": N_("addressee"),
    "author": N_("author"),
    "chamber": N_("chamber"),
    "clause": N_("standing passage"),
    "signatory": N_("signatory"),
    "fields": N_("fields"),
    "row": N_("row of the table"),
}
"""What cannot be printed itself, but has parts that can."""

OWN = {
    "fields": N_("field «{name}»"),
    "row": N_("column «{name}»"),
    "clause": N_("standing passage: «{name}»"),
}
"""Values whose names the letter chooses, by what they are parts of."""

DATES = {
    "long": N_("{value}, in full"),
    "attributive": N_("{value}, before a noun"),
    "iso": N_("{value}, in figures"),
}
"""The forms of a date, which is the last part of a way."""

CASES = {case.value: case for case in Case}
"""The cases by the names that templates use."""

IN_CASE = "{value}, {case}"
"""A value in a case, in any language: «адресат: должность, дательный падеж»."""

ENDING = N_("{value}, ended by {marks}")
"""What the filter `ending` makes of a value, with the marks that it may put there."""

FILTERS = {
    "uncapitalize": N_("{value}, beginning in lower case"),
    "capitalize": N_("{value}, beginning in upper case"),
    "upper": N_("{value}, in capitals"),
    "lower": N_("{value}, in small letters"),
}
"""What filters make of a value."""

SILENT = ("unbroken", "trim", "list", "e", "escape")
"""Filters that change nothing that one would speak of."""

FOR_CONDITIONS = (
    *("kind", "language", "addressee.gender", "author.kind", "clause.name"),
    *("request_with_demand.printed", "appendix.landscape"),
    *("loop.index", "loop.length", "loop.first", "loop.last"),
)
"""Values that are codes, or stand in loops alone: a template asks for them and prints none."""

DECLINED = (
    *("addressee.post", "addressee.name", "signatory.post"),
    *("chamber.name", "chamber.deputies", "chamber.deputy"),
)
"""Values that have cases."""

DATED = ("date", "clause.date", "clause.answer_date")
"""Values that are dates."""

_IN_A_LIST = 'ending("." if loop.last else ";")'

FILTERED = {
    "salutation": ("uncapitalize",),
    "addressee.salutation": ("uncapitalize",),
    "subject": ("uncapitalize",),
    "request": ("uncapitalize", 'ending(":")', 'ending(".")'),
    "request_with_demand": ('ending(".")',),
    "demand": ("uncapitalize", 'ending(".")', 'ending(";")', _IN_A_LIST),
    "demands[0]": ("uncapitalize", 'ending(".")'),
    "appendix.item": ('ending(".")', 'ending(";")', _IN_A_LIST),
}
"""Values that letters print with a filter, and with which."""
