"""Takes the pictures of the handbook from the desk itself, in every language.

python tools/handbook_pictures.py [NAME…]    takes all of them, or those that are named
python tools/handbook_pictures.py --check    tells of pictures that are missing or unused

A picture is a function below, which brings a tab to where the picture is taken; its name is the
picture's, `docs/LANGUAGE/pictures/NAME.png`.  It needs Chromium.
"""

import contextlib
import io
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("ru", "kk", "en")
TODAY, MOMENT = "1796637600", "2026-12-07T14:02:00"
"""The day on which the pictures are taken, as seconds since 1970, and the moment for scripts."""

WIDTH, HEIGHT = 1100, 640
LARGEST = 120_000
_ALIKE = 0.0003
"""The share of points that differ from run to run, as shadows do; such a picture is kept."""

Picture = Callable[["Tab"], Any]
"""Brings a tab to what is shown; what it returns is shown alone, None shows the whole tab."""

PICTURES: dict[str, Picture] = {}


def picture(take: Picture) -> Picture:
    """Let a function be a picture, which is called as the function is."""
    PICTURES[take.__name__.strip("_").replace("_", "-")] = take
    return take


class Tab:
    """A tab of a browser at the desk, over a workspace with letters and a register."""

    def __init__(self, page: Any, origin: str, folder: Path, language: str) -> None:
        """Take the page, the address of the desk without its token, the workspace, the language."""
        self.page, self.folder, self.language = page, folder, language
        self._origin = origin
        self._written: list[Path] = []

    def open(self, place: str, until: str) -> Any:
        """Open an address of the desk and wait for what a selector names; return the page."""
        self.page.goto(f"{self._origin}{place}")
        self.page.locator(until).first.wait_for()
        return self.page

    def letter(self, name: str = "letter") -> Any:
        """Open a letter and wait for its page, in Kazakh where the desk speaks Kazakh."""
        page = self.open(f"/letters/{name}.yaml", "[data-preview] .page")
        if self.language == "kk":
            page.locator(".side-head [data-action=show][data-value=kk]").click()
            page.locator("[data-preview=kk] .page").first.wait_for()
        return page

    def write(self, name: str, text: str) -> Path:
        """Write a file of the workspace for this picture alone."""
        self._written.append(self.folder / name)
        self._written[-1].write_text(text, encoding="utf-8")
        return self._written[-1]

    def clear(self) -> None:
        """Take away what was written for the picture."""
        for file in self._written:
            file.unlink()


@picture
def letters(tab: Tab) -> None:
    """Show the list of letters."""
    tab.open("/", "#rows .state")


@picture
def new_letter(tab: Tab) -> None:
    """Show what is asked of a new letter."""
    page = tab.open("/", "#rows .state")
    page.locator("[data-action=new]").first.click()
    page.locator("dialog#new[open]").wait_for()


@picture
def letter(tab: Tab) -> None:
    """Show a letter: the form, and the page beside it."""
    tab.letter()


@picture
def addressee(tab: Tab) -> None:
    """Show how an addressee is found by the beginning of a name."""
    begun = (tab.folder / "letter.yaml").read_text(encoding="utf-8")
    head, _addressee, tail = begun.partition("addressee:")
    tab.write("roads.yaml", head + tail[tail.index("\nauthor:") :].lstrip("\n"))
    page = tab.letter("roads")
    page.locator("[data-pick] input").first.fill("мин")
    page.locator("[role=option]").first.wait_for()


@picture
def text(tab: Tab) -> None:
    """Show the text of a letter with its tools."""
    page = tab.letter("pastures")
    body = page.locator("[data-body] [contenteditable=true]").first
    body.click()
    body.evaluate("(one) => one.scrollIntoView({block: 'start'})")
    page.evaluate("document.querySelector('#form').scrollBy(0, -120)")


@picture
def remark(tab: Tab) -> None:
    """Show a remark at its field, with a button that mends it."""
    faulty = (tab.folder / "letter.yaml").read_text(encoding="utf-8")
    faulty = faulty.replace("сельских дорог", "сельских дoрог")  # the second letter is Latin
    tab.write("roads.yaml", faulty.replace("Ауыл жолдарын", "Ауыл жoлдарын"))
    page = tab.letter("roads")
    page.locator("#form .problem").first.wait_for()
    page.keyboard.press("F8")


