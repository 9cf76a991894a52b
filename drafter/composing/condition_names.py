"""How conditions and loops of templates are said: tables of msgids.

Each condition is a clause that goes on after «if», and that in Kazakh ends in «-са».
"""

from drafter.wording import N_

GIVEN = {
    "date": (N_("the letter has a date"), N_("the letter has no date")),
    "number": (N_("the letter has a number"), N_("the letter has no number")),
    "registration": (
        N_("the letter has a date or a number"),
        N_("the letter has neither date nor number"),
    ),
    "addressee.name": (N_("the addressee is named"), N_("the addressee is not named")),
    "addressee.post": (N_("the addressee has a post"), N_("the addressee has no post")),
    "addressee.salutation": (N_("there is a salutation"), N_("there is no salutation")),
    "salutation": (N_("there is a salutation"), N_("there is no salutation")),
    "author.label": (
        N_("the author is named in the request"),
        N_("the author is not named in the request"),
    ),
    "author.signature": (
        N_("the author is named above the signatures"),
        N_("the author is not named above the signatures"),
    ),
    "chamber": (N_("the chamber is known"), N_("the chamber is not known")),
    "subject": (N_("there is a subject"), N_("there is no subject")),
    "body": (N_("the letter has a text"), N_("the letter has no text")),
    "request": (N_("there is a request"), N_("there is no request")),
    "request_with_demand": (
        N_("the request and the only demand make one sentence"),
        N_("the request and the demands stand apart"),
    ),
    "request_with_demand.printed": (
        N_("the demand has been printed with the request"),
        N_("the demand has not been printed with the request"),
    ),
    "appendix": (N_("there is only one appendix"), N_("there is not just one appendix")),
    "appendix.title": (N_("the appendix has a title"), N_("the appendix has no title")),
    "appendix.extent": (
        N_("the sheets of the appendix are told"),
        N_("the sheets of the appendix are not told"),
    ),
    "appendix.body": (N_("the appendix has a text"), N_("the appendix has no text")),
    "appendix.landscape": (
        N_("the pages of the appendix lie on their side"),
        N_("the pages of the appendix stand upright"),
    ),
    "signatory.post": (N_("the signatory has a post"), N_("the signatory has no post")),
    "executor": (N_("an executor is named"), N_("no executor is named")),
    "loop.first": (N_("it is the first of the list"), N_("it is not the first of the list")),
    "loop.last": (N_("it is the last of the list"), N_("it is not the last of the list")),
    "clause.date": (N_("the date is given"), N_("the date is not given")),
    "clause.number": (N_("the number is given"), N_("the number is not given")),
    "clause.answer_date": (
        N_("the date of the answer is given"),
        N_("the date of the answer is not given"),
    ),
    "clause.answer_number": (
        N_("the number of the answer is given"),
        N_("the number of the answer is not given"),
    ),
    "clause.law": (N_("the law is given"), N_("the law is not given")),
    "clause.article": (N_("the article is given"), N_("the article is not given")),
}
"""Values that are there, and that are not."""

COUNTED = {
    "addressees": (
        N_("there is one addressee"),
        N_("there are several addressees"),
        N_("there are addressees"),
        N_("there are no addressees"),
    ),
    "clauses": (
        N_("there is one standing passage"),
        N_("there are several standing passages"),
        N_("there are standing passages"),
        N_("there are no standing passages"),
    ),
    "demands": (
        N_("there is one demand"),
        N_("there are several demands"),
        N_("there are demands"),
        N_("there are no demands"),
    ),
    "appendices": (
        N_("there is one appendix"),
        N_("there are several appendices"),
        N_("there are appendices"),
        N_("there are no appendices"),
    ),
    "signatories": (
        N_("there is one signatory"),
        N_("there are several signatories"),
        N_("there are signatories"),
        N_("there are no signatories"),
    ),
    "copy_to": (
        N_("there is one copy"),
        N_("there are several copies"),
        N_("there are copies"),
        N_("there are no copies"),
    ),
}
"""Lists with one item, with several, with any, and with none."""

