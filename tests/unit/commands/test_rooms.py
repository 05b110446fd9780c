"""The command of rooms by how they are built."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from click.testing import CliRunner
from towns import town

from spatial import Options, assess, words
from spatial.cli import truonglop
from spatial.commands.rooms import lines
from spatial.export import room_stock

DAY = date(2026, 11, 28)


def test_the_district_tells_nothing_and_is_told_what_would_bring_it() -> None:
    done = CliRunner().invoke(truonglop, ["rooms"], catch_exceptions=False)
    assert (done.exit_code, done.output.strip()) == (0, words.say("room_stock.none", lang="vi"))


@pytest.mark.parametrize(
    ("lang", "work", "aim"),
    [
        ("vi", "2027: TH s0, Tiểu học: 4 phòng, 6 tỷ đồng", "309 phòng kiên cố; ngoài phần thay"),
        ("en", "2027: TH s0, Primary: rooms 4, 6 bn VND", "309; to build beside those replaced: 2"),
    ],
)
def test_the_plan_is_said_with_its_years_and_its_cost(lang: str, work: str, aim: str) -> None:
    """Ten rooms, six solid; 309 are the plan's, so 299 are to be built."""
    known = town()
    told = dataclasses.replace(
        known,
        locality=dataclasses.replace(known.locality, key="duc_pho"),
        schools=known.schools.assign(name="TH s0"),
        school_levels=known.school_levels.assign(rooms_solid=6.0),
    )
    made = room_stock.room_plan(
        assess(told, Options(year=2030)), day=DAY, room_cost_billion_vnd=1.5
    )
    said = "\n".join(lines(made, lang=lang, own_cost=True))
    assert work in said
    assert aim in said
    assert words.say("room_stock.by_plan", lang=lang) in said
    assert words.say("room_stock.own_cost", lang=lang) in said


def test_repairs_carry_money_only_where_the_planner_says_what_one_costs() -> None:
    """Three rooms to repair; at 0.5 billion each they cost 1.5."""
    known = town()
    told = dataclasses.replace(
        known,
        schools=known.schools.assign(name="TH s0"),
        school_levels=known.school_levels.assign(rooms_to_repair=3.0),
    )
    assessed = assess(told, Options(year=2030))
    without = room_stock.room_plan(assessed, day=DAY)
    said = "\n".join(lines(without, lang="vi", own_cost=False))
    assert "2027: TH s0, Tiểu học: sửa 3 phòng\n" in said + "\n"
    assert words.say("room_stock.no_repair_cost", lang="vi") in said
    with_cost = room_stock.room_plan(assessed, day=DAY, repair_cost_billion_vnd=0.5)
    said = "\n".join(lines(with_cost, lang="vi", own_cost=False))
    assert "sửa 3 phòng, kinh phí 1,5 tỷ đồng" in said


def test_private_schools_left_out_are_counted() -> None:
    known = town()
    told = dataclasses.replace(
        known,
        schools=known.schools.assign(ownership="ngoai_cong_lap"),
        school_levels=known.school_levels.assign(rooms_solid=6.0),
    )
    made = room_stock.room_plan(assess(told, Options(year=2030)), day=DAY)
    assert (made.tables, made.private_left_out) == ({}, 1)
