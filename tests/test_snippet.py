"""What a shop pastes: checked, escaped, and naming exactly the file that was built."""

import base64
import hashlib
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from elevate_tag.paths import DIST
from elevate_tag.snippet import (
    BuiltFile,
    SnippetError,
    built_bundles,
    early_policy,
    snippet_html,
)

EARLY = "if (1 < 2 && '\"') hear()"
BUILT = {
    "compiled": BuiltFile("elevate-tag.0123456789ab.js", "sha384-abc", EARLY, "sha256-ghi="),
    "pyscript": BuiltFile("pyscript/elevate-tag.ba9876543210.js", "sha384-def"),
}


def scripts(**settings: object) -> list[tuple[dict[str, str | None], str]]:
    """The snippet's scripts for these settings, as a browser would read them: attributes, text."""
    found: list[tuple[dict[str, str | None], str]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert tag == "script"
            found.append((dict(attrs), ""))

        def handle_data(self, data: str) -> None:
            if data.strip():
                found[-1] = (found[-1][0], data)

    given = {"cluster_id": "w1A2B3C4D", "market": "UK", "built": BUILT} | settings
    Reader().feed(snippet_html(**given))  # type: ignore[arg-type]
    return found


def attributes(**settings: object) -> dict[str, str | None]:
    """The attributes of the tag itself, which comes last."""
    return scripts(**settings)[-1][0]


def test_the_smallest_snippet_has_what_is_needed() -> None:
    """Nothing that is left out is printed."""
    assert attributes() == {
        "async": None,
        "src": "/elevate/elevate-tag.0123456789ab.js",
        "integrity": "sha384-abc",
        "data-cluster-id": "w1A2B3C4D",
        "data-market": "UK",
    }


def test_every_setting_has_its_attribute() -> None:
    """As the README's table names them."""
    found = attributes(
        api_base="https://{cluster-id}.api.esales.apptus.cloud",
        api_version="storefront/v3",
        origin_host="https://shop.example https://*.shop.example",
        customer_key="c",
        session_key="s",
        token="t",  # noqa: S106 - nobody's
        session_minutes=30,
        cookie_domain="shop.example",
        consent="required",
        consent_source="cookie:consent",
        respect_gpc=True,
        legacy_markup=True,
        locale="en-GB",
        touchpoint="mobile",
        more=True,
        debug=True,
        nonce="abc123==",
    )
    assert found["data-api-base"] == "https://{cluster-id}.api.esales.apptus.cloud"
    assert found["data-origin-host"] == "https://shop.example https://*.shop.example"
    assert (found["data-customer-key"], found["data-session-key"]) == ("c", "s")
    assert (found["data-api-version"], found["data-debug"]) == ("storefront/v3", "")
    assert found["nonce"] == "abc123=="
    assert found["data-cookie-domain"] == "shop.example"
    assert (found["data-token"], found["data-session-minutes"]) == ("t", "30")
    assert (found["data-consent"], found["data-consent-source"]) == ("required", "cookie:consent")
    assert (found["data-respect-gpc"], found["data-legacy-markup"]) == ("", "")
    assert (found["data-locale"], found["data-touchpoint"]) == ("en-GB", "mobile")
    assert found["data-more"] == "1"


@pytest.mark.parametrize("version", ["storefront/v4", "v2", "elevate-3/v2", "elevate-3/v1"])
def test_every_version_can_be_chosen(version: str) -> None:
    """As the tag names them."""
    assert attributes(api_version=version)["data-api-version"] == version


@pytest.mark.parametrize(
    "source", ["tcf", "google", "cookie:shop_consent", "global:shop.consent.elevate"]
)
def test_every_source_of_consent_can_be_chosen(source: str) -> None:
    """As the second file names them."""
    found = attributes(consent_source=source, consent="required")
    assert found["data-consent-source"] == source


def test_the_inline_script_waits_for_a_source_of_consent_too() -> None:
    """It keeps nothing on the device until that has spoken."""
    assert scripts(consent_source="tcf")[0] == ({"data-consent": "required"}, EARLY)


def test_the_inline_script_keeps_nothing_where_a_browser_may_opt_out() -> None:
    """It does not ask the browser, as the tag does."""
    assert scripts(respect_gpc=True)[0] == ({"data-consent": "required"}, EARLY)


@pytest.mark.parametrize("consent", ["required", "NONE", "PERSONALIZED"])
def test_the_inline_script_hears_of_consent(consent: str) -> None:
    """Then it keeps nothing on the device."""
    assert scripts(consent=consent)[0] == ({"data-consent": consent}, EARLY)


def test_the_inline_script_comes_first_and_as_it_is() -> None:
    """Nothing in it is escaped, so that it runs and its hash is right."""
    inline, tag = scripts()
    assert inline == ({}, EARLY)
    assert "src" in tag[0]


def test_the_inline_script_has_the_page_s_nonce() -> None:
    """As the tag has."""
    assert [given["nonce"] for given, _ in scripts(nonce="abc123==")] == ["abc123==", "abc123=="]


def test_the_inline_script_can_be_left_out() -> None:
    """By a shop that forbids any."""
    ((given, text),) = scripts(early=False)
    assert "src" in given
    assert text == ""


def test_what_a_policy_takes_is_quoted() -> None:
    """As it stands in one."""
    assert early_policy(built=BUILT) == "'sha256-ghi='"


@pytest.mark.parametrize(
    ("bundle", "message"),
    [
        ("pyscript", "bundle='pyscript' (--bundle) has no inline script"),
        ("wasm", "bundle='wasm' (--bundle) is not built"),
    ],
)
def test_without_an_inline_script_a_policy_takes_nothing(bundle: str, message: str) -> None:
    """And one that is asked for says why."""
    with pytest.raises(SnippetError) as error:
        early_policy(bundle, BUILT)  # type: ignore[arg-type]
    assert message in str(error.value)


def test_a_bundle_with_a_runtime_is_one_line() -> None:
    """Its loader's, whose integrity is checked, and which hears from its own first moment."""
    ((found, _),) = scripts(bundle="pyscript")
    assert found["src"] == "/elevate/pyscript/elevate-tag.ba9876543210.js"
    assert found["integrity"] == "sha384-def"
    assert "data-interpreter" not in found


@pytest.mark.parametrize("interpreter", ["micropython", "pyodide"])
def test_the_interpreter_is_told_to_the_loader(interpreter: str) -> None:
    """By the attribute that it reads."""
    found = attributes(bundle="pyscript", interpreter=interpreter)
    assert found["data-interpreter"] == interpreter


@pytest.mark.parametrize("text", ['U"K', "U'K", "<UK>", "U&K", "U&quot;K", "été 漢字 🦇", "a b"])
def test_any_market_is_escaped(text: str) -> None:
    """It comes back as it was."""
    assert attributes(market=text)["data-market"] == text


def test_another_origin_s_file_can_be_checked() -> None:
    """Integrity across origins needs CORS."""
    assert attributes(base_url="https://cdn.example/t/")["crossorigin"] == "anonymous"
    assert "crossorigin" not in attributes()


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"cluster_id": "w12"}, 'data-cluster-id="w12" is not a cluster id'),
        (
            {"cluster_id": "https://{cluster-id}.elevate-api.cloud"},
            'data-cluster-id="https://{cluster-id}.elevate-api.cloud" has a placeholder in it',
        ),
        (
            {"cluster_id": "https://w1A2B3C4D.elevate-api.cloud/api/storefront/v3/"},
            "has an API's path in it: leave out /api/ and what follows",
        ),
        ({"cluster_id": "https://x.example:99999"}, "is not a URL: Port out of range"),
        ({"cluster_id": "https://[::1"}, "is not a URL: Invalid IPv6 URL"),
        ({"market": ""}, "data-market is missing"),
        ({"market": None}, "data-market is missing"),
        ({"market": 1}, "market is of type int: give a text"),
        ({"base_url": b"/elevate/"}, "base_url is of type bytes: give a text"),
        ({"origin_host": "shop.example"}, 'data-origin-host="shop.example" is not'),
        ({"base_url": "/elevate"}, "base_url='/elevate' (--base-url) is not a path or a URL"),
        ({"base_url": "javascript:alert(1)/"}, "is not a path or a URL"),
        ({"base_url": "//cdn.example/"}, "is not a path or a URL"),
        ({"nonce": '" onload="'}, "is not base64"),
        ({"api_version": "elevate-3/v3"}, 'data-api-version="elevate-3/v3" is not storefront/v3'),
        ({"customer_key": "a@b.example"}, "data-customer-key: the customer key looks like an e-m"),
        (
            {"customer_key": "c", "api_version": "elevate-3/v2"},
            "data-customer-key: the customer key is not what this data-api-version takes",
        ),
        ({"session_minutes": "0"}, 'data-session-minutes="0" is not minutes, such as 30'),
        ({"consent": ""}, "data-consent is empty: give it a value, or take it out"),
        ({"consent_source": " "}, "data-consent-source is empty: give it a value, or take it out"),
        ({"consent": "yes"}, 'data-consent="yes" is not required, or one of PERSONALIZED'),
        (
            {"consent_source": "cookie:"},
            'data-consent-source="cookie:" is not tcf, google, cookie:NAME or global:NAME',
        ),
        ({"locale": "English"}, 'data-locale="English" is not a locale such as en-GB'),
        ({"touchpoint": "tablet"}, 'data-touchpoint="tablet" is not desktop or mobile'),
        ({"cluster": "w1A2B3C4D"}, "data-cluster is no setting of the tag's: docs/attributes.md"),
        *[
            ({name: "0123456789"}, f"data-{name.replace('_', '-')} looks like a secret, and every")
            for name in ("api_key", "private_key", "client_secret", "password")
        ],
        (
            {"bundle": "brython"},
            "bundle='brython' (--bundle) is not built: "
            "choose one of compiled, pyscript, or run python build.py",
        ),
        (
            {"interpreter": "pyodide"},
            "interpreter='pyodide' (--interpreter) is for bundle='pyscript', and this is "
            "bundle='compiled': leave it out, or choose --bundle pyscript",
        ),
        (
            {"bundle": "pyscript", "interpreter": "cpython"},
            "interpreter='cpython' (--interpreter) is not one of micropython, pyodide",
        ),
    ],
)
def test_what_would_not_work_is_refused(settings: dict[str, object], message: str) -> None:
    """Before it is on a page."""
    with pytest.raises(SnippetError) as error:
        attributes(**settings)
    assert message in str(error.value)


