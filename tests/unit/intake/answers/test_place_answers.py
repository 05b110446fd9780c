"""Schools put on the map by hand: a place only where the file has none."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from spatial.intake.answers import place_answers
from spatial.intake.reading.find import Source

SOURCE = Source(table="schools", path=Path("a.csv"), name="a.csv")
PLACE = (106.64, 10.87)


def schools(**more: object) -> pd.DataFrame:
    """Make two schools."""
    return pd.DataFrame({"school_id": ["a", "b"], "name": ["TH A", "TH B"], **more})


@pytest.mark.parametrize("key", ["a", "TH A"])
def test_a_school_is_placed_by_its_code_or_its_name(key: str) -> None:
    frame, faults = place_answers.put(schools(), SOURCE, {key: PLACE})
    assert (frame["lon"].iloc[0], frame["lat"].iloc[0]) == PLACE
    assert frame["lon"].isna().tolist() == [False, True]
    assert [fault.code for fault in faults] == ["placed_by_hand"]


def test_a_place_of_the_file_counts_more() -> None:
    given = schools(lon=["106.6", ""], lat=["10.8", ""])
    frame, faults = place_answers.put(given, SOURCE, {"a": PLACE})
    assert frame["lon"].tolist() == ["106.6", ""]
    assert faults == []


def test_a_school_that_is_not_in_the_list_is_said() -> None:
    _, faults = place_answers.put(schools(), SOURCE, {"z": PLACE})
    assert [(fault.code, fault.value) for fault in faults] == [("place_not_there", "z")]


def test_a_layer_gets_its_point_in_its_own_system() -> None:
    points = [shapely.Point(), shapely.Point(600_000, 1_200_000)]
    layer = gpd.GeoDataFrame(schools(), geometry=points, crs=32648)
    frame, _ = place_answers.put(layer, SOURCE, {"a": PLACE})
    back = gpd.GeoSeries(frame.geometry, crs=32648).to_crs(4326)
    assert back.iloc[0].distance(shapely.Point(PLACE)) < 1e-6
    assert frame.geometry.iloc[1].equals(points[1])


def test_places_written_are_read_again() -> None:
    assert place_answers.read(place_answers.written({"a": PLACE})) == {"a": PLACE}


@pytest.mark.parametrize(
    "given", [None, [], {"a": 5}, {"a": [1]}, {"a": ["x", 1]}, {"a": [181, 10]}, {"a": [True, 1]}]
)
def test_what_is_no_place_is_passed_over(given: object) -> None:
    assert place_answers.read(given) == {}
