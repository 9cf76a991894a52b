"""Templates as lawyers and programmers write them, made at random: valid Jinja, valid markup."""

from collections.abc import Callable
from random import Random

from hypothesis import strategies as st

VALUES = (
    *("addressee.post.dative|unbroken", "salutation|uncapitalize", "author.label", "subject"),
    *('request|ending(":")', "clause.date.attributive", 'fields["bill"]', "body"),
    '"Просим" if signatories|length > 1 else "Прошу"',
    'demand|ending("." if loop.last else ";")',
    'pgettext("title", "APPEAL")',
    '"}}"',
    "x + 1",
)
CONDITIONS = (
    *("subject", "not loop.first", "signatories|length > 1", 'kind == "appeal"'),
    *("clause.answer_date is defined", "executor or copy_to", '"%}" in subject'),
)
LOOPS = (
    "demand in demands",
    "d in demands",
    "appendix in appendices if appendix.body",
    "signatory in signatories",
)
CLASSES = (
    "",
    ' class="request"',
    ' class="body-text"',
    ' class="{{ "last-signatory" if loop.last else "signatory" }}"',
    '{% if not loop.first %} class="next-addressee"{% endif %}',
)
ALONE = (
    "<hr/>",
    '{% include "clauses/" ~ clause.name ~ ".html" %}',
    '{% set word = "Просим" %}',
)
WORDS = (
    *("На основании изложенного", "Жоғарыда баяндалғанның негізінде", "№ 5", "«Ак жол»", "a < b"),
    *(
        "статья 27",
        "—",
        "  ",
        "R&amp;D",
        "&nbsp;",
        "&#8470;",
        "&laquo;да&raquo;",
        "\n  ",
        "a { b",
        "a } b",
    ),
    *("Просим", ",", ".", " ", "x", "😀", "e\u0301", "\u00a0", "\u00ad", "% }", "# слово"),
)


Inside = Callable[[], str]
"""What makes something that stands inside of something else."""


