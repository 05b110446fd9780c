"""Plans for a street of two neighbourhoods (tests/kit/siting_towns.py), worked out by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from siting_towns import BN, build, site, stage, street

from spatial import catchment
from spatial.cancellation import cancelled_when
from spatial.errors import UserError
from spatial.records import Level
from spatial.siting import actions
from spatial.siting.frontier import frontier
from spatial.siting.model import Aim, Deed, Limits, Model
from spatial.siting.phasing import phase
from spatial.siting.plan import Plan
from spatial.siting.plan_check import broken
from spatial.siting.plan_search import Chooser
from spatial.siting.reasons import reasons
from spatial.siting.robust import least_regret, named
from spatial.solver.effort import End


def choose(model: Model, **more: object) -> Plan:
    return Chooser(model, catchment.best).choose(**more)  # type: ignore[arg-type]


def names(plan: Plan) -> list[str]:
    return [action.action_id for action in plan.actions]


def test_everyone_is_seated_for_the_least_money() -> None:
    plan = choose(street())  # 50 short: E-5 alone seats all 100
    assert plan.outcome.unseated == 0
    assert names(plan) == ["E-5"]
    assert plan.outcome.cost_vnd == 5 * BN
    assert [step.end for step in plan.reached] == [End.PROVEN] * 3


def test_metres_before_money_builds_nearer() -> None:
    plan = choose(street(), aims=(Aim.SEATS, Aim.METRES))
    # west at W (60 x 100), east at E (40 x 100)
    assert plan.outcome.walked_m == 10_000
    assert names(plan) == ["W-6", "E-5"]


def test_a_budget_leaves_the_rest_short_and_says_nothing_does_better() -> None:
    plan = choose(street(Limits(budget_vnd=4 * BN)))
    assert plan.outcome.unseated == 10  # two modules of 20 seats
    assert plan.reached[0].bound == pytest.approx(10)
    assert broken(plan.model, plan.outcome) == []


def test_land_keeps_a_school_small() -> None:
    plan = choose(street(land_m2=250.0))  # two rooms each at most
    assert plan.outcome.unseated == 10


def test_nothing_is_built_when_nobody_is_left() -> None:
    full = Model(
        stages=(stage([50], [50, 0], [[100, 100]]),),
        sites={"W": site("W")},
        actions=(build("W", 1, 2),),
    )
    assert names(choose(full)) == []


def test_nothing_is_built_for_those_no_site_reaches() -> None:
    lost = Model(
        stages=(stage([50, 9], [50, 0], [[100, 100], [0, 0]]),),
        sites={"W": site("W")},
        actions=(build("W", 1, 2),),
    )
    plan = choose(lost)
    assert names(plan) == []
    assert plan.outcome.unseated == 9 == plan.reached[0].bound


def test_what_is_forced_is_built_and_what_is_forbidden_is_not() -> None:
    limits = Limits(forced=frozenset({"W-2"}), forbidden=frozenset({"E-5"}))
    plan = choose(street(limits))
    assert "W-2" in names(plan)
    assert "E-5" not in names(plan)
    assert broken(plan.model, plan.outcome) == []


def test_limits_that_contradict_each_other_are_refused_in_words() -> None:
    limits = Limits(budget_vnd=BN, forced=frozenset({"W-2"}))
    with pytest.raises(UserError) as problem:
        choose(street(limits))
    assert problem.value.faults[0].code == "siting_no_plan"


def test_one_site_at_most_and_none_too_near() -> None:
    assert len(names(choose(street(Limits(new_sites=1))))) == 1
    apart = choose(street(Limits(spacing_m=2000)), aims=(Aim.SEATS, Aim.METRES))
    assert len(names(apart)) == 1
    assert broken(apart.model, apart.outcome) == []


def test_a_plan_that_breaks_a_limit_is_found_out_without_the_solver() -> None:
    model = street(Limits(budget_vnd=3 * BN, new_sites=1, spacing_m=2000), land_m2=300.0)
    outcome = Chooser(model, catchment.best).seating.of(np.array([False, True, False, True]))
    assert broken(model, outcome) == ["budget", "land", "sites", "spacing"]


def test_the_frontier_rises_in_money_and_falls_in_shortage() -> None:
    plans = frontier(Chooser(street(), catchment.best), points=6)
    costs = [plan.outcome.cost_vnd for plan in plans]
    short = [plan.outcome.unseated for plan in plans]
    assert costs == sorted(costs)
    assert short == sorted(short, reverse=True)
    assert len(set(short)) == len(short)
    assert (costs[0], short[0]) == (0, 50)
    assert (costs[-1], short[-1]) == (5 * BN, 0)


def test_years_take_what_gives_most_for_the_money_first_and_keep_what_is_left() -> None:
    chooser = Chooser(street(), catchment.best)
    both = chooser.seating.of(np.array([True, False, False, True]))  # W-2 and E-5
    turns = phase(
        chooser.seating, both, years=(2026, 2028), yearly_vnd={2026: 3 * BN, 2027: 3 * BN, 2028: BN}
    )
    # 2026: 3 buys W-2 (20 seats for 2); 1 + 3 is not 5; 2028: 1 + 3 + 1 = 5 buys E-5 (30 left)
    assert [(t.action.action_id, t.start, t.gain) for t in turns] == [
        ("W-2", 2026, 20),
        ("E-5", 2028, 30),
    ]


def test_what_would_open_too_late_gets_no_year() -> None:
    chooser = Chooser(street(), catchment.best)
    one = chooser.seating.of(np.array([False, False, False, True]))
    turns = phase(chooser.seating, one, years=(2026, 2027), build_years=2)
    assert turns[0].start is None


def test_a_reason_says_whom_it_serves_and_what_is_lost_without_it() -> None:
    chooser = Chooser(street(), catchment.best)
    plan = chooser.choose()
    reason = reasons(chooser.seating, plan, pd.Index(["west", "east"]))[0]
    assert reason.served.sum() == 50
    assert reason.closes.sum() == 50
    assert reason.without == 50
    assert reason.instead is not None
    other, short = reason.instead
    assert (other.action_id, short) == ("W-2", 30)  # W-6 costs more than E-5


def test_the_least_regret_plan_is_found_among_the_best_of_each_demand() -> None:
    demands = {"low": [np.array([40.0, 20.0])], "high": [np.array([60.0, 40.0])]}
    found = least_regret(street(), demands, catchment.best)
    assert found.names == ("low", "high")
    assert found.unseated[0].tolist() == [0, 30]  # 20 seats more: enough for low, 30 short in high
    assert found.unseated[1].tolist() == [0, 0]
    assert found.least == 1
    assert found.regret.min() == 0


def test_a_planners_own_plan_is_scored_by_the_same_rules() -> None:
    chooser = Chooser(street(), catchment.best)
    own = chooser.seating.of(named(chooser.model.actions, ["W-6"]))
    assert own.unseated == 0
    assert own.cost_vnd == 6 * BN


def test_a_cancelled_search_hands_over_a_plan_that_keeps_the_limits() -> None:
    with cancelled_when(lambda: False):
        plan = choose(street(Limits(budget_vnd=4 * BN)))
    assert plan.outcome.unseated == 10
    assert broken(plan.model, plan.outcome) == []


SIZE = actions.Size(
    seats_per_room=35,
    pupils_per_room=35,
    land_per_pupil_m2=8,
    rooms_min=10,
    rooms_max=30,
    cost_per_room_vnd=5e9,
)


def test_land_and_norm_say_how_many_rooms_a_site_carries() -> None:
    assert SIZE.rooms_on(280 * 20) == 20  # 35 x 8 = 280 m2 a room
    assert SIZE.rooms_on(280 * 99) == 30
    offered = actions.build(
        site("A", land_m2=280 * 22), Level.TIEU_HOC, SIZE, place=0, module_rooms=5
    )
    assert [action.rooms for action in offered] == [10, 15, 20, 22]
    assert offered[-1].land_m2 == 280 * 22
    assert offered[-1].cost_vnd == 22 * 5e9


def test_a_site_smaller_than_the_smallest_school_is_offered_nothing() -> None:
    small = site("A", land_m2=280 * 9)
    assert actions.build(small, Level.TIEU_HOC, SIZE, place=0, module_rooms=5) == []


def test_a_school_grows_no_larger_than_its_land_and_its_norm() -> None:
    school = site("S", land_m2=280 * 12)
    offered = actions.extend(school, Level.TIEU_HOC, SIZE, place=0, module_rooms=5, rooms=22)
    assert [action.rooms for action in offered] == [5, 8]  # 30 - 22
    assert actions.extend(school, Level.TIEU_HOC, SIZE, place=0, module_rooms=5, rooms=30) == []


def test_half_day_teaching_makes_seats_and_closing_gives_them_up() -> None:
    school = site("S")
    (half,) = actions.switch(school, Level.THCS, place=0, seats=450, ratio=1 / 0.6)
    assert (half.deed, half.seats) == (Deed.HALF_DAY, 300)
    assert actions.switch(school, Level.THCS, place=0, seats=450, ratio=1) == []
    gone = actions.close(school, Level.THCS, place=0, seats=450, rooms=10)
    assert (gone.seats, gone.rooms) == (-450, -10)
