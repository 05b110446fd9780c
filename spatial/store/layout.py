"""The tables, the same in a file and on a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import (
    BigInteger,
    Column,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    insert,
)

from spatial.store.rows import KINDS, SIGNED, VERSION

if TYPE_CHECKING:
    from sqlalchemy import Connection

METADATA = MetaData()
VERSIONS = Table("alembic_version", METADATA, Column("version_num", Text, primary_key=True))
OWNERS = Table(
    "owners",
    METADATA,
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("work_key", Text),
    PrimaryKeyConstraint("kind", "name"),
)
EDITORS = Table(
    "editors",
    METADATA,
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("visitor", Text, nullable=False),
    PrimaryKeyConstraint("kind", "name", "visitor"),
)

ROLES = Table(
    "roles",
    METADATA,
    *(
        Column(name, Text, nullable=False)
        for name in ("person", "locality", "role", "login", "given_at", "given_by")
    ),
    PrimaryKeyConstraint("person", "locality"),
)


def _kind(table: str, key: str) -> Table:
    """Describe the table of a kind of work: `entry` counts what was saved, the first is 1."""
    return Table(
        table,
        METADATA,
        Column("entry", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
        Column(key, Text, nullable=False),
        Column("revision", Integer, nullable=False),
        Column("saved_at", Text, nullable=False),
        Column("locality", Text, nullable=False),
        Column("body", Text, nullable=False),
        *(Column(told, Text, nullable=False, server_default="") for told in SIGNED),
        UniqueConstraint(key, "revision", name=f"{table}_once"),
    )


WORK = {table: _kind(table, key) for table, key in KINDS.items()}


def make(connection: Connection) -> None:
    """Make every table of a new store and say of which version they are."""
    METADATA.create_all(connection)
    connection.execute(insert(VERSIONS).values(version_num=str(VERSION)))
    if connection.dialect.name == "sqlite":  # where former versions of the program look
        connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
