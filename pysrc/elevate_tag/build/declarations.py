"""What TypeScript knows of the tag: a file of declarations beside each bundle's script."""

from elevate_tag.paths import WEB

NAME = "elevate-tag.d.ts"


def declaration_files() -> dict[str, bytes]:
    """It, by name, as it was written."""
    return {NAME: (WEB / "types" / NAME).read_bytes()}
