"""From the cart to an order that is paid, and a cluster that knows of it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from elevate_tag.payments import Payment, PaymentError, PaymentLine
from elevate_tag.payments.visitor import VisitorKeys
from elevate_tag.sandbox.cluster import catalogue
from elevate_tag.sandbox.cluster.app import ClusterSettings, create_cluster
from elevate_tag.sandbox.cluster.arrival import Arrival
from elevate_tag.sandbox.cluster.faults import NONE, Fault, Faults
from elevate_tag.sandbox.cluster.ledger import Ledger
from elevate_tag.sandbox.serving import Serving
from elevate_tag.sandbox.shop.app import ShopSettings, create_shop
from elevate_tag.sandbox.shop.checkout_form import Buyer
from elevate_tag.sandbox.shop.order_book import OrderBook
from elevate_tag.sandbox.shop.orders import Order, OrderLine
from tests.sandbox.shop.markup import Markup

API_KEY = "the-key-that-no-page-may-hold"
MUG = {"product": "P1001", "variant": "P1001-sand", "quantity": "2"}
JUG = {"product": "P1005", "variant": "P1005-dusk-blue"}  # two in stock, on sale
BUYER = {"name": "Ada", "email": "ada@example.com", "address": "1 Quay, Leith"}
KEYS = {"elevateCustomerKey": "tag's customer", "elevateSessionKey": "tag's session"}


def shown_in(checkout: httpx.Response) -> dict[str, str]:
    """What the checkout's form says of the order."""
    page = Markup(checkout.text)
    return {
        name: page.one("input", type="hidden", name=name).attributes["value"]
        for name in ("order", "cart", "total")
    }


@dataclass(frozen=True)
class Till:
    """A shop that delivers its payments, its cluster and the ledger of it, and a shopper."""

    http: httpx.Client
    cluster: Starlette
    ledger: Ledger
    faults: Faults

    def form(self) -> dict[str, str]:
        """What the checkout's form says of the order, as it is now."""
        return shown_in(self.http.get("/checkout"))

    def pay(self, form: Mapping[str, str] | None = None, /, **changes: str) -> httpx.Response:
        """Sends the checkout's form, this or the present one, filled in but for the changes."""
        shown = self.form() if form is None else form
        return self.http.post("/checkout", data={**shown, **BUYER, **changes})

    def paid(self) -> Arrival:
        """The first payment that the cluster took, there or still to come."""
        return self.ledger.wait_for(lambda it: it.kind == "payment" and it.taken, 20)


@pytest.fixture(scope="module")
def _served() -> Iterator[Till]:
    app = create_cluster(ClusterSettings(api_key=API_KEY))
    with (
        Serving(app) as cluster,
        Serving(create_shop(ShopSettings(cluster.url, api_key=API_KEY))) as shop,
        httpx.Client(base_url=shop.url, follow_redirects=True, trust_env=False) as http,
    ):
        yield Till(http, app, app.state.ledger, app.state.faults)


@pytest.fixture
def till(_served: Till) -> Till:
    """The shop with a shopper who has two mugs in the cart, and an empty ledger."""
    _served.ledger.clear()
    _served.faults.set(NONE)
    _served.http.cookies.clear()
    _served.http.post("/cart/add", data=MUG)
    return _served


def test_the_cart_leads_to_a_checkout_with_its_sums(till: Till) -> None:
    """And a form whose keys the tag may fill in."""
    assert Markup(till.http.get("/cart").text).one("a", href="/checkout")
    page = Markup(till.http.get("/checkout").text)
    assert [e.text for e in page.all("dd")] == ["£28", "£4.50", "£32.50"]
    assert page.one("button", form="order").text == "Pay £32.50"
    form = page.one("form", id="order")
    assert form.attributes["action"] == "/checkout"
    for name, which in zip(KEYS, ("customer", "session"), strict=True):
        field = page.one("input", type="hidden", name=name).attributes
        assert (field.get("value", ""), field["data-elevate-keys"]) == ("", which)


