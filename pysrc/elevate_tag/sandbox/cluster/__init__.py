"""A local cluster: takes notifications and answers queries as Voyado Elevate documents it.

Look at `rules.py` for what is taken and why not, at `queries.py` and `pages.py` for answers, at
`app.py` for how it is put together. Rules are pure, `routes/` is HTTP and nothing but, what is
kept is kept in `database.py`. Imports nothing of the tag's own code.

Limits, in one place:

- Storefront v3 only, notifications `click` and `add-to-cart`, queries `landing-page`,
  `search-page`, `product-page`, `cart-page`; of the Admin API only `payment` and `latest`.
- No facets, product rules, filters, content, banners, sponsored products, preview, phrase
  suggestions, autocorrection. What would need them is refused with a message, or listed in
  `query_parameters.WITHOUT_EFFECT`.
- One catalogue, one currency and one language for all markets and locales.
- A body of 64 KiB at most (413), which is what `keepalive` lets a browser send, of a payment 1 MiB,
  which comes from a server. A request line and
  headers of more than 64 KiB are refused by the server below, and are not in the ledger.
- Tickets do not expire and are not bound to a market or a visitor; a notification sent twice counts
  twice, since Storefront v3 has no key to tell.

Where the documentation is silent the choice made is in the docstring of the module that makes it:
`cors.py`, `origin.py`, `latest.py`, `payment.py`, `tickets.py`, `query_parameters.py`.
"""
