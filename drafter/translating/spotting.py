"""Where the phrases of a catalog stand in a letter.

Nothing in a letter says where its words come from: a template declines a post, puts a phrase into
capitals, or into the middle of a sentence.  So the letter is composed once more with the phrase in
letters of nonsense, and where it is another letter then, the phrase stands.
"""

from collections.abc import Sequence
from typing import NamedTuple

from drafter.composing import Composer
from drafter.errors import DrafterError, Problem
from drafter.model.inquiry import Inquiry
from drafter.model.letter import Letter, block_text
from drafter.model.settings import Chamber
from drafter.wording.phrases import Phrases
from drafter.wording.recording import Recorded
from drafter.workspace import Workspace

_NOT_PRINTED = ("typography", "language")


class Spot(NamedTuple):
    """A place of a letter: the number of the block, and the words, which begin at an offset."""

    block: int
    offset: int
    words: str


class Seen:
    """A letter, and where the phrases stand that it has asked for."""

    def __init__(
        self,
        inquiry: Inquiry,
        words: Phrases,
        workspace: Workspace,
        styles: frozenset[str],
        chambers: Sequence[Chamber],
    ) -> None:
        """Compose a letter with phrases, in their language; raises what composing raises."""
        self._inquiry, self._styles, self._chambers = inquiry, styles, chambers
        self._words = Recorded(words)
        self._composer = Composer(
            workspace.templates, workspace.locales, lambda *_folders: self._words
        )
        self.letter = self._composed()
        found = self._words.recording.asked
        self.asked = [key for key in found if key[0] not in _NOT_PRINTED]
        """The contexts and msgids of the phrases, in the order in which they were asked for."""
        self._texts = _texts(self.letter)

    def spots(self, key: tuple[str, str]) -> list[Spot]:
        """Return where a phrase stands; nowhere, where it is not printed."""
        if key not in self.asked:
            return []
        self._words.recording.spoiled = key
        try:
            other = _texts(self._composed())
        except DrafterError:  # a template compares the phrase with something
            return []
        finally:
            self._words.recording.spoiled = None
        if len(other) != len(self._texts):
            return []
        pairs = enumerate(zip(self._texts, other, strict=True))
        return [_spot(number, *pair) for number, pair in pairs if pair[0] != pair[1]]

    def _composed(self) -> Letter:
        return self._composer.compose(
            self._inquiry, self._words.language, self._styles, _ignored, self._chambers
        )


def _ignored(_guess: Problem) -> None:
    """Ignore what is guessed of names, which is no matter of phrases."""


def _texts(letter: Letter) -> list[str]:
    return [block_text(block).replace("\u00a0", " ") for block in letter.blocks]


def _spot(number: int, text: str, other: str) -> Spot:
    """Return where one text is another; letters that are the same by chance belong to it."""
    shorter = min(len(text), len(other))
    start = next((n for n in range(shorter) if text[n] != other[n]), shorter)
    end = next((n for n in range(shorter - start) if text[-1 - n] != other[-1 - n]),
               shorter - start)  # fmt: skip
    return Spot(number, start, text[start : len(text) - end])
