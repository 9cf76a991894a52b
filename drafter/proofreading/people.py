"""Rules about people: how the addressee is named, who signs, to whom an inquiry can be put."""

import datetime
import re
from collections.abc import Iterator

from drafter.grammar import Forms, names_person
from drafter.model.addressbook import Person, short_name
from drafter.model.addressbook import out_of_office as out_of_office_on
from drafter.model.inquiry import Addressee, Inquiry, Names
from drafter.model.origin import origin_of
from drafter.proofreading.draft import Draft, Remark, Rule
from drafter.wording import N_, _
from drafter.wording.expressions import expression
from drafter.wording.phrases import phrases
from drafter.wording.posts import TERMS
from drafter.words.typed_names import NOT_NOMINATIVE, names_not_nominative

_ADDRESS = expression(
    r"(?<!\w)(?:уважаем(?:ый|ая)|құрметті)[ \u00a0]+(?:г-н[ \u00a0]|г-жа[ \u00a0]|господин[ \u00a0]"
    r"|госпожа[ \u00a0])?(?P<name>[А-ЯЁӘҒҚҢӨҰҮҺІ]\w+(?:[ \u00a0][А-ЯЁӘҒҚҢӨҰҮҺІ]\w+)*)",
    re.IGNORECASE,
)
_ENDS_ADDRESS = expression(r"[ \u00a0]*(?:[,.!?:;–—»)\n]|$)")
"""What stands after an address; a person who is spoken of stands within a sentence."""

_CAPITALISED = expression(r"[А-ЯЁӘҒҚҢӨҰҮҺІ]\w+(?:[ \u00a0\n][А-ЯЁӘҒҚҢӨҰҮҺІ]\w+)*")
_NOT_ANSWERING = {
    "ru": expression(
        r"(?:(?:и\. ?о\.|врио|исполняющ\w+ обязанности) )?(?:аким|акимат|(?:вице-)?президент|судь"
        r"|председател\w+ (?:верховного|конституционного) суд"
        r"|председател\w+ (?:курултая|мажилиса|сената|маслихата))(?:[аеуя]|ю|ом|ем)?\b(?!-).*",
        re.IGNORECASE,
    ),
    "kk": expression(
        r"(?:.*[ -])?(?:әкімі?|әкімдігі?|президенті?|судьясы?"
        r"|(?:жоғарғы|конституциялық) сот(?:ы?ның)? төрағасы"
        r"|(?:құрылтай|мәжіліс|сенат|мәслихат)(?:[ыі]?н[ыі]ң)? төрағасы)",
        re.IGNORECASE,
    ),
}
"""Who does not answer inquiries: art. 27 of the Constitutional Law of 16.10.1995 No 2529 names the
Prime Minister and members of the Government, the chairmen of the National Bank, of the Central
Election Commission and its members, the Prosecutor General, the chairmen of the National Security
Committee and of the Supreme Audit Chamber.  A post is what begins its name in Russian, and what
ends it in Kazakh: «Президенттің іс басқарушысы» is no president."""

_LAST_DAY_OF_THE_LAW = datetime.date(2026, 6, 30)
"""The Parliament whose deputies put inquiries by that law ended on the next day."""

_INQUIRY = "inquiry"


def _named_differently(draft: Draft) -> Iterator[Remark]:
    for passage in draft.titles:
        language = passage.language
        known = _forms(draft.inquiry, language)
        if language is None or not known:
            continue
        for match in _ADDRESS.finditer(passage.plain):
            # With «re.I» the capitals of the pattern mean nothing: they are looked at here.
            name = _CAPITALISED.match(passage.plain, match.start("name"))
            if name is None or not _ENDS_ADDRESS.match(passage.plain, name.end()):
                continue
            if set(re.split(r"\s", name[0])) <= known:
                continue
            right = ", ".join(_called(draft.inquiry, language))
            what = _("The addressee is called «{name}» here, and «{right}» above.")
            what = what.format(name=name[0], right=right)
            yield Remark(passage.place(name.start()), what, _("Correct the one that is wrong."))


def _called(inquiry: Inquiry, language: str) -> Iterator[str]:
    """Yield how each addressee with a name is called in a language."""
    for _path, addressee in inquiry.addressees():
        called = [
            names[language].nominative
            for names in (addressee.given, addressee.patronymic)
            if names and language in names
        ]
        if called:
            yield " ".join(called)


