"""What other companies' scripts do in a shop's page, as their specifications say: JavaScript."""

from pathlib import Path

from tests.e2e.harness.page_server import Shop

CMP_STUB = "cmp-stub.js"
CMP = "cmp.js"
TAG_MANAGER = "tag-manager.js"
LAYER = "<script>window.dataLayer = []; function gtag() { dataLayer.push(arguments) }</script>"
"""Google's data layer, as pages begin it."""


def script_from(shop: Shop, name: str) -> str:
    """The element for one of them, which the shop serves."""
    return f'<script src="{serve(shop, name)}"></script>'


def serve(shop: Shop, name: str) -> str:
    """Has the shop serve one of them; its path."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    shop.add(f"/{name}", text, media_type="text/javascript")
    return f"/{name}"
