"""
Deficit: need under each norm, less what there is.

Shortages are gross: a surplus somewhere never pays for a gap elsewhere. Because of that the shortage of
the locality (as plans compute it, need less stock) and the sum of its wards' shortages are two figures
with two names. Nothing is rounded here.
"""

from __future__ import annotations

import pandas as pd

from spatial.norms import Rules
from spatial.records import LEVELS, Status

# A ward is watched from the first missing room, short from a tenth of its need, severe from three tenths.
WATCH_SHARE, SHORT_SHARE = 0.10, 0.30

# Columns that add up: wards to the locality, levels to the total.
ADDITIVE = (
    "pupils",
    "residents",
    "rooms_have",
    "rooms_need_per_10k_pupils",
    "rooms_need_per_10k_residents",
    "rooms_need_per_10k",
    "rooms_need_class",
    "land_have_m2",
    "land_need_m2",
    "seats",
    "pupils_covered",
)


def need(demand: pd.DataFrame, *, rules: Rules, share: float | None = None) -> pd.DataFrame:
    """
    Count rooms and land needed under each norm.

    Parameters
    ----------
    demand
        Indexed by (..., ``level``); reads ``pupils`` and ``residents``.
    rules
        The norm profile.
    share
        Share of two-session classes; ``None`` takes the profile's.

    Returns
    -------
    pandas.DataFrame
        Same index; ``rooms_need_per_10k`` [rooms] by the profile's denominator and under both,
        ``rooms_need_class`` [rooms], ``land_need_m2`` [m2], unrounded.

    Notes
    -----
    ``rooms = pupils * n / 10,000``; ``rooms = pupils / class size * rooms per class``;
    ``land = pupils * m2 per pupil``.
    """
    level = demand.index.get_level_values("level")
    per_10k = rules.rooms_per_10k.value / 10_000
    per_pupil = {
        at: rules.rooms_per_class(at, share) / rules.class_size[at].value for at in LEVELS
    }
    land_m2 = {at: rules.land_per_pupil_m2[at].value for at in LEVELS}
    table = pd.DataFrame(index=demand.index)
    table["rooms_need_per_10k_pupils"] = demand["pupils"] * per_10k
    table["rooms_need_per_10k_residents"] = demand["residents"] * per_10k
    table["rooms_need_per_10k"] = table[f"rooms_need_per_10k_{rules.rooms_denominator}"]
    table["rooms_need_class"] = demand["pupils"] * level.map(per_pupil).to_numpy(dtype=float)
    table["land_need_m2"] = demand["pupils"] * level.map(land_m2).to_numpy(dtype=float)
    return table


def judge(table: pd.DataFrame) -> pd.DataFrame:
    """
    Add shortages, surpluses and the status to needs and stocks.

    Parameters
    ----------
    table
        Reads the columns of `ADDITIVE`.

    Returns
    -------
    pandas.DataFrame
        The table with ``*_short_*`` and ``*_surplus_*`` (never negative), ``rooms_net_per_10k`` (need
        less stock, negative where there is more than needed), ``covered_share`` and ``status``.
    """
    judged = table.copy()
    for name in ("per_10k", "per_10k_pupils", "per_10k_residents", "class"):
        gap = judged[f"rooms_need_{name}"] - judged["rooms_have"]
        judged[f"rooms_short_{name}"] = gap.clip(lower=0)
        judged[f"rooms_surplus_{name}"] = (-gap).clip(lower=0)
    judged["rooms_net_per_10k"] = judged["rooms_need_per_10k"] - judged["rooms_have"]
    land_gap = judged["land_need_m2"] - judged["land_have_m2"]
    judged["land_short_m2"] = land_gap.clip(lower=0)
    judged["land_surplus_m2"] = (-land_gap).clip(lower=0)
    judged["seats_short"] = (judged["pupils"] - judged["seats"]).clip(lower=0)
    judged["covered_share"] = (judged["pupils_covered"] / judged["pupils"]).where(
        judged["pupils"] > 0, 1.0
    )
    judged["status"] = status(judged["rooms_short_per_10k"], judged["rooms_need_per_10k"])
    return judged


def status(short: pd.Series, need: pd.Series) -> pd.Series:
    """
    Grade wards by the share of their need that is missing.

    Parameters
    ----------
    short, need
        Rooms missing and rooms needed [rooms], same index.

    Returns
    -------
    pandas.Series
        ``ok`` nothing missing, ``watch`` up to `WATCH_SHARE`, ``short`` up to `SHORT_SHARE`, else
        ``severe``.
    """
    share = (short / need).where(need > 0, 0.0).round(9)
    grades = pd.Series(Status.SEVERE.value, index=short.index, dtype="str")
    grades[share <= SHORT_SHARE] = Status.SHORT.value
    grades[share <= WATCH_SHARE] = Status.WATCH.value
    grades[share <= 0] = Status.OK.value
    return grades
