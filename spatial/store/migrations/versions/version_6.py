"""Version 6: a table of the roles people were given."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "6"
down_revision = "5"


def upgrade() -> None:
    """Make the table; before it whoever signed in planned."""
    told = ("person", "locality", "role", "login", "given_at", "given_by")
    op.create_table(
        "roles",
        *(sa.Column(name, sa.Text, nullable=False) for name in told),
        sa.PrimaryKeyConstraint("person", "locality"),
    )
