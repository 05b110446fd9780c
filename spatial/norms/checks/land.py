"""Land of each school: pupils, boarders, and floor in its place only when asked for."""

from __future__ import annotations

import pandas as pd

from spatial.norms import land
from spatial.norms.checks.finding import Finding, subject, told
from spatial.norms.rules import Rules
from spatial.records import LEVELS, Level


def school_land(school_levels: pd.DataFrame, *, rules: Rules) -> pd.DataFrame:
    """
    Count the land every school needs and lacks.

    Parameters
    ----------
    school_levels
        Reads ``level``, ``pupils``, ``land_m2`` and, where there, ``boarders``, ``day_boarders``
        [pupils] and ``floor_m2`` [m2].
    rules
        The norm profile; whether day boarders and floor count is its choice.

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
    need = need + land.for_boarders(school_levels, rules)
    floor = land.from_floor(school_levels, rules)
    short = (need - school_levels["land_m2"] - floor).clip(lower=0)
    return pd.DataFrame(
        {"land_need_m2": need, "land_from_floor_m2": floor, "land_short_m2": short},
        index=school_levels.index,
    )


def school_sites(school_levels: pd.DataFrame, *, rules: Rules) -> tuple[Finding, ...]:
    """
    Hold every school's land against what its pupils and boarders need.

    Parameters
    ----------
    school_levels
        As for `school_land`, with ``school_id`` and, where there, ``school``.

    Returns
    -------
    tuple of Finding
        One a school and level whose pupils and land are known [m2]; land that floor stands in for
        counts as there and is cited.
    """
    table = school_levels.join(school_land(school_levels, rules=rules))
    findings = []
    for row in table.to_dict("records"):
        need = told(row, "land_need_m2")
        have = told(row, "land_m2")
        if need is None or have is None:
            continue
        level, floor = Level(str(row["level"])), told(row, "land_from_floor_m2") or 0.0
        also = [
            norms[level]
            for norms, column in (
                (rules.land_per_boarder_m2, "boarders"),
                (rules.land_per_day_boarder_m2, "day_boarders"),
            )
            if level in norms and told(row, column)
        ]
        if floor and rules.land_per_floor is not None:
            also.append(rules.land_per_floor)
        findings.append(
            Finding(
                subject=subject(row),
                value=have + floor,
                limit=need,
                at_least=True,
                norm=rules.land_per_pupil_m2[level],
                also=tuple(also),
                unit="m2",
                level=level,
            )
        )
    return tuple(findings)
