"""Schools as circles, overflow as lines whose width tells how many."""

from __future__ import annotations

from collections.abc import Callable

from spatial.ui.map import colours
from spatial.ui.screens.catchment import legend, points
from spatial.ui.screens.catchment.controls import FlowView
from spatial.ui.session.assessments import Seen

Look = Callable[..., tuple[Seen, FlowView]]


def test_without_a_school_no_line_is_drawn(look: Look) -> None:
    assert points.flows(*look("best"), None)["features"] == []


def test_a_line_leads_from_the_school_to_where_its_overflow_goes(look: Look) -> None:
    (line,) = points.flows(*look("best"), "s0")["features"]
    assert line["properties"]["id"] == "s1"
    assert line["properties"]["style"]["weight"] == points.WIDEST_PX
    assert line["properties"]["lines"][0] == "Trường 1"
    assert "150" in line["properties"]["lines"][1]
    (west, _), (east, _) = line["geometry"]["coordinates"]
    assert west < east


def test_a_school_that_keeps_all_its_pupils_has_no_line(look: Look) -> None:
    assert points.flows(*look("best"), "s1")["features"] == []


def test_the_chosen_school_lies_on_top_with_a_thick_edge(look: Look) -> None:
    drawn = points.schools(*look("nearest"), legend.ZONES, "s0")["features"]
    assert [one["properties"]["id"] for one in drawn] == ["s1", "s0"]
    assert drawn[1]["properties"]["style"]["color"] == colours.CHOSEN


def test_colours_tell_how_full_and_sizes_how_large(look: Look) -> None:
    small, large = points.schools(*look("nearest"), legend.ZONES, None)["features"]
    assert small["properties"]["style"]["fillColor"] == colours.OVER
    assert large["properties"]["style"]["fillColor"] == colours.CALM
    assert small["properties"]["style"]["radius"] < large["properties"]["style"]["radius"]


def test_by_price_the_dearest_room_is_darkest_and_largest(look: Look) -> None:
    seen, found = look("best")
    drawn = points.schools(seen, found, legend.PRICE, None)["features"]
    by_id = {one["properties"]["id"]: one["properties"] for one in drawn}
    dearest, cheapest = (str(found.case.rooms.index[at]) for at in (0, -1))
    assert by_id[dearest]["style"]["fillColor"] == colours.SHORTAGE[-1]
    assert by_id[dearest]["style"]["radius"] > by_id[cheapest]["style"]["radius"]
    assert len(by_id[dearest]["lines"]) == 4
    assert by_id[dearest]["lines"][-1] == "ước tính"
