"""Fields of a look's header, however they are put together: what is left of them."""

from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from drafter.docx.look_fields import clear_fields
from tests.documents import W, w

MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
PIECES = {
    "begin": MARK.format("begin"),
    "separate": MARK.format("separate"),
    "end": MARK.format("end"),
    "no mark": MARK.format("other"),
    "page": "<w:r><w:instrText> PAGE </w:instrText></w:r>",
    "half": "<w:r><w:instrText>DDE</w:instrText></w:r>",
    "other half": "<w:r><w:instrText>AUTO cmd</w:instrText></w:r>",
    "text": "<w:r><w:t>AUTO</w:t></w:r>",
    "next paragraph": "</w:p><w:p>",
    "simple": '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>',
    "running": '<w:fldSimple w:instr="DDEAUTO cmd"><w:r><w:t>2</w:t></w:r></w:fldSimple>',
    "box": "<w:r><w:pict><w:txbxContent><w:p><w:r><w:instrText>AUTO</w:instrText></w:r></w:p>"
    "</w:txbxContent></w:pict></w:r>",
}


def header(pieces: list[str]) -> Any:
    xml = "".join(PIECES[piece] for piece in pieces)
    return etree.fromstring(f'<w:hdr xmlns:w="{W}"><w:p>{xml}</w:p></w:hdr>')


def codes(root: Any) -> Iterator[str]:
    """Yield what any reader could take for the code of a field, text boxes read along or not."""
    for simple in root.iter(w("fldSimple")):
        yield simple.get(w("instr"))
    for skipped in (set(), {e for box in root.iter(w("txbxContent")) for e in box.iter()}):
        opened: list[list[str]] = []
        stray = []
        for element in root.iter():
            if element in skipped:
                continue
            kind = element.get(w("fldCharType"))
            if kind == "begin":
                opened.append([])
            elif kind in ("separate", "end") and opened:
                yield "".join(opened.pop())
                if kind == "separate":
                    opened.append([])
            elif element.tag in (w("instrText"), w("t")) and opened:
                opened[-1].append(element.text)
            elif element.tag == w("instrText"):
                stray.append(element.text)
        yield "".join(stray)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(sorted(PIECES)), max_size=14))
def test_whatever_stands_in_a_header_no_field_is_left_but_a_page_number(pieces: list[str]) -> None:
    root = header(pieces)
    clear_fields(root, lambda _code: None)
    assert {element.text.strip() for element in root.iter(w("instrText"))} <= {"PAGE"}
    assert "DDE" not in "".join(codes(root))
    begun = [e.get(w("fldCharType")) for e in root.iter(w("fldChar"))]
    assert begun.count("begin") == begun.count("end")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["text", "next paragraph", "half", "page", "running"]), max_size=9))
def test_text_outside_of_codes_stays(pieces: list[str]) -> None:
    root = header(pieces)
    before = [text.text for text in root.iter(w("t"))]
    clear_fields(root, lambda _code: None)
    assert [text.text for text in root.iter(w("t"))] == before
