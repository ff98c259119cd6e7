"""What may be filled from an answer, which is data and never code.

Text is set as text, so what is left are attributes: those that run code, and addresses that do.
"""

from elevate_tag.browser.runtime import matches

# What elements of these names hold, or point to, changes what the page runs or how it looks; the
# last three are SVG's, and can do so to others.
LEFT_ALONE = "^(script|style|link|base|meta|object|embed|use|animate|set)$"
# Attributes whose values are text to read, where a title may well begin with "javascript:".
WORDS = "^(alt|title|label|placeholder|aria-.*)$"
# Attributes that say yes by being there, whatever they hold.
THERE_OR_NOT = "^(hidden|disabled|checked|selected|open|inert)$"
CODE = "^[\\x00-\\x20]*(javascript:|vbscript:|data:(?!image/))"

# Elements that show, or lead to, a document. There a drawing in XML runs its scripts.
OF_DOCUMENTS = "^(i?frame|a|area|form|button)$"
DRAWING = "^[\\x00-\\x20]*data:image/[^,]*xml"


def may_be_filled(tag_name: str) -> bool:
    """Whether an element of this name may be."""
    return not matches(LEFT_ALONE, tag_name.lower())


def may_be_set(name: str) -> bool:
    """Whether an attribute of this name may be: neither a handler of events, nor a document."""
    return matches("^[a-zA-Z_][-.a-zA-Z0-9_]*$", name) and not matches(
        "^(on|srcdoc$|style$)", name.lower()
    )


def may_hold(tag_name: str, name: str, value: str) -> bool:
    """Whether an attribute of such an element may hold this.

    Browsers read addresses without tabs and line ends.
    """
    plain = value.replace("\t", "").replace("\n", "").replace("\r", "").lower()
    if matches(WORDS, name.lower()):
        return True
    leads = matches(OF_DOCUMENTS, tag_name.lower())
    return not matches(CODE, plain) and not (leads and matches(DRAWING, plain))


def is_there_or_not(name: str) -> bool:
    """Whether the attribute says no only by its absence."""
    return matches(THERE_OR_NOT, name.lower())
