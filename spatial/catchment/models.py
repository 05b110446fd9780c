"""The catchment models an assessment can choose from, each a question in and flows out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial import budget
from spatial.catchment import regions
from spatial.catchment.assignment import Assignment
from spatial.catchment.best import best
from spatial.catchment.mix import MixShare, mix
from spatial.catchment.nearest import nearest
from spatial.catchment.question import Question
from spatial.catchment.rule import nearest_first
from spatial.errors import Fault, UserError

Model = Callable[[Question], pd.DataFrame]
# Bytes a pair of cell and school takes beside its walk while a model runs.
_PAIR_BYTES = {"nearest": 0, "nearest_first": 38, "best": 16, "ward_bound": 24, "mix": 48}
_CELL_BYTES = 70  # of the table of flows
_BY_CHAINS = {"best", "ward_bound"}  # hold what moving on costs between any two schools of a region


def estimate_bytes(model: str, cells: int, pairs: int) -> int:
    """
    Estimate what a model takes at most, the walks given aside [bytes].

    Parameters
    ----------
    model
        Key of `MODELS`, or ``mix``.
    cells, pairs
        Sizes of the question; pairs of cell and school within the limit.

    Notes
    -----
    ``b p + 70 n``, b the columns of pairs the model orders or copies: none for ``nearest``, 16 for
    ``best`` (cell and cost), 24 for ``ward_bound``, 38 for ``nearest_first``, 48 for ``mix``.
    """
    return _PAIR_BYTES[model] * pairs + _CELL_BYTES * cells


def fits(model: str, asked: Question) -> None:
    """
    Refuse a model that would take more memory than it may: asked on every road to a seat.

    Raises
    ------
    UserError
        If it would.
    """
    cells, schools = len(asked.pupils), len(asked.seats)
    pairs = 0 if model == "nearest" else int(asked.pairs.nnz)
    needed = estimate_bytes(model, cells, pairs)
    if model in _BY_CHAINS:
        needed += regions.estimate_bytes(asked.pairs, asked.pupils.to_numpy(dtype=np.float64))
    budget.require("catchment", needed, cells=cells, schools=schools)


def _nearest(asked: Question) -> pd.DataFrame:
    """Send everyone to the nearest school, full or not."""
    fits("nearest", asked)
    return nearest(asked.pupils, asked.seats.index, asked.travel)


def _nearest_first(asked: Question) -> pd.DataFrame:
    """Follow the city's rule: nearest first until full."""
    fits("nearest_first", asked)
    return asked.frame(nearest_first(asked.pupils, asked.seats, asked.pairs))


def _best(asked: Question) -> pd.DataFrame:
    """Seat as many as possible with the least walking."""
    fits("best", asked)
    return asked.frame(best(asked.pupils, asked.seats, asked.pairs))


def _ward_bound(asked: Question) -> pd.DataFrame:
    """Seat as many as possible in schools of their own ward, with the least walking."""
    fits("ward_bound", asked)
    return asked.frame(best(asked.pupils, asked.seats, asked.pairs_at_home))


def mixed(
    asked: Question, own: NDArray[np.bool_], *, crossing: float, private: float
) -> Assignment:
    """
    Seat private pupils, then those bound to their ward, then those who may cross its border.

    Parameters
    ----------
    own
        Which of its schools are private, shape (m,).
    crossing, private
        Percent of pupils who may cross the border of their ward, and who go to private schools.

    Returns
    -------
    Assignment
        Each part nearest first until full.

    Raises
    ------
    UserError
        If the two are more than all, or the question too large for the memory.
    """
    if private + crossing > 100:  # noqa: PLR2004 - percent
        raise UserError(Fault(code="shares_not_one", value=f"{(private + crossing) / 100:g}"))
    fits("mix", asked)
    others = ~own if private else np.ones_like(own)
    parts = [
        MixShare(share=share / 100, schools=schools, pairs=pairs, rule=nearest_first)
        for share, schools, pairs in (
            (private, own, asked.pairs),
            (100 - private - crossing, others, asked.pairs_at_home),
            (crossing, others, asked.pairs),
        )
        if share
    ]
    return mix(asked.pupils, asked.seats, parts)


MODELS: Mapping[str, Model] = {
    "nearest": _nearest,
    "nearest_first": _nearest_first,
    "best": _best,
    "ward_bound": _ward_bound,
}
