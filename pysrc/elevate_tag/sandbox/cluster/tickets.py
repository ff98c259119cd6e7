"""Tickets: what the cluster hands out with each answer and expects back, byte for byte.

A ticket is standard base64 of `;<page>;#;<key name>;<product>;<variant>;…;`, the form of those in
the vendor's documentation. Only `decoded` looks inside, to show people what a ticket is about;
whether it is known, and what it stands for, is what was remembered when it was issued.

Where the documentation is silent: a ticket does not expire, and is not bound to a market or a
visitor.
"""

import base64
import binascii
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from elevate_tag.sandbox.cluster.database import Database


@dataclass(frozen=True)
class Issued:
    """A ticket that was handed out, and what it stands for: a product, a variant, or neither."""

    ticket: str
    product_key: str | None = None
    variant_key: str | None = None


def compose(page: str, product_key: str, variant_key: str | None = None) -> Issued:
    """A fresh ticket, not yet remembered; no two are alike."""
    text = f";{page};#;product_key;{product_key};{variant_key or '#'};#;{secrets.token_hex(6)};"
    return Issued(base64.b64encode(text.encode()).decode(), product_key, variant_key)


def compose_content(page: str, content_key: str) -> Issued:
    """A fresh ticket for an article, in the form of the one in the vendor's documentation."""
    text = f";{page};#;content_key;{content_key};#;#;#;{secrets.token_hex(6)};"
    return Issued(base64.b64encode(text.encode()).decode())


def compose_panel(path: str) -> Issued:
    """A fresh ticket for a panel, likewise."""
    text = f";{path};#;#;#;#;{secrets.token_hex(6)};"
    return Issued(base64.b64encode(text.encode()).decode())


def decoded(ticket: str) -> str:
    """What stands in a ticket, or "" for one that is not base64 of readable text."""
    try:
        text = base64.b64decode(ticket, validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return ""
    return text if text.isprintable() else ""


class Tickets:
    """The tickets issued so far. Any thread may ask."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def issue(
        self, ticket: str, *, product_key: str | None = None, variant_key: str | None = None
    ) -> str:
        """Remembers any text as issued, and gives it back."""
        self.remember([Issued(ticket, product_key, variant_key)])
        return ticket

    def new(
        self, product_key: str, variant_key: str | None = None, *, page: str = "/sandbox"
    ) -> str:
        """Makes a ticket for a product or one of its variants, remembers it, and gives it back."""
        made = compose(page, product_key, variant_key)
        self.remember([made])
        return made.ticket

    def remember(self, issued: Iterable[Issued]) -> None:
        """Remembers all tickets of an answer in one go."""
        rows = [(each.ticket, each.product_key, each.variant_key) for each in issued]
        with self._database.turn() as connection:
            connection.executemany("INSERT OR REPLACE INTO ticket VALUES (?, ?, ?)", rows)

    def find(self, ticket: str) -> Issued | None:
        """What this ticket stands for, or None for one that was never issued."""
        try:
            ticket.encode("utf-8")
        except UnicodeEncodeError:  # a lone surrogate: nothing that could have been issued
            return None
        with self._database.turn() as connection:
            row = connection.execute(
                "SELECT ticket, product_key, variant_key FROM ticket WHERE ticket = ?", (ticket,)
            ).fetchone()
        return Issued(*row) if row else None

    def known(self, ticket: str) -> bool:
        """Whether this ticket was ever issued."""
        return self.find(ticket) is not None
