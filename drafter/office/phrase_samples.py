"""Letters in which the phrases of catalogs can be seen: the first letter, and fuller ones."""

import json
from collections.abc import Iterator
from io import StringIO
from typing import Any

from drafter.model.inquiry import Inquiry
from drafter.model.origin import origin_of, with_origin
from drafter.office.drafter import load
from drafter.office.trying import sample
from drafter.workspace import Workspace

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

_FULL: dict[str, Any] = {
    "date": "2026-11-26",
    "number": "12-34",
    "addressee": {
        "post": "minister-health",
        "surname": {"ru": "Альназарова", "kk": "Әлназарова"},
        "given": {"ru": "Акмарал", "kk": "Ақмарал"},
        "patronymic": {"ru": "Шарипбаевна", "kk": "Шәріпбайқызы"},
        "gender": "feminine",
    },
    "author": {"faction": {"ru": "Ак жол", "kk": "Ақ жол"}},
    "subject": {"ru": "О сельских больницах", "kk": "Ауыл ауруханалары туралы"},
    "body": {
        "ru": "В сельских больницах не хватает врачей.",
        "kk": "Ауыл ауруханаларында дәрігер жетіспейді.",
    },
    "request": {"ru": "просит Правительство", "kk": "Үкіметтен сұрайды"},
    "demands": [{"ru": "принять меры", "kk": "шара қолдануды"}],
    "signatories": [{"ru": "А. Перуашев", "kk": "А. Перуашев"}],
}
"""A letter to a woman with a single demand and a single signature."""

_TITLE = {"ru": "Список сёл", "kk": "Ауылдар тізімі"}
_TEXT = {"ru": "Всего 12 сёл.", "kk": "Барлығы 12 ауыл."}
_WITH_TEXT = {"title": _TITLE, "body": _TEXT}
_GROUP = {"group": {"ru": "Село", "kk": "Ауыл"}}
_SECOND = {"ru": "К. Иса", "kk": "Қ. Иса"}
_CLAUSE = {"name": "answered-inquiry", "parameters": {"date": "2026-08-25", "number": "5-6"}}
_ROW = {"reason": {"ru": "Так яснее.", "kk": "Осылай анығырақ."}}

_FURTHER: tuple[dict[str, Any], ...] = (
    {
        "appendix": {"title": _TITLE, "sheets": 3},
        "copy_to": ["prosecutor-general"],
        "executor": {"name": {"ru": "Г. Ахметова", "kk": "Г. Ахметова"}, "phone": "74-60-35"},
        "clauses": [_CLAUSE],
    },
    {
        "kind": "appeal",
        "author": {"deputies": True},
        "signatories": [*_FULL["signatories"], _SECOND],
        "date": "2026-05-14",
        "appendices": [{"title": _TITLE, "sheets": 2, "copies": 2}, _WITH_TEXT],
        "executor": {"name": {"ru": "Г. Ахметова", "kk": "Г. Ахметова"}},
    },
    {
        "author": {"deputies": True},
        "date": "blank",
        "number": "blank",
        "appendix": {"sheets": 1},
    },
    {
        "author": {"deputies": True},
        "number": None,
        "signatories": [*_FULL["signatories"], _SECOND],
        "appendix": {
            "title": _TITLE,
            "comparison": [
                {"current": _TEXT, **_ROW},
                {"proposed": _TEXT, **_ROW},
            ],
        },
    },
    {
        "author": _GROUP,
        "date": None,
        "appendices": [{"copies": 2, **_WITH_TEXT}, {"title": _TITLE, "sheets": 1}],
    },
    {
        "author": _GROUP,
        "date": "blank",
        "number": None,
        "signatories": [*_FULL["signatories"], _SECOND],
        "appendix": _WITH_TEXT,
    },
    {
        "date": None,
        "number": None,
        "addressee": {**_FULL["addressee"], "gender": "masculine", "given": None,
                      "patronymic": None, "surname": {"ru": "Бектенов", "kk": "Бектенов"}},
        "appendix": _WITH_TEXT,
    },
    {
        "date": "2026-05-14",
        "author": {"deputies": True},
        "addressee": {**_FULL["addressee"], "given": None, "patronymic": None},
    },
)  # fmt: skip
"""What else there is in letters, put into as few of them as it fits in."""


_MOST = 21
"""So many signatures make a letter long enough."""


def samples(
    workspace: Workspace, language: str, key: tuple[str, str], number: int | None = None
) -> Iterator[Inquiry]:
    """Yield letters in one language in which a phrase, by context and msgid, may be printed.

    `number` is that of the things that are counted, where the phrase counts some.
    What a workspace makes impossible, such as an id of its address book, is left out of the first.
    Raises InquiryError where no letter can be made.
    """
    context, message = key
    if context == "post" or context.startswith("post, "):
        post = {**_FULL["addressee"], "post": message}
        copied = {"addressee": {"post": {"ru": "Министерство", "kk": "Министрлік"}}}
        yield _made(workspace, language, {"addressee": post})
        yield _made(workspace, language, {**copied, "copy_to": [message]})
    elif context.startswith("month in ") and message in _MONTHS:
        day = f"2026-{_MONTHS.index(message) + 1:02}-25"
        clause = {**_CLAUSE, "parameters": {"date": day, "number": "5-6"}}
        yield _made(workspace, language, {"date": day, "clauses": [clause]})
        yield _made(workspace, language, {"date": day, "appendix": _WITH_TEXT})
    elif number and context == "signature":
        many = {"signatories": _FULL["signatories"] * min(number, _MOST)}
        yield _made(workspace, language, many)
        yield _made(workspace, language, {**many, "author": _GROUP})
    elif number:
        yield _made(workspace, language, {"appendix": {"title": _TITLE, "sheets": number}})
    yield sample(workspace, language)
    for further in _FURTHER:
        yield _made(workspace, language, further)


def _made(workspace: Workspace, language: str, changes: dict[str, Any]) -> Inquiry:
    facts = {key: fact for key, fact in {**_FULL, **changes}.items() if fact is not None}
    told = {"languages": [language], **facts}
    text = json.dumps(_in(language, told), ensure_ascii=False)
    inquiry = load(StringIO(text), workspace)
    return with_origin(inquiry, origin_of(inquiry).replaced(is_sample=True))


def _in(language: str, value: Any) -> Any:
    """Return a value with the texts of one language; Russian stands in where there is none."""
    if isinstance(value, list):
        return [_in(language, one) for one in value]
    if not isinstance(value, dict):
        return value
    if "ru" in value:
        return {language: value.get(language, value["ru"])}
    return {key: _in(language, one) for key, one in value.items() if one is not None}
