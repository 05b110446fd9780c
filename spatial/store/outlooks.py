"""Planners' outlooks on the future, beside the scenarios: each save is a new revision."""

from __future__ import annotations

import secrets
from pathlib import Path

from spatial.errors import Fault, UserError
from spatial.store.database import opened
from spatial.store.workspace import home

_SCHEMA = """
CREATE TABLE IF NOT EXISTS outlooks (
    outlook_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    saved_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    locality TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (outlook_id, revision)
)
"""


class Outlooks:
    """
    The outlooks kept in one file, the same as the scenarios'.

    Parameters
    ----------
    file
        SQLite file; made on the first save. ``None`` takes ``workspace.sqlite`` in `home`.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.file = file or home() / "workspace.sqlite"

    def new_id(self) -> str:
        """Return an id nobody can guess: it is all a link needs to open the outlook."""
        return secrets.token_urlsafe(9)

    def save(self, outlook_id: str, text: str, *, locality: str) -> int:
        """
        Save an outlook as its next revision.

        Parameters
        ----------
        outlook_id
            From `new_id`.
        text
            The outlook as `spatial.export.outlook.text` writes it.
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
                "SELECT coalesce(max(revision), 0) FROM outlooks WHERE outlook_id = ?",
                (outlook_id,),
            ).fetchone()
            database.execute(
                "INSERT INTO outlooks (outlook_id, revision, locality, body) VALUES (?, ?, ?, ?)",
                (outlook_id, last + 1, locality, text),
            )
        return int(last) + 1

    def load(self, outlook_id: str, *, locality: str) -> str:
        """
        Return the newest text of an outlook.

        Raises
        ------
        UserError
            If no such outlook was saved for the locality.
        """
        found = None
        if self.file.is_file():
            with opened(self.file, _SCHEMA) as database:
                found = database.execute(
                    "SELECT body FROM outlooks WHERE outlook_id = ? AND locality = ?"
                    " ORDER BY revision DESC LIMIT 1",
                    (outlook_id, locality),
                ).fetchone()
        if found is None:
            raise UserError(Fault(code="outlook_unknown", value=outlook_id))
        return str(found[0])
