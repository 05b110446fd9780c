"""Planning models small enough to work out by hand."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array

from spatial.records import Level
from spatial.siting.model import Action, ActionKind, Model, PlanLimits, Site, Stage

FAR = 0.0  # no way
BN = 1e9


def site(site_id: str, *, x_m: float = 0.0, land_m2: float = 1e6) -> Site:
    """One site on a street."""
    return Site(site_id=site_id, name=site_id, x_m=x_m, y_m=0.0, land_m2=land_m2)


def build(site_id: str, place: int, rooms: int) -> Action:
    """Build rooms of ten seats; a room costs a billion and takes 100 m2."""
    return Action(
        action_id=f"{site_id}-{rooms}",
        deed=ActionKind.BUILD,
        level=Level.TIEU_HOC,
        site_id=site_id,
        place=place,
        rooms=rooms,
        seats=10.0 * rooms,
        land_m2=100.0 * rooms,
        cost_vnd=rooms * BN,
    )


def stage(pupils: list[float], seats: list[float], walk_m: list[list[float]]) -> Stage:
    """One level; a walk of 0 means no way."""
    return Stage(
        level=Level.TIEU_HOC,
        pupils=np.array(pupils),
        places=tuple(f"p{k}" for k in range(len(seats))),
        seats=np.array(seats),
        walk_m=csr_array(np.array(walk_m)),
    )


def street(limits: PlanLimits | None = None, *, land_m2: float = 1e6) -> Model:
    """
    Two neighbourhoods and a school between them that is too small.

    West has 60 pupils, east 40; the school seats 50. Site W is near the west alone, site E near
    both.
    """
    return Model(
        stages=(stage([60, 40], [50, 0, 0], [[500, 100, 900], [500, FAR, 100]]),),
        sites={"W": site("W", land_m2=land_m2), "E": site("E", x_m=1000, land_m2=land_m2)},
        actions=(
            build("W", 1, 2),
            build("W", 1, 6),
            build("E", 2, 2),
            build("E", 2, 5),
        ),
        limits=limits or PlanLimits(),
    )
