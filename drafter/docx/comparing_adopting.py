"""What the earlier file alone has, brought into the later one: what its text refers to.

Styles go by their names, as Word takes them when it pastes; lists by what they look like.
"""

from collections import defaultdict
from copy import deepcopy
from typing import Any

from lxml import etree

from drafter.docx.comparing_parts import Parts
from drafter.docx.comparing_sides import NOTES, STYLES, Side, Story, name_of_style
from drafter.docx.xml import R, W, value, w

_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LEVELS_OF_NONE = ("nsid", "tmpl", "name", "styleLink", "numStyleLink", "lvlPicBulletId")
_UNSEEN = tuple(map(w, ("commentRangeStart", "commentRangeEnd", "commentReference", "lock")))
_PARAGRAPH_IDS = tuple(
    f"{{http://schemas.microsoft.com/office/word/2010/wordml}}{name}"
    for name in ("paraId", "textId")
)


class Adopting:
    """Copies of what stands in the earlier file, whose references lead to parts of the later."""

    def __init__(self, old: Side, new: Side, parts: Parts) -> None:
        """Take both files, and the parts of the file to be."""
        self.old, self.new, self.parts = old, new, parts
        self.notes: list[tuple[str, str, str]] = []
        """The notes that came along: the kind, the id in the earlier file, and the new one."""
        self.comments = 0
        """How many comments of the earlier file were left out."""
        self._style_ids: dict[tuple[str, str], str] = {}
        self._by_name = {(kind, name_of_style(one)): key for (kind, key), one in new.styles.items()}
        self._taken = {key for _kind, key in new.styles}
        self._numbers: dict[str, str] = {}
        self._definitions: dict[Side, dict[str, tuple[Any, Any]]] = {}
        self._pictures = 0
        self._pair_numbers()
        old.number_name = self.number

    def copy(self, element: Any, story: Story, part: str) -> Any:
        """Return a copy of an element of a story, to stand in a part of the later file."""
        copy = deepcopy(element)
        copy.tail = None
        for comment in list(copy.iter(*_UNSEEN)):
            self.comments += comment.tag == w("commentReference")
            if comment.getparent() is not None:
                comment.getparent().remove(comment)
        for one in list(copy.iter("*")):
            self._lead(one, story, part)
        return copy

    def _lead(self, element: Any, story: Story, part: str) -> None:
        """Let the references of one element lead to where it stands now."""
        tag = element.tag
        if tag in STYLES:
            element.set(w("val"), self.style(STYLES[tag], element.get(w("val"), "")))
        elif tag == w("numId"):
            element.set(w("val"), self.number(element.get(w("val"), "0")))
        elif tag in NOTES:
            element.set(w("id"), self._note(NOTES[tag], element.get(w("id"), "")))
        elif tag.endswith(("}docPr", "}cNvPr")):
            self._pictures += 1
            element.set("id", str(100_000 + self._pictures))
        for name in element.attrib:
            if name.startswith(f"{{{R}}}"):
                self._relate(element, name, story, part)
            elif name in _PARAGRAPH_IDS or name.startswith(w("rsid")):
                del element.attrib[name]

    def _relate(self, element: Any, name: str, story: Story, part: str) -> None:
        found = story.relations.get(element.get(name))
        if found is None:
            del element.attrib[name]
            return
        target = found.target
        if not found.is_outside:
            target = self.parts.copied(self.old, found.target)
        own = self.parts.relate(part, found.kind, target, is_outside=found.is_outside)
        element.set(name, own)

    def _note(self, kind: str, identity: str) -> str:
        """Return the id under which a note of the earlier file stands in the later one."""
        new = f"old-{len(self.notes)}"
        self.notes.append((kind, identity, new))
        return new

    def style(self, kind: str, identity: str) -> str:
        """Return the id of the later file's style of the same name, or of a copy of this one."""
        key = kind, identity
        if key in self._style_ids:
            return self._style_ids[key]
        own = self.old.styles.get(key)
        same = None if own is None else self._by_name.get((kind, name_of_style(own)))
        self._style_ids[key] = same or identity
        if own is not None and same is None:
            self._style_ids[key] = self._with_style(own, kind)
        return self._style_ids[key]

    def _with_style(self, own: Any, kind: str) -> str:
        root = self._root("styles", "styles", f"{_WML}.styles+xml")
        identity = str(own.get(w("styleId"), ""))
        while identity in self._taken:
            identity += "0"
        self._taken.add(identity)
        self._style_ids[kind, own.get(w("styleId"), "")] = identity
        copy = deepcopy(own)
        copy.set(w("styleId"), identity)
        copy.attrib.pop(w("default"), None)
        root.append(copy)
        for tag, of in (("basedOn", kind), ("next", "paragraph")):
            if (found := copy.find(w(tag))) is not None:
                found.set(w("val"), self.style(of, found.get(w("val"), "")))
        for tag in ("link", "aliases"):
            for found in copy.findall(w(tag)):
                copy.remove(found)
        for found in copy.iter(w("numId")):
            found.set(w("val"), self.number(found.get(w("val"), "0")))
        return identity

    def other_looks(self) -> tuple[str, ...]:
        """Return the names of the earlier text's styles that look otherwise in the later file."""
        used = {
            (STYLES[one.tag], one.get(w("val"), "")) for one in self.old.package.main.iter(*STYLES)
        }
        found = []
        for kind, identity in sorted(used):
            own = self.old.styles.get((kind, identity))
            same = None if own is None else self._by_name.get((kind, name_of_style(own)))
            if same is None:
                continue
            other = self.new.styles[kind, same]
            if _looks(own, self.old) != _looks(other, self.new):
                found.append(value(own, "w:name") or identity)
        return tuple(found)

    def number(self, identity: str) -> str:
        """Return the id of the list that counts in the later file as this one does in its own."""
        if identity not in self._numbers:
            definition = self._definition(self.old, identity)
            self._numbers[identity] = self._with_number(*definition) if definition else identity
        return self._numbers[identity]

    def _with_number(self, number: Any, abstract: Any) -> str:
        """Return the id of a list that the later file gets; what it looks like comes along."""
        root = self._root("numbering", "numbering", f"{_WML}.numbering+xml")
        name = str(_next(root, "abstractNum", "abstractNumId"))
        own = deepcopy(abstract)
        own.set(w("abstractNumId"), name)
        for found in [one for one in own.iter("*") if one.tag in map(w, _LEVELS_OF_NONE)]:
            found.getparent().remove(found)
        for found in own.iter(w("pStyle")):
            found.getparent().remove(found)
        first = root.find(w("num"))
        place = len(root) if first is None else root.index(first)
        root.insert(place, own)
        copy = deepcopy(number)
        new = str(_next(root, "num", "numId"))
        copy.set(w("numId"), new)
        copy.find(w("abstractNumId")).set(w("val"), name)
        last = root.findall(w("num"))
        root.insert(root.index(last[-1]) + 1 if last else place + 1, copy)
        return new

    def _root(self, kind: str, tag: str, content_type: str) -> Any:
        """Return the root of a part of the later file, which is there from now on."""
        name = self.new.name_of(kind)
        if name:
            return self.parts.roots.setdefault(name, self.new.root(name))
        found = (self.parts.roots[one] for one in self.parts.roots if one.endswith(f"{kind}.xml"))
        root = next(found, None)
        if root is None:
            root = etree.Element(w(tag), nsmap={"w": W})
            self.parts.add(f"word/{kind}.xml", kind, content_type, root)
        return root

    def _pair_numbers(self) -> None:
        """Find the lists of both files that are one: they look alike, and share their words."""
        here, there = _users(self.old), _users(self.new)
        looks: dict[str, list[str]] = defaultdict(list)
        for identity in there:
            looks[self._look(self.new, identity)].append(identity)
        votes = []
        for own, texts in here.items():
            for other in looks.get(self._look(self.old, own), []):
                shared = len(texts & there[other])
                votes.append((-shared, own, other))
        for _shared, own, other in sorted(votes, key=lambda vote: vote[0]):
            if own not in self._numbers and other not in self._numbers.values():
                self._numbers[own] = other

    def _look(self, side: Side, identity: str) -> str:
        definition = self._definition(side, identity)
        if definition is None:
            return ""
        number, abstract = definition
        story = side.story(side.name_of("numbering"))
        without = tuple(map(w, _LEVELS_OF_NONE))
        overrides = story.properties(number, (w("abstractNumId"),))
        return f"{story.properties(abstract, without)}{overrides}"

    def _definition(self, side: Side, identity: str) -> tuple[Any, Any] | None:
        if side not in self._definitions:
            self._definitions[side] = _definitions(side)
        return self._definitions[side].get(identity)


