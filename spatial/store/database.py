"""
A store opened for one transaction, or a sentence why not; and the file of a workspace looked at.

The store has a version. One from before is copied, then brought up to date; a newer one, a damaged
one and an empty one are told and left as they are.
"""

from __future__ import annotations

import importlib
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from spatial.errors import Fault, UserError, reason_of
from spatial.store import private
from spatial.store.place import DatabaseServer, Place
from spatial.store.rows import VERSION

if TYPE_CHECKING:
    from spatial.store.transaction import Transaction

SERVER, SQLITE = "spatial.store.server", "spatial.store.sqlite_file"  # named: see `opened`

# Codes of what is wrong with the store itself, not with one piece of work in it.
TROUBLES = frozenset(
    {
        "workspace_damaged",
        "workspace_empty",
        "workspace_newer",
        "workspace_locked",
        "cannot_write",
        "database_unreachable",
        "database_postgis",
    }
)


@contextmanager
def opened(place: Place, *, write: bool = False) -> Iterator[Transaction]:
    """
    Open a store for one transaction that stands whole or not at all.

    Parameters
    ----------
    place
        SQLite file, made if there is none; or a server's database.
    write
        Whether something will be written: then nobody else writes a file until the end.

    Raises
    ------
    UserError
        If the store cannot be opened, read or written.

    Notes
    -----
    SQLAlchemy is loaded by the first look into a store and not by the start of the program: half a
    second of the processor that a visitor without saved work never waits for.
    """
    if isinstance(place, DatabaseServer):
        from spatial.store import server  # noqa: PLC0415 - see the notes

        with server.opened(place) as transaction:
            yield transaction
    else:
        from spatial.store import sqlite_file  # noqa: PLC0415 - see the notes

        with sqlite_file.opened(place, write=write) as transaction:
            yield transaction


def warm(place: Place) -> None:
    """Load what the first look into a store loads, beside whoever is about to look into it."""
    importlib.import_module(SERVER if isinstance(place, DatabaseServer) else SQLITE)


def _read_only(file: Path) -> sqlite3.Connection:
    """Connect without the right to write."""
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)


def backup(database: sqlite3.Connection, to: Path) -> None:
    """Copy a file as it is at one moment, while others may write; whole or not at all."""
    beside = private.folder(to.parent) / f".writing-{secrets.token_hex(6)}.sqlite"
    try:
        private.write(beside, b"")
        with closing(sqlite3.connect(beside)) as copy:
            database.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE").fetchone()  # one file, no companions
        beside.replace(to)
    finally:
        beside.unlink(missing_ok=True)


def trouble(file: Path) -> Fault | None:
    """
    Look whether a file could be used, and leave it as it is.

    Returns
    -------
    Fault or None
        What is wrong; ``None`` for no file at all.

    Notes
    -----
    Only SQLite may open the file: on POSIX, closing any other handle to it lets go every lock this
    process holds on it, and another process would then tidy the log away under our connections.
    """
    try:
        size_bytes = file.stat().st_size
    except FileNotFoundError:
        return None
    except OSError as problem:
        return fault_of(file, problem).faults[0]
    if not size_bytes:
        return empty(file).faults[0]
    try:
        with closing(_read_only(file)) as database:
            (version,) = database.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error as problem:
        return fault_of(file, problem).faults[0]
    return newer(file, version).faults[0] if version > VERSION else None


def is_sound(file: Path) -> bool:
    """Tell whether a file is a database of ours and SQLite finds nothing wrong in it."""
    if trouble(file) is not None or not file.is_file():
        return False
    try:
        with closing(_read_only(file)) as database:
            (said,) = database.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error:
        return False
    return bool(said == "ok")


def _fault(code: str, place: Place, **blanks: object) -> UserError:
    """Say what is wrong with a store; by its name, for where it stands is nobody's business."""
    return UserError(Fault(code=code, value=place.name, blanks=blanks))


def empty(file: Path) -> UserError:
    """Say that nothing is in the file."""
    return _fault("workspace_empty", file)


def newer(place: Place, version: int) -> UserError:
    """Say that a newer program wrote the store."""
    return _fault("workspace_newer", place, version=version, known=VERSION)


def fault_of(file: Path, problem: Exception) -> UserError:
    """Put what the system or SQLite complains about into one of our sentences."""
    text = str(problem).lower()
    if isinstance(problem, OSError):
        reason = reason_of(problem)
        return _fault("cannot_write", file, reason=reason)
    if "locked" in text or "busy" in text:
        return _fault("workspace_locked", file)
    damaged = ("malformed", "not a database", "corrupt", "no such table", "no such column")
    if any(sign in text for sign in damaged):
        return _fault("workspace_damaged", file)
    return _fault("cannot_write", file, reason=str(problem))
