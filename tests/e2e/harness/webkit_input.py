"""Keyboard, mouse and clicks for WebKit.

Input goes through WebDriver, where it is trusted as a shopper's is, with one exception. WebKitGTK's
driver reports the release of any button as that of the left one, so that a middle click becomes a
left one. Those clicks are made on the display itself, with xdotool, and MiniBrowser then opens tabs
and menus for them as for a person.
"""

import os
import subprocess
from collections.abc import Callable, Iterable
from typing import Any

from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.command import Command
from selenium.webdriver.remote.webdriver import WebDriver

from tests.e2e.harness.page import Button

BUTTONS: dict[Button, int] = {"left": 0, "middle": 1, "right": 2}

KEYS = {
    "Enter": Keys.ENTER,
    "Space": " ",
    "Tab": Keys.TAB,
    "Shift": Keys.SHIFT,
    "Control": Keys.CONTROL,
    "Alt": Keys.ALT,
    "Meta": Keys.META,
}
"""Playwright's names to WebDriver's; a single character is itself."""

XDOTOOL = {
    "Shift": "shift",
    "Control": "ctrl",
    "Alt": "alt",
    "Meta": "super",
}
"""Playwright's names to xdotool's."""

STEP = 10
"""Milliseconds that a mouse takes for each step between two points."""

Step = dict[str, Any]
Driver = Callable[[], WebDriver]
"""Gives the driver, with the tab in question chosen."""


class WebKitKeyboard:
    """Playwright's `Keyboard`."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    def press(self, key: str) -> None:
        """`Enter`, or `Shift+Tab`."""
        keys = [_key(name) for name in key.split("+")]
        _act(self._driver(), _key_source([*map(_down, keys), *map(_up, reversed(keys))]))


class WebKitMouse:
    """Playwright's `Mouse`."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    def move(self, x: float, y: float, *, steps: int | None = None) -> None:
        """Moves there at once or, with steps, over a while."""
        _act(self._driver(), _mouse_source([_move((x, y), STEP * (steps or 0))]))

    def down(self) -> None:
        """Presses the left button."""
        _act(self._driver(), _mouse_source([_press("left")]))

    def up(self) -> None:
        """Lets go of it."""
        _act(self._driver(), _mouse_source([_release("left")]))


def click_by_driver(
    driver: WebDriver, at: tuple[float, float], button: Button, modifiers: Iterable[str], count: int
) -> None:
    """Clicks at a point of the viewport, through WebDriver."""
    held = [KEYS[name] for name in modifiers]
    if held:
        _act(driver, _key_source([_down(key) for key in held]))
    _act(driver, _mouse_source([_move(at), *[_press(button), _release(button)] * count]))
    if held:
        _act(driver, _key_source([_up(key) for key in reversed(held)]))


def click_on_display(
    display: str, at: tuple[float, float], button: Button, modifiers: Iterable[str], count: int
) -> None:
    """Clicks at a point of the screen, as a hand does."""
    held = [XDOTOOL[name] for name in modifiers]
    words = ["mousemove", str(round(at[0])), str(round(at[1]))]
    words += [word for key in held for word in ("keydown", key)]
    words += ["click", "--repeat", str(count), str(BUTTONS[button] + 1)]
    words += [word for key in reversed(held) for word in ("keyup", key)]
    xdotool(display, *words)


def xdotool(display: str, *words: str) -> None:
    """Input on the display itself."""
    subprocess.run(["xdotool", *words], check=True, env={**os.environ, "DISPLAY": display})


def _act(driver: WebDriver, source: Step) -> None:
    driver.execute(Command.W3C_ACTIONS, {"actions": [source]})


def _key_source(steps: list[Step]) -> Step:
    return {"type": "key", "id": "keyboard", "actions": steps}


def _mouse_source(steps: list[Step]) -> Step:
    mouse = {"pointerType": "mouse"}
    return {"type": "pointer", "id": "mouse", "parameters": mouse, "actions": steps}


def _down(key: str) -> Step:
    return {"type": "keyDown", "value": key}


def _up(key: str) -> Step:
    return {"type": "keyUp", "value": key}


def _move(to: tuple[float, float], duration: int = 0) -> Step:
    x, y = round(to[0]), round(to[1])
    return {"type": "pointerMove", "duration": duration, "x": x, "y": y, "origin": "viewport"}


def _press(button: Button) -> Step:
    return {"type": "pointerDown", "button": BUTTONS[button]}


def _release(button: Button) -> Step:
    return {"type": "pointerUp", "button": BUTTONS[button]}


def _key(name: str) -> str:
    if name in KEYS:
        return KEYS[name]
    if len(name) == 1:
        return name
    raise ValueError(f"key {name!r} is none of {', '.join(KEYS)} and no single character")
