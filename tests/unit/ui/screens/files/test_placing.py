"""Schools put on the map one after another: the click must lie in a ward."""

from __future__ import annotations

import dataclasses
from typing import Any

import geopandas as gpd
import pytest

from spatial.intake.recheck import recheck
from spatial.ui.screens.files import desk, placing, town_map
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.session import state

IN, OUT = (106.61, 10.81), (100.0, 10.0)
pytestmark = pytest.mark.usefixtures("home")


def clicked(view: UploadView, lon: Any, lat: Any) -> placing.PlacelessSchool:  # noqa: ANN401 - whatever a browser sends
    """Click the map for the first school; give it."""
    schools = placing.placeless(view)
    codes = [school.school_id for school in schools]
    wards: gpd.GeoDataFrame | None = town_map.wards(view)
    click: Any = {"n": 1, "kind": "ward", "id": "00001", "lon": lon, "lat": lat}
    placing._place(schools[0], click, codes, wards)
    return schools[0]


def test_schools_without_a_place_are_asked_with_their_ward(office_view: UploadView) -> None:
    first = placing.placeless(office_view)[0]
    assert (first.name, first.ward_id) == ("MN Hoa Hồng", "00001")
    assert "Phường Tây" in first.about


def test_a_click_places_the_school_and_goes_on_to_the_next(office_view: UploadView) -> None:
    school = clicked(office_view, *IN)
    places = desk.desk().answers().places[school.file]
    assert dict(places) == {school.school_id: IN}
    assert state.recall(placing.AT) == placing.placeless(office_view)[1].school_id
    answers = dataclasses.replace(office_view.reading.answers, places={school.file: dict(places)})
    again = recheck(office_view.reading, answers)
    assert again is not None
    view = dataclasses.replace(office_view, reading=again)
    left = [each.school_id for each in placing.placeless(view)]
    assert school.school_id not in left
    assert len(left) == len(placing.placeless(office_view)) - 1


@pytest.mark.parametrize("place", [OUT, ("x", 10.8), (float("nan"), 10.8), (None, None)])
def test_a_click_that_is_in_no_ward_or_none_places_nothing(
    place: tuple[Any, Any], office_view: UploadView
) -> None:
    clicked(office_view, *place)
    assert dict(desk.desk().answers().places) == {}


def test_a_place_is_taken_back_and_the_school_asked_again(office_view: UploadView) -> None:
    school = clicked(office_view, *IN)
    placing._take_back(school.file, school.school_id)
    assert dict(desk.desk().answers().places) == {}
    assert state.recall(placing.AT) == school.school_id
