"""The probe in place of the program of the bundles that bring a Python runtime into the page.

Elements come as they do there: from the loader, as lines.
"""

from elevate_tag.browser.core.marks import ADD_TO_CART, TICKET
from elevate_tag.browser.runtime import attribute, complain, listen, own_script
from elevate_tag.browser.runtime.embedded.lines import hand_over
from elevate_tag.browser.runtime.event import Event
from elevate_tag.browser.runtime.javascript import bridge
from tests.browser.probe.acts import act
from tests.browser.probe.functions import offer_all
from tests.browser.probe.texts import text_list, truth
from tests.browser.probe.visitor import config


def main() -> None:
    """Hand all of them to the page."""
    event = Event("click", [], 0, 0, 0.0, 0.0, 0.0)

    def keep(heard: Event) -> None:
        nonlocal event
        event = heard

    def enter(_shown: bool) -> bool:
        listen("click", keep, complain)
        return True

    def act_heard(submitted: bool, legacy: bool, without_tickets: bool) -> str:
        return act(event.path, submitted, legacy, without_tickets)

    def config_heard() -> str:
        return config(own_script())

    def numbers_heard(
        detail: int, button: int, x: float, y: float, at: float, millions: float, rest: float
    ) -> str:
        return truth(
            event.detail == detail
            and event.button == button
            and event.x == x
            and event.y == y
            and event.at == millions * 1000000.0 + rest
        )

    def marks_heard() -> str:
        found: list[str] = []
        for element in event.path:
            for name in [TICKET, ADD_TO_CART]:
                value = attribute(element, name)
                if value is not None:
                    found.append(name)
                    found.append(value)
        return text_list(found)

    offer_all()
    hand_over(enter)
    # In place of those that are given their elements.
    bridge.ready("act", act_heard)
    bridge.ready("config", config_heard)
    bridge.ready("numbers_heard", numbers_heard)
    bridge.ready("marks_heard", marks_heard)