def _definitions(side: Side) -> dict[str, tuple[Any, Any]]:
    """Return the lists of a file by their ids, each with what they look like."""
    root = side.part_of("numbering")
    if root is None:
        return {}
    abstract = {one.get(w("abstractNumId")): one for one in root.iterchildren(w("abstractNum"))}
    numbers = ((one, value(one, "w:abstractNumId")) for one in root.iterchildren(w("num")))
    return {one.get(w("numId"), ""): (one, abstract[of]) for one, of in numbers if of in abstract}


def _looks(style: Any, side: Side) -> list[str]:
    """Return what a style says, whatever lists and names it has."""
    story = side.story(side.name_of("styles"))
    children = (style.find(w(tag)) for tag in ("pPr", "rPr", "tblPr", "trPr", "tcPr"))
    return [story.properties(child, (w("numPr"),)) for child in children]


def _users(side: Side) -> dict[str, set[str]]:
    """Return the lists of a body by their ids, each with the texts of its paragraphs."""
    found: dict[str, set[str]] = defaultdict(set)
    for number in side.package.main.iter(w("numId")):
        paragraph = next(number.iterancestors(w("p")), None)
        texts = () if paragraph is None else paragraph.iter(w("t"))
        found[number.get(w("val"), "")].add("".join(text.text or "" for text in texts))
    return found


def _next(root: Any, tag: str, attribute: str) -> int:
    numbers = [one.get(w(attribute), "0") for one in root.iterchildren(w(tag))]
    return max((int(number) for number in numbers if number.isdecimal()), default=0) + 1
