"""What a shop's pages include: the script tag, checked before it is given out.

The check is the tag's own (``browser.core.config``), so that what passes here starts there.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from elevate_tag.browser.core.config import Config
from elevate_tag.paths import DIST, TEMPLATES

BundleName = Literal["compiled", "pyscript", "brython"]
Interpreter = Literal["", "micropython", "pyodide"]
# What the pyscript bundle runs on; without a word of it, on the first.
INTERPRETERS = ("micropython", "pyodide")

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
class BuiltFile:
    """A bundle's file that pages include: its content-hashed name in ``web/dist``, its integrity.

    The integrity is of this file alone: what it loads after that is named by content hashes in it.
    ``early`` is the script that stands before it in pages, and ``early_hash`` what a policy takes
    to allow that, without the quotes; both are empty for a bundle that needs none.
    """

    file: str
    integrity: str
    early: str = ""
    early_hash: str = ""


def built_bundles(folder: Path = DIST) -> dict[str, BuiltFile]:
    """What the build left in ``folder``, by bundle; SnippetError when there is nothing to read."""
    try:
        text = (folder / "manifest.json").read_text(encoding="utf-8")
        bundles = json.loads(text)["bundles"].items()
        return {name: _built_file(folder, each) for name, each in bundles}
    except FileNotFoundError:
        raise SnippetError(f"{folder} holds no build of the tag: run python build.py") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise SnippetError(
            f"{folder / 'manifest.json'} is not of this version's build: run python build.py"
        ) from None


def _built_file(folder: Path, entry: Mapping[str, Any]) -> BuiltFile:
    early = entry.get("early")
    if early is None:
        return BuiltFile(entry["file"], entry["integrity"])
    text = (folder / early["file"]).read_text(encoding="utf-8")
    return BuiltFile(entry["file"], entry["integrity"], text, early["sha256"])


def snippet_html(
    *,
    cluster_id: str,
    market: str,
    bundle: BundleName = "compiled",
    interpreter: Interpreter = "",
    base_url: str = "/elevate/",
    api_base: str = "",
    api_version: str = "",
    origin_host: str = "",
    customer_key: str = "",
    session_key: str = "",
    cookie_domain: str = "",
    debug: bool = False,
    early: bool = True,
    nonce: str = "",
    built: Mapping[str, BuiltFile] | None = None,
) -> Markup:
    """The script tag for these settings; empty ones are left out. Each as in the README's table.

    ``early`` puts the bundle's inline script before it, if it has one: without it, what a shopper
    does before the tag has come is lost.

    ``built`` stands in for ``built_bundles()``. Raises SnippetError when a setting would keep the
    tag from starting.
    """
    settings = {
        "data-cluster-id": cluster_id,
        "data-market": market,
        "data-interpreter": interpreter,
        "data-api-base": api_base,
        "data-api-version": api_version,
        "data-origin-host": origin_host,
        "data-customer-key": customer_key,
        "data-session-key": session_key,
        "data-cookie-domain": cookie_domain,
    }
    problems = Config(lambda name: settings.get(name, "")).problems
    built = built_bundles() if built is None else built
    problems.extend(_bundle_problems(bundle, interpreter, built))
    if not BASE_URL.fullmatch(base_url):
        problems.append(
            f"base_url={base_url!r} is not a path or a URL that ends in a slash, such as /elevate/"
        )
    if not NONCE.fullmatch(nonce):
        problems.append(f"nonce={nonce!r} is not base64, as a Content-Security-Policy takes it")
    if problems:
        raise SnippetError("\n".join(problems))
    attributes: dict[str, str | None] = {
        "src": base_url + built[bundle].file,
        "integrity": built[bundle].integrity,
        # Without it a browser cannot check the integrity of another origin's file.
        "crossorigin": "anonymous" if base_url.startswith("http") else None,
        "nonce": nonce or None,
        **{name: value for name, value in settings.items() if value.strip()},
        "data-debug": "" if debug else None,
    }
    inline = Markup(built[bundle].early if early else "")  # noqa: S704 - the build's, fit for HTML
    html = TEMPLATE.render(attributes=attributes, early=inline)
    return Markup(html)  # noqa: S704 - autoescaped above


def early_policy(
    bundle: BundleName = "compiled", built: Mapping[str, BuiltFile] | None = None
) -> str:
    """What a policy's script-src takes, quotes included, to allow the snippet's inline script.

    For pages without a nonce. Raises SnippetError for a bundle that has no such script.
    """
    built = built_bundles() if built is None else built
    problems = _bundle_problems(bundle, "", built)
    if not problems and not built[bundle].early:
        problems.append(
            f"bundle={bundle!r} (--bundle) has no inline script: there is no hash to allow"
        )
    if problems:
        raise SnippetError("\n".join(problems))
    return f"'{built[bundle].early_hash}'"


def _bundle_problems(bundle: str, interpreter: str, built: Mapping[str, BuiltFile]) -> list[str]:
    """What is wrong with the choice of a bundle, and where to choose again."""
    problems = []
    if bundle not in built:
        problems.append(
            f"bundle={bundle!r} (--bundle) is not built: "
            f"choose one of {', '.join(built)}, or run python build.py"
        )
    if interpreter and bundle != "pyscript":
        problems.append(
            f"interpreter={interpreter!r} (--interpreter) is for bundle='pyscript', "
            f"and this is bundle={bundle!r}: leave it out, or choose --bundle pyscript"
        )
    elif interpreter and interpreter not in INTERPRETERS:
        problems.append(
            f"interpreter={interpreter!r} (--interpreter) is not one of {', '.join(INTERPRETERS)}"
        )
    return problems
