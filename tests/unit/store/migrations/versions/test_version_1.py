"""Version 1 makes what is missing, and changes nothing that is there."""

from __future__ import annotations

from sqlalchemy import create_engine, inspect, pool

from spatial.store import upgrade


def test_a_table_that_is_there_stays_with_its_rows() -> None:
    engine = create_engine("sqlite://", poolclass=pool.StaticPool)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE outlooks (outlook_id TEXT)")
        connection.exec_driver_sql("INSERT INTO outlooks VALUES ('a')")
        upgrade.run(connection, since=0, until="1")
        assert connection.exec_driver_sql("SELECT * FROM outlooks").all() == [("a",)]
        tables = set(inspect(connection).get_table_names())
    assert tables == {
        "alembic_version",
        "editors",
        "headings",
        "outlooks",
        "owners",
        "profiles",
        "recommendations",
        "revisions",
        "zone_plans",
    }
    engine.dispose()
