"""Keeps what a compiled library prints by itself out of a command's answer."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile


@contextmanager
def quiet() -> Iterator[None]:
    """
    Send the process's standard output nowhere while something compiled works.

    HiGHS prints a line of its own now and then whatever its options say. Python's own output of
    before is written first; what the library still holds back is dropped before the end.
    """
    sys.stdout.flush()
    try:
        kept = os.dup(1)
    except OSError:  # there is no standard output: nothing to keep clean
        yield
        return
    with TemporaryFile() as nowhere:  # gone with the block, and no pipe that could fill up
        os.dup2(nowhere.fileno(), 1)
        try:
            yield
        finally:
            _flush()
            os.dup2(kept, 1)
            os.close(kept)


def _flush() -> None:
    """Have C write what it holds back."""
    library = None if os.name == "posix" else "ucrtbase"
    try:
        ctypes.CDLL(library).fflush(None)
    except (OSError, AttributeError):  # another C library: at worst a stray line is seen
        return
