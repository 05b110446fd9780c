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
