"""Which communes of a choice are one land, though what lies between was not chosen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from spatial import crs
from spatial.communes import pack
from spatial.streets.landmasses import numbered


def joined(codes: Sequence[str]) -> list[list[str]]:
    """
    Group the communes whose outlines do not meet, but do by way of others of their provinces.

    Parameters
    ----------
    codes
        Communes of the pack.

    Returns
    -------
    list of list of str
        For ``joined_wards`` of ``locality.yaml``; empty where the communes meet, or water parts
        them.

    Examples
    --------
    >>> joined(["26785"])
    []
    """
    own = pack.outlines(codes)
    metres = crs.working_crs(own)
    pieces = own.to_crs(metres).geometry.explode()
    alone = numbered(pieces.to_numpy())
    if not alone.any():
        return []
    table = pack.communes()
    provinces = set(table.loc[list(codes), "province_code"])
    others = table.index[table["province_code"].isin(provinces) & ~table.index.isin(codes)]
    if others.empty:
        return []
    around = pack.outlines(others).to_crs(metres).geometry.explode().to_numpy()
    together = numbered(np.r_[pieces.to_numpy(), around])[: len(pieces)]
    groups = []
    for mass in np.unique(together):
        here = together == mass
        if len(np.unique(alone[here])) > 1:
            groups.append(sorted(set(pieces.index[here])))
    return groups
