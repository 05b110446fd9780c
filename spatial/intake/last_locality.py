"""The locality read last, for jobs that ask several things of the same files."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from pathlib import Path

from spatial.network import Network

_kept: dict[str, Network] = {}  # one at most: the mark of its files, and what was read of them
_here: ContextVar[tuple[Path, str] | None] = ContextVar("locality_at_hand", default=None)


@contextlib.contextmanager
def at_hand(folder: Path, mark: str) -> Iterator[None]:
    """
    Read a folder once for all who say the same mark in this process, one after the other.

    Parameters
    ----------
    folder
        Where the files stand this time.
    mark
        Of all that reading depends on: the files, their names, the day.
    """
    if mark not in _kept:
        _kept.clear()  # before the next is read: two at once would take twice the memory
    token = _here.set((folder.resolve(), mark))
    try:
        yield
    finally:
        _here.reset(token)


def of(folder: Path | str | None, read: Callable[[], Network]) -> Network:
    """
    Return what was read of a folder that is at hand; any other is read.

    Parameters
    ----------
    read
        Reads the folder; what it raises passes, and nothing is kept.
    """
    here = _here.get()
    if here is None or folder is None or Path(folder).resolve() != here[0]:
        return read()
    if here[1] not in _kept:
        _kept[here[1]] = read()
    return _kept[here[1]]