def _forms(inquiry: Inquiry, language: str | None) -> set[str]:
    """Return the words by which addressees may be addressed; none if one's name is not known."""
    names: list[Forms] = []
    for _path, addressee in inquiry.addressees():
        if language is None or addressee.given is None:
            return set()
        names += [
            texts[language]
            for texts in (addressee.given, addressee.patronymic, addressee.surname)
            if texts and language in texts
        ]
    return {word for name in names for word in name.nominative.split()}


def _signed_twice(draft: Draft) -> Iterator[Remark]:
    seen: dict[str, int] = {}
    for number, signatory in enumerate(draft.inquiry.signatories):
        name = short_name(signatory, draft.inquiry.languages[0])
        if name in seen:
            what = _("«{name}» signs twice: the first time as number {number}.")
            what = what.format(name=name, number=seen[name] + 1)
            yield Remark(
                origin_of(draft.inquiry).place(f"signatories.{number}"),
                what,
                _("Delete one of the two."),
            )
        seen.setdefault(name, number)


def _outsiders(draft: Draft) -> Iterator[Remark]:
    members = _members(draft)
    for number, signatory in enumerate(draft.inquiry.signatories):
        name = short_name(signatory, draft.inquiry.languages[0])
        if members and name not in members:
            what = _("«{name}» is no member of the faction in the address book.").format(name=name)
            advice = _("Correct the name, or add the member to the address book.")
            yield Remark(origin_of(draft.inquiry).place(f"signatories.{number}"), what, advice)


def _too_many(draft: Draft) -> Iterator[Remark]:
    members, count = _members(draft), len(draft.inquiry.signatories)
    if members and count > len(members):
        what = _("{count} people sign, but the faction has {size} members in the address book.")
        what = what.format(count=count, size=len(members))
        yield Remark(origin_of(draft.inquiry).place("signatories"), what, _("Check the list."))


def _members(draft: Draft) -> frozenset[str]:
    """Return the members of the author's faction, none if it is not known.

    They are short names in the letter's first language, as those of `_outsiders`.
    """
    author, language = draft.inquiry.author, draft.inquiry.languages[0]
    faction = (author.faction if author else None) or {}
    return draft.members.get((language, faction.get(language, "")), frozenset())


def _wrong_addressee(draft: Draft) -> Iterator[Remark]:
    inquiry = draft.inquiry
    if inquiry.kind != _INQUIRY:
        return
    for path, addressee in inquiry.addressees():
        posts = {language: draft.post(addressee.post, language) for language in inquiry.languages}
        if not any(_need_not_answer(post, language) for language, post in posts.items()):
            continue
        what = _("Deputies' inquiries are not put to this official, who need not answer one.")
        advice = _("Make it an appeal: kind: appeal")
        if draft.day > _LAST_DAY_OF_THE_LAW:
            what = _("By the law of the former Parliament no inquiry was put to this official.")
            advice = _(
                "Look whether it may be now ({chamber}), or make it an appeal: kind: appeal"
            ).format(chamber=draft.chamber() or "…")
        yield Remark(origin_of(inquiry).place(f"{path}.post"), what, advice)


def _need_not_answer(post: str, language: str) -> bool:
    pattern = _NOT_ANSWERING.get(language)
    return pattern is not None and pattern.fullmatch(" ".join(post.split())) is not None


def _not_then(draft: Draft) -> Iterator[Remark]:
    inquiry = draft.inquiry
    copies = ((f"copy_to.{number}", one) for number, one in enumerate(inquiry.copy_to))
    for path, official in (*inquiry.addressees(), *copies):
        term = TERMS.get(official.post) if isinstance(official.post, str) else None
        if term is None or term.includes(draft.day):
            continue
        post = draft.post(official.post, inquiry.languages[0])
        what = _("There was no post «{post}» any more after {day}.")
        day = term.until
        if term.from_ and draft.day < term.from_:
            what, day = _("There is a post «{post}» only from {day}."), term.from_
        what = what.format(post=" ".join(post.split()), day=f"{day:%d.%m.%Y}")
        advice = _("Check the date of the letter, or choose another addressee.")
        yield Remark(origin_of(inquiry).place(f"{path}.post"), what, advice)


