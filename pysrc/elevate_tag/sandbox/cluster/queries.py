"""Whether the cluster answers a storefront query, and with what.

Values in, an answer or a refusal out: pure, but that tickets are random. They are handed back
beside the answer, for the caller to remember.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from elevate_tag.sandbox.cluster import body, cors, page_settings, query_parameters
from elevate_tag.sandbox.cluster.answer import Json, Tray
from elevate_tag.sandbox.cluster.catalogue import Catalogue
from elevate_tag.sandbox.cluster.history import History
from elevate_tag.sandbox.cluster.page import Ask, Page
from elevate_tag.sandbox.cluster.page_settings import PageSettings
from elevate_tag.sandbox.cluster.pages import PAGES
from elevate_tag.sandbox.cluster.refusal import Refused, shown
from elevate_tag.sandbox.cluster.tickets import Issued

METHODS = ("GET", "POST")


@dataclass(frozen=True, kw_only=True)
class Query:
    """What arrived at `/api/storefront/v3/queries/{page}`; a missing header is ""."""

    page: str
    method: str = "GET"
    query: str = ""
    content_type: str = ""
    referer: str = ""
    body: bytes = b""


@dataclass(frozen=True)
class Reply:
    """The answer, and the tickets in it."""

    answer: Json
    issued: Sequence[Issued]


def reply(
    query: Query,
    *,
    markets: Sequence[str],
    catalogue: Catalogue,
    history_of: Callable[[str], History],
) -> Reply:
    """The cluster's answer; raises `Refused`. `history_of` looks a customer key up."""
    page = PAGES.get(query.page)
    if page is None:
        raise Refused(404, f"no query {shown(query.page)} here: there are {', '.join(PAGES)}")
    cors.check_method(query.method, METHODS)
    given = query_parameters.read(
        query.query, page_has=page.has, page_needs=page.needs, markets=markets
    )
    if "pageReference" in page.has and not (given.get("pageReference") or query.referer):
        raise Refused(400, "parameter pageReference is missing, and so is the header Referer")
    place = query.page.upper().replace("-", "_")
    tray = Tray(f"/sandbox/{given['touchpoint'].upper()}/{place}")
    history = history_of(given.get("customerKey", ""))
    ask = Ask(page, given, _settings(query, page), catalogue, history, tray)
    return Reply(page.answer(ask), tray.issued)


def _settings(query: Query, page: Page) -> PageSettings:
    if query.method == "GET":
        return PageSettings()
    body.check_size(query.body)
    body.check_content_type(query.content_type)
    fields = body.read_object(query.body)
    return page_settings.read(fields, parts=page.parts, lists=page.lists is not None)
