"""The pure core, open to the tests: in the subset, as it runs in every runtime.

Each function of the parts takes texts, numbers or elements of its runtime, and gives JSON.
``page.js`` tells what an element is there.
"""

from tests.browser.probe.acts import offer_acts
from tests.browser.probe.outbox import offer_outbox
from tests.browser.probe.seam import offer_seam
from tests.browser.probe.visitor import offer_visitor


def offer_all() -> None:
    """Hand all of them to the page."""
    offer_visitor()
    offer_acts()
    offer_outbox()
    offer_seam()
