"""A key made of chance."""

from typing import Any

from elevate_tag.browser.runtime.javascript import RegExp, Uint8Array, window


def new_key() -> str:
    """A random UUID v4.

    Not by ``crypto.randomUUID``, which plain http and Safari before 15.4 lack: ``getRandomValues``
    is everywhere, and one way is easier to trust than two.
    """
    template: Any = "00000000-0000-4000-8000-000000000000"
    random = window.crypto.getRandomValues(Uint8Array(36))

    def digit(char: str, position: int) -> Any:
        # 8 becomes one of 8, 9, a, b (the variant); 0 any digit; the 4 and the dashes stay.
        return (random[position] % 4 + 8 if char == "8" else random[position] % 16).toString(16)

    return template.replace(RegExp("[08]", "g"), digit)
