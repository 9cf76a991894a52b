"""Inquiries as people may write them, for tests that render and import them."""

import datetime
import re
from functools import cache
from typing import Any

from hypothesis import strategies as st

from drafter.wording.posts import POSTS
from tests.conftest import ROOT

LISTS = ROOT / "tests" / "grammar" / "data"
_DATES = st.dates(datetime.date(1995, 10, 16), datetime.date(2035, 12, 31))
_TEXT = """
акимы области строят дороги мосты и школы, а также больницы; бюджет района № 5 принят
Правительство «Атамекен» по ст. 27 закона за 2025 год около 1500000 тенге (включая НДС)
ауыл әкімдері – жол салады; т. е. 50 % расходов
"""
_WORDS = _TEXT.split()
_HOSTILE = ["*", "_", "[x]", "#", "1.", "2)", ">", "|", "\\", "`", "**", "<b>", "&amp;", "-", "+"]


@cache
def column(file: str, index: int, gender: str | None = None) -> list[str]:
    """Return the words of a column of a list of forms."""
    rows = (
        line.split("\t")
        for line in (LISTS / f"{file}.tsv").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    )
    return [row[index] for row in rows if gender in (None, row[0])]


def sentence(words: list[str], end: str = ".") -> str:
    text = " ".join(words)
    return text[:1].upper() + text[1:] + end


plain_words = st.lists(st.sampled_from(_WORDS), min_size=2, max_size=12)
sentences = plain_words.map(lambda words: sentence(words).replace(";.", "."))
phrases = plain_words.map(lambda words: " ".join(words).strip(" ;,.:–"))


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    """Return a paragraph of Markdown: plain, marked, with a note's place, or with signs in it."""
    text: str = draw(sentences)
    kind = draw(st.sampled_from(["plain", "plain", "em", "strong", "both", "signs", "break"]))
    if kind == "em":
        return f"{text} *{draw(phrases)}* и далее."
    if kind == "strong":
        return f"**{draw(phrases)}** {text}"
    if kind == "both":
        return f"{text} ***{draw(phrases)}***, *{draw(phrases)}*."
    if kind == "signs":
        sign = draw(st.sampled_from(_HOSTILE))
        escaped = "".join(f"\\{c}" if c in "\\*_[]#>|`+-.)<&" else c for c in sign)
        return draw(st.sampled_from([f"{escaped} {text}", f"{text} {escaped} {text}"]))
    return f"{text}\\\n{draw(sentences)}" if kind == "break" else text


@st.composite
def lists(draw: st.DrawFn) -> str:
    """Return a list, perhaps with a list in an item and a paragraph that continues one."""
    mark = draw(st.sampled_from(["-", "1.", "1)", "3."]))
    rows = []
    start = int(mark[0]) if mark[0].isdigit() else 0
    for number in range(draw(st.integers(1, 4))):
        lead = f"{start + number}{mark[-1]}" if start else "-"
        rows.append(f"{lead} {draw(phrases)}")
        margin = " " * (len(lead) + 1)
        inner = draw(st.sampled_from(["", "", "list", "paragraph"]))
        if inner == "list":
            rows += [f"{margin}- {draw(phrases)}", f"{margin}- {draw(phrases)}"]
        elif inner == "paragraph":
            rows += ["", f"{margin}{draw(sentences)}", ""]
    return "\n".join(rows).rstrip("\n")


@st.composite
def tables(draw: st.DrawFn) -> str:
    columns = draw(st.integers(1, 4))
    cells = st.lists(phrases, min_size=columns, max_size=columns)
    under = draw(st.lists(st.sampled_from(["---", "---:", ":---:"]), min_size=columns,
                          max_size=columns))  # fmt: skip
    rows = [f"| {' | '.join(draw(cells))} |" for _row in range(draw(st.integers(2, 4)))]
    return "\n".join([rows[0], f"|{'|'.join(under)}|", *rows[1:]])


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """Return a body: a paragraph, then what a body may hold, a paragraph between."""
    chunks = [draw(paragraphs())]
    notes: list[str] = []
    for _chunk in range(draw(st.integers(0, 5))):
        kind = draw(st.sampled_from(["text", "text", "list", "table", "quote", "heading", "note"]))
        if kind == "list":
            chunks.append(draw(lists()))
        elif kind == "table":
            chunks.append(draw(tables()))
        elif kind == "quote":
            chunks.append(f"> {draw(sentences)}\n>\n> {draw(sentences)}")
        elif kind == "heading":
            level = draw(st.integers(1, 3))
            chunks.append(f"{'#' * level} {draw(phrases)}")
        elif kind == "note":
            notes.append(f"[^{len(notes) + 1}]: {draw(sentences)}")
            chunks.append(f"{draw(phrases)}[^{len(notes)}] и далее.")
        chunks.append(draw(paragraphs()))
    return "\n\n".join([*chunks, *notes])


