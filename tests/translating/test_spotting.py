"""Where a phrase stands in a letter is found by what the letter says."""

import io

import pytest

from drafter import load
from drafter.office.office import Office
from drafter.translating.spotting import Seen
from drafter.wording.phrases import phrases
from tests.conftest import SAMPLES


@pytest.mark.parametrize(
    ("context", "msgid", "printed"),
    [
        ("closing", "Respectfully,", "С уважением"),
        ("author", "the deputies' faction «{name}»", "депутатская фракция"),
        ("signature", "Deputy of the faction «{name}»", "Депутаты фракции"),
        ("salutation of a man", "Dear {name}", "Уважаемый"),
    ],
)
def test_a_phrase_is_found_on_the_page_also_where_letters_share_what_is_made_of_it(
    context: str, msgid: str, printed: str
) -> None:
    text = (SAMPLES / "ak-zhol-akims.yaml").read_text(encoding="utf-8")
    office = Office()
    inquiry = load(io.StringIO(text))
    office.render(inquiry, "ru")
    locales = office.workspace.locales
    look = office.look_of(inquiry)
    for _letter in range(2):
        seen = Seen(inquiry, phrases("ru", locales), office.workspace, look.styles, ())
        assert (context, msgid) in seen.asked
        (first, *_others) = seen.spots((context, msgid))
        assert printed in first.words
