"""Customer keys and tokens for visitors who are signed in."""

import hashlib
import hmac
from collections.abc import Callable
from uuid import UUID

import httpx
import pytest

from elevate_tag.identity import SignIn, customer_key_for, payment_token, sign_in, token_for
from elevate_tag.sandbox.cluster.app import ClusterSettings, create_cluster
from elevate_tag.sandbox.serving import Serving

SECRET = "0123456789abcdef"  # noqa: S105 (of nothing)
JSON = {"Content-Type": "application/json"}
SESSION = "0b05119e-eeb8-418a-bbfb-defa0dde417e"


def test_a_customer_key_is_a_uuid_of_version_4_and_always_the_same() -> None:
    """For the same user under the same secret."""
    key = customer_key_for("user 7", SECRET)
    assert key == "1fa45967-7e2a-4df3-a4b7-9f0dc8885379"
    assert UUID(key).version == 4
    others = {customer_key_for("user 8", SECRET), customer_key_for("user 7", SECRET + "0"), key}
    assert len(others) == 3


def test_a_sign_in_is_the_hash_of_the_id_and_its_signature() -> None:
    """As the vendor describes the two cookies."""
    signed = sign_in("user-name", "private-key")
    assert signed.customer_key == hashlib.sha256(b"user-name").hexdigest()
    right = hmac.new(b"private-key", signed.customer_key.encode(), hashlib.sha256).hexdigest()
    assert signed.token == right == token_for(signed.customer_key, "private-key")


def test_a_secret_keeps_an_id_from_being_guessed_and_the_private_key_may_change() -> None:
    """The customer key stays the same then."""
    plain, kept = sign_in("1", "old"), sign_in("1", "old", secret=SECRET)
    assert kept.customer_key != plain.customer_key
    changed = sign_in("1", "new", secret=SECRET)
    assert changed.customer_key == kept.customer_key
    assert changed.token != kept.token


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: customer_key_for("", SECRET), "user_id is empty"),
        (lambda: customer_key_for("7", "short"), "secret has 5 characters: give 16 or more"),
        (lambda: sign_in("", "key"), "user_id is empty"),
        (lambda: sign_in("7", ""), "private_key is empty"),
        (lambda: token_for("", "key"), "customer_key is empty"),
        (lambda: payment_token("", "key"), "body is empty"),
        (lambda: payment_token("{}", ""), "private_key is empty"),
    ],
)
def test_nothing_is_made_of_nothing(make: Callable[[], object], message: str) -> None:
    """An empty value would give everybody the same key."""
    with pytest.raises(ValueError, match=message):
        make()


def test_what_is_no_text_is_named() -> None:
    """An ORM's id is a number."""
    for make in (lambda: customer_key_for(7, SECRET), lambda: sign_in(7, "key")):  # type: ignore[arg-type]
        with pytest.raises(
            TypeError, match=r"user_id is of type int: give a text, such as str\(…\)"
        ):
            make()


def test_the_cluster_takes_what_is_made_here() -> None:
    """A session's end and a secure payment by Web API v1."""
    app = create_cluster(ClusterSettings())
    key = app.state.settings.private_key
    signed = sign_in("user 7", key)
    sender = f'"market":"UK","customerKey":"{signed.customer_key}","sessionKey":"{SESSION}"'
    variant = app.state.catalogue.products[0].variants[0].key
    line = f'{{"variantKey":"{variant}","quantity":1,"sellingPrice":9.5,"cost":4}}'
    end = f'{{{sender},"token":"{signed.token}"}}'
    payment = f'{{{sender},"token":"{signed.token}","lines":[{line}]}}'
    with Serving(app) as serving:
        url = f"{serving.url}/api/v1/notifications"
        for path, body in (
            ("end", end),
            (f"payment?paymentToken={payment_token(payment, key)}", payment),
        ):
            answer = httpx.post(f"{url}/{path}", content=body, headers=JSON, trust_env=False)
            assert (answer.status_code, answer.text) == (204, "")


def test_a_token_of_another_key_is_refused() -> None:
    """403, as documented."""
    signed = SignIn(sign_in("user 7", "another").customer_key, sign_in("user 7", "another").token)
    body = {"market": "UK", "customerKey": signed.customer_key, "sessionKey": SESSION}
    with Serving(create_cluster(ClusterSettings())) as serving:
        url = f"{serving.url}/api/v1/notifications/end"
        assert (
            httpx.post(url, json=body | {"token": signed.token}, trust_env=False).status_code == 403
        )
