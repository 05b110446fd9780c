"""All rows of a store in one SQLite file, and back: the form that goes from any database to any."""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    Table,
    Text,
    create_engine,
    pool,
    select,
)
from sqlalchemy.types import Integer as AnyInteger

from spatial.store import layout, private

_AT_ONCE = 500  # rows


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
    beside = private.folder(file.parent) / f".writing-{secrets.token_hex(6)}.sqlite"
    try:
        private.write(beside, b"")
        engine = create_engine(f"sqlite:///{beside}", poolclass=pool.NullPool)
        with engine.begin() as target:
            for table in there.sorted_tables:
                _copy(connection, table, target)
        version = _version_of(beside)
        with closing(sqlite3.connect(beside)) as numbered:
            numbered.execute(f"PRAGMA user_version = {version}")
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def _copy(source: Connection, table: Table, target: Connection) -> None:
    """Copy one table, plain: what the database computes by itself is left out."""
    columns = [
        Column(
            one.name,
            Integer() if isinstance(one.type, AnyInteger) else Text(),
            primary_key=one.primary_key,
            nullable=one.nullable,
        )
        for one in table.columns
        if one.computed is None
    ]
    plain = Table(table.name, MetaData(), *columns)
    plain.create(target)
    asked = select(*(table.c[one.name] for one in columns))
    for rows in source.execute(asked).mappings().partitions(_AT_ONCE):
        target.execute(plain.insert(), [dict(row) for row in rows])


def _version_of(file: Path) -> int:
    """Return the version the rows say."""
    with closing(sqlite3.connect(file)) as copied:
        row = copied.execute("SELECT version_num FROM alembic_version").fetchone()
    return int(row[0])
