"""What the relay takes, as JSON Schema (draft 2020-12), for those who write to it.

The relay itself reads by `order.read_order`, which says what is wrong in words; the two agree.
"""

from typing import Any

from elevate_tag.payments import line, money, text

_KEY = {"type": "string", "minLength": 1, "maxLength": text.LONGEST}
_AMOUNT = {"type": ["number", "null"], "minimum": 0, "exclusiveMaximum": 10**money.BELOW}

_LINE: dict[str, Any] = {
    "type": "object",
    "required": ["variantKey", "quantity"],
    "additionalProperties": False,
    "properties": {
        "variantKey": _KEY | {"description": "as in the data feed"},
        "quantity": {"type": "integer", "minimum": 1, "maximum": line.MOST},
        "sellingPrice": _AMOUNT | {"description": "of one piece, in the base currency"},
        "cost": _AMOUNT | {"description": "of one piece, in the base currency"},
    },
}

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "A paid order",
    "type": "object",
    "required": ["orderId", "customerKey", "sessionKey", "lines"],
    "additionalProperties": False,
    "properties": {
        "orderId": _KEY | {"description": "the shop's own; the same again is the same order"},
        "customerKey": _KEY | {"description": "the tag's, of the visitor who paid"},
        "sessionKey": _KEY | {"description": "the tag's, of the visit"},
        "lines": {"type": "array", "minItems": 1, "items": _LINE},
    },
    "examples": [
        {
            "orderId": "A-1001",
            "customerKey": "e3921377-18a2-47c9-a449-06b894898623",
            "sessionKey": "0b05119e-eeb8-418a-bbfb-defa0dde417e",
            "lines": [
                {"variantKey": "P1001-sand", "quantity": 2, "sellingPrice": 14.5, "cost": 6.2}
            ],
        }
    ],
}
