"""What a locality knows of its past, and the arrivals it implies."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest
from projections import ahead
from towns import town

from spatial.network import Network
from spatial.projection import history, rates
from spatial.records import Kind


def test_known_totals_are_met_to_the_person() -> None:
    place = town()
    wards = place.ward_sets["wards"].assign(
        population_2025=[5_000, 6_000], population_2028=[6_500, 5_500]
    )
    place = dataclasses.replace(place, ward_sets=dict(place.ward_sets) | {"wards": wards})
    found = ahead(place)
    assert found.people[found.row(2025)].sum(axis=1) == pytest.approx([5_000, 6_000])
    assert found.people[found.row(2028)].sum(axis=1) == pytest.approx([6_500, 5_500])
    assert found.base.known_to == 2028


def test_growth_before_the_base_goes_on_as_arrivals() -> None:
    place = town()
    wards = place.ward_sets["wards"].assign(population_2015=[4_000, 5_000], population_2025=5_000)
    start = history.base(dataclasses.replace(place, ward_sets={"wards": wards}))
    ((_, _, yearly),) = history.migration(start)
    growth = history.natural(start)
    # M per year for ten years, growing by n like everybody else, must fill the gap
    filled = yearly * np.expm1(10 * growth) / growth
    assert filled + np.array([4_000, 5_000]) * np.exp(10 * growth) == pytest.approx([5_000, 5_000])
    assert yearly[0] > yearly[1]


def test_a_later_year_that_is_an_earlier_one_scaled_is_a_total_not_ages() -> None:
    place = town()
    later = place.residents.assign(year=2028, people=place.residents["people"] * 1.2)
    start = history.base(dataclasses.replace(place, residents=pd.concat([place.residents, later])))
    assert (start.year, start.known_to, start.earlier) == (2025, 2028, None)
    assert start.totals[2028] == pytest.approx(1.2 * start.totals[2025])


def everyone() -> Network:
    """Draw a town whose office tells every age up to 85."""
    place = town()
    ages = rates.structures()["viet_nam"] / 1e4
    rows = [
        (ward, 2025, age, people, "surveyed")
        for ward in place.ward_sets["wards"].index
        for age, people in enumerate(ages)
    ]
    residents = pd.DataFrame(rows, columns=["ward_id", "year", "age", "people", "kind"])
    return dataclasses.replace(place, residents=residents)


def test_an_office_that_tells_every_age_borrows_none() -> None:
    start = history.base(everyone())
    assert (start.reference, start.kind) == ("", Kind.SURVEYED)
    assert start.people.sum(axis=1) == pytest.approx([96_208_984 / 1e4] * 2)
    # the country's own ages, six years later than its census: close to the country's births
    assert start.fertility == pytest.approx([1.0, 1.0], abs=0.1)
