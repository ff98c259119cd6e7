"""The pages that show the ways to run the tag."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from elevate_tag.paths import DIST
from elevate_tag.sandbox.serving import Serving
from elevate_tag.sandbox.shop.app import ShopSettings, create_shop
from elevate_tag.sandbox.shop.ways import WAYS, Way
from elevate_tag.sandbox.shop.weights import in_words, weigh, weight
from tests.sandbox.shop.markup import Markup

each_way = pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)


def policy_of(response: httpx.Response) -> dict[str, str]:
    """The Content-Security-Policy by directive."""
    parts = response.headers["content-security-policy"].split("; ")
    return {name: value for name, _, value in (part.partition(" ") for part in parts)}


@each_way
def test_each_page_has_the_tag_run_in_its_way(visitor: httpx.Client, way: Way) -> None:
    """The bundle's own file, and the interpreter."""
    page = Markup(visitor.get(f"/with/{way.name}").text)
    (script,) = [e.attributes for e in page.all("script") if "data-cluster-id" in e.attributes]
    folder = "" if way.bundle == "compiled" else f"{way.bundle}/"
    assert script["src"].startswith(f"/elevate/{folder}elevate-tag.")
    assert script.get("data-interpreter", "") == way.interpreter
    assert script["data-customer-key"] == visitor.cookies["nordhem.customerKey"]
    assert visitor.get(script["src"]).status_code == 200


@each_way
def test_the_hook_that_is_shown_is_the_one_that_runs(visitor: httpx.Client, way: Way) -> None:
    """To the letter; Python in its own kind of script, JavaScript by the page's nonce."""
    page = Markup(visitor.get(f"/with/{way.name}").text)
    running = [e for e in page.all("script") if "src" not in e.attributes][-1]
    shown = page.one("pre", aria_label="The hook").text
    assert running.text.strip() == shown.strip()
    if way.document_from:
        assert running.attributes == {"type": "text/elevate-python"}
        assert f"from {way.document_from} import document" in shown
    else:
        assert running.attributes.keys() == {"nonce"}
        assert "elevateTag.queue.push" in shown


@each_way
def test_the_page_shows_its_own_line_without_a_visitor_s_keys(
    visitor: httpx.Client, way: Way
) -> None:
    """As `elevate-tag snippet --no-early` prints it."""
    page = Markup(visitor.get(f"/with/{way.name}").text)
    line = page.one("pre", aria_label="The tag’s own line").text
    assert line.startswith('<script async src="/elevate/')
    assert "nonce" not in line
    assert "key=" not in line


@pytest.mark.parametrize(
    ("name", "script", "own_files", "typed"),
    [
        ("compiled", "", False, True),
        ("pyscript", " 'wasm-unsafe-eval'", True, True),
        ("pyodide", " 'wasm-unsafe-eval'", True, True),
        ("brython", " 'unsafe-eval'", False, False),
    ],
)
def test_each_page_allows_what_its_way_needs_and_no_more(
    visitor: httpx.Client, cluster_url: str, name: str, script: str, own_files: bool, typed: bool
) -> None:
    """The shop's strict policy otherwise."""
    response = visitor.get(f"/with/{name}")
    nonce = Markup(response.text).all("script")[0].attributes["nonce"]
    policy = policy_of(response)
    assert policy["script-src"] == f"'nonce-{nonce}'{script}"
    assert policy["connect-src"] == cluster_url + (" 'self'" if own_files else "")
    assert ("require-trusted-types-for" in policy) == typed
    assert policy["default-src"] == "'none'"


def test_one_card_is_marked_as_held_back(visitor: httpx.Client) -> None:
    """It has a ticket like the others, and says what it is."""
    page = Markup(visitor.get("/with/compiled").text)
    cards = page.all("article")
    held = page.one("article", id="held-back")
    assert len(cards) == 4
    assert all(card.attributes["data-elevate-ticket"] for card in cards)
    assert all(card.attributes["data-name"] in card.text for card in cards)
    assert [card for card in cards if "Held back by a hook" in card.text] == [held]


def test_the_footer_leads_to_the_ways(visitor: httpx.Client) -> None:
    """From each page, to the one that most shops take."""
    link = Markup(visitor.get("/cart").text).one("a", href="/with")
    assert "Ways to run the tag" in link.text
    assert visitor.get("/with").url.path == "/with/compiled"


@each_way
def test_the_menu_names_the_ways_that_are_built_with_their_weights(
    visitor: httpx.Client, way: Way
) -> None:
    """The page's own marked, and a weight only where it is known."""
    if way.interpreter != "pyodide":  # whose weight takes long to find out
        weigh(way.downloads(DIST))
    page = Markup(visitor.get(f"/with/{way.name}").text)
    links = [e for e in page.all("a") if e.attributes["href"].startswith("/with/")]
    assert [link.attributes["href"] for link in links] == [f"/with/{each.name}" for each in WAYS]
    (own,) = [link for link in links if link.attributes.get("aria-current") == "page"]
    assert own.text.startswith(way.label)
    words = in_words(weight(way.downloads(DIST)))
    assert words in own.text
    assert ("with brotli" in own.text) == bool(words)


@pytest.fixture
def compiled_only(cluster_url: str, tmp_path: Path) -> Iterator[httpx.Client]:
    """A visitor of a shop whose build made the compiled bundle alone."""
    manifest = json.loads((DIST / "manifest.json").read_text(encoding="utf-8"))
    compiled = manifest["bundles"]["compiled"]
    for file in (compiled["file"], compiled["early"]["file"]):
        shutil.copy(DIST / file, tmp_path)
    (tmp_path / "manifest.json").write_text(json.dumps({"bundles": {"compiled": compiled}}))
    settings = ShopSettings(cluster_url, dist=tmp_path)
    with (
        Serving(create_shop(settings)) as shop,
        httpx.Client(base_url=shop.url, trust_env=False) as client,
    ):
        yield client


def test_a_way_that_is_not_built_says_so_and_is_not_in_the_menu(
    compiled_only: httpx.Client,
) -> None:
    """With what to run; the shop itself goes on."""
    answer = compiled_only.get("/with/brython")
    assert answer.status_code == 404
    assert "The last build made no Brython bundle. Run python build.py" in answer.text
    assert "/with/brython" not in compiled_only.get("/with/compiled").text


def test_a_way_that_there_is_not_says_which_there_are(visitor: httpx.Client) -> None:
    """A page of the shop, with the names."""
    answer = visitor.get("/with/wasm")
    assert answer.status_code == 404
    assert "There are compiled, pyscript, pyodide, brython" in answer.text
