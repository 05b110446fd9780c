"""Groups of wards that answer for schools together, because their pupils share them."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from spatial.catchment.arrays import Floats
from spatial.catchment.report import NOWHERE

LEAST_SHARE = 0.15  # borrowed from the commuting zones of cities; an assumption for schools


def clusters(matrix: pd.DataFrame, *, least_share: float = LEAST_SHARE) -> pd.DataFrame:
    """
    Put wards that send each other many pupils into one group.

    Parameters
    ----------
    matrix
        As `spatial.catchment.matrix`: pupils by ward they live in (rows) and ward of their school
        (columns) [pupils]; the column of those without a seat counts to no ward.
    least_share
        Share of a ward's seated pupils that ties it to the ward of their schools [0..1].

    Returns
    -------
    pandas.DataFrame
        Indexed by ward: ``cluster`` (1, 2, … in the order of their first ward), ``wards`` (how many
        it has), ``seated`` [pupils] of the ward, ``ties`` (pairs of a ward it is tied to
        and the share, most first), and of its cluster ``kept_share``, of the pupils seated those
        seated inside it [0..1]; missing where nobody is seated.

    Notes
    -----
    Ward a is tied to b if ``matrix[a, b] / Σ_b matrix[a, b] ≥ least_share``; clusters are the
    connected components of the ties, whichever way they go. One step only: a cluster is not joined
    again by what it sends as a whole. The share of 15 % is that of the EU-OECD definition of a
    functional urban area [1]_ (workers who commute to a city), taken over as an assumption.

    References
    ----------
    .. [1] Dijkstra, L., Poelman, H. and Veneri, P. (2019), The EU-OECD definition of a functional
       urban area, OECD Regional Development Working Papers 2019/11, doi:10.1787/d58cb34d-en.
    """
    names = matrix.index.astype(str)
    inner = matrix.drop(columns=NOWHERE, errors="ignore").rename(columns=str)
    sent = inner.reindex(columns=names, fill_value=0.0).to_numpy(dtype=float)
    seated = inner.to_numpy(dtype=float).sum(axis=1)
    share = np.divide(sent, seated[:, None], out=np.zeros_like(sent), where=seated[:, None] > 0)
    tied = share >= least_share
    np.fill_diagonal(tied, val=False)
    _, part = connected_components(coo_array(tied), directed=False)
    number = pd.factorize(part)[0] + 1
    same = number[:, None] == number[None, :]
    kept = np.bincount(number, weights=(sent * same).sum(axis=1))[number]
    whole = np.bincount(number, weights=seated)[number]
    return pd.DataFrame(
        {
            "cluster": number,
            "wards": np.bincount(number)[number],
            "seated": seated,
            "ties": [_ties(names, row, tie) for row, tie in zip(share, tied, strict=True)],
            "kept_share": np.where(whole > 0, kept / np.where(whole > 0, whole, 1.0), np.nan),
        },
        index=matrix.index,
    )


def _ties(names: pd.Index, share: Floats, tied: NDArray[np.bool_]) -> tuple[tuple[str, float], ...]:
    """List the wards one is tied to, the strongest tie first."""
    order = [at for at in np.argsort(-share, kind="stable") if tied[at]]
    return tuple((str(names[at]), float(share[at])) for at in order)
