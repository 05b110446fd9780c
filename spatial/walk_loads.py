"""How the pupils of some places get to school: how many, how far, how many beyond a radius."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.streets import MILLIMETRE_M


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkLoad:
    """
    How the pupils of some places get to school.

    Attributes
    ----------
    pupils
        Pupils who reach a school [pupils].
    unserved
        Those who reach none [pupils].
    mean_m, farthest_m
        Of those who reach one [m]; NaN where nobody does.
    beyond
        Those who walk farther than the radius of the norm [pupils].
    """

    pupils: float
    unserved: float
    mean_m: float
    farthest_m: float
    beyond: float


def load(flows: pd.DataFrame, radius_m: float) -> WalkLoad:
    """
    Add the walks of flows up.

    Parameters
    ----------
    flows
        Columns ``pupils`` [pupils], ``distance_m`` [m] and ``school_id``, as of an assessment;
        without a school or a finite walk nobody reaches one.
    radius_m
        What walks are held against [m]; a walk of exactly that is within it.
    """
    reach = _reached(flows)
    pupils = flows["pupils"].to_numpy(float)[reach]
    walk_m = flows["distance_m"].to_numpy(float)[reach]
    served = float(pupils.sum())
    far = _beyond(walk_m, radius_m)
    return WalkLoad(
        pupils=served,
        unserved=float(flows["pupils"].to_numpy(float)[~reach].sum()),
        mean_m=float(pupils @ walk_m) / served if served > 0 else math.nan,
        farthest_m=float(walk_m.max()) if len(walk_m) else math.nan,
        beyond=float(pupils[far].sum()),
    )


def more_beyond(was: pd.DataFrame, now: pd.DataFrame, radius_m: float) -> float:
    """
    Add up over cells how many more of their pupils walk beyond the radius [pupils].

    Parameters
    ----------
    was, now
        Flows as for `load`, with their ``cell_id``; a cell whose pupils come nearer makes up for
        none of another.
    """
    had, have = (
        flows[_reached(flows) & _beyond(flows["distance_m"].to_numpy(float), radius_m)]
        .groupby("cell_id")["pupils"]
        .sum()
        for flows in (was, now)
    )
    return float(have.sub(had.reindex(have.index).fillna(0.0)).clip(lower=0.0).sum())


def _reached(flows: pd.DataFrame) -> NDArray[np.bool_]:
    """Tell which pupils reach a school."""
    known = flows["distance_m"].map(math.isfinite) & flows["school_id"].notna()
    return known.to_numpy(bool)


def _beyond(walk_m: NDArray[np.float64], radius_m: float) -> NDArray[np.bool_]:
    """Tell which walks are longer than the radius."""
    return np.asarray(walk_m > radius_m + MILLIMETRE_M)
