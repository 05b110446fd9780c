"""Access by every measure, made once for the same choices: by cell, by ward, and how fair."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from spatial import access, catchment
from spatial.catchment import Question
from spatial.records import LEVELS
from spatial.ui.memo import once
from spatial.ui.session import pupil_flows
from spatial.ui.session.assessments import Seen
from spatial.ui.session.pupil_flows import FlowCase

COVERAGE = "coverage"
NAMES = (*(name for name in access.MEASURES if name != COVERAGE), access.RAAM, COVERAGE)
USUAL, NAME = "balanced", "reach.name"
Floats = np.ndarray[tuple[int], np.dtype[np.float64]]


@dataclass(frozen=True, kw_only=True, eq=False)
class AccessReach:
    """
    One measure at one level.

    Attributes
    ----------
    name
        One of `NAMES`.
    asked
        Pupils, seats, ways to school.
    radius_m
        Service radius of the norm [m].
    """

    name: str
    asked: Question
    radius_m: float

    @property
    def pupils(self) -> Floats:
        """Return pupils by cell, shape (n,)."""
        return np.asarray(self.asked.pupils, dtype=np.float64)

    @property
    def wards(self) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
        """Return the ward of every cell, shape (n,)."""
        return np.asarray(self.asked.cell_ward, dtype=object)

    @cached_property
    def _values(self) -> tuple[Floats, Floats]:
        pairs = self.asked.travel.within(2.0 * self.radius_m)
        return access.values(
            self.name, self.pupils, self.asked.seats, pairs, radius_m=self.radius_m
        )

    @property
    def value(self) -> Floats:
        """Return the measure by cell, shape (n,); of RAAM what it costs, missing out of reach."""
        return self._values[0]

    @property
    def good(self) -> Floats:
        """Return the measure so that more is better; out of reach is worst of all, shape (n,)."""
        return self._values[1]

    @cached_property
    def left_out(self) -> Floats:
        """Return the pupils of every cell among the worst-served tenth, shape (n,)."""
        return access.left_out(self.good, self.pupils)

    @cached_property
    def by_ward(self) -> pd.DataFrame:
        """Return pupils, mean, Gini and who is left out by ward told, most left out first."""
        told = self.asked.told
        table = access.by_ward(self.good[told], self.pupils[told], self.wards[told])
        if self.name == access.RAAM:
            known = np.isfinite(self.value) & told
            costs = access.by_ward(self.value[known], self.pupils[known], self.wards[known])
            table[["mean", "gini"]] = costs[["mean", "gini"]].reindex(table.index)
        return table

    @cached_property
    def walk_m(self) -> Floats:
        """Return the walk to the nearest school by cell [m], shape (n,)."""
        flows = catchment.MODELS["nearest"](self.asked).set_index("cell_id")
        walks = flows["distance_m"].reindex(self.asked.pupils.index)
        return walks.to_numpy(dtype=np.float64)

    @cached_property
    def told(self) -> dict[str, float]:
        """Return mean, Gini, Palma, the fair walk, the mean walk, the mean of the worst tenth."""
        known = np.isfinite(self.value)
        value, pupils = self.value[known], self.pupils[known]
        near = np.isfinite(self.walk_m)
        lost = self.left_out * known
        return {
            "mean": _mean(value, pupils),
            "gini": access.gini(value, pupils),
            "palma": np.nan if self.name == access.RAAM else access.palma(value, pupils),
            "fair_m": access.kolm_pollak(self.walk_m[near], self.pupils[near]),
            "walk_m": _mean(self.walk_m[near], self.pupils[near]),
            "low": _mean(np.where(known, self.value, 0.0), lost),
            "beyond": float(self.pupils[~known].sum()),
        }


def _mean(value: Floats, weight: Floats) -> float:
    """Return a mean over pupils; missing without any."""
    total = float(weight.sum())
    return float(value @ weight) / total if total > 0 else float("nan")


def reach(case: FlowCase, name: str) -> AccessReach:
    """Return a measure at the level of a case, made once."""

    def make() -> AccessReach:
        return AccessReach(name=name, asked=case.question, radius_m=case.norm_m)

    return once(case, f"reach{name}", make)


def shown(seen: Seen, name: str, *, proposals: bool = True) -> AccessReach:
    """Return a measure at the level shown, with or without the proposals."""
    return reach(pupil_flows.case(seen, 0.0, proposals=proposals), name)


def every_level(seen: Seen, name: str) -> dict[str, AccessReach]:
    """Return a measure at every level at which any ward's rooms are known."""
    by_level = {}
    for level in LEVELS:
        view = replace(seen.view, level=level)
        if len(seen.after.untold(level)) < len(seen.after.network.wards(seen.view.units)):
            by_level[level.value] = shown(replace(seen, view=view), name)
    return by_level
