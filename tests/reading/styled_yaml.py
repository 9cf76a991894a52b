"""Letters of any kind as plain data, and written as YAML in any style, with comments everywhere.

Nothing here comes from the code under test: the writer is its own, and the data that a file must
have are known before it is written.
"""

import json
import re
from collections.abc import Callable
from typing import Any

import yaml
from hypothesis import strategies as st

Data = Any
ID = re.compile(r"[a-z][a-z0-9-]*\Z")

odd = st.text(
    st.sampled_from("аӘ bx:#-'\"{}[],&*!|>%@`\\?~=.0\u00a0🙂\t\u2028"), min_size=1, max_size=12
)
lines = st.sampled_from(["О воде", "а: б", "- а", "# а", "а #б", "isa", "true", "12"]) | odd
rows = st.lists(st.sampled_from(["Текст.", "", "- пункт", "  отступ", "> цитата", "# x"]) | odd)
prose = st.builds("\n".join, rows).filter(lambda text: text.strip() != "")


class Writing:
    """Thinks up the values of a letter; `plain` texts stand for the only language."""

    def __init__(self, draw: st.DrawFn, languages: tuple[str, ...], named: bool) -> None:
        self.draw = draw
        self.languages = languages
        self.plain = named and len(languages) == 1

    def chance(self) -> bool:
        return self.draw(st.booleans())

    def texts(self, of: st.SearchStrategy[str] = lines) -> Data:
        if self.plain and self.chance():
            return self.draw(of)
        return {code: self.draw(of) for code in self.languages}

    def name(self, cases: bool = True) -> Data:
        if self.chance():
            return self.draw(lines.filter(lambda text: not ID.match(text)))
        if cases and self.chance():
            return {
                code: {"nominative": self.draw(lines), "dative": self.draw(lines)}
                for code in self.languages
            }
        return {code: self.draw(lines) for code in self.languages}

    def official(self) -> Data:
        if self.draw(st.integers(0, 3)) == 0:
            return "prime-minister"
        made: Data = {"post": self.draw(st.sampled_from(["minister-health", self.texts()]))}
        if self.chance():
            made |= {"surname": self.name(), "gender": "masculine"}
        return made

    def signatory(self) -> Data:
        whole = {"name": "А. Б.", "post": self.texts()}
        names = ["perushev", "А. Перуашев", dict.fromkeys(self.languages, "К. Иса")]
        return self.draw(st.sampled_from([*names, whole, {"surname": self.name()}]))

    def appendix(self) -> Data:
        made: Data = {"sheets": "3"}
        if self.chance():
            made |= {"title": self.texts(), "body": self.texts(prose), "landscape": "true"}
        if self.chance():
            made["comparison"] = [{"current": self.texts(), "proposed": self.texts()}]
        return made

    def some(self, make: Callable[[], Data]) -> Data:
        return [make() for _ in range(self.draw(st.integers(1, 3)))]

    def author(self) -> Data:
        return self.draw(st.sampled_from(["ak-zhol", {"faction": self.name(False)}]))

    def clauses(self) -> Data:
        return ["answered-inquiry", {"name": "b", "parameters": {"n": self.texts()}}]


@st.composite
def letters(draw: st.DrawFn) -> tuple[Data, tuple[str, ...]]:
    """Return the data of a letter's file, and the languages of the letter."""
    languages = draw(st.sampled_from([("ru", "kk"), ("ru",), ("kk",)]))
    named = draw(st.booleans())
    one = Writing(draw, languages, named)
    made: Data = {"languages": list(languages)} if named else {}
    whole: dict[str, Callable[[], Data]] = {
        "date": lambda: "2025-11-26",
        "number": lambda: draw(lines),
        "addressee": lambda: one.some(one.official) if one.chance() else one.official(),
        "author": one.author,
        "subject": one.texts,
        "body": lambda: one.texts(prose),
        "clauses": one.clauses,
        "demands": lambda: one.some(one.texts),
        "appendix": one.appendix,
        "appendices": lambda: one.some(one.appendix),
        "signatories": lambda: one.some(one.signatory),
        "copy_to": lambda: one.some(one.official),
        "fields": lambda: {"bill": one.texts(), "Имя, поле": one.texts()},
        "executor": lambda: {"name": one.name(False), "phone": "1-2"},
    }
    for key, value in whole.items():
        if key in ("body", "addressee", "signatories") or draw(st.booleans()):
            made[key] = value()
    return made, languages