def test_paying_leads_to_thanks_and_the_cluster_learns_of_it(till: Till) -> None:
    """One redirect; the cart is empty then, and what was bought is on the page."""
    till.http.post("/cart/add", data=JUG)
    response = till.pay(**KEYS)
    assert [each.status_code for each in response.history] == [303]
    assert response.url.path.startswith("/thanks/N-")
    page = Markup(response.text)
    assert page.one("h1").text == "Thank you, Ada"
    assert [e.text for e in page.all("dd")][-3:] == ["£57", "£4.50", "£61.50"]
    assert "nordhem.cart" not in till.http.cookies
    paid = till.paid()
    assert (paid.market, paid.customer_key, paid.session_key) == ("UK", *KEYS.values())
    assert paid.lines == [
        {"quantity": 2, "variantKey": "P1001-sand", "sellingPrice": 14.0, "productKey": "P1001"},
        {
            "quantity": 1,
            "variantKey": "P1005-dusk-blue",
            "sellingPrice": 29.0,
            "productKey": "P1005",
        },
    ]


def test_without_the_tag_s_keys_the_shop_s_own_go(till: Till) -> None:
    """A browser without JavaScript buys, too; half a pair is none."""
    till.pay(elevateCustomerKey="c")
    paid = till.paid()
    assert paid.customer_key == till.http.cookies["nordhem.customerKey"]
    assert paid.session_key == till.http.cookies["nordhem.sessionKey"]


def test_the_thank_you_page_says_what_became_of_the_notification(till: Till) -> None:
    """It waits while the cluster does not answer, and is delivered when it does."""
    till.faults.set(Fault(status=503))
    thanks = till.pay()
    till.ledger.wait_for(lambda it: it.status == 503, 20)
    assert state(thanks.text) in ("waiting", "sending")
    till.faults.set(NONE)
    till.paid()
    while state(till.http.get(thanks.url).text) != "delivered":
        pass


def state(page: str) -> str:
    """What the thank-you page says of the notification."""
    (said,) = Markup(page).values("data-state")
    return said


def test_the_same_form_twice_is_one_order_and_one_payment(till: Till) -> None:
    """A double click, or a reload; the next order is another."""
    form = till.form()
    first, second = till.pay(form), till.pay(form)
    assert first.url == second.url
    assert second.status_code == 200
    till.http.post("/cart/add", data=JUG)
    till.pay()
    till.ledger.wait_for(lambda it: "P1005" in it.payment_lines, 20)
    assert [each.lines[0]["variantKey"] for each in till.ledger.arrivals()] == [
        "P1001-sand",
        "P1005-dusk-blue",
    ]


def test_an_old_order_s_form_leaves_a_new_cart_alone(till: Till) -> None:
    """A second click, whose cart is still the order's, ends with an empty one all the same."""
    form = till.form()
    ordered = till.http.cookies["nordhem.cart"]
    till.pay(form)
    till.http.post("/cart/add", data=JUG)
    cart = till.http.cookies["nordhem.cart"]
    assert till.pay(form).url.path == f"/thanks/{form['order']}"
    assert till.http.cookies["nordhem.cart"] == cart
    till.http.post("/cart/remove", data=JUG)
    till.http.post("/cart/add", data=MUG)
    assert till.http.cookies["nordhem.cart"] == ordered
    till.pay(form)
    assert "nordhem.cart" not in till.http.cookies


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name", "", "We need your name"),
        ("email", " ", "We need your email"),
        ("address", "", "We need your address"),
        ("email", "ada", "“ada” is no email address"),
        ("email", "a b@c", "“a b@c” is no email address"),
        ("name", "x" * 201, "We read 200 characters of your name, and it has 201"),
    ],
)
def test_a_field_that_will_not_do_is_named_and_nothing_is_ordered(
    till: Till, field: str, typed: str, said: str
) -> None:
    """What was typed stays, and so does the order's number."""
    form = till.form()
    number = form["order"]
    response = till.pay(form, **{field: typed})
    page = Markup(response.text)
    assert response.status_code == 400
    assert page.one("p", role="alert").text.startswith(said)
    assert page.one("input", name="order").attributes["value"] == number
    assert page.one("input", name=field).attributes["value"] == typed.strip()
    assert till.http.get(f"/thanks/{number}").status_code == 404


