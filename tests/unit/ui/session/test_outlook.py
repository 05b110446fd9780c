"""The planner's own rates and developments: used, saved, taken back; refusals told."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from towns import town

from spatial.errors import Fault, UserError
from spatial.export import outlook as files
from spatial.records import Development, Outlook
from spatial.store import Outlooks
from spatial.ui.session import outlook, state

TOWN = town()
LOW = Outlook(fertility=0.9)
HOUSES = Development(
    development_id="du-an-1", name="Khu A", sort="house", units=100.0, first_year=2027,
    last_year=2028, ward_id="w00",
)  # fmt: skip
pytestmark = pytest.mark.usefixtures("home")


def keys() -> list[str]:
    """Return what was told, by key."""
    return [one.key.removeprefix("notice.") for one in state.told()]


def test_before_anything_is_set_the_outlook_is_the_usual_one() -> None:
    assert outlook.current() == Outlook()
    assert not outlook.can_undo()


def test_an_outlook_kept_is_shown_saved_and_can_be_taken_back() -> None:
    assert outlook.keep(TOWN, LOW)
    future = state.view().future
    assert (future.outlook, future.scenario) == (LOW, "own")
    assert Outlooks().load(future.outlook_id, locality="town") == files.text(LOW)
    assert outlook.can_undo()
    outlook.undo(TOWN)
    assert outlook.current() == Outlook()
    assert keys() == ["outlook_undone"]
    assert not outlook.can_undo()


def test_a_projecting_scenario_stays_and_known_totals_give_way() -> None:
    state.change(TOWN, future=dataclasses.replace(state.view().future, scenario="low"))
    outlook.keep(TOWN, LOW)
    assert state.view().future.scenario == "low"
    outlook.keep(TOWN, LOW, scenario="base")
    assert state.view().future.scenario == "base"


def test_a_rate_outside_its_limits_is_refused_and_nothing_changes() -> None:
    assert not outlook.keep(TOWN, Outlook(fertility=50.0))
    assert outlook.current() == Outlook()
    (notice,) = state.told()
    assert notice.key == "notice.outlook_impossible"
    assert notice.faults


def test_what_cannot_be_saved_still_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> int:
        raise UserError(Fault(code="workspace_damaged"))

    monkeypatch.setattr(Outlooks, "save", fail)
    assert outlook.keep(TOWN, LOW)
    assert outlook.current() == LOW
    assert keys() == ["outlook_unsaved"]


def test_another_s_outlook_becomes_a_copy(home: Path) -> None:
    theirs = Outlooks(home / "workspace.sqlite", visitor="b" * 32)
    theirs.save("x", files.text(Outlook()), locality="town", began=0)
    future = dataclasses.replace(state.view().future, outlook_id="x", scenario="own")
    state.change(TOWN, future=future)
    outlook.begin(TOWN)
    assert outlook.keep(TOWN, LOW)
    assert state.view().future.outlook_id not in {"", "x"}
    assert keys() == ["outlook_copied"]
    assert theirs.load("x", locality="town") == files.text(Outlook())


def test_the_outlook_of_a_link_opens_and_one_nobody_saved_is_let_go(home: Path) -> None:
    Outlooks(home / "workspace.sqlite").save("x", files.text(LOW), locality="town", began=0)
    for name, found in (("x", LOW), ("khong-co", None)):
        future = dataclasses.replace(state.view().future, outlook_id=name, outlook=None)
        state.change(TOWN, future=future)
        outlook.begin(TOWN)
        assert state.view().future.outlook == found
    assert state.view().future.outlook_id == ""
    assert keys() == ["outlook_refused"]


def test_a_development_is_added_then_replaced_by_its_id_then_removed() -> None:
    assert outlook.next_id() == "du-an-1"
    assert outlook.put(TOWN, HOUSES)
    assert outlook.next_id() == "du-an-2"
    assert outlook.put(TOWN, dataclasses.replace(HOUSES, units=200.0))
    assert [one.units for one in outlook.current().developments] == [200.0]
    outlook.remove(TOWN, "nobody")
    outlook.remove(TOWN, "du-an-1")
    assert outlook.current().developments == ()
    assert keys() == ["development_put", "development_removed"]  # the same is told once


def test_a_development_that_cannot_be_placed_is_refused() -> None:
    assert not outlook.put(TOWN, dataclasses.replace(HOUSES, ward_id="nowhere"))
    assert outlook.current().developments == ()
    assert keys() == ["outlook_impossible"]


def test_only_so_many_changes_can_be_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlook, "MOST_PAST", 2)
    for share in (0.99, 0.98, 0.97):
        outlook.keep(TOWN, Outlook(fertility=share))
    outlook.undo(TOWN)
    outlook.undo(TOWN)
    outlook.undo(TOWN)
    assert outlook.current() == Outlook(fertility=0.99)
