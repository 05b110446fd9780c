"""Version 2 numbers every revision in the order in which all were saved."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine, pool
from sqlalchemy.exc import IntegrityError

from spatial.store import upgrade


def test_revisions_are_numbered_as_they_came_and_one_revision_stands_once() -> None:
    engine = create_engine("sqlite://", poolclass=pool.StaticPool)
    with engine.begin() as connection:
        upgrade.run(connection, since=0, until="1")
        for name, revision in (("b", 1), ("a", 1), ("b", 2)):
            connection.exec_driver_sql(
                "INSERT INTO profiles (name, revision, locality, body) VALUES (?, ?, 't', 'x')",
                (name, revision),
            )
        upgrade.run(connection, since=1, until="2")
        rows = connection.exec_driver_sql(
            "SELECT entry, name, revision FROM profiles ORDER BY entry"
        ).all()
        assert [tuple(row) for row in rows] == [(1, "b", 1), (2, "a", 1), (3, "b", 2)]
        with pytest.raises(IntegrityError):
            connection.exec_driver_sql(
                "INSERT INTO profiles (name, revision, saved_at, locality, body)"
                " VALUES ('b', 2, '2026', 't', 'y')"
            )
    engine.dispose()
