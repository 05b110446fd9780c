"""Write beside, then rename: nobody sees half a file, and a fault changes nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from spatial.errors import Fault, UserError, reason_of


def write(files: Mapping[str, bytes], folder: Path) -> list[Path]:
    """
    Write files into a folder, all or nothing.

    Parameters
    ----------
    files
        Bytes by plain file name.
    folder
        Made if it is not there.

    Raises
    ------
    UserError
        If the folder or a file cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=".truonglop-", dir=folder))
    except OSError as problem:
        raise _cannot(folder, problem) from problem
    try:
        for name, content in files.items():
            (beside / name).write_bytes(content)
        return [(beside / name).replace(folder / name) for name in files]
    except OSError as problem:
        raise _cannot(folder, problem) from problem
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def remove(folder: Path) -> None:
    """Take a folder away; what is not there, or does not go, changes nothing."""
    shutil.rmtree(folder, ignore_errors=True)


def _cannot(folder: Path, problem: OSError) -> UserError:
    """Say that the folder cannot be written, and why."""
    reason = reason_of(problem)
    return UserError(Fault(code="cannot_write", value=str(folder), blanks={"reason": reason}))