@pytest.mark.parametrize("empty", [None, "", " "])
def test_what_is_none_is_left_out(empty: str | None) -> None:
    """A template's for a visitor whom it does not know."""
    names = ("customer_key", "session_key", "token", "locale", "origin_host", "session_minutes")
    assert attributes(**dict.fromkeys(names, empty)) == attributes()
    assert attributes(consent=None, consent_source=None, nonce=None) == attributes()


def test_white_space_around_a_setting_is_left_out() -> None:
    """What reads it in the page takes it as it is."""
    given = attributes(touchpoint=" DESKTOP ", locale="en-GB\n", consent=" required ")
    found = [given[name] for name in ("data-touchpoint", "data-locale", "data-consent")]
    assert found == ["DESKTOP", "en-GB", "required"]


@pytest.mark.parametrize(
    "cluster_id", ["http://127.0.0.1:8801", "https://shop.example/apis/", "https://[::1]:8/x"]
)
def test_any_other_url_is_a_cluster_s(cluster_id: str) -> None:
    """Also one behind a proxy of the shop's."""
    assert attributes(cluster_id=cluster_id)["data-cluster-id"] == cluster_id


def test_a_secret_is_not_repeated() -> None:
    """What is told may be in somebody's logs; where it belongs is told."""
    with pytest.raises(SnippetError) as error:
        attributes(api_key="0123456789")
    assert "0123456789" not in str(error.value)
    assert "keep that on the shop's server (docs/payments.md)" in str(error.value)