@picture
def letter_menu(tab: Tab) -> None:
    """Show all that can be made of a letter."""
    page = tab.letter()
    page.locator("#letter-menu > summary").click()


@picture
def menu(tab: Tab) -> None:
    """Show the menu of the desk: its language and its look."""
    page = tab.open("/", "#rows .state")
    page.locator("#menu > summary").click()


@picture
def keys(tab: Tab) -> Any:
    """Show the list of keys."""
    page = tab.letter()
    page.keyboard.press("F1")
    page.locator("dialog#keys[open]").wait_for()
    return page.locator("dialog#keys")


@picture
def find(tab: Tab) -> None:
    """Show letters that were found by the words of their texts."""
    page = tab.open("/", "#rows .state")
    page.keyboard.type("жол" if tab.language == "kk" else "школ")
    page.locator("#hits .hit").first.wait_for()


@picture
def many(tab: Tab) -> None:
    """Show one letter to the rows of a table."""
    tab.write("akims.yaml", _MANY)
    page = tab.open("/many/akims.yaml", "#table")
    page.locator("#table").set_input_files(str(tab.write("akims.csv", _AKIMS)))
    page.locator("#preview .page").first.wait_for()


@picture
def register(tab: Tab) -> None:
    """Show the register."""
    tab.open("/register", "#rows tr")


@picture
def answer(tab: Tab) -> Any:
    """Show what is asked of an answer that has come."""
    page = tab.open("/register", "#rows tr")
    page.locator("#rows [data-action=answer]").first.click()
    page.locator("dialog#answer[open]").wait_for()
    return page.locator("dialog#answer")


@picture
def chart(tab: Tab) -> None:
    """Show who answers late, as a chart."""
    page = tab.open("/register", "#rows tr")
    page.locator("[data-action=chart]").click()
    page.locator("#chart svg").wait_for()


@picture
def address_book(tab: Tab) -> None:
    """Show the address book."""
    tab.open("/book", "#rows tr")


@picture
def cases(tab: Tab) -> Any:
    """Show the form of a person, with the name in all cases."""
    page = tab.open("/book", "#rows tr")
    page.locator("tr[data-id=bektenov] button").click()
    page.locator("#cases table").first.wait_for()
    page.locator("#cases").evaluate("(one) => one.scrollIntoView({block: 'end'})")
    return page.locator("dialog#entry")


@picture
def new_holder(tab: Tab) -> Any:
    """Show what letters change when a post changes hands."""
    begun = (tab.folder / "letter.yaml").read_text(encoding="utf-8")
    by_post = re.sub(r"(?m)^addressee:.*\n(?: .*\n)*", "addressee: prime-minister\n", begun)
    tab.write("roads.yaml", by_post)
    page = tab.open("/book", "#rows tr")
    page.locator("[data-action=part][data-value=posts]").click()
    page.locator("tr[data-id=prime-minister] [data-action=hands]").click()
    page.locator("#field-from").fill("2026-11-01")
    names = {"surname-ru": "Ахметов", "given-ru": "Арман", "patronymic-ru": "Серікұлы"}
    for field, name in (names | {"patronymic-kk": "Серікұлы"}).items():
        page.locator(f"#field-person-{field}-nominative").fill(name)
    page.keyboard.press("Control+Enter")
    page.locator("#effects[open] ins").first.wait_for()
    return page.locator("dialog#effects")


@picture
def history(tab: Tab) -> None:
    """Show the versions of a letter."""
    page = tab.letter("pastures")
    page.locator("#f-number").fill("11-78")
    page.wait_for_timeout(1500)
    page.keyboard.press("Alt+KeyH")
    page.locator("#history .version").first.wait_for()


@picture
def templates_pane(tab: Tab) -> None:
    """Show a template with the sample letter beside it."""
    page = tab.open("/templates", "main a")
    page.locator("main a").nth(int(tab.language == "kk")).click()
    page.locator(".cm-content").first.wait_for()
    page.locator(".page").first.wait_for()


