"""Zeros lost from the end of a school's land."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from spatial.intake.checking import lost_zeros
from spatial.intake.reading.find import Source

SOURCE = Source(table="school_levels", path=Path("ds.xlsx"), name="ds.xlsx")
OTHERS = ["6.000", "5.800", "6.300", "7.120", "5.910"]  # some 300 m² for each of 20 rooms


def asked(cell: object, others: list[object] | None = None) -> list[tuple[str | None, object]]:
    words = pd.Series([*(others or OTHERS), cell], dtype=object)
    raw = pd.DataFrame({"land_m2": words})
    plain = words.astype(str).str.replace(".", "", regex=False)
    frame = pd.DataFrame({"rooms": 20.0, "land_m2": pd.to_numeric(plain, errors="coerce")})
    return [(fault.value, fault.blanks["longer"]) for fault in lost_zeros.asked(raw, frame, SOURCE)]


def test_a_bare_figure_among_parted_ones_is_asked_where_a_zero_more_is_usual() -> None:
    assert asked("590") == [("590", "5.900")]


def test_two_lost_zeros_are_offered_where_they_come_nearer() -> None:
    assert asked("59") == []  # two digits: `cramped` names it
    assert asked("590", ["60.000", "58.000", "63.000", "71.200", "59.100"]) == [("590", "59.000")]


def test_a_bare_figure_like_the_others_is_one_hand_s_habit() -> None:
    assert asked("3120") == []  # half of what others have: 31,200 would be five times as much


def test_the_figure_written_with_its_thousands_parted_is_answered() -> None:
    assert asked("1.680") == []


def test_a_column_nobody_parts_is_no_witness() -> None:
    assert asked("590", ["6000", "5800", "6300", "7120", "5910"]) == []


def test_a_column_of_numbers_is_not_weighed_by_its_hand() -> None:
    raw = pd.DataFrame({"land_m2": [6_000.0, 590.0]})
    assert lost_zeros.asked(raw, raw, SOURCE) == []


LAND = np.array([6_000.0, 5_800, 6_300, 7_120, 5_910, 590])


def test_without_a_hand_land_a_tenth_of_usual_by_rooms_and_pupils_is_likely_short_of_a_zero() -> (
    None
):
    rooms, pupils = np.full(6, 20.0), np.full(6, 600.0)
    assert lost_zeros.likely(LAND, rooms, pupils).tolist() == [False] * 5 + [True]


def test_a_small_school_on_little_land_lacks_nothing() -> None:
    rooms = np.array([20.0, 20, 20, 20, 20, 2])
    assert not lost_zeros.likely(LAND, rooms).any()
    few = np.array([600.0, 600, 600, 600, 600, 60])
    assert not lost_zeros.likely(LAND, np.full(6, 20.0), few).any()  # one of the two disagrees


def test_four_schools_do_not_say_what_is_usual() -> None:
    assert not lost_zeros.likely(LAND[2:], np.full(4, 20.0)).any()


@pytest.mark.parametrize(("share", "times"), [(0.1, 10), (0.02, 100), (0.04, 10), (np.nan, 10)])
def test_what_was_lost_is_what_comes_nearer_to_the_usual(share: float, times: float) -> None:
    assert lost_zeros.times(share) == times
