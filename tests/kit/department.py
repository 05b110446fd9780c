"""A real PostgreSQL with PostGIS for the tests, in a folder that goes with them.

It listens on a socket in that folder and nowhere else. Where the tests run as root, it runs as
another user: PostgreSQL refuses root.
"""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pg8000.dbapi
import pytest

from spatial.store import place as places
from spatial.store import server as servers
from spatial.store.place import DatabaseServer, Place

if TYPE_CHECKING:
    import pwd

IN_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}
_USERS = ("postgres", "nobody")  # whichever the machine has
_numbers = itertools.count()
# Quick, for it is thrown away: what a machine's crash would cost is no question of these tests.
_SETTINGS = {"listen_addresses": "", "max_connections": "60"}

# A thousand times in a run: rows are taken away in a hundredth of what TRUNCATE takes, which makes
# the files of every table and index anew.
_EMPTY = """
DO $$
DECLARE one record;
BEGIN
  FOR one IN
    SELECT tablename FROM pg_tables WHERE schemaname = 'public'
    AND tablename NOT IN ('alembic_version', 'spatial_ref_sys')
  LOOP
    EXECUTE format('DELETE FROM %I', one.tablename);
  END LOOP;
  PERFORM setval(format('%I', sequencename)::regclass, start_value, false)
  FROM pg_sequences WHERE schemaname = 'public';
END $$
"""


class Department:
    """A running server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.socket = folder / ".s.PGSQL.5432"
        self._shared: pg8000.dbapi.Connection | None = None

    def place(self, name: str) -> DatabaseServer:
        """Return a database of this server as the program is told of it."""
        address = f"{places.FORM}planner@/{name}?unix_sock={self.socket}"
        return DatabaseServer(address)

    def ask(self, statement: str, *, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run a statement past the program."""
        with closing(self._connected(database)) as connection:
            cursor = connection.cursor()
            cursor.execute(statement)
            return [] if cursor.description is None else [tuple(row) for row in cursor.fetchall()]

    def _connected(self, database: str) -> pg8000.dbapi.Connection:
        """Connect past the program."""
        connection = pg8000.dbapi.connect("planner", database=database, unix_sock=str(self.socket))
        connection.autocommit = True
        return connection

    def emptied(self) -> DatabaseServer:
        """Return the one database most tests share, with nothing in it: quicker than a new one."""
        name = "chung"
        if self._shared is None:
            self.ask(f"CREATE DATABASE {name} TEMPLATE with_postgis")
            self._shared = self._connected(name)
        self._shared.cursor().execute(_EMPTY)
        return self.place(name)

    def close(self) -> None:
        """Let go of the database most tests share."""
        if self._shared is not None:
            self._shared.close()

    def new(self) -> DatabaseServer:
        """Make an empty database with PostGIS in it."""
        name = f"so_giao_duc_{next(_numbers)}"
        self.ask(f"CREATE DATABASE {name} TEMPLATE with_postgis")
        return self.place(name)


@contextmanager
def running(*, fsync: str = "off") -> Iterator[Department]:
    """Start a server and stop it, with all its databases; `fsync` as the server's setting."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="truonglop-postgres-"))
    user = _user()
    if user is not None:
        os.chown(folder, user.pw_uid, user.pw_gid)
    data = folder / "data"
    _run(programs / "initdb", "-D", data, "-U", "planner", "-A", "trust", "-E", "UTF8",
         "--locale=C", "--no-sync", user=user)  # fmt: skip
    settings = [f"-c{name}={value}" for name, value in {**_SETTINGS, "fsync": fsync}.items()]
    command = [programs / "postgres", "-D", data, "-k", folder, *settings]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, **_as(user), cwd=folder, stdout=log, stderr=log)
    try:
        _run(
            programs / "pg_isready", "-h", folder, "-U", "planner", "-t", "30", user=user, tries=100
        )
        with closing(Department(folder)) as department:
            department.ask("CREATE DATABASE with_postgis")
            department.ask("CREATE EXTENSION postgis", database="with_postgis")
            yield department
    finally:
        servers.release()
        server.send_signal(signal.SIGINT)  # at once, whoever is connected
        server.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """Return the folder of the server's programs, the newest; skip where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    if found:
        return found[-1].parent
    on_path = shutil.which("postgres")
    if on_path:
        return Path(on_path).parent
    reason = "no PostgreSQL here: scripts/setup.sh test installs it"
    if IN_CI:
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def _user() -> pwd.struct_passwd | None:
    """Return whom the server runs as; ``None`` for whoever runs the tests."""
    import pwd  # noqa: PLC0415 - there is none on Windows

    if os.geteuid() != 0:
        return None
    there = {one.pw_name: one for one in pwd.getpwall()}
    return next(there[name] for name in _USERS if name in there)


def _as(user: pwd.struct_passwd | None) -> dict[str, object]:
    """Return how a program is started as a user."""
    if user is None:
        return {}
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _run(program: Path, *given: object, user: pwd.struct_passwd | None, tries: int = 1) -> None:
    """Run a program to its end, again while it fails and tries are left."""
    command = [str(program), *map(str, given)]
    said = ""
    for _ in range(tries):
        done = subprocess.run(
            command, **_as(user), cwd="/", capture_output=True, text=True, check=False
        )
        if done.returncode == 0:
            return
        said = f"{command}: {done.stdout}{done.stderr}"
    pytest.fail(said, pytrace=False)


@pytest.fixture(scope="session")
def department() -> Iterator[Department]:
    """Give a running server, started by the first test that asks for one."""
    with running() as department:
        yield department


@pytest.fixture(params=["file", "server"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Give an empty store of each kind: whoever asks for it is asked of both."""
    if request.param == "file":
        return tmp_path / "home" / "workspace.sqlite"
    server: Department = request.getfixturevalue("department")
    return server.emptied()
