"""Russian and Kazakh words in small Latin letters, for ids that people read and type.

Russian letters follow the table of the Library of Congress without its signs, as in press and
passports; Kazakh letters stand as their nearest Russian neighbours do.
"""

import unicodedata

_LETTERS = dict(
    zip("абвгдезийклмнопрстуфыэіәғқңөұүһ", "abvgdeziiklmnoprstufyeiagknouuh", strict=True)
) | {
    "ё": "yo",
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
}


def latin(text: str) -> str:
    """Return a text as an id: small Latin letters, digits and hyphens, beginning with a letter.

    It is empty where nothing of the text can be written so.
    """
    letters = unicodedata.normalize("NFC", text.casefold())
    written = "".join(_LETTERS.get(letter, letter) for letter in letters)
    plain = unicodedata.normalize("NFKD", written).casefold().replace(" ", "-")
    kept = (c for c in plain if c == "-" or (c.isascii() and c.isalnum()))
    return "".join(kept).strip("-").lstrip("0123456789-")
