"""A catalog for a language that drafter has never heard of, with what CLDR knows of it."""

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import get_month_names
from babel.messages.catalog import Catalog

from drafter.errors import CatalogError, Problem
from drafter.translating.extraction import as_bytes, catalog_templates, home
from drafter.wording import _
from drafter.wording.catalogs import LETTER
from drafter.wording.dates import ATTRIBUTIVE_MONTHS, MONTHS
from drafter.workspace import Workspace


def new_catalog(language: str, workspace: Workspace) -> tuple[str, bytes]:
    """Return the path, inside the folder of catalogs, and the bytes of a new letter.po.

    Months, the language tag and the plural rules come from CLDR; the rest is empty.  Raises
    CatalogError for a language that CLDR does not know, or that has a catalog already.
    """
    locale = known_locale(language)
    path = f"{language}/LC_MESSAGES/{LETTER}.po"
    if (home(workspace) / path).exists():
        what = _("The language «{language}» has a catalog already.").format(language=language)
        raise CatalogError([Problem(None, what)])
    template = catalog_templates(workspace)[LETTER]
    catalog = Catalog(locale=locale, project="drafter", version="", fuzzy=False)
    catalog.header_comment = f"# The phrases of letters in {locale.english_name}.\n#"
    catalog.update(template, no_fuzzy_matching=True)
    catalog.fuzzy = False
    for (context, message), string in _from_cldr(locale).items():
        if entry := catalog.get(message, context):
            entry.string = string
    return path, as_bytes(catalog)


def known_locale(language: str) -> Locale:
    """Return the locale of a code such as `en` or `kk_Latn`; raises CatalogError for an unknown."""
    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError) as error:
        what = _("No language has the code «{language}».").format(language=language)
        advice = _("Take the code of ISO 639, such as uz, and a script if need be: kk_Latn.")
        raise CatalogError([Problem(None, what, advice)]) from error


def _from_cldr(locale: Locale) -> dict[tuple[str, str], str]:
    names = get_month_names("wide", locale=locale)
    words = {("language", "tag"): _tag(locale)}
    for context, months in (
        ("month in a date", MONTHS),
        ("month in an attributive date", ATTRIBUTIVE_MONTHS),
    ):
        words |= {(context, month): names[number] for number, month in enumerate(months, 1)}
    return words


def _tag(locale: Locale) -> str:
    """Return a language tag with the territory where the language is mostly written."""
    code = "_".join(part for part in (locale.language, locale.script) if part)
    likely = get_global("likely_subtags").get(code) or get_global("likely_subtags").get(
        locale.language, ""
    )
    territory = locale.territory or likely.rpartition("_")[2]
    return "-".join(part for part in (locale.language, locale.script, territory) if part)
