"""An uploaded file, on the disk for as long as it takes to read it."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pandas as pd

from spatial.errors import UserError
from spatial.store.uploads import plain


@contextmanager
def landed(content: bytes, name: str, *, called: str = "") -> Iterator[Path]:
    """
    Put an upload into a folder of its own, and remove both afterwards.

    Parameters
    ----------
    name
        A plain file name of ours: the sender's name never becomes a path.
    called
        What the sender calls it, for the faults found in it; empty for the name of ours.

    Yields
    ------
    pathlib.Path
        The file.

    Raises
    ------
    UserError
        What reading it raises, under the sender's own name.
    """
    with tempfile.TemporaryDirectory(prefix="truonglop-") as folder:
        file = Path(folder) / Path(name).name
        file.write_bytes(content)
        try:
            yield file
        except UserError as problem:
            own = plain(called)
            if not own:
                raise
            faults = [
                dataclasses.replace(fault, file=own) if fault.file == file.name else fault
                for fault in problem.faults
            ]
            raise UserError(faults) from problem


@contextmanager
def landed_tables(tables: Mapping[str, pd.DataFrame], about: str) -> Iterator[Path]:
    """
    Keep tables in memory as the files of a locality while they are read.

    Parameters
    ----------
    tables
        By name; layers as GeoDataFrames. The index is not kept.
    about
        Text of the locality's ``locality.yaml``.

    Yields
    ------
    Path
        The folder; gone afterwards.
    """
    with tempfile.TemporaryDirectory(prefix="truonglop-") as home:
        folder = Path(home)
        for table, frame in tables.items():
            frame.reset_index(drop=True).to_parquet(folder / f"{table}.parquet")
        (folder / "locality.yaml").write_text(about, encoding="utf-8")
        yield folder
