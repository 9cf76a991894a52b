"""The addresses of the translator's pane."""

from starlette.routing import BaseRoute, Route

from drafter.desk.late import late

_CATALOG = "/catalogs/{source}/{language}/{domain}"


def catalog_routes() -> list[BaseRoute]:
    """Return the addresses of the catalogs: all of them, and one by whose it is and its name."""
    acts = {
        "try": "tried",
        "letter": "letter",
        "save": "save",
        "undo": "undo",
        "redo": "redo",
        "case": "case",
    }
    return [
        Route("/catalogs", late("catalogs_pane", "page"), methods=["GET"]),
        Route("/catalogs/findings", late("catalogs_pane", "counted"), methods=["GET"]),
        Route("/catalogs/look", late("catalogs_pane", "look"), methods=["GET"]),
        *(
            Route(f"/catalogs/{act}", late("catalogs_acts", act), methods=["POST"])
            for act in ("add", "templates", "update")
        ),
        Route(_CATALOG, late("catalogs_pane", "catalog"), methods=["GET"]),
        *(
            Route(f"{_CATALOG}/{name}", late("catalogs_pane", name), methods=["GET"])
            for name in ("phrases", "findings")
        ),
        *(
            Route(f"{_CATALOG}/{act}", late("catalogs_acts", name), methods=["POST"])
            for act, name in acts.items()
        ),
    ]
