"""A translation changed at the desk: its entry's lines change, and no other byte of the file."""

import io
import random
import re
from collections.abc import Callable
from pathlib import Path

import polib  # type: ignore[import-untyped]  # it has no types
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.translating.editing import edited, living_entries, with_entry
from drafter.wording.entries import read_po
from tests.conftest import ROOT

PO = Path("locales/kk/LC_MESSAGES/letter.po")
HEAD = """\
# Перевод фракции.
msgid ""
msgstr ""
"Project-Id-Version: letters 2\\n"
"Language: ru\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10"
" || n%100>=20) ? 1 : 2);\\n"
"""
WORDS = st.text('абв гдеәғқ{n}\\"«»-,.\n\t<b>#%~|', max_size=160).map(lambda text: text or "а")


def quoted(text: str, chance: random.Random) -> str:
    """Return a text as strings that are broken anywhere, as no program would."""
    signs = [re.sub(r'(["\\])', r"\\\1", sign) for sign in text]
    signs = [{"\n": "\\n", "\t": "\\t"}.get(sign, sign) for sign in signs]
    cuts = sorted(chance.sample(range(len(signs) + 1), min(chance.randrange(4), len(signs) + 1)))
    parts = ["".join(signs[a:b]) for a, b in zip([0, *cuts], [*cuts, len(signs)], strict=True)]
    strings = [f'"{part}"' for part in parts]
    between = chance.choice(["\n", "\n", "\n", "\n  ", " ", "\n# заметка между строками\n"])
    gap = chance.choice([" ", " ", "\t", "\n"])
    return gap + between.join([*(['""'] if chance.random() < 0.3 else []), *strings])


def entry(number: int, texts: list[str], chance: random.Random) -> str:
    """Return an entry with whatever stands in one; its msgid has a number of its own."""
    lines = chance.sample(
        [
            "# Заметка переводчика: «msgstr» – это перевод.",
            '#. Where it is printed: msgid "x".',
            "#: templates/ru/inquiry.html:12 drafter/a.py:4",
            chance.choice(
                ["#, python-brace-format", "#, fuzzy", "#,fuzzy, no-wrap", "#, a, fuzzy"]
            ),
            '#| msgid "Before"',
        ],
        chance.randrange(6),
    )
    joint = chance.choice(["\n"] * 9 + [" "])
    fields = [f"msgctxt{quoted(texts[0], chance)}"] if chance.random() < 0.4 else []
    fields += [f"msgid{quoted(f'{number} {texts[1]}', chance)}"]
    if chance.random() < 0.3:
        fields += [f"msgid_plural{quoted(f'{number} {texts[2]}', chance)}"]
        forms = range(chance.choice([3, 3, 3, 2, 1]))
        fields += [f"msgstr[{n}]{quoted(chance.choice([*texts, '']), chance)}" for n in forms]
    else:
        fields += [f"msgstr{quoted(chance.choice([texts[3], '']), chance)}"]
    tail = chance.choice(["", "", "", ' # msgstr "за строкой"'])
    return "\n".join([*lines, joint.join(fields) + tail]) + "\n"


def generated(texts: list[str], chance: random.Random) -> bytes:
    """Return a catalog in a layout that nobody has seen yet."""
    dead = '#, fuzzy\n#~| msgid "Был"\n#~ msgctxt "closing"\n#~ msgid "Gone"\n#~ msgstr "Ушло"\n'
    blocks = [entry(number, chance.choices(texts, k=4), chance) for number in range(6)]
    blocks[3:3] = [dead] * chance.randrange(2)
    text = chance.choice(["", "\n", "\n", "\n\n"]).join([HEAD, *blocks])
    text += chance.choice(["", dead, "# В конце файла.\n"])
    text = text.rstrip("\n") if chance.random() < 0.2 else text
    if chance.random() < 0.4:
        text = text.replace("\n", "\r\n")
    return (b"\xef\xbb\xbf" if chance.random() < 0.3 else b"") + text.encode()


def changed(before: bytes, after: bytes) -> tuple[int, int]:
    """Return between which lines of the first file the second one is another."""
    old, new = before.split(b"\n"), after.split(b"\n")
    start = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start + 1, len(old) - end


