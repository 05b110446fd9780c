"""Likely figures of schools and people, worked out row by row."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from spatial.intake.checking import witnesses
from spatial.tables import Column, schema


def column(table: str, name: str) -> Column:
    return schema()[table].columns[name]


LAND, PUPILS = column("school_levels", "land_m2"), column("school_levels", "pupils")


def likely(frame: pd.DataFrame, of: Column, *values: float) -> list[bool]:
    told = witnesses.of(frame, of, "school_levels")
    assert told is not None
    return told(np.array(values)).tolist()


ALONE = pd.DataFrame({"x": [0, 0, 0, 0]})


def test_a_figure_alone_is_held_against_its_bounds_both_ends_in() -> None:
    assert likely(ALONE, LAND, 149, 150, 200_000, 200_001) == [False, True, True, False]


def test_nobody_counts_parts_of_a_pupil() -> None:
    assert likely(ALONE, PUPILS, 4.238, 12.5, 4_238, 12) == [False, False, True, True]


def test_land_may_have_parts() -> None:
    assert likely(ALONE, LAND, 150.5, 150.5, 1_234.5, 151) == [True] * 4


@pytest.mark.parametrize(
    ("pupils", "land_m2", "expected"),
    [
        (600, 6_000, True),  # 10 m2 a pupil
        (600, 600, True),  # the bound itself: 1
        (600, 500, False),
        (600, 300_000, False),
        (20, 10_000, True),  # 500 a pupil
        (20, 10_001, False),
    ],
)
def test_the_other_figures_of_a_row_are_witnesses(
    pupils: float, land_m2: float, *, expected: bool
) -> None:
    frame = pd.DataFrame({"pupils": [pupils], "land_m2": [0]})
    assert likely(frame, LAND, land_m2) == [expected]


def test_a_witness_works_both_ways() -> None:
    frame = pd.DataFrame({"pupils": ["?"], "rooms": [10]})
    assert likely(frame, PUPILS, 300) == [True]  # 30 a room
    assert likely(frame, PUPILS, 1_300) == [False]  # 130 a room


@pytest.mark.parametrize("given", ["?", "", None, "12,5", 12.5, 0])
def test_a_witness_that_leaves_a_doubt_says_nothing(given: object) -> None:
    frame = pd.DataFrame({"pupils": [given], "land_m2": [0]}, dtype=object)
    assert likely(frame, LAND, 200_000) == [True]


def test_a_witness_in_another_unit_says_nothing() -> None:
    frame = pd.DataFrame({"land_m2": [2], "pupils": [0]})
    assert likely(frame, PUPILS, 600) == [False]
    frame.attrs["scales"] = {"land_m2": 10_000.0}
    assert likely(frame, PUPILS, 600) == [True]


def test_residents_of_one_age_are_fewer_than_those_of_a_ward() -> None:
    people = column("residents", "people")
    bounds = witnesses.bounds(pd.DataFrame({"age": [5, None, "x"]}), people, "residents")
    assert bounds is not None
    assert bounds.least.tolist() == [0.5, 200, 200]
    assert bounds.most.tolist() == [60_000, 400_000, 400_000]


def test_without_ages_every_row_is_a_ward() -> None:
    bounds = witnesses.bounds(ALONE, column("residents", "people"), "residents")
    assert bounds is not None
    assert set(bounds.least) == {200}


def test_where_nobody_can_say_there_is_no_witness() -> None:
    year = column("residents", "year")
    assert witnesses.of(ALONE, year, "residents") is None
    assert witnesses.bounds(ALONE, year, "residents") is None


def test_every_witness_is_of_a_column_there_is() -> None:
    for table, name in witnesses._BOUNDS:
        assert name in schema()[table].columns
        least, most = witnesses._BOUNDS[table, name]
        # a figure and its thousandfold are seldom both likely
        assert most / least <= 2_500, (table, name)
