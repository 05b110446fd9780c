"""Version 3 says of every revision who saved it and why; of former ones nobody knows."""

from __future__ import annotations

from sqlalchemy import create_engine, pool

from spatial.store import upgrade


def test_what_was_saved_before_stays_and_is_signed_by_nobody() -> None:
    engine = create_engine("sqlite://", poolclass=pool.StaticPool)
    with engine.begin() as connection:
        upgrade.run(connection, since=0, until="2")
        connection.exec_driver_sql(
            "INSERT INTO profiles (name, revision, saved_at, locality, body)"
            " VALUES ('a', 1, '2026', 't', 'x')"
        )
        upgrade.run(connection, since=2, until="3")
        rows = connection.exec_driver_sql(
            "SELECT name, body, author, called, reason FROM profiles"
        ).all()
    assert [tuple(row) for row in rows] == [("a", "x", "", "", "")]
    engine.dispose()
