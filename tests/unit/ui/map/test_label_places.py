"""A ward's figure stands deep inside the ward, away from whatever is drawn there."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from towns import lonlat

from spatial.ui.map import label_places
from spatial.ui.session.assessments import Seen

DEGREE_M = label_places.DEGREE_M


def apart_m(one: list[float], other: tuple[float, float]) -> float:
    """Measure two places of the drawn town on a flat map."""
    east = (one[0] - other[0]) * np.cos(np.radians(other[1]))
    return float(np.hypot(east, one[1] - other[1]) * DEGREE_M)


def test_an_empty_ward_has_its_figure_in_its_middle(see: Callable[..., Seen]) -> None:
    placed = label_places.free(see().source, "wards", [])
    assert placed.keys() == {"w00", "w10"}
    # 14 places a side of 1,000 m: the nearest to the middle lie half a step, 36 m, beside it
    assert apart_m(placed["w00"], lonlat(0.5, 0.5)) < 60
    assert apart_m(placed["w10"], lonlat(1.5, 0.5)) < 60


def test_a_school_in_the_middle_pushes_the_figure_aside_and_keeps_it_in_the_ward(
    see: Callable[..., Seen],
) -> None:
    """The best of both is where 1.6 times the way to the border is the way to the school."""
    middle = lonlat(0.5, 0.5)
    placed = label_places.free(see().source, "wards", [middle])
    away = apart_m(placed["w00"], middle)
    assert 250 < away < 500 * np.sqrt(2)
    west, south = lonlat(0.0, 0.0)
    east, north = lonlat(1.0, 1.0)
    assert west < placed["w00"][0] < east
    assert south < placed["w00"][1] < north


def test_a_school_of_another_ward_moves_nothing_far_away(see: Callable[..., Seen]) -> None:
    source = see().source
    alone = label_places.free(source, "wards", [])
    beside = label_places.free(source, "wards", [lonlat(1.9, 0.1)])
    assert beside["w00"] == alone["w00"]


def test_places_are_rounded_to_a_metre(see: Callable[..., Seen]) -> None:
    for place in label_places.free(see().source, "merged", []).values():
        assert place == [round(one, 5) for one in place]


def test_what_stands_beyond_the_reach_of_a_border_is_not_measured_and_changes_nothing(
    see: Callable[..., Seen],
) -> None:
    """The places are those of measuring every one: near schools, far ones, in any order."""
    source = see().source
    near = [lonlat(0.5, 0.5), lonlat(0.2, 0.7), lonlat(1.4, 0.4)]
    far = [lonlat(9.0 + east, -7.0) for east in range(5)]
    alone = label_places.free(source, "wards", near)
    assert label_places.free(source, "wards", [*far, *near[::-1]]) == alone
    assert alone != label_places.free(source, "wards", far)
