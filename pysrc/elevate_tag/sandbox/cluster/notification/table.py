"""The table: every notification of every API. A further one is a row."""

from dataclasses import dataclass

from elevate_tag.sandbox.cluster.notification import payments, products
from elevate_tag.sandbox.cluster.notification.apis import (
    ELEVATE_3_V1,
    ELEVATE_3_V2,
    ELEVATE_4_V2,
    STOREFRONT,
    Api,
)
from elevate_tag.sandbox.cluster.notification.bodies import (
    nothing,
    product_ticket,
    some_or_all,
    ticket,
)
from elevate_tag.sandbox.cluster.notification.request import Rule
from elevate_tag.sandbox.cluster.refusal import Refused, shown


@dataclass(frozen=True)
class Row:
    """One notification of one API.

    `rule` judges its body; None where there is none. `page` is the name of its page, below the
    API's `docs`. `with_id` where the body of Web API v1 has an `id`. `parameters` are those beside
    the sender's. `unsure` says what is inferred, "" where all is documented.
    """

    api: Api
    kind: str
    rule: Rule | None
    page: str
    with_id: bool = False
    parameters: frozenset[str] = frozenset()
    unsure: str = ""

    @property
    def source(self) -> str:
        """The address of the page that documents it."""
        return self.api.docs + self.page


PHRASES = some_or_all("phrases")
VIEWED = some_or_all("productKeys")
ADD, REMOVE = products.one_key(adding=True), products.one_key(adding=False)
KEYS, KEYS_REMOVED = products.keys_of_one(adding=True), products.keys_of_one(adding=False)

INFERRED_PATH = "the path: only its sibling's, non-esales-adding-to-cart, could be read"

ROWS = (
    Row(STOREFRONT, "click", ticket, "click/"),
    Row(STOREFRONT, "add-to-cart", product_ticket, "add-to-cart/"),
    Row(STOREFRONT, "add-favorite", ADD, "add-favorite/"),
    Row(STOREFRONT, "remove-favorite", REMOVE, "remove-favorite/"),
    Row(STOREFRONT, "remove-recent-searches", PHRASES, "remove-recent-searches/"),
    Row(STOREFRONT, "remove-recently-viewed", VIEWED, "remove-recently-viewed/"),
    Row(STOREFRONT, "ad-impression", ticket, "ad-impression/"),
    Row(STOREFRONT, "end", None, "end/"),
    Row(ELEVATE_4_V2, "click", ticket, "click/"),
    Row(ELEVATE_4_V2, "add-to-cart", product_ticket, "add-to-cart/"),
    Row(ELEVATE_4_V2, "add-favorite", ADD, "add-favorite/"),
    Row(ELEVATE_4_V2, "remove-favorite", REMOVE, "remove-favorite/"),
    Row(ELEVATE_4_V2, "remove-recent-searches", PHRASES, "remove-recent-searches/"),
    Row(
        ELEVATE_4_V2,
        "payment",
        payments.elevate_4,
        "payment/",
        unsure="the lines: as the vendor's client 2.4.3 sends them",
    ),
    Row(ELEVATE_4_V2, "end", None, "end/"),
    Row(ELEVATE_3_V2, "click", ticket, "click-notification"),
    Row(
        ELEVATE_3_V2,
        "adding-to-cart",
        product_ticket,
        "adding-to-cart-notification",
        unsure=INFERRED_PATH,
    ),
    Row(
        ELEVATE_3_V2,
        "add-to-cart",
        product_ticket,
        "adding-to-cart-notification",
        unsure=INFERRED_PATH + "; this is the other spelling that it may have",
    ),
    Row(ELEVATE_3_V2, "non-esales-click", KEYS, "non-esales-click-notification"),
    Row(
        ELEVATE_3_V2,
        "non-esales-adding-to-cart",
        KEYS,
        "non-esales-adding-to-cart-notification",
    ),
    Row(ELEVATE_3_V2, "favorite/add", KEYS, "add-favorite-notification"),
    Row(ELEVATE_3_V2, "favorite/remove", KEYS_REMOVED, "remove-favorite-notification"),
    Row(ELEVATE_3_V2, "payment", payments.elevate_3_v2, "payment-notification"),
    Row(ELEVATE_3_V2, "end", None, "end-notification"),
    Row(ELEVATE_3_V1, "click", ticket, "click-notification", with_id=True),
    Row(
        ELEVATE_3_V1,
        "adding-to-cart",
        product_ticket,
        "adding-to-cart-notification",
        with_id=True,
    ),
    Row(
        ELEVATE_3_V1,
        "non-esales-click",
        KEYS,
        "non-esales-click-notification",
        with_id=True,
    ),
    Row(
        ELEVATE_3_V1,
        "non-esales-adding-to-cart",
        KEYS,
        "non-esales-adding-to-cart-notification",
        with_id=True,
    ),
    Row(
        ELEVATE_3_V1,
        "payment",
        payments.elevate_3_v1,
        "payment-notification",
        parameters=frozenset({payments.TOKEN}),
        unsure="paymentToken: that it is in the query, and what exactly it signs",
    ),
    Row(ELEVATE_3_V1, "end", nothing, "end-notification"),
)

KINDS = tuple(dict.fromkeys(row.kind for row in ROWS))
"""Every kind that some API has."""


def row_of(api: Api, kind: str) -> Row:
    """The row of a notification; 404 for one that the API does not have."""
    rows = {row.kind: row for row in ROWS if row.api is api}
    if kind in rows:
        return rows[kind]
    elsewhere = [row.api.name for row in ROWS if row.kind == kind]
    hint = f"; {', '.join(elsewhere)} has it" if elsewhere else ""
    raise Refused(
        404, f"no notification {shown(kind)} in {api.name}: there are {', '.join(rows)}{hint}"
    )
