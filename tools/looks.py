"""Keeps each look as text too: `templates/NAME.docx` unpacked in `templates/looks/NAME/`.

python tools/looks.py unpack [NAME ...]    the text anew from the Word file, which is tidied as well
python tools/looks.py pack [NAME ...]      the Word file anew from the text
"""

import argparse
import io
import re
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from drafter.docx.opening import Package
from drafter.docx.packing import compress, pack
from drafter.docx.xml import DECLARATION

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
TEXTS = TEMPLATES / "looks"

_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_VOLATILE = re.compile(
    r"{.*}(rsid\w*|paraId|textId|docId|proofErr|proofState|lastRenderedPageBreak)"
)
"""Elements and attributes by which Word remembers its own work: they differ with each saving."""

_PROPERTIES = re.compile(r"{.*}(title|created|Application)")
"""The properties that stay, the others telling who saved the file where and when."""


def unpacked(look: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file by name, XML as text with an element a line."""
    with zipfile.ZipFile(io.BytesIO(look)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return {name: _text(name, part, list(parts)) for name, part in parts.items()}


def packed(text: Mapping[str, bytes]) -> bytes:
    """Return the Word file of such parts; the same parts give the same bytes."""
    return pack({name: compress(_dense(name, part)) for name, part in text.items()})


def _text(name: str, part: bytes, names: list[str]) -> bytes:
    """Return a part in its one form as text: of two files that look the same, the same."""
    if not _is_xml(name):
        return part
    root = _root(part)
    if name == "[Content_Types].xml":
        _tidy_types(root, names)
    elif name.startswith("docProps/"):
        _tidy_properties(root)
    else:
        _tidy(root)
    return f"{DECLARATION}{etree.tostring(root, encoding='unicode', pretty_print=True)}".encode()


def _dense(name: str, part: bytes) -> bytes:
    """Return a part as it stands in the Word file, without indents."""
    if not _is_xml(name):
        return part
    root = _root(part)
    if name.startswith("word/") and len(root):  # lines help whoever looks into a letter
        for child in root:
            child.tail = "\n"
        root.text = "\n"
    return f"{DECLARATION}{etree.tostring(root, encoding='unicode')}\n".encode()


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _root(part: bytes) -> Any:
    """Return the root of a part without indents; spaces inside of texts stay."""
    parser = etree.XMLParser(remove_blank_text=True, resolve_entities=False, no_network=True)
    return etree.fromstring(part, parser)


def _tidy_types(root: Any, names: list[str]) -> None:
    """Put the types of parts in order, without those of parts that there are none of."""
    endings = {name.rpartition(".")[2].casefold() for name in names}
    kept = [e for e in root if e.get("Extension", "xml").casefold() in endings]
    root[:] = sorted(kept, key=lambda e: (e.tag, e.get("Extension"), e.get("PartName")))


def _tidy_properties(root: Any) -> None:
    root[:] = [child for child in root if _PROPERTIES.fullmatch(child.tag)]
    for program in root.iterfind("{*}Application"):
        program.text = "drafter"  # letters take it over
    etree.cleanup_namespaces(root)


def _tidy(root: Any) -> None:
    """Remove what carries no look: Word's own traces, and namespaces that nothing is in."""
    for element in list(root.iter("*")):
        for name in filter(_VOLATILE.fullmatch, element.keys()):
            del element.attrib[name]
        if _VOLATILE.fullmatch(element.tag):
            element.getparent().remove(element)
    used = {name.partition("}")[0][1:] for e in root.iter("*") for name in (e.tag, *e.keys())}
    ignorable = root.attrib.pop(_IGNORABLE, "").split()
    kept = [prefix for prefix in ignorable if root.nsmap[prefix] in used]
    if kept:
        root.set(_IGNORABLE, " ".join(kept))
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r", *kept])


def _unpack(name: str) -> None:
    """Write the text of a look; raises DocumentError where it is no Word file or a harmful one."""
    look, folder = TEMPLATES / f"{name}.docx", TEXTS / name
    text = unpacked(Package(look).data)
    shutil.rmtree(folder, ignore_errors=True)
    for part, content in text.items():
        (folder / part).parent.mkdir(parents=True, exist_ok=True)
        (folder / part).write_bytes(content)


def _pack(name: str) -> None:
    folder = TEXTS / name
    files = (path for path in folder.rglob("*") if path.is_file())
    text = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    (TEMPLATES / f"{name}.docx").write_bytes(packed(text))


def main() -> None:
    """Unpack or pack the looks that are named, or all; what is packed again is tidy."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("action", choices=["pack", "unpack"])
    parser.add_argument("names", nargs="*", metavar="NAME")
    chosen = parser.parse_args()
    for name in chosen.names or sorted(path.stem for path in TEMPLATES.glob("*.docx")):
        if chosen.action == "unpack":
            _unpack(name)
        _pack(name)


if __name__ == "__main__":
    main()