def test_what_was_typed_is_written_as_text(till: Till) -> None:
    """On the form and on the thank-you page."""
    odd = '"><b>Ada</b>'
    for response in (till.pay(name=odd, email="x"), till.pay(name=odd)):
        assert "<b>" not in response.text
        assert "&lt;b&gt;Ada" in response.text


@pytest.mark.parametrize(
    ("path", "data", "total"),
    [
        ("/cart/change", MUG | {"quantity": "3"}, "£46.50"),
        ("/cart/add", JUG, "£61.50"),
        ("/cart/change", MUG | {"quantity": "5"}, "£70"),
    ],
)
def test_a_cart_that_changed_meanwhile_is_shown_and_not_charged(
    till: Till, path: str, data: dict[str, str], total: str
) -> None:
    """In another tab, say. What was typed stays, and the order can then be paid as it is now."""
    form = till.form()
    till.http.post(path, data=data)
    response = till.pay(form)
    assert_shown_again(response, total)
    assert till.http.get(f"/thanks/{form['order']}").status_code == 404
    thanks = till.pay(shown_in(response))
    assert thanks.url.path == f"/thanks/{form['order']}"
    assert [e.text for e in Markup(thanks.text).all("dd")][-1] == total


def test_another_cart_of_the_same_price_is_shown_too(till: Till) -> None:
    """It is not what the shopper was about to pay for."""
    form = till.form()
    till.http.post("/cart/remove", data=MUG)
    till.http.post("/cart/add", data=MUG | {"variant": "P1001-moss"})
    response = till.pay(form)
    assert_shown_again(response, "£32.50")
    assert "Alva mug, moss" in response.text


def test_a_price_that_changed_meanwhile_is_shown_and_not_charged(
    till: Till, tmp_path: Path
) -> None:
    """The cart is the same then."""
    before = till.cluster.state.catalogue
    dearer = json.loads(ClusterSettings().catalogue.read_text(encoding="utf-8"))
    dearer["products"][0]["variants"][0]["price"] = 15.25
    (tmp_path / "dearer.json").write_text(json.dumps(dearer), encoding="utf-8")
    form = till.form()
    till.cluster.state.catalogue = catalogue.load(tmp_path / "dearer.json")
    try:
        assert_shown_again(till.pay(form), "£35")
    finally:
        till.cluster.state.catalogue = before


def test_that_something_changed_is_said_before_what_was_typed_wrongly(till: Till) -> None:
    """Else the next try would pay a total that nobody was told of."""
    form = till.form()
    till.http.post("/cart/add", data=JUG)
    assert_shown_again(till.pay(form, name=""), "£61.50")


def assert_shown_again(checkout: httpx.Response, total: str) -> None:
    """With a word, what it comes to now, and what was typed; nothing was paid."""
    page = Markup(checkout.text)
    assert checkout.status_code == 409
    said = page.one("p", role="alert").text
    assert said.startswith("Your order has changed")
    assert f"comes to {total} now" in said
    assert "Nothing was ordered yet" in said
    assert page.one("button", form="order").text == f"Pay {total}"
    assert page.one("input", name="email").attributes["value"] == BUYER["email"]


@pytest.mark.parametrize("number", ["", "N-1", "N-" + "0" * 15 + "g", "1; DROP TABLE"])
def test_a_number_that_is_no_order_s_is_refused(till: Till, number: str) -> None:
    """With the cart as it was."""
    response = till.pay(order=number)
    assert response.status_code == 400
    assert "Begin again from your cart" in Markup(response.text).one("p", role="alert").text
    assert "nordhem.cart" in till.http.cookies


