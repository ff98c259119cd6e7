"""What a click means, by the marks on its path. An element is given by its attributes."""

import pytest

from tests.browser.probe.core import Core

PLAIN: dict[str, str] = {"class": "title"}
CARD = {"data-elevate-ticket": "T"}
BUTTON = {"data-elevate-add-to-cart": ""}
PRODUCT = {"data-elevate-product-key": "P"}
VARIANT = {"data-elevate-variant-key": "V"}
TICKETS = {"data-elevate-tickets": '{"V":"TV","W":"TW"}'}
FORM = {"data-elevate-form": ""}
SCOPE = {"data-elevate-scope": ""}
TOGGLE = {"data-elevate-favorite": "toggle"}
END = {"data-elevate-end": ""}

Path = list[dict[str, str]]


def act(
    core: Core, path: Path, *, submitted: bool = False, legacy: bool = False, e3: bool = False
) -> list[str] | None:
    """Kind, ticket, product, variant, values and reason, without what is empty at the end."""
    found: list[str] | None = core("act", path, submitted, legacy, e3)
    while found and not found[-1]:
        found.pop()
    return found


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ([CARD], ["click", "T"]),
        ([PLAIN, PLAIN, CARD, PLAIN], ["click", "T"]),
        ([{"data-elevate-ticket": "inner"}, CARD], ["click", "inner"]),
        ([BUTTON, PLAIN, CARD], ["add-to-cart", "T"]),
        ([PLAIN, BUTTON, CARD], ["add-to-cart", "T"]),
        ([{"data-elevate-add-to-cart": "own"}, CARD], ["add-to-cart", "own"]),
        ([BUTTON | CARD, {"data-elevate-ticket": "outer"}], ["add-to-cart", "T"]),
        ([CARD, BUTTON], ["click", "T"]),
        ([BUTTON, {"data-elevate-add-to-cart": "outer"}, CARD], ["add-to-cart", "T"]),
        ([BUTTON, PLAIN], ["add-to-cart"]),
        ([{"data-elevate-ticket": ""}, CARD], ["click"]),
        ([END, CARD], ["end"]),
        ([CARD, END], ["click", "T"]),
        # JSX writes so what a condition leaves out.
        ([{"data-elevate-end": "false"}, CARD], ["click", "T"]),
        ([{"data-elevate-add-to-cart": "false"}, CARD], ["click", "T"]),
    ],
)
def test_the_innermost_mark_decides(core: Core, path: Path, wanted: list[str]) -> None:
    """An empty add-to-cart takes the nearest ticket; an add-to-cart is no click as well."""
    assert act(core, path) == wanted


@pytest.mark.parametrize("path", [[], [PLAIN], [PLAIN, {"data-ticket": "T"}], [PRODUCT]])
def test_outside_any_mark_there_is_no_act(core: Core, path: Path) -> None:
    """Most clicks of a page."""
    assert act(core, path) is None


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ([{"data-elevate-favorite": "add"}, PRODUCT], ["add-favorite", "", "P"]),
        ([{"data-elevate-favorite": "remove"} | VARIANT], ["remove-favorite", "", "", "V"]),
        ([TOGGLE, VARIANT, PRODUCT], ["add-favorite", "", "", "V"]),
        ([TOGGLE | {"aria-pressed": "false"}, PRODUCT], ["add-favorite", "", "P"]),
        ([TOGGLE | {"aria-pressed": "true"}, PRODUCT], ["remove-favorite", "", "P"]),
        ([TOGGLE, PRODUCT | VARIANT], ["add-favorite", "", "P", "V"]),
        ([TOGGLE, CARD], ["add-favorite"]),
    ],
)
def test_a_favorite_is_the_nearest_product_or_variant(
    core: Core, path: Path, wanted: list[str]
) -> None:
    """A toggle goes by whether it is pressed already."""
    assert act(core, path) == wanted


def test_an_unknown_favorite_is_a_mistake(core: Core) -> None:
    """What it got, and what is allowed."""
    found = act(core, [{"data-elevate-favorite": "yes"}, PRODUCT])
    assert found is not None
    assert found[-1] == 'data-elevate-favorite="yes" is not add, remove or toggle'


