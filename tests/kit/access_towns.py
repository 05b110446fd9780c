"""Random cities, and their walks with every pair kept."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array

Floats = NDArray[np.float64]


def walks(metres: ArrayLike) -> csr_array:
    """Keep every pair, walks of no length too."""
    dense = np.asarray(metres, dtype=float)
    cells, schools = dense.shape
    place = (np.repeat(np.arange(cells), schools), np.tile(np.arange(schools), cells))
    return csr_array((dense.ravel(), place), shape=dense.shape)


def city(seed: int) -> tuple[NDArray[np.int64], NDArray[np.int64], Floats, pd.DataFrame]:
    """Make a random city, for both ways of asking."""
    random = np.random.default_rng(seed)
    at, to = random.random((60, 2)) * 4000, random.random((9, 2)) * 4000
    metres = np.hypot(*(at[:, None] - to[None]).transpose(2, 0, 1))
    pupils, seats = random.integers(1, 90, 60), random.integers(1, 700, 9)
    table = pd.DataFrame(
        {
            "origin": np.repeat(np.arange(60), 9),
            "dest": np.tile(np.arange(9), 60),
            "cost": metres.ravel(),
        }
    )
    return pupils, seats, metres, table
