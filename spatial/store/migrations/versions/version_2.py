"""Version 2: every revision has a number of its own, in the order in which all were saved."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from spatial.store.migrations.versions.version_1 import KINDS

revision = "2"
down_revision = "1"

_ORDER = {"sqlite": "rowid", "postgresql": "saved_at, ctid"}  # what told the order before


def upgrade() -> None:
    """Copy every table into one with the number, and put that in its place."""
    order = _ORDER[op.get_bind().dialect.name]
    for table, key in KINDS.items():
        columns = f"{key}, revision, saved_at, locality, body"
        op.rename_table(table, f"{table}_before")
        op.create_table(
            table,
            sa.Column(
                "entry", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True
            ),
            sa.Column(key, sa.Text, nullable=False),
            sa.Column("revision", sa.Integer, nullable=False),
            sa.Column("saved_at", sa.Text, nullable=False),
            sa.Column("locality", sa.Text, nullable=False),
            sa.Column("body", sa.Text, nullable=False),
            sa.UniqueConstraint(key, "revision", name=f"{table}_once"),
        )
        op.execute(
            f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table}_before"  # noqa: S608 - names of ours
            f" ORDER BY {order}"
        )
        op.drop_table(f"{table}_before")
