"""Version 3: every revision says who saved it, what he is called, and why if he told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from spatial.store.migrations.versions.version_1 import KINDS

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """Add the columns; of what was saved before nobody knows."""
    for table in KINDS:
        for name in ("author", "called", "reason"):
            op.add_column(table, sa.Column(name, sa.Text, nullable=False, server_default=""))
