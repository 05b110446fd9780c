"""One version after the other, inside one transaction."""

from __future__ import annotations

from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, pool

from spatial.store import upgrade
from spatial.store.rows import VERSION


def test_the_newest_step_is_the_version_of_this_program() -> None:
    assert ScriptDirectory(str(upgrade.STEPS)).get_current_head() == str(VERSION)


def test_steps_begin_where_the_store_stands_and_end_where_they_are_told() -> None:
    engine = create_engine("sqlite://", poolclass=pool.StaticPool)
    with engine.begin() as connection:
        upgrade.run(connection, since=0, until="1")
        names = {one["name"] for one in inspect(connection).get_columns("revisions")}
        assert "entry" not in names
        upgrade.run(connection, since=1, until="2")
    with engine.begin() as connection:
        names = {one["name"] for one in inspect(connection).get_columns("revisions")}
        told = connection.exec_driver_sql("SELECT version_num FROM alembic_version").all()
    assert "entry" in names
    assert [tuple(row) for row in told] == [("2",)]
    engine.dispose()
