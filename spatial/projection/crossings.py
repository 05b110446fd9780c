"""Pupils who live in one ward and go to school in another."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.errors import Fault, UserError
from spatial.records import LEVELS, Crossing

Floats = NDArray[np.float64]


def cross(by_age: Floats, moves: tuple[Crossing, ...], wards: pd.Index) -> Floats:
    """
    Send pupils across borders.

    Parameters
    ----------
    by_age
        Pupils where they live, shape (years, wards, 4, ages).
    moves
        Who goes where; shares are of the pupils living there, before any move.
    wards
        ``ward_id`` in order.

    Returns
    -------
    numpy.ndarray
        Pupils where they go to school, same shape; the sum changes only by moves from and to
        outside.

    Raises
    ------
    UserError
        If a ward is unknown or a ward sends away more than all its pupils of a level.
    """
    if not moves:
        return by_age
    _check_moves(moves, wards)
    crossed = by_age.copy()
    for move in moves:
        at = LEVELS.index(move.level)
        source = move.from_ward or move.to_ward
        moved = by_age[:, wards.get_loc(source), at] * move.share
        if move.from_ward:
            crossed[:, wards.get_loc(move.from_ward), at] -= moved
        if move.to_ward:
            crossed[:, wards.get_loc(move.to_ward), at] += moved
    return crossed


def _check_moves(moves: tuple[Crossing, ...], wards: pd.Index) -> None:
    """Refuse moves between unknown wards and of more than everybody."""
    names = {ward for move in moves for ward in (move.from_ward, move.to_ward) if ward}
    faults = [Fault(code="crossing_ward", value=ward) for ward in sorted(names - set(wards))]
    leaving: dict[tuple[str, str], float] = {}
    for move in moves:
        key = move.from_ward, move.level.value
        leaving[key] = leaving.get(key, 0.0) + move.share
    faults += [
        Fault(code="crossing_share", value=ward, blanks={"share": f"{share:g}"})
        for (ward, _), share in leaving.items()
        if ward and share > 1
    ]
    if faults:
        raise UserError(faults)
