"""Zonings of a visit: each step saved, taken back, copied where they are another's."""

from __future__ import annotations

from pathlib import Path

import pytest
from towns import town

from spatial.errors import Fault, UserError
from spatial.store.zone_plans import ZonePlans
from spatial.ui.session import state, zone_plans
from spatial.zoning.edits import ZonePlan, ZoneRun

TOWN = town()
RUN = ZoneRun(school={"w00-0": "s0", "w00-1": "s0"}, locked=frozenset(), question="q", last={})
pytestmark = pytest.mark.usefixtures("home")


def keys() -> list[str]:
    """Return what was told, by key."""
    return [one.key.removeprefix("notice.") for one in state.told()]


def test_a_level_nobody_zoned_has_an_empty_plan() -> None:
    assert zone_plans.of("thcs") == ZonePlan()


def test_each_step_is_saved_and_named_in_the_link() -> None:
    zone_plans.do(TOWN, "thcs", RUN)
    name = state.view().zones
    assert name
    zone_plans.lock(TOWN, "thcs", "w00-0", locked=True)
    assert state.view().zones == name
    kept = ZonePlans().load(name, locality="town")
    assert kept["thcs"] == zone_plans.of("thcs")
    standing = zone_plans.of("thcs").standing
    assert standing is not None
    assert standing.locked == {"w00-0"}
    assert keys() == ["zone_locked"]


def test_a_neighbourhood_given_away_is_told_and_can_be_taken_back() -> None:
    zone_plans.do(TOWN, "thcs", RUN)
    zone_plans.give(TOWN, "thcs", "w00-1", "s1")
    now = zone_plans.of("thcs").standing
    assert now is not None
    assert now.school["w00-1"] == "s1"
    zone_plans.undo(TOWN, "thcs")
    back = zone_plans.of("thcs").standing
    assert back is not None
    assert back.school["w00-1"] == "s0"
    zone_plans.redo(TOWN, "thcs")
    again = zone_plans.of("thcs").standing
    assert again is not None
    assert again.school["w00-1"] == "s1"
    assert keys() == ["zone_given"]


def test_levels_are_zoned_apart() -> None:
    zone_plans.do(TOWN, "thcs", RUN)
    assert zone_plans.of("tieu_hoc") == ZonePlan()


def test_what_the_link_names_is_opened_and_what_nobody_saved_let_go(home: Path) -> None:
    store = ZonePlans(home / "workspace.sqlite")
    store.save("x", {"thcs": ZonePlan().do(RUN)}, locality="town", began=0)
    state.change(TOWN, zones="x")
    zone_plans.begin(TOWN)
    assert zone_plans.of("thcs").standing is not None
    state.change(TOWN, zones="khong-co")
    zone_plans.begin(TOWN)
    assert zone_plans.of("thcs") == ZonePlan()
    assert state.view().zones == ""
    assert keys() == ["zones_refused"]


def test_another_s_zoning_becomes_a_copy_at_the_first_change(home: Path) -> None:
    theirs = ZonePlans(home / "workspace.sqlite", visitor="b" * 32)
    theirs.save("x", {"thcs": ZonePlan().do(RUN)}, locality="town", began=0)
    state.change(TOWN, zones="x")
    zone_plans.begin(TOWN)
    zone_plans.give(TOWN, "thcs", "w00-1", "s1")
    assert state.view().zones not in {"", "x"}
    kept = theirs.load("x", locality="town")["thcs"].standing
    assert kept is not None
    assert kept.school["w00-1"] == "s0"
    assert keys() == ["zones_copied", "zone_given"]


def test_without_a_place_to_save_the_zoning_still_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> int:
        raise UserError(Fault(code="workspace_damaged"))

    monkeypatch.setattr(ZonePlans, "save", fail)
    zone_plans.do(TOWN, "thcs", RUN)
    assert zone_plans.of("thcs").standing is not None
    assert keys() == ["zones_unsaved"]
    assert state.view().zones == ""
