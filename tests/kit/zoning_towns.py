"""Questions of zoning: a street of six neighbourhoods, blocks, and a scattered town."""

from __future__ import annotations

from itertools import product

import numpy as np

from spatial import zoning

STREET = np.array([[0, 1], [1, 2], [2, 3], [3, 4], [4, 5]])


def street(**change: object) -> zoning.Zoning:
    """
    Hold one valid question: six neighbourhoods of 10 pupils along a street, 100 m apart.

    School 0 stands at the first, school 1 at the last; 30 seats each.
    """
    at = np.arange(6) * 100.0
    given = {
        "pupils": np.full(6, 10.0),
        "seats": np.array([30.0, 30.0]),
        "metres": np.column_stack([at, at[::-1]]),
        "edges": STREET,
    }
    return zoning.Zoning(**{**given, **change})  # type: ignore[arg-type]


def grid(side: int = 5, seed: int = 0) -> zoning.Zoning:
    """Make a town of blocks with three schools and hardly more seats than pupils."""
    random = np.random.default_rng(seed)
    at = np.array(list(product(range(side), range(side)))) * 100.0
    schools = at[random.choice(len(at), 3, replace=False)] + 10.0
    pupils = random.integers(5, 15, len(at)).astype(float)
    seats = np.full(3, np.ceil(pupils.sum() / 3 * 1.06))
    metres = np.abs(at[:, None] - schools[None]).sum(axis=2)
    near = [(a, b) for a in range(len(at)) for b in range(a) if np.abs(at[a] - at[b]).sum() == 100]
    return zoning.Zoning(pupils=pupils, seats=seats, metres=metres, edges=np.array(near))


def scattered(*, share: float = 1.1, cells: int = 400, schools: int = 12) -> zoning.Zoning:
    """Make a town of scattered neighbourhoods whose seats are a share of its pupils."""
    random = np.random.default_rng(3)
    xy, to = random.uniform(0, 5_000, (cells, 2)), random.uniform(0, 5_000, (schools, 2))
    pupils = random.integers(5, 15, cells).astype(float)
    return zoning.Zoning(
        pupils=pupils,
        seats=np.full(schools, pupils.sum() * share / schools),
        metres=np.hypot(*(xy[:, None] - to[None]).transpose(2, 0, 1)),
        edges=zoning.neighbours(xy),
    )