@pytest.mark.parametrize(
    ("path", "ticket", "key"),
    [
        ([BUTTON, TICKETS | {"data-elevate-chosen": "S\nV"}], "TV", "V"),
        ([BUTTON | VARIANT, TICKETS | {"data-elevate-chosen": "W"}], "TV", "V"),
        ([BUTTON, VARIANT, CARD, TICKETS], "T", ""),
        ([BUTTON, TICKETS | CARD | {"data-elevate-chosen": "S"}], "T", ""),
    ],
)
def test_the_chosen_variant_decides_the_ticket(
    core: Core, path: Path, ticket: str, key: str
) -> None:
    """The nearest, and where none is chosen the product's own."""
    found = core("act", path, False, False, False)
    assert (found[1], found[3]) == (ticket, key)


@pytest.mark.parametrize("tickets", [TICKETS, {"data-elevate-tickets": '{"S":7}'}])
def test_a_choice_without_a_ticket_is_a_mistake(core: Core, tickets: dict[str, str]) -> None:
    """It says which choice."""
    found = act(core, [BUTTON, tickets | {"data-elevate-chosen": "S"}])
    assert found is not None
    assert found[0:2] == ["add-to-cart", ""]
    assert found[-1].endswith('has no ticket for what is chosen: "S"')


@pytest.mark.parametrize("tickets", ["TV", "{", "[1]", "", '"S"'])
def test_tickets_that_are_no_json_are_a_mistake(core: Core, tickets: str) -> None:
    """Also where a ticket is around: nobody knows which was meant."""
    found = act(core, [BUTTON, {"data-elevate-tickets": tickets} | CARD])
    assert found is not None
    assert found[0:2] == ["add-to-cart", ""]
    assert found[-1] == f"data-elevate-tickets='{tickets}' is no JSON object"


def test_tickets_of_no_variant_leave_it_to_the_ticket_around(core: Core) -> None:
    """PHP writes an array without keys as a list."""
    for tickets in ("{}", "[]"):
        found = act(core, [BUTTON, {"data-elevate-tickets": tickets} | CARD])
        assert found is not None
        assert found[0:2] == ["add-to-cart", CARD["data-elevate-ticket"]]


def test_an_attribute_as_jsx_writes_it_has_no_ticket(core: Core) -> None:
    """The ticket around is meant."""
    found = act(core, [{"data-elevate-add-to-cart": "true"}, CARD])
    assert found is not None
    assert found[0:2] == ["add-to-cart", CARD["data-elevate-ticket"]]


def test_a_button_that_says_it_is_disabled_asks_for_nothing(core: Core) -> None:
    """Neither for what it is marked for, nor for a click on what is around it."""
    assert act(core, [BUTTON | {"aria-disabled": "true"}, CARD]) is None
    assert act(core, [BUTTON | {"aria-disabled": "false"}, CARD]) is not None


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("search", "å b", ["remove-recent-searches", "", "", "", '["å b"]']),
        ("search", "*", ["remove-recent-searches", "", "", "", "*"]),
        ("search", "", ["remove-recent-searches"]),
        ("viewed", "P", ["remove-recently-viewed", "", "", "", '["P"]']),
    ],
)
def test_one_search_or_all_are_removed(
    core: Core, name: str, value: str, wanted: list[str]
) -> None:
    """Never all by an attribute that was left empty."""
    assert act(core, [{f"data-elevate-remove-{name}": value}]) == wanted


