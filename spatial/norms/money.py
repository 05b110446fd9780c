"""Money and hectares: what a room costs by the published case, and the units both are told in."""

from __future__ import annotations

from spatial.norms.collection import read
from spatial.norms.record import Norm

BILLION = 1e9  # VND, the unit plans count money in
M2_PER_HA = 10_000.0


def room_cost() -> Norm:
    """Return the published case of what a room costs [billion VND]; land is not in it."""
    return read()["cost_per_room.cases.programme"]


def room_cost_vnd() -> float:
    """Return what a room costs by the published case [VND]."""
    return float(room_cost().value) * BILLION
