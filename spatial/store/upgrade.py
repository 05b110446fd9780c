"""A store of a former version brought up to date, one version after the other, by alembic."""

from __future__ import annotations

from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

STEPS = Path(__file__).with_name("migrations")  # what each version changed, a file a version


def run(connection: Connection, *, since: int, until: str = "head") -> None:
    """
    Change the tables from one version to a later one, inside the transaction at hand.

    Parameters
    ----------
    connection
        In a transaction: all steps stand or none.
    since
        Version the store is of; 0 for tables nobody numbered, or none at all.
    until
        Version to reach; the newest unless said otherwise.
    """
    scripts = ScriptDirectory(str(STEPS))
    context = MigrationContext.configure(connection)
    steps = scripts.iterate_revisions(until, str(since) if since else "base")
    with Operations.context(context):
        for step in reversed(list(steps)):
            step.module.upgrade()
            context.stamp(scripts, step.revision)
