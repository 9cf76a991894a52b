"""A package of which most parts are packed already is that of all its parts; all can be read."""

import io
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.docx import packing
from drafter.docx.packing import compress, pack, pack_over, records

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


@pytest.mark.parametrize("there", [True, False])
@given(part=st.binary(max_size=3000))
def test_what_each_letter_compresses_any_reader_gets_back_whether_or_not_isal_is_there(
    part: bytes, there: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if not there:
            patch.setattr(packing, "isal_zlib", None)
        entry = compress(part, packing.FAST)
    assert zlib.decompress(entry.data, -zlib.MAX_WBITS) == part
    assert (entry.checksum, entry.size) == (zlib.crc32(part), len(part))
