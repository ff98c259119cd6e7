"""What a shop's pages include: the script tag, checked before it is given out.

The check (``snippet_checks``) is the tag's own, so that what passes here starts there.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Never

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from elevate_tag.paths import DIST, TEMPLATES
from elevate_tag.snippet_checks import bundle_problems, place_problems, setting_problems

BundleName = Literal["compiled", "pyscript", "brython"]
Interpreter = Literal["", "micropython", "pyodide"]

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
    token: str = "",
    session_minutes: int | str = "",
    cookie_domain: str = "",
    consent: str = "",
    consent_source: str = "",
    respect_gpc: bool = False,
    legacy_markup: bool = False,
    locale: str = "",
    touchpoint: str = "",
    more: bool = False,
    debug: bool = False,
    early: bool = True,
    nonce: str = "",
    built: Mapping[str, BuiltFile] | None = None,
    **unknown: Never,
) -> Markup:
    """The script tag for these settings; empty ones are left out. Each as in docs/attributes.md.

    ``early`` puts the bundle's inline script before it, if it has one: without it, what a shopper
    does before the tag has come is lost.

    ``built`` stands in for ``built_bundles()``. Raises SnippetError when a setting would keep the
    tag from starting, and when there is no such setting: an Api-Key, say, is the server's alone.
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
        "data-token": token,
        "data-session-minutes": str(session_minutes),
        "data-cookie-domain": cookie_domain,
        "data-consent": consent,
        "data-consent-source": consent_source,
        "data-locale": locale,
        "data-touchpoint": touchpoint,
    }
    switches = {
        "data-respect-gpc": respect_gpc,
        "data-legacy-markup": legacy_markup,
        "data-more": more,
        "data-debug": debug,
    }
    given = _given(settings, switches)
    built = built_bundles() if built is None else built
    problems = [
        *setting_problems(given, unknown),
        *bundle_problems(bundle, interpreter, built),
        *place_problems(base_url, nonce),
    ]
    if problems:
        raise SnippetError("\n".join(problems))
    attributes: dict[str, str | None] = {
        "src": base_url + built[bundle].file,
        "integrity": built[bundle].integrity,
        # Without it a browser cannot check the integrity of another origin's file.
        "crossorigin": "anonymous" if base_url.startswith("http") else None,
        "nonce": nonce or None,
        **given,
    }
    html = TEMPLATE.render(
        attributes=attributes,
        early=Markup(built[bundle].early if early else ""),  # noqa: S704 - the build's, fit for HTML
        # It keeps nothing on the device where the tag has to ask first, nor where a browser's word
        # may say that nothing is kept: to ask for that it is too small.
        early_attributes={
            "nonce": attributes["nonce"],
            "data-consent": consent or ("required" if consent_source or respect_gpc else None),
        },
    )
    return Markup(html)  # noqa: S704 - autoescaped above


def _given(settings: Mapping[str, str], switches: Mapping[str, bool]) -> dict[str, str | None]:
    """The attributes that there are to be; those that stand for a yes hold nothing."""
    texts: dict[str, str | None] = {name: text for name, text in settings.items() if text.strip()}
    # An empty data-more the tag takes for none.
    return texts | {name: "1" if name == "data-more" else "" for name, on in switches.items() if on}


def early_policy(
    bundle: BundleName = "compiled", built: Mapping[str, BuiltFile] | None = None
) -> str:
    """What a policy's script-src takes, quotes included, to allow the snippet's inline script.

    For pages without a nonce. Raises SnippetError for a bundle that has no such script.
    """
    built = built_bundles() if built is None else built
    problems = bundle_problems(bundle, "", built)
    if not problems and not built[bundle].early:
        problems.append(
            f"bundle={bundle!r} (--bundle) has no inline script: there is no hash to allow"
        )
    if problems:
        raise SnippetError("\n".join(problems))
    return f"'{built[bundle].early_hash}'"