def test_an_empty_cart_has_no_checkout(till: Till) -> None:
    """Looking leads back to the cart; paying is refused there."""
    form = till.form()
    till.http.post("/cart/remove", data=MUG)
    assert till.http.get("/checkout").url.path == "/cart"
    response = till.pay(form)
    assert response.status_code == 409
    assert "nothing to pay" in response.text


@pytest.mark.parametrize(
    ("cart", "said"),
    [
        ("P1005:P1005-dusk-blue:3", "Only 2 left of Elv jug in dusk blue"),
        ("P1012:P1012-rose-clay:1", "is sold out"),
        ("P0001:P0001-red:1", "We have P0001-red no longer"),
    ],
)
def test_what_cannot_be_had_is_said_on_the_cart_page(till: Till, cart: str, said: str) -> None:
    """Before anything is typed, and when it is paid."""
    form = till.form()
    till.http.cookies.clear()
    till.http.cookies.set("nordhem.cart", cart)
    for response in (till.http.get("/checkout"), till.pay(form)):
        assert response.status_code == 409
        assert said in Markup(response.text).one("p", role="alert").text
    assert till.http.get(f"/thanks/{form['order']}").status_code == 404


def test_an_order_that_there_is_not_is_404(till: Till) -> None:
    """Whatever stands in the address."""
    assert till.http.get("/thanks/N-0000000000000000").status_code == 404
    assert till.http.get("/thanks/x%00y").status_code == 404


def test_the_api_key_reaches_no_page(till: Till) -> None:
    """Neither in what any address answers, its headers and files, nor when something fails."""
    thanks = till.pay()
    till.paid()
    till.http.post("/cart/add", data=MUG)
    addresses = ["/", "/search", "/product/P1001", "/cart", "/checkout", "/with", thanks.url.path]
    answers = [till.http.get(each) for each in (*addresses, "/nowhere")]
    answers += [till.pay(name=""), till.pay(order="x"), thanks]
    files = {
        found
        for answer in answers
        for name in ("href", "src")
        for found in Markup(answer.text).values(name)
        if found.startswith(("/assets/", "/elevate/"))
    }
    assert len(files) >= 3
    answers += [till.http.get(each) for each in files]
    for answer in answers:
        assert API_KEY not in answer.text + str(answer.headers)


def test_no_setting_shows_the_api_key() -> None:
    """A log may have it written out."""
    assert API_KEY not in repr(ShopSettings("http://127.0.0.1:8400", api_key=API_KEY))
    with pytest.raises(ValueError, match="api_key is empty"):
        ShopSettings("http://127.0.0.1:8400", api_key="")


ORDER = Order(
    "N-0000000000000001",
    Buyer("Ada", "ada@example.com", "Leith"),
    (OrderLine("P1001-sand", "Alva mug, sand", 2, Decimal("14.50")),),
    Decimal("4.50"),
)


def test_an_order_and_its_payment_are_kept_together(tmp_path: Path) -> None:
    """As they were, also when the shop is started anew."""
    book = OrderBook(tmp_path / "shop.db")
    book.place(ORDER, ORDER.payment(VisitorKeys("c", "s")))
    again = OrderBook(tmp_path / "shop.db")
    assert again.find(ORDER.order_id) == ORDER
    (entry,) = again.outbox.list()
    assert entry.payment == Payment(
        [PaymentLine("P1001-sand", 2, selling_price=Decimal("14.50"))], "c", "s"
    )


def test_an_order_whose_payment_cannot_be_kept_is_not_kept_either(tmp_path: Path) -> None:
    """They are one transaction."""
    book = OrderBook(tmp_path / "shop.db")
    book.outbox.enqueue(ORDER.order_id, ORDER.payment(VisitorKeys("another", "s")))
    with pytest.raises(PaymentError, match="has another payment"):
        book.place(ORDER, ORDER.payment(VisitorKeys("c", "s")))
    assert book.find(ORDER.order_id) is None
