"""The certified assignment, beside POT over all pairs and HiGHS; one change; the city's size."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import coo_array, csr_array
from scipy.spatial import KDTree

from benchmarks.measure import Row, busy, shown
from benchmarks.peak import megabytes
from spatial import catchment

Floats = NDArray[np.float64]
_CLUSTERED = 0.6  # share of places near a centre
Town = tuple[Floats, Floats, Floats, Floats]


def town(cells: int, schools: int, *, share: float, hard: bool = False, seed: int = 0) -> Town:
    """Make a clustered city: pupils, seats, places of cells and schools."""
    random = np.random.default_rng(seed)
    centres = random.random((max(5, schools // 10), 2)) * 30_000
    weight = random.pareto(1.5, len(centres)) + 0.2

    def places(count: int, spread: float) -> Floats:
        near = centres[random.choice(len(centres), count, p=weight / weight.sum())]
        near = near + random.normal(size=(count, 2)) * spread
        anywhere = random.random((count, 2)) * 30_000
        return np.where((random.random(count) < _CLUSTERED)[:, None], near, anywhere)

    at, to = places(cells, 1500.0), places(schools, 1800.0)
    pupils = random.integers(1, 10, cells).astype(float)
    load = np.bincount(KDTree(to).query(at)[1], pupils, schools)
    drawn = (load + load.mean()) * random.uniform(0.6, 1.4, schools)
    parts = random.pareto(1.2, schools) + 0.1 if hard else drawn
    return pupils, np.floor(parts / parts.sum() * pupils.sum() * share), at, to


def dense(at: Floats, to: Floats) -> NDArray[np.float32]:
    """Measure every pair: straight times 1.3 [m]."""
    metres = np.empty((len(at), len(to)), dtype=np.float32)
    for first in range(0, len(at), 1000):  # a block at a time: the peer's memory is measured too
        block = at[first : first + 1000, None] - to[None]
        metres[first : first + 1000] = np.hypot(*block.transpose(2, 0, 1)) * 1.3
    return metres


def by_pot(pupils: Floats, seats: Floats, metres: NDArray[np.float32]) -> Floats:
    """Solve over all pairs with POT; the free seats are one row more."""
    import ot  # noqa: PLC0415 - takes seconds and memory that are not ours

    free = np.zeros((1, len(seats)))
    supply = np.r_[pupils, seats.sum() - pupils.sum()]
    found: Floats = ot.emd(supply, seats, np.vstack([metres, free]), numItermax=10**9)
    return found


def agreed(pupils: Floats, seats: Floats, metres: NDArray[np.float32]) -> str:
    """Compare our walk with POT's, which does not round to centimetres."""
    ours = catchment.best(pupils, seats, metres).walked_m
    theirs = float((by_pot(pupils, seats, metres)[:-1] * metres).sum())
    return f"{ours:,.0f} m; POT {theirs:,.0f} m"


