"""A local cluster: takes notifications and answers queries as Voyado Elevate documents it.

Look at `notification/table.py` for every notification of every version, at `rules.py` for what is
taken and why not, at `queries.py` and `pages.py` for answers (`panels.py` for Elevate 3's), at
`app.py` for how it is put together. Rules are pure, `routes/` is HTTP and nothing but, what is
kept is kept in `database.py`. Imports nothing of the tag's own code.

Limits, in one place:

- Storefront queries of v3 only, and not `sponsored-page` and `banners`, the vendor's private beta;
  of the Admin API only payments, the latest notifications, and jobs on a customer's data.
- No product rules and filters, banners, sponsored products, preview, secondary lists, spelling
  correction, series, ratings. What would need them is refused with a message, or is among the
  common parameters in `query_parameters.py` that change nothing here.
- One catalogue, one currency and one language for all markets and locales.
- A body of 64 KiB at most (413), which is what `keepalive` lets a browser send, of a payment 1 MiB,
  which comes from a server. A request line and
  headers of more than 64 KiB are refused by the server below, and are not in the ledger.
- Tickets do not expire and are not bound to a market or a visitor; a notification sent twice counts
  twice. Web API v1 has an `id` to tell by, which the ledger shows and nothing else acts on.
- Jobs on a customer's data are done at once; only their status takes its steps.

Where the documentation is silent the choice made is in the docstring of the module that makes it:
`cors.py`, `origin.py`, `latest.py`, `payment.py`, `tickets.py`, `query_parameters.py`, and in
`notification/` `apis.py`, `envelope.py`, `payments.py`, `payment_lines.py`, `products.py`.
"""