class Writer:
    """Writes data in a style that is drawn value by value; counts the comments."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.count = 0
        self.step = draw(st.sampled_from([2, 2, 4, 3]))
        self.dash = draw(st.sampled_from([0, 2]))

    def comment(self, margin: int) -> list[str]:
        if self.draw(st.integers(0, 4)):
            return []
        self.count += 1
        lines = [" " * margin + f"# c{self.count}."]
        return ["", *lines] if self.draw(st.booleans()) else lines

    def beside(self) -> str:
        if self.draw(st.integers(0, 4)):
            return ""
        self.count += 1
        return f"  # c{self.count}."

    def entries(self, data: Data, margin: int) -> list[str]:
        found: list[str] = []
        for key, value in data.items():
            found += self.comment(margin)
            first, *rest = self.value(value, margin, False)
            found += [" " * margin + f"{key}:" + spaced(first), *rest]
        return found

    def items(self, data: Data, margin: int) -> list[str]:
        found: list[str] = []
        for value in data:
            found += self.comment(margin)
            if isinstance(value, dict) and self.draw(st.booleans()):
                inner = self.entries(value, margin + 2)
                while not inner[0].strip() or inner[0].lstrip().startswith("#"):
                    found.append(" " * margin + inner.pop(0).lstrip())
                found += [" " * margin + "- " + inner[0].lstrip(), *inner[1:]]
                continue
            first, *rest = self.value(value, margin, True)
            found += [" " * margin + "-" + spaced(first), *rest]
        return found

    def value(self, value: Data, margin: int, item: bool) -> list[str]:
        if isinstance(value, str):
            return self.text(value, margin)
        if item or self.draw(st.booleans()):
            return [self.flow(value) + self.beside()]
        if isinstance(value, list):
            return [self.beside(), *self.items(value, margin + self.dash)]
        return [self.beside(), *self.entries(value, margin + self.step)]

    def flow(self, value: Data) -> str:
        if isinstance(value, dict):
            return (
                "{"
                + ", ".join(
                    f"{json.dumps(k, ensure_ascii=False)}: {self.flow(v)}" for k, v in value.items()
                )
                + "}"
            )
        if isinstance(value, list):
            return "[" + ", ".join(map(self.flow, value)) + "]"
        return self.one_line(value, "{k: %s, l: m}")

    def one_line(self, text: str, around: str) -> str:
        quoted = text.replace("'", "''")
        ways = [text, f"'{quoted}'"]
        sound = [way for way in ways if reads(around.replace("%s", way)) == ["k", text, "l", "m"]]
        ascii_alone = max(text) < "\uffff" and self.draw(st.booleans())  # YAML knows no surrogates
        escaped = json.dumps(text, ensure_ascii=ascii_alone).replace("\u2028", "\\u2028")
        return self.draw(st.sampled_from([*sound, escaped]))

    def text(self, text: str, margin: int) -> list[str]:
        whole = bool(text.strip()) and "\u2028" not in text
        long = "\n" in text or self.draw(st.integers(0, 5)) == 0
        if whole and long and self.draw(st.integers(0, 3)):
            return self.lines_of(text, margin)
        return [self.one_line(text, "k: %s # c\nl: m\n") + self.beside()]

    def lines_of(self, text: str, margin: int) -> list[str]:
        body = text.rstrip("\n")
        tail = len(text) - len(body)
        chomp = "-" if not tail else "" if tail == 1 else "+"
        digit = str(self.step) if re.match(r"\n*[ \t]", body) else ""
        folds = not re.search(r"(?m)^[ \t]", body) and self.draw(st.booleans())
        pad = " " * (margin + self.step)
        rows = [pad + row if row else "" for row in (folded(body) if folds else body.split("\n"))]
        extra = [""] * (tail - 1) if tail > 1 else []
        return [(">" if folds else "|") + digit + chomp + self.beside(), *rows, *extra]


def spaced(first: str) -> str:
    """Return what stands beside a colon or a dash, with a space before it."""
    return first if not first or first.startswith("  #") else f" {first}"


def folded(text: str) -> list[str]:
    """Return the lines of a text after «>»: some of them broken at a space, as people do."""
    found: list[str] = []
    seen = False
    for row in text.split("\n"):
        if row and seen:
            found.append("")
        found += re.sub(r"(?<=[^\s]) (?=[^\s])", "\n", row, count=1).split("\n") if row else [""]
        seen = seen or bool(row)
    return found


def reads(text: str) -> list[str]:
    try:
        events = list(yaml.parse(text, yaml.BaseLoader))
    except yaml.YAMLError:
        return []
    nodes = [event for event in events if isinstance(event, yaml.NodeEvent)]
    if any(event.anchor or getattr(event, "tag", None) for event in nodes):
        return []
    return [event.value for event in nodes if isinstance(event, yaml.ScalarEvent)]


@st.composite
def files(draw: st.DrawFn) -> tuple[str, Data, tuple[str, ...]]:
    """Return the text of a letter's file, its data, and the letter's languages."""
    data, languages = draw(letters())
    if draw(st.integers(0, 7)) == 0:
        indent = draw(st.sampled_from([None, 2]))
        text = json.dumps(data, ensure_ascii=draw(st.booleans()), indent=indent)
        return text.replace("\u2028", "\\u2028"), data, languages
    text = "\n".join(Writer(draw).entries(data, 0)) + draw(st.sampled_from(["\n", "", "\n\n"]))
    return text, data, languages
