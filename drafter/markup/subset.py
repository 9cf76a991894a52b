"""The subset of HTML: its tags, what may stand in each, and the attributes that each may have."""

MARKS = ("strong", "em", "u", "sub", "sup")
"""The tags that mark text."""

PARAGRAPHS = {"p": "", "h1": "heading-1", "h2": "heading-2", "h3": "heading-3"}
"""The tags of paragraphs with the styles that they have without a class."""

CELLS = ("td", "th")
INLINE = {*MARKS, "br", "a", "img"}
_BLOCKS = {*PARAGRAPHS, "ol", "ul", "table", "blockquote", "section", "hr"}
_IN_CELLS = INLINE | {"p", "ol", "ul"}
CHILDREN = {
    "letter": _BLOCKS,
    "section": _BLOCKS,
    "blockquote": _BLOCKS,
    "ol": {"li"},
    "ul": {"li"},
    "li": INLINE | _BLOCKS,
    "table": {"thead", "tbody", "tr"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tr": {"td", "th"},
    "td": _IN_CELLS,
    "th": _IN_CELLS,
    "br": set[str](),
    "hr": set[str](),
    "img": set[str](),
    **dict.fromkeys(PARAGRAPHS, INLINE),
    **dict.fromkeys([*MARKS, "a"], INLINE),
}
"""What may stand right in each tag."""

NOT_IN_CELLS = frozenset({"table", "section", "blockquote", "hr"})
"""What may not stand in a cell, however deep."""

TAGS = frozenset(CHILDREN) - {"letter"}
"""Every tag of the subset."""

_ONLY_CLASS = {"class"}
_ATTRIBUTES = {
    "a": {"class", "href"},
    "ol": {"class", "start"},
    "img": {"src", "alt", "width"},
    **{cell: {"class", "colspan", "rowspan", "width"} for cell in CELLS},
}

FOOTNOTE, LANDSCAPE = "footnote", "landscape"
_MEANING = {"a": {FOOTNOTE}, "section": {LANDSCAPE}}
NO_STYLES = frozenset[str]().union(*_MEANING.values())
"""The classes that name no style of the look but mean something of their own."""

OF_PICTURES = ("picture", "picture-caption")
"""The classes that Markdown gives, for which other styles serve where a look lacks them."""


def attributes(tag: str) -> set[str]:
    """Return the attributes that a tag of the subset may have."""
    return _ATTRIBUTES.get(tag, _ONLY_CLASS)


def means_something(tag: str, name: str) -> bool:
    """Tell whether a class of a tag means something, be it a style of the look or not."""
    return name in _MEANING.get(tag, ()) or name in OF_PICTURES