@given(texts=st.lists(WORDS, min_size=4, max_size=8), seed=st.integers(0, 2**32), typed=WORDS)
@settings(deadline=None, max_examples=60)
def test_one_entry_changes_and_no_other_byte(texts: list[str], seed: int, typed: str) -> None:
    chance = random.Random(seed)
    before = generated(texts, chance)
    living = living_entries(read_po(before))
    number = chance.randrange(len(living))
    old = living[number]
    forms = 1 if old.plural is None else 3
    strings = [typed if chance.random() < 0.7 else s for s in [*old.strings, "", ""][:forms]]
    fuzzy = chance.random() < 0.5
    after = edited(PO, before, number, strings, fuzzy=fuzzy)
    first, last = changed(before, after)
    if after != before:
        assert old.first <= first
        assert last <= old.last
    now = living_entries(read_po(after))
    for place, (was, one) in enumerate(zip(living, now, strict=True)):
        assert (one.context, one.id, one.plural) == (was.context, was.id, was.plural)
        if place != number:
            assert (one.strings, one.fuzzy) == (was.strings, was.fuzzy)
    assert now[number].fuzzy == fuzzy
    kept = [*strings]
    while len(kept) > len(old.strings) and not kept[-1]:
        kept.pop()
    assert now[number].strings == kept
    assert set(re.findall(rb"\r?\n", after)) <= set(re.findall(rb"\r?\n", before))
    back = edited(PO, after, number, strings, fuzzy=fuzzy)
    assert back == after


LONG = "Сіздің депутаттық сауалыңызға {name} берген жауабында айтылған мәселелер толық шешілмеген: "
TYPED = ["Қысқа", LONG + LONG, "Бір жол\nекінші жол", 'Тырнақша "ішінде"', f"{LONG}\n{LONG}", ""]


def usual(message: str = "Respectfully,") -> tuple[bytes, int]:
    """Return drafter's own catalog, and the number of a message in it."""
    data = (ROOT / "locales/kk/LC_MESSAGES/letter.po").read_bytes()
    ids = [one.id for one in living_entries(read_po(data))]
    return data, ids.index(message)


def by_polib(data: bytes, message: str, text: str | None, width: int) -> bytes:
    catalog = polib.pofile(data.decode(), wrapwidth=width)
    (found,) = [one for one in catalog if one.msgid == message]
    found.msgstr = found.msgstr if text is None else text
    return str(catalog).encode()


def by_babel(data: bytes, message: str, text: str | None, width: int) -> bytes:
    from babel.messages.pofile import read_po as read_by_babel
    from babel.messages.pofile import write_po

    catalog = read_by_babel(io.BytesIO(data))
    (found,) = [one for one in catalog if one.id == message]
    found.string = found.string if text is None else text
    written = io.BytesIO()
    write_po(written, catalog, width=width)
    return written.getvalue()


def by_weblate(data: bytes, message: str, text: str | None, width: int) -> bytes:
    from translate.storage.pypo import pofile  # as Weblate reads and writes

    catalog = pofile(io.BytesIO(data), width=width)
    (found,) = [one for one in catalog.units if str(one.source) == message]
    for unit in catalog.units if text is None else []:
        known, unit.target = unit.target, "…"  # what is the same, it would leave as it is
        unit.target = known
    if text is not None:
        found.target = text
    return bytes(catalog)


WRITERS = [(by_polib, 78), (by_polib, 60), (by_babel, 76), (by_babel, 100), (by_babel, 0)]
WRITERS += [(by_weblate, 77), (by_weblate, -1)]  # the last one never breaks a line


@pytest.mark.parametrize(("write", "width"), WRITERS)
def test_what_is_typed_is_broken_as_the_program_breaks_it_that_wrote_the_file(
    write: Callable[[bytes, str, str | None, int], bytes], width: int
) -> None:
    data = write(usual()[0], "Respectfully,", None, width)
    ids = [one.id for one in living_entries(read_po(data))]
    for text in TYPED if width > 0 else TYPED[:2]:
        after = edited(PO, data, ids.index("Respectfully,"), [text], fuzzy=False)
        assert after.decode() == write(data, "Respectfully,", text, width).decode()


@given(texts=st.lists(WORDS, min_size=4, max_size=8), seed=st.integers(0, 2**32))
@settings(deadline=None, max_examples=20)
def test_an_entry_is_added_and_no_other_byte_changes(texts: list[str], seed: int) -> None:
    chance = random.Random(seed)
    before = generated(texts, chance)
    living = living_entries(read_po(before))
    number = chance.randrange(len(living))
    after = with_entry(PO, before, number, "post, dative")
    now = living_entries(read_po(after))
    added = now.pop(number + 1)
    assert (added.context, added.id, added.strings) == ("post, dative", living[number].id, [""])
    assert [(one.context, one.id, one.strings) for one in now] == [
        (one.context, one.id, one.strings) for one in living
    ]
    start = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b),
                 len(before))  # fmt: skip
    assert before.endswith(after[len(after) - (len(before) - start) :])
