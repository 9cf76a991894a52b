"""Options that are given once for each language: `--title ru=… --title kk=…`."""

import click

from drafter.wording import _
from drafter.wording.languages import in_language


def texts_by_language(values: tuple[str, ...], languages: list[str]) -> dict[str, str]:
    """Return texts by language from `ru=…`; with one language the text alone will do.

    Raises UsageError for a text that does not say its language, and for a language without one.
    """
    texts: dict[str, str] = {}
    for value in values:
        language, mark, text = value.partition("=")
        if not mark or language not in languages:
            if len(languages) > 1:
                what = _("«{text}» does not say its language.").format(text=value[:40])
                advice = _("Write, for example, ru=… and kk=….")
                raise click.UsageError(f"{what} {advice}")
            language, text = languages[0], value
        texts[language] = text
    for language in languages:
        if language not in texts:
            what = _("The version {in_language} is missing.")
            raise click.UsageError(what.format(in_language=in_language(language)))
    return texts
