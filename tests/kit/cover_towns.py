"""A town of 400 places for covering, and the bound its textbook program gives."""

from __future__ import annotations

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array, eye_array, hstack, vstack
from scipy.spatial import KDTree

RADIUS_M = 800.0


def square() -> tuple[csr_array, np.ndarray]:
    """Return 400 places on a square of 6 km and the people there; every place is a candidate."""
    rng = np.random.default_rng(3)
    xy = rng.uniform(0.0, 6000.0, (400, 2))
    near = KDTree(xy).query_ball_point(xy, RADIUS_M)
    row = np.repeat(np.arange(400), [len(one) for one in near])
    col = np.concatenate([np.array(one) for one in near])
    return csr_array((np.ones(len(row)), (row, col)), shape=(400, 400)), rng.integers(1, 99, 400)


def linear_bound(cover: csr_array, people: np.ndarray, p: int) -> float:
    """Solve the textbook linear program, unmerged and unreduced."""
    points, sites = cover.shape
    total = csr_array(np.r_[np.ones(sites), np.zeros(points)][None, :])
    rows = vstack([hstack([-cover, eye_array(points)]), total])
    solved = linprog(
        np.r_[np.zeros(sites), -people], A_ub=rows, b_ub=np.r_[np.zeros(points), p], bounds=(0, 1)
    )
    return float(-solved.fun)
