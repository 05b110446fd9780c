"""
From today's pupils to tomorrow's, step by step: what ageing, births, moving and the rest add.

The steps are the same projection run with one thing more each time, so they add up to it exactly.
"""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.projection import crossings, developments, engines, units
from spatial.projection.course import Projection
from spatial.projection.engines import Setting
from spatial.records import LEVELS, Outlook

Floats = NDArray[np.float64]

STEPS = (
    "today",
    "ageing",
    "births",
    "migration",
    "engine",
    "developments",
    "participation",
    "raking",
    "then",
)
CAUSES = STEPS[1:-1]

NEGLIGIBLE_RATE = 1e-9  # a participation rate below this teaches nobody; dividing by it overflows


def waterfall(ahead: Projection, year: int) -> pd.DataFrame:
    """
    Break the change of pupils since the last known year into its causes.

    Parameters
    ----------
    year
        A year after its last known one.

    Returns
    -------
    pandas.DataFrame
        Indexed by (``ward_id``, ``level``) of the base set, columns `STEPS` [pupils]: ``today``
        plus the causes is ``then``, row by row.

    Notes
    -----
    ``ageing``: those already born grow older, some die; ``births``: those who live here have
    children; ``migration``: those who come or go, and their children; ``engine``: what another
    engine says beyond cohort-component; ``developments``; ``participation``: rates move from
    today's to the year's; ``raking``. Crossings apply at every step.
    """
    row, now = ahead.row(year), ahead.row(ahead.base.known_to)
    frozen = _frozen(ahead.setting, now)
    stages = [
        _pupils(ahead, frozen, fertility=0.0, migration=0.0)[row],
        _pupils(ahead, frozen, fertility=frozen.fertility, migration=0.0)[row],
        _pupils(ahead, frozen, fertility=frozen.fertility, migration=frozen.migration)[row],
        _engine(ahead, now)[row],
    ]
    more = _developments(ahead, row)
    stages.append(stages[-1] + (more * frozen.participation[row]).sum(axis=2))
    then = ahead.pupils[row]
    stages.append(then / ahead.factors[row])
    stages.append(then)
    today = ahead.pupils[now]
    changes = np.diff(np.stack([today, *stages]), axis=0)
    columns = np.stack([today, *changes, then], axis=-1).reshape(-1, len(STEPS))
    index = pd.MultiIndex.from_product(
        [ahead.base.wards, [level.value for level in LEVELS]], names=["ward_id", "level"]
    )
    return pd.DataFrame(columns, index=index, columns=list(STEPS))


def of_units(steps: pd.DataFrame, join: Floats, names: pd.Index) -> pd.DataFrame:
    """
    Add the steps of wards up to other units.

    Parameters
    ----------
    steps
        As `waterfall` makes them.
    join, names
        As `units.joined` makes them.

    Returns
    -------
    pandas.DataFrame
        The same columns by unit and level.
    """
    levels = [level.value for level in LEVELS]
    table = steps.to_numpy(dtype=float).reshape(-1, len(levels), len(STEPS))
    added = units.added(join, table, axis=0).reshape(-1, len(STEPS))
    index = pd.MultiIndex.from_product([names, levels], names=["ward_id", "level"])
    return pd.DataFrame(added, index=index, columns=list(STEPS))


def _frozen(setting: Setting, now: int) -> Setting:
    """Keep today's participation for all later years."""
    kept = setting.participation.copy()
    kept[now:] = kept[now]
    return dataclasses.replace(setting, participation=kept)


def _crossed(ahead: Projection, attending: Floats) -> Floats:
    """Pupils where they go to school, shape (years, wards, 4)."""
    moves = (ahead.request.outlook or Outlook()).crossings
    return np.asarray(crossings.cross(attending, moves, ahead.base.wards).sum(axis=3))


def _pupils(ahead: Projection, setting: Setting, *, fertility: float, migration: float) -> Floats:
    """Run cohort-component with these factors, shape (years, wards, 4)."""
    changed = dataclasses.replace(setting, fertility=fertility, migration=migration)
    return _crossed(ahead, engines.by_cohort(changed).attending)


def _engine(ahead: Projection, now: int) -> Floats:
    """Pupils by the engine asked for, at today's participation, shape (years, wards, 4)."""
    rates = ahead.setting.participation
    taught = rates > NEGLIGIBLE_RATE
    today = np.divide(rates[now], rates, out=np.zeros_like(rates), where=taught)
    today[:now] = 1.0
    return _crossed(ahead, ahead.outcome.attending * today[:, None])


def _developments(ahead: Projection, row: int) -> Floats:
    """Children of developments, shape (wards, 1, ages)."""
    years = ahead.years[row : row + 1]
    more = developments.newcomers(ahead.placed, years, len(ahead.base.wards), ahead.base.known_to)
    return np.asarray(more[0][:, None, : ahead.by_age.shape[3]])
