"""What was made of a Word file that became a look, in words."""

from collections.abc import Iterator, Mapping

from drafter.docx.look import Look
from drafter.docx.look_by_hand import Said
from drafter.docx.styles import title
from drafter.wording import N_, _, spoken

_MM = 25.4 / 72
_PER_CM = 1440 / 2.54
_ALIGNED = {
    "left": N_("to the left"),
    "start": N_("to the left"),
    "center": N_("centred"),
    "right": N_("to the right"),
    "end": N_("to the right"),
    "both": N_("justified"),
}
_SWITCHES = {
    "b": (N_("bold"), N_("not bold")),
    "i": (N_("italic"), N_("not italic")),
    "caps": (N_("capitals"), N_("no capitals")),
    "smallCaps": (N_("small capitals"), N_("no small capitals")),
}
_UNSEEN = ("Default Paragraph Font", "Normal Table")
_OFF = ("0", "false", "off", "none")


def report(look: Look) -> Iterator[str]:
    """Yield what letters take of a look, and what was added to it, a sentence each."""
    page, form = look.page, look.form("body-text")
    yield _("Page: {width} × {height} mm, text {text} mm wide; {font}, {size} pt.").format(
        width=round(page.width * _MM),
        height=round(page.height * _MM),
        text=round(page.text_width * _MM),
        font=form.font,
        size=f"{form.size:g}",
    )
    if look.own:
        yield _("Styles taken as the file has them: {names}.").format(names=_named(look.own))
    if look.added:
        added = _("Styles added, set as its text is set: {names}.")
        yield added.format(names=_named(look.added))
    if look.lying:
        yield _("Its pages that lie on their side serve appendices alone.")
    elif page.width > page.height:
        yield _("All its pages lie on their side, and so does the letter.")


def _named(styles: list[str]) -> str:
    """Return the names of styles as the user's Word shows them, without those of Word's own use."""
    named = ((style, title(style.casefold().replace(" ", "-"), spoken())) for style in styles)
    shown = (style if name.casefold() == name.replace(" ", "-") else name for style, name in named)
    return ", ".join(f"«{name}»" for name in shown if name not in _UNSEEN)


def described(said: Said) -> str:
    """Return what text says beside its style, in words: «Arial, 18 pt, bold»."""
    plain = {
        f"{kind}/{element}/{attribute}": text for (kind, element, attribute), text in said.items()
    }
    found = [*_text(plain), *_paragraph(plain)]
    return ", ".join(dict.fromkeys(found)) or _("other formatting")


def _text(said: Mapping[str, str]) -> Iterator[str]:
    for name in ("hAnsi", "ascii"):
        if font := said.get(f"rPr/rFonts/{name}"):
            yield font
            break
    size = said.get("rPr/sz/val", "")
    if size.isdigit():
        yield _("{size} pt").format(size=f"{int(size) / 2:g}")
    for name, (on, off) in _SWITCHES.items():
        if (switch := said.get(f"rPr/{name}/val")) is not None:
            yield _(off) if switch in _OFF else _(on)
    if underline := said.get("rPr/u/val"):
        yield _("not underlined") if underline == "none" else _("underlined")
    if color := said.get("rPr/color/val"):
        yield _("colour {color}").format(color=color)


def _paragraph(said: Mapping[str, str]) -> Iterator[str]:
    if align := _ALIGNED.get(said.get("pPr/jc/val", "")):
        yield _(align)
    for name, text in (
        ("firstLine", _("first line {cm} cm")),
        ("left", _("from the left {cm} cm")),
        ("right", _("from the right {cm} cm")),
    ):
        measure = said.get(f"pPr/ind/{name}", "")
        if measure.removeprefix("-").isdigit():
            yield text.format(cm=f"{int(measure) / _PER_CM:.2f}".rstrip("0").rstrip("."))
    line = said.get("pPr/spacing/line", "")
    if line.isdigit() and said.get("pPr/spacing/lineRule", "auto") == "auto":
        yield _("line spacing {lines}").format(
            lines=f"{int(line) / 240:.2f}".rstrip("0").rstrip(".")
        )
    for name, text in (("before", _("{size} pt above")), ("after", _("{size} pt below"))):
        room = said.get(f"pPr/spacing/{name}", "")
        if room.isdigit():
            yield text.format(size=f"{int(room) / 20:g}")
