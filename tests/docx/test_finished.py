"""Pages whose paragraphs were made before are those that are made anew, byte for byte."""

from concurrent.futures import ThreadPoolExecutor

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.docx import Look
from drafter.docx.body import Body
from drafter.docx.building import build
from drafter.docx.layout import laid, with_signatures
from drafter.model.letter import (
    Block,
    Break,
    Inline,
    Item,
    Letter,
    Link,
    NewPage,
    Note,
    Numbering,
    Paragraph,
    Run,
)
from tests.conftest import ROOT

LOOKS = [Look(ROOT / "templates" / name) for name in ("official.docx", "letterhead.docx")]
"""Kept by all tests of this module, so that most paragraphs have been met before."""

TEXTS = st.sampled_from(["а", "", " а ", "«а» & <б>", "а\u00a0б", "1) שלום 12-34", "слово " * 30])
RUNS = st.builds(
    Run, TEXTS, st.sampled_from([(), (), ("strong",)]), st.sampled_from(["", "", "kk-KZ"])
)
INLINES = st.one_of(
    RUNS,
    st.builds(Break),
    st.builds(Note, st.lists(RUNS, max_size=1)),
    st.builds(Link, st.just("https://parlam.kz"), st.lists(RUNS, min_size=1, max_size=1)),
)
CONTENT = st.one_of(
    st.builds(lambda text: [Run(text)], TEXTS), st.lists(INLINES, max_size=3)
)  # most are of one text
STYLES = st.sampled_from(
    [
        *("body-text", "body-text", "title", "demand", "list-number", "heading-1", "request"),
        *("closing", "signature-label", "signatory", "last-signatory", "letter-appendix"),
        *("executor", "letter-copy", "unknown"),
    ]
)
ITEMS = st.sampled_from([None, None, None, Item(0, 0), Item(1, 0), Item(1, 1)])
BLOCKS = st.lists(
    st.builds(Paragraph, STYLES, CONTENT, ITEMS)
    | st.sampled_from([NewPage(), NewPage(landscape=True)]),
    max_size=40,
)
LISTS = [Numbering("demand"), Numbering("list-number")]


def written(letters: list[Letter], look: Look) -> tuple[bytes, list[str], list[str]]:
    """Return the body of letters with its notes and its links."""
    body = build(letters, look, 1, 1)
    return b"".join(body.pieces), body.notes, body.links


def anew(letter: Letter, look: Look) -> tuple[bytes, list[str], list[str]]:
    """Return the same of a letter without a second page, each paragraph by the general way."""
    body = Body(look, 1, 1).begin(letter)
    made = [body.placed(one) for one in with_signatures(list(laid(letter.blocks, look)))]
    return "".join(made).encode(), body.notes, body.links


@settings(max_examples=60)
@given(st.sampled_from(LOOKS), st.sampled_from(["ru-RU", "kk-KZ", "he-IL"]), BLOCKS)
def test_a_page_of_paragraphs_is_what_the_general_way_makes(
    look: Look, language: str, blocks: list[Block]
) -> None:
    letter = Letter(language, [b for b in blocks if isinstance(b, Paragraph)], LISTS)
    assert written([letter], look) == written([letter], look) == anew(letter, look)


@settings(max_examples=30)
@given(st.lists(st.tuples(st.sampled_from(["ru-RU", "he-IL"]), BLOCKS), min_size=1, max_size=2))
def test_letters_are_the_same_in_a_look_that_has_met_none(
    letters: list[tuple[str, list[Block]]],
) -> None:
    first = Paragraph("date", [Run("26.11.2026")])  # no letter is empty
    both = [Letter(language, [first, *blocks], LISTS) for language, blocks in letters]
    fresh = Look(LOOKS[0].file)
    assert written(both, LOOKS[0]) == written(both, fresh)


@given(st.sampled_from(["ru-RU", "he-IL"]), st.lists(TEXTS | st.text(max_size=4), max_size=4))
def test_many_texts_are_written_as_each_alone(language: str, texts: list[str]) -> None:
    body = Body(LOOKS[0], 1, 1).begin(Letter(language, [], []))
    assert body.ends(texts) == [body.end(Run(text)).encode() for text in texts]


def test_a_letter_of_many_lists_and_texts_is_written_to_its_end() -> None:
    blocks: list[Block] = [
        Paragraph("demand", [Run(f"{number} " + "а" * 200)], Item(number, 0))
        for number in range(1500)
    ]
    letter = Letter("ru-RU", blocks, [Numbering("demand")] * 1500)
    assert written([letter], LOOKS[0]) == anew(letter, LOOKS[0])


def test_several_threads_write_what_is_theirs() -> None:
    def content(number: int) -> list[Inline]:
        return [Run(f"{number % 11} " + "б" * 900)]

    letters = [
        Letter(
            "ru-RU", [Paragraph("body-text", content(n)), Paragraph("closing", content(n + 1))], []
        )
        for n in range(300)
    ]
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda letter: written([letter], LOOKS[0]), letters))
    assert made == [anew(letter, LOOKS[0]) for letter in letters]
