"""
Norm profiles of the planners' own, beside the scenarios: each save is a new revision.

A profile is kept as the text a planner may also export, so that what was saved years ago is read
by the same door, with the same faults, as a file.
"""

from __future__ import annotations

from pathlib import Path

from spatial.store.database import opened
from spatial.store.workspace import home

_SCHEMA = """
CREATE TABLE IF NOT EXISTS profiles (
    locality TEXT NOT NULL,
    name TEXT NOT NULL,
    revision INTEGER NOT NULL,
    saved_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    body TEXT NOT NULL,
    PRIMARY KEY (locality, name, revision)
)
"""
_REMOVED = ""  # the body of a profile taken off the list; its earlier revisions stay


class Profiles:
    """
    The profiles kept in one file, the same as the scenarios'.

    Parameters
    ----------
    file
        SQLite file; made on the first save. ``None`` takes ``workspace.sqlite`` in `home`.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.file = file or home() / "workspace.sqlite"

    def save(self, name: str, text: str, *, locality: str) -> int:
        """
        Save a profile as its next revision.

        Parameters
        ----------
        name
            Name of the profile.
        text
            The profile as `spatial.norms.write_profile` writes it.
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
                "SELECT coalesce(max(revision), 0) FROM profiles WHERE locality = ? AND name = ?",
                (locality, name),
            ).fetchone()
            database.execute(
                "INSERT INTO profiles (locality, name, revision, body) VALUES (?, ?, ?, ?)",
                (locality, name, last + 1, text),
            )
        return int(last) + 1

    def remove(self, name: str, *, locality: str) -> int:
        """Take a profile off the list by a last, empty revision; return that revision."""
        return self.save(name, _REMOVED, locality=locality)

    def saved(self, *, locality: str) -> dict[str, str]:
        """
        Return the newest text of every profile of a locality, by name.

        Raises
        ------
        UserError
            If the file cannot be read.
        """
        if not self.file.is_file():
            return {}
        with opened(self.file, _SCHEMA) as database:
            rows = database.execute(
                "SELECT name, body, max(revision) FROM profiles WHERE locality = ?"
                " GROUP BY name ORDER BY name",
                (locality,),
            ).fetchall()
        return {name: body for name, body, _ in rows if body != _REMOVED}
