"""The bodies that name a ticket, phrases or products, or nothing at all."""

from collections.abc import Mapping

from elevate_tag.sandbox.cluster.body import check_fields
from elevate_tag.sandbox.cluster.notification.request import About, Case, Rule
from elevate_tag.sandbox.cluster.refusal import Refused, shown


def ticket(fields: Mapping[str, object], case: Case) -> About:
    """A body `{"ticket": "…"}` with a ticket that was issued."""
    check_fields(fields, ("ticket",))
    if "ticket" not in fields:
        raise Refused(400, "the body has no field ticket")
    given = fields["ticket"]
    if not isinstance(given, str):
        raise Refused(400, f"ticket is to be a text, got {shown(str(given))}")
    if not given:
        raise Refused(400, "ticket is empty")
    issued = case.known.find(given)
    if issued is None:
        raise Refused(400, f"ticket {shown(given)} was never issued by this cluster")
    return About(issued.product_key, issued.variant_key)


def product_ticket(fields: Mapping[str, object], case: Case) -> About:
    """The same, with a ticket that stands for something one can buy."""
    about = ticket(fields, case)
    if about.product_key is None and about.variant_key is None:
        given = shown(str(fields["ticket"]))
        raise Refused(400, f"ticket {given} is not a product's or a variant's")
    return about


def some_or_all(name: str) -> Rule:
    """A body `{name: ["…"]}`, `{"removeAll": true}`, or both, and then all are meant.

    The example in the documentation has both.
    """

    def rule(fields: Mapping[str, object], case: Case) -> About:
        check_fields(fields, (name, "removeAll"))
        all_of_them, some = fields.get("removeAll", False), fields.get(name, [])
        texts = isinstance(some, list) and all(isinstance(each, str) and each for each in some)
        if not isinstance(all_of_them, bool) or not texts or not (some or all_of_them):
            raise Refused(400, f'the body is to be {{"{name}": ["…"]}} or {{"removeAll": true}}')
        return About()

    return rule


def nothing(fields: Mapping[str, object], case: Case) -> About:
    """A body without fields of its own."""
    check_fields(fields, ())
    return About()
