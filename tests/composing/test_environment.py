"""The environment of templates: phrases in them mean what they mean to Jinja's own extension."""

from pathlib import Path

import jinja2
import pytest

from drafter.composing.environment import Environment
from drafter.wording.phrases import phrases
from tests.conftest import ROOT

PO = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 ||"
" n%100>14) ? 1 : 2);\n"

msgid "We ask"
msgstr "Просим"

msgid "We ask %(whom)s"
msgstr "<em>Просим</em> %(whom)s"

msgid "all of it"
msgstr "100 %%"

msgid "%(num)s sheet"
msgid_plural "%(num)s sheets"
msgstr[0] "%(num)s лист"
msgstr[1] "%(num)s листа"
msgstr[2] "%(num)s листов"

msgctxt "closing"
msgid "Respectfully, %(name)s"
msgstr "С уважением, %(name)s"

msgctxt "typography"
msgid "words kept on one line in the addressee"
msgstr "Республики Казахстан"

msgctxt "appendix"
msgid "%(num)s page"
msgid_plural "%(num)s pages"
msgstr[0] "%(num)s страница"
msgstr[1] "%(num)s страницы"
msgstr[2] "%(num)s страниц"
"""


@pytest.mark.parametrize(
    "template",
    [
        '{{ _("We ask") }}',
        '{{ gettext("We ask %(whom)s", whom="<Ли & Ко>") }}',
        '{{ _("all of it") }}',
        '{{ ngettext("%(num)s sheet", "%(num)s sheets", 3) }}',
        '{{ ngettext("%(num)s sheet", "%(num)s sheets", 5, num="пять") }}',
        '{{ pgettext("closing", "Respectfully, %(name)s", name="А. & Б.") }}',
        '{{ npgettext("appendix", "%(num)s page", "%(num)s pages", 21) }}',
        '{{ _("We ask %(whom)s", whom="x"|upper) ~ " & " ~ "y" }}',
        "{% trans %}We ask{% endtrans %}",
        "{% trans whom='<b>' %}We ask {{ whom }}{% endtrans %}",
        "{% trans num=2 %}{{ num }} sheet{% pluralize num %}{{ num }} sheets{% endtrans %}",
    ],
)
def test_a_phrase_is_filled_in_and_escaped_as_by_the_extension(
    tmp_path: Path, template: str
) -> None:
    folder = tmp_path / "ru" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "letter.po").write_text(PO.lstrip(), encoding="utf-8")
    words = phrases("ru", (tmp_path,))
    theirs = jinja2.Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    theirs.install_gettext_translations(words.translations, newstyle=True)  # type: ignore[attr-defined]
    (tmp_path / "t.html").write_text(template, encoding="utf-8")
    ours = Environment("ru", [tmp_path], words).rendered("t.html", {})
    assert ours == theirs.from_string(template).render()


def test_a_compiled_template_still_finds_its_phrases(tmp_path: Path) -> None:
    (tmp_path / "t.html").write_text('{{ pgettext("closing", "Respectfully,") }}', encoding="utf-8")
    words = phrases("ru", (ROOT / "locales",))
    first, second = (Environment("ru", [tmp_path], words) for _time in range(2))
    assert first.rendered("t.html", {}) == "С уважением,"
    assert second.rendered("t.html", {}) == "С уважением,"
    assert not second.extensions, "it was compiled anew"
