"""Shares of wards across a merger, by area, by homes and by an official list."""

from __future__ import annotations

import pandas as pd
import pytest
from merger import NEW, OLD, boxes

from spatial import crosswalk
from spatial.errors import UserError


def shares(walk: crosswalk.Crosswalk) -> dict[tuple[str, str], float]:
    found = walk.shares()
    pairs = zip(found["old_id"], found["new_id"], strict=True)
    return dict(zip(pairs, found["share"], strict=True))


def test_shares_by_area_are_those_of_the_overlay() -> None:
    walk = crosswalk.by_area(OLD, NEW)
    assert shares(walk) == pytest.approx({("a", "x"): 1.0, ("b", "x"): 0.5, ("b", "y"): 0.5})
    assert walk.outside().to_dict() == pytest.approx({"a": 0.0, "b": 0.0})


def test_the_way_back_looks_at_the_same_pieces_from_the_other_side() -> None:
    back = crosswalk.by_area(OLD, NEW).back()
    assert shares(back) == pytest.approx({("x", "a"): 2 / 3, ("x", "b"): 1 / 3, ("y", "b"): 1.0})


def test_land_outside_the_new_set_is_measured_and_goes_with_the_rest() -> None:
    walk = crosswalk.by_area(OLD, boxes(x=(0, 0, 150, 100)))
    assert walk.outside()["b"] == pytest.approx(0.5)
    carried = crosswalk.carry(
        pd.DataFrame({"ward": ["a", "b"], "people": [10, 7]}), walk, unit="ward", value="people"
    )
    assert carried.to_dict("records") == [{"ward": "x", "people": 17}]


def test_people_move_with_their_homes_not_with_the_land() -> None:
    cells = pd.DataFrame(
        {"old": ["a", "b", "b"], "new": ["x", "x", "y"], "people": [50.0, 10.0, 90.0]}
    )
    walk = crosswalk.by_people(cells, old="old", new="new", people="people")
    assert shares(walk) == pytest.approx({("a", "x"): 1.0, ("b", "x"): 0.1, ("b", "y"): 0.9})
    both = crosswalk.compare(crosswalk.by_area(OLD, NEW), walk).set_index(["old_id", "new_id"])
    assert both.loc[("b", "y"), "difference"] == pytest.approx(0.4)


def test_an_official_list_sends_a_ward_whole_where_it_names_one_successor() -> None:
    walk = crosswalk.by_list([("a", "x"), ("b", "x"), ("c", "y"), ("c", "z")])
    assert shares(walk) == {("a", "x"): 1, ("b", "x"): 1, ("c", "y"): 0.5, ("c", "z"): 0.5}


def test_slivers_are_dropped_only_where_both_sides_call_them_slivers() -> None:
    old = boxes(a=(0, 0, 100_000, 100), b=(100_000, 0, 100_010, 100))
    new = boxes(x=(0, 0, 99_999, 100), y=(99_999, 0, 100_010, 100))
    kept = shares(crosswalk.by_area(old, new).without_slivers())
    assert set(kept) == {("a", "x"), ("a", "y"), ("b", "y")}
    wide = boxes(x=(0, 0, 99_999, 100), y=(99_999, 0, 200_000, 100))
    assert ("a", "y") not in shares(crosswalk.by_area(old, wide).without_slivers())


def test_degrees_are_refused() -> None:
    with pytest.raises(UserError):
        crosswalk.by_area(OLD.to_crs(4326), NEW)


def test_published_shares_are_taken_as_they_are_and_the_rest_stays_outside() -> None:
    table = pd.DataFrame(
        {"old_id": ["a", "a", "b"], "new_id": ["x", "y", "x"], "share": [0.5, 0.3, 1.0]}
    )
    walk = crosswalk.by_shares(table)
    assert shares(walk) == {("a", "x"): 0.5, ("a", "y"): 0.3, ("b", "x"): 1.0}
    assert walk.outside().to_dict() == pytest.approx({"a": 0.2, "b": 0.0})
    assert walk.basis is crosswalk.Basis.LIST


def test_shares_told_twice_are_added_and_those_of_nothing_dropped() -> None:
    table = pd.DataFrame(
        {"old_id": ["a", "a", "a"], "new_id": ["x", "x", "y"], "share": [0.25, 0.5, 0.0]}
    )
    assert shares(crosswalk.by_shares(table)) == {("a", "x"): 0.75}


def test_a_list_may_name_no_successor() -> None:
    walk = crosswalk.by_list([("a", "x"), ("b", "")])
    assert shares(walk) == {("a", "x"): 1.0}
    assert walk.outside().to_dict() == {"a": 0.0, "b": 1.0}


def test_a_pair_listed_twice_counts_once() -> None:
    assert shares(crosswalk.by_list([("a", "x"), ("a", "x"), ("a", "y")])) == {
        ("a", "x"): 0.5,
        ("a", "y"): 0.5,
    }


def test_people_in_no_unit_are_outside_and_places_without_people_count_nothing() -> None:
    cells = pd.DataFrame(
        {"old": ["a", "a", "a", "b"], "new": ["x", "", None, "y"], "people": [6.0, 3.0, 1.0, 0.0]}
    )
    walk = crosswalk.by_people(cells, old="old", new="new", people="people")
    assert shares(walk) == pytest.approx({("a", "x"): 0.6})
    assert walk.outside().to_dict() == pytest.approx({"a": 0.4})


def test_the_way_back_of_the_way_back_is_the_way() -> None:
    walk = crosswalk.by_area(OLD, NEW)
    assert shares(walk.back().back()) == pytest.approx(shares(walk))


def test_a_unit_on_several_rows_is_one_unit() -> None:
    twice = pd.concat([OLD, boxes(a=(0, 100, 100, 200))])
    walk = crosswalk.by_area(twice, NEW)
    # a has 10,000 m² inside x and as many outside
    assert walk.outside()["a"] == pytest.approx(0.5)
    assert walk.old_total["a"] == pytest.approx(20_000)


def test_units_that_only_touch_share_nothing() -> None:
    assert ("a", "y") not in shares(crosswalk.by_area(OLD, boxes(y=(100, 0, 200, 100))))


def test_the_last_piece_of_a_unit_is_never_a_sliver() -> None:
    walk = crosswalk.by_area(OLD, NEW).without_slivers(least=2.0)
    # every piece is smaller than the least asked for: each old unit keeps its largest
    assert len(walk.pieces) == 2
    assert set(walk.pieces["old_id"]) == {"a", "b"}
