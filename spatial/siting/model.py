"""
The planning model: what could be done where, at what price, within which limits.

A stage is a level of schooling: its pupils by cell, its places (existing schools and candidate
sites) with their seats, and who may walk where. An action changes the seats of one place. Actions
of several levels share the land of a site and the money.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from spatial.records import Kind, Level
from spatial.solver.answer import Floats

Mask = NDArray[np.bool_]


class ActionKind(StrEnum):
    """What an action does."""

    BUILD = "build"  # a new school, or a new level on a site
    EXTEND = "extend"  # more rooms at an existing school
    HALF_DAY = "half_day"  # from two sessions a day: more classes in the same rooms
    TWO_SESSION = "two_session"  # back to two sessions: fewer classes in the same rooms
    CLOSE = "close"  # its pupils go elsewhere


class Aim(StrEnum):
    """What a plan is judged by."""

    SEATS = "seats"  # pupils without a seat within the walk allowed
    MONEY = "money"  # cost
    METRES = "metres"  # walk of everyone seated


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """
    Land that carries, or could carry, a school.

    Attributes
    ----------
    site_id, name
        Parcel, drawn point or school.
    x_m, y_m
        Place in the locality's CRS [m].
    land_m2
        Land actions may use [m2].
    from_year
        First year it can be built on; ``None`` for now.
    existing
        Whether a school stands there.
    kind
        How the land came to be known.
    """

    site_id: str
    name: str
    x_m: float
    y_m: float
    land_m2: float
    from_year: int | None = None
    existing: bool = False
    kind: Kind = Kind.ASSUMED


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """
    One thing that could be done.

    Attributes
    ----------
    action_id
        Stable name.
    site_id, place
        Where: the site, and its position among the places of the level.
    seats
        Seats added [pupils]; negative where seats are given up.
    """

    action_id: str
    deed: ActionKind
    level: Level
    site_id: str
    place: int
    rooms: int
    seats: float
    land_m2: float
    cost_vnd: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stage:
    """
    One level of schooling.

    Attributes
    ----------
    pupils
        Pupils by cell [pupils], shape (n,).
    places
        School or site of each place, length m.
    seats
        Seats there are [pupils], shape (m,); 0 at a candidate site.
    walk_m
        Walks that are allowed [m], sparse, shape (n, m).
    """

    level: Level
    pupils: Floats
    places: tuple[str, ...]
    seats: Floats
    walk_m: csr_array


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLimits:
    """
    What a plan must keep to.

    Attributes
    ----------
    budget_vnd
        Money in all [VND].
    new_sites
        Most sites newly built on [count]; ``None`` for any.
    spacing_m
        Least straight distance between two places of a level of which one is newly built [m].
    forced, forbidden
        Names of actions that must, and must not, be in the plan.
    """

    budget_vnd: float = np.inf
    new_sites: int | None = None
    spacing_m: float = 0.0
    forced: frozenset[str] = frozenset()
    forbidden: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Model:
    """
    Everything a plan is made from.

    Attributes
    ----------
    stages
        Levels, each once.
    actions
        What could be done; of the actions of one level at one place at most one is.
    limits
        What a plan must keep to.
    """

    stages: tuple[Stage, ...]
    sites: Mapping[str, Site]
    actions: tuple[Action, ...]
    limits: PlanLimits = field(default_factory=PlanLimits)

    def stage_of(self, action: Action) -> int:
        """Return the position of an action's stage."""
        return next(k for k, stage in enumerate(self.stages) if stage.level == action.level)

    def seats(self, chosen: Mask) -> list[Floats]:
        """Return the seats of every stage with the chosen actions done, never negative."""
        after = [stage.seats.astype(np.float64).copy() for stage in self.stages]
        for action, done in zip(self.actions, chosen, strict=True):
            if done:
                after[self.stage_of(action)][action.place] += action.seats
        return [np.maximum(seats, 0.0) for seats in after]

    def cost_vnd(self, chosen: Mask) -> float:
        """Return the cost of the chosen actions [VND]."""
        return float(sum(a.cost_vnd for a, done in zip(self.actions, chosen, strict=True) if done))
