"""What these tests share: members, signed or not, and what the page has stored."""

from collections.abc import Callable

from elevate_tag.identity import sign_in
from elevate_tag.sandbox.cluster.settings import ClusterSettings
from tests.e2e.harness.page import Page

MEMBER = "0a6f8f0e-8d1c-4b7e-9a3f-2f6f1f0f7c11"
V1 = "elevate-3/v1"
SIGNED = sign_in("user-42", ClusterSettings().private_key)
OTHER_SIGNED = sign_in("user-43", ClusterSettings().private_key)
STORED = "JSON.parse(localStorage.getItem('voyado.session') || '{}')"
A_HAND_MS = 100
"""Milliseconds: no hand is faster from one thing to the next, though a driver is."""
KeysNow = Callable[[Page], tuple[str, str]]
