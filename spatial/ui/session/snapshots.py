"""Snapshots: dated links that show a scenario as it was; a visit that began with one only reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from spatial import buildings, clock
from spatial.errors import UserError
from spatial.network import Network
from spatial.scenario import ScenarioCard
from spatial.store.snapshots import Snapshot, Snapshots
from spatial.ui.session import address, state
from spatial.ui.session import view as views
from spatial.ui.session.saving import SavedWork

SHOWN = "snapshot.shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotLink:
    """A link that holds: the id of its snapshot, the link whole, and its last day."""

    snapshot_id: str
    link: str
    ends_on: date


def begin(network: Network) -> None:
    """Show the snapshot the link names; a link that shows nothing is told."""
    try:
        snapshot = Snapshots().show(
            state.snapshot(), locality=network.locality.key, today=clock.today()
        )
    except UserError as problem:
        state.tell("notice.snapshot_refused", faults=problem.faults)
        return
    _, unfit = buildings.fitting(network, snapshot.scenario.proposals)
    if unfit:
        state.tell("notice.scenario_unfit", faults=unfit)
    state.remember(SHOWN, snapshot)
    state.set_work(SavedWork(scenario=snapshot.scenario, saved=snapshot.scenario))


def shown() -> Snapshot | None:
    """Return the snapshot this visit looks at; ``None`` for any other visit."""
    snapshot: Snapshot | None = state.recall(SHOWN)
    return snapshot


def refused() -> bool:
    """Tell a visit that only reads that it changes nothing; say whether it is one."""
    if state.snapshot():
        state.tell("notice.snapshot_reads")
        return True
    return False


def take(network: Network, days: int, card: ScenarioCard | None = None) -> None:
    """Make a link that shows the scenario, and how far its review is, as now, for some days."""
    today, told = clock.today(), card or ScenarioCard(name="")
    snapshot = Snapshot(
        scenario=state.work().saved,
        made_on=today.isoformat(),
        ends_on=(today + timedelta(days=days)).isoformat(),
        state=told.state,
        by=told.by,
        on=told.on,
    )
    try:
        Snapshots(visitor=state.visitor()).take(snapshot, locality=network.locality.key)
    except UserError as problem:
        state.tell("notice.scenario_not_shared", faults=problem.faults)
        return
    state.done("notice.snapshot_taken")


def take_back(network: Network, snapshot_id: str) -> None:
    """Let a link show nothing any more."""
    try:
        Snapshots(visitor=state.visitor()).take_back(snapshot_id, locality=network.locality.key)
    except UserError as problem:
        state.tell("notice.scenario_not_shared", faults=problem.faults)
        return
    state.done("notice.snapshot_taken_back")


def links(network: Network) -> list[SnapshotLink]:
    """List this visitor's links that hold, for the choices shown; one unread store is told."""
    key = network.locality.key
    params = views.write(state.view(), locality=key, scenario_id=None)
    try:
        kept = Snapshots(visitor=state.visitor()).standing(locality=key, today=clock.today())
    except UserError as problem:
        state.tell("notice.store_unread", faults=problem.faults)
        return []
    return [
        SnapshotLink(
            snapshot_id=name,
            link=address.of(params | {"snapshot": word}),
            ends_on=date.fromisoformat(snapshot.ends_on),
        )
        for name, (word, snapshot) in kept.items()
    ]
