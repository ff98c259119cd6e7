"""Nordhem, the demo shop: server-rendered pages over a cluster's queries, with the tag in them.

A small shop that does everything the way an integration should: it asks the cluster for its
pages, marks cards and buttons with the tickets of those very answers, keeps the visitor's keys in
cookies and hands them to the tag, and carries the snippet that `elevate-tag snippet` prints.
When an order is paid, its server tells the cluster, by way of an outbox in the shop's database.
It has no JavaScript of its own and works without the tag.

Look at `app` for the routes, `pages`, `cart_pages` and `checkout_pages` for what answers them,
`answers` for how an answer becomes something a template shows, `order_book` and `telling` for
payments. It reaches the cluster by HTTP and in no other way:
it imports neither the cluster's code nor the tag's.
"""