def test_all_that_is_wrong_is_told_at_once() -> None:
    """One line each."""
    with pytest.raises(SnippetError) as error:
        attributes(market="", bundle="wasm", nonce="'")
    assert len(str(error.value).splitlines()) == 3


def test_the_built_files_are_what_the_snippet_names() -> None:
    """Name and integrity, as a browser computes it."""
    built = built_bundles()
    assert {"compiled", "pyscript"} <= built.keys()
    for found in built.values():
        content = (DIST / found.file).read_bytes()
        digest = base64.b64encode(hashlib.sha384(content).digest()).decode()
        assert found.integrity == f"sha384-{digest}"
    digest = base64.b64encode(hashlib.sha256(built["compiled"].early.encode()).digest()).decode()
    assert built["compiled"].early_hash == f"sha256-{digest}"
    assert {name for name, each in built.items() if each.early} == {"compiled"}


def test_without_a_build_there_is_no_snippet(tmp_path: Path) -> None:
    """And the message says what to run."""
    with pytest.raises(SnippetError, match=r"holds no build of the tag: run python build\.py"):
        built_bundles(tmp_path)


@pytest.mark.parametrize(
    "manifest",
    ["", "[]", '{"file": "a", "integrity": "b"}', '{"bundles": []}', '{"bundles": {"c": "d"}}'],
)
def test_what_another_version_built_is_to_be_built_anew(tmp_path: Path, manifest: str) -> None:
    """The first manifests had one file and no bundles."""
    (tmp_path / "manifest.json").write_text(manifest)
    with pytest.raises(SnippetError, match=r"not of this version's build: run python build\.py"):
        built_bundles(tmp_path)


def test_the_manifest_is_read_by_bundle(tmp_path: Path) -> None:
    """As the build writes it."""
    file = {"file": "a.js", "integrity": "sha384-b"}
    (tmp_path / "manifest.json").write_text(json.dumps({"bundles": {"compiled": file}}))
    assert built_bundles(tmp_path) == {"compiled": BuiltFile("a.js", "sha384-b")}
    with_early = {**file, "early": {"file": "early.js", "sha256": "sha256-c"}}
    (tmp_path / "early.js").write_text("hear()")
    (tmp_path / "manifest.json").write_text(json.dumps({"bundles": {"compiled": with_early}}))
    found = built_bundles(tmp_path)
    assert found == {"compiled": BuiltFile("a.js", "sha384-b", "hear()", "sha256-c")}
