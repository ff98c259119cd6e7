"""A cluster and a shop to try the tag on, both on this machine.

`cluster` answers and checks as Voyado Elevate documents it, `shop` is a small shop that uses it
over HTTP, and `main.run` starts the two on different origins. Neither knows the tag's own code,
so a mistake there cannot hide behind the same mistake here.
"""
