"""The lawyer's pane: the templates of the workspace, its clauses and its look."""

from starlette.requests import Request
from starlette.responses import Response

from drafter.desk import template_list_html
from drafter.desk.context import Desk
from drafter.desk.shell import shell
from drafter.desk.template_words import template_words
from drafter.office.template_shelf import KIND, listed
from drafter.wording import _, spoken
from drafter.wording.phrases import letter_languages


def page(request: Request) -> Response:
    """Return the pane."""
    desk: Desk = request.app.state.desk
    workspace = desk.office.workspace
    lines = listed(workspace)
    here = {line.template.language for line in lines if line.sort == KIND}
    known = [one for one in letter_languages(workspace.locales) if one in here]
    languages = sorted(known, key=("ru", "kk", *known).index)
    lines.sort(key=lambda line: (line.template.kind, line.template.language != spoken()))
    main, tools = template_list_html.page(lines, languages)
    keys = [
        ("↓ ↑", _("Go from template to template.")),
        ("Enter", _("Open the template.")),
        ("Alt+N", _("Make a new kind of letter.")),
    ]
    state = {"words": template_words(), "languages": languages}
    styles = [f"/static/{one}.css" for one in ("pages", "history", "templates")]
    title = _("Templates")
    return shell(
        request, title, main, ["templates.js"], state, tools=tools, keys=keys, styles=styles
    )
