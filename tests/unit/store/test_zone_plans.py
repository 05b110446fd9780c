"""Zonings kept are read back the same."""

from __future__ import annotations

import pytest

from spatial.errors import UserError
from spatial.store.place import Place
from spatial.store.zone_plans import ZonePlans
from spatial.zoning.edits import Give, Lock, ZonePlan, ZoneRun
from spatial.zoning.problem import Floor

FLOOR = Floor(over=3.0, total=2.5, price=0.5)


FOUND = ZoneRun(school={"a": "x", "b": "y"}, floor=FLOOR, question="q")


def test_a_saved_plan_reads_back_the_same(where: Place) -> None:
    made = ZonePlan().do(FOUND).do(Give(cell_id="a", school_id="y"))
    made = made.do(Lock(cell_id="a", locked=True)).undo()
    store = ZonePlans(where)
    assert store.save("one", {"thpt": made}, locality="quan12") == 1
    opened = store.load("one", locality="quan12")["thpt"]
    assert opened == made
    assert opened.standing is not None
    assert opened.standing.school == {"a": "y", "b": "y"}
    assert opened.standing.locked == frozenset()
    assert opened.standing.by_hand == {"a": "y"}


def test_a_plan_of_another_locality_is_refused(where: Place) -> None:
    store = ZonePlans(where)
    store.save("one", {"thpt": ZonePlan().do(FOUND)}, locality="quan12")
    with pytest.raises(UserError) as refused:
        store.load("one", locality="quan11")
    assert [fault.code for fault in refused.value.faults] == ["zones_unknown"]
