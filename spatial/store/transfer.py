"""All rows of a store in one SQLite file, and back: the form that goes from any database to any."""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    Table,
    Text,
    create_engine,
    func,
    pool,
    select,
    text,
)
from sqlalchemy.types import Integer as AnyInteger

from spatial.store import layout, private
from spatial.store.rows import VERSION

_AT_ONCE = 500  # rows
Facts = dict[str, tuple[int, str]]  # of each table: how many rows, and a digest of them all


def to_file(connection: Connection, file: Path) -> None:
    """
    Copy the tables of a store, of whatever version, into a SQLite file; whole or not at all.

    Parameters
    ----------
    connection
        In a transaction: what it sees is one moment.
    file
        Replaced if there is one.
    """
    there = MetaData()
    there.reflect(connection, only=lambda name, _: name in layout.METADATA.tables)
    version = int(connection.execute(select(layout.VERSIONS.c.version_num)).scalar_one())
    beside = private.folder(file.parent) / f".writing-{secrets.token_hex(6)}.sqlite"
    try:
        private.write(beside, b"")
        with _engine(beside).begin() as target:
            if version == VERSION:
                layout.METADATA.create_all(target)
            for table in there.sorted_tables:
                _copy(connection, table, target)
        with closing(sqlite3.connect(beside)) as numbered:
            numbered.execute(f"PRAGMA user_version = {version}")
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def from_file(file: Path, connection: Connection) -> None:
    """
    Put the rows of a SQLite file of this version in the place of all a store holds.

    Parameters
    ----------
    connection
        In a transaction: whoever ends it decides whether it stands.
    """
    tables = _worked()
    on_server = connection.dialect.name == "postgresql"
    if on_server:  # nobody saves in between
        names = ", ".join(table.name for table in tables)
        connection.execute(text(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE"))
    with _engine(file).connect() as source:
        for table in tables:
            connection.execute(table.delete())
            for rows in source.execute(select(table)).mappings().partitions(_AT_ONCE):
                connection.execute(table.insert(), [dict(row) for row in rows])
    if on_server:
        from spatial.store import places  # noqa: PLC0415 - a file needs no geometries

        places.rebuild(connection)
        # The next number comes after those that were put.
        for table in layout.WORK.values():
            last = connection.execute(select(func.max(table.c.entry))).scalar_one()
            counter = func.pg_get_serial_sequence(table.name, "entry")
            connection.execute(select(func.setval(counter, last or 1, last is not None)))


def facts(connection: Connection) -> Facts:
    """Count and digest the rows of every table, whatever the order a database gives them in."""
    return {table.name: _facts_of(connection, table) for table in _worked()}


def _facts_of(connection: Connection, table: Table) -> tuple[int, str]:
    """Count and digest the rows of one table."""
    rows = sorted(
        hashlib.sha256(json.dumps(list(row), ensure_ascii=False).encode()).hexdigest()
        for row in connection.execute(select(table))
    )
    return len(rows), hashlib.sha256("".join(rows).encode()).hexdigest()


def _worked() -> list[Table]:
    """List the tables that hold work; the version is no work."""
    return [one for one in layout.METADATA.sorted_tables if one is not layout.VERSIONS]


def _engine(file: Path) -> Engine:
    """Return what opens a file nobody else has open."""
    return create_engine(f"sqlite:///{file}", poolclass=pool.NullPool)


def _copy(source: Connection, table: Table, target: Connection) -> None:
    """Copy one table; where there is none of its name yet, a plain one is made."""
    columns = [
        Column(
            one.name,
            Integer() if isinstance(one.type, AnyInteger) else Text(),
            primary_key=one.primary_key,
            nullable=one.nullable,
        )
        for one in table.columns
    ]
    plain = Table(table.name, MetaData(), *columns)
    plain.create(target, checkfirst=True)
    for rows in source.execute(select(table)).mappings().partitions(_AT_ONCE):
        target.execute(plain.insert(), [dict(row) for row in rows])
