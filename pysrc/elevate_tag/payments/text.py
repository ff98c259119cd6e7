"""Keys: what text can be one, in a URL, in JSON and in a database."""

LONGEST = 1000
"""Characters. Two keys and a market of that length still make a URL that servers take (8 kB)."""

ALLOWED = f"text of 1 to {LONGEST} characters, not all blank, without control characters"


def problem_with(text: object) -> str:
    """What keeps `text` from being a key; "" if nothing does.

    Which keys a cluster knows is its own affair: any text is one (UUIDs are recommended).
    """
    if not isinstance(text, str):
        return f"is {text!r}, of type {type(text).__name__}: allowed is {ALLOWED}"
    if not text.strip():
        return f"is empty: allowed is {ALLOWED}"
    if len(text) > LONGEST:
        return f"has {len(text)} characters: allowed is {ALLOWED}"
    # U+0000 would be refused by PostgreSQL, half a surrogate pair by UTF-8.
    if any(ord(each) < 0x20 or 0xD800 <= ord(each) <= 0xDFFF for each in text):
        return f"is {text!r}: allowed is {ALLOWED}"
    return ""
