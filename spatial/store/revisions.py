"""
Revisions in the one file a workspace is kept in: each save is a new one, nothing is overwritten.

A page refresh, a crash or a colleague's second tab loses no work: the newest revision opens, the
older ones stay.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import platformdirs

from spatial.store.database import opened

_SCHEMA = """
CREATE TABLE IF NOT EXISTS {table} (
    {key} TEXT NOT NULL,
    revision INTEGER NOT NULL,
    saved_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    locality TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY ({key}, revision)
)
"""


def home() -> Path:
    """Return the folder of the user's own files: ``TRUONGLOP_HOME`` or the system's usual place."""
    given = os.environ.get("TRUONGLOP_HOME")
    return Path(given) if given else platformdirs.user_data_path("truonglop", appauthor=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One name: its newest revision, when it was saved (UTC, ISO 8601) and its text."""

    name: str
    revision: int
    saved_at: str
    body: str


class Revisions:
    """
    One kind of work, kept as text; every kind is a class of its own over this one.

    Parameters
    ----------
    file
        SQLite file; made on the first save. ``None`` takes ``workspace.sqlite`` in `home`.

    Attributes
    ----------
    table, key
        Name of the kind and of what tells its pieces apart: words of ours, never a planner's.
    """

    table: ClassVar[str]
    key: ClassVar[str]

    def __init__(self, file: Path | None = None) -> None:
        self.file = file or home() / "workspace.sqlite"
        self._schema = _SCHEMA.format(table=self.table, key=self.key)

    def new_id(self) -> str:
        """Return an id nobody can guess: it is all a link needs to open what is kept under it."""
        return secrets.token_urlsafe(9)

    def _save(self, name: str, body: str, *, locality: str) -> int:
        """
        Save a text as the next revision.

        Parameters
        ----------
        name
            What tells it apart from others of its kind.
        body
            The text.
        locality
            Key of the locality it belongs to; empty where it belongs to all.

        Returns
        -------
        int
            The revision.

        Raises
        ------
        UserError
            If the file cannot be written.
        """
        with opened(self.file, self._schema) as database:
            (last,) = database.execute(
                f"SELECT coalesce(max(revision), 0) FROM {self.table} WHERE {self.key} = ?",  # noqa: S608 - names of ours
                (name,),
            ).fetchone()
            database.execute(
                f"INSERT INTO {self.table} ({self.key}, revision, locality, body)"  # noqa: S608 - names of ours
                " VALUES (?, ?, ?, ?)",
                (name, last + 1, locality, body),
            )
        return int(last) + 1

    def _newest(self, name: str, *, locality: str) -> str | None:
        """
        Return the newest text of a name, nothing if none was saved for the locality.

        Raises
        ------
        UserError
            If the file cannot be read.
        """
        if not self.file.is_file():
            return None
        with opened(self.file, self._schema) as database:
            found = database.execute(
                f"SELECT body FROM {self.table} WHERE {self.key} = ? AND locality = ?"  # noqa: S608 - names of ours
                " ORDER BY revision DESC LIMIT 1",
                (name, locality),
            ).fetchone()
        return None if found is None else str(found[0])

    def _all(self, *, locality: str) -> list[Kept]:
        """
        Return the newest of every name of a locality, by name.

        Raises
        ------
        UserError
            If the file cannot be read.
        """
        if not self.file.is_file():
            return []
        with opened(self.file, self._schema) as database:
            rows = database.execute(
                f"SELECT {self.key}, max(revision), saved_at, body FROM {self.table}"  # noqa: S608 - names of ours
                f" WHERE locality = ? GROUP BY {self.key} ORDER BY {self.key}",
                (locality,),
            ).fetchall()
        return [
            Kept(name=name, revision=revision, saved_at=at, body=body)
            for name, revision, at, body in rows
        ]