def by_highs(pupils: Floats, seats: Floats, metres: NDArray[np.float32]) -> object:
    """Solve over all pairs with HiGHS."""
    schools = metres.shape[1]
    pair = np.arange(metres.size)
    here = coo_array((np.ones(len(pair)), (pair // schools, pair))).tocsr()
    there = coo_array((np.ones(len(pair)), (pair % schools, pair))).tocsr()
    return linprog(metres.ravel(), A_ub=there, b_ub=seats, A_eq=here, b_eq=pupils, method="highs")


def _given_50k() -> None:
    """Make the question of 50,000 x 500 (for the memory it takes)."""
    _, _, at, to = town(50_000, 500, share=1.03)
    dense(at, to)


def _ours_50k() -> None:
    """Solve 50,000 x 500 (for the memory it takes)."""
    pupils, seats, at, to = town(50_000, 500, share=1.03)
    catchment.best(pupils, seats, dense(at, to))


def _pots_50k() -> None:
    """Solve 50,000 x 500 with POT (for the memory it takes)."""
    pupils, seats, at, to = town(50_000, 500, share=1.03)
    by_pot(pupils, seats, dense(at, to))


def small() -> list[Row]:
    """Solve 5,000 x 200 three ways."""
    pupils, seats, at, to = town(5000, 200, share=1.03)
    metres = dense(at, to)
    ours = busy(lambda: catchment.best(pupils, seats, metres), runs=5)
    pots = busy(lambda: by_pot(pupils, seats, metres), runs=3)
    highs = busy(lambda: by_highs(pupils, seats, metres), runs=1, warm=0)
    return [
        _row("5,000 × 200", ours, "POT, dense", pots, "≥ 3 ×"),
        _row("5,000 × 200", ours, "HiGHS", highs, "≥ 100 ×"),
    ]


def large(*, hard: bool) -> list[Row]:
    """Solve 50,000 x 500 two ways."""
    pupils, seats, at, to = town(50_000, 500, share=1.03, hard=hard)
    metres = dense(at, to)
    ours = busy(lambda: catchment.best(pupils, seats, metres), runs=1, warm=0)
    pots = busy(lambda: by_pot(pupils, seats, metres), runs=1, warm=0)
    row = _row(
        f"50,000 × 500, {'hard' if hard else 'realistic'} seats",
        ours,
        "POT, dense",
        pots,
        "never below 0.67 ×" if hard else "≥ 5 ×, a quarter of the memory",
    )
    if hard:
        return [row]
    given, mine, theirs = (
        megabytes(f"benchmarks.assignment:{name}")
        for name in ("_given_50k", "_ours_50k", "_pots_50k")
    )
    return [
        row,
        _memory("peak memory, everything", mine, theirs),
        _memory("peak memory beyond imports and distances", mine - given, theirs - given),
    ]


def _memory(task: str, ours: float, theirs: float) -> Row:
    """Put two peaks beside each other."""
    return Row(
        task=task,
        size="50,000 × 500",
        ours=f"{ours:.0f} MB",
        goal="a quarter",
        peer="POT, dense",
        peers=f"{theirs:.0f} MB",
        ratio=f"{theirs / ours:.1f}",
    )


def city() -> list[Row]:
    """Solve 40,000 x 781 within 5 km, then once more after one change."""
    pupils, seats, at, to = town(40_000, 781, share=0.97)
    near = KDTree(at).sparse_distance_matrix(KDTree(to), 5000 / 1.3, output_type="coo_matrix")
    pairs = csr_array(near.tocsr().astype(np.float32) * np.float32(1.3))
    cold = busy(lambda: catchment.best(pupils, seats, pairs), runs=3)
    start = catchment.best(pupils, seats, pairs)
    middle = int(np.argsort(seats)[len(seats) // 2])
    closed, bigger = seats.copy(), seats.copy()
    closed[middle], bigger[middle] = 0.0, seats[middle] + 45
    size = f"40,000 × 781, {pairs.nnz:,} pairs"
    return [
        Row(task="assignment, cold", size=size, ours=shown(cold), goal="≤ 3 s"),
        *(
            Row(
                task=f"assignment after {what}",
                size=size,
                ours=shown(
                    busy(lambda s=changed: catchment.best(pupils, s, pairs, start=start), runs=3)
                ),
                goal="≤ 0.3 s",
            )
            for what, changed in (("closing a school", closed), ("one more room", bigger))
        ),
    ]


def _row(size: str, ours: float, peer: str, theirs: float, goal: str) -> Row:
    """Put two times beside each other."""
    return Row(
        task="certified assignment",
        size=size,
        ours=shown(ours),
        goal=goal,
        peer=peer,
        peers=shown(theirs),
        ratio=f"{theirs / ours:.1f}",
    )


def rows() -> list[Row]:
    """Return every line."""
    return [*small(), *large(hard=False), *large(hard=True), *city()]
