"""How much a school counts at a distance: closures from metres to weights."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from spatial.streets import MILLIMETRE_M

Floats = NDArray[np.float64]
Decay = Callable[[Floats], Floats]


def step(limit_m: float) -> Decay:
    """
    Count every school within a limit fully.

    Parameters
    ----------
    limit_m
        Longest walk [m], included.

    Examples
    --------
    >>> step(500.0)(np.array([500.0, 501.0])).tolist()
    [1.0, 0.0]
    """
    return lambda metres: (metres <= limit_m + MILLIMETRE_M).astype(np.float64)


def bands(limits_m: Sequence[float], weights: Sequence[float]) -> Decay:
    """
    Count schools by the band of distance they lie in.

    Parameters
    ----------
    limits_m
        Upper end of every band [m], included, ascending.
    weights
        Weight of every band; beyond the last nothing counts.

    References
    ----------
    .. [1] Luo & Qi (2009), doi:10.1016/j.healthplace.2009.06.002.
    """
    ends, steps = np.asarray(limits_m, dtype=np.float64), np.r_[np.asarray(weights, float), 0.0]

    def weight(metres: Floats) -> Floats:
        band = np.zeros(np.shape(metres), dtype=np.intp)
        for end in ends:  # of a handful of bands, counting those passed is faster than a search
            band += metres > end + MILLIMETRE_M
        weights: Floats = steps[band]
        return weights

    return weight


def gaussian(sigma_m: float, limit_m: float = np.inf) -> Decay:
    """
    Let the weight fall as ``exp(-d^2 / (2 sigma^2))``, to nothing beyond a limit.

    Parameters
    ----------
    sigma_m
        Where the weight has fallen to 0.61 [m].
    limit_m
        Longest walk [m], included.
    """
    return lambda metres: np.where(
        metres <= limit_m + MILLIMETRE_M, np.exp(-(metres**2) / (2.0 * sigma_m**2)), 0.0
    )


def weigh(metres: csr_array, decay: Decay) -> csr_array:
    """
    Turn walks into weights.

    Parameters
    ----------
    metres
        Walks [m], shape (n, m); pairs that are not stored do not count.
    decay
        Weight by distance.

    Returns
    -------
    scipy.sparse.csr_array
        Weights, shape (n, m), pairs without weight left out. Kept, every what-if costs one product.
    """
    weight = decay(metres.data.astype(np.float64, copy=False))
    weights = csr_array((weight, metres.indices, metres.indptr), shape=metres.shape)
    if not weight.all():
        weights = weights.copy()  # pairs are shared with the walks until some drop out
        weights.eliminate_zeros()
    return weights
