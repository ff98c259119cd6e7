"""The PostgreSQL of the tests: a real one, and nobody else's."""

import os
from pathlib import Path

import psycopg
import pytest

from tests.payments.harness.postgresql import PostgreSQL, how_to_install, programs


def test_servers_run_side_by_side_and_leave_nothing(postgresql: PostgreSQL) -> None:
    """Each has data of its own, and listens to no network."""
    with PostgreSQL(safe=True) as other:
        with psycopg.connect(other.dsn()) as connection:
            connection.execute("CREATE TABLE only_here (id int)")
            shown = connection.execute("SHOW listen_addresses").fetchone()
            safe = connection.execute("SHOW fsync").fetchone()
        with psycopg.connect(postgresql.dsn()) as connection:
            found = connection.execute("SELECT to_regclass('only_here')").fetchone()
        folder = Path(other.dsn().split()[0].removeprefix("host="))
        assert folder.is_dir()
    assert (shown, safe, found) == (("",), ("on",), (None,))
    assert not folder.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(other.dsn())


def test_the_newest_of_several_versions_is_used(tmp_path: Path) -> None:
    """9.6 is older than 15, though not to the alphabet."""
    for version in ("9.6", "15", "13"):
        place = tmp_path / version / "bin"
        place.mkdir(parents=True)
        (place / "initdb").touch()
    assert programs([f"{tmp_path}/*/bin"], path=os.devnull) == tmp_path / "15" / "bin"


def test_where_there_is_none_it_is_said_what_to_install(tmp_path: Path) -> None:
    """The run fails with it; nothing is skipped."""
    assert programs([f"{tmp_path}/*/bin"], path=os.devnull) is None
    assert "apt-get install postgresql" in how_to_install()
