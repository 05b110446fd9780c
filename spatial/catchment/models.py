"""The catchment models an assessment can choose from, each a question in and flows out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from spatial.catchment.best import best
from spatial.catchment.nearest import nearest
from spatial.catchment.question import Question
from spatial.catchment.rule import nearest_first

Model = Callable[[Question], pd.DataFrame]


def _nearest(asked: Question) -> pd.DataFrame:
    """Send everyone to the nearest school, full or not."""
    return nearest(asked.pupils, asked.seats.index, asked.travel)


def _nearest_first(asked: Question) -> pd.DataFrame:
    """Follow the city's rule: nearest first until full."""
    return asked.frame(nearest_first(asked.pupils, asked.seats, asked.pairs))


def _best(asked: Question) -> pd.DataFrame:
    """Seat as many as possible with the least walking."""
    return asked.frame(best(asked.pupils, asked.seats, asked.pairs))


def _ward_bound(asked: Question) -> pd.DataFrame:
    """Seat as many as possible in schools of their own ward, with the least walking."""
    return asked.frame(best(asked.pupils, asked.seats, asked.pairs_at_home))


MODELS: Mapping[str, Model] = {
    "nearest": _nearest,
    "nearest_first": _nearest_first,
    "best": _best,
    "ward_bound": _ward_bound,
}
