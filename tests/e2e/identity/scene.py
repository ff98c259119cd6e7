"""What these tests share: members, signed or not, and what the page has stored."""

from collections.abc import Callable

import pytest

from elevate_tag.identity import sign_in
from elevate_tag.sandbox.cluster.settings import ClusterSettings
from tests.e2e.harness.page import Page

in_one = pytest.mark.without(
    "firefox", "webkit", "wpe", reason="only Playwright's own have a clock"
)
once = pytest.mark.without("pyscript", "brython", reason="the compiled bundle shows it for all")
tabs = pytest.mark.without("wpe", reason="cog has no tabs")

UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
MEMBER = "0a6f8f0e-8d1c-4b7e-9a3f-2f6f1f0f7c11"
V1 = "elevate-3/v1"
SIGNED = sign_in("user-42", ClusterSettings().private_key)
OTHER_SIGNED = sign_in("user-43", ClusterSettings().private_key)
STORED = "JSON.parse(localStorage.getItem('voyado.session') || '{}')"
KeysNow = Callable[[Page], tuple[str, str]]