@pytest.mark.parametrize(
    ("path", "clicked", "submitted"),
    [
        ([BUTTON | FORM, CARD], None, ["add-to-cart", "T"]),
        ([BUTTON | FORM | CARD], None, ["add-to-cart", "T"]),
        ([BUTTON | FORM, BUTTON | FORM], None, ["add-to-cart"]),
        ([CARD, BUTTON | FORM], ["click", "T"], None),
        ([BUTTON, FORM, CARD], ["add-to-cart", "T"], None),
        ([FORM, CARD], ["click", "T"], None),
        ([CARD | FORM], ["click", "T"], None),
        ([END | FORM], None, ["end"]),
    ],
)
def test_a_form_asks_when_it_is_submitted(
    core: Core, path: Path, clicked: list[str] | None, submitted: list[str] | None
) -> None:
    """And a click in it is none on what is around it."""
    assert act(core, path) == clicked
    assert act(core, path, submitted=True) == submitted


LEGACY_CLICK = {"class": "card eS-click eS-t-dA=="}
LEGACY_ADD = {"class": " eS-addingToCart "}


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ([LEGACY_CLICK], ["click", "dA=="]),
        ([{"class": "eS-click"}, {"class": "eS-t-T"}], ["click", "T"]),
        ([LEGACY_ADD, PLAIN, LEGACY_CLICK], ["add-to-cart", "dA=="]),
        ([{"class": "eS-t-T"}], None),
        ([{"class": "eS-clickable eS-t-T"}], None),
        ([{"class": "eS-addingToCartButton eS-t-T"}], None),
        ([{"class": "eS-clickable\n eS-click\n eS-t-T"}], ["click", "T"]),
        ([CARD], ["click", "T"]),
    ],
)
def test_legacy_markup_is_read_when_asked_for(
    core: Core, path: Path, wanted: list[str] | None
) -> None:
    """And else it says nothing."""
    assert act(core, path, legacy=True) == wanted
    assert act(core, path) == (wanted if path == [CARD] else None)


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ([PRODUCT], ["non-esales-click", "", "P"]),
        ([PLAIN, PRODUCT | VARIANT], ["non-esales-click", "", "P", "V"]),
        ([PRODUCT | CARD], ["click", "T"]),
        ([BUTTON, PRODUCT], ["non-esales-add-to-cart", "", "P"]),
        ([BUTTON, PRODUCT, CARD], ["add-to-cart", "T"]),
        ([PRODUCT | {"data-elevate-ticket": ""}], ["non-esales-click", "", "P"]),
        (
            [BUTTON, PRODUCT | {"data-elevate-ticket": ""}],
            ["non-esales-add-to-cart", "", "P"],
        ),
        ([{"data-elevate-ticket": ""}, PRODUCT], ["non-esales-click", "", "P"]),
        ([{"data-elevate-ticket": ""}], ["click"]),
        ([VARIANT, PLAIN, CARD], ["click", "T"]),
        ([PRODUCT, {"data-elevate-ticket": ""}, CARD], ["non-esales-click", "", "P"]),
    ],
)
def test_elevate_3_knows_products_without_a_ticket(
    core: Core, path: Path, wanted: list[str]
) -> None:
    """A ticket goes before."""
    assert act(core, path, e3=True) == wanted


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ([SCOPE | VARIANT], None),
        ([SCOPE | VARIANT, CARD], ["click", "T"]),
        ([SCOPE | VARIANT, PRODUCT], ["non-esales-click", "", "P"]),
        ([PLAIN, SCOPE | PRODUCT], None),
        ([BUTTON, SCOPE | PRODUCT], ["non-esales-add-to-cart", "", "P"]),
        ([SCOPE | CARD | PRODUCT], ["click", "T"]),
    ],
)
def test_a_page_and_a_swatch_are_no_products_to_click_on(
    core: Core, path: Path, wanted: list[str] | None
) -> None:
    """Though they name one, for what is in it or chosen by it."""
    assert act(core, path, e3=True) == wanted


def test_a_form_that_names_a_product_is_clicked_and_not_submitted(core: Core) -> None:
    """What is in it may ask by itself, and then the form asks for nothing more."""
    assert act(core, [PRODUCT | FORM], e3=True) == ["non-esales-click", "", "P"]
    assert act(core, [PRODUCT | FORM], e3=True, submitted=True) is None
    assert act(core, [BUTTON | FORM, PRODUCT], e3=True, submitted=True) == [
        "non-esales-add-to-cart",
        "",
        "P",
    ]
