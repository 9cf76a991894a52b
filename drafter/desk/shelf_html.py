"""The list of letters as HTML: the table, its rows, and the windows that ask for names."""

import datetime
import os
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from drafter.desk.answers import inside
from drafter.office.cards import ANSWERED, DRAFT, OVERDUE, SENT, Card, Listing
from drafter.reading.blanks import GAP
from drafter.wording import N_, _, spoken

if TYPE_CHECKING:
    from drafter.office.filing import Binned

_STATES = {DRAFT: N_("Draft"), SENT: N_("Sent"), ANSWERED: N_("Answered"), OVERDUE: N_("Overdue")}

_PAGE = Markup("""\
<main id="main" class="sheet" tabindex="-1">
{problems}
<div class="sheet-head">
<div class="search">
<label class="visually-hidden" for="search">{search}</label>
<input type="search" id="search" placeholder="{hint}" autocomplete="off" spellcheck="false">
</div>
<p class="aside" id="found" role="status"></p>
</div>
<table class="letters" id="letters">
<caption class="visually-hidden">{caption}</caption>
<thead><tr>{heads}</tr></thead>
<tbody id="rows">
{rows}</tbody>
</table>
<p class="empty" id="empty" hidden>{empty}</p>
<section class="in-texts" id="in-texts" aria-labelledby="in-texts-title" hidden>
<h2 id="in-texts-title">{in_texts}</h2>
<p class="aside" id="in-texts-found" role="status"></p>
<ol class="hits" id="hits"></ol>
</section>
</main>
{windows}
""")

_HEAD = Markup(
    '<th scope="col" data-sort="{name}"{sort}>'
    '<button type="button" data-action="sort">{text}</button></th>\n'
)

_LAST_HEAD = Markup('<th scope="col"><span class="visually-hidden">{}</span></th>')

_ROW = Markup("""\
<tr data-path="{path}" data-name="{name}" data-number="{number}">
<td class="narrow" data-label="{labels[date]}" data-value="{iso}">{date}</td>
<td class="narrow" data-label="{labels[number]}" data-value="{number}">{number}</td>
<td data-label="{labels[addressee]}" data-value="{addressee}"{addressee_lang}>{addressee}</td>
<td data-value="{subject}"><a href="{address}"{subject_lang}>{subject}</a>{remark}</td>
<td class="narrow" data-label="{labels[state]}" data-value="{state}">{badge}</td>
<td class="narrow" data-label="{labels[changed]}" data-value="{stamp}">{changed}</td>
<td class="narrow"><button type="button" class="button quiet icon" data-action="more"\
 aria-haspopup="dialog" aria-label="{more}">⋯</button></td>
</tr>
""")

_TOOLS = Markup(
    '<button type="button" class="button primary" data-action="new">{new}</button>\n'
    '<button type="button" class="button" data-action="import" title="{drop}">{read}</button>\n'
    '<button type="button" class="button quiet" data-action="bin">{bin}</button>\n'
)

_WINDOWS = Markup("""\
<dialog id="new" aria-labelledby="new-title">
<form>
<h2 id="new-title">{new}</h2>
<div class="field"><label for="new-subject">{about}</label>
<input id="new-subject" name="subject" lang="{language}" spellcheck="true" autocomplete="off">
<p class="meaning">{about_hint}</p></div>
<fieldset class="group"><legend>{languages}</legend><div id="new-languages"></div></fieldset>
<div class="field"><label for="new-name">{name}</label>
<input id="new-name" name="name" autocomplete="off" spellcheck="false"></div>
<p class="problem error" role="alert" hidden></p>
<div class="dialog-actions"><button type="button" class="button" data-action="close">{cancel}\
</button><button class="button primary">{begin}</button></div>
</form>
</dialog>
<dialog id="name" aria-labelledby="name-title">
<form>
<h2 id="name-title" data-copy="{copy}" data-repeat="{repeat}" data-rename="{rename}"></h2>
<div class="field"><label for="name-name">{name}</label>
<input id="name-name" name="name" autocomplete="off" spellcheck="false" required></div>
<p class="problem error" role="alert" hidden></p>
<div class="dialog-actions"><button type="button" class="button" data-action="close">{cancel}\
</button><button class="button primary">{done}</button></div>
</form>
</dialog>
<dialog id="more" aria-labelledby="more-title">
<h2 id="more-title"></h2>
<div class="choices">
<a class="button" data-action="open">{open}</a>
<button type="button" class="button" data-action="copy">{copy}</button>
<button type="button" class="button" data-action="repeat" aria-describedby="more-repeat">\
{repeat}</button>
<p class="meaning" id="more-repeat">{repeat_hint}</p>
<button type="button" class="button" data-action="rename">{rename}<kbd>F2</kbd></button>
<button type="button" class="button danger" data-action="delete">{delete}<kbd>Del</kbd></button>
</div>
<div class="dialog-actions"><button type="button" class="button" data-action="close">{cancel}\
</button></div>
</dialog>
<dialog id="bin" class="wide" aria-labelledby="bin-title">
<h2 id="bin-title">{bin}</h2>
<div id="binned"></div>
<div class="dialog-actions"><button type="button" class="button primary" data-action="close">\
{close}</button></div>
</dialog>
""")


