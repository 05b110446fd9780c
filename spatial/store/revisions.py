"""
Revisions in the one file a workspace is kept in: each save is a new one, nothing is overwritten.

A page refresh, a crash or a colleague's second tab loses no work: the newest revision opens, the
older ones stay.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, TypeVar

import platformdirs

from spatial.errors import Fault, UserError
from spatial.store import copies, rights
from spatial.store.database import opened
from spatial.store.rights import Right

T = TypeVar("T")


def home() -> Path:
    """Return the folder of the user's own files: ``TRUONGLOP_HOME`` or the system's usual place."""
    given = os.environ.get("TRUONGLOP_HOME")
    return Path(given) if given else platformdirs.user_data_path("truonglop", appauthor=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRevision:
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
    visitor
        Secret of whoever saves: what is new is his, what is another's he may only read. Empty for
        nobody: what is new belongs to nobody.

    Attributes
    ----------
    table, key
        Name of the kind and of what tells its pieces apart: words of ours, never a planner's.
    adopts
        Whether what nobody owns becomes his who changes it first; else he gets a copy.
    """

    table: ClassVar[str]
    key: ClassVar[str]
    adopts: ClassVar[bool] = False

    def __init__(self, file: Path | None = None, *, visitor: str = "") -> None:
        self.file = file or home() / "workspace.sqlite"
        self.visitor = rights.digest(visitor)

    def new_id(self) -> str:
        """Return an id nobody can guess: it is all a link needs to open what is kept under it."""
        return secrets.token_urlsafe(9)

    def right(self, name: str) -> Right:
        """
        Return what the visitor may do with a piece of work.

        Raises
        ------
        UserError
            If the file cannot be read.
        """
        if not self.file.exists():
            return Right.NOBODYS
        with opened(self.file) as database:
            return rights.of(database, self.table, name, self.visitor)

    def _save(self, name: str, body: str, *, locality: str, began: int | None = None) -> int:
        """
        Save a text as the next revision.

        Parameters
        ----------
        name
            What tells it apart from others of its kind.
        locality
            Key of the locality it belongs to; empty where it belongs to all.
        began
            Revision the change began from, 0 for none; ``None`` does not ask.

        Raises
        ------
        rights.NotYours
            If it belongs to another who did not let the visitor write.
        rights.Meanwhile
            If another saved since `began`.
        UserError
            If the file cannot be written.
        """
        with opened(self.file, write=True) as database:
            (last,) = database.execute(
                f"SELECT coalesce(max(revision), 0) FROM {self.table} WHERE {self.key} = ?",  # noqa: S608 - names of ours
                (name,),
            ).fetchone()
            rights.ask(database, self.table, name, self.visitor, free=last == 0 or self.adopts)
            if began is not None and began != last:
                raise rights.Meanwhile(name, revision=int(last))
            database.execute(
                f"INSERT INTO {self.table} ({self.key}, revision, locality, body)"  # noqa: S608 - names of ours
                " VALUES (?, ?, ?, ?)",
                (name, last + 1, locality, body),
            )
        copies.keep_up(self.file)
        return int(last) + 1

    def revision(self, name: str, *, locality: str) -> int:
        """
        Return the newest revision of a name, 0 for none.

        Raises
        ------
        UserError
            If the file cannot be read.
        """
        newest = self._kept(name, locality=locality)
        return 0 if newest is None else newest.revision

    def decoded(self, name: str, body: str, decode: Callable[[str], T]) -> T:
        """
        Read what a text holds.

        Raises
        ------
        UserError
            If it is not what this version writes: a field it does not know, one that is missing.
        """
        try:
            return decode(body)
        except (ValueError, TypeError, KeyError, IndexError, AttributeError) as problem:
            text = str(problem).replace("\n", " ")[:80]
            fault = Fault(code="workspace_body", value=name, blanks={"reason": text})
            raise UserError(fault) from problem

    def _newest(self, name: str, *, locality: str) -> str | None:
        """
        Return the newest text of a name, nothing if none was saved for the locality.

        Raises
        ------
        UserError
            If the file cannot be read.
        """
        revision = self._kept(name, locality=locality)
        return None if revision is None else revision.body

    def _kept(self, name: str, *, locality: str) -> KeptRevision | None:
        """Return the newest revision of a name, nothing if none was saved for the locality."""
        if not self.file.exists():
            return None
        with opened(self.file) as database:
            row = database.execute(
                f"SELECT revision, saved_at, body FROM {self.table}"  # noqa: S608 - names of ours
                f" WHERE {self.key} = ? AND locality = ? ORDER BY revision DESC LIMIT 1",
                (name, locality),
            ).fetchone()
        if row is None:
            return None
        return KeptRevision(name=name, revision=int(row[0]), saved_at=row[1], body=str(row[2]))

    def _all(self, *, locality: str) -> list[KeptRevision]:
        """
        Return the newest of every name of a locality, by name.

        Raises
        ------
        UserError
            If the file cannot be read.
        """
        if not self.file.exists():
            return []
        with opened(self.file) as database:
            rows = database.execute(
                f"SELECT {self.key}, max(revision), saved_at, body FROM {self.table}"  # noqa: S608 - names of ours
                f" WHERE locality = ? GROUP BY {self.key} ORDER BY {self.key}",
                (locality,),
            ).fetchall()
        return [
            KeptRevision(name=name, revision=revision, saved_at=at, body=body)
            for name, revision, at, body in rows
        ]
