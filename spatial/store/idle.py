"""
One connection that does nothing, so that the others are quick.

SQLite tidies its log up whenever the last connection to a file is closed, at three waits for the
disk instead of one. A program that opens the file for each save keeps one idle beside them.
"""

from __future__ import annotations

import atexit
import sqlite3
import threading
from contextlib import suppress
from pathlib import Path

_LOCK = threading.Lock()
_idle: list[tuple[Path, int, sqlite3.Connection]] = []  # one at most


def hold(file: Path) -> None:
    """Keep a connection to a file, if there is none yet; that to another file is let go."""
    number = file.stat().st_ino
    with _LOCK:
        if _idle and _idle[0][:2] == (file, number):
            return
        _drop()
        connection = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
        _idle.append((file, number, connection))
        connection.execute("PRAGMA user_version").fetchone()  # the file is opened only now


def release() -> None:
    """Let the connection go: the file may be moved, or the program ends."""
    with _LOCK:
        _drop()


def _drop() -> None:
    """Close what is held."""
    while _idle:
        with suppress(sqlite3.Error):
            _idle.pop()[2].close()


atexit.register(release)
