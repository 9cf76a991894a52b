"""What a change of the address book, or people from a file, would bring about, as HTML."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from drafter.addressbook.planning import ADDED, CHANGED, LEFT
from drafter.desk.book_html import term_text
from drafter.desk.shelf_html import address
from drafter.desk.tags import joined, tag
from drafter.model.addressbook import full_name
from drafter.wording import N_, _, ngettext, spoken

if TYPE_CHECKING:
    from drafter.addressbook.planning import Step
    from drafter.office.book_changes import Made
    from drafter.office.book_effects import Difference, Effect, Effects, Stale
    from drafter.office.cards import Card
    from drafter.office.taking_contacts import Preview

_STATES = {
    "draft": N_("Draft"),
    "sent": N_("Sent"),
    "answered": N_("Answered"),
    "overdue": N_("Overdue"),
}
_DONE = {
    ADDED: N_("is added"),
    CHANGED: N_("is completed"),
    LEFT: N_("is left alone"),
}


def effects(made: "Made", found: "Effects", *, with_people: bool) -> Markup:
    """Return the letters that change; `with_people` says first whose terms change."""
    parts = [_people(made)] if with_people else []
    drafts = [one for one in found.changing if not one.is_sent]
    sent = [one for one in found.changing if one.is_sent]
    if not found.changing and not found.stale:
        parts.append(tag("p", _("No letter changes.")))
    if drafts:
        text = ngettext("{count} draft changes:", "{count} drafts change:", len(drafts))
        parts += [tag("h3", text.format(count=len(drafts))), *map(_letter, drafts)]
    if sent:
        text = ngettext("{count} letter was sent:", "{count} letters were sent:", len(sent))
        said = _("What was sent stays as it is; only a file made anew would differ.")
        parts += [tag("h3", text.format(count=len(sent))), tag("p", said, class_="aside")]
        parts += map(_letter, sent)
    if found.stale:
        text = ngettext(
            "{count} draft is still addressed to somebody no longer in office:",
            "{count} drafts are still addressed to somebody no longer in office:",
            len(found.stale),
        )
        said = _("Open it and choose the new holder, or check its date.")
        parts += [tag("h3", text.format(count=len(found.stale))), tag("p", said, class_="aside")]
        parts.append(tag("ul", *map(_stale, found.stale)))
    if found.naming:
        text = ngettext(
            "{count} more letter names it and stays as it is.",
            "{count} more letters name it and stay as they are.",
            found.naming,
        )
        parts.append(tag("p", text.format(count=found.naming), class_="aside"))
    if found.unseen:
        text = ngettext(
            "{count} letter was not looked at.", "{count} letters were not looked at.", found.unseen
        )
        parts.append(tag("p", text.format(count=found.unseen), class_="aside"))
    return joined(parts)


def preview(found: "Preview") -> Markup:
    """Return what becomes of the people of a file, each with a box where something is done."""
    counts = {name: found.count(name) for name in (ADDED, CHANGED, LEFT)}
    text = _("To be added: {added}, completed: {changed}, left alone: {left}.").format(**counts)
    remarks = [
        tag("p", f"{one.what} {one.advice}", class_="problem warning") for one in found.remarks
    ]
    heads = (_("Take over"), _("Name"), _("What becomes of it"), _("What to look at"))
    head = tag("thead", tag("tr", *(tag("th", one, scope="col") for one in heads)))
    rows = [_step(number, step) for number, step in enumerate(found.steps)]
    table = tag("table", head, tag("tbody", *rows), class_="letters plan")
    return joined([tag("p", text), *remarks, tag("div", table, class_="scrolled", tabindex="0")])


def _step(number: int, step: "Step") -> Markup:
    box: Markup | str = ""
    if step.do != LEFT:
        label = _("Take over: {name}").format(name=step.called)
        box = tag("input", type="checkbox", value=str(number), checked=True, aria_label=label)
    why = [tag("span", one, class_="line") for one in step.why]
    state = tag("span", _(_DONE[step.do]), class_=f"state {step.do}")
    return tag("tr", tag("td", box), tag("td", step.called), tag("td", state), tag("td", *why))


def _people(made: "Made") -> Markup:
    """Return whose terms differ after a change."""
    before, after = made.before.book.model.people, made.after.book.model.people
    lines = []
    for name in sorted(made.ids & after.keys()):
        if before.get(name) != after[name]:
            person = after[name]
            text = f"{full_name(person, spoken())}: {term_text(person.from_, person.until)}"
            lines.append(tag("li", text))
    return tag("ul", *lines)


def _letter(one: "Effect") -> Markup:
    card = one.card
    subject = _subject(card)
    day = f"{card.date:%d.%m.%Y}" if card.date else ""
    number = f"№\N{NO-BREAK SPACE}{card.number}" if card.number else ""
    link = _link(card)
    state = tag("span", _(_STATES[one.state]), class_=f"state {one.state}") if one.state else ""
    head = joined([tag("summary", f"{day} {number} ".lstrip(), tag("b", subject), " ", state)])
    refusals = [tag("p", text, class_="problem error") for text in one.refusals]
    rows = [_difference(difference) for difference in one.differences]
    labels = ("", _("As it is"), _("As it will be"))
    heads = tag("tr", *(tag("th", text, scope="col") if text else tag("td") for text in labels))
    table = [tag("table", heads, *rows, class_="differences")] if rows else []
    open_letter = tag("p", _("The letter:"), " ", link)
    return tag(
        "details", head, *refusals, *table, open_letter, class_="effect", open=not one.is_sent
    )


def _stale(one: "Stale") -> Markup:
    return tag("li", _link(one.card), ": ", " ".join(one.remarks))


def _subject(card: "Card") -> str:
    return card.subject.get(spoken()) or next(iter(card.subject.values()), "") or card.path


def _link(card: "Card") -> Markup:
    href = address(card.path)
    return tag("a", _subject(card), href=href, target="_blank", rel="noopener")


def _difference(one: "Difference") -> Markup:
    code = tag("th", one.language.upper(), scope="row")
    cells = [
        tag("td", tag(name, text, lang=one.language) if text else "")
        for name, text in (("del", one.before), ("ins", one.after))
    ]
    return tag("tr", code, *cells)


def sentences(problems: Sequence[object]) -> list[str]:
    """Return problems as sentences, for a window that has no place to point at."""
    return [f"{getattr(one, 'what', one)} {getattr(one, 'advice', '')}".strip() for one in problems]
