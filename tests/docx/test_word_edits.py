"""The scripted edits of Word files are such as Word makes: sound, and without a changed word."""

import io
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

from tests.conftest import ROOT
from tests.documents import W, faults, root, w
from tests.docx.word_edits import EDITS

OFFICIAL = ROOT / "templates" / "official.docx"
CONTROL = (
    f'<w:sdt xmlns:w="{W}"><w:sdtPr><w:alias w:val="адресат"/><w:tag w:val="k1"/><w:id w:val="7"/>'
    '<w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent><w:bookmarkStart w:id="1" w:name="k1"/>'
    '<w:r><w:rPr><w:b/></w:rPr><w:t>Смаилову</w:t></w:r><w:bookmarkEnd w:id="1"/>'
    "</w:sdtContent></w:sdt>"
)


def sample() -> bytes:
    """Return a Word file with a control, a bookmark, runs alike, a list and a table."""
    document: Any = docx.Document(str(OFFICIAL))
    body = document.element.body
    for child in list(body)[:-1]:
        body.remove(child)
    first = document.add_paragraph("На основании ")
    first.add_run("изложенного ")
    first._p.append(parse_xml(CONTROL))
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "статья 5"
    table.cell(0, 1).text = "исключить"
    document.add_paragraph("")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def text_of_each(data: bytes) -> list[str]:
    """Return the text of each paragraph, controls included."""
    paragraphs = root(data).iter(w("p"))
    return ["".join(t.text or "" for t in p.iter(w("t"))) for p in paragraphs]


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_leaves_a_sound_file_that_reads_the_same(name: str) -> None:
    before = sample()
    after = EDITS[name](before)
    assert after != before
    assert faults(after) == faults(before) == []
    assert text_of_each(after) == text_of_each(before)