HAVING_POSTS = (
    N_("a signatory has a post"),
    N_("no signatory has a post"),
)
"""Whether any of those who sign has a post."""

EQUAL = {
    ("addressee.gender", "feminine"): (
        N_("the addressee is a woman"),
        N_("the addressee is not a woman"),
    ),
    ("addressee.gender", "masculine"): (
        N_("the addressee is a man"),
        N_("the addressee is not a man"),
    ),
    ("kind", "inquiry"): (N_("it is an inquiry"), N_("it is no inquiry")),
    ("kind", "appeal"): (N_("it is an appeal"), N_("it is no appeal")),
    ("language", "ru"): (N_("the letter is in Russian"), N_("the letter is not in Russian")),
    ("language", "kk"): (N_("the letter is in Kazakh"), N_("the letter is not in Kazakh")),
}
"""Values that are one of those which they may be, and that are another."""

COMPARED = {
    "eq": N_("«{value}» is «{other}»"),
    "ne": N_("«{value}» is not «{other}»"),
    "gt": N_("«{value}» is more than {other}"),
    "gteq": N_("«{value}» is {other} or more"),
    "lt": N_("«{value}» is less than {other}"),
    "lteq": N_("«{value}» is {other} or less"),
}
"""Comparisons that have no words of their own."""

LENGTH = N_("number of: {list}")
"""How long a list is, where that is compared with something else than one."""

ANY = (N_("«{value}» is given"), N_("«{value}» is not given"))
"""A value without words of its own that is there, and that is not."""

FOR_EACH = {
    "addressees": N_("for each addressee"),
    "clauses": N_("for each standing passage"),
    "demands": N_("for each demand"),
    "appendices": N_("for each appendix"),
    "signatories": N_("for each signatory"),
    "copy_to": N_("for each copy"),
}
"""Loops over the lists of a letter."""

BLOCKS = {
    "letterhead": N_("letterhead"),
    "date_and_number": N_("date and number"),
    "addressee": N_("addressee"),
    "title": N_("title of the document"),
    "subject": N_("subject"),
    "salutation": N_("salutation"),
    "body": N_("text of the letter"),
    "clauses": N_("standing passages"),
    "request": N_("request"),
    "demands": N_("demands"),
    "appendix": N_("list of appendices"),
    "closing": N_("closing words"),
    "signatories": N_("signatures"),
    "copy_to": N_("copies"),
    "executor": N_("executor"),
    "appendix_pages": N_("texts of the appendices"),
}
"""The parts of a letter by their blocks."""

TAGS = {
    "block": N_("part of the letter: {what}"),
    "endblock": N_("end of the part"),
    "if": N_("if {condition}"),
    "elif": N_("otherwise, if {condition}"),
    "else": N_("otherwise"),
    "endif": N_("end of the condition"),
    "for": N_("for each value of: {what}"),
    "endfor": N_("end of the list"),
    "extends": N_("based on the template «{what}»"),
    "include": N_("here stands the template «{what}»"),
    "import": N_("uses the template «{what}»"),
    "from": N_("uses the template «{what}»"),
    "set": N_("note as «{name}»: {what}"),
    "endset": N_("end of what is noted"),
    "macro": N_("passage «{what}», used below"),
    "endmacro": N_("end of the passage"),
    "with": N_("with values: {what}"),
    "endwith": N_("end of the values"),
    "filter": N_("text to be changed: {what}"),
    "endfilter": N_("end of the text to be changed"),
    "call": N_("here stands the passage {what}"),
    "endcall": N_("end of the passage"),
    "trans": N_("text from the catalog"),
    "pluralize": N_("for several"),
    "endtrans": N_("end of the text from the catalog"),
    "raw": N_("text as it stands"),
    "endraw": N_("end of the text as it stands"),
    "comment": N_("note: {what}"),
}
"""The tags of templates, each as a line."""
