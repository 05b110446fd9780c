"""What speaks against a parcel, told from the register and what lies over it."""

from __future__ import annotations

from typing import Any

import pytest
from land_towns import FIELD, OFFICE, SHAPES, assessed, fund, square

from spatial import land_fund


def doubts(shapes: tuple[Any, ...] = SHAPES[:1], planned: Any = (), **fields: Any) -> set[str]:  # noqa: ANN401 - cells of a row
    """Return the doubts of the clear parcel with some of its cells changed."""
    (one,) = land_fund.register(
        assessed(fund({**OFFICE, **fields}, shapes=shapes, planned=planned))
    )
    return set(one.doubts)


def test_a_parcel_told_whole_and_planned_for_a_school_is_clear() -> None:
    assert doubts() == set()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"planned_use": "nha_o"}, {"not_education"}),
        ({"plan_decision": ""}, {"no_decision"}),
        ({"planned_use": "", "plan_decision": ""}, {"no_plan"}),
        ({"legal_state": "tranh_chap"}, {"legal"}),
        ({"legal_state": "dang_thu_hoi"}, set()),
        ({"area_m2": 8_900.0}, {"area"}),  # 1,100 of 10,000 m2 apart
        ({"area_m2": 9_100.0}, set()),
        ({"square": True}, {"square"}),
        ({"ward_id": "w10"}, {"ward_differs"}),  # it lies in the west ward
        ({"ward_id": "w00"}, set()),
    ],
)
def test_what_is_missing_or_in_the_way_is_named(fields: dict[str, Any], expected: set[str]) -> None:
    assert doubts(**fields) == expected


def test_a_parcel_smaller_than_the_smallest_school_says_so() -> None:
    """30 m square: 900 m2, 112 pupils at eight, 3 classes of 35; ten are the fewest."""
    assert doubts(shapes=SHAPES[1:]) == {"small"}


def test_the_layer_of_the_plan_is_held_against_the_register() -> None:
    green = (("cay_xanh", square(0, 0, 900)),)
    assert doubts(planned=green) == {"layer_differs"}
    assert doubts(planned=green, planned_use="", plan_decision="") == {"layer_other"}
    assert doubts(planned=(("giao_duc", square(0, 0, 900)),)) == set()


def test_a_school_on_a_parcel_is_told_whatever_the_parcel_is_used_for() -> None:
    middle = (square(450, 450, 100),)
    assert doubts(shapes=middle) == {"school"}
    assert doubts(shapes=middle, current_use="giao_duc") == {"school"}


def test_the_review_leaves_parcels_out_of_the_fund() -> None:
    assert land_fund.left_out(fund()) == {"k2"}
    assert land_fund.left_out(fund(OFFICE)) == set()
    (_, field) = land_fund.register(assessed(fund(OFFICE, FIELD)))
    assert not field.is_counted


def test_land_held_up_is_unready_until_a_year_is_told() -> None:
    held = {**OFFICE, "legal_state": "tranh_chap"}
    untold = {**FIELD, "legal_state": "chua_thu_hoi"}
    assert land_fund.unready(fund(held, untold)) == {"k2"}
    assert land_fund.unready(fund(OFFICE)) == set()
