"""An uploaded file, on the disk for as long as it takes to read it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def landed(content: bytes, name: str) -> Iterator[Path]:
    """
    Put an upload into a folder of its own, and remove both afterwards.

    Parameters
    ----------
    content
        What was uploaded.
    name
        A plain file name of ours: the sender's name never becomes a path.

    Yields
    ------
    pathlib.Path
        The file.
    """
    with tempfile.TemporaryDirectory(prefix="truonglop-") as folder:
        file = Path(folder) / Path(name).name
        file.write_bytes(content)
        yield file
