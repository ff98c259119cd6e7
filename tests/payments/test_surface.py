"""What `elevate_tag.payments` offers, and what it takes to load it."""

import subprocess
import sys

import pytest

from elevate_tag import payments

PURE = ("Payment", "PaymentLine", "PaymentError", "parse_payment", "load_json", "Patience")

WITHOUT = """
import sys
for name in ("httpx", "sqlalchemy", "psycopg", "starlette", "prometheus_client"):
    sys.modules[name] = None
"""
"""As if they were not installed: to Python that is the same."""


def run(program: str) -> subprocess.CompletedProcess[str]:
    """Runs it in a Python of its own."""
    command = [sys.executable, "-c", program]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_surface() -> None:
    """A change here is a change to every shop."""
    assert " ".join(payments.__all__) == (
        "Accepted Answer AsyncPaymentClient Entry OutboxError PartlyAccepted Patience Payment "
        "PaymentClient PaymentError PaymentLine PaymentOutbox PaymentRefused PaymentUnanswered "
        "State Worker load_json parse_payment"
    )
    for name in payments.__all__:
        assert getattr(payments, name) is not None


def test_payments_are_checked_without_the_packages_of_the_extra() -> None:
    """Nothing is loaded that is not used."""
    program = f"{WITHOUT}\nfrom elevate_tag.payments import {', '.join(PURE)}\n"
    done = run(program + "print(PaymentLine('P1', 2))")
    assert done.stderr == ""
    assert done.stdout.startswith("PaymentLine(variant_key='P1'")


@pytest.mark.parametrize(
    ("name", "needs"),
    [
        ("PaymentClient", "httpx"),
        ("AsyncPaymentClient", "httpx"),
        ("PaymentOutbox", "sqlalchemy"),
        ("Worker", "sqlalchemy"),
    ],
)
def test_what_needs_a_package_says_which(name: str, needs: str) -> None:
    """And how to get it."""
    done = run(f"{WITHOUT}\nfrom elevate_tag import payments\npayments.{name}")
    last = done.stderr.splitlines()[-1]
    assert last == (
        f"ModuleNotFoundError: elevate_tag.payments.{name} needs {needs}: "
        "pip install 'elevate-tag[payments]'"
    )


def test_a_name_that_there_is_not_is_an_attribute_error() -> None:
    """As of any module."""
    with pytest.raises(AttributeError, match="has no attribute 'PaymentCleint'"):
        _ = payments.PaymentCleint
