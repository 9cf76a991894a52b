"""Walking through a paragraph: no part is passed over, those inside links included."""

from drafter.model.letter import (
    Break,
    Inline,
    Link,
    Note,
    Run,
    folded,
    notes_of,
    plain_text,
    runs_of,
)

NOTE = Note([Run("Закон.")])
CONTENT: list[Inline] = [
    Run("По "),
    Link("https://a.kz", [Run("данным", ("em",)), NOTE]),
    Break(),
    Run("бюро"),
]


def test_runs_of_links_belong_to_the_paragraph_and_those_of_notes_do_not() -> None:
    assert [run.text for run in runs_of(CONTENT)] == ["По ", "данным", "бюро"]


def test_a_note_inside_a_link_is_found() -> None:
    assert notes_of(CONTENT) == [NOTE]


def test_a_line_break_is_part_of_the_text_where_it_is_asked_for() -> None:
    assert plain_text(CONTENT) == "По данным" + "бюро"
    assert plain_text(CONTENT, line_break="\n") == "По данным\nбюро"


def test_a_fold_visits_every_part_once_in_its_order_and_links_after_their_content() -> None:
    said = folded(
        CONTENT,
        run=lambda run: run.text.strip(),
        line_break=lambda _break: "/",
        note=lambda note: f"({plain_text(note.content)})",
        link=lambda link, inner: f"[{' '.join(inner)}]{link.target}",
        picture=lambda picture: f"<{picture.caption}>",
    )
    assert said == ["По", "[данным (Закон.)]https://a.kz", "/", "бюро"]