@st.composite
def addressees(draw: st.DrawFn) -> dict[str, Any]:
    gender = draw(st.sampled_from(["masculine", "feminine"]))
    return {
        "post": draw(st.sampled_from(POSTS)),
        "surname": draw(st.sampled_from(column("surnames_sample", 1, gender))),
        "given": draw(st.sampled_from(column("given_kazakhstan", 1, gender))),
        "patronymic": draw(st.none() | st.sampled_from(column("patronymics", 1, gender))),
        "gender": gender,
    }


@st.composite
def officials(draw: st.DrawFn) -> Any:
    """Return an addressee, or a list of several, of whom some are bodies without a name."""
    named = addressees().map(_without_empty)
    body = st.sampled_from(POSTS).map(lambda post: {"post": post})
    first: dict[str, Any] = draw(named)
    others: list[dict[str, Any]] = draw(st.just([]) | st.lists(named | body, max_size=2))
    return [first, *others] if others else first


@st.composite
def enclosures(
    draw: st.DrawFn, titles: st.SearchStrategy[str], texts: st.SearchStrategy[str]
) -> list[dict[str, Any]] | None:
    """Return appendices: announced with sheets, or printed after the letter."""
    found = []
    for _number in range(draw(st.integers(0, 3))):
        one: dict[str, Any] = {
            "title": draw(st.none() | titles),
            "sheets": draw(st.none() | st.integers(1, 99)),
            "copies": draw(st.none() | st.integers(1, 9)),
        }
        if one["sheets"] is None or draw(st.booleans()):
            one |= {"body": draw(texts), "landscape": draw(st.none() | st.just(True))}
        found.append(_without_empty(one))
    return found or None


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}


authors = st.one_of(
    st.sampled_from(["Ак жол", "AMANAT", "Ауыл"]).map(lambda name: {"faction": name}),
    st.sampled_from(["Халық", "Единство регионов"]).map(lambda name: {"group": name}),
    st.just({"deputies": True}),
    st.just({"label": "депутаты Мажилиса Парламента"}),
)
names = st.tuples(
    st.sampled_from("АБЕӘҚЖ"), st.sampled_from(column("surnames_sample", 1, "masculine"))
).map(lambda parts: f"{parts[0]}. {parts[1]}")


@st.composite
def inquiries(draw: st.DrawFn) -> dict[str, Any]:
    """Return the data of a Russian inquiry."""
    signatories: list[Any] = draw(st.lists(names, min_size=1, max_size=7))
    author: Any = draw(authors)
    if draw(st.booleans()):
        signatories = [{"name": name, "post": "Депутат Мажилиса"} for name in signatories]
        # Above posts no line tells the author, so only what the request names comes back.
        author = author if author.keys() & {"faction", "group"} else None
    return _without_empty(
        {
            "kind": draw(st.sampled_from(["inquiry", "appeal"])),
            "languages": ["ru"],
            "date": draw(st.none() | st.just("blank") | _DATES.map(str)),
            "number": draw(st.none() | st.sampled_from(["12-34", "7", "ДЗ-15/2", "blank"])),
            "addressee": draw(officials()),
            "author": author,
            "subject": draw(st.none() | phrases.map(lambda text: f"О том, что {text}")),
            "body": draw(bodies()),
            "request": draw(st.sampled_from(["просит Правительство", "предлагаем принять меры"])),
            "demands": draw(st.lists(phrases, min_size=1, max_size=5)),
            "appendices": draw(enclosures(phrases, bodies())),
            "signatories": signatories,
            "copy_to": draw(st.none() | st.lists(st.sampled_from(POSTS), min_size=1, max_size=2)),
            "executor": draw(
                st.none()
                | st.just({"name": "И. Иванов"})
                | st.just({"name": "И. Иванов", "phone": "74-00-00"})
            ),
        }
    )


_TEXT_KK = """
әкімдер ауылдағы жолдарды салады көпірлер мен мектептер бюджет № 5 қабылданды Үкіметтің «Атамекен»
27-бап бойынша заңның 2025 жылы 1500000 теңге шығыстардың үлесі сұрақтарға жауап берілмеді
"""
_WORDS_KK = _TEXT_KK.split()
_phrases_kk = st.lists(st.sampled_from(_WORDS_KK), min_size=6, max_size=14).map(" ".join)
_lists_kk = st.lists(_phrases_kk, min_size=2, max_size=4)


def _attested(kind: str) -> list[str]:
    """Return the names of a kind that stand in published Kazakh texts, without initials.

    Surnames that are patronymics, «Байтұрсынұлы», are left out: they tell a gender of their own.
    """
    names_of = column("kazakh_names_attested", 2, kind)
    told = re.compile(r".*(ұлы|улы|қызы|кызы)") if kind == "surname" else re.compile(r"(?!)")
    return [name for name in names_of if "." not in name and not told.fullmatch(name)]


@st.composite
def _bodies_kk(draw: st.DrawFn) -> str:
    """Return a Kazakh body: paragraphs, perhaps a list or a table between them."""
    items = draw(_lists_kk)
    between = draw(
        st.sampled_from(["", "\n".join(f"- {text}" for text in items), f"| {items[0]} |\n|---|"])
    )
    return "\n\n".join(filter(None, [draw(_phrases_kk), between, draw(_phrases_kk)]))


