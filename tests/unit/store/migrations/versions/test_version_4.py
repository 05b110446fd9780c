"""Version 4 makes a table of snapshots beside what was there."""

from __future__ import annotations

from sqlalchemy import create_engine, pool

from spatial.store import upgrade


def test_what_was_saved_before_stays_and_there_are_no_snapshots_yet() -> None:
    engine = create_engine("sqlite://", poolclass=pool.StaticPool)
    with engine.begin() as connection:
        upgrade.run(connection, since=0, until="3")
        connection.exec_driver_sql(
            "INSERT INTO profiles (name, revision, saved_at, locality, body)"
            " VALUES ('a', 1, '2026', 't', 'x')"
        )
        upgrade.run(connection, since=3, until="4")
        kept = connection.exec_driver_sql("SELECT name, body FROM profiles").all()
        snapshots = connection.exec_driver_sql("SELECT count(*) FROM snapshots").scalar_one()
    assert ([tuple(row) for row in kept], snapshots) == ([("a", "x")], 0)
    engine.dispose()
