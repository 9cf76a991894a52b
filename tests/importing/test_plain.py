"""Text as it is typed, wherever in a paragraph it stands."""

from drafter.docx.document import Seen
from drafter.importing.plain import is_empty, tidy
from drafter.model.letter import Inline, Link, Note, Run, notes_of, plain_text


def test_notes_inside_links_are_tidied_with_their_paragraph() -> None:
    content: list[Inline] = [Link("https://a.kz", [Run("см."), Note([Run("ст.\u00a027")])])]
    tidy([Seen("", content)])
    assert plain_text(notes_of(content)[0].content) == "ст. 27"


def test_a_paragraph_with_nothing_but_a_note_in_a_link_is_not_empty() -> None:
    assert not is_empty(Seen("", [Link("https://a.kz", [Note([Run("Закон.")])])]))
    assert is_empty(Seen("", [Link("https://a.kz", [Run(" ")])]))