@st.composite
def _addressees_kk(draw: st.DrawFn, gender: str = "") -> dict[str, Any]:
    child = gender or draw(st.sampled_from(["masculine", "feminine"]))
    father = {"masculine": "ұлы", "feminine": "қызы"}[child]
    fathers = [name for name in _attested("patronymic") if name.endswith(father)]
    return _without_empty(
        {
            "post": draw(st.sampled_from(POSTS)),
            "surname": draw(st.sampled_from(_attested("surname"))),
            "given": draw(st.sampled_from(_attested("given"))),
            "patronymic": draw(st.none() | st.sampled_from(fathers)),
            "gender": child,
        }
    )


@st.composite
def kazakh_inquiries(draw: st.DrawFn) -> dict[str, Any]:
    """Return the data of a Kazakh inquiry; names are those that stand in published texts."""
    several = draw(st.lists(_addressees_kk(), min_size=1, max_size=2))
    return _without_empty(
        {
            "languages": ["kk"],
            "date": draw(st.none() | st.just("blank") | _DATES.map(str)),
            "addressee": several if several[1:] else several[0],
            "author": draw(authors.filter(lambda author: "label" not in author)),
            "body": draw(_bodies_kk()),
            "request": draw(st.sampled_from(["сұрайды", "Үкіметтен мыналарды сұраймыз"])),
            "demands": draw(_lists_kk),
            "appendices": draw(enclosures(_phrases_kk, _bodies_kk())),
            "signatories": draw(st.lists(names, min_size=1, max_size=7)),
            "copy_to": draw(st.none() | st.lists(st.sampled_from(POSTS), min_size=1, max_size=2)),
            "executor": draw(st.none() | st.just({"name": "И. Иванов", "phone": "74-00-00"})),
        }
    )


def _paired(russian: dict[str, Any], kazakh: dict[str, Any]) -> dict[str, Any]:
    """Return an addressee in both languages, his post and gender those of the Russian letter."""
    names_of: dict[str, Any] = {
        key: {"ru": russian[key], "kk": kazakh[key]}
        for key in ("surname", "given", "patronymic")
        if key in russian and key in kazakh
    }
    return {"post": russian["post"], "gender": russian["gender"], **names_of}


@st.composite
def bilingual_inquiries(draw: st.DrawFn) -> dict[str, Any]:
    """Return the data of an inquiry in Russian and in Kazakh."""
    russian, kazakh = draw(inquiries()), draw(kazakh_inquiries())
    several = russian["addressee"]
    people = several if isinstance(several, list) else [several]
    paired = [
        _paired(person, draw(_addressees_kk(person["gender"]))) if "gender" in person else person
        for person in people
    ]
    both = {key: {"ru": russian[key], "kk": kazakh[key]} for key in ("body", "request")}
    demands = zip(russian["demands"], kazakh["demands"], strict=False)
    appendices = [
        one
        | {
            key: {"ru": one[key], "kk": draw(texts)}
            for key, texts in _TEXTS_KK.items()
            if key in one
        }
        for one in russian.get("appendices", ())
    ]
    shared = ("kind", "date", "number", "copy_to", "executor")
    post = {"ru": "Депутат Мажилиса", "kk": "Мәжіліс депутаты"}
    return {
        **{key: russian[key] for key in shared if key in russian},
        **both,
        "addressee": paired if isinstance(several, list) else paired[0],
        "author": {"faction": {"ru": "Ак жол", "kk": "Ақ жол"}},
        "demands": [{"ru": ru, "kk": kk} for ru, kk in demands],
        **({"appendices": appendices} if appendices else {}),
        "signatories": [
            one if isinstance(one, str) else {"name": one["name"], "post": post}
            for one in russian["signatories"]
        ],
    }


_TEXTS_KK = {"title": _phrases_kk, "body": _bodies_kk()}

lines_of_letters = st.sampled_from(
    [
        "Премьер-Министру Смаилову",
        "Министру финансов Такиеву",
        "О ремонте дорог",
        "На основании изложенного просим Правительство:",
        "1) принять срочные меры;",
        "2) доложить результаты.",
        "– тире первое",
        "а) подпункт первый;",
        "Депутаты фракции «Ак жол»",
        "А. Перуашев",
        "К. Иса\t\tГ. Хамзин",
        "Депутат Мажилиса\t\tС. Ерубаев",
        "Исп. Иванов И.И., тел. 74-00-00",
        "Приложение: справка о дорогах",
        "Состояние дорог остаётся главной жалобой избирателей.",
        "Копия: в архив",
        "Ерлан Саиров",
        "Председатель комитета",
        "* звёздочка _подчёрк_ [скобки]",
        "# решётка",
        "| столбец | второй",
    ]
)
"""Lines that may stand anywhere in a letter."""
