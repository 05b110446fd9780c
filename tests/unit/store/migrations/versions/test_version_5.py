"""Version 5 makes the tables of reviews and comments beside what was there."""

from __future__ import annotations

from sqlalchemy import create_engine, pool

from spatial.store import upgrade


def test_what_was_saved_before_stays_and_nothing_was_submitted_or_said() -> None:
    engine = create_engine("sqlite://", poolclass=pool.StaticPool)
    with engine.begin() as connection:
        upgrade.run(connection, since=0, until="4")
        connection.exec_driver_sql(
            "INSERT INTO snapshots (snapshot_id, revision, saved_at, locality, body)"
            " VALUES ('a', 1, '2026', 't', 'x')"
        )
        upgrade.run(connection, since=4, until="5")
        kept = connection.exec_driver_sql("SELECT snapshot_id, body FROM snapshots").all()
        new = [
            connection.exec_driver_sql(
                f"SELECT count(*) FROM {table}"  # noqa: S608 - names of ours
            ).scalar_one()
            for table in ("reviews", "comments")
        ]
    assert ([tuple(row) for row in kept], new) == ([("a", "x")], [0, 0])
    engine.dispose()