def page(listing: Listing) -> tuple[Markup, Markup]:
    """Return the list of letters as HTML, and the buttons of its bar."""
    newest = Markup(' aria-sort="descending"')
    heads = (
        _HEAD.format(name=name, text=text, sort=newest if name == "changed" else "")
        for name, text in _labels().items()
    )
    main = _PAGE.format(
        problems=_problems(listing),
        search=_("Search in the letters"),
        in_texts=_("In the texts of letters and of the archive"),
        hint=_("Number, name, words of the subject"),
        caption=_("The letters of this workspace"),
        heads=Markup().join(heads) + _LAST_HEAD.format(_("What can be done")),
        rows=rows(listing),
        empty=_("There is no letter here yet. Begin one with «New letter»."),
        windows=_windows(),
    )
    return main, _TOOLS.format(
        new=_("New letter"),
        read=_("From Word"),
        drop=_("Word letters can also be dropped on the list."),
        bin=_("Bin"),
    )


def rows(listing: Listing) -> Markup:
    """Return the letters as rows of the table."""
    labels = _labels()
    return Markup().join(_row(card, listing.states[card.path], labels) for card in listing.cards)


def bin_rows(binned: Sequence["Binned"]) -> Markup:
    """Return the letters of the bin as a list, each with the button that brings it back."""
    if not binned:
        return Markup('<p class="aside">{}</p>').format(_("The bin is empty."))
    item = Markup(
        '<li class="item"><span></span><span>{name} <span class="aside">{day}</span></span>'
        '<button type="button" class="button small" data-action="restore" data-id="{id}">{restore}'
        "</button></li>\n"
    )
    items = (
        item.format(
            name=_as_text(one.path), day=_moment(one.deleted), id=one.id, restore=_("Put back")
        )
        for one in binned
    )
    return Markup('<ul class="items">{}</ul>').format(Markup().join(items))


def address(path: str) -> str:
    """Return the address of a letter's page."""
    return f"/letters/{quote(os.fsencode(path))}"


def _labels() -> dict[str, str]:
    return {
        "date": _("Date"),
        "number": _("Number"),
        "addressee": _("To whom"),
        "subject": _("About what"),
        "state": _("State"),
        "changed": _("Changed"),
    }


def _row(card: Card, state: str, labels: Mapping[str, str]) -> Markup:
    path = _as_text(card.path)
    name = PurePosixPath(path).stem
    badge = Markup('<span class="state {}">{}</span>').format(state, _(_STATES.get(state, "")))
    subject, subject_lang = _in_my_language(card.subject)
    addressee, addressee_lang = _in_my_language(card.addressee)
    return _ROW.format(
        path=path,
        name=name,
        address=address(card.path),
        labels=labels,
        iso=card.date or "",
        date=f"{card.date:%d.%m.%Y}" if card.date else "",
        number=card.number,
        addressee=addressee,
        addressee_lang=addressee_lang,
        subject=subject or name,
        subject_lang=subject_lang,
        remark=_remark(card, subject),
        state=state,
        badge=badge if state and card.problem is None else "",
        stamp=f"{card.changed:.3f}",
        changed=_moment(card.changed),
        more=_("What to do with «{name}»").format(name=subject or name),
    )


def _remark(card: Card, subject: str) -> Markup:
    """Return what stands below the subject: the file, or why the letter cannot be read."""
    if card.problem is not None:
        problem = inside(card.problem)
        at = problem.place.line if problem.place else 0
        line = _("Line {number}:").format(number=at) if at else ""
        text = Markup(
            '<span class="problem error"><span class="problem-what">{} {}</span>'
            '<span class="problem-advice">{}</span></span>'
        )
        return text.format(line, problem.what, problem.advice)
    if not card.is_read:
        return Markup('<span class="aside">…</span>')
    return Markup('<span class="aside">{}</span>').format(_as_text(card.path) if subject else "")


def _as_text(path: str) -> str:
    """Return a path that can be sent: names of files need not be text."""
    return path.encode(errors="replace").decode()


def _in_my_language(texts: Mapping[str, str]) -> tuple[str, Markup]:
    """Return a text in the language of the desk, or else in another, which is then said."""
    written = {code: text for code, text in texts.items() if text and text != GAP}
    text = written.get(spoken())
    if text:
        return text, Markup()
    code, text = next(iter(written.items()), ("", ""))
    return text, Markup(' lang="{}"').format(code) if text else Markup()


def _moment(seconds: float) -> Markup:
    """Return a moment as people write it, and as the browser knows it."""
    try:
        moment = datetime.datetime.fromtimestamp(seconds).astimezone()
    except (OverflowError, OSError, ValueError):
        return Markup()
    shown = f"{moment:%d.%m.%Y %H:%M}"
    return Markup('<time datetime="{}">{}</time>').format(
        moment.isoformat(timespec="minutes"), shown
    )


def _problems(listing: Listing) -> Markup:
    """Return what is wrong with the register, by which letters have their states, or the list."""
    band = Markup('<p class="problem warning"><span class="problem-what">{}</span> {}</p>\n')
    found = [band.format(one.what, one.advice) for one in listing.problems]
    if listing.is_cut:
        what = _("There are more than {count} letters; the rest is not listed.")
        advice = _("Move those of past years to another folder.")
        found.append(band.format(what.format(count=len(listing.cards)), advice))
    return Markup().join(found)


def _windows() -> Markup:
    return _WINDOWS.format(
        new=_("New letter"),
        about=_("What is the letter about?"),
        about_hint=_("For example: On the repair of rural roads"),
        language=spoken(),
        languages=_("Languages"),
        name=_("Name of the file"),
        begin=_("Begin"),
        cancel=_("Cancel"),
        close=_("Close"),
        done=_("Done"),
        copy=_("Make a copy"),
        repeat=_("Repeat the inquiry"),
        repeat_hint=_(
            "The new inquiry cites this one by its number; this needs a number that stands in the"
            " register."
        ),
        rename=_("Rename"),
        open=_("Open"),
        delete=_("Put into the bin"),
        bin=_("Bin"),
    )
