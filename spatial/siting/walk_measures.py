"""How far the seated walk: mean, worst decile, and the equal walk that would feel as far."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from spatial.siting.seating import Assigned
from spatial.solver.answer import Floats

AVERSION_PER_M = 0.001  # Kolm-Pollak: a walk a kilometre longer weighs e times as much; assumed
DECILE = 0.1


def mean_m(walk_m: Floats, pupils: Floats) -> float:
    """
    Return the mean walk [m], 0 without pupils.

    Parameters
    ----------
    walk_m, pupils
        Walk and pupils of every flow, shape (f,).
    """
    return float(walk_m @ pupils / pupils.sum()) if pupils.sum() > 0 else 0.0


def worst_decile_m(walk_m: Floats, pupils: Floats) -> float:
    """
    Return the mean walk of the tenth who walk farthest [m], 0 without pupils.

    Examples
    --------
    >>> worst_decile_m(np.array([100.0, 500.0]), np.array([95.0, 5.0]))
    300.0
    """
    order = np.argsort(-walk_m, kind="stable")
    share = DECILE * pupils.sum()
    before = np.cumsum(pupils[order]) - pupils[order]
    return mean_m(walk_m[order], np.clip(share - before, 0.0, pupils[order]))


def kolm_pollak_m(walk_m: Floats, pupils: Floats, *, per_m: float = AVERSION_PER_M) -> float:
    """
    Return the walk that, if all had it, would be as bad as the walks there are [m].

    Notes
    -----
    ``ln(sum a_i exp(k d_i) / sum a_i) / k``: never below the mean, and the farther above it the
    more unequal the walks (Logan et al. 2021; Horton et al. 2024, arXiv:2401.15452).

    Examples
    --------
    >>> kolm_pollak_m(np.array([400.0, 400.0]), np.array([1.0, 2.0]))
    400.0
    """
    if pupils.sum() <= 0:
        return 0.0
    top = float(walk_m.max())
    spread = np.exp(per_m * (walk_m - top)) @ pupils / pupils.sum()
    return round(top + float(np.log(spread)) / per_m, 9)


def measures(stages: Sequence[Assigned]) -> dict[str, float]:
    """Return the walk of everyone seated by the three measures [m]."""
    walk_m = np.concatenate([stage.distance_m for stage in stages])
    pupils = np.concatenate([stage.pupils for stage in stages])
    return {
        "walk_mean_m": mean_m(walk_m, pupils),
        "walk_worst_decile_m": worst_decile_m(walk_m, pupils),
        "walk_kolm_pollak_m": kolm_pollak_m(walk_m, pupils),
    }
