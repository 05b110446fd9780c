"""What the package carries: the rates of the United Nations, the ages of the census."""

from __future__ import annotations

import pytest

from spatial.projection import rates


def test_the_rates_are_those_of_the_united_nations() -> None:
    table = rates.prospects()
    row = table.row(2025)
    assert table.fertility["median"][row].sum() == pytest.approx(1.878322, abs=1e-5)
    assert table.sex_ratio[row] == 1.097
    # girls born 2025-2030: m0 0.0110437, lived 1 - 0.9 * m0 / (1 + 0.9 m0)
    assert table.birth_survival[row, 0] == pytest.approx(
        1 - 0.9 * 0.0110437 / (1 + 0.9 * 0.0110437)
    )
    assert (table.survival > 0).all()
    assert (table.survival < 1).all()


def test_years_beyond_the_table_use_its_last_rates() -> None:
    table = rates.prospects()
    assert table.row(2100) == table.row(2049)
    assert table.row(1990) == 0


def test_the_census_of_the_district_is_the_one_the_embedded_data_start_from() -> None:
    people = rates.structures()["quan12"]
    assert people.sum() == pytest.approx(620_146)
    assert [people[a : a + 5].sum() for a in (0, 5, 10, 15)] == pytest.approx(
        [49118, 48258, 39647, 44551]
    )
