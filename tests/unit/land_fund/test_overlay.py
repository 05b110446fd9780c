"""What lies over a parcel: the zoning plan, schools, other parcels."""

from __future__ import annotations

import pytest
from land_towns import OFFICE, fund, square

from spatial.land_fund import overlay


def test_shares_of_the_plan_add_up_to_what_it_covers_the_largest_first() -> None:
    """The parcel is 100 m square: 30 of its 100 m green, the rest education."""
    town = fund(
        OFFICE,
        shapes=(square(100, 100, 100),),
        planned=(
            ("cay_xanh", square(100 - 870, 0, 900)),  # to x = 130: 30 m of the parcel
            ("giao_duc", square(130, 0, 900)),
        ),
    )
    assert overlay.layer_uses(town)[0] == pytest.approx({"giao_duc": 0.7, "cay_xanh": 0.3})
    assert list(overlay.layer_uses(town)[0]) == ["giao_duc", "cay_xanh"]


def test_without_a_layer_of_the_plan_nothing_is_said_of_it() -> None:
    assert overlay.layer_uses(fund()) == {}


def test_a_school_on_a_parcel_is_named() -> None:
    """The one school of the town stands in the middle of the west ward."""
    town = fund(OFFICE, shapes=(square(450, 450, 100),))
    assert overlay.schools_on(town) == {0: (str(town.schools["name"].iloc[0]),)}
    assert overlay.schools_on(fund()) == {}


def test_parcels_side_by_side_do_not_overlap_and_those_on_one_another_both_do() -> None:
    beside = fund(shapes=(square(100, 100, 100), square(200, 100, 100)))
    over = fund(shapes=(square(100, 100, 100), square(150, 100, 100)))
    assert overlay.overlapping(beside.parcels) == set()  # type: ignore[arg-type]
    assert overlay.overlapping(over.parcels) == {0, 1}  # type: ignore[arg-type]


def test_a_parcel_outside_of_all_wards_has_none() -> None:
    (one,) = overlay.laid(fund(OFFICE, shapes=(square(-9_000, 0, 100),)), "wards")
    assert one.ward_id == ""


def test_a_zone_drawn_twice_counts_once() -> None:
    twice = (("giao_duc", square(0, 0, 900)), ("giao_duc", square(0, 0, 900)))
    town = fund(OFFICE, shapes=(square(100, 100, 100),), planned=twice)
    assert overlay.layer_uses(town)[0] == pytest.approx({"giao_duc": 1.0})
