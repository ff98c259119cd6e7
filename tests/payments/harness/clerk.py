"""Enqueues the same orders as everybody else who runs it; run as a program.

python -m tests.payments.harness.clerk DATABASE COUNT
"""

import sys

from elevate_tag.payments import PaymentOutbox
from tests.payments.harness.orders import enqueue


def main() -> None:
    """One order after the other."""
    database, count = sys.argv[1:]
    enqueue(PaymentOutbox(database), int(count))


if __name__ == "__main__":
    main()
