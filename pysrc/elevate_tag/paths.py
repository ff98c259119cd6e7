"""Where the files beside the code are, in a checkout and in an installed wheel alike."""

from pathlib import Path

PACKAGE = Path(__file__).parent
# A wheel carries templates/ and web/ inside the package; a checkout has them at its top.
ROOT = PACKAGE if (PACKAGE / "templates").is_dir() else PACKAGE.parents[1]

TEMPLATES = ROOT / "templates"
WEB = ROOT / "web"
DIST = WEB / "dist"
