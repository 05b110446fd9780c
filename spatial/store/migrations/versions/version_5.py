"""Version 5: tables of how a scenario was reviewed and of what was said about it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "5"
down_revision = "4"


def upgrade() -> None:
    """Make the tables; before them nothing was submitted and nothing said."""
    for table in ("reviews", "comments"):
        op.create_table(
            table,
            sa.Column(
                "entry", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True
            ),
            sa.Column("scenario_id", sa.Text, nullable=False),
            sa.Column("revision", sa.Integer, nullable=False),
            sa.Column("saved_at", sa.Text, nullable=False),
            sa.Column("locality", sa.Text, nullable=False),
            sa.Column("body", sa.Text, nullable=False),
            sa.Column("author", sa.Text, nullable=False, server_default=""),
            sa.Column("called", sa.Text, nullable=False, server_default=""),
            sa.Column("reason", sa.Text, nullable=False, server_default=""),
            sa.UniqueConstraint("scenario_id", "revision", name=f"{table}_once"),
        )
