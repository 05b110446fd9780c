"""Recommended networks beside the scenarios, so that a search is never lost with its page."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from spatial.errors import Fault, UserError
from spatial.store.database import opened
from spatial.store.workspace import home

_SCHEMA = """
CREATE TABLE IF NOT EXISTS recommendations (
    recommendation_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    saved_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    locality TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (recommendation_id, revision)
)
"""


class Recommendations:
    """
    The recommendations kept in one file, the same as the scenarios'.

    Parameters
    ----------
    file
        SQLite file; made on the first save. ``None`` takes ``workspace.sqlite`` in `home`.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.file = file or home() / "workspace.sqlite"

    def new_id(self) -> str:
        """Return an id nobody can guess: it is all a link needs to open the recommendation."""
        return secrets.token_urlsafe(9)

    def save(self, name: str, tree: Mapping[str, Any], *, locality: str) -> int:
        """
        Save a recommendation as its next revision.

        Parameters
        ----------
        name
            From `new_id`.
        tree
            Values JSON can carry.
        locality
            Key of the locality it belongs to.

        Returns
        -------
        int
            The revision.

        Raises
        ------
        UserError
            If the file cannot be written.
        """
        with opened(self.file, _SCHEMA) as database:
            (last,) = database.execute(
                "SELECT coalesce(max(revision), 0) FROM recommendations"
                " WHERE recommendation_id = ?",
                (name,),
            ).fetchone()
            database.execute(
                "INSERT INTO recommendations (recommendation_id, revision, locality, body)"
                " VALUES (?, ?, ?, ?)",
                (name, last + 1, locality, json.dumps(tree, ensure_ascii=False)),
            )
        return int(last) + 1

    def load(self, name: str, *, locality: str) -> dict[str, Any]:
        """
        Return the newest revision of a recommendation.

        Raises
        ------
        UserError
            If none of that id was saved for the locality.
        """
        row = None
        if self.file.is_file():
            with opened(self.file, _SCHEMA) as database:
                row = database.execute(
                    "SELECT body FROM recommendations"
                    " WHERE recommendation_id = ? AND locality = ? ORDER BY revision DESC LIMIT 1",
                    (name, locality),
                ).fetchone()
        if row is None:
            raise UserError(Fault(code="recommendation_unknown", value=name))
        return cast("dict[str, Any]", json.loads(row[0]))
