"""
The one file a workspace is kept in, opened through SQLAlchemy for one transaction.

Only SQLite itself ever opens the file: whoever closes another handle to it lets go the locks this
process holds on it.
"""

from __future__ import annotations

import functools
import os
import random
import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, pool
from sqlalchemy.exc import DBAPIError

from spatial.store import database, idle, layout, private, upgrade
from spatial.store.rows import VERSION
from spatial.store.transaction import Transaction

_READ_BUSY_S, _WRITE_BUSY_S = 1.0, 10.0  # how long to wait for another session
# How long until a writer asks again [s]. SQLite's own wait grows to a tenth of a second: beside
# three programs that save one after the other it finds the file free too seldom.
_AGAIN_S = (0.001, 0.01)


@contextmanager
def opened(file: Path, *, write: bool) -> Iterator[Transaction]:
    """
    Open the file for one transaction.

    Raises
    ------
    UserError
        If the file cannot be opened, read or written.
    """
    with _told(file):
        if not file.exists():
            _create(file)
        elif file.stat().st_size == 0:
            raise database.empty(file)
        with _engine(file, write=write).connect() as connection:
            _bring_up_to_date(connection, file)
            if write:
                idle.hold(file)
            with connection.begin():
                yield Transaction(connection)


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """Put whatever the system, SQLite or SQLAlchemy complains about into a sentence."""
    try:
        yield
    except DBAPIError as problem:
        cause = problem.orig if isinstance(problem.orig, Exception) else problem
        raise database.fault_of(file, cause) from problem
    except (OSError, sqlite3.Error) as problem:
        raise database.fault_of(file, problem) from problem


@functools.lru_cache(maxsize=8)
def _engine(file: Path, *, write: bool) -> Engine:
    """Return what opens a file: it holds no connection, a transaction begins by our word."""
    busy_s = _WRITE_BUSY_S if write else _READ_BUSY_S

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(file, timeout=busy_s, isolation_level=None)

    engine = create_engine("sqlite://", creator=connect, poolclass=pool.NullPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if write:
            _begin_writing(_raw(connection))
        else:
            connection.exec_driver_sql("BEGIN DEFERRED")

    return engine


def _begin_writing(raw: sqlite3.Connection) -> None:
    """Become the one writer, asking often until the wait is over."""
    until_s = time.monotonic() + _WRITE_BUSY_S
    raw.execute("PRAGMA busy_timeout = 0").fetchone()
    try:
        while True:
            try:
                raw.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as problem:
                # the low byte is the kind; what stands above it says why the file is busy
                busy = problem.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
                if not busy or time.monotonic() > until_s:
                    raise
                time.sleep(random.uniform(*_AGAIN_S))  # noqa: S311 - no secret
            else:
                return
    finally:
        raw.execute(f"PRAGMA busy_timeout = {_WRITE_BUSY_S * 1000:.0f}").fetchone()


def _raw(connection: Connection) -> Any:  # noqa: ANN401 - sqlite3's own, which SQLAlchemy leaves untyped
    """Return SQLite's own connection: what is asked of it begins no transaction."""
    return connection.connection.driver_connection


def _create(file: Path) -> None:
    """Make a file with its tables beside its place, then put it there unless another was first."""
    folder = private.folder(file.parent)
    beside = folder / f".writing-{secrets.token_hex(6)}.sqlite"
    try:
        private.write(beside, b"")
        with _engine.__wrapped__(beside, write=True).connect() as connection:
            with connection.begin():
                layout.make(connection)
            _log_ahead(connection)
        with suppress(FileExistsError):
            _place(beside, file)
    finally:
        for left in (beside, *folder.glob(f"{beside.name}-*")):
            left.unlink(missing_ok=True)


def _place(beside: Path, file: Path) -> None:
    """Give a whole file its name; raises `FileExistsError` if there is one of that name."""
    try:
        os.link(beside, file)
    except FileExistsError:
        raise
    except OSError:  # a disk without links
        if file.exists():
            raise FileExistsError(file) from None
        beside.replace(file)


def _log_ahead(connection: Connection) -> None:
    """
    Let readers not wait for a writer, nor he for them.

    Where the disk cannot (a network share), SQLite answers with the former way, and everything else
    is the same.
    """
    _raw(connection).execute("PRAGMA journal_mode = WAL").fetchone()


def _bring_up_to_date(connection: Connection, file: Path) -> None:
    """Copy and then change a file of a former version; a newer one is refused."""
    raw = _raw(connection)
    (version,) = raw.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise database.newer(file, version)
    if version == VERSION:
        return
    database.backup(raw, file.with_name(f"{file.stem}.before-version-{VERSION}{file.suffix}"))
    with _engine(file, write=True).connect() as writer, writer.begin():
        (now,) = _raw(writer).execute("PRAGMA user_version").fetchone()
        if now < VERSION:  # nobody else was first
            upgrade.run(writer, since=now)
            _raw(writer).execute(f"PRAGMA user_version = {VERSION}")
    _log_ahead(connection)
    private.shut(file)
