"""A department's database, PostgreSQL with PostGIS, opened for one transaction."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from spatial.errors import Fault, UserError
from spatial.store import database, layout, places, transfer, upgrade
from spatial.store.place import DatabaseServer, home
from spatial.store.rows import VERSION
from spatial.store.transaction import Transaction

_CONNECT_S = 5  # how long to wait for a server that does not answer
_BUSY = "10s"  # how long to wait for another session, as the server reads it
_CONNECTIONS, _MORE = 5, 15  # kept open, and opened beside them for a while
_MAKING = (
    7_220_450_118  # one program at a time makes or changes tables: any number nobody else locks
)
_LOCK = threading.Lock()
_engines: dict[str, Engine] = {}  # by address: one, but in tests
_BUSY_STATES = frozenset({"55P03", "40001", "40P01", "57014"})


@contextmanager
def opened(place: DatabaseServer) -> Iterator[Transaction]:
    """
    Open the database for one transaction; its tables are made by whoever comes first.

    Raises
    ------
    UserError
        If the server does not answer, refuses, or is of a newer version.
    """
    try:
        with _engine(place.address).connect() as connection, connection.begin():
            _bring_up_to_date(connection, place)
            yield Transaction(connection)
    except SQLAlchemyError as problem:
        raise fault_of(place, problem) from problem


@contextmanager
def moment(place: DatabaseServer) -> Iterator[Transaction]:
    """
    Open the database as it is at one moment, however many tables are read one after the other.

    Raises
    ------
    UserError
        If the server does not answer, refuses, or is of a newer version.
    """
    with opened(place):  # the tables are there
        pass
    try:
        with (
            _engine(place.address)
            .connect()
            .execution_options(isolation_level="REPEATABLE READ") as connection,
            connection.begin(),
        ):
            yield Transaction(connection)
    except SQLAlchemyError as problem:
        raise fault_of(place, problem) from problem


def _engine(address: str) -> Engine:
    """Return what opens a database, made by whoever asks first."""
    with _LOCK:
        if address not in _engines:
            _engines[address] = _made(address)
        return _engines[address]


def _made(address: str) -> Engine:
    """Make what opens a database: some connections stay, each asked whether it still lives."""
    engine = create_engine(
        address,
        pool_size=_CONNECTIONS,
        max_overflow=_MORE,
        pool_timeout=_CONNECT_S,
        pool_pre_ping=True,
        connect_args={"timeout": _CONNECT_S, "application_name": "truonglop"},
    )

    @event.listens_for(engine, "connect")
    def wait_no_longer(raw: Any, _record: object) -> None:  # noqa: ANN401 - the driver's, untyped
        cursor = raw.cursor()
        cursor.execute(f"SET lock_timeout = '{_BUSY}'")
        cursor.close()
        raw.commit()

    return engine


def release() -> None:
    """Close every connection that is kept open and not in use."""
    with _LOCK:
        while _engines:
            _engines.popitem()[1].dispose()


def version(connection: Connection) -> int | None:
    """Return of which version the tables are, ``None`` where there are none."""
    if not inspect(connection).has_table(layout.VERSIONS.name):
        return None
    row = connection.execute(select(layout.VERSIONS.c.version_num)).first()
    return None if row is None else int(row[0])


def _bring_up_to_date(connection: Connection, place: DatabaseServer) -> None:
    """Make the tables, or copy and change those of a former version; a newer one is refused."""
    if _is_ours(connection, place):
        return
    connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _MAKING})
    if _is_ours(connection, place):  # another was first
        return
    if not places.can_stand(connection):
        raise UserError(Fault(code="database_postgis", value=place.name))
    since = version(connection)
    if since is None:
        layout.make(connection)
    else:
        copy = home() / "copies" / f"{place.name}.before-version-{VERSION}.sqlite"
        transfer.to_file(connection, copy)
        upgrade.run(connection, since=since)
    places.make(connection)


def _is_ours(connection: Connection, place: DatabaseServer) -> bool:
    """Tell whether the tables are of this version."""
    there = version(connection)
    if there is not None and there > VERSION:
        raise database.newer(place, there)
    return there == VERSION


def fault_of(place: DatabaseServer, problem: SQLAlchemyError) -> UserError:
    """Put what the server or the way to it complains about into one of our sentences."""
    told = problem.orig.args[0] if isinstance(problem, DBAPIError) and problem.orig else None
    if not isinstance(told, dict):  # no server said anything: there is none, or none is free
        return UserError(Fault(code="database_unreachable", value=place.name))
    state, reason = str(told.get("C", "")), str(told.get("M", ""))
    if state in _BUSY_STATES:
        return UserError(Fault(code="workspace_locked", value=place.name))
    if state.startswith(("28", "3D", "08", "57")):
        return UserError(Fault(code="database_unreachable", value=place.name))
    return UserError(Fault(code="cannot_write", value=place.name, blanks={"reason": reason[:120]}))
