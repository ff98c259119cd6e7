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
from elevate_tag.snippet_checks import (
    bundle_problems,
    place_problems,
    setting_problems,
    text_problems,
)

BundleName = Literal["compiled", "pyscript", "brython"]
Interpreter = Literal["", "micropython", "pyodide"]

MEANT = ("consent", "consent_source")
"""Settings that are not left out when they are empty."""

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
    interpreter: Interpreter | None = None,
    base_url: str = "/elevate/",
    api_base: str | None = None,
    api_version: str | None = None,
    origin_host: str | None = None,
    customer_key: str | None = None,
    session_key: str | None = None,
    token: str | None = None,
    session_minutes: int | str | None = None,
    cookie_domain: str | None = None,
    consent: str | None = None,
    consent_source: str | None = None,
    respect_gpc: bool = False,
    legacy_markup: bool = False,
    locale: str | None = None,
    touchpoint: str | None = None,
    more: bool = False,
    debug: bool = False,
    early: bool = True,
    nonce: str | None = None,
    built: Mapping[str, BuiltFile] | None = None,
    **unknown: Never,
) -> Markup:
    """The script tag for these settings. Each as in docs/attributes.md; None is left out.

    So is an empty text, such as a template's for a visitor whom it does not know. Not so of
    ``consent`` and ``consent_source``, which may have been meant to ask for less: there it is a
    mistake, as it is for the tag.

    ``early`` puts the bundle's inline script before it, if it has one: without it, what a shopper
    does before the tag has come is lost.

    ``built`` stands in for ``built_bundles()``. Raises SnippetError when a setting would keep the
    tag from starting, and when there is no such setting: an Api-Key, say, is the server's alone.
    """
    texts = {
        "cluster_id": cluster_id,
        "market": market,
        "interpreter": interpreter,
        "api_base": api_base,
        "api_version": api_version,
        "origin_host": origin_host,
        "customer_key": customer_key,
        "session_key": session_key,
        "token": token,
        "session_minutes": str(session_minutes)
        if isinstance(session_minutes, int)
        else session_minutes,
        "cookie_domain": cookie_domain,
        "consent": consent,
        "consent_source": consent_source,
        "locale": locale,
        "touchpoint": touchpoint,
    }
    switches = {
        "data-respect-gpc": respect_gpc,
        "data-legacy-markup": legacy_markup,
        "data-more": more,
        "data-debug": debug,
    }
    nonce = nonce or ""
    if no_texts := text_problems(texts | {"base_url": base_url, "nonce": nonce}):
        raise SnippetError("\n".join(no_texts))
    given = _given(texts, switches)
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
            "data-consent": given.get("data-consent")
            or ("required" if consent_source or respect_gpc else None),
        },
    )
    return Markup(html)  # noqa: S704 - autoescaped above


def _given(texts: Mapping[str, str | None], switches: Mapping[str, bool]) -> dict[str, str | None]:
    """The attributes that there are to be; those that stand for a yes hold nothing."""
    given: dict[str, str | None] = {
        f"data-{name.replace('_', '-')}": text.strip()
        for name, text in texts.items()
        if text is not None and (text.strip() or name in MEANT)
    }
    # An empty data-more the tag takes for none.
    return given | {name: "1" if name == "data-more" else "" for name, on in switches.items() if on}


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
