"""A PostgreSQL of this run's own, from the system's package; nothing is left of it afterwards.

    with PostgreSQL() as server:
        create_engine(server.url())

It listens on a socket in a folder of its own and on no port, so that any number run side by side.
Without `fsync` a crash of the machine would ruin it, which is nothing to a test, and it is quick.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Self
from urllib.parse import quote

PACKAGES = ("postgresql",)
"""Debian's and Ubuntu's."""

PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin")
"""Where Debian and Red Hat have the server's programs, by version and on no PATH."""

ACCOUNTS = ("postgres", "nobody")
"""To run it as where the tests run as root, which PostgreSQL refuses."""

QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
SAFE = ("fsync=on",)

USER = "postgres"
"""The database's own, whatever the account."""


class MissingPostgreSQL(Exception):  # noqa: N818 (named by what is missing)
    """There is none here; the message says what to install."""


def programs(patterns: Iterable[str] = PLACES, path: str | None = None) -> Path | None:
    """The folder of the newest server here, None without any; `path` stands in for PATH."""
    places = [place for pattern in patterns for place in Path("/").glob(pattern[1:])]
    if initdb := shutil.which("initdb", path=path):
        places.append(Path(initdb).resolve().parent)
    whole = {place for place in places if (place / "initdb").exists()}
    return max(whole, key=_version, default=None)


def how_to_install() -> str:
    """For the message of a run that cannot do without."""
    return (
        "PostgreSQL is missing here: on Debian and Ubuntu run "
        f"`apt-get install {' '.join(PACKAGES)}`"
    )


class PostgreSQL:
    """A server, running while the `with` block does; `safe` as a shop's, which outlives crashes."""

    def __init__(self, *, safe: bool = False) -> None:
        found = programs()
        if found is None:
            raise MissingPostgreSQL(how_to_install())
        self._programs = found
        self._settings = SAFE if safe else QUICK
        self._schemas = 0

    def __enter__(self) -> Self:
        # A socket's path may have 107 characters, fewer than pytest's own folders take.
        self._folder = Path(tempfile.mkdtemp(prefix="elevate-pg-"))
        self._account = _account()
        if self._account:
            shutil.chown(self._folder, self._account)
        self._run("initdb", "--username", USER, "--auth=trust", "--encoding=UTF8", "--no-locale",
                  "--no-sync", "--no-instructions")  # fmt: skip
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        shutil.rmtree(self._folder)

    def start(self) -> None:
        """Has it run again, with what was in it when it was stopped."""
        settings = (f"unix_socket_directories={self._folder}", "listen_addresses=", *self._settings)
        words = " ".join(f"-c {each}" for each in settings)
        self._run("pg_ctl", "--wait", "--log", str(self._folder / "log"), "-o", words, "start")

    def stop(self) -> None:
        """As if killed; does nothing where it does not run."""
        if (self._folder / "data" / "postmaster.pid").exists():
            self._run("pg_ctl", "--wait", "--mode=immediate", "stop")

    def url(self, schema: str = "public") -> str:
        """For SQLAlchemy; tables that are not named with a schema are of this one."""
        options = quote(f"-csearch_path={schema}")
        return f"postgresql://{USER}@/postgres?host={self._folder}&options={options}"

    def dsn(self, schema: str = "public") -> str:
        """The same for psycopg."""
        return f"host={self._folder} user={USER} dbname=postgres options='-csearch_path={schema}'"

    def _run(self, program: str, *words: str) -> None:
        command = [str(self._programs / program), "-D", str(self._folder / "data"), *words]
        # The server that pg_ctl starts keeps its output open: no pipe would ever end.
        with (self._folder / "said").open("w+") as said:
            done = subprocess.run(
                command,
                check=False,
                stdout=said,
                stderr=subprocess.STDOUT,
                user=self._account,
                cwd="/",
            )
            if done.returncode:
                said.seek(0)
                raise RuntimeError(f"{program} failed: {said.read()}")


def _version(place: Path) -> list[int]:
    """15 of /usr/lib/postgresql/15/bin."""
    digits = "".join(each if each.isdigit() else " " for each in place.parent.name)
    return [int(number) for number in digits.split()]


def _account() -> str | None:
    """The account to start it as, None for the present one."""
    if os.geteuid() != 0:
        return None
    import pwd

    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ACCOUNTS if name in known)
