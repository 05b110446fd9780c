"""What a planner asks for when he says nothing else."""

from __future__ import annotations

import json

from spatial.recommend import Request, RoomCount
from spatial.recommend.serialise import of_request, to_request
from spatial.records import LEVELS, Level
from spatial.siting.model import Aim, Site


def test_nothing_said_asks_for_all_levels_without_a_limit_of_money() -> None:
    asked = Request()
    assert asked.levels == LEVELS
    assert (asked.budget_vnd, asked.yearly_vnd, asked.new_sites) == (None, None, None)
    assert asked.aims[0] is Aim.SEATS  # money and metres count only among as many seats
    assert not asked.close


def test_every_field_of_a_question_survives_being_written() -> None:
    site = Site(site_id="diem-1", name="A", x_m=1.0, y_m=2.0, land_m2=3.0, from_year=2027)
    asked = Request(
        levels=(Level.THPT,),
        years=(2027, 2031),
        budget_vnd=1e12,
        yearly_vnd={2027: 1e11},
        aims=(Aim.METRES, Aim.SEATS),
        count=RoomCount.CLASS_SIZE,
        walk_limit_m={Level.THPT: 4_000.0},
        new_sites=2,
        spacing_m=500.0,
        close=("s1",),
        sites=(site,),
        masked=((site, "water"),),
        forced=frozenset({"a"}),
        forbidden=frozenset({"b"}),
        left_out=frozenset({"c"}),
        half_day=True,
    )
    assert to_request(json.loads(json.dumps(of_request(asked)))) == asked
