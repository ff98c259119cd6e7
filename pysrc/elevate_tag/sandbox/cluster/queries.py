"""Whether the cluster answers a storefront query, and with what.

Values in, an answer or a refusal out: pure, but that tickets are random. They are handed back
beside the answer, for the caller to remember.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from elevate_tag.sandbox.cluster import body, cors, page_settings, query_parameters
from elevate_tag.sandbox.cluster.answer import Json, Tray
from elevate_tag.sandbox.cluster.catalogue import Catalogue
from elevate_tag.sandbox.cluster.content import ContentItem
from elevate_tag.sandbox.cluster.history import History
from elevate_tag.sandbox.cluster.page import Ask, Page
from elevate_tag.sandbox.cluster.page_settings import PageSettings
from elevate_tag.sandbox.cluster.pages import PAGES
from elevate_tag.sandbox.cluster.refusal import Refused, shown
from elevate_tag.sandbox.cluster.tickets import Issued


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
    """The answer, the tickets in it, and a phrase that this customer has searched for, or ""."""

    answer: Json
    issued: Sequence[Issued]
    searched: str = ""


def reply(
    query: Query,
    *,
    markets: Sequence[str],
    catalogue: Catalogue,
    content: Sequence[ContentItem],
    history_of: Callable[[str], History],
) -> Reply:
    """The cluster's answer; raises `Refused`. `history_of` looks a customer key up."""
    page = page_of(query.page)
    cors.check_method(query.method, page.methods)
    given = query_parameters.read(
        query.query,
        page_has=page.has | page.takes,
        page_needs=page.needs,
        sorts=page.sorts,
        markets=markets,
    )
    if "pageReference" in page.has and not (given.get("pageReference") or query.referer):
        raise Refused(400, "parameter pageReference is missing, and so is the header Referer")
    place = query.page.upper().replace("-", "_")
    tray = Tray(f"/sandbox/{given['touchpoint'].upper()}/{place}")
    history = history_of(given.get("customerKey", ""))
    ask = Ask(page, given, _settings(query, page), catalogue, content, history, tray)
    return Reply(page.answer(ask), tray.issued, _searched(query.page, given))


def page_of(name: str) -> Page:
    """The page of this name; 404 for one that there is not."""
    if name not in PAGES:
        raise Refused(404, f"no query {shown(name)} here: there are {', '.join(PAGES)}")
    return PAGES[name]


def _searched(page: str, given: Mapping[str, str]) -> str:
    """`notify=false` leaves no trace."""
    if page != "search-page" or given.get("notify") == "false":
        return ""
    return given["q"]


def _settings(query: Query, page: Page) -> PageSettings:
    if query.method == "GET":
        return PageSettings()
    body.check_size(query.body)
    body.check_content_type(query.content_type)
    fields = body.read_object(query.body)
    return page_settings.read(
        fields,
        parts=page.parts,
        lists=page.lists is not None,
        content=page.content,
        filtered=page.filtered,
    )
