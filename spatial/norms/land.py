"""Land beside the norm per pupil: what boarders add, what floor stands in for."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from spatial.norms.record import Binding, Norm
from spatial.norms.rules import Rules
from spatial.records import Level


def for_boarders(school_levels: pd.DataFrame, rules: Rules) -> pd.Series:
    """
    Count the further land boarders need.

    Parameters
    ----------
    school_levels
        Reads ``level`` and, where there, ``boarders`` and ``day_boarders`` [pupils].
    rules
        The norm profile; day boarders count only where it switches their unread rule on.

    Returns
    -------
    pandas.Series
        ``boarders * m2 per boarder`` [m2], same index; zero where nobody boards.

    References
    ----------
    .. [1] ``norms/land.yaml``: ``land_per_boarder_m2``.
    """
    return _times(school_levels, "boarders", rules.land_per_boarder_m2) + _times(
        school_levels, "day_boarders", rules.land_per_day_boarder_m2
    )


def from_floor(school_levels: pd.DataFrame, rules: Rules) -> pd.Series:
    """
    Count the land that built floor adds to the site, none unless the profile switches it on.

    Parameters
    ----------
    school_levels
        Reads ``floor_m2`` and ``land_m2`` [m2] where there.
    rules
        The norm profile: the rule of the law, a rate the planner states, or none.

    Returns
    -------
    pandas.Series
        A stated rate: ``floor * rate`` [m2 of land]. The rule of the law lets floor *replace* the
        site, so the larger of the two counts: ``max(floor * rate - land, 0)``, missing where the
        land is. Same index; zero where the floor is not known.

    References
    ----------
    .. [1] ``norms/land.yaml``: ``floor_substitution``.
    """
    if rules.land_per_floor is None or "floor_m2" not in school_levels:
        return pd.Series(0.0, index=school_levels.index)
    floor = school_levels["floor_m2"].fillna(0).astype(float) * rules.land_per_floor.value
    if rules.land_per_floor.binding is not Binding.MAY:
        return floor
    return (floor - school_levels["land_m2"].astype(float)).clip(lower=0)


def floor_known(school_levels: pd.DataFrame) -> bool:
    """Say whether the built floor of any school is known: without it no floor rule has effect."""
    return "floor_m2" in school_levels and bool(school_levels["floor_m2"].notna().any())


def _times(school_levels: pd.DataFrame, column: str, per: Mapping[Level, Norm]) -> pd.Series:
    """Multiply a count by the norm of its level."""
    if column not in school_levels or not per:
        return pd.Series(0.0, index=school_levels.index)
    each = {level.value: norm.value for level, norm in per.items()}
    more = school_levels["level"].map(each).fillna(0).astype(float)
    return school_levels[column].fillna(0).astype(float) * more
