"""What drives three real browsers alike, and watches what they send.

`page.py` is the surface that tests see. Playwright's own `Page` fits it; `webkit_page.py` makes
Debian's WebKitGTK fit it too. `visit.py` is a visitor's stay in a browser: storage, its tabs
and what they said; `pool.py` hands one on to the next test, which `origins.py` gives origins that
nothing was stored at. `page_server.py` and `watched_cluster.py` are the two origins, `tag_page.py`
puts a page with the tag together. `conftest.py` makes fixtures of them.
"""
