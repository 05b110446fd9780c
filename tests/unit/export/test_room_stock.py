"""The plan of rooms as tables: its years, its cost, its files."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from towns import town

from spatial import Options, assess
from spatial.assessment import Assessment
from spatial.export import room_stock, table_files
from spatial.norms import money

DAY = date(2026, 11, 28)


def assessed(key: str, **columns: object) -> Assessment:
    known = town()
    locality = dataclasses.replace(known.locality, key=key)
    rows = known.school_levels.assign(**columns)
    return assess(
        dataclasses.replace(known, locality=locality, school_levels=rows), Options(year=2030)
    )


def test_a_town_that_tells_nothing_has_no_table() -> None:
    assert room_stock.room_plan(assessed("town"), day=DAY).tables == {}


@pytest.mark.parametrize(
    ("key", "last", "years"),
    [
        ("duc_pho", None, (2027, 2030, True)),  # the year of its plan
        ("town", None, (2027, 2031, False)),  # no plan: five years
        ("duc_pho", 2028, (2027, 2028, False)),
        ("town", 2020, (2027, 2027, False)),
    ],
)
def test_the_years_are_from_the_next_to_that_of_the_plan_or_the_one_chosen(
    key: str, last: int | None, years: tuple[int, int, bool]
) -> None:
    made = room_stock.room_plan(assessed(key, rooms_solid=6.0), day=DAY, last=last)
    assert (made.first, made.last, made.from_plan) == years


def test_rooms_cost_the_published_case_or_what_the_planner_enters() -> None:
    town_of_four = assessed("duc_pho", rooms_solid=6.0)  # ten rooms, four to replace
    made = room_stock.room_plan(town_of_four, day=DAY)
    (cost,) = made.tables["rooms_plan"]["cost_billion_vnd"]
    assert cost == pytest.approx(4 * money.room_cost().value)
    own = room_stock.room_plan(town_of_four, day=DAY, room_cost_billion_vnd=1.5)
    assert own.tables["rooms_plan"]["cost_billion_vnd"].tolist() == [6.0]


def test_every_table_is_a_file_and_what_is_not_known_is_blank() -> None:
    made = room_stock.room_plan(assessed("town", rooms_to_repair=2.0), day=DAY)
    assert [*made.tables] == [
        "rooms_levels",
        "rooms_repairs",
        "rooms_schools",
    ]  # nothing known to replace
    written = table_files.every(made.tables)
    header, row = written["rooms_schools.csv"].decode("utf-8-sig").splitlines()
    cells = dict(zip(header.split(","), row.split(","), strict=True))
    assert float(cells["rooms_to_repair"]) == 2
    assert cells["rooms_solid"] == ""
