"""Hooks of MkDocs: one list of pages with the desk, the words of each language, the desk's look."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from drafter.desk.handbook import GROUPS, is_there, slug
from drafter.desk.languages import own_names
from drafter.wording import messages

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "drafter" / "desk" / "static"

_WORDS = {
    "Search": ("Поиск", "Іздеу"),
    "Search...": ("Что искать", "Не іздейсіз"),
    "Type search term here": ("Введите слово", "Сөзді жазыңыз"),
    "From here you can search these documents. Enter your search terms below.": (
        "Введите слово или несколько слов.",
        "Бір не бірнеше сөз жазыңыз.",
    ),
    "No results found": ("Ничего не найдено", "Ештеңе табылмады"),
    "Previous": ("Назад", "Алдыңғы"),
    "Next": ("Дальше", "Келесі"),
    "Previous page": ("Предыдущая страница", "Алдыңғы бет"),
    "Next page": ("Следующая страница", "Келесі бет"),
    "Keyboard Shortcuts": ("Клавиши", "Пернелер"),
    "Keys": ("Клавиша", "Перне"),
    "Action": ("Что делает", "Не істейді"),
    "Open this help": ("Показать этот список", "Осы тізімді көрсету"),
    "Close": ("Закрыть", "Жабу"),
    "Toggle navigation": ("Меню", "Мәзір"),
    "Language": ("Язык", "Тіл"),
    "Pages": ("Страницы", "Беттер"),
}
"""The words of the theme in Russian and in Kazakh; no theme of MkDocs speaks Kazakh."""

WORDS: dict[str, dict[str, str]] = {
    "en": {word: word for word in _WORDS},
    "ru": {word: said[0] for word, said in _WORDS.items()},
    "kk": {word: said[1] for word, said in _WORDS.items()},
}
_FIRST = "index.md"

_UNUSED = ("webfonts/", "css/brands", "css/fontawesome", "css/solid", "css/v4-font-face")
"""What the theme has of fonts, which nothing asks for."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Take the pages in the order of the desk, and address headings as the desk and GitHub do."""
    config.nav = [_FIRST, *({code: list(_groups(code))} for code in own_names())]
    config.mdx_configs.setdefault("toc", {})["slugify"] = lambda heading, _separator: slug(heading)
    config.theme.static_templates.discard("404.html")  # it belongs to no language
    return config


def _groups(language: str) -> Iterator[dict[str, list[str]]]:
    said = messages(language).gettext
    for group, names in GROUPS.items():
        pages = [f"{language}/{name}.md" for name in names if is_there(language, name)]
        if pages:
            yield {said(group): pages}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the sheets of the desk, and leave out the fonts of the theme, which nothing asks for."""
    for file in list(files):
        if file.src_uri.startswith(_UNUSED):
            files.remove(file)
    tokens = (STATIC / "desk.css").read_text(encoding="utf-8").partition("/* ---- ground")[0]
    files.append(File.generated(config, "tokens.css", content=tokens))
    for name in ("handbook.css", "handbook.js"):
        text = (STATIC / name).read_text(encoding="utf-8")
        files.append(File.generated(config, name, content=text))
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Print a stroke in the code of a table as GitHub and the desk do, without its backslash."""
    return re.sub(r"(?s)<td.*?</td>", lambda cell: cell[0].replace("\\|", "|"), html)


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Let a page speak its own language, and know the same page in the others."""
    language = _language(page)
    words = WORDS[language]
    whole = {one.file.src_uri: one for one in nav.pages}
    rest = page.file.src_uri.partition("/")[2] or _FIRST
    sections = {section.title: section.children for section in nav.items if section.children}
    context |= {
        "language": language,
        "words": words,
        "gettext": lambda word: words.get(word, word),
        "groups": sections.get(language, []),
        "first": whole[f"{language}/{_FIRST}"].url,
        "tongues": [
            {"code": code, "name": own, "url": _same(whole, code, rest).url}
            for code, own in own_names().items()
        ],
        "before": _beside(page.previous_page, language),
        "after": _beside(page.next_page, language),
    }
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Say in what language a page is, and what its button does: the theme has one for the site."""
    language = _language(page)
    words = WORDS[language]
    output = output.replace('<html lang="en"', f'<html lang="{language}"', 1)
    return output.replace('"Toggle navigation"', f'"{words["Toggle navigation"]}"')


def _language(page: Page) -> str:
    first = page.file.src_uri.partition("/")[0]
    return first if first in WORDS else "en"


def _same(whole: dict[str, Page], language: str, rest: str) -> Page:
    return whole.get(f"{language}/{rest}") or whole[f"{language}/{_FIRST}"]


def _beside(page: Page | None, language: str) -> Page | None:
    return page if page and page.file.src_uri.startswith(f"{language}/") else None
