"""Land of each school: pupils, boarders, and floor in its place only when asked for."""

from __future__ import annotations

import pandas as pd

from spatial.norms import collection
from spatial.norms.rules import Rules
from spatial.records import LEVELS


def school_land(
    school_levels: pd.DataFrame,
    *,
    rules: Rules,
    day_boarders: bool = False,
    floor_rate: float | None = None,
) -> pd.DataFrame:
    """
    Count the land every school needs and lacks.

    Parameters
    ----------
    school_levels
        Reads ``level``, ``pupils``, ``land_m2`` and, where there, ``boarders``, ``day_boarders``
        [pupils] and ``floor_m2`` [m2].
    rules
        The norm profile.
    day_boarders
        Whether day boarders count too: that rule was seen in a draft only, so it is off.
    floor_rate
        Square metres of land one square metre of floor stands for. No rate was read in law, so
        ``None`` (the default) counts no floor at all.

    Returns
    -------
    pandas.DataFrame
        Same index: ``land_need_m2``, ``land_from_floor_m2``, ``land_short_m2`` (never negative).

    Notes
    -----
    ``need = pupils * m2 per pupil + boarders * m2 per boarder``.
    """
    per_pupil = {level: rules.land_per_pupil_m2[level].value for level in LEVELS}
    need = school_levels["pupils"] * school_levels["level"].map(per_pupil).astype(float)
    for column, series, counted in (
        ("boarders", "boarding", True),
        ("day_boarders", "day_boarding", day_boarders),
    ):
        if counted and column in school_levels:
            extra = {level: _per_boarder(rules, level, series) for level in LEVELS}
            more = school_levels["level"].map(extra).astype(float)
            need = need + school_levels[column].fillna(0) * more
    floor = pd.Series(0.0, index=school_levels.index)
    if floor_rate is not None and "floor_m2" in school_levels:
        floor = school_levels["floor_m2"].fillna(0) * floor_rate
    short = (need - school_levels["land_m2"] - floor).clip(lower=0)
    return pd.DataFrame(
        {"land_need_m2": need, "land_from_floor_m2": floor, "land_short_m2": short},
        index=school_levels.index,
    )


def _per_boarder(rules: Rules, level: str, series: str) -> float:
    """Return the further land per boarder, none where no norm is in force."""
    norms = collection.in_force(rules.on)
    for norm in norms:
        if (norm.topic, norm.level, norm.series) == ("land_per_boarder_m2", level, series):
            return norm.value
    return 0.0
