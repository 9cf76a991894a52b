"""The addresses of the pane of the address book."""

from starlette.routing import BaseRoute, Route

from drafter.desk.late import late


def book_routes() -> list[BaseRoute]:
    """Return them."""
    shown = {"": "page", "/rows": "rows", "/people": "people", "/export/{kind}": "export"}
    acts = ("form", "cases", "change", "undo")
    imports = {"import": "looked", "take": "taken"}
    return [
        *(Route(f"/book{at}", late("book", name), methods=["GET"]) for at, name in shown.items()),
        *(Route(f"/book/{act}", late("book_acts", act), methods=["POST"]) for act in acts),
        *(
            Route(f"/book/{at}", late("book_import", name), methods=["POST"])
            for at, name in imports.items()
        ),
    ]
