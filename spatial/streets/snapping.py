"""How far places stand from the streets they hang on, and which stand too far."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from spatial.streets.graph import Floats, Ints, Streets

FAR_M = 250.0  # beyond this the straight walk to the street is a guess worth looking at; assumed


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapping:
    """
    How places hang on the streets.

    Attributes
    ----------
    node, snap_m
        Node and straight walk to it [m], shape (n,).
    median_m, p95_m, worst_m
        Of the straight walks [m]; zero without places.
    outliers
        Places farther than `far_m`, worst first: ``snap_m`` by the place's id.
    far_m
        From which distance a place is an outlier [m].
    """

    node: Ints
    snap_m: Floats
    median_m: float
    p95_m: float
    worst_m: float
    outliers: pd.Series
    far_m: float


def snapping(streets: Streets, xy: Floats, ids: pd.Index, *, far_m: float = FAR_M) -> Snapping:
    """
    Hang places on the streets and report how far they stand from them.

    Parameters
    ----------
    xy
        Places [m], shape (n, 2).
    ids
        Their ids, shape (n,).
    far_m
        From which distance a place is reported [m].
    """
    node, snap_m = streets.snap(xy)
    middle, high, worst = (
        np.quantile(snap_m, [0.5, 0.95, 1.0]) if len(snap_m) else np.zeros(3)
    ).tolist()
    far = pd.Series(snap_m, index=ids, name="snap_m")
    return Snapping(
        node=node,
        snap_m=snap_m,
        median_m=middle,
        p95_m=high,
        worst_m=worst,
        outliers=far[far > far_m].sort_values(ascending=False, kind="stable"),
        far_m=far_m,
    )
