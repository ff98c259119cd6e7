"""What a command that runs on tells its log, on standard error."""

import logging


def to_standard_error() -> None:
    """From `INFO` on, but not httpx's lines: they hold the visitors' keys."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
