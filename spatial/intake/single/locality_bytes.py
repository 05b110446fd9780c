"""A locality's folder as bytes: what travels to another machine, and what its mark is made of."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from spatial.errors import Fault, InputFaults, reason_of

MOST_BYTES = 2_000_000_000  # of one locality; a province of 168 communes takes some 30 MB
_CHUNK = 1 << 20


def read(folder: Path) -> dict[str, bytes]:
    """
    Read every file of a locality's folder.

    Returns
    -------
    dict of bytes
        By path inside the folder, parted by ``/``; hidden files and folders are left out.

    Raises
    ------
    InputFaults
        If a file cannot be read, or they are more than `MOST_BYTES`.
    """
    try:
        return {name: path.read_bytes() for name, path in _files(folder)}
    except OSError as problem:
        raise _unreadable(folder, problem) from problem


def digest(folder: Path) -> str:
    """
    Return a hash of names and contents, held in memory piece by piece.

    Raises
    ------
    InputFaults
        As `read`.
    """
    whole = hashlib.sha256()
    try:
        for name, path in _files(folder):
            whole.update(f"{name}\0{path.stat().st_size}\0".encode())
            with path.open("rb") as file:
                while piece := file.read(_CHUNK):
                    whole.update(piece)
    except OSError as problem:
        raise _unreadable(folder, problem) from problem
    return whole.hexdigest()


def read_one(path: Path) -> bytes:
    """
    Read one file that goes with a job: proposals, an outlook, a profile.

    Raises
    ------
    InputFaults
        If it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as problem:
        raise _unreadable(path, problem) from problem


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """List the files in order, no more than fit; a link out of the folder is not followed."""
    total, found = 0, []
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(root, name) for name in names if not name.startswith(".")]
    for path in sorted(found, key=lambda each: each.relative_to(folder).as_posix()):
        if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
            continue
        total += path.stat().st_size
        if total > MOST_BYTES:
            blanks = {"size": -(-total // 1_000_000), "most": MOST_BYTES // 1_000_000}
            raise InputFaults(Fault(code="too_big", file=str(folder), blanks=blanks))
        yield path.relative_to(folder).as_posix(), path


def _unreadable(path: Path, problem: OSError) -> InputFaults:
    """Say which file or folder cannot be read, and why."""
    reason = reason_of(problem)
    return InputFaults(Fault(code="job_unreadable", value=str(path), blanks={"reason": reason}))
