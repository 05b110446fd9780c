"""Raking meets the published totals and leans toward them before."""

from __future__ import annotations

import dataclasses

import pytest
from projections import ahead
from towns import town

from spatial.errors import UserError
from spatial.records import LEVELS


def codes(raised: pytest.ExceptionInfo[UserError]) -> list[str]:
    return [fault.code for fault in raised.value.faults]


def test_a_level_raked_to_the_published_total_equals_it() -> None:
    known = dict(zip(LEVELS, (700.0, 1_200.5, 900.0, 333.3), strict=True))
    found = ahead(town(pupils=known), scenario="plan")
    assert found.table(2030).sum().tolist() == pytest.approx(list(known.values()))
    assert found.factors[found.row(2025)].tolist() == [1, 1, 1, 1]
    assert found.factors[found.row(2035)].tolist() == found.factors[found.row(2030)].tolist()


def test_before_the_published_year_factors_lean_toward_it_in_a_straight_line() -> None:
    known = dict(zip(LEVELS, (700.0, 1_200.5, 900.0, 333.3), strict=True))
    place = town(pupils=known)
    full, early = (ahead(place, scenario="plan", last=last) for last in (2035, 2027))
    at_2030 = full.factors[full.row(2030)]
    # known to 2025, published in 2030: in 2027 two fifths of the way
    assert early.factors[early.row(2027)] == pytest.approx(1 + 0.4 * (at_2030 - 1))
    assert early.table(2027).to_numpy() == pytest.approx(full.table(2027).to_numpy())


def test_raking_without_a_published_total_is_refused() -> None:
    place = town()
    place = dataclasses.replace(place, pupils=place.pupils.assign(kind="estimated"))
    with pytest.raises(UserError) as raised:
        ahead(place, scenario="plan")
    assert codes(raised) == ["no_published_total"]
