"""Opens a shop's page with the tag in it, as most tests begin."""

from collections.abc import Callable, Mapping

from elevate_tag.paths import DIST
from tests.e2e.harness.bundles import Bundle
from tests.e2e.harness.forward_proxy import CLUSTER_HOST, INSECURE_HOST
from tests.e2e.harness.page import Page
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.tag_page import (
    FORGET,
    TagPage,
    Where,
    early_html,
    inline_html,
    later_html,
    page_html,
    script_html,
)
from tests.e2e.harness.visit import Visit
from tests.e2e.harness.watched_cluster import WatchedCluster


class PageWith:
    """`page_with(body, ...)` opens a page with this body and the tag, and waits for the tag.

    Further keywords are the script's data attributes: `origin_host="..."` becomes
    `data-origin-host`, None leaves one out; `data-cluster-id` and `data-market` are there unless
    given. Called again, it opens a page to the same visitor, who was never here before if `fresh`.
    """

    def __init__(
        self,
        shop: Shop,
        cluster: WatchedCluster,
        bundle: Bundle,
        visit: Visit,
        insecure_visit: Callable[[], Visit],
    ) -> None:
        self._shop = shop
        self._cluster = cluster
        self._bundle = bundle
        self._visit = visit
        self._insecure_visit = insecure_visit

    def __call__(
        self,
        body: str,
        *,
        where: Where = "head",
        async_: bool = True,
        head: str = "",
        csp: str | None = None,
        nonce: str = "",
        cluster: WatchedCluster | None = None,
        file: str = "elevate-tag.js",
        origin: str = "",
        host: str = "127.0.0.1",
        path: str = "/",
        query: str = "",
        on: Page | None = None,
        fresh: bool = False,
        early: bool = False,
        up: bool = True,
        **attributes: str | None,
    ) -> TagPage:
        """Opens the page.

        `where="absent"` leaves the tag out, `where="later"` asks for it once the page is loaded (a
        tag that is held back would hold that up, and WebKit's driver with it), `up=False` does not
        wait for it. `head` comes before the tag; then, if `early`, the tag's inline script with the
        same `data-consent`; before all, if `fresh`, one that empties the visitor's storage, and the
        cookies are gone by then. `file` is the bundle's file to include, `origin` where from if not
        from the shop. `csp` is sent as header. `cluster` is another one than the test's. `host` is
        `127.0.0.1`, `shop.localhost` or `shop.test`, which is no secure context. `query` follows
        the path in the address. `on` is the tab to open it in, by default the visitor's first.
        """
        if where != "absent" and not (DIST / self._bundle.folder / file).exists():
            raise FileNotFoundError(f"{DIST} holds no {file}: run `python build.py`")
        insecure = host == INSECURE_HOST
        if insecure:
            attributes = {"cluster_id": f"http://{CLUSTER_HOST}", **attributes}
        elif cluster:
            attributes = {"cluster_id": cluster.url, **attributes}
        tag = self._script(origin + self._bundle.at(file), attributes, async_=async_, nonce=nonce)
        headers = {"content-security-policy": csp} if csp else {}
        if early:
            head += early_html(nonce, attributes.get("consent"))
        if fresh:
            head = inline_html(FORGET, nonce) + head
        if where == "later":
            tag = later_html(tag, nonce)
        html = page_html(body, tag, where=where, head=head)
        self._shop.add(path, html, headers=headers, fresh=fresh)
        visit = self._insecure_visit() if insecure else self._visit
        opened = TagPage(on or visit.page, visit)
        opened.page.goto(self._shop.at(host) + path + query)
        if up and where != "absent":
            opened.wait_until_up()
        return opened

    def html(self, body: str, **attributes: str | None) -> str:
        """A page's text, with the tag first in its head; not async, so it hears what comes."""
        tag = self._script(self._bundle.at(), attributes, async_=False, nonce="")
        return page_html(body, tag, where="head")

    def _script(
        self, source: str, attributes: Mapping[str, str | None], *, async_: bool, nonce: str
    ) -> str:
        given = {"cluster_id": self._cluster.url, "market": "UK", **attributes}
        own = {"interpreter": self._bundle.interpreter}
        return script_html(source, {**own, **given}, async_=async_, nonce=nonce)
