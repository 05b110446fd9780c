"""The floating-catchment family on 50,000 cells and 500 schools, beside PySAL's access."""

from __future__ import annotations

import warnings
from functools import partial

import pandas as pd
from scipy.sparse import csr_array
from scipy.spatial import KDTree

from benchmarks.assignment import town
from benchmarks.measure import Row, busy, shown
from spatial import access

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from access.fca import three_stage_fca, two_stage_fca

LIMIT_M = 5500.0


def rows() -> list[Row]:
    """Return every line."""
    warnings.simplefilter("ignore")  # of the peer's own use of pandas
    pupils, seats, at, to = town(50_000, 500, share=1.0)
    near = KDTree(at).sparse_distance_matrix(KDTree(to), LIMIT_M, output_type="coo_matrix")
    pairs = csr_array(near.tocsr())
    coo = pairs.tocoo()
    costs = pd.DataFrame({"origin": coo.row, "dest": coo.col, "cost": coo.data})
    demand = pd.DataFrame({"demand": pupils}, index=pd.RangeIndex(len(pupils), name="geoid"))
    supply = pd.DataFrame({"supply": seats}, index=pd.RangeIndex(len(seats), name="geoid"))
    banded = access.bands([1500, 3000, LIMIT_M], [1, 0.68, 0.22])
    weights = access.weigh(pairs, banded)
    size = f"50,000 × 500, {pairs.nnz:,} pairs"

    def weight(metres: float) -> float:
        return 1.0 if metres <= 1500 else 0.68 if metres <= 3000 else 0.22  # noqa: PLR2004 - bands

    def peer(fca: object, weigh: object = None) -> float:
        ask = partial(
            fca,
            demand,
            supply,
            costs.copy(),
            LIMIT_M,
            demand_index=True,
            supply_index=True,
            weight_fn=weigh,
        )
        return busy(ask, runs=1, warm=0)

    lines = (
        (
            "2SFCA, from distances",
            lambda: access.two_step(pupils, seats, pairs, limit_m=LIMIT_M),
            peer(two_stage_fca),
        ),
        (
            "E2SFCA, from distances",
            lambda: access.enhanced(pupils, seats, access.weigh(pairs, banded)),
            peer(two_stage_fca, weight),
        ),
        (
            "E2SFCA, weights kept",
            lambda: access.enhanced(pupils, seats, weights),
            peer(two_stage_fca, weight),
        ),
        (
            "3SFCA, weights kept",
            lambda: access.three_step(pupils, seats, weights),
            peer(three_stage_fca, weight),
        ),
        ("balanced, weights kept", lambda: access.balanced(pupils, seats, weights), None),
    )
    return [
        Row(
            task=task,
            size=size,
            ours=shown(ours := busy(call, runs=5)),
            goal="≥ 20 ×" if theirs else "",
            peer="access" if theirs else "",
            peers=shown(theirs) if theirs else "",
            ratio=f"{theirs / ours:.0f}" if theirs else "",
        )
        for task, call, theirs in lines
    ]
