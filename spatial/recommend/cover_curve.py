"""The curve of covering: who has a school near by number of new ones, as found and as kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from scipy.sparse import csr_array

from spatial.assessment import Assessment
from spatial.recommend import serialise
from spatial.recommend.request import Request
from spatial.records import Level
from spatial.siting.model import Site
from spatial.solver.answer import SLACK, Floats, Ints


class Distance(StrEnum):
    """How far a school is from where a child lives."""

    STREET = "street"  # along the streets; the straight line times the detour without them
    CIRCLE = "circle"  # the straight line: a circle around each school


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CoverCurve:
    """
    How many children of a level have a school within a radius, by number of new schools.

    Attributes
    ----------
    before, request
        The locality assessed as it stands; the question whose sites were candidates.
    level, radius_m, distance
        Level of schooling; what counts as near [m]; how it is measured.
    pupils
        Children of the level by cell [pupils], shape (n,).
    near
        Which cell lies within the radius of which school that stands or candidate site, shape
        (n, schools + sites).
    schools
        How many schools of the level stand: the first columns of `near`.
    sites
        Candidate sites a school of the level fits on: the other columns.
    covered, bound
        Children with a school near when 0, 1, ... new ones are built, and what no choice of as
        many sites can exceed [pupils], shape (N + 1,).
    choices
        Sites of each, positions in `sites`, ascending.
    fewest
        Sites that bring a school near every child some site or school reaches.
    fewest_bound
        No fewer new schools than that do it.
    """

    before: Assessment
    request: Request
    level: Level
    radius_m: float
    distance: Distance
    pupils: Floats
    near: csr_array
    schools: int
    sites: tuple[Site, ...]
    covered: Floats
    bound: Floats
    choices: tuple[Ints, ...]
    fewest: Ints
    fewest_bound: int

    def __repr__(self) -> str:
        """Say the curve in a line."""
        return (
            f"<CoverCurve {self.level}: {len(self.covered) - 1} schools, "
            f"{self.share[0]:.1%} to {self.share[-1]:.1%}>"
        )

    @property
    def total(self) -> float:
        """Children of the level [pupils]."""
        return float(self.pupils.sum())

    @property
    def share(self) -> Floats:
        """Share of children with a school near, by number of new schools [0..1]."""
        return self.covered / max(self.total, SLACK)

    @property
    def share_bound(self) -> Floats:
        """What no choice of as many sites can exceed [0..1]."""
        return self.bound / max(self.total, SLACK)

    @property
    def unreached(self) -> Floats:
        """Children near neither a school nor a candidate site, by cell [pupils], shape (n,)."""
        return np.where(np.diff(self.near.indptr) == 0, self.pupils, 0.0)

    @property
    def proven(self) -> bool:
        """Whether fewer new schools than `fewest` cannot do it."""
        return len(self.fewest) <= self.fewest_bound

    def within(self, chosen: Ints) -> np.ndarray:
        """Tell which cells have a school near when schools stand on some sites, shape (n,)."""
        there = np.zeros(self.near.shape[1])
        there[: self.schools] = 1.0
        there[self.schools + np.asarray(chosen, dtype=np.int64)] = 1.0
        return np.asarray(self.near @ there > 0)

    def written(self) -> dict[str, Any]:
        """Write what a search found as values JSON can carry: question, sites, proof."""
        codes = [site.site_id for site in self.sites]
        return {
            "request": serialise.of_request(self.request),
            "radius_m": self.radius_m,
            "distance": self.distance.value,
            "choices": [[codes[at] for at in choice] for choice in self.choices],
            "covered": self.covered.tolist(),
            "bound": self.bound.tolist(),
            "fewest": [codes[at] for at in self.fewest],
            "fewest_bound": self.fewest_bound,
        }
