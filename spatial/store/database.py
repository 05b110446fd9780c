"""The one file a workspace is kept in: opened for one transaction, or a sentence why not."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from spatial.errors import Fault, UserError

_BUSY_S = 5.0  # how long to wait for another session's save


@contextmanager
def opened(file: Path, schema: str) -> Iterator[sqlite3.Connection]:
    """
    Open the file for one transaction that stands whole or not at all.

    Parameters
    ----------
    file
        SQLite file; made if there is none.
    schema
        Statement that makes the table at hand, if there is none.

    Raises
    ------
    UserError
        If the file cannot be opened, read or written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(file, timeout=_BUSY_S, isolation_level="IMMEDIATE")
    except (OSError, sqlite3.Error) as problem:
        raise _cannot(file, problem) from problem
    try:
        database.execute(schema)
        with database:
            yield database
    except sqlite3.Error as problem:
        raise _cannot(file, problem) from problem
    finally:
        database.close()


def _cannot(file: Path, problem: Exception) -> UserError:
    """Say that the file cannot be used."""
    return UserError(Fault(code="cannot_write", value=str(file), blanks={"reason": str(problem)}))
