"""Rooms by how they are built: what is replaced, in which year, beside what a plan aims at."""

from __future__ import annotations

import dataclasses
import math
from datetime import date

import pandas as pd
import pytest
from towns import School, town

from spatial import Options, assess, room_stock
from spatial.assessment import Assessment
from spatial.records import Level
from spatial.targets import pack

DAY = date(2026, 11, 28)
THREE = tuple(School(x=x, y=0.5, rooms=10) for x in (0.2, 0.5, 0.8))
UNTOLD = math.nan


def told(**columns: object) -> Assessment:
    """Assess three primary schools of ten rooms that tell some columns."""
    known = town(schools=THREE)
    rows = known.school_levels.assign(**columns)
    return assess(dataclasses.replace(known, school_levels=rows), Options(year=2030))


def due(**columns: object) -> list[float]:
    return room_stock.schools(told(**columns), day=DAY)["to_replace"].tolist()


def work(*, first: int, last: int, **columns: object) -> list[tuple[str, int]]:
    listed = room_stock.schools(told(**columns), day=DAY)
    table = room_stock.replacement(listed, first=first, last=last, room_cost_billion_vnd=2.0)
    return list(zip(table["school_id"], table["year"], strict=True))


def test_a_town_that_tells_nothing_of_its_rooms_has_no_row() -> None:
    assert room_stock.schools(told(), day=DAY).empty


def test_what_is_not_solid_is_replaced_and_no_more_than_there_is() -> None:
    assert due(rooms_solid=[10.0, 7.0, 12.0]) == [0, 3, 0]


def test_without_solid_rooms_the_three_other_kinds_are_added_up_where_all_are_told() -> None:
    found = due(
        rooms_semi_solid=[4.0, 4.0, 4.0],
        rooms_makeshift=[1.0, UNTOLD, 0.0],
        rooms_borrowed=[2.0, 2.0, 0.0],
    )
    assert found[0::2] == [7, 4]
    assert math.isnan(found[1])


def test_borrowed_rooms_a_total_leaves_out_are_replaced_all_the_same() -> None:
    """Eight solid and two semi-solid make the ten told; three more are borrowed: five, not two."""
    found = due(
        rooms_solid=[8.0, 5.0, 10.0],
        rooms_semi_solid=[2.0, 2.0, 0.0],
        rooms_borrowed=[3.0, 3.0, UNTOLD],
    )
    assert found == [5, 5, 0]  # of the second the three stand within its ten


def test_private_schools_are_no_public_work_and_are_counted_apart() -> None:
    """One of three schools is private: its four rooms stand in no row, no sum and no year."""
    known = town(schools=THREE)
    owned = ["cong_lap", "ngoai_cong_lap", "chua_ro"]
    assessed = assess(
        dataclasses.replace(
            known,
            schools=known.schools.assign(ownership=owned),
            school_levels=known.school_levels.assign(rooms_solid=[8.0, 6.0, 7.0]),
        ),
        Options(year=2030),
    )
    listed = room_stock.schools(assessed, day=DAY)
    assert listed["school_id"].tolist() == ["s0", "s2"]
    (row,) = room_stock.levels(listed, assessed, targets={}, room_cost_billion_vnd=2.0).to_dict(
        "records"
    )
    assert (row["schools"], row["schools_untold"], row["rooms"], row["to_replace"]) == (2, 0, 20, 5)
    assert room_stock.private_left_out(assessed) == 1


def test_an_independent_preschool_group_is_no_school_that_does_not_tell_its_rooms() -> None:
    """A kindergarten of ten rooms, eight solid; a group of a flat beside it owes no account."""
    places = (School(x=0.3, y=0.5, level=Level.MAM_NON), School(x=0.7, y=0.5, level=Level.MAM_NON))
    known = town(schools=places)
    assessed = assess(
        dataclasses.replace(
            known,
            schools=known.schools.assign(
                ownership=["cong_lap", "chua_ro"], school_type=["", "doc_lap"]
            ),
            school_levels=known.school_levels.assign(rooms_solid=[8.0, UNTOLD]),
        ),
        Options(year=2030),
    )
    table = room_stock.levels(
        room_stock.schools(assessed, day=DAY),
        assessed,
        targets={Level.MAM_NON: 12.0},
        room_cost_billion_vnd=2.0,
    )
    (row,) = table.to_dict("records")
    assert (row["schools_untold"], row["rooms_more"]) == (0, 2)


