"""Copies of the workspace file, made while it is sound; from the last good one it is repaired."""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from spatial.store import database, idle, private
from spatial.store.place import DatabaseServer, Place

STAY = 4  # copies
EVERY_S = 900.0  # no two copies in less time [s]
_LOOK_S = 60.0  # a program that saves all the time looks no oftener whether one is due [s]
_COPYING = threading.Lock()
_looked: dict[Path, float] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreRepair:
    """
    What a repair did.

    Attributes
    ----------
    copied_at
        When the copy now in use was made (UTC, ISO 8601); empty where a new file begins.
    aside
        Name the damaged file is kept under; empty where there was none.
    """

    copied_at: str
    aside: str


def folder(file: Path) -> Path:
    """Return where the copies of a workspace file lie."""
    return file.parent / "copies"


def listed(file: Path) -> list[Path]:
    """List the copies, newest first."""
    copies = folder(file).glob(f"{file.stem}-*{file.suffix}")
    return sorted(copies, key=lambda copy: copy.name, reverse=True)


def is_due(file: Path, *, now_s: float | None = None) -> bool:
    """Tell whether the newest copy is old enough for another."""
    now = time.time() if now_s is None else now_s
    newest = next(iter(listed(file)), None)
    return newest is None or now - newest.stat().st_mtime >= EVERY_S


def make(file: Path, *, now: datetime | None = None) -> Path | None:
    """
    Copy the file if it is sound; the oldest copies go, a damaged file never replaces a good copy.

    What saves and copies that were killed left half-written goes too.

    Parameters
    ----------
    file
        The workspace file.
    now
        Moment the copy is named by; ``None`` asks the clock.

    Returns
    -------
    pathlib.Path or None
        The copy; ``None`` where nothing could be copied.
    """
    if not database.is_sound(file):
        return None
    at = (now or datetime.now(UTC)).strftime("%Y%m%dT%H%M%S%f")
    to = folder(file) / f"{file.stem}-{at}{file.suffix}"
    try:
        with closing(sqlite3.connect(file)) as source:
            database.backup(source, to)
        for old in listed(file)[STAY:]:
            old.unlink(missing_ok=True)
        for place in (file.parent, folder(file)):  # what a program that was killed left
            private.sweep(place)
    except (OSError, sqlite3.Error):  # a full disk costs a copy, not a save
        return None
    return to


def keep_up(place: Place) -> None:
    """
    Make a copy beside the work at hand, if one is due; a save does not wait for it.

    A server's database has its own: what copies it is its administrator's business.
    """
    if isinstance(place, DatabaseServer):
        return
    file = place

    def copy() -> None:
        try:
            if is_due(file):
                make(file)
        except OSError:
            return
        finally:
            _COPYING.release()

    now = time.monotonic()
    if now - _looked.get(file, -_LOOK_S) < _LOOK_S or not _COPYING.acquire(blocking=False):
        return
    _looked[file] = now
    try:
        threading.Thread(target=copy, name="workspace-copy", daemon=True).start()
    except RuntimeError:  # the program is ending
        _COPYING.release()


def last_good(file: Path) -> Path | None:
    """Return the newest copy that is sound."""
    return next((copy for copy in listed(file) if database.is_sound(copy)), None)


def repair(file: Path) -> StoreRepair:
    """
    Put the last good copy in the place of a file that cannot be used, or begin a new one.

    The damaged file and its companions are kept beside it under another name; a sound or a newer
    file is left as it is.

    Raises
    ------
    UserError
        If the disk cannot be written.
    """
    fault = database.trouble(file)
    if database.is_sound(file) or (fault is not None and fault.code == "workspace_newer"):
        return StoreRepair(copied_at="", aside="")
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    aside = f"{file.stem}.damaged-{now}{file.suffix}"
    idle.release()
    try:
        for end in ("-wal", "-shm", ""):
            part = file.with_name(file.name + end)
            if part.exists():
                part.replace(file.with_name(aside + end))
        copy = last_good(file)
        if copy is not None:
            with closing(sqlite3.connect(copy)) as source:
                database.backup(source, file)
            private.shut(file)
        with database.opened(file):
            pass
    except (OSError, sqlite3.Error) as problem:
        raise database.fault_of(file, problem) from problem
    return StoreRepair(copied_at="" if copy is None else _moment(copy), aside=aside)


def _moment(copy: Path) -> str:
    """Return when a copy was made (UTC, ISO 8601)."""
    at = datetime.strptime(copy.stem.rpartition("-")[2], "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC)
    return at.isoformat(timespec="seconds")
