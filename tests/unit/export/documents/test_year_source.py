"""What a yearly report is filled from."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from papers import DAY, built, proposed, source, standing

from spatial.errors import UserError
from spatial.export.documents import YearSource
from spatial.targets import pack


def test_the_report_tells_of_the_locality_as_it_stands_not_of_what_is_proposed() -> None:
    assert YearSource.of(proposed()).assessment is standing()
    assert built() is not standing()


def test_a_locality_without_a_plan_has_no_targets_and_no_days() -> None:
    found = YearSource.of(proposed())
    assert (found.plan, found.courses, found.due, found.tasks) == (None, (), (), ())
    assert found.year == DAY.year


def test_the_name_is_that_of_the_tables_else_of_the_plan() -> None:
    alone = YearSource(on=date(2025, 12, 1), year=2025, plan=pack("duc_pho"))
    assert alone.place == "Thị xã Đức Phổ, Quảng Ngãi"
    assert dataclasses.replace(alone, assessment=standing()).place == "Thị trấn"


def test_the_days_are_those_of_the_year() -> None:
    """Đức Phổ reports every year before 5 December."""
    found = YearSource(on=date(2027, 1, 1), year=2027, plan=pack("duc_pho"))
    assert date(2027, 12, 5) in [day.before for day in found.due]
    assert {day.last.year for day in found.due} == {2027}


def test_a_year_asked_that_is_not_the_plan_s_is_refused() -> None:
    found = standing()
    town = found.network
    own = dataclasses.replace(town, locality=dataclasses.replace(town.locality, key="duc_pho"))
    asked = source(assessment=dataclasses.replace(found, network=own), year=1950)
    with pytest.raises(UserError) as refused:
        YearSource.of(asked)
    assert [fault.code for fault in refused.value.faults] == ["year_outside_plan"]
    assert YearSource.of(source(year=1950)).year == 1950  # of no plan every past year may be told
