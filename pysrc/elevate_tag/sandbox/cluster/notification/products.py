"""The bodies that name a product or a variant by its key instead of a ticket.

A key is checked against the catalogue, so that a product key in the place of a variant key shows.
What is removed may have left the catalogue in the meantime, so there an unknown key passes.
"""

from collections.abc import Mapping

from elevate_tag.sandbox.cluster.body import check_fields
from elevate_tag.sandbox.cluster.catalogue import Product
from elevate_tag.sandbox.cluster.notification import keys
from elevate_tag.sandbox.cluster.notification.request import About, Case, Known, Rule
from elevate_tag.sandbox.cluster.refusal import Refused, shown

NAMES = ("productKey", "variantKey")


def one_key(*, adding: bool) -> Rule:
    """A body with `productKey` or `variantKey`, exactly one (Elevate 4)."""

    def rule(fields: Mapping[str, object], case: Case) -> About:
        check_fields(fields, NAMES)
        given = [name for name in NAMES if name in fields]
        if len(given) != 1:
            got = " and ".join(given) or "neither"
            raise Refused(400, f"the body is to have either productKey or variantKey, got {got}")
        if fields[given[0]] is None:
            raise Refused(400, f"{given[0]} is to be a text, got 'None'")
        return about(fields, case.known, must_exist=adding)

    return rule


def keys_of_one(*, adding: bool) -> Rule:
    """A body with `productKey`, `variantKey`, or both of one product (Elevate 3).

    Null is as good as left out.
    """

    def rule(fields: Mapping[str, object], case: Case) -> About:
        check_fields(fields, NAMES)
        return about(fields, case.known, must_exist=adding)

    return rule


def about(
    fields: Mapping[str, object], known: Known, *, must_exist: bool = True, place: str = ""
) -> About:
    """What the two fields mean, checked against the catalogue; `place` is theirs, for messages."""
    product_key, variant_key = (keys.text(fields, name) for name in NAMES)
    if product_key is None and variant_key is None:
        raise Refused(400, f"{place or 'the body'} has neither productKey nor variantKey")
    product = _found(known, "productKey", product_key, must_exist)
    owner = _found(known, "variantKey", variant_key, must_exist)
    if product_key and variant_key and product != owner:
        raise Refused(400, f"variant {shown(variant_key)} is none of product {shown(product_key)}")
    if owner is not None:
        product_key = owner.key
    return About(product_key, variant_key)


def _found(known: Known, name: str, key: str | None, must_exist: bool) -> Product | None:
    """The product that a key means, or has the variant that it means."""
    if key is None:
        return None
    product = known.catalogue.find(key)
    wanted, other = ("product", "variant") if name == "productKey" else ("variant", "product")
    if product is not None and (product.key == key) != (wanted == "product"):
        raise Refused(400, f"{name} {shown(key)} is a {other}'s key, and no {wanted}'s")
    if product is None and must_exist:
        raise Refused(400, f"{name} {shown(key)} is no {wanted} of the catalogue")
    return product
