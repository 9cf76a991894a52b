"""Each block of a letter leads to the line of the template that prints it."""

from pathlib import Path

from drafter.composing.tracing import traced
from drafter.model.letter import Paragraph, plain_text
from drafter.office.office import Office
from drafter.office.trying import sample
from drafter.workspace import Workspace, shipped


def test_a_block_stands_where_its_tag_does_whatever_template_that_is() -> None:
    office, workspace = Office(Workspace()), Workspace()
    inquiry = sample(workspace, "ru")
    (letter,), look = office.composed(inquiry, ["ru"])
    words = office._phrases("ru")
    assert words
    places = traced(inquiry, words, office.templates, {}, look.styles)
    assert len(places) == len(letter.blocks)
    found = {}
    for block, place in zip(letter.blocks, places, strict=True):
        if isinstance(block, Paragraph) and place:
            line = Path(place.file).read_text("utf-8").splitlines()[place.line - 1]
            found[plain_text(block.content)[:12]] = (
                Path(place.file).relative_to(shipped("templates")).as_posix(),
                line.strip(),
            )
    title = """<h1 class="title">{{ pgettext("title", "DEPUTIES' INQUIRY") }}</h1>"""
    assert found["ДЕПУТАТСКИЙ "] == ("ru/inquiry.html", title)
    assert found["На основании"] == (
        "ru/inquiry.html",
        '<p class="request">На основании изложенного',
    )
    assert found["Состояние до"] == ("letter.html", "{{ body }}")
    assert found["С уважением,"][0] == "letter.html"
    assert "Respectfully," in found["С уважением,"][1]
