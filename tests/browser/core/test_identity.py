"""What may be a customer key."""

import pytest

from tests.browser.probe.core import Core

KEY = "a1b2c3d4-e5f6-4a0b-8c1d-2e3f4a5b6c7d"
HASH = "0" * 64


@pytest.mark.parametrize("key", [KEY, "00000000-0000-4000-8000-000000000000", HASH, "c-12345"])
def test_what_names_nobody_is_a_key(core: Core, key: str) -> None:
    """Also one of digits only."""
    assert core("key_problem", key, "storefront/v3") == ""


@pytest.mark.parametrize(
    "key", ["ada@shop.example", "a@b", "+46701234567", "(070) 123 45 67", "070-123.45/67", "123456"]
)
def test_what_names_somebody_is_refused(core: Core, key: str) -> None:
    """And not repeated, as consoles may be logged."""
    problem = core("key_problem", key, "storefront/v3")
    assert problem.startswith("the customer key looks like an e-mail address or a telephone number")
    assert key not in problem


@pytest.mark.parametrize("key", ["undefined", "null", "None", "NaN", "false"])
def test_what_a_program_writes_for_nothing_is_refused(core: Core, key: str) -> None:
    """All guests of the shop would be one customer."""
    problem = core("key_problem", key, "storefront/v3")
    assert problem.startswith(f"the customer key is {key}, ")


def test_an_empty_key_is_refused(core: Core) -> None:
    """A template may have left it empty."""
    assert core("key_problem", "", "storefront/v3") == "the customer key is empty"


@pytest.mark.parametrize(
    ("version", "key", "fits"),
    [
        ("elevate-3/v2", KEY, True),
        ("elevate-3/v2", HASH, False),
        ("elevate-3/v1", HASH, True),
        ("elevate-3/v1", "c1", False),
    ],
)
def test_elevate_3_takes_keys_of_its_form_only(
    core: Core, version: str, key: str, fits: bool
) -> None:
    """It answers 400 to others."""
    assert (core("key_problem", key, version) == "") == fits