@picture
def catalogs_pane(tab: Tab) -> None:
    """Show the phrases of a catalog with the letter beside them."""
    language = "ru" if tab.language == "ru" else "kk"
    page = tab.open(f"/catalogs/own/{language}/letter", ".page")
    page.locator("[data-action=filter][data-value=letter]").click()
    page.locator(".phrase-row").nth(1).click()
    page.locator(".phrase-here").first.wait_for()
    page.locator("#found").wait_for(state="hidden")  # the phrases are checked


def main(arguments: Sequence[str]) -> int:
    """Take the pictures, or look whether they are there; return 1 where something is wrong."""
    if "--check" in arguments:
        found = [line for language in LANGUAGES for line in amiss(language)]
        print("\n".join(found))
        return int(bool(found))
    names = arguments or list(PICTURES)
    sys.path.insert(0, str(ROOT))  # the tests are no installed package
    from tests.desk.served import Served, chromium

    os.environ["SOURCE_DATE_EPOCH"] = TODAY
    with chromium() as browser, tempfile.TemporaryDirectory() as place:
        os.environ["XDG_STATE_HOME"] = os.environ["XDG_CACHE_HOME"] = f"{place}/own"
        for language in LANGUAGES:
            folder = Path(place) / language / "letters"
            furnish(folder, language)
            desk = Served(folder)
            try:
                for name in names:
                    _take(browser, desk, language, name)
            finally:
                desk.stop()
    return 0


def amiss(language: str) -> Iterator[str]:
    """Yield what is wrong with the pictures of a language, a line each."""
    folder = ROOT / "docs" / language
    pages = [page.read_text(encoding="utf-8") for page in folder.rglob("*.md")]
    shown = set(re.findall(r"!\[[^\]]*\]\((?:\.\./)?pictures/([\w-]+)\.png\)", "\n".join(pages)))
    there = {file.stem for file in (folder / "pictures").glob("*")}
    for name in sorted(shown - there):
        yield f"{language}: {name}.png is missing"
    for name in sorted(there - shown):
        yield f"{language}: no page shows {name}.png"
    for name in sorted((shown | there) - set(PICTURES)):
        yield f"{language}: {name}.png is taken by nothing"
    for file in sorted((folder / "pictures").glob("*")):
        if file.stat().st_size > LARGEST:
            yield f"{language}: {file.name} is larger than {LARGEST} bytes"


_OF_BROWSERS = {
    "ru": {"date": "дд.мм.гггг", "choose": "Выберите файл", "none": "Файл не выбран"},
    "kk": {"date": "кк.аа.жжжж", "choose": "Файлды таңдау", "none": "Файл таңдалмаған"},
    "en": {"date": "dd/mm/yyyy", "choose": "Choose file", "none": "No file chosen"},
}
"""What browsers themselves say in each language; the one that takes the pictures knows English."""

_NATIVE = """(said) => {
    for (const one of document.querySelectorAll("input[type=date]")) {
        const [year, month, day] = one.value.split("-");
        const mark = said.date.includes("/") ? "/" : ".";
        one.type = "text";
        one.value = day ? [day, month, year].join(mark) : "";
        one.placeholder = said.date;
    }
    for (const one of document.querySelectorAll("input[type=file]")) {
        if (!one.checkVisibility()) continue;
        const button = document.createElement("button");
        button.textContent = said.choose;
        one.replaceWith(button, ` ${one.files.length ? one.files[0].name : said.none}`);
    }
    for (const one of document.querySelectorAll("#history .version *")) {
        const text = one.firstChild;
        if (text?.nodeType !== Node.TEXT_NODE) continue;
        const moment = /\\d+\\.\\d+\\.\\d{4}(,? )\\d+:\\d+:\\d+/;
        text.data = text.data.replace(moment, "07.12.2026$114:02:00");
    }
}"""
"""Lets what a browser draws by itself look as it does in the user's language, on that day."""

