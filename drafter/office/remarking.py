"""What proofreading finds in a letter, with what its workspace knows of people and chambers."""

from collections.abc import Callable, Collection, Sequence

from drafter.addressbook.loading import load_book
from drafter.errors import DrafterError, Problem
from drafter.files.kept import INDEX, NAME
from drafter.model.addressbook import members_of, people_of, words_of
from drafter.model.inquiry import Inquiry
from drafter.proofreading import found_by, proofread, switched_off
from drafter.proofreading.draft import Earlier
from drafter.proofreading.people import OF_ADDRESSEE
from drafter.reading.settings import load_setup
from drafter.workspace import Workspace


def silenced(inquiry: Inquiry, without: Collection[str]) -> set[str]:
    """Return the rules to leave out, those that comments of the file switch off among them.

    Raises InquiryError where a comment names no rule.
    """
    return {*without, *switched_off(inquiry)}


def remarks(
    inquiry: Inquiry,
    workspace: Workspace,
    silent: Collection[str],
    between: Callable[[], None] = lambda: None,
) -> list[Problem]:
    """Return what the rules find in a letter, but those that are `silent`.

    `between` is called before each rule, and what it raises ends the proofreading.

    Raises InquiryError where something is wrong in the address book or the settings.
    """
    book = load_book(workspace).model
    return proofread(
        inquiry,
        workspace.locales,
        silent,
        members_of(book),
        load_setup(workspace).settings.chambers,
        words_of(book),
        people=people_of(book),
        earlier=lambda: _earlier(inquiry, workspace),
        between=between,
    )


def of_addressee(inquiry: Inquiry, workspace: Workspace) -> list[Problem]:
    """Return what the rule about the addressee of an inquiry finds; others keep silent.

    Only an inquiry is not put to everybody.
    """
    if inquiry.kind != "inquiry":
        return []
    try:
        chambers = load_setup(workspace).settings.chambers
        return found_by(OF_ADDRESSEE, inquiry, workspace.locales, chambers)
    except DrafterError:
        return []  # a comment that names no rule keeps no letter from being made


def _earlier(inquiry: Inquiry, workspace: Workspace) -> Sequence[Earlier]:
    """Return earlier letters on the same, as the index knows them; without one nobody looks.

    It is taken as it is: to bring it up to date takes longer than all other rules.
    """
    if workspace.folder is None or not workspace.folder.joinpath(NAME, *INDEX).is_file():
        return ()
    from drafter.archive import Archive  # 60 ms, for those who search

    archive = Archive(workspace)
    try:
        return archive.earlier(inquiry)
    except (DrafterError, OSError):
        return ()  # an index is a help, and no letter is wrong without one
    finally:
        archive.close()
