"""Towns drawn by chance, repeatably: pupils, seats, walks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def town(cells: int, schools: int, *, share: float, seed: int = 7) -> tuple[Floats, Floats, Floats]:
    """Make a town whose seats are a share of its pupils: pupils, seats, distances [m]."""
    random = np.random.default_rng(seed)
    at, to = random.random((cells, 2)) * 10_000, random.random((schools, 2)) * 10_000
    pupils = random.integers(0, 10, cells).astype(float)
    parts = random.dirichlet(np.full(schools, 3.0)) * pupils.sum() * share
    metres = np.hypot(*(at[:, None] - to[None]).transpose(2, 0, 1)) * 1.3
    return pupils, np.floor(parts), metres
