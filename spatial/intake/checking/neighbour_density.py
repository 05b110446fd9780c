"""
People of a ward against the wards around it: a lost zero leaves a gap that no town has.

Where too few wards stand beside it, the communes of the country are the witness.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from spatial.intake.checking import lost_zeros
from spatial.intake.checking.witnesses import Floats
from spatial.intake.text import names

_AROUND = 3  # neighbours it takes to say what is usual
_FAR, _AMONG = 1 / 6, (0.4, 2.5)  # of the median around, as for the land of schools
# People a km2 of the emptiest hundredth of the country's wards and communes since 1-7-2025, counted
# in the pack of communes; that emptier ones are worth a question is assumed.
EMPTIEST = {"phuong": 120.0, "xa": 15.5}
_M2_PER_KM2 = 1e6
_NEVER = 0.04  # of the median around: no zero more makes it usual, and no ward is so empty


def sparse(shapes: NDArray[np.object_], people: Floats) -> list[int]:
    """
    Find the wards whose people are far fewer than around them, and usual with a zero more.

    Parameters
    ----------
    shapes
        Wards in metres, shape (n,).
    people
        Of each ward, NaN where nobody is told, shape (n,).

    Returns
    -------
    list of int
        Positions, in their order. The density of a ward is held against the median of those that
        touch it; where fewer than three do (at the edge, on an island), of the three nearest. Fewer
        than three others witness nothing.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        density = people / shapely.area(shapes)
    one, two = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    beside = one != two
    one, around = one[beside], density[two[beside]]
    found = []
    for at in np.flatnonzero(density > 0):
        own = around[(one == at) & (around > 0)]
        if len(own) < _AROUND:
            own = _nearest(shapes, density, int(at))
        if len(own) < _AROUND:
            continue
        share = float(density[at] / np.median(own))
        more = share * lost_zeros.times(share)
        if share < _FAR and (share < _NEVER or _AMONG[0] <= more <= _AMONG[1]):
            found.append(int(at))
    return found


def empty(shapes: NDArray[np.object_], people: Floats, called: Sequence[str]) -> list[int]:
    """
    Find the wards emptier than a hundredth of the country's, where fewer than three others witness.

    Parameters
    ----------
    shapes, people
        As of `sparse`; people of all ages.
    called
        Names, shape (n,). One that tells no rank is held against communes, the emptier sort; an
        island of its own rank ("đặc khu") against none.
    """
    if np.count_nonzero(people > 0) > _AROUND:
        return []
    density = people / (shapely.area(shapes) / _M2_PER_KM2)
    ranks = [names.fold(name) for name in called]
    least = np.array(
        [
            EMPTIEST["phuong"] if rank.startswith("phuong ")
            else 0.0 if rank.startswith("dac khu ")
            else EMPTIEST["xa"]
            for rank in ranks
        ]
    )  # fmt: skip
    return [int(at) for at in np.flatnonzero((density > 0) & (density < least))]


def _nearest(shapes: NDArray[np.object_], density: Floats, at: int) -> Floats:
    """Give the densities of the three nearest wards that tell theirs."""
    others = np.flatnonzero((density > 0) & (np.arange(len(shapes)) != at))
    away = shapely.distance(shapes[others], shapes[at])
    return density[others[np.argsort(away, kind="stable")[:_AROUND]]]
