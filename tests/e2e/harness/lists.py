"""Lists in a page that fill themselves: their markup, what they say, and what they show."""

import json
from typing import Any

from tests.e2e.harness.page import Page
from tests.e2e.harness.waiting import wait_until

CARD = """
<template><li>
  <a data-elevate-attribute="href:link"><img alt="" width="9" height="9"
    data-elevate-attribute="data-src:imageInfo.thumbnail; alt:title"></a>
  <b data-elevate-text="title">No name</b>
  <i data-elevate-text="sellingPrice.min"></i>
  <u data-elevate-text="label">No colour</u>
  <s data-elevate-text="ean">No number</s>
  <em hidden data-elevate-attribute="hidden:inStock">Sold out</em>
  <small hidden data-elevate-attribute="hidden:sponsored">Ad</small>
  <button data-elevate-attribute="data-elevate-add-to-cart:variants.0.ticket">Add</button>
</li></template>
"""
FALLBACK = "<li id=fallback>Nothing yet</li>"
HEAD = """<script nonce="abc">
  window.told = []; window.asked = []; window.violations = []; window.errors = [];
  window.settled = [];
  addEventListener("securitypolicyviolation", ({violatedDirective}) =>
    violations.push(violatedDirective));
  document.addEventListener("elevate:list", ({target, detail}) =>
    told.push([target.id, detail.state, detail.count].join(" ")));
  document.addEventListener("elevate:error", ({detail}) => errors.push(detail.reason));
  const real = window.fetch;
  window.fetch = (url, options) => {
    if (url.includes("/queries/")) asked.push(url);
    const answer = real(url, options);
    answer.then((it) => it.clone().text()).catch(() => 0).then(() => settled.push(url));
    return answer;
  };
</script>"""
"""Counts what lists say, and what the page asks for."""


def list_html(
    query: str = "landing-page",
    parameters: Any = None,
    *,
    of: str = "popular",
    id: str = "list",
    body: Any = None,
    card: str = CARD,
) -> str:
    """A container with a fallback in it."""
    given = json.dumps(parameters or {"pageReference": "/"}).replace("'", "&#39;")
    more = f" data-elevate-body='{json.dumps(body)}'" if body else ""
    return (
        f"<ul id={id} data-elevate-query='{query}' data-elevate-list='{of}'"
        f" data-elevate-parameters='{given}'{more}>{FALLBACK}{card}</ul>"
    )


MUGS = list_html("search-page", {"q": "alva mug"}, of="primaryList")


def has_state(page: Page, state: str, at: str = "list") -> None:
    """Returns once the list is so."""
    wait_until(page, f"document.getElementById('{at}').dataset.elevateState === '{state}'")


def cards(page: Page, at: str = "list") -> list[dict[str, str]]:
    """What the cards show, and the tag's marks."""
    found: list[dict[str, str]] = page.evaluate(
        """(at) => Array.from(document.querySelectorAll(`#${at} > li:not(#fallback)`), (li) => ({
          title: li.querySelector("b")?.textContent,
          price: li.querySelector("i")?.textContent,
          colour: li.querySelector("u")?.textContent,
          ean: li.querySelector("s")?.textContent,
          link: li.querySelector("a")?.getAttribute("href"),
          picture: li.querySelector("img")?.dataset.src,
          ticket: li.dataset.elevateTicket,
          key: li.dataset.elevateProductKey,
          impression: li.dataset.elevateImpression,
          hidden: Array.from(li.querySelectorAll("[hidden]"), (each) => each.textContent).join(),
        }))""",
        at,
    )
    return found
