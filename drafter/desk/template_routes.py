"""The addresses of the lawyer's pane: templates, what is done with them, and the look."""

from starlette.routing import BaseRoute, Route

from drafter.desk.late import late

_ACTS = ("begin", "back", "formulas", "kind", "clause", "part")
_LOOK_ACTS = ("checked", "offered", "tried", "taken", "put_back")


def template_routes() -> list[BaseRoute]:
    """Return the routes of the pane."""
    return [
        Route("/templates", late("template_list", "page"), methods=["GET"]),
        Route("/templates/{name:path}", late("template_page", "page"), methods=["GET"]),
        Route("/templates/{name:path}", late("template_page", "edit"), methods=["POST"]),
        Route("/template-words", late("template_page", "words"), methods=["GET"]),
        Route("/template-versions/{name:path}", late("template_page", "versions"), methods=["GET"]),
        *(
            Route(f"/template-acts/{act}", late("template_acts", act), methods=["POST"])
            for act in _ACTS
        ),
        Route("/template-word/{name:path}", late("template_word", "exported"), methods=["GET"]),
        Route("/template-word", late("template_word", "imported"), methods=["POST"]),
        Route("/kept", late("kept", "shown"), methods=["GET"]),
        Route("/template-look", late("template_look", "download"), methods=["GET"]),
        *(
            Route(f"/template-look/{act}", late("template_look", act), methods=["POST"])
            for act in _LOOK_ACTS
        ),
    ]
