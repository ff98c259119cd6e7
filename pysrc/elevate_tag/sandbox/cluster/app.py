"""Puts a cluster together: state, routes, nothing else."""

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect
from starlette.routing import Route

from elevate_tag.sandbox.cluster import catalogue, content
from elevate_tag.sandbox.cluster.database import Database
from elevate_tag.sandbox.cluster.faults import Faults
from elevate_tag.sandbox.cluster.jobs import Jobs
from elevate_tag.sandbox.cluster.ledger import Ledger
from elevate_tag.sandbox.cluster.routes import control, event_data, ledger_page, panels
from elevate_tag.sandbox.cluster.routes.latest import latest_notifications
from elevate_tag.sandbox.cluster.routes.notifications import notify
from elevate_tag.sandbox.cluster.routes.payments import pay
from elevate_tag.sandbox.cluster.routes.queries import query
from elevate_tag.sandbox.cluster.routes.reading import ANY_METHOD, left
from elevate_tag.sandbox.cluster.searches import Searches
from elevate_tag.sandbox.cluster.settings import ClusterSettings
from elevate_tag.sandbox.cluster.tickets import Tickets

__all__ = ["ClusterSettings", "create_cluster"]


def create_cluster(settings: ClusterSettings) -> Starlette:
    """An ASGI application; `.state.ledger` and `.state.tickets` are for tests.

    Raises `CatalogueError` or `DatabaseError` for files it cannot use.
    """
    app = Starlette(
        routes=[
            Route("/api/admin/v3/notifications/latest", latest_notifications, methods=ANY_METHOD),
            Route("/api/admin/v4/notifications/payment", pay, methods=ANY_METHOD),
            Route("/api/storefront/v3/queries/{page:path}", query, methods=ANY_METHOD),
            # Any version, so that a mistake in it is in the ledger too.
            Route("/api/{version:path}/notifications/{kind:path}", notify, methods=ANY_METHOD),
            *event_data.routes(),
            *panels.routes(),
            *ledger_page.routes(),
            Route("/_sandbox/reset", control.reset, methods=["POST"]),
            Route("/_sandbox/faults", control.faults, methods=["GET", "POST", "DELETE"]),
        ],
        exception_handlers={ClientDisconnect: left},
    )
    database = Database(settings.database)
    app.state.settings = settings
    app.state.catalogue = catalogue.load(settings.catalogue)
    app.state.database = database
    app.state.content = content.load(settings.content)
    app.state.ledger = Ledger(database)
    app.state.searches = Searches(database)
    app.state.tickets = Tickets(database)
    app.state.jobs = Jobs(database)
    app.state.faults = Faults()
    return app
