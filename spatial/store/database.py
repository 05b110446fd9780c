"""
The one file a workspace is kept in: opened for one transaction, or a sentence why not.

The file has a version. One from before is copied, then brought up to date; a newer one, a damaged
one and an empty one are told and left as they are.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from spatial.errors import Fault, UserError
from spatial.store import idle, private

VERSION = 1  # of the tables; 0 is what versions wrote that did not number them
KINDS = {  # table of each kind of work and the column that tells its pieces apart
    "revisions": "scenario_id",
    "profiles": "name",
    "outlooks": "outlook_id",
    "zone_plans": "plan_id",
    "recommendations": "recommendation_id",
    "headings": "fingerprint",
}
_READ_BUSY_S, _WRITE_BUSY_S = 1.0, 4.0  # how long to wait for another session
_KIND = """
CREATE TABLE IF NOT EXISTS {table} (
    {key} TEXT NOT NULL,
    revision INTEGER NOT NULL,
    saved_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    locality TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY ({key}, revision)
)
"""
_OWNERS = """
CREATE TABLE IF NOT EXISTS owners (
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    owner TEXT NOT NULL,
    work_key TEXT,
    PRIMARY KEY (kind, name)
)
"""
_EDITORS = """
CREATE TABLE IF NOT EXISTS editors (
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    visitor TEXT NOT NULL,
    PRIMARY KEY (kind, name, visitor)
)
"""
# Codes of what is wrong with the file itself, not with one piece of work in it.
TROUBLES = frozenset(
    {
        "workspace_damaged",
        "workspace_empty",
        "workspace_newer",
        "workspace_locked",
        "cannot_write",
    }
)


@contextmanager
def opened(file: Path, *, write: bool = False) -> Iterator[sqlite3.Connection]:
    """
    Open the file for one transaction that stands whole or not at all.

    Parameters
    ----------
    file
        SQLite file; made if there is none.
    write
        Whether something will be written: then nobody else writes until the end.

    Raises
    ------
    UserError
        If the file cannot be opened, read or written.
    """
    try:
        if not file.exists():
            _create(file)
        elif file.stat().st_size == 0:
            raise _empty(file)
        with closing(_connect(file, _WRITE_BUSY_S if write else _READ_BUSY_S)) as database:
            _bring_up_to_date(database, file)
            if write:
                idle.hold(file)
            with _transaction(database, "IMMEDIATE" if write else "DEFERRED"):
                yield database
    except (OSError, sqlite3.Error) as problem:
        raise fault_of(file, problem) from problem


@contextmanager
def _transaction(database: sqlite3.Connection, how: str) -> Iterator[None]:
    """Begin a transaction; commit at the end, roll back when anything goes wrong."""
    database.execute(f"BEGIN {how}")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            database.execute("ROLLBACK")
        raise


def _connect(file: Path, busy_s: float) -> sqlite3.Connection:
    """Connect; every transaction is begun by hand."""
    return sqlite3.connect(file, timeout=busy_s, isolation_level=None)


def _read_only(file: Path) -> sqlite3.Connection:
    """Connect without the right to write."""
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)


def _create(file: Path) -> None:
    """Make a file with its tables beside its place, then put it there unless another was first."""
    folder = private.folder(file.parent)
    beside = folder / f".writing-{secrets.token_hex(6)}.sqlite"
    try:
        private.write(beside, b"")
        with closing(_connect(beside, _WRITE_BUSY_S)) as database:
            _make_tables(database)
            # Readers do not wait for a writer. Where the disk cannot (a network share), the answer
            # is the former way, and everything else is the same.
            database.execute("PRAGMA journal_mode = WAL").fetchone()
        with suppress(FileExistsError):
            _place(beside, file)
    finally:
        for left in (beside, *folder.glob(f"{beside.name}-*")):
            left.unlink(missing_ok=True)


def _place(beside: Path, file: Path) -> None:
    """Give a whole file its name; raises `FileExistsError` if there is one of that name."""
    try:
        os.link(beside, file)
    except FileExistsError:
        raise
    except OSError:  # a disk without links
        if file.exists():
            raise FileExistsError(file) from None
        beside.replace(file)


def _make_tables(database: sqlite3.Connection) -> None:
    """Make every table that is missing and say of which version they are."""
    with _transaction(database, "IMMEDIATE"):
        for table, key in KINDS.items():
            database.execute(_KIND.format(table=table, key=key))
        for statement in (_OWNERS, _EDITORS):
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {VERSION}")


def _bring_up_to_date(database: sqlite3.Connection, file: Path) -> None:
    """Copy and then change a file of a former version; a newer one is refused."""
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise _newer(file, version)
    if version == VERSION:
        return
    backup(database, file.with_name(f"{file.stem}.before-version-{VERSION}{file.suffix}"))
    _make_tables(database)
    database.execute("PRAGMA journal_mode = WAL").fetchone()
    private.shut(file)


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
        return _empty(file).faults[0]
    try:
        with closing(_read_only(file)) as database:
            (version,) = database.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error as problem:
        return fault_of(file, problem).faults[0]
    return _newer(file, version).faults[0] if version > VERSION else None


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


def _fault(code: str, file: Path, **blanks: object) -> UserError:
    """Say what is wrong with the file; by its name, for its folder is nobody's business."""
    return UserError(Fault(code=code, value=file.name, blanks=blanks))


def _empty(file: Path) -> UserError:
    """Say that nothing is in the file."""
    return _fault("workspace_empty", file)


def _newer(file: Path, version: int) -> UserError:
    """Say that a newer program wrote the file."""
    return _fault("workspace_newer", file, version=version, known=VERSION)


def fault_of(file: Path, problem: Exception) -> UserError:
    """Put what the system or SQLite complains about into one of our sentences."""
    text = str(problem).lower()
    if isinstance(problem, OSError):
        reason = problem.strerror or type(problem).__name__
        return _fault("cannot_write", file, reason=reason)
    if "locked" in text or "busy" in text:
        return _fault("workspace_locked", file)
    damaged = ("malformed", "not a database", "corrupt", "no such table", "no such column")
    if any(sign in text for sign in damaged):
        return _fault("workspace_damaged", file)
    return _fault("cannot_write", file, reason=str(problem))