def _without_name(draft: Draft) -> Iterator[Remark]:
    addressees = list(draft.inquiry.addressees())
    others_called = any(one.surname or one.salutation for _path, one in addressees)
    for path, addressee in addressees:
        if addressee.surname or addressee.salutation:
            continue
        posts = [
            (language, draft.post(addressee.post, language)) for language in draft.inquiry.languages
        ]
        post = next((post for language, post in posts if names_person(post, language)), None)
        if post:
            what = _("«{post}» stands without a name: there will be no salutation.")
            if others_called:
                what = _("«{post}» stands without a name: the salutation will leave it out.")
            what = what.format(post=" ".join(post.split()))
            advice = _("Add surname, given, patronymic and, if it is not clear, gender.")
            yield Remark(origin_of(draft.inquiry).place(path), what, advice)


def out_of_office(draft: Draft) -> Iterator[Remark]:
    """Yield who is not in office on the day: named by an id, or typed with the post."""
    said = set()
    for problem in origin_of(draft.inquiry).doubts:
        if problem.id != "out-of-office":
            continue  # of a file that is enclosed: rendering tells it
        said.add(problem.what)
        yield Remark(problem.place, problem.what, problem.advice)
    copies = ((f"copy_to.{number}", one) for number, one in enumerate(draft.inquiry.copy_to))
    for path, official in (*draft.inquiry.addressees(), *copies):
        what = _replaced(draft, official)
        if what and what not in said:
            advice = _("Check the date of the letter, or choose another addressee.")
            yield Remark(origin_of(draft.inquiry).place(f"{path}.surname"), what, advice)


def _replaced(draft: Draft, official: Addressee) -> str:
    """Return that an official's post has another holder in the book by the day; else nothing."""
    language = draft.inquiry.languages[0]
    name = _surname(official, language)
    namesakes = [one for one in draft.people if name and _surname(one, language) == name]
    if not namesakes:
        return ""
    post = _post_name(draft, official.post, language)
    own = [one for one in namesakes if post and _post_name(draft, one.post, language) == post]
    if not own or any(one.serves(draft.day) for one in own):
        return ""
    others = (one for one in draft.people if one.serves(draft.day))
    is_replaced = any(_post_name(draft, one.post, language) == post for one in others)
    return out_of_office_on(own[-1], draft.day) if is_replaced else ""


def _surname(person: Addressee | Person, language: str) -> str:
    forms = (person.surname or {}).get(language)
    return forms.nominative.casefold() if forms else ""


def _post_name(draft: Draft, post: str | Names | None, language: str) -> str:
    if isinstance(post, str):
        text = phrases(language, draft.locales).found("post", post) or post
    else:
        text = post[language].nominative if post and language in post else ""
    return " ".join(text.split()).casefold()


def _not_nominative(draft: Draft) -> Iterator[Remark]:
    for problem in names_not_nominative(draft.inquiry):
        yield Remark(problem.place, problem.what, problem.advice)


OF_ADDRESSEE = Rule(
    "wrong-addressee",
    N_("An inquiry to an official to whom none can be put, such as an akim."),
    _wrong_addressee,
)

RULES = (
    Rule(
        NOT_NOMINATIVE,
        N_("A name typed in the dative or another case, which the letter would decline once more."),
        _not_nominative,
    ),
    Rule(
        "addressee-named-differently",
        N_("The addressee under another name in the salutation or in the text."),
        _named_differently,
    ),
    Rule("repeated-signatory", N_("The same signatory twice."), _signed_twice),
    Rule("outsider", N_("A signatory outside the faction of the address book."), _outsiders),
    Rule(
        "too-many-signatories",
        N_("More signatories than the faction of the address book has members."),
        _too_many,
    ),
    Rule(
        "out-of-office",
        N_("A person of the address book who is not in office on the day of the letter."),
        out_of_office,
    ),
    OF_ADDRESSEE,
    Rule(
        "no-such-post",
        N_("A post of the catalog that there is not on the day of the letter."),
        _not_then,
    ),
    Rule(
        "no-name",
        N_("A person's post without a name, to which there is no salutation."),
        _without_name,
    ),
)
