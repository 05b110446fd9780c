"""Steps on zones: locks, searches, what can be taken back."""

from __future__ import annotations

from spatial.zoning.edits import MOST_RUNS, Give, Lock, ZonePlan, ZoneRun
from spatial.zoning.problem import Floor

FLOOR = Floor(over=3.0, total=2.5, price=0.5)


FOUND = ZoneRun(school={"a": "x", "b": "y"}, floor=FLOOR, question="q")


def test_the_first_search_cannot_be_taken_back() -> None:
    plan = ZonePlan().do(FOUND)
    assert not plan.can_undo
    assert plan.undo() == plan


def test_a_step_after_an_undo_lets_the_undone_one_go() -> None:
    plan = ZonePlan().do(FOUND).do(Give(cell_id="a", school_id="y")).undo()
    plan = plan.do(Give(cell_id="b", school_id="x"))
    assert plan.standing is not None
    assert plan.standing.school == {"a": "x", "b": "x"}
    assert not plan.can_redo


def test_locks_outlive_the_searches_that_are_let_go() -> None:
    plan = ZonePlan().do(FOUND).do(Lock(cell_id="a", locked=True))
    for number in range(MOST_RUNS + 2):
        plan = plan.do(
            ZoneRun(school={"a": "x", "b": "y"}, locked=frozenset("a"), question=str(number))
        )
    assert len(plan.steps) == MOST_RUNS
    assert plan.standing is not None
    assert plan.standing.locked == {"a"}


def test_a_floor_falls_with_the_locks_it_was_found_under() -> None:
    plan = ZonePlan().do(ZoneRun(school={"a": "x", "b": "y"}, locked=frozenset("a"), floor=FLOOR))
    moved_free = plan.do(Give(cell_id="b", school_id="x")).standing
    moved_locked = plan.do(Give(cell_id="a", school_id="y")).standing
    assert moved_free is not None
    assert moved_locked is not None
    assert (moved_free.floor, moved_locked.floor) == (FLOOR, None)
