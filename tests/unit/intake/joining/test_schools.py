"""Schools joined: where they stand, what they have, what they must add up to."""

from __future__ import annotations

import pandas as pd
import pytest
from benches import bench, codes, point
from shapely import Point

from spatial.intake.joining import schools


def school(name: str, x: float = 0.5, **more: object) -> dict[str, object]:
    return {"school_id": name, "name": f"Trường {name}", "geometry": point(x, 0.5), **more}


def stock(name: str) -> dict[str, object]:
    return {"school_id": name, "level": "thcs", "rooms": 10, "land_m2": 5_000.0}


def test_schools_know_their_ward() -> None:
    one = bench(schools=[school("s"), school("t", 1.5)])
    found = schools.schools(one)
    assert found is not None
    assert found["wards"].to_dict() == {"s": "a", "t": "b"}
    assert codes(one) == []


def test_a_school_outside_every_ward_is_a_fault_and_goes() -> None:
    one = bench(schools=[school("s"), school("t", 5.0)])
    found = schools.schools(one)
    assert found is not None
    assert found.index.tolist() == ["s"]
    assert codes(one) == ["school_outside"]


def test_schools_without_a_place_keep_their_wards_where_two_sheets_number_rows_alike() -> None:
    away = Point()
    rows = [school("s", ward_id="a"), school("t", ward_id="b"), school("u", ward_id="a")]
    told = {"geometry": away, "without_place": True}
    one = bench(schools=[{**row, **told} for row in rows])
    part = one.frames["schools"]
    part.frame.index = pd.Index([9, 10, 9])  # rows of their sheets
    found = schools.schools(one)
    assert found is not None
    assert found["wards"].to_dict() == {"s": "a", "t": "b", "u": "a"}


@pytest.mark.parametrize(
    ("parents", "expected"),
    [
        (("", "s"), []),
        (("", "x"), ["unknown_reference"]),
        (("s", ""), ["parent_is_site"]),  # its own site
        (("t", "s"), ["parent_is_site", "parent_is_site"]),
    ],
)
def test_a_site_hangs_on_a_main_school(parents: tuple[str, str], expected: list[str]) -> None:
    one = bench(schools=[school("s", parent_id=parents[0]), school("t", parent_id=parents[1])])
    schools.schools(one)
    assert codes(one) == expected


def test_stocks_and_schools_name_each_other() -> None:
    one = bench(schools=[school("s"), school("t")], school_levels=[stock("s"), stock("x")])
    found = schools.school_levels(one)
    assert found is not None
    assert found["school_id"].tolist() == ["s"]
    assert found["proposed"].tolist() == [False]
    assert codes(one) == ["unknown_reference", "no_levels"]
    assert one.faults[1].blanks["schools"] == "t"


def test_without_the_tables_there_is_nothing_to_join() -> None:
    one = bench()
    assert schools.schools(one) is None
    assert schools.school_levels(one) is None
    assert schools.stock(one).empty
    assert schools.of_schools(one, "groups").empty


def test_groups_of_a_school_nobody_has_are_a_fault() -> None:
    group = {"school_id": "s", "age_group": "y3_4", "pupils": 20}
    one = bench(schools=[school("s")], groups=[group, group | {"school_id": "x"}])
    assert schools.of_schools(one, "groups")["school_id"].tolist() == ["s"]
    assert codes(one) == ["unknown_reference"]


@pytest.mark.parametrize(
    ("rooms", "expected"),
    [(20, []), (21, ["totals_differ"]), (19, ["totals_differ"])],
)
def test_schools_add_up_to_the_known_total_or_that_is_noted(
    rooms: int, expected: list[str]
) -> None:
    total = {"level": "thcs", "rooms": rooms, "land_m2": 10_000.0}
    one = bench(school_levels=[stock("s"), stock("t")], stock=[total])
    found = schools.stock(one)
    assert found.loc["thcs", "rooms"] == rooms
    assert codes(one) == expected