class _Writer:
    """Writes templates by the throw of a die."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def one_of(self, choices: tuple[str, ...]) -> str:
        return self.random.choice(choices)

    def any_of(self, *inside: Inside) -> str:
        return self.random.choice(inside)()

    def several(self, inside: Inside, most: int, between: str = "") -> str:
        return between.join(inside() for _number in range(self.random.randint(1, most)))

    # Pieces of a text

    def text(self) -> str:
        return self.several(lambda: self.one_of(WORDS), 4, " ")

    def braces(self, opening: str, inner: str, closing: str) -> str:
        """Return a tag of Jinja with the dashes and spaces that people put into it."""
        left, right = self.one_of(("", "", "", "-")), self.one_of(("", "", "", "-"))
        space = self.one_of((" ", " ", " ", "", "  ", "\n  "))
        if not space and (inner.startswith(("-", "+", "{")) or inner.endswith(("}", "-"))):
            space = " "
        return f"{opening}{left}{space}{inner}{space}{right}{closing}"

    def tag(self, inner: str) -> str:
        return self.braces("{%", inner, "%}")

    def value(self) -> str:
        return self.braces("{{", self.one_of(VALUES), "}}")

    def comment(self) -> str:
        words = ("о статье 27", "drafter: without wording-of-one-language", "Қазақша", "")
        return self.braces("{#", self.one_of(words), "#}")

    def condition(self, inside: Inside) -> str:
        pieces = [self.tag(f"if {self.one_of(CONDITIONS)}"), inside()]
        if self.random.random() < 0.3:
            pieces += [self.tag(f"elif {self.one_of(CONDITIONS)}"), inside()]
        if self.random.random() < 0.5:
            pieces += [self.tag("else"), inside()]
        return "".join([*pieces, self.tag("endif")])

    def loop(self, inside: Inside) -> str:
        return f"{self.tag(f'for {self.one_of(LOOPS)}')}{inside()}{self.tag('endfor')}"

    def marked(self, inside: Inside) -> str:
        mark = self.one_of(("strong", "em", "u", "sub", "sup", "a"))
        link = ' href="https://adilet.zan.kz/rus"' if mark == "a" else ""
        return f"<{mark}{link}>{inside()}</{mark}>"

    def inline(self, depth: int) -> str:
        simple = (
            *(self.text, self.text, self.value, self.value, self.comment),
            lambda: self.one_of(("<br/>", "<br>")),
        )
        if not depth:
            return self.any_of(*simple)

        def inner() -> str:
            return self.pieces(depth - 1)

        held = (self.marked, self.condition, self.loop)
        return self.any_of(*simple, *(lambda make=make: make(inner) for make in held))

    def pieces(self, depth: int = 2) -> str:
        return self.several(lambda: self.inline(depth), 4)

    # Blocks

    def paragraph(self) -> str:
        tag = self.one_of(("p", "p", "p", "p", "h1", "h2", "h3"))
        return f"<{tag}{self.one_of(CLASSES)}>{self.pieces()}</{tag}>"

    def list_(self) -> str:
        tag = self.one_of(("ol", "ul"))

        def item() -> str:
            return f"{self.between()}<li{self.one_of(CLASSES[:3])}>{self.pieces(1)}</li>"

        items = self.several(lambda: self.held(item), 3)
        return f"<{tag}>{items}{self.between()}</{tag}>"

    def table(self) -> str:
        def row(cell: str, attributes: str = "") -> str:
            return f"<tr>{''.join(one(cell, attributes) for _column in range(2))}</tr>"

        def one(cell: str, attributes: str) -> str:
            inner = self.pieces(1)
            if self.random.random() < 0.3:
                inner = f"<p>{inner}</p>{self.between()}<p>{self.pieces(1)}</p>"
            return f"{self.between()}<{cell}{attributes}>{inner}</{cell}>"

        headings = row("th", ' width="50%"')
        head = f"<thead>{headings}</thead>" if self.random.random() < 0.3 else ""
        rows = self.several(lambda: self.held(lambda: row("td")), 3)
        attributes = self.one_of(("", ' class="signatures"'))
        return f"<table{attributes}>{self.between()}{head}{rows}{self.between()}</table>"

    def held(self, inside: Inside) -> str:
        """Return something as it is, or in a condition or a loop."""
        return self.any_of(
            *(inside, inside), lambda: self.condition(inside), lambda: self.loop(inside)
        )

    def between(self) -> str:
        return self.one_of(("", "\n", "\n  ", "\r\n", "\n\n"))

    def block(self, depth: int) -> str:
        simple = (
            *(self.paragraph, self.paragraph, self.paragraph, self.list_, self.table),
            *(self.comment, self.value),
            lambda: self.one_of(ALONE),
        )
        if not depth:
            return self.any_of(*simple)

        def inner() -> str:
            return self.blocks(depth - 1)

        return self.any_of(
            *simple,
            lambda: self.condition(inner),
            lambda: self.loop(inner),
            lambda: f'<section class="landscape">{inner()}</section>',
            lambda: f"<blockquote>{inner()}</blockquote>",
        )

    def blocks(self, depth: int) -> str:
        return self.several(lambda: f"{self.between()}{self.block(depth)}", 3) + self.between()

    def template(self) -> str:
        start = self.one_of(("", "", "\ufeff", "{# Шаблон #}\n", "\n"))
        kind = self.one_of(("skeleton", "kind", "clause"))
        if kind == "clause":
            return start + self.blocks(1)
        names = self.random.sample(("title", "request", "demands", "closing", "own"), 2)
        blocks = [
            f"{self.tag(f'block {name}')}{self.blocks(2)}{self.tag('endblock')}" for name in names
        ]
        extends = '{% extends "letter.html" %}\n\n' if kind == "kind" else ""
        return start + extends + self.between().join(blocks) + self.between()


def template(random: Random) -> str:
    """Return the text of a template: a skeleton, a kind that extends one, or a clause."""
    return _Writer(random).template()


def templates() -> st.SearchStrategy[str]:
    """Return the strategy of templates."""
    return st.randoms(use_true_random=False).map(template)
