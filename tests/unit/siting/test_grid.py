"""Every point of the grid is in or out for a reason."""

from __future__ import annotations

import numpy as np
from shapely.geometry import box

from spatial import words
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
