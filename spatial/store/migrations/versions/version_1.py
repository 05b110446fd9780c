"""Version 1: a table of revisions for each kind of work, their owners and whom these let write."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None

KINDS = {  # as they were then: what comes later changes nothing here
    "revisions": "scenario_id",
    "profiles": "name",
    "outlooks": "outlook_id",
    "zone_plans": "plan_id",
    "recommendations": "recommendation_id",
    "headings": "fingerprint",
}


def upgrade() -> None:
    """Make what is missing: versions before had some of the tables, and no number."""
    on_file = op.get_bind().dialect.name == "sqlite"
    now = sa.text("(strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))") if on_file else None
    for table, key in KINDS.items():
        op.create_table(
            table,
            sa.Column(key, sa.Text, nullable=False),
            sa.Column("revision", sa.Integer, nullable=False),
            sa.Column("saved_at", sa.Text, nullable=False, server_default=now),
            sa.Column("locality", sa.Text, nullable=False),
            sa.Column("body", sa.Text, nullable=False),
            sa.PrimaryKeyConstraint(key, "revision", name=f"{table}_pkey"),
            if_not_exists=True,
        )
    op.create_table(
        "owners",
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("work_key", sa.Text),
        sa.PrimaryKeyConstraint("kind", "name"),
        if_not_exists=True,
    )
    op.create_table(
        "editors",
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("visitor", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("kind", "name", "visitor"),
        if_not_exists=True,
    )
