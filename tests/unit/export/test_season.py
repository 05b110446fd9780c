"""Seasons of enrolment as tables."""

from __future__ import annotations

import math

from season_towns import told

from spatial.export import season


def test_every_season_is_assessed_in_its_own_year() -> None:
    """The newest season first; what was asked in 2030 is forecast in 2030."""
    assessed = told(("s0", "1", 2030, 100, 90), ("s0", "1", 2031, 100, 95))
    made = season.tables(assessed)["season_schools"]
    assert made["year"].tolist() == [2031, 2030]
    assert not math.isnan(made["entrants_forecast"].iloc[1])


def test_one_season_may_be_asked_for_and_one_nobody_tells_of_is_none() -> None:
    assessed = told(("s0", "1", 2030, 100, 90), ("s0", "6", 2029, 100, 95))
    assert season.tables(assessed, year=2029)["season_grades"]["entry_grade"].tolist() == ["6"]
    assert season.tables(assessed, year=2020) == {}
