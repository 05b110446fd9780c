"""One piece of reading, as it is handed to the process that does it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spatial.sandbox.limits import ReadingLimits
from spatial.sandbox.targets import ReaderTarget


@dataclass(frozen=True, kw_only=True)
class ReadingJob:
    """
    What is to be done and within what.

    Attributes
    ----------
    target, args, kwargs
        The reader and what it is given.
    progress
        Whether it tells how far it is.
    reads
        Files and folders it may look at.
    writes
        Folders of the program it may write to besides.
    home
        Its own temporary folder.
    folder
        Where relative paths begin.
    """

    target: ReaderTarget
    args: tuple[object, ...]
    kwargs: Mapping[str, object]
    progress: bool
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    home: str
    folder: str
    limits: ReadingLimits
