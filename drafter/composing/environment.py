"""The Jinja environment of templates: sandboxed, strict, in the language of a letter."""

import marshal
import os
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import jinja2
from jinja2 import ChoiceLoader, PrefixLoader, StrictUndefined, nodes
from jinja2.bccache import Bucket
from jinja2.utils import missing
from markupsafe import Markup

from drafter.composing.loader import NO_DRAFTS, Drafts, Loader
from drafter.composing.sandbox import Sandbox
from drafter.errors import Place
from drafter.files import cache
from drafter.wording.phrases import Phrases
from drafter.wording.scripts import mark_of
from drafter.wording.typography import NBSP
from drafter.words.typed import without_mark
from drafter.words.words import ClauseWords, FieldWords
from drafter.workspace import boundary_of, shipped

if TYPE_CHECKING:
    from drafter.composing.lexing import MarkupLexer

_OPENED, _CLOSED = f"\ufdd0{int.from_bytes(os.urandom(6), 'big')}:", "\ufdd1"
"""Around the number of a place.  Nobody can type them; digits, since filters change letters."""
_MARK = f"{_OPENED}(\\d+){_CLOSED}"


class UnknownNameError(Exception):
    """A template uses a name that the letter's vocabulary does not have."""

    def __init__(self, name: str, owner: object) -> None:
        """Take the name, and the object that lacks it (None for a variable)."""
        self.name = name
        self.owner = owner
        super().__init__(name)


