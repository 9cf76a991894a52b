"""Content cut in two: what follows a salutation in its paragraph."""

from drafter.importing.lines import cut
from drafter.model.letter import Break, Inline, Link, Note, Run

NOTE = Note([Run("Закон.")])
CONTENT: list[Inline] = [
    Run("По "),
    Link("https://a.kz", [Run("данным", ("em",)), NOTE]),
    Break(),
    Run("бюро"),
]


def test_content_is_cut_inside_a_link() -> None:
    link = Link("https://a.kz", [Run("нным", ("em",)), NOTE])
    assert cut(CONTENT, 5) == [link, Break(), Run("бюро")]


def test_a_link_before_the_cut_is_gone_but_for_its_note() -> None:
    assert cut(CONTENT, 11) == [NOTE, Run("юро")]
