"""
From bands of five years to single years of age by Sprague: nobody added, lost or negative.

The coefficients are the published ones (fifth-difference osculatory interpolation). Where they
would make a negative number of people, the split of that one band is drawn toward an even split
just far enough.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

BAND = 5  # years in a band
LEAST_BANDS = 4  # the end panels reach over four bands
# Rows: the five ages of the band; columns: the bands the panel reaches over, youngest first.
FIRST = np.array(
    [
        [0.3616, -0.2768, 0.1488, -0.0336],
        [0.2640, -0.0960, 0.0400, -0.0080],
        [0.1840, 0.0400, -0.0320, 0.0080],
        [0.1200, 0.1360, -0.0720, 0.0160],
        [0.0704, 0.1968, -0.0848, 0.0176],
    ]
)
SECOND = np.array(
    [
        [0.0336, 0.2272, -0.0752, 0.0144],
        [0.0080, 0.2320, -0.0480, 0.0080],
        [-0.0080, 0.2160, -0.0080, 0.0000],
        [-0.0160, 0.1840, 0.0400, -0.0080],
        [-0.0176, 0.1408, 0.0912, -0.0144],
    ]
)
MIDDLE = np.array(
    [
        [-0.0128, 0.0848, 0.1504, -0.0240, 0.0016],
        [-0.0016, 0.0144, 0.2224, -0.0416, 0.0064],
        [0.0064, -0.0336, 0.2544, -0.0336, 0.0064],
        [0.0064, -0.0416, 0.2224, 0.0144, -0.0016],
        [0.0016, -0.0240, 0.1504, 0.0848, -0.0128],
    ]
)


def multipliers(bands: int) -> Floats:
    """
    Return Sprague's multipliers for a number of closed five-year bands.

    Parameters
    ----------
    bands
        Number of bands, >= 1.

    Returns
    -------
    numpy.ndarray
        Shape (5 * bands, bands): single ages = multipliers @ bands. Below `LEAST_BANDS` bands
        there is nothing to curve by and each band is split evenly.

    References
    ----------
    .. [1] Sprague (1880); Shryock, Siegel and Associates, The Methods and Materials of Demography,
       appendix C; Siegel and Swanson (2004), p. 727.
    """
    if bands < LEAST_BANDS:
        return np.kron(np.eye(bands), np.full((BAND, 1), 1 / BAND))
    table = np.zeros((BAND * bands, bands))
    ends = FIRST.shape[1]
    table[:BAND, :ends] = FIRST
    table[BAND : 2 * BAND, :ends] = SECOND
    for band in range(2, bands - 2):
        table[BAND * band : BAND * (band + 1), band - 2 : band + 3] = MIDDLE
    # the oldest two bands are the youngest two seen in a mirror
    table[-2 * BAND : -BAND, -ends:] = SECOND[::-1, ::-1]
    table[-BAND:, -ends:] = FIRST[::-1, ::-1]
    return table


def single_ages(bands: ArrayLike) -> Floats:
    """
    Split closed five-year bands into single years of age.

    Parameters
    ----------
    bands
        People by band from age 0 on [people], >= 0, shape (..., n).

    Returns
    -------
    numpy.ndarray
        People by single age [people], >= 0, shape (..., 5 n). Every band keeps its people.

    Raises
    ------
    ValueError
        If a band is negative or not finite.

    Notes
    -----
    ``x = M b``. Where a band's split s holds a negative age, it becomes ``u + k (s - u)`` with the
    even split u and ``k = u / (u - min s)``, the largest k that leaves nobody negative; its sum is
    b either way.

    Examples
    --------
    >>> single_ages([500, 500, 500, 500, 500])[:3].round(6).tolist()
    [100.0, 100.0, 100.0]
    """
    people = np.asarray(bands, dtype=float)
    if not np.isfinite(people).all() or (people < 0).any():
        msg = "bands of people must be finite and not negative"
        raise ValueError(msg)
    count = people.shape[-1]
    split = (people @ multipliers(count).T).reshape(*people.shape[:-1], count, BAND)
    even = (people / BAND)[..., None]
    least = split.min(axis=-1, keepdims=True)
    bent = least < 0
    keep = np.where(bent, even / np.where(bent, even - least, 1.0), 1.0)
    split = np.maximum(even + keep * (split - even), 0.0)
    total = split.sum(axis=-1, keepdims=True)
    split *= np.divide(people[..., None], total, out=np.ones_like(total), where=total > 0)
    return np.asarray(split.reshape(*people.shape[:-1], count * BAND))
