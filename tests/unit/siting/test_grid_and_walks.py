"""Sites on a grid with their reasons; walks by three measures."""

from __future__ import annotations

import numpy as np
import pytest
from shapely.geometry import box

from spatial import words
from spatial.siting import walk_measures
from spatial.siting.grid import Masks, grid

SQUARE = box(0, 0, 300, 300)  # nine points, 100 m apart, the first at (50, 50)


def screened(masks: Masks) -> list[str]:
    found = grid(
        SQUARE,
        step_m=100,
        land_m2=5000,
        masks=masks,
        schools_xy=np.array([[250.0, 250.0]]),
        streets_xy=np.array([[150.0, 150.0]]),
    )
    return [why for _, why in found]


def test_every_point_of_the_grid_says_why_it_is_in_or_out() -> None:
    masks = Masks(
        areas={"water": box(0, 0, 100, 300), "park": box(0, 0, 300, 100)},
        schools_m=50,
        street_m=120,
    )
    assert screened(masks) == [
        *("water", "park", "park"),  # water is named first where both hold a point
        *("water", "in", "in"),
        *("water", "in", "school"),
    ]


def test_a_point_far_from_a_street_is_out() -> None:
    # corners lie 141 m from the only node
    reasons = screened(Masks(areas={}, street_m=120))
    assert [k for k, why in enumerate(reasons) if why == "street"] == [0, 2, 6, 8]


def test_without_masks_all_are_in_and_every_reason_has_words() -> None:
    assert set(screened(Masks(areas={}))) == {"in"}
    for why in ("in", "water", "park", "industry", "school", "street", "late", "small"):
        assert words.say(f"siting.site.{why}", lang="vi")


def test_unequal_walks_weigh_more_than_their_mean() -> None:
    walk, pupils = np.array([0.0, 2000.0]), np.array([1.0, 1.0])
    assert walk_measures.mean_m(walk, pupils) == 1000
    # a kilometre times the logarithm of the mean of 1 and e squared
    assert walk_measures.kolm_pollak_m(walk, pupils) == pytest.approx(1433.78, abs=0.01)
    assert walk_measures.worst_decile_m(walk, pupils) == 2000


def test_nobody_walks_nowhere() -> None:
    none = np.zeros(0)
    assert walk_measures.mean_m(none, none) == 0
    assert walk_measures.kolm_pollak_m(none, none) == 0
    assert walk_measures.worst_decile_m(none, none) == 0
