"""What these tests share: how fast a hand is, and what tells a page's keys."""

from collections.abc import Callable

from tests.e2e.harness.page import Page

A_HAND_MS = 100
"""Milliseconds: no hand is faster from one thing to the next, though a driver is."""
KeysNow = Callable[[Page], tuple[str, str]]
