"""Asks a cluster of the small catalogue, three articles and one customer a query."""

from typing import Any
from urllib.parse import urlencode

from elevate_tag.sandbox.cluster import queries
from elevate_tag.sandbox.cluster.catalogue import Catalogue
from elevate_tag.sandbox.cluster.content import ContentItem
from elevate_tag.sandbox.cluster.history import History
from elevate_tag.sandbox.cluster.queries import Query, Reply
from tests.sandbox.cluster.running import PAGE, TEXT, VISITOR

ARTICLES = (
    ContentItem("A", "faq", "Mug care", "/a", "Wash it.", "2026-01-01T00:00:00Z", "Care"),
    ContentItem("B", "article", "A lamp", "/b", "Made of brass.", "2026-03-01T00:00:00Z", "News"),
    ContentItem("C", "faq", "Returns", "/c", "A mug, a lamp.", "2026-02-01T00:00:00Z", "Orders"),
)


def ask(shelf: Catalogue, page: str, body: bytes | None = None, **given: str | None) -> Reply:
    """The reply to a query; a parameter of None is left out."""
    parameters = {k: v for k, v in (VISITOR | PAGE | given).items() if v is not None}
    query = Query(
        page=page,
        query=urlencode(parameters),
        method="GET" if body is None else "POST",
        content_type="" if body is None else TEXT,
        body=body or b"",
    )
    return queries.reply(
        query,
        markets=["UK"],
        catalogue=shelf,
        content=ARTICLES,
        history_of=lambda key: History({}, ("P4",), ("P3",), ("mug", "lamp")),
    )


def group_keys(found: Any) -> str:
    """The products of a listing or a list, in their order."""
    return " ".join(group["key"] for group in found["productGroups"])
