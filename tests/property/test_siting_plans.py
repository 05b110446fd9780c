"""What holds for any plan, against every plan there is."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from siting_towns import BN, build, site, stage

from spatial import catchment
from spatial.siting import walk_cuts
from spatial.siting.model import Model, PlanLimits
from spatial.siting.plan_check import broken
from spatial.siting.plan_search import Chooser
from spatial.siting.shortage_cuts import CutTable, Sieges
from spatial.solver.effort import End


@st.composite
def models(draw: st.DrawFn) -> Model:
    """Up to four cells, a school, and up to three sites with two sizes each."""
    cells, sites = draw(st.integers(1, 4)), draw(st.integers(1, 3))
    pupils = draw(st.lists(st.integers(0, 60), min_size=cells, max_size=cells))
    walks = draw(
        st.lists(
            st.lists(st.sampled_from([0, 100, 300, 700]), min_size=sites + 1, max_size=sites + 1),
            min_size=cells,
            max_size=cells,
        )
    )
    seats = [float(draw(st.integers(0, 50))), *([0.0] * sites)]
    budget = draw(st.sampled_from([0, 2, 5, 9, np.inf]))
    most = draw(st.sampled_from([None, 1, 2]))
    return Model(
        stages=(
            stage([float(p) for p in pupils], seats, [[float(w) for w in row] for row in walks]),
        ),
        sites={f"s{k}": site(f"s{k}", x_m=1000.0 * k, land_m2=450) for k in range(sites)},
        actions=tuple(build(f"s{k}", k + 1, rooms) for k in range(sites) for rooms in (2, 4)),
        limits=PlanLimits(budget_vnd=budget * BN, new_sites=most),
    )


def every_plan(model: Model) -> list[tuple[float, float]]:
    """Seat every plan that keeps the limits: shortage and cost."""
    seating = Chooser(model, catchment.best).seating
    plans = [
        seating.of(np.array(switches, dtype=bool))
        for switches in product([False, True], repeat=len(model.actions))
    ]
    return [(one.unseated, one.cost_vnd) for one in plans if not broken(model, one)]


@settings(max_examples=25)
@given(model=models())
def test_no_plan_beats_the_chosen_one_and_every_bound_holds(model: Model) -> None:
    best = min(every_plan(model))
    plan = Chooser(model, catchment.best).choose()
    assert broken(model, plan.outcome) == []
    assert abs(plan.outcome.unseated - best[0]) <= 0.5
    assert abs(plan.outcome.cost_vnd - best[1]) <= 1e-5 * BN
    assert plan.reached[0].bound <= best[0] + 1e-3
    assert plan.reached[1].bound <= best[1] + 1e-5 * BN
    assert plan.reached[0].end is End.PROVEN


def exclusive(switches: list[bool]) -> np.ndarray:
    """Do one action a place at most."""
    chosen = np.array(switches, dtype=bool)
    chosen[1::2] &= ~chosen[::2]
    return chosen


@settings(max_examples=25)
@given(model=models(), data=st.data())
def test_every_cut_of_the_walk_holds_for_every_plan(model: Model, data: st.DataObject) -> None:
    seating = Chooser(model, catchment.best).seating
    draw = st.lists(st.booleans(), min_size=len(model.actions), max_size=len(model.actions))
    own, other = (seating.of(exclusive(data.draw(draw))) for _ in range(2))
    (walk,) = walk_cuts.cuts(seating, own)
    for plan in (own, other):
        cost = plan.walked_m + walk.outside_m * plan.unseated
        assert walk.constant - walk.slope @ plan.chosen <= cost + 1e-3 * (1 + cost)


@settings(max_examples=25)
@given(model=models(), data=st.data())
def test_the_flow_leaves_as_many_as_the_exact_assignment(model: Model, data: st.DataObject) -> None:
    seating = Chooser(model, catchment.best).seating
    draw = st.lists(st.booleans(), min_size=len(model.actions), max_size=len(model.actions))
    chosen = exclusive(data.draw(draw))
    assert abs(seating.unseated(chosen) - seating.of(chosen).unseated) < 1e-6


@settings(max_examples=40)
@given(model=models(), data=st.data())
def test_a_siege_holds_for_every_plan_and_is_all_of_its_own_shortage(
    model: Model, data: st.DataObject
) -> None:
    seating = Chooser(model, catchment.best).seating
    size = len(model.actions)
    parts = data.draw(st.lists(st.floats(0, 1), min_size=size, max_size=size))
    draw = st.lists(st.booleans(), min_size=size, max_size=size)
    own, other = (exclusive(data.draw(draw)) for _ in range(2))
    sieges = Sieges(seating)
    for met in (np.array(parts), own.astype(float)):
        sieges.learn(met)
    table = sieges.table()
    # any shortage of the groups that keeps the bounds may be asked about: nothing at all
    sieges.sharpen(table, np.array(parts), np.zeros(len(table.pupils)))
    table = sieges.table()
    for plan in (own, other):
        assert _least(table, plan) <= seating.unseated(plan) + 1e-3
    assert _least(table, own) >= seating.unseated(own) - 1e-3


def _least(table: CutTable, plan: np.ndarray) -> float:
    """Add up the least shortage of the groups that all the bounds allow under a plan."""
    if not len(table.pupils):
        return 0.0
    found = linprog(
        np.ones(len(table.pupils)),
        A_ub=-table.inside.toarray(),
        b_ub=-(table.constant - table.slope @ plan),
        bounds=np.c_[np.zeros(len(table.pupils)), table.pupils + 1e-6],
    )
    return float(found.fun)


@settings(max_examples=25)
@given(model=models())
def test_pupils_seated_and_not_seated_add_up_to_all(model: Model) -> None:
    plan = Chooser(model, catchment.best).choose()
    people = model.stages[0].pupils.sum()
    flows = plan.outcome.assigned[0]
    assert abs(flows.pupils.sum() + flows.unserved.sum() - people) < 1e-6
    assert (plan.outcome.unseated == 0) or plan.outcome.unseated <= people


@settings(max_examples=15)
@given(model=models(), seed=st.integers(0, 99))
def test_the_order_of_cells_and_actions_does_not_change_what_is_reached(
    model: Model, seed: int
) -> None:
    random = np.random.default_rng(seed)
    cells = random.permutation(len(model.stages[0].pupils))
    order = random.permutation(len(model.actions))
    here = model.stages[0]
    turned = Model(
        stages=(stage(
            here.pupils[cells].tolist(), here.seats.tolist(), here.walk_m.toarray()[cells].tolist()
        ),),
        sites=model.sites,
        actions=tuple(model.actions[k] for k in order),
        limits=model.limits,
    )  # fmt: skip
    one, two = (Chooser(m, catchment.best).choose().outcome for m in (model, turned))
    assert abs(one.unseated - two.unseated) <= 0.5
    assert abs(one.cost_vnd - two.cost_vnd) <= 1e-5 * BN
