"""Files and folders that only the user who runs the program may read."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

FOLDER, FILE = 0o700, 0o600
WRITING = (".writing-", ".landing-")  # what a save writes to before it stands whole
_STALE_S = 3600.0  # no save takes so long: what is older was left by one that was killed [s]


def folder(path: Path) -> Path:
    """Make a folder, and those above it that are missing, for the user alone."""
    if not path.is_dir():
        if path.parent != path:
            folder(path.parent)
        path.mkdir(mode=FOLDER, exist_ok=True)
    return path


def write(path: Path, content: bytes) -> None:
    """Write a new file for the user alone."""
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), FILE)
    with os.fdopen(number, "wb") as file:
        file.write(content)


def shut(root: Path) -> None:
    """Close to others whatever lies in a folder, which may come from a former version."""
    for path in (root, *root.rglob("*")) if root.is_dir() else (root,):
        try:
            path.chmod(FOLDER if path.is_dir() else FILE)
        except OSError:  # gone meanwhile, or another user's
            continue


def sweep(root: Path, *, now_s: float | None = None) -> int:
    """
    Remove what saves that were killed left half-written.

    Parameters
    ----------
    root
        Folder to look into, not below.
    now_s
        Time [s since 1970]; ``None`` asks the clock.
    """
    before = (time.time() if now_s is None else now_s) - _STALE_S
    left = [
        path
        for path in (root.iterdir() if root.is_dir() else ())
        if path.name.startswith(WRITING) and path.stat().st_mtime < before
    ]
    for path in left:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return len(left)
