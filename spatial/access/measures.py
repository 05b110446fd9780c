"""
The floating-catchment family: seats per pupil within reach.

Every measure takes weights ``W`` (cells x schools, see `spatial.access.decay.weigh`), pupils ``a``
by cell, shape (n,), and seats ``K`` by school, shape (m,), and returns seats per pupil by cell,
where it says nothing else.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csr_array

from spatial.access.decay import Floats, step, weigh


def two_step(pupils: ArrayLike, seats: ArrayLike, metres: csr_array, *, limit_m: float) -> Floats:
    """
    Measure access by the two-step floating catchment (2SFCA).

    Parameters
    ----------
    limit_m
        Size of the catchment [m].

    Notes
    -----
    ``R_j = K_j / sum_i a_i [d_ij <= limit]``, ``A_i = sum_j R_j [d_ij <= limit]``. A school nobody
    can reach gives nobody anything.

    References
    ----------
    .. [1] Luo & Wang (2003), doi:10.1068/b29120.
    """
    return enhanced(pupils, seats, weigh(metres, step(limit_m)))


def enhanced(pupils: ArrayLike, seats: ArrayLike, weights: csr_array) -> Floats:
    """
    Measure access by the enhanced two-step floating catchment (E2SFCA).

    Parameters
    ----------
    weights
        Weights by bands or Gaussian, shape (n, m).

    Notes
    -----
    ``R_j = K_j / sum_i a_i W_ij``, ``A_i = sum_j R_j W_ij``; ``sum_i a_i A_i`` is the seats
    somebody can reach.

    References
    ----------
    .. [1] Luo & Qi (2009), doi:10.1016/j.healthplace.2009.06.002.
    """
    people, places = np.asarray(pupils, np.float64), np.asarray(seats, np.float64)
    return np.asarray(weights @ _ratio(places, weights.T @ people))


def three_step(pupils: ArrayLike, seats: ArrayLike, weights: csr_array) -> Floats:
    """
    Measure access by the three-step floating catchment (3SFCA): pupils first choose among schools.

    Notes
    -----
    ``G_ij = W_ij / sum_l W_il``, then E2SFCA with ``G_ij W_ij``.

    References
    ----------
    .. [1] Wan, Zou & Sternberg (2012), doi:10.1080/13658816.2011.624987.
    """
    shares = _shares(weights)
    return enhanced(pupils, seats, _with(weights, shares.data * weights.data))


def balanced(pupils: ArrayLike, seats: ArrayLike, weights: csr_array) -> Floats:
    """
    Measure access with every pupil and every seat counted once: the honest default for schools.

    Notes
    -----
    ``G_ij = W_ij / sum_l W_il`` in both steps: ``R_j = K_j / sum_i a_i G_ij``, ``A_i = sum_j R_j
    G_ij``. Pupils are counted once (rows of G sum to one) and ``sum_i a_i A_i`` is the seats
    somebody can reach.
    """
    return enhanced(pupils, seats, _shares(weights))


def coverage(metres: csr_array, *, limit_m: float) -> Floats:
    """
    Tell which cells have a school within a limit.

    Parameters
    ----------
    limit_m
        Longest walk [m], included.

    Returns
    -------
    numpy.ndarray
        1 or 0, shape (n,).
    """
    near = weigh(metres, step(limit_m))
    served: Floats = (np.diff(near.indptr) > 0).astype(np.float64)
    return served


def _shares(weights: csr_array) -> csr_array:
    """Divide every cell's weights by their sum."""
    total = weights @ np.ones(weights.shape[1])
    each = np.repeat(_ratio(np.ones(len(total)), total), np.diff(weights.indptr))
    return _with(weights, weights.data * each)


def _with(weights: csr_array, values: Floats) -> csr_array:
    """Return other values for the same pairs, which are shared."""
    return csr_array((values, weights.indices, weights.indptr), shape=weights.shape)


def _ratio(above: Floats, below: Floats) -> Floats:
    """Divide, giving nothing where there is nothing to divide by."""
    return np.divide(above, below, out=np.zeros(len(below)), where=below > 0)
