"""What is being joined: rows without a fault so far, and what names nothing."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from pyproj import CRS

from spatial.errors import Severity
from spatial.intake.checking.check import Checked
from spatial.intake.joining.tables_in_hand import Bench, Wards, place, strays, unknown
from spatial.intake.reading.find import Source

SOURCE = Source(table="residents", path=Path("r.csv"), name="r.csv")
TM3 = CRS.from_epsg(9210)


def wards(*, sound: bool = True) -> Wards:
    layer = gpd.GeoDataFrame(
        index=["a", "b"],
        geometry=[shapely.box(0, 0, 1_000, 1_000), shapely.box(1_000, 0, 2_000, 1_000)],
        crs=TM3,
    )
    whole = gpd.GeoDataFrame(index=["m"], geometry=[shapely.box(0, 0, 1_000, 1_000)], crs=TM3)
    known = {"old": pd.Index(["a", "b"]), "new": pd.Index(["m"])}
    return Wards(crs=TM3, sets={"old": layer, "new": whole}, known=known, sound=sound)


def bench(*sound: int) -> Bench:
    frame = pd.DataFrame({"people": range(len(sound))}, index=range(2, len(sound) + 2))
    table = Checked(
        source=SOURCE, frame=frame, sound=np.array(sound, dtype=bool), whole=True, faults=()
    )
    return Bench(town=wards(), frames={"residents": table})


def test_rows_with_a_fault_of_their_own_are_left_out() -> None:
    assert bench(1, 0, 1).rows("residents").index.tolist() == [2, 4]


def test_rows_with_a_fault_found_since_are_left_out_and_noted_ones_stay() -> None:
    one = bench(1, 1, 1)
    one.find([SOURCE.fault("unknown_reference", row=3)])
    one.find([SOURCE.fault("ages_split", row=4, severity=Severity.WARNING)])
    assert one.rows("residents").index.tolist() == [2, 4]
    assert [fault.row for fault in one.faults] == [3, 4]


def values(*codes: str) -> pd.Series:
    return pd.Series(codes, index=range(2, len(codes) + 2))


def test_a_code_nobody_has_is_told_in_every_row_and_a_blank_in_none() -> None:
    faults = unknown(SOURCE, "ward_id", values("a", "x", "", "x"), pd.Index(["a"]), "wards")
    assert [(fault.code, fault.row, fault.value) for fault in faults] == [
        ("unknown_reference", 3, "x"),
        ("unknown_reference", 5, "x"),
    ]
    assert faults[0].blanks == {"table": "wards"}


@pytest.mark.parametrize("known", [["a"], ["a", "a"]])
def test_known_codes_are_no_fault(known: list[str]) -> None:
    assert unknown(SOURCE, "ward_id", values("a", "a"), pd.Index(known), "wards") == []


def points(*xy: tuple[float, float]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(geometry=[shapely.Point(one) for one in xy], crs=TM3)


def test_every_place_gets_its_ward_in_every_set() -> None:
    layer = points((500, 500), (1_500, 500), (9_000, 500))
    outside = place(layer, wards())
    assert layer["old"].iloc[:2].tolist() == ["a", "b"]
    assert layer["new"].iloc[0] == "m"
    # a place outside one set is outside
    assert outside.tolist() == [False, True, True]


def test_places_outside_are_named_with_the_sets() -> None:
    names = values("cell 1", "cell 2")
    (fault,) = strays(SOURCE, names, np.array([False, True]), "cell_outside", wards())
    assert (fault.code, fault.row, fault.value) == ("cell_outside", 3, "cell 2")
    assert fault.blanks == {"units": "old, new"}


def test_where_a_ward_needs_mending_nobody_is_said_to_be_outside() -> None:
    town = wards(sound=False)
    assert strays(SOURCE, values("c"), np.array([True]), "cell_outside", town) == []
