"""A new store is made at once as the steps of all versions would make it."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from department import Department
from sqlalchemy import create_engine, pool

from spatial.store import layout, upgrade
from spatial.store.rows import VERSION


def test_the_steps_of_all_versions_end_at_the_tables_of_a_new_store(
    department: Department,
) -> None:
    for address in ("sqlite://", department.new().address):
        engine = create_engine(address, poolclass=pool.StaticPool)
        with engine.begin() as connection:
            upgrade.run(connection, since=0)
            connection.exec_driver_sql("SELECT entry FROM revisions")
            context = MigrationContext.configure(connection, opts={"include_name": _is_ours})
            assert compare_metadata(context, layout.METADATA) == []
            assert context.get_current_revision() == str(VERSION)
        engine.dispose()


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Pass over what PostGIS keeps for itself, and how the version is written."""
    return kind != "table" or (name in layout.METADATA.tables and name != layout.VERSIONS.name)


def test_a_new_store_says_its_version_twice_in_a_file() -> None:
    engine = create_engine("sqlite://", poolclass=pool.StaticPool)
    with engine.begin() as connection:
        layout.make(connection)
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == VERSION
        told = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
    assert told == str(VERSION)
    engine.dispose()
