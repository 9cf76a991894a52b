"""A catalog for a language that drafter has never heard of, with what CLDR knows of it."""

from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog

from drafter.composing.library import no_workspace
from drafter.errors import CatalogError, Problem
from drafter.files.locking import alone
from drafter.files.output import write_file
from drafter.translating.extraction import as_bytes, catalog_templates, home
from drafter.wording import _, cldr
from drafter.wording.catalogs import LETTER
from drafter.wording.languages import language_name
from drafter.workspace import LOCALES, Workspace, boundary_of, check_inside, shipped


def check_own(workspace: Workspace) -> None:
    """Raise CatalogError where drafter's own catalogs would be changed in an installed package."""
    if workspace.folder is None and shipped(LOCALES).parent.name == "drafter":
        raise CatalogError([no_workspace()])


def add(language: str, workspace: Workspace, *, copy: bool = False) -> Path:
    """Write the first catalog of a language; return its file.

    `copy` takes drafter's own, where there is one.  Raises what `new_catalog` and `check_own`
    raise, OutputError or OSError where it cannot be written.
    """
    check_own(workspace)
    folder = home(workspace)
    with alone(folder):
        path, data = new_catalog(language, workspace)
        ours = shipped(LOCALES) / path
        if copy and ours.is_file():
            data = ours.read_bytes()
        target = folder / path
        check_inside(target, boundary_of(folder))
        write_file(target, data, force=False)
    return target


def new_catalog(language: str, workspace: Workspace) -> tuple[str, bytes]:
    """Return the path, inside the folder of catalogs, and the bytes of a new letter.po.

    Months, dates, marks, the language tag and the plural rules come from CLDR; the rest is empty.
    Raises CatalogError for a language that CLDR does not know, or that has a catalog already.
    """
    locale = _known_locale(language)
    path = f"{language}/LC_MESSAGES/{LETTER}.po"
    if (home(workspace) / path).exists():
        what = _("This language has a catalog already: {language}.")
        what = what.format(language=language_name(language))
        raise CatalogError([Problem("catalog-exists", None, what)])
    template = catalog_templates(workspace)[LETTER]
    catalog = Catalog(locale=locale, project="drafter", version="", fuzzy=False)
    catalog.header_comment = f"# The phrases of letters in {cldr.tag(language)}.\n#"
    catalog.update(template, no_fuzzy_matching=True)
    catalog.fuzzy = False
    for message in catalog:
        if isinstance(message.id, str) and message.id:
            message.string = cldr.found(language, message.context or "", message.id) or ""
    # Babel answers a script that it lacks with another one, whose name is not ours.
    named = f"Language: {locale}".encode(), f"Language: {language}".encode()
    return path, as_bytes(catalog).replace(*named)


def _known_locale(language: str) -> Locale:
    """Return the locale of a code such as `en` or `kk_Latn`; raises CatalogError for an unknown."""
    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError) as error:
        what = _("No language has the code «{language}».").format(language=language)
        advice = _("Take the code of ISO 639, such as uz, and a script if need be: kk_Latn.")
        raise CatalogError([Problem("catalog-no-language", None, what, advice)]) from error
