"""
Who may write what: its owner, and whom the owner lets.

A visitor is a secret in his own browser; the file knows only its digest. What nobody owns was saved
before there were owners: everybody may read it, and who changes it gets a copy of his own.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import sqlite3
from enum import StrEnum

from spatial.errors import Fault, UserError


class Right(StrEnum):
    """What a visitor may do with a piece of work."""

    OWNER = "owner"  # write, and let others write
    EDITOR = "editor"  # write: the owner let him
    READER = "reader"  # read and copy: it is another's
    NOBODYS = "nobodys"  # read and copy: saved before there were owners, or not saved yet

    @property
    def writes(self) -> bool:
        """Whether a change goes into this very work, and not into a copy."""
        return self in {Right.OWNER, Right.EDITOR}


class NotYours(UserError):  # noqa: N818 - it carries a fault; "error" would say less
    """The work belongs to another."""

    def __init__(self, name: str) -> None:
        super().__init__(Fault(code="workspace_not_yours", value=name))


class Meanwhile(UserError):  # noqa: N818 - see above
    """Another saved since the change at hand began; `revision` is his."""

    def __init__(self, name: str, *, revision: int) -> None:
        self.revision = revision
        super().__init__(Fault(code="workspace_meanwhile", value=name))


def digest(visitor: str) -> str:
    """Return what the file knows of a visitor; empty for nobody."""
    return hashlib.sha256(visitor.encode()).hexdigest() if visitor else ""


def of(database: sqlite3.Connection, kind: str, name: str, visitor: str) -> Right:
    """Return what a visitor, given by his digest, may do."""
    owner_row = database.execute(
        "SELECT owner FROM owners WHERE kind = ? AND name = ?", (kind, name)
    ).fetchone()
    if owner_row is None:
        return Right.NOBODYS
    if visitor and hmac.compare_digest(str(owner_row[0]), visitor):
        return Right.OWNER
    row = database.execute(
        "SELECT 1 FROM editors WHERE kind = ? AND name = ? AND visitor = ?", (kind, name, visitor)
    ).fetchone()
    return Right.READER if row is None else Right.EDITOR


def ask(database: sqlite3.Connection, kind: str, name: str, visitor: str, *, free: bool) -> None:
    """
    Let a save pass, and make who saves what is free (new, or nobody's yet) its owner.

    Raises
    ------
    NotYours
        If the visitor may only read.
    """
    right = of(database, kind, name, visitor)
    if free and right is Right.NOBODYS:
        if visitor:
            database.execute(
                "INSERT INTO owners (kind, name, owner) VALUES (?, ?, ?)", (kind, name, visitor)
            )
        return
    if right is Right.READER or (right is Right.NOBODYS and visitor):
        raise NotYours(name)


def owned(database: sqlite3.Connection, kind: str, visitor: str) -> dict[str, bool]:
    """Tell of each owned piece of a kind whether it is the visitor's."""
    rows = database.execute("SELECT name, owner FROM owners WHERE kind = ?", (kind,)).fetchall()
    return {str(name): owner == visitor for name, owner in rows}


def work_key(database: sqlite3.Connection, kind: str, name: str, visitor: str) -> str:
    """Return the secret that lets others write, made when the owner first asks for it."""
    if of(database, kind, name, visitor) is not Right.OWNER:
        raise NotYours(name)
    (key,) = database.execute(
        "SELECT work_key FROM owners WHERE kind = ? AND name = ?", (kind, name)
    ).fetchone()
    if key is None:
        key = secrets.token_urlsafe(12)
        database.execute(
            "UPDATE owners SET work_key = ? WHERE kind = ? AND name = ?", (key, kind, name)
        )
    return str(key)


def join(database: sqlite3.Connection, kind: str, name: str, visitor: str, given: str) -> bool:
    """Let a visitor write who has the secret."""
    row = database.execute(
        "SELECT work_key FROM owners WHERE kind = ? AND name = ?", (kind, name)
    ).fetchone()
    key = None if row is None else row[0]
    if not visitor or key is None or not hmac.compare_digest(key.encode(), given.encode()):
        return False
    database.execute("INSERT OR IGNORE INTO editors VALUES (?, ?, ?)", (kind, name, visitor))
    return True


def close(database: sqlite3.Connection, kind: str, name: str, visitor: str) -> None:
    """Take back the secret and what was let by it."""
    if of(database, kind, name, visitor) is not Right.OWNER:
        raise NotYours(name)
    database.execute("UPDATE owners SET work_key = NULL WHERE kind = ? AND name = ?", (kind, name))
    database.execute("DELETE FROM editors WHERE kind = ? AND name = ?", (kind, name))
