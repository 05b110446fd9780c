"""In which system coordinates are: each candidate said and drawn beside the wards."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely

from spatial import crs
from spatial.errors import Fault
from spatial.intake.report import system_questions
from spatial.ui.screens.files import coordinates
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.text import say

WARDS = gpd.GeoDataFrame(geometry=[shapely.box(106.6, 10.8, 106.7, 10.9)], crs=4326)


def option(**change: object) -> Any:  # noqa: ANN401 - stands for a candidate
    """Make a candidate whose places lie in the wards."""
    lonlat = np.array([[106.65, 10.85], [106.66, 10.86]])
    given: dict[str, object] = {"inside": 1.0, "apart_km": 0.0, "bearing": 0.0, "lonlat": lonlat}
    candidate = SimpleNamespace(lon=106.65, lat=10.85, epsg=9210, name="VN-2000", swapped=False)
    return SimpleNamespace(candidate=candidate, **(given | change))


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"inside": 1.0}, "100"),
        ({"inside": 0.0, "apart_km": 12.4, "bearing": 90.0}, "12"),
        ({"inside": 0.0, "apart_km": 3.25, "bearing": 359.0}, "3"),
        ({"inside": None}, "106"),
    ],
)
def test_how_a_candidate_lies_is_said(lang: str, change: dict[str, object], part: str) -> None:
    assert part in coordinates.sentence(option(**change), lang=lang)


@pytest.mark.parametrize(
    ("bearing", "wind"), [(0.0, "n"), (359.0, "n"), (45.0, "ne"), (180.0, "s"), (292.0, "w")]
)
def test_a_bearing_is_one_of_eight_winds(bearing: float, wind: str) -> None:
    said = coordinates.sentence(option(inside=0.0, apart_km=5.0, bearing=bearing), lang="vi")
    assert say(f"files.wind.{wind}", lang="vi") in said


@pytest.mark.parametrize("places", [[[106.65, 10.85]], [[0.0, 0.0], [179.0, -80.0]]])
def test_wards_and_places_fit_the_picture_however_far_apart(places: list[list[float]]) -> None:
    svg = coordinates._picture(option(lonlat=np.array(places)), WARDS)
    path = svg.split('d="M')[1].split("Z")[0].replace("L", ",")
    numbers = [float(one) for one in path.split(",")]
    assert all(0 <= one <= 260 for one in numbers)
    assert svg.count("<path") == 2


def test_a_zone_names_its_meridian_and_another_system_none() -> None:
    epsg = crs.TM3_ZONES[105.75]  # 105 degrees 45 minutes
    assert "105" in coordinates._zone(epsg, "vi")
    assert "45" in coordinates._zone(epsg, "vi")
    assert coordinates._zone(4326, "vi") == ""


def test_files_without_a_system_are_named_once(upload_view: Callable[..., UploadView]) -> None:
    code = min(system_questions.CODES)
    faults = [Fault(code=code, file=name) for name in ("b.csv", "a.csv", "b.csv")]
    faults.append(Fault(code="port_in_use", file="c.csv"))
    assert coordinates.open_files(upload_view(faults=faults)) == ["a.csv", "b.csv"]
