"""The relay: takes payments over HTTP from shops not written in Python, and delivers them.

`app` puts it together, `serve` runs it. `order` reads what comes, `routes` answers, and all that is
kept is kept in the outbox (`elevate_tag.payments.outbox`). Its worker runs beside it or elsewhere.
"""
