"""The gallery: every bad or messy file gives exactly its faults and repairs, or its sentence.

And `check --fix` on every file: the copy is the same locality, nothing dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import gallery
import gallery_forms  # noqa: F401 - hangs its files into the gallery
import gallery_later  # noqa: F401 - hangs its files into the gallery
import gallery_lists  # noqa: F401 - hangs its files into the gallery
import pandas as pd
import pytest
from locality import Locality

from spatial import intake, words
from spatial.errors import Severity
from spatial.intake.examine import Reading
from spatial.intake.examine import examine as examined_here
from spatial.intake.report import findings, repaired_copy, report
from spatial.tables import schema

TABLES = ("residents", "pupils", "school_levels", "groups", "criteria", "stock", "school_years",
          "registers")  # fmt: skip
LAYERS = ("schools", "cells", "parcels", "projects")
Read = Callable[[gallery.Piece], Reading]


@pytest.fixture(scope="module")
def folder_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[gallery.Piece], Path]:
    """Give the folder a file of the gallery lies in, written once."""

    @cache
    def written(piece: gallery.Piece) -> Path:
        folder = tmp_path_factory.mktemp("gallery") / "so-lieu"
        Locality(without=set(piece.without)).write(folder)
        piece.make(folder)
        return folder

    return written


@pytest.fixture(scope="module")
def read(folder_of: Callable[[gallery.Piece], Path]) -> Read:
    """Read a file of the gallery as the program does, in a process of its own, once."""
    return cache(lambda piece: intake.examine(folder_of(piece)))


@pytest.fixture(scope="module")
def read_aside(folder_of: Callable[[gallery.Piece], Path], read: Read) -> Read:
    """Read it with wrong rows set aside, here; where no fault stops it this is the same."""

    @cache
    def reading(piece: gallery.Piece) -> Reading:
        plain = read(piece)
        stopped = any(fault.severity is Severity.ERROR for fault in plain.faults)
        return examined_here(folder_of(piece), set_aside=True) if stopped else plain

    return reading


def test_the_gallery_holds_at_least_sixty_files_no_two_alike() -> None:
    names = [piece.name for piece in gallery.GALLERY]
    assert len(names) >= 60
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("piece", gallery.GALLERY, ids=lambda piece: piece.name)
def test_a_file_gives_exactly_its_faults(piece: gallery.Piece, read: Read) -> None:
    reading = read(piece)
    said = [fault.say(lang="en") for fault in reading.faults]
    codes = {fault.code for fault in reading.faults} - gallery.USUAL
    # what follows from a table that is gone is told by the fault of its file
    codes -= {"no_levels"} if not piece.usable else set()
    assert codes == piece.codes, said
    assert (reading.network is not None) is piece.usable, said
    assert all(count.rows == count.kept + count.set_aside for count in reading.counts)
    for fault in reading.faults:
        for lang in words.LANGUAGES:
            assert fault.part("expected", lang=lang)
            assert fault.part("remedy", lang=lang)
    if reading.network is not None:
        town = reading.network
        assert set(town.ward_sets[town.base_units]["ward"]) == set(piece.wards)
        assert tuple(town.school_levels["rooms"].sort_values()) == piece.rooms
        odd = [*findings.of_tables(reading.tables), *findings.of_network(town)]
        assert {each.code for each in odd} == piece.findings
        assert not [f for f in reading.faults if f.severity is Severity.ERROR]
    if reading.network is not None and not piece.findings:
        town = reading.network
        assert town.school_levels["land_m2"].sum() == pytest.approx(29_000, abs=1)
        assert town.residents["people"].sum() == 3_600
        assert town.schools.geometry.to_crs(4326).x.round(3).tolist() == [106.61, 106.63, 106.635]


@pytest.mark.parametrize("piece", gallery.GALLERY[::6], ids=lambda piece: piece.name)
def test_a_report_and_a_copy_can_be_made_of_any_reading(
    piece: gallery.Piece, read_aside: Read
) -> None:
    reading = read_aside(piece)
    for lang in words.LANGUAGES:
        assert report.as_workbook(reading, lang=lang).startswith(b"PK")
        assert report.as_json(reading, lang=lang)["usable"] is (reading.network is not None)
    assert "set_aside.csv" in repaired_copy.files(reading)


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


@pytest.mark.parametrize("piece", gallery.GALLERY, ids=lambda piece: piece.name)
def test_the_copy_of_a_file_is_the_same_locality(
    piece: gallery.Piece, read_aside: Read, tmp_path: Path
) -> None:
    reading = read_aside(piece)
    if reading.network is None:
        assert not piece.usable
        return
    for name, content in repaired_copy.files(reading).items():
        (tmp_path / name).write_bytes(content)
    again = examined_here(tmp_path)
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
