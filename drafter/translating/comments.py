"""What a translator is told of each message: where it stands, with an example."""

_CONTEXTS = {
    "above an appendix": "What stands above an appendix with a text: «Приложение 1 к депутатскому"
    " запросу от 26 ноября 2025 года № 12-34»; {kind} is in the dative, {date} stands before a"
    " noun.",
    "appendix": "The line about an appendix, under the demands, or one of several: «Приложение: на"
    " 3 листах», «Список участков на 3 л. в 1 экз.».",
    "attributive date": "A date that stands before a noun: «2023 жылғы 25 тамыздағы» (№ 236).",
    "author": "The author inside the request, in the nominative: «депутатская фракция «Ак жол»»"
    " предлагает.",
    "case": "The name of a grammatical case, as in the table of `drafter decline`.",
    "chamber": "The name of a chamber of the parliament, in the nominative.",
    "comparative table": "What stands in a comparative table: the heads of its three columns, and"
    " what is said instead of a text that there is not yet or that is to go.",
    "closing": "The closing words, left under the demands, with a comma: «С уважением,».",
    "copy": "The line under the signatures about who gets a copy, in the dative: «Копия:"
    " Генеральному Прокурору».",
    "date by hand": "A date whose day and month are left for the pen: «___» ____________ 2026"
    " года.",
    "date": "A date in full, as in the head of a letter: «26 ноября 2025 года».",
    "deputies of a chamber": "What the deputies of a chamber are called, above several signatures:"
    " «Депутаты Курултая Республики Казахстан».",
    "deputy of a chamber": "What a deputy of a chamber is called who signs alone: «Депутат Курултая"
    " Республики Казахстан».",
    "executor": "The small line at the end of the last page: «Исп.: И. Иванов, тел. 74-00-00».",
    "kind, dative": "The kind of a letter in the dative: «к депутатскому запросу».",
    "this language, in itself": "What your language calls itself, in a menu of languages.",
    "language": "The tag of this language for word processors, such as ru-RU or kk-KZ.",
    "month in a date": "A month inside a date in full, in the form that it has there: «ноября».",
    "value of a table": "What a cell of a table holds that is ticked or not: «да», «нет».",
    "month in an attributive date": "A month inside a date before a noun: «қарашадағы».",
    "post": "The name of a post in the nominative, as official papers have it. The grammar makes"
    " the cases; where it errs, add an entry with the context «post, dative».",
    "registration": "Date and number in the head of a letter: «26 ноября 2025 года № 12-34».",
    "registration by hand": "Date and number that are left for the pen: «от «___» ____________ 2026"
    " года № ________».",
    "request with its only demand": "How the request goes on with the only demand: {opening} is the"
    " request without its last word, {verb} that word: «просит отремонтировать дороги», «жолдарды"
    " жөндеуді сұрайды».",
    "salutation of a man": "How a man is addressed, nominative, without a mark at its end:"
    " «Уважаемый Алихан Асханович».",
    "salutation of a woman": "How a woman is addressed, nominative, without a mark at its end:"
    " «Уважаемая Аида Галымовна».",
    "signature": "The label under the closing words, for one and for several signatories:"
    " «Депутаты фракции «Ак жол»».",
    "title": "The title of the document, in capitals, centred.",
    "typography": "Not printed: words and marks by which lines are kept together, with spaces"
    " between them.",
}

_BOOK = "Faction staff read it about the address book, or a key in it."
_LAWYER = "A lawyer reads it about a template: what is wrong, or what to do."

_PLACES = (
    ("drafter/addressbook/", _BOOK),
    ("drafter/archive/", "Faction staff read it about the search for letters, old ones as well."),
    ("drafter/commands/__init__.py", "A word of the command line's own, in help or in an error."),
    ("drafter/commands/", "Help or a message of a command, on the screen."),
    ("drafter/desk/words.py", "Said by a page of the desk, in the browser."),
    ("drafter/desk/", "On a page of the desk, in the browser: a label, a button or an answer."),
    ("drafter/cli.py", "Help or a message of the program, on the screen."),
    ("drafter/composing/", _LAWYER),
    ("drafter/docx/opening.py", "Why a Word file, imported or meant for a look, is refused."),
    ("drafter/docx/remarks.py", "What was left out of a Word file that somebody imports."),
    ("drafter/docx/", "A lawyer reads it about a look, a Word file: what is wrong, what to do."),
    ("drafter/files/refusals.py", "What the operating system refuses, after a file's name."),
    ("drafter/files/", "A message about a file that is read or written."),
    (
        "drafter/importing/",
        "Whoever imports an old letter reads it, as a comment in the file or a warning.",
    ),
    ("drafter/linting/", _LAWYER),
    ("drafter/markup/markdown", "A writer reads it about the body of a letter."),
    ("drafter/markup/", "A writer or a lawyer reads it about the body of a letter or a template."),
    ("drafter/model/addressbook.py", _BOOK),
    ("drafter/model/", "The title or the meaning of a key, in an editor's help and in errors."),
    ("drafter/office/interview.py", "A question of `drafter new`, before a colon; be short."),
    ("drafter/office/new_letter.py", "A comment in the file that `drafter new` writes."),
    ("drafter/office/", "Faction staff read it about a letter, or a table of addressees."),
    ("drafter/pictures/", "A writer reads it about a picture of a letter."),
    ("drafter/printing/pdf.py", "Faction staff read it when a PDF is made."),
    ("drafter/printing/converting.py", "Why an old document (.doc, .odt, .rtf) cannot be read."),
    ("drafter/proofreading/", "A writer reads it about a letter: what is wrong, or what to do."),
    ("drafter/reading/", "A writer reads it about a line of a letter's file; be short and plain."),
    (
        "drafter/register/",
        "Faction staff read it about the register of letters, or a heading in it.",
    ),
    ("drafter/sheets/", "Faction staff read it about a table from Excel."),
    ("drafter/translating/", "A translator reads it about a catalog."),
    ("drafter/wording/suggestions.py", "The advice for a word that is misspelt."),
    ("drafter/wording/", "A translator reads it about a catalog."),
    ("drafter/words/", "An explanation of a word in `drafter templates help`."),
    ("templates/", "Printed in a letter by a template."),
)


def comment(context: str | None, file: str) -> str:
    """Return what a translator is told of a message with this context, found in this file."""
    if context in _CONTEXTS:
        return _CONTEXTS[context]
    return next((text for start, text in _PLACES if file.startswith(start)), "")
