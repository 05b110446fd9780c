"""Version 6 makes a table of roles beside what was there."""

from __future__ import annotations

from sqlalchemy import create_engine, pool

from spatial.store import upgrade


def test_whose_work_was_stays_and_nobody_has_a_role_yet() -> None:
    engine = create_engine("sqlite://", poolclass=pool.StaticPool)
    with engine.begin() as connection:
        upgrade.run(connection, since=0, until="5")
        connection.exec_driver_sql("INSERT INTO owners VALUES ('revisions', 's', 'an', NULL)")
        upgrade.run(connection, since=5, until="6")
        owners = connection.exec_driver_sql("SELECT name, owner FROM owners").all()
        given = connection.exec_driver_sql("SELECT count(*) FROM roles").scalar_one()
    assert ([tuple(row) for row in owners], given) == ([("s", "an")], 0)
    engine.dispose()
