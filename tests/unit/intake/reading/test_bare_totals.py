"""Rows that sum others without saying so."""

from __future__ import annotations

import pandas as pd
import pytest

from spatial.intake.reading import bare_totals

NAME, WARD, FIGURES = 2, 3, (4, 5)


def totals(*lines: list[object]) -> list[int]:
    cells = pd.DataFrame(list(lines), index=range(5, len(lines) + 5), dtype=object)
    cells.columns = pd.RangeIndex(1, len(cells.columns) + 1)
    return bare_totals.among(cells, name_at=NAME, figures=FIGURES, others=(WARD,))


A = [1, "TH A", "Tây", 20, 500]
B = [2, "TH B", "Đông", 24, 610]
C = [3, "TH C", "Đông", 30, 700]


def test_sums_of_all_rows_above_are_a_total() -> None:
    assert totals(A, B, [None, None, None, 44, 1_110]) == [7]


def test_sums_of_all_rows_below_are_a_total() -> None:
    assert totals([None, None, None, 44, 1_110], A, B) == [5]


def test_sums_of_groups_and_of_all_are_totals_each() -> None:
    of_two, of_one = [None, None, None, 44, 1_110], [None, None, None, 30, 700]
    assert totals(A, B, of_two, C, of_one, [None, None, None, 74, 1_810]) == [7, 9, 10]


def test_sums_on_top_of_their_groups_are_totals_each() -> None:
    of_two, of_one = [None, None, None, 44, 1_110], [None, None, None, 54, 1_310]
    assert totals(of_two, A, B, of_one, C, B) == [5, 8]


def test_thousands_may_be_parted_in_the_sum_alone() -> None:
    assert totals(A, B, [None, None, None, "44", "1.110"]) == [7]
    assert totals(A, [2, "B", "Đông", 1, "1.500"], [None, None, None, 21, "2,000"]) == [7]
    assert totals(A, [2, "B", "Đông", 1, "1.500,5"], [None, None, None, 21, "2.000,5"]) == [7]


def test_one_stale_sum_beside_two_right_ones_does_not_hide_the_total() -> None:
    rows = [
        [1, "A", "Tây", 20, 500, 8],
        [2, "B", "Tây", 24, 610, 9],
        [None, None, None, 44, 1_110, 16],
    ]
    cells = pd.DataFrame(rows, columns=range(1, 7), dtype=object)
    assert bare_totals.among(cells, name_at=NAME, figures=(4, 5, 6), others=(WARD,)) == [2]


@pytest.mark.parametrize(
    "row",
    [
        [3, "TH C", "Đông", 44, 1_110],  # a school has a name
        [None, None, "Đông", 44, 1_110],  # or lies in a ward
        [None, None, None, 44, 1_111],  # one sum alone may be chance
        [None, None, None, 44, None],
        [None, None, None, 43, 1_109],
    ],
)
def test_a_row_that_may_be_a_school_is_no_total(row: list[object]) -> None:
    assert totals(A, B, row) == []


def test_a_row_like_the_single_one_above_is_no_total() -> None:
    assert totals(A, [None, None, None, 20, 500]) == []


def test_without_a_row_nothing_is_a_total() -> None:
    cells = pd.DataFrame(columns=range(1, 6), dtype=object)
    assert bare_totals.among(cells, name_at=NAME, figures=FIGURES, others=(WARD,)) == []
