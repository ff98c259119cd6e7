"""The outbox: payments that wait in a database until the cluster has them.

It is a table of its own, over SQLAlchemy Core, which workers claim rows of: with
`FOR UPDATE SKIP LOCKED` on PostgreSQL, and on SQLite, which has one writer at a time, by the same
statement without it. procrastinate (https://procrastinate.readthedocs.io/), the well-kept queue on
PostgreSQL, was weighed against it:

- it runs on PostgreSQL only, and a shop on one machine should have nothing to start;
- a job can be deferred on the shop's connection (of psycopg, or of SQLAlchemy with psycopg2:
  https://github.com/procrastinate-org/procrastinate/pull/1508), but not on one of SQLite, and the
  order and its payment must be committed as one;
- a job whose worker was killed stays as it is until a task of the shop's own looks for stalled
  ones; here a claim is a lease, which ends by itself;
- what is left, a table, a backoff and the states that people look at, is what this is, with the
  order's id as a key, and in the shop's words.

`box` is what shops use, `claims` what workers use of the same table.
"""
