"""Fills in a template: what every page shows, its nonce, its snippet, its headers."""

import secrets
from http import HTTPStatus

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from elevate_tag import paths
from elevate_tag.sandbox.shop import delivery, visitor
from elevate_tag.sandbox.shop.assets import asset
from elevate_tag.sandbox.shop.cart import MOST_OF_ONE
from elevate_tag.sandbox.shop.cart_cookie import cart_of
from elevate_tag.sandbox.shop.departments import DEPARTMENTS
from elevate_tag.sandbox.shop.headers import content_security_policy
from elevate_tag.sandbox.shop.money import pounds
from elevate_tag.sandbox.shop.settings import ShopSettings
from elevate_tag.sandbox.shop.ways import COMPILED, Way
from elevate_tag.snippet import built_bundles, snippet_html

LONGEST_PHRASE = 200
"""Characters of a search phrase: what fits the field's purpose and any server's address line."""

NOBODY = visitor.Visitor("", "", "DESKTOP")


class Pages:
    """The shop's templates, ready to be filled in for one shop's settings."""

    def __init__(self, settings: ShopSettings) -> None:
        self._settings = settings
        self._templates = Environment(
            loader=FileSystemLoader(paths.TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters["pounds"] = pounds
        self._templates.globals |= {
            "asset": asset,
            "cluster_origin": settings.cluster_origin,
            "delivery": delivery.DELIVERY,
            "departments": DEPARTMENTS,
            "free_delivery": delivery.FREE_DELIVERY,
            "longest_phrase": LONGEST_PHRASE,
            "most_of_one": MOST_OF_ONE,
        }

    def page(
        self,
        request: Request,
        name: str,
        *,
        status: int = HTTPStatus.OK,
        way: Way = COMPILED,
        **values: object,
    ) -> HTMLResponse:
        """One page for the request's visitor, with the tag run in one of its ways.

        `values` are what the template itself asks for.
        """
        nonce = secrets.token_urlsafe(16)
        common: dict[str, object] = {
            "cart_count": cart_of(request).count,
            "department": "",
            "nonce": nonce,
            "phrase": "",
            "snippet": self._snippet(visitor.visitor_of(request), nonce, way),
            "way": way,
        }
        html = self._templates.get_template(f"shop/{name}.html.j2").render(common | values)
        response = HTMLResponse(html, status_code=status)
        # Tickets belong to one answer: the page may wait in the back/forward cache, but no cache
        # may hand it to a second visit.
        response.headers["Cache-Control"] = "private, no-cache"
        response.headers["Content-Security-Policy"] = content_security_policy(
            nonce, self._settings.cluster_origin, way.policy
        )
        visitor.remember(request, response)
        return response

    def tag_line(self, way: Way) -> str:
        """The tag for a reader: what all visitors' pages have of it, but for the inline script."""
        return self._snippet(NOBODY, "", way, early=False)

    def check(self) -> None:
        """Makes a snippet now, so that settings it refuses stop the start and not a page."""
        self._snippet(NOBODY, "", COMPILED)

    def _snippet(self, seen: visitor.Visitor, nonce: str, way: Way, *, early: bool = True) -> str:
        """The tag, as `elevate-tag snippet` prints it, for one visitor."""
        return snippet_html(
            cluster_id=self._settings.cluster_origin,
            market=self._settings.market,
            bundle=way.bundle,
            interpreter=way.interpreter,
            base_url="/elevate/",
            customer_key=seen.customer_key,
            session_key=seen.session_key,
            origin_host=self._settings.origin_host,
            locale=self._settings.locale,
            debug=self._settings.debug,
            nonce=nonce,
            early=early,
            built=built_bundles(self._settings.dist),
        )