def test_repairs_are_even_over_the_years_the_oldest_block_first() -> None:
    """2, 4 and 6 of 12 rooms in four years: the block of 1980 first, 0, 4 and 10 before each."""
    listed = room_stock.schools(
        told(rooms_to_repair=[2.0, 4.0, 6.0], rooms_built_year=[2010.0, 1980.0, 1990.0]), day=DAY
    )
    table = room_stock.repairs(listed, first=2027, last=2030)
    assert list(zip(table["school_id"], table["year"], strict=True)) == [
        ("s1", 2027), ("s2", 2028), ("s0", 2030),
    ]  # fmt: skip
    assert table["cost_billion_vnd"].isna().all()
    own = room_stock.repairs(listed, first=2027, last=2030, room_cost_billion_vnd=0.5)
    assert own["cost_billion_vnd"].tolist() == [2, 3, 1]


def test_makeshift_rooms_go_first_then_the_oldest_block_then_those_of_no_known_year() -> None:
    order = work(
        first=2027, last=2027,
        rooms_solid=[8.0, 6.0, 7.0],
        rooms_makeshift=[0.0, 0.0, 1.0],
        rooms_built_year=[UNTOLD, 1988.0, 2001.0],
    )  # fmt: skip
    assert [school for school, _ in order] == ["s2", "s1", "s0"]


def test_the_work_is_even_over_the_years_and_no_school_is_parted() -> None:
    """2, 4 and 6 of 12 rooms, the most first: 0, 6 and 10 before them, 3 a year of four years."""
    order = work(first=2027, last=2030, rooms_solid=[8.0, 6.0, 4.0])
    assert order == [("s2", 2027), ("s1", 2029), ("s0", 2030)]


def test_a_last_year_gone_by_leaves_one_year_of_work() -> None:
    assert {year for _, year in work(first=2027, last=2020, rooms_solid=[8.0, 6.0, 4.0])} == {2027}


def of_level(**columns: object) -> pd.Series:
    assessed = told(**columns)
    listed = room_stock.schools(assessed, day=DAY)
    table = room_stock.levels(
        listed, assessed, targets={Level.TIEU_HOC: 34.0}, room_cost_billion_vnd=2.0
    )
    (row,) = [row for _, row in table.iterrows()]
    return row


def test_what_the_plan_aims_at_beyond_the_rooms_there_is_to_be_built() -> None:
    """30 rooms, 24 solid: 6 replaced and 4 more make the 34 of the plan, at 2 billion each."""
    row = of_level(rooms_solid=[10.0, 8.0, 6.0])
    assert (row["rooms"], row["rooms_solid"], row["solid_share_percent"]) == (30, 24, 80)
    assert (row["to_replace"], row["rooms_more"], row["cost_billion_vnd"]) == (6, 4, 20)


def test_borrowed_rooms_beside_the_total_are_not_built_twice() -> None:
    """30 told and 4 borrowed beside them: replaced, they make the 34 of the plan."""
    row = of_level(rooms_solid=[10.0, 10.0, 10.0], rooms_borrowed=[4.0, 0.0, 0.0])
    assert (row["to_replace"], row["rooms_more"]) == (4, 0)


def test_while_one_school_does_not_tell_nothing_more_is_asked_for() -> None:
    row = of_level(rooms_solid=[10.0, 8.0, UNTOLD])
    assert (row["schools"], row["schools_untold"], row["rooms"]) == (2, 1, 20)
    assert math.isnan(row["rooms_more"])
    assert row["cost_billion_vnd"] == 4


def test_duc_pho_aims_at_its_printed_solid_rooms_by_2030() -> None:
    goals, year = room_stock.aims(pack("duc_pho"))
    assert goals == {Level.MAM_NON: 172, Level.TIEU_HOC: 309, Level.THCS: 220}
    assert year == 2030


def test_a_plan_without_solid_rooms_aims_at_none() -> None:
    assert room_stock.aims(pack("quan12")) == ({}, None)


@pytest.mark.parametrize(("level", "short"), [(Level.THPT, 2.0), (Level.TIEU_HOC, UNTOLD)])
def test_subject_rooms_are_held_against_the_norm_where_there_is_one(
    level: Level, short: float
) -> None:
    """Five of an upper secondary school (TT 13/2020, Đ.18); no number for primary schools."""
    known = town(schools=(School(x=0.5, y=0.5, level=level),))
    rows = known.school_levels.assign(subject_rooms=3.0)
    assessed = assess(dataclasses.replace(known, school_levels=rows), Options(year=2030))
    (found,) = room_stock.schools(assessed, day=DAY)["subject_rooms_short"]
    assert found == short or (math.isnan(found) and math.isnan(short))
