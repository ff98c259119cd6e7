"""The time, as the database has it: workers on many machines agree on no other."""

from sqlalchemy import Double
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import FunctionElement


class now(FunctionElement[float]):  # noqa: N801 (an SQL function, as `sqlalchemy.func.now` is one)
    """Seconds since 1970, in UTC; the time of the statement, not of its transaction.

    One value for all rows: an index can be used to compare with it.
    """

    type = Double()
    inherit_cache = True


@compiles(now, "postgresql")
def _of_postgresql(element: now, compiler: SQLCompiler, **_: object) -> str:
    return "CAST(extract(epoch FROM statement_timestamp()) AS double precision)"


@compiles(now, "sqlite")
def _of_sqlite(element: now, compiler: SQLCompiler, **_: object) -> str:
    # Julian days; 1970 began at 2440587.5. To the millisecond. (unixepoch('subsec') is of 3.42.)
    return "((julianday('now') - 2440587.5) * 86400.0)"
