"""What keeps a snippet from working, in words: asked before one is printed.

The check of the script tag's attributes is the tag's own (``browser.core.config``).
"""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from elevate_tag.browser.core.config import Config

# What the pyscript bundle runs on; without a word of it, on the first.
INTERPRETERS = ("micropython", "pyodide")

# Of what the second file reads, what it takes: so that a mistake is told here, not in a page.
LOCALE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
TOUCHPOINTS = ("desktop", "mobile")

# What the tag puts behind a cluster's address by itself.
API_PATH = re.compile(r"/api(/|$)")

# Where the files of web/dist are served: a path of the shop's own or a URL, ending in a slash.
BASE_URL = re.compile(r"(https?://[^\s/?#]+)?/([^\s/?#\"'<>][^\s?#\"'<>]*/)?")
# What a Content-Security-Policy takes after 'nonce-'.
NONCE = re.compile(r"[A-Za-z0-9+/_-]*={0,2}")


def text_problems(texts: Mapping[str, object]) -> list[str]:
    """Which settings are neither a text nor None. A value may be a secret, and is not repeated."""
    return [
        f"{name} is of type {type(value).__name__}: give a text"
        for name, value in texts.items()
        if not (value is None or isinstance(value, str))
    ]


def setting_problems(given: Mapping[str, str | None], unknown: Iterable[str]) -> list[str]:
    """What is wrong with the script tag's attributes, by the tag's own check where it has one."""
    names = [f"data-{name.replace('_', '-')}" for name in unknown]
    config = Config(lambda name: given.get(name) or "", [*given, *names])
    problems = config.problems
    problems += [
        f"{name} is no setting of the tag's: docs/attributes.md has them all"
        for name in names
        if not any(problem.startswith(name) for problem in problems)
    ]
    problems += cluster_problems(given.get("data-cluster-id") or "")
    locale, touchpoint = (given.get(name) or "" for name in ("data-locale", "data-touchpoint"))
    if locale and not LOCALE.fullmatch(locale):
        problems.append(f'data-locale="{locale}" is not a locale such as en-GB')
    if touchpoint and touchpoint.lower() not in TOUCHPOINTS:
        problems.append(f'data-touchpoint="{touchpoint}" is not {" or ".join(TOUCHPOINTS)}')
    return problems


def cluster_problems(cluster: str) -> list[str]:
    """What is wrong with a cluster's URL that only a person at a desk gets wrong."""
    named = f'data-cluster-id="{cluster}"'
    if not cluster.startswith("http"):
        return []
    if "{" in cluster or "}" in cluster:
        return [f"{named} has a placeholder in it: give the cluster's id, or its URL"]
    try:
        path = urlsplit(cluster).path
        _ = urlsplit(cluster).port  # one that is none shows only when it is asked for
    except ValueError as error:
        return [f"{named} is not a URL: {error}"]
    if API_PATH.search(path):
        return [f"{named} has an API's path in it: leave out /api/ and what follows"]
    return []


def bundle_problems(bundle: str, interpreter: str | None, built: Iterable[str]) -> list[str]:
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


def place_problems(base_url: str, nonce: str) -> list[str]:
    """What is wrong with where the files are, and with the page's nonce."""
    problems = []
    if not BASE_URL.fullmatch(base_url):
        problems.append(
            f"base_url={base_url!r} (--base-url) is not a path or a URL that ends in a slash, "
            "such as /elevate/"
        )
    if not NONCE.fullmatch(nonce):
        problems.append(
            f"nonce={nonce!r} (--nonce) is not base64, as a Content-Security-Policy takes it"
        )
    return problems
