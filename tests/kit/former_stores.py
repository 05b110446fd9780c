"""Stores as former versions of the program left them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, create_engine, insert, pool

from spatial.store import layout, upgrade

BODY = '{"cursor": 0, "moves": []}'
_KIND = """
CREATE TABLE {table} (
    {key} TEXT NOT NULL,
    revision INTEGER NOT NULL,
    saved_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    locality TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY ({key}, revision)
)
"""
_OWNERS = """
CREATE TABLE owners (
    kind TEXT NOT NULL, name TEXT NOT NULL, owner TEXT NOT NULL, work_key TEXT,
    PRIMARY KEY (kind, name)
)
"""
_EDITORS = """
CREATE TABLE editors (
    kind TEXT NOT NULL, name TEXT NOT NULL, visitor TEXT NOT NULL,
    PRIMARY KEY (kind, name, visitor)
)
"""
_KINDS = {
    "revisions": "scenario_id",
    "profiles": "name",
    "outlooks": "outlook_id",
    "zone_plans": "plan_id",
    "recommendations": "recommendation_id",
    "headings": "fingerprint",
}


def unnumbered(file: Path) -> None:
    """Write a file as it was before files had a version: scenarios alone, one of one revision."""
    with closing(sqlite3.connect(file)) as old, old:
        old.execute(_KIND.format(table="revisions", key="scenario_id"))
        old.execute("INSERT INTO revisions VALUES ('s', 1, '2026-01-01', 'town', ?)", (BODY,))


def first(file: Path, *, owner: str) -> None:
    """Write a file of version 1: scenario "b", then "a", then "b" again, all of one owner."""
    with closing(sqlite3.connect(file)) as old, old:
        old.execute("PRAGMA journal_mode = WAL").fetchone()
        for table, key in _KINDS.items():
            old.execute(_KIND.format(table=table, key=key))
        old.execute(_OWNERS)
        old.execute(_EDITORS)
        old.execute("PRAGMA user_version = 1")
        for name, revision in (("b", 1), ("a", 1), ("b", 2)):
            old.execute(
                "INSERT INTO revisions (scenario_id, revision, locality, body)"
                " VALUES (?, ?, 'town', ?)",
                (name, revision, BODY),
            )
        for name in ("a", "b"):
            old.execute(
                "INSERT INTO owners VALUES ('revisions', ?, ?, ?)", (name, owner, f"key-{name}")
            )


def first_on_a_server(address: str, *, owner: str) -> None:
    """Fill a server's empty database as version 1 would have, with the same work."""
    engine = create_engine(address, poolclass=pool.NullPool)
    with engine.begin() as connection:
        upgrade.run(connection, since=0, until="1")
        _fill(connection, owner)


def _fill(connection: Connection, owner: str) -> None:
    """Put the work of `first` into tables of version 1."""
    for number, (name, revision) in enumerate((("b", 1), ("a", 1), ("b", 2))):
        connection.exec_driver_sql(
            "INSERT INTO revisions (scenario_id, revision, saved_at, locality, body)"
            " VALUES (%s, %s, %s, 'town', %s)",
            (name, revision, f"2026-11-28T08:00:0{number}Z", BODY),
        )
    for name in ("a", "b"):
        row = {"kind": "revisions", "name": name, "owner": owner, "work_key": f"key-{name}"}
        connection.execute(insert(layout.OWNERS).values(row))
