"""The start page."""

import httpx
import pytest

from elevate_tag.sandbox.cluster.tickets import Tickets, decoded
from tests.sandbox.shop.markup import Markup


def test_it_shows_rows_of_products_with_tickets_the_cluster_issued(
    visitor: httpx.Client, tickets: Tickets
) -> None:
    """Each card carries a product's ticket, and none twice."""
    page = Markup(visitor.get("/").text)
    found = page.values("data-elevate-ticket")
    issued = [tickets.find(ticket) for ticket in found]
    assert len(found) == len(set(found)) >= 8
    assert all(each and each.product_key and not each.variant_key for each in issued)


def test_quick_add_buttons_carry_the_ticket_of_the_variant_they_add(
    visitor: httpx.Client, tickets: Tickets
) -> None:
    """The form's variant and the button's ticket are of the same variant."""
    page = Markup(visitor.get("/").text)
    added = [e.attributes["value"] for e in page.all("input", name="variant")]
    issued = [tickets.find(ticket) for ticket in page.values("data-elevate-add-to-cart")]
    assert added
    assert [each.variant_key if each else None for each in issued] == added


def test_every_answer_brings_fresh_tickets(visitor: httpx.Client) -> None:
    """A ticket belongs to one answer, so no page may be made from an older one."""
    first, second = (Markup(visitor.get("/").text) for _ in range(2))
    assert not {*first.values("data-elevate-ticket")} & {*second.values("data-elevate-ticket")}


@pytest.mark.parametrize(
    ("device", "touchpoint"), [("iPhone; Mobile", "MOBILE"), ("X11", "DESKTOP")]
)
def test_the_cluster_hears_which_kind_of_device_asks(
    visitor: httpx.Client, device: str, touchpoint: str
) -> None:
    """The sandbox writes the touchpoint into its tickets."""
    page = Markup(visitor.get("/", headers={"User-Agent": f"Mozilla/5.0 ({device})"}).text)
    assert all(f"/{touchpoint}/" in decoded(each) for each in page.values("data-elevate-ticket"))


def test_every_picture_has_an_alternative_text_and_is_there(visitor: httpx.Client) -> None:
    """`alt` may be empty for decoration, never absent."""
    for picture in Markup(visitor.get("/").text).all("img"):
        assert "alt" in picture.attributes
        assert visitor.get(picture.attributes["src"]).headers["content-type"] == "image/webp"


def test_a_click_changes_what_is_picked_for_the_visitor(
    visitor: httpx.Client, cluster_url: str
) -> None:
    """Shop and tag use the same keys, so the next page knows of the last click."""
    page = Markup(visitor.get("/").text)
    script = page.one("script", async_="")
    keys = {"customerKey": script.attributes["data-customer-key"]}
    keys |= {"sessionKey": script.attributes["data-session-key"], "market": "UK"}
    ticket = page.values("data-elevate-ticket")[0]
    sent = httpx.post(
        f"{cluster_url}/api/storefront/v3/notifications/click",
        params=keys,
        json={"ticket": ticket},
        headers={"Content-Type": "text/plain;charset=utf-8"},
        trust_env=False,
    )
    assert sent.status_code == 204
    assert "Your last looks" not in page.page
    assert "Your last looks" in visitor.get("/").text
