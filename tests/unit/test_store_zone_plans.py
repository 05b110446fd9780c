"""Zones worked on by hand: steps that stand, steps taken back, locks, and what is saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from spatial.errors import UserError
from spatial.store.zone_plans import ZonePlans
from spatial.zoning.edits import MOST_RUNS, Give, Lock, Plan, Run
from spatial.zoning.problem import Floor

FLOOR = Floor(over=3.0, total=2.5, price=0.5)
FOUND = Run(school={"a": "x", "b": "y"}, floor=FLOOR, question="q")


def test_a_saved_plan_reads_back_the_same(tmp_path: Path) -> None:
    made = Plan().do(FOUND).do(Give(cell_id="a", school_id="y"))
    made = made.do(Lock(cell_id="a", locked=True)).undo()
    store = ZonePlans(tmp_path / "w.sqlite")
    assert store.save("one", {"thpt": made}, locality="quan12") == 1
    opened = store.load("one", locality="quan12")["thpt"]
    assert opened == made
    assert opened.standing is not None
    assert opened.standing.school == {"a": "y", "b": "y"}
    assert opened.standing.locked == frozenset()
    assert opened.standing.by_hand == {"a": "y"}


def test_a_plan_of_another_locality_is_refused(tmp_path: Path) -> None:
    store = ZonePlans(tmp_path / "w.sqlite")
    store.save("one", {"thpt": Plan().do(FOUND)}, locality="quan12")
    with pytest.raises(UserError) as refused:
        store.load("one", locality="quan11")
    assert [fault.code for fault in refused.value.faults] == ["zones_unknown"]


def test_the_first_search_cannot_be_taken_back() -> None:
    plan = Plan().do(FOUND)
    assert not plan.can_undo
    assert plan.undo() == plan


def test_a_step_after_an_undo_lets_the_undone_one_go() -> None:
    plan = Plan().do(FOUND).do(Give(cell_id="a", school_id="y")).undo()
    plan = plan.do(Give(cell_id="b", school_id="x"))
    assert plan.standing is not None
    assert plan.standing.school == {"a": "x", "b": "x"}
    assert not plan.can_redo


def test_locks_outlive_the_searches_that_are_let_go() -> None:
    plan = Plan().do(FOUND).do(Lock(cell_id="a", locked=True))
    for number in range(MOST_RUNS + 2):
        plan = plan.do(
            Run(school={"a": "x", "b": "y"}, locked=frozenset("a"), question=str(number))
        )
    assert len(plan.steps) == MOST_RUNS
    assert plan.standing is not None
    assert plan.standing.locked == {"a"}


def test_a_floor_falls_with_the_locks_it_was_found_under() -> None:
    plan = Plan().do(Run(school={"a": "x", "b": "y"}, locked=frozenset("a"), floor=FLOOR))
    moved_free = plan.do(Give(cell_id="b", school_id="x")).standing
    moved_locked = plan.do(Give(cell_id="a", school_id="y")).standing
    assert moved_free is not None
    assert moved_locked is not None
    assert (moved_free.floor, moved_locked.floor) == (FLOOR, None)
