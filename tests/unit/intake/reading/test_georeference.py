"""Which system a layer is in: declared, confirmed, or a question."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from spatial.intake.reading import georeference
from spatial.intake.reading.find import Source

SOURCE = Source(table="schools", path=Path("s.shp"), name="s.shp")
DEGREES, METRES = (106.65, 10.86), (594_000.0, 1_195_500.0)


def layer(*points: tuple[float, float], system: int | None) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(geometry=[shapely.Point(one) for one in points], crs=system)


def placed(
    given: gpd.GeoDataFrame, epsg: int | None = None
) -> tuple[gpd.GeoDataFrame | None, list[str]]:
    found, faults = georeference.placed(given, SOURCE, epsg, ())
    return found, [fault.code for fault in faults]


@pytest.mark.parametrize(("point", "system"), [(DEGREES, 4326), (METRES, 9210)])
def test_a_system_that_can_be_is_believed(point: tuple[float, float], system: int) -> None:
    given = layer(point, system=system)
    found, codes = placed(given)
    assert found is given
    assert codes == []


def test_metres_that_call_themselves_degrees_are_a_question() -> None:
    assert placed(layer(METRES, system=4326)) == (None, ["missing_crs"])


def test_degrees_with_latitude_first_are_turned() -> None:
    found, codes = placed(layer(DEGREES[::-1], system=4326))
    assert found is not None
    assert (found.geometry.x.iloc[0], found.geometry.y.iloc[0]) == DEGREES
    assert codes == ["lonlat_swapped"]


def test_a_layer_without_a_system_is_a_question_with_candidates() -> None:
    found, faults = georeference.placed(layer(METRES, system=None), SOURCE, None, ())
    assert found is None
    (fault,) = faults
    assert "EPSG:" in str(fault.blanks["candidates"])


def test_a_confirmed_system_is_taken_and_noted() -> None:
    found, codes = placed(layer(METRES, system=None), 9210)
    assert found is not None
    assert found.crs.to_epsg() == 9210
    assert codes == ["crs_confirmed"]


def test_exchanged_axes_of_a_confirmed_system_come_right() -> None:
    found, codes = placed(layer(METRES[::-1], system=None), 9210)
    assert found is not None
    assert found.geometry.x.iloc[0] == METRES[0]
    assert codes == ["axes_swapped", "crs_confirmed"]


@pytest.mark.parametrize("epsg", [1, 999_999, -5, 5773])  # 5773 measures heights
def test_a_system_that_is_none_is_refused(epsg: int) -> None:
    assert placed(layer(METRES, system=None), epsg) == (None, ["unknown_crs"])


def test_the_layer_given_stays_as_it_was() -> None:
    given = layer(DEGREES[::-1], system=4326)
    placed(given)
    assert given.geometry.x.iloc[0] == DEGREES[1]