class _Strict(StrictUndefined):
    """Reports the name itself instead of a sentence about Python types."""

    __slots__ = ()

    def __bool__(self) -> bool:  # type: ignore[override]  # Jinja's never returns
        # A clause may ask whether it has been given a parameter, any template for a field.
        known = isinstance(self._undefined_obj, ClauseWords | FieldWords)
        return not known and self._fail_with_undefined_error()

    def _fail_with_undefined_error(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        owner = self._undefined_obj
        name = str(self._undefined_name)
        raise UnknownNameError(name, None if owner is missing else owner)

    __str__ = __iter__ = __len__ = __eq__ = __ne__ = __call__ = __add__ = _fail_with_undefined_error
    __html__ = __getitem__ = __lt__ = __le__ = __gt__ = __ge__ = __hash__ = __contains__ = (
        _fail_with_undefined_error
    )

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._fail_with_undefined_error()


class _Bytecode(jinja2.BytecodeCache):
    """Keeps compiled templates between processes."""

    def __init__(self, circumstances: str) -> None:
        """Take what a compiled template depends on beside its source."""
        self._circumstances = circumstances

    # The cache makes hashes of both; those of Jinja would load OpenSSL, which is 3 ms.

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return f"{name} {filename}"

    def get_source_checksum(self, source: str) -> str:
        return source

    def load_bytecode(self, bucket: Bucket) -> None:
        data = cache.found(self._name(bucket), self._source(bucket), __file__)
        if data is not None:
            bucket.code = marshal.loads(data)  # noqa: S302 - sealed by the user's own key

    def dump_bytecode(self, bucket: Bucket) -> None:
        # Not in Jinja's own format, which is read by pickle.
        data = marshal.dumps(bucket.code)
        cache.keep(self._name(bucket), self._source(bucket), __file__, data)

    def _name(self, bucket: Bucket) -> str:
        """Return the name of what is kept; a template of all languages is compiled for each."""
        return f"template {bucket.key} {self._circumstances}"

    def _source(self, bucket: Bucket) -> bytes:
        return f"{self._circumstances} {bucket.checksum}".encode()


class Environment(Sandbox):
    """Finds and compiles the templates of one language.

    A template is looked for in the language's subfolder of each folder, then in the folder
    itself, the earlier folder first.  `drafter/NAME` is always the shipped one, so that an own
    template can extend the very template that it replaces.
    """

    def __init__(
        self,
        language: str,
        folders: Sequence[Path],
        words: Phrases,
        drafts: Drafts = NO_DRAFTS,
    ) -> None:
        """Take template folders, the phrases for `_` and its kin in templates, unsaved texts."""
        self.folders, self.drafts = folders, drafts
        self.words = words
        places = [place for folder in folders for place in (folder / language, folder)]
        boundaries = [bound for folder in folders for bound in [boundary_of(folder)] * 2]
        ours = Loader([shipped("templates") / language, shipped("templates")])
        own = Loader(places, boundaries, drafts)
        together = words.phrase("typography", "words kept on one line in the addressee").split("; ")
        super().__init__(
            loader=ChoiceLoader([own, PrefixLoader({"drafter": ours})]),
            undefined=_Strict,
            autoescape=True,
            bytecode_cache=self._bytecode(language, together),
        )
        functions = texts(words)
        self.texts = frozenset(functions.values())
        self.globals.update(functions)
        self.filters["unbroken"] = lambda text: unbroken(text, together)
        self.filters["uncapitalize"] = uncapitalize
        self.filters["ending"] = lambda text, mark: ending(text, mark_of(mark, language))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse a template; most are not, since compiled ones are kept."""
        if not self.extensions:
            # First, since another thread may parse as soon as the extension is there.
            vars(self)["newstyle_gettext"] = True
            self.add_extension("jinja2.ext.i18n")  # knows {% trans %}
            self.globals["_"] = self.globals["gettext"]  # the extension put its own there
        return super()._parse(source, name, filename)

    def _bytecode(self, language: str, together: Sequence[str]) -> jinja2.BytecodeCache | None:
        """Return what keeps compiled templates; filters of constants are part of them."""
        if not cache.keeps_code() or self.drafts is not NO_DRAFTS:
            return None
        return _Bytecode(repr((jinja2.__version__, language, together)))

    @cached_property
    def lexer(self) -> "MarkupLexer":
        """What cuts templates into tokens."""
        from drafter.composing.lexing import MarkupLexer  # 8 ms, to compile a template

        return MarkupLexer(self)


class TracingEnvironment(Environment):
    """Marks each stretch of a template's text, so that an offset of the result finds its place.

    A mark has a number that each process draws anew, so that no template can print one itself.
    """

    def __init__(
        self,
        language: str,
        folders: Sequence[Path],
        words: Phrases,
        drafts: Drafts = NO_DRAFTS,
    ) -> None:
        """Take what an Environment takes."""
        super().__init__(language, folders, words, drafts)
        self.places: list[Place] = []
        self._marked = ""
        self._starts: list[tuple[int, Place]] = []

    @cached_property
    def lexer(self) -> "MarkupLexer":
        """What cuts templates into tokens, and marks them."""
        from drafter.composing.lexing import PlacingLexer  # as above

        return PlacingLexer(self, self._mark)

    def _bytecode(self, language: str, together: Sequence[str]) -> None:
        """Return nothing: a template has to be compiled to get its marks."""

    def _mark(self, place: Place) -> str:
        self.places.append(place)
        return f"{_OPENED}{len(self.places) - 1}{_CLOSED}"

    def place(self, marked: str, offset: int) -> Place:
        """Return the place of an offset of the result without marks."""
        if marked is not self._marked:  # a template may have a thousand flaws
            self._marked, self._starts = marked, list(self._plain_starts(marked))
        number = bisect_right(self._starts, offset, key=itemgetter(0)) - 1
        if number < 0:
            return Place("", 1, 1)
        plain, start = self._starts[number]
        return Place(start.file, start.line, start.column + offset - plain)

    def _plain_starts(self, marked: str) -> Iterator[tuple[int, Place]]:
        """Yield the offset in the result without marks where each stretch begins, and its place."""
        plain = end = 0
        for mark in re.finditer(_MARK, marked):
            plain += mark.start() - end
            end = mark.end()
            yield plain, self.places[int(mark[1])]


def without_marks(marked: str) -> str:
    """Return a text without the marks of a TracingEnvironment."""
    return re.sub(_MARK, "", marked)


def texts(words: Phrases) -> dict[str, Callable[..., Markup]]:
    """Return gettext and its kin for templates, by name.

    They do what Jinja's extension makes of them in its new style, which takes 2 ms to load: names
    in `%(…)s` are filled in, and escaped.
    """
    found = words.translations

    def gettext(message: str, /, **values: Any) -> Markup:
        return _filled(found.gettext(message), values)

    def ngettext(singular: str, plural: str, num: int, /, **values: Any) -> Markup:
        return _filled(found.ngettext(singular, plural, num), {"num": num, **values})

    def pgettext(context: str, message: str, /, **values: Any) -> Markup:
        return _filled(found.pgettext(context, message), {"context": context, **values})

    def npgettext(context: str, singular: str, plural: str, num: int, /, **values: Any) -> Markup:
        text = found.npgettext(context, singular, plural, num)
        return _filled(text, {"context": context, "num": num, **values})

    return {
        "_": gettext,
        "gettext": gettext,
        "ngettext": ngettext,
        "pgettext": pgettext,
        "npgettext": npgettext,
    }


def _filled(text: str, values: Mapping[str, Any]) -> Markup:
    markup = Markup(text)  # noqa: S704 - a catalog is as trusted as a template
    return markup % values if "%" in text else markup


def uncapitalize(text: object) -> str:
    """Return a text with its first letter in lower case: «Уважаемый» gives «уважаемый»."""
    words = str(text)
    return words[:1].lower() + words[1:]


def ending(text: object, mark: str) -> str:
    """Return a text that ends in a punctuation mark: its own «?», «!», «…», or else `mark`.

    A full stop that shortens a word stays: «в 2 экз.;».
    """
    words = without_mark(str(text))
    if words.endswith(("?", "!", "…", "...", "？", "！", "؟")):
        return words
    return words if mark == "." and words.endswith(".") else words + mark


def unbroken(text: object, together: Sequence[str]) -> str:
    """Return a text in which certain groups of words do not break at the end of a line.

    Two posts stand in a line each.
    """
    result = str(text)
    for words in together:
        result = result.replace(words, words.replace(" ", NBSP))
    return Markup("<br/>").join(result.split("\n")) if "\n" in result else result
