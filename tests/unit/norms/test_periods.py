"""Periods of a series: no two figures at once, no day without one."""

from __future__ import annotations

import dataclasses
from datetime import date

from spatial import norms
from spatial.norms import periods
from spatial.norms.record import Norm

FIRST = norms.read()["land_per_pupil_m2.tt13.tieu_hoc.general"]
SECOND = dataclasses.replace(norms.read()["land_per_pupil_m2.tt23.tieu_hoc.general"], valid_to=None)


def codes(*line: Norm) -> list[str]:
    found = periods.faults(line)
    for fault in found:
        assert fault.say(lang="vi") != fault.say(lang="en")
    return [fault.code for fault in found]


def test_periods_that_meet_are_right() -> None:
    assert codes(FIRST, SECOND) == []


def test_a_day_with_two_figures_is_a_fault() -> None:
    early = dataclasses.replace(SECOND, valid_from=date(2025, 1, 30))
    assert codes(FIRST, early) == ["norm_overlap"]


def test_a_figure_without_an_end_overlaps_the_next() -> None:
    endless = dataclasses.replace(FIRST, valid_to=None)
    assert codes(endless, SECOND) == ["norm_overlap"]


def test_a_day_without_a_figure_is_a_fault() -> None:
    late = dataclasses.replace(SECOND, valid_from=date(2025, 2, 1))
    assert codes(FIRST, late) == ["norm_gap"]


def test_figures_of_different_areas_do_not_overlap() -> None:
    town = dataclasses.replace(SECOND, areas=("urban_1",))
    country = dataclasses.replace(SECOND, norm_id="other", areas=("rural",))
    assert codes(town, country) == []


def test_an_end_needs_a_successor_or_a_reason() -> None:
    assert codes(dataclasses.replace(FIRST, ends={})) == ["norm_ends"]


def test_a_name_given_twice_and_a_period_backwards_are_faults() -> None:
    back = dataclasses.replace(FIRST, valid_to=date(2020, 1, 1))
    assert codes(back) == ["norm_backwards"]
    apart = dataclasses.replace(FIRST, series="x")
    assert codes(FIRST, apart) == ["norm_twice"]
