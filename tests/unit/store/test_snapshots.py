"""A snapshot is a scenario as it was, behind a link that ends, is taken back, and never writes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from spatial.errors import UserError
from spatial.records import Level, Proposal
from spatial.scenario import Scenario
from spatial.store import (
    Desk,
    Localities,
    NotYours,
    Outlooks,
    Profiles,
    Workspace,
    place,
    signing,
)
from spatial.store.place import Place
from spatial.store.recommendations import Recommendations
from spatial.store.rights import ONLY_READS, OnlyReads
from spatial.store.snapshots import Snapshot, Snapshots
from spatial.store.zone_plans import ZonePlans

SITE = Proposal(
    proposal_id="p1", name="A", level=Level.THCS, rooms=3, land_m2=9.0, lon=106.7, lat=10.8
)
SCENARIO = Scenario(name="Bờ sông").put(SITE)
TAKEN = Snapshot(scenario=SCENARIO, made_on="2026-11-28", ends_on="2026-12-05")
LAST, AFTER = date(2026, 12, 5), date(2026, 12, 6)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path / "home"))


def refusal(store: Snapshots, word: str, *, locality: str = "q", today: date = LAST) -> list[str]:
    """Return why a link shows nothing, and what of."""
    with pytest.raises(UserError) as refused:
        store.show(word, locality=locality, today=today)
    return [f"{fault.code} {fault.value or ''}".strip() for fault in refused.value.faults]


def test_a_link_shows_the_scenario_as_it_was_and_nothing_of_what_was_undone(where: Place) -> None:
    undone = SCENARIO.remove("p1").undo()
    word = Snapshots(where, visitor="owner").take(
        Snapshot(scenario=undone, made_on="2026-11-28", ends_on="2026-12-05"), locality="q"
    )
    shown = Snapshots(where, visitor="stranger").show(word, locality="q", today=LAST)
    assert shown == TAKEN
    assert len(undone.moves) == len(shown.scenario.moves) + 1


def test_the_scenario_goes_on_and_its_snapshot_stays(where: Place) -> None:
    work = Workspace(where, visitor="owner")
    work.save("s", SCENARIO, locality="q")
    word = Snapshots(where, visitor="owner").take(TAKEN, locality="q")
    work.save("s", SCENARIO.remove("p1"), locality="q")
    assert Snapshots(where).show(word, locality="q", today=LAST).scenario.proposals == (SITE,)


def test_a_link_ends_after_its_day_and_holds_for_its_locality_alone(where: Place) -> None:
    store = Snapshots(where, visitor="owner")
    word = store.take(TAKEN, locality="q")
    assert refusal(store, word, today=AFTER) == ["snapshot_ended 05/12/2026"]
    assert refusal(store, word, locality="other") == ["snapshot_elsewhere"]
    assert refusal(store, word[:-2] + "xx") == ["snapshot_unknown"]
    assert list(store.standing(locality="q", today=LAST).values()) == [(word, TAKEN)]
    assert store.standing(locality="q", today=AFTER) == {}


def test_with_a_new_key_of_the_server_its_maker_alone_finds_a_link_that_shows_it(
    where: Place,
) -> None:
    store = Snapshots(where, visitor="owner")
    word = store.take(TAKEN, locality="q")
    (place.home() / signing.KEY).unlink()
    assert refusal(store, word) == ["snapshot_unknown"]
    ((new, _),) = store.standing(locality="q", today=LAST).values()
    assert store.show(new, locality="q", today=LAST) == TAKEN


def test_its_maker_takes_a_link_back_and_nobody_else_does(where: Place) -> None:
    store = Snapshots(where, visitor="owner")
    word = store.take(TAKEN, locality="q")
    (name,) = store.standing(locality="q", today=LAST)
    for stranger in ("stranger", ""):
        if stranger:
            with pytest.raises(NotYours):
                Snapshots(where, visitor=stranger).take_back(name, locality="q")
            assert Snapshots(where, visitor=stranger).standing(locality="q", today=LAST) == {}
    assert store.show(word, locality="q", today=LAST) == TAKEN
    store.take_back(name, locality="q")
    assert refusal(store, word) == ["snapshot_unknown"]
    assert store.standing(locality="q", today=LAST) == {}


DOORS = {
    "scenario": lambda where: Workspace(where, visitor=ONLY_READS).save(
        "s", SCENARIO, locality="q"
    ),
    "a scenario of his own": lambda where: Workspace(where, visitor=ONLY_READS).save(
        "new", SCENARIO, locality="q", began=0
    ),
    "secret of a scenario": lambda where: Workspace(where, visitor=ONLY_READS).work_key("s"),
    "joining by the secret": lambda where: Workspace(where, visitor=ONLY_READS).join(
        "s", Workspace(where, visitor="owner").work_key("s")
    ),
    "closing": lambda where: Workspace(where, visitor=ONLY_READS).close("s"),
    "profile": lambda where: Profiles(where, visitor=ONLY_READS).save("n", "x", locality="q"),
    "removing a profile": lambda where: Profiles(where, visitor=ONLY_READS).remove(
        "n", locality="q"
    ),
    "outlook": lambda where: Outlooks(where, visitor=ONLY_READS).save("o", "{}", locality="q"),
    "zoning": lambda where: ZonePlans(where, visitor=ONLY_READS).save("z", {}, locality="q"),
    "recommendation": lambda where: Recommendations(where, visitor=ONLY_READS).save(
        "r", {}, locality="q"
    ),
    "snapshot": lambda where: Snapshots(where, visitor=ONLY_READS).take(TAKEN, locality="q"),
    "locality": lambda _: Localities(visitor=ONLY_READS).keep("k", "K", {"a.csv": b"a"}),
    "removing a locality": lambda _: Localities(visitor=ONLY_READS).remove("old"),
    "taking a locality back": lambda _: Localities(visitor=ONLY_READS).take_back("old"),
    "upload": lambda _: Desk("desk-of-him", visitor=ONLY_READS).put("a.csv", b"a,b\n"),
    "borrowing": lambda _: Desk("desk-of-him", visitor=ONLY_READS).borrow({"a.csv": b"a"}),
    "removing an upload": lambda _: Desk("desk-of-him", visitor=ONLY_READS).remove("a.csv"),
    "clearing uploads": lambda _: Desk("desk-of-him", visitor=ONLY_READS).clear(),
}


@pytest.mark.parametrize("door", DOORS)
def test_who_came_by_the_link_of_a_snapshot_writes_through_no_door(
    door: str, where: Place, tmp_path: Path
) -> None:
    Workspace(where, visitor="owner").save("s", SCENARIO, locality="q")
    Localities().keep("old", "Cũ", {"a.csv": b"a"})  # nobody's: anybody else may replace it
    before = sorted(path for path in (tmp_path / "home").rglob("*") if "sqlite" not in path.name)
    with pytest.raises((OnlyReads, NotYours)):
        DOORS[door](where)
    after = sorted(path for path in (tmp_path / "home").rglob("*") if "sqlite" not in path.name)
    assert [path for path in after if path.name not in {"signing.key", "copies"}] == [
        path for path in before if path.name not in {"signing.key", "copies"}
    ]
    opened = Workspace(where).latest("s", locality="q")
    assert (opened.revision, opened.scenario) == (1, SCENARIO)
    assert Profiles(where).saved(locality="q") == {}
    assert [one.scenario_id for one in Workspace(where).saved(locality="q")] == ["s"]
