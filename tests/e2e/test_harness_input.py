"""The harness itself, in each engine: what its mouse and keys do to a page."""

import pytest

from tests.e2e.harness.heard import LISTENING, heard
from tests.e2e.harness.page import Modifier
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import wait_until

pytestmark = pytest.mark.without(
    "pyscript", "pyodide", "brython", reason="these pages have no tag, so no bundle"
)


@pytest.mark.without("wpe", reason="cog has no tabs")
def test_a_middle_click_opens_a_tab(page_with: PageWith, shop: Shop) -> None:
    """The tab that was clicked in stays where it is."""
    shop.add("/next", "<title>Next</title>")
    page = page_with(LISTENING + "<a id=link href=/next>Next</a>", where="absent").page
    with page.context.expect_page() as opened:
        page.click("#link", button="middle")
    wait_until(opened.value, "location.pathname === '/next'")
    wait_until(page, "heard.includes('auxclick 1 link  true')")
    assert page.evaluate("location.pathname") == "/"


@pytest.mark.without("webkit", "wpe", reason="they follow it in the same tab")
def test_a_control_click_opens_a_tab(page_with: PageWith, shop: Shop) -> None:
    """The tab that was clicked in stays where it is."""
    shop.add("/next", "<title>Next</title>")
    page = page_with(LISTENING + "<a id=link href=/next>Next</a>", where="absent").page
    with page.context.expect_page() as opened:
        page.click("#link", modifiers=["Control"])
    wait_until(opened.value, "location.pathname === '/next'")
    wait_until(page, "heard.includes('click 0 link ctrlKey true')")
    assert page.evaluate("location.pathname") == "/"


def test_a_right_click_is_no_click(page_with: PageWith) -> None:
    """It opens the menu; a left click works after it, and so does a middle one."""
    page = page_with(LISTENING + "<button id=button>Button</button>", where="absent").page
    page.click("#button", button="right")
    wait_until(page, "heard.includes('contextmenu 2 button  true')")
    page.click("#button")
    wait_until(page, "heard.includes('click 0 button  true')")
    page.click("#button", button="middle")
    wait_until(page, "heard.some(event => event.includes(' 1 button  true'))")
    assert heard(page).count("click 0 button  true") == 1


def test_modifiers_are_held(page_with: PageWith, case: Case) -> None:
    """On a button, where no browser has a meaning of its own for them."""
    keys: tuple[Modifier, ...] = ("Shift", "Control", "Meta", "Alt")
    buttons = "".join(f"<button id={key}>{key}</button>" for key in keys)
    page = page_with(LISTENING + buttons, where="absent").page
    for number, key in enumerate(keys, 1):
        with case(key):
            page.click(f"#{key}", modifiers=[key])
            wait_until(page, "number => heard.length === number", arg=number)
            name = {"Control": "ctrl"}.get(key, key.lower())
            assert heard(page)[-1] == f"click 0 {key} {name}Key true"


def test_a_double_click_is_two_clicks(page_with: PageWith) -> None:
    """Limitation: Firefox under WebDriver BiDi fires no dblclick event after them."""
    page = page_with(LISTENING + "<button id=button>Button</button>", where="absent").page
    page.dblclick("#button")
    wait_until(page, "heard.length >= 2")
    assert heard(page)[:2] == ["click 0 button  true"] * 2


def test_a_click_reaches_into_open_shadow_roots_and_svg(page_with: PageWith) -> None:
    """Roots within roots, slotted children, and a link drawn in a picture."""
    body = """
      <div id=outer><b id=slotted>Slotted</b></div>
      <svg width=100 height=40><a id=drawn href="#there"><rect width=90 height=30 /></a></svg>
      <script>
        const open = (host, html) => {
          host.attachShadow({mode: 'open'}).innerHTML = html;
          return host.shadowRoot;
        };
        open(open(outer, '<p id=inner></p><slot></slot>').querySelector('#inner'),
          '<button id=deep>Deep</button>');
      </script>"""
    page = page_with(LISTENING + body, where="absent").page
    page.click("#deep")
    page.click("#slotted")
    page.click("#drawn")
    wait_until(page, "heard.length === 3")
    assert [event.split()[2] for event in heard(page)[:2]] == ["deep", "slotted"]
    assert page.evaluate("location.hash") == "#there"


def test_a_click_waits_for_its_element_and_scrolls_to_it(page_with: PageWith) -> None:
    """Added later, far down, covered for a while."""
    body = """
      <div id=cover style="position:fixed;inset:0"></div><div style="height:5000px"></div>
      <script>
        const late = '<button id=late>Late</button>';
        setTimeout(() => document.body.insertAdjacentHTML('beforeend', late), 50);
        setTimeout(() => cover.remove(), 150);
      </script>"""
    page = page_with(LISTENING + body, where="absent").page
    page.click("#late")
    wait_until(page, "heard.length > 0")
    assert heard(page) == ["click 0 late  true"]


def test_keys_activate_links_and_buttons(page_with: PageWith) -> None:
    """Enter on a link and both on a button make a click; Tab moves on."""
    body = "<a id=link href='#'>Link</a> <button id=button>Button</button> <input id=field>"
    page = page_with(LISTENING + body, where="absent").page
    page.press("#link", "Enter")
    page.press("#button", "Enter")
    page.keyboard.press("Space")
    wait_until(page, "heard.length === 3")
    assert [event.split()[2] for event in heard(page)] == ["link", "button", "button"]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "field"
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.id") == "button"
    page.fill("#field", "Grüße")
    assert page.evaluate("field.value") == "Grüße"


@pytest.mark.without("wpe", reason="cog selects nothing by dragging")
def test_a_drag_selects_text_and_is_no_click_on_what_it_began_at(page_with: PageWith) -> None:
    """From the middle of one paragraph to that of the other."""
    body = "<p id=from>From here</p><p id=to>to there</p>"
    page = page_with(LISTENING + body, where="absent").page
    middle = "id => { const box = document.getElementById(id).getBoundingClientRect();"
    middle += " return [box.x + 30, box.y + box.height / 2] }"
    page.mouse.move(*page.evaluate(middle, "from"))
    page.mouse.down()
    page.mouse.move(*page.evaluate(middle, "to"), steps=5)
    page.mouse.up()
    wait_until(page, "getSelection().toString().includes('here')")
    assert not any(" from " in event or " to " in event for event in heard(page))
