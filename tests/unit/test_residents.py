"""People of some ages by cell, between and beyond the known years."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest
from towns import town

from spatial.residents import ResidentsByCell


def test_people_of_the_ages_are_shared_to_the_cells_of_their_ward() -> None:
    """100 and 300 children of each age in four cells a ward; ages 6 to 10 are five."""
    counted = ResidentsByCell(town(children=(100, 300))).count(2025, (6, 10))
    assert counted.sum() == pytest.approx(5 * 400)
    assert min(counted) == pytest.approx(5 * 100 / 4)


def test_between_two_known_years_it_is_a_straight_line_and_beyond_them_the_nearest() -> None:
    place = town(children=(100, 100))
    later = place.residents.assign(year=2035, people=place.residents["people"] * 2)
    place = dataclasses.replace(place, residents=pd.concat([place.residents, later]))
    counted = ResidentsByCell(place)
    sums = {year: counted.count(year, (6, 6)).sum() for year in (2020, 2025, 2030, 2040)}
    assert sums == pytest.approx({2020: 200.0, 2025: 200.0, 2030: 300.0, 2040: 400.0})
