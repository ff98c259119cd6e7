"""What a shop's pages include: one script tag, checked before it is given out.

The check is the tag's own (``browser.core.config``), so that what passes here starts there.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from elevate_tag.browser.core.config import Config
from elevate_tag.paths import DIST, TEMPLATES

# Where the files of web/dist are served: a path of the shop's own or a URL, ending in a slash.
BASE_URL = re.compile(r"(https?://[^\s/?#]+)?/([^\s/?#\"'<>][^\s?#\"'<>]*/)?")
# What a Content-Security-Policy takes after 'nonce-'.
NONCE = re.compile(r"[A-Za-z0-9+/_-]*={0,2}")

TEMPLATE = Environment(
    loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, autoescape=True
).get_template("snippet.html.j2")


class SnippetError(ValueError):
    """A setting that would not work on a page. The message names it and what is allowed."""


@dataclass(frozen=True)
class Bundle:
    """A built tag: its content-hashed file name and its integrity, as browsers check it."""

    file: str
    integrity: str


def built_bundle(folder: Path = DIST) -> Bundle:
    """What the build left in ``folder``; SnippetError when it was not run."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SnippetError(f"{folder} holds no build of the tag: run python build.py") from None
    return Bundle(manifest["file"], manifest["integrity"])


def snippet_html(
    *,
    cluster_id: str,
    market: str,
    base_url: str = "/elevate/",
    api_base: str = "",
    api_version: str = "",
    origin_host: str = "",
    customer_key: str = "",
    session_key: str = "",
    debug: bool = False,
    nonce: str = "",
    bundle: Bundle | None = None,
) -> Markup:
    """The script tag for these settings; empty ones are left out. Each as in the README's table.

    Raises SnippetError when a setting would keep the tag from starting.
    """
    settings = {
        "data-cluster-id": cluster_id,
        "data-market": market,
        "data-api-base": api_base,
        "data-api-version": api_version,
        "data-origin-host": origin_host,
        "data-customer-key": customer_key,
        "data-session-key": session_key,
    }
    problems = Config(lambda name: settings.get(name, "")).problems
    if not BASE_URL.fullmatch(base_url):
        problems.append(
            f"base_url={base_url!r} is not a path or a URL that ends in a slash, such as /elevate/"
        )
    if not NONCE.fullmatch(nonce):
        problems.append(f"nonce={nonce!r} is not base64, as a Content-Security-Policy takes it")
    if problems:
        raise SnippetError("\n".join(problems))
    bundle = bundle or built_bundle()
    attributes: dict[str, str | None] = {
        "src": base_url + bundle.file,
        "integrity": bundle.integrity,
        # Without it a browser cannot check the integrity of another origin's file.
        "crossorigin": "anonymous" if base_url.startswith("http") else None,
        "nonce": nonce or None,
        **{name: value for name, value in settings.items() if value.strip()},
        "data-debug": "" if debug else None,
    }
    return Markup(TEMPLATE.render(attributes=attributes))  # noqa: S704 - autoescaped above
