"""Schools without coordinates: their ward from code, name or address, and no place of their own."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from spatial.intake.checking import school_wards, ward_names
from spatial.intake.reading.find import Source

SOURCE = Source(table="schools", path=Path("schools.csv"), name="schools.csv")
WARDS = gpd.GeoDataFrame(
    {"ward_id": ["00001", "00002"], "ward": ["Phường Tây", "Phường Đông"]},
    geometry=[shapely.box(106.60, 10.80, 106.62, 10.82), shapely.box(106.62, 10.80, 106.64, 10.82)],
    crs=4326,
)
KNOWN = ward_names.gazetteer(WARDS)


def locate(
    wards: gpd.GeoDataFrame = WARDS, known: ward_names.Gazetteer = KNOWN, **columns: list[object]
) -> tuple[pd.DataFrame, dict[str, object]]:
    """Locate schools; give the table and what was said, value by code."""
    rows = len(next(iter(columns.values())))
    frame = pd.DataFrame(columns, index=range(2, rows + 2))
    located, faults = school_wards.locate(frame, SOURCE, wards, known)
    return located, {fault.code: fault.value for fault in faults}


def test_a_school_without_coordinates_keeps_its_ward_and_gets_no_place() -> None:
    located, noted = locate(name=["A", "B"], ward_id=["00001", "00002"], lon=[np.nan, 106.63],
                            lat=[np.nan, 10.81], kind=["surveyed", "surveyed"])  # fmt: skip
    assert noted == {"without_place": "A"}
    assert np.isnan(located["lon"].iloc[0])
    assert located["lon"].iloc[1] == 106.63
    assert located["without_place"].tolist() == [True, False]
    assert located["ward_id"].tolist() == ["00001", "00002"]
    assert located["kind"].tolist() == ["assumed", "surveyed"]


def test_an_address_tells_the_ward_where_no_code_does() -> None:
    located, noted = locate(name=["A"], ward_id=[""], address=["1 Lê Lợi, P. Đông"])
    assert (located["ward_id"].tolist(), noted) == (["00002"], {"without_place": "A"})


def test_a_code_is_believed_before_an_address() -> None:
    located, _ = locate(name=["A"], ward_id=["00001"], address=["1 Lê Lợi, P. Đông"])
    assert located["ward_id"].tolist() == ["00001"]


def test_a_school_whose_ward_nobody_knows_is_asked_for_by_its_row() -> None:
    located, noted = locate(name=["A"], ward_id=["99999"])
    assert noted == {"school_without_ward": "A"}
    assert located["ward_id"].tolist() == ["99999"]


def test_a_list_that_names_no_ward_is_of_the_one_there_is() -> None:
    located, noted = locate(wards=WARDS.iloc[:1], name=["A"])
    assert (located["ward_id"].tolist(), noted) == (["00001"], {"without_place": "A"})


def test_among_several_wards_a_list_that_names_none_is_left_for_the_missing_column() -> None:
    located, noted = locate(name=["A"])
    assert (list(located.columns), noted) == (["name"], {})


def test_a_list_of_wards_nobody_knows_tells_wards_and_one_of_blanks_none() -> None:
    _, noted = locate(name=["A"], ward=["Trà Leng"])
    assert noted == {"school_without_ward": "A"}
    located, noted = locate(name=["A"], ward=[""])
    assert (list(located.columns), noted) == (["name", "ward"], {})


def test_an_address_of_before_a_merger_is_read_as_the_ward_that_holds_it_and_said() -> None:
    known = dataclasses.replace(KNOWN, former={"rach ong": "00002"})
    located, noted = locate(
        known=known, name=["A"], ward_id=[""], address=["1 Lê Lợi, P. Rạch Ông"]
    )
    assert located["ward_id"].tolist() == ["00002"]
    assert noted == {"without_place": "A", "wards_merged": "1 Lê Lợi, P. Rạch Ông"}


def test_a_row_has_no_place_where_neither_of_its_coordinates_is_written() -> None:
    frame = pd.DataFrame({"lon": ["106.6", "", "106.6", None], "lat": ["10.8", " ", "", None]})
    assert school_wards.unplaced(frame).tolist() == [False, True, False, True]
    assert school_wards.unplaced(frame[["lat"]]).tolist() == [False, True, True, True]
    assert school_wards.unplaced(frame[[]]).tolist() == [True] * 4
    layer = WARDS.set_geometry([shapely.Point(), shapely.Point(106.6, 10.8)], crs=4326)
    assert school_wards.unplaced(layer).tolist() == [True, False]
