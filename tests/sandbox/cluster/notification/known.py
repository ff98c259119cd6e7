"""A cluster's knowledge, small enough to know by heart, and a request of each API."""

from urllib.parse import urlencode

from elevate_tag.sandbox.cluster.catalogue import Catalogue, Product, Variant
from elevate_tag.sandbox.cluster.rules import Known
from elevate_tag.sandbox.cluster.tickets import Issued

ISSUED = {
    "known": Issued("known", "P1"),
    "variant": Issued("variant", "P1", "P1-sand"),
    "content": Issued("content"),
}
CUSTOMER = "e3921377-18a2-47c9-a449-06b894898623"
SESSION = "0b05119e-eeb8-418a-bbfb-defa0dde417e"
NOT_OF_VERSION_4 = "0b05119e-eeb8-118a-bbfb-defa0dde417e"

ELEVATE_4 = {"market": "UK", "customerKey": CUSTOMER, "sessionKey": SESSION}
ELEVATE_3 = {f"esales.{name}": value for name, value in ELEVATE_4.items()}
V1 = {**ELEVATE_4, "id": "0.nd2bj6h4pi9"}

QUERY = urlencode(ELEVATE_4)
QUERY_3 = urlencode(ELEVATE_3)


def _product(key: str, *variants: str) -> Product:
    of_it = (
        Variant(f"{key}-{each}", each, "#d8c3a5", 14.0, 14.0, 3, "a.webp") for each in variants
    )
    return Product(key, key, "Nordhem", ("Table", "Mugs"), "Thrown.", ("Clay",), tuple(of_it))


KNOWN = Known(
    markets=("UK", "SE"),
    find=ISSUED.get,
    catalogue=Catalogue("GBP", (_product("P1", "sand", "moss"), _product("P2", "sand"))),
)
"""Two markets, the tickets above, and products `P1` (`P1-sand`, `P1-moss`) and `P2` (`P2-sand`)."""
