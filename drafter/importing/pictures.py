"""The pictures of an imported letter: their names beside its file, and their places in its body."""

from collections.abc import Sequence
from pathlib import Path

from drafter.docx.document import Document, Grid, Seen, paragraphs
from drafter.importing.plain import is_empty
from drafter.model.letter import Picture, notes_of, pictures_of


def named(documents: Sequence[Document], target: str) -> dict[str, bytes]:
    """Name the pictures of a letter after its file; return their bytes by these names.

    The same picture in two languages has one name.
    """
    found: dict[bytes, str] = {}
    for document in documents:
        for picture in shown(document.blocks):
            data = picture.image.data
            name = f"{Path(target).stem}-{len(found) + 1}.{picture.image.kind}"
            picture.file = found.setdefault(data, name)
    return {name: data for data, name in found.items()}


def shown(blocks: Sequence[Seen | Grid]) -> list[Picture]:
    """Return the pictures of blocks, those of notes left out."""
    return [picture for p in paragraphs(blocks) for picture in pictures_of(p.content)]


def without_pictures(document: Document) -> int:
    """Take all pictures out of a document; return how many there were."""
    return sum(_emptied(p, [*map(id, pictures_of(p.content))]) for p in paragraphs(document.blocks))


def without_pictures_of_notes(document: Document) -> int:
    """Take the pictures out of the notes of a document; return how many there were."""
    notes = [note for p in paragraphs(document.blocks) for note in notes_of(p.content)]
    count = sum(len(pictures_of(note.content)) for note in notes)
    for note in notes:
        note.content = [part for part in note.content if not isinstance(part, Picture)]
    return count


def _emptied(paragraph: Seen, pictures: list[int]) -> int:
    paragraph.content = [part for part in paragraph.content if id(part) not in pictures]
    return len(pictures)


def put_back(body: list[Seen | Grid], blocks: Sequence[Seen | Grid]) -> list[Seen | Grid]:
    """Return a body with the blocks that show nothing but pictures, each in its place.

    `blocks` are all blocks of the letter; those at the edge of the body belong to it.
    """
    places = {id(block): number for number, block in enumerate(body)}
    before: dict[int, list[Seen | Grid]] = {}
    waiting: list[Seen | Grid] = []
    last: int | None = None
    for block in blocks:
        if is_empty(block):
            waiting += [block] if shown([block]) else []
            continue
        place = places.get(id(block))
        if waiting and (place is not None or last is not None):
            at = place if place is not None else (last or 0) + 1
            before.setdefault(at, []).extend(waiting)
        waiting, last = [], place
    if last is not None:
        before.setdefault(last + 1, []).extend(waiting)
    found: list[Seen | Grid] = []
    for number in range(len(body) + 1):
        found += [*before.get(number, ()), *body[number : number + 1]]
    return found
