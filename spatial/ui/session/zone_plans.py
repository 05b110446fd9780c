"""The zonings of this visit: opened from the link, changed step by step, each step saved."""

from __future__ import annotations

from collections.abc import Mapping

from spatial.errors import UserError
from spatial.network import Network
from spatial.store import Meanwhile, NotYours
from spatial.store.zone_plans import ZonePlans
from spatial.ui.session import state
from spatial.zoning.edits import Give, Lock, Step, ZonePlan

PLANS, OPENED, BEGAN = "zone.plans", "zone.opened", "zone.began"
Plans = Mapping[str, ZonePlan]


def begin(network: Network) -> None:
    """Open the zonings the link names; those that cannot be used are told and let go."""
    name = state.view().zones
    if name == (state.recall(OPENED) or ""):
        return
    plans: Plans = {}
    try:
        store, key = ZonePlans(), network.locality.key
        state.remember(BEGAN, store.revision(name, locality=key))
        plans = store.load(name, locality=key)
    except UserError as problem:
        state.tell("notice.zones_refused", faults=problem.faults)
        name = ""
    state.remember(PLANS, plans)
    state.remember(OPENED, name)
    state.change(network, zones=name)


def of(level: str) -> ZonePlan:
    """Return the zoning of a level, an empty one if there is none."""
    plans: Plans = state.recall(PLANS) or {}
    return plans.get(level, ZonePlan())


def keep(network: Network, level: str, plan: ZonePlan) -> None:
    """Use a zoning and save it; without a place to save it still stands, and the page says so."""
    plans: Plans = {**(state.recall(PLANS) or {}), level: plan}
    state.remember(PLANS, plans)
    store, key = ZonePlans(visitor=state.visitor()), network.locality.key
    name = state.view().zones
    try:
        began = (state.recall(BEGAN) or 0) if name else 0
        name = name or store.new_id()
        try:
            revision = store.save(name, plans, locality=key, began=began)
        except (NotYours, Meanwhile):  # another's work stays as it is; this becomes a copy
            name = store.new_id()
            revision = store.save(name, plans, locality=key, began=0)
            state.tell("notice.zones_copied")
        state.remember(BEGAN, revision)
    except UserError as problem:
        state.tell("notice.zones_unsaved", faults=problem.faults)
        return
    state.remember(OPENED, name)
    state.change(network, zones=name)


def do(network: Network, level: str, step: Step) -> None:
    """Take a step and save."""
    keep(network, level, of(level).do(step))


def give(network: Network, level: str, cell_id: str, school_id: str) -> None:
    """Give a neighbourhood to another school."""
    do(network, level, Give(cell_id=cell_id, school_id=school_id))
    state.done("notice.zone_given", cell=cell_id)


def lock(network: Network, level: str, cell_id: str, *, locked: bool) -> None:
    """Lock a neighbourhood where it is, or let it go."""
    do(network, level, Lock(cell_id=cell_id, locked=locked))
    state.done(f"notice.zone_{'locked' if locked else 'unlocked'}", cell=cell_id)


def undo(network: Network, level: str) -> None:
    """Take the last step back."""
    keep(network, level, of(level).undo())


def redo(network: Network, level: str) -> None:
    """Take the last undone step again."""
    keep(network, level, of(level).redo())
