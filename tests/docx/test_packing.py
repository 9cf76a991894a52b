"""A package of which most parts are packed already is that of all its parts."""

import io
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.docx.packing import compress, compress_pieces, pack, pack_over, records

PARTS = st.dictionaries(
    st.sampled_from(
        ["[Content_Types].xml", "_rels/.rels", "a.xml", "word/б.xml", "z/document.xml"]
    ),
    st.binary(max_size=40),
)


@settings(max_examples=50)
@given(PARTS, PARTS)
def test_records_that_were_joined_before_change_no_byte(
    fixed: dict[str, bytes], changed: dict[str, bytes]
) -> None:
    ours, theirs = (
        {name: compress(part) for name, part in parts.items()} for parts in (fixed, changed)
    )
    package = pack_over(records(ours), records(theirs))
    assert package == pack({**ours, **theirs})
    with zipfile.ZipFile(io.BytesIO(package)) as read:
        assert read.testzip() is None
        assert {name: read.read(name) for name in read.namelist()} == {**fixed, **changed}
        places = [info.header_offset for info in read.infolist()]
    assert places == sorted(places)


@given(st.lists(st.binary(max_size=300), max_size=12))
def test_pieces_are_compressed_as_one_however_many_they_are(pieces: list[bytes]) -> None:
    assert compress_pieces(pieces) == compress(b"".join(pieces))
