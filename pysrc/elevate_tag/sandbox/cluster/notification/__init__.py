"""Every notification of every version, as a table.

`table.py` has a row for each: which API takes it, under which path, with which body, and the page
of the vendor's documentation that says so. `apis.py` are the four APIs and how each is told who
sends; the other modules judge bodies. All of it is pure; `rules.py` beside this folder asks it.
"""