_MANY = """\
kind: appeal
addressee: {post: {ru: Аким района, kk: Аудан әкімі}}
author: {faction: {ru: Ак жол, kk: Ақ жол}}
subject: {ru: "О дорогах: {{ Район }}", kk: "Жолдар туралы: {{ Район }}"}
body: {ru: Состояние дорог ухудшилось., kk: Жолдардың жай-күйі нашарлады.}
request: {ru: просит, kk: сұрайды}
demands: [{ru: сообщить о сроках ремонта, kk: жөндеу мерзімін хабарлауды}]
signatories: [А. Перуашев]
"""
_AKIMS = """\
Фамилия;Имя;Отчество;Должность;Должность (каз.);Район
Ахметов;Ерлан;Серикович;Аким Аксуского района;Ақсу ауданының әкімі;Аксуский район
Ким;Анна;Викторовна;Аким Майского района;Май ауданының әкімі;Майский район
Оспанов;Даулет;Маратович;Аким Железинского района;Железин ауданының әкімі;Железинский район
"""
_SENT = {
    "dacha-villages": ("2026-09-14", "14-203"),
    "pastures": ("2026-10-21", "11-77"),
    "unanswered-inquiries": ("2026-11-11", "7-318"),
    "district-akims": ("2026-11-25", "21-40"),
    "maral-farming": ("2026-12-01", "5-62"),
}
"""The letters of the register with their dates and numbers."""


def furnish(folder: Path, language: str) -> None:
    """Make the workspace of the pictures: letters of all states, a table, a register."""
    _told("init", str(folder), "--interface", language)
    for sample in (ROOT / "samples").glob("*.*"):
        if sample.suffix in (".yaml", ".png"):
            shutil.copy(sample, folder)
    for name, (date, number) in _SENT.items():
        file = folder / f"{name}.yaml"
        said = re.sub(r"(?m)^date: .*\n(number: .*\n)?", "", file.read_text(encoding="utf-8"))
        file.write_text(f"date: {date}\nnumber: {number}\n{said}", encoding="utf-8")
        register = str(folder / "register.db")
        _told("render", str(file), "-o", str(folder / "sent"), "--register", register)
    for number, date, came in (
        ("14-203", "2026-10-09", "17-05/3310"),
        ("11-77", "2026-12-02", "3-12/901"),
    ):
        with contextlib.chdir(folder):
            _told("register", "answer", number, "--date", date, "--number", came)
    for place, file in enumerate(sorted(folder.glob("*.yaml"))):
        moment = int(TODAY) - 3600 * 7 * place
        os.utime(file, (moment, moment))


def _told(*call: str) -> None:
    from drafter.cli import main as main_of_drafter

    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = main_of_drafter(list(call))
    if code:
        raise SystemExit(f"drafter {' '.join(call)}: {said.getvalue()}")


def _take(browser: Any, desk: Any, language: str, name: str) -> None:
    """Take a picture and write it, unless it looks as the one that is there."""
    context = browser.new_context(
        locale=language, viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.clock.set_fixed_time(MOMENT)
    page.goto(desk.address)
    tab = Tab(page, f"http://127.0.0.1:{desk.port}", desk.folder, language)
    shown = PICTURES[name](tab)
    page.wait_for_timeout(400)  # what fades in has come
    page.evaluate(_NATIVE, _OF_BROWSERS[language])
    data = (shown or page).screenshot(animations="disabled", caret="hide")
    context.close()
    tab.clear()
    target = ROOT / "docs" / language / "pictures" / f"{name}.png"
    target.parent.mkdir(exist_ok=True)
    _write(data, target)


def _write(data: bytes, target: Path) -> None:
    """Write a picture in as few colours as it needs, if it differs from the one that is there."""
    from PIL import Image, ImageChops

    new = Image.open(io.BytesIO(data)).convert("RGB")
    if target.exists():
        with Image.open(target) as old:
            before = old.convert("RGB")
        if before.size == new.size:
            points = ImageChops.difference(before, new).convert("L").point(lambda one: one > 40)
            if sum(points.histogram()[1:]) <= _ALIKE * new.width * new.height:
                return
    for colours in (128, 64, 32):
        new.quantize(colours, dither=Image.Dither.NONE).save(target, optimize=True)
        if target.stat().st_size <= LARGEST:
            break
    print(target.relative_to(ROOT), target.stat().st_size)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
