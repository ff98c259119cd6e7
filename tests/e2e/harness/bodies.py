"""What notifications without a ticket are about, as `WatchedCluster` names it: parts of bodies."""

import json

ALL = '{"removeAll":true}'
END = ("end", "")


def product(key: str) -> str:
    """A product by its key."""
    return body(productKey=key)


def variant(key: str) -> str:
    """A variant by its key."""
    return body(variantKey=key)


def phrases(*texts: str) -> str:
    """Searches that are to be forgotten."""
    return body(phrases=texts)


def products(*keys: str) -> str:
    """Products of which it is to be forgotten that they were looked at."""
    return body(productKeys=keys)


def body(**fields: object) -> str:
    """Fields in this order, without spaces, as a browser writes JSON."""
    return json.dumps(fields, separators=(",", ":"), ensure_ascii=False)
