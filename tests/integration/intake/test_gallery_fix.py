"""`check --fix` on every file of the gallery: the copy is the same locality, nothing dropped."""

from __future__ import annotations

from pathlib import Path

import gallery
import gallery_forms  # noqa: F401 - hangs its files into the gallery
import gallery_lists  # noqa: F401 - hangs its files into the gallery
import pandas as pd
import pytest
from locality import Locality

from spatial import intake
from spatial.errors import Severity
from spatial.intake.examine import Reading
from spatial.intake.report import repaired_copy
from spatial.tables import schema

TABLES = ("residents", "pupils", "school_levels", "groups", "criteria", "stock", "school_years",
          "registers")  # fmt: skip
LAYERS = ("schools", "cells", "parcels", "projects")


def fixed(folder: Path) -> tuple[Reading, Reading]:
    """Read a folder as the command does, and the copy it writes."""
    reading = intake.examine(folder, set_aside=True)
    copy = folder.with_name(f"{folder.name}-da-sua")
    copy.mkdir()
    for name, content in repaired_copy.files(reading).items():
        (copy / name).write_bytes(content)
    return reading, intake.examine(copy)


def figures(reading: Reading) -> dict[str, pd.DataFrame]:
    """Give every table of a locality, of its columns those that mean something here."""
    town = reading.network
    assert town is not None
    told = {table.source.table for table in reading.tables}
    tables = {name: getattr(town, name) for name in TABLES}
    layers = [
        name for name in LAYERS if name != "cells" or name in told
    ]  # made ones differ by grid
    tables |= {name: getattr(town, name) for name in layers}
    tables |= {f"wards {name}": layer for name, layer in town.ward_sets.items()}
    return {
        name: pd.DataFrame(table)[[each for each in table if _means(name, str(each))]]
        for name, table in tables.items()
        if table is not None
    }


def _means(table: str, column: str) -> bool:
    """Tell whether a column is of the schema: a KML carries others of its own."""
    known = schema().get(table.partition(" ")[0])
    return column.startswith("population_") or (known is not None and column in known.columns)


def hung(piece: gallery.Piece, folder: Path) -> Path:
    folder = folder / "so-lieu"
    Locality(without=set(piece.without)).write(folder)
    piece.make(folder)
    return folder


@pytest.mark.parametrize("piece", gallery.GALLERY, ids=lambda piece: piece.name)
def test_the_copy_of_a_file_is_the_same_locality(piece: gallery.Piece, tmp_path: Path) -> None:
    reading, again = fixed(hung(piece, tmp_path))
    if reading.network is None:
        assert not piece.usable
        return
    wrong = [f.say(lang="en") for f in again.faults if f.severity is Severity.ERROR]
    assert again.network is not None, wrong
    before, after = figures(reading), figures(again)
    assert before.keys() == after.keys()
    for name, table in before.items():
        same = after[name][list(table.columns)].reset_index(drop=True)
        pd.testing.assert_frame_equal(
            table.reset_index(drop=True), same, check_dtype=False, rtol=1e-6, obj=name
        )
    assert len(reading.network.developments) == len(again.network.developments)
