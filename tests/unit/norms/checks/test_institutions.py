"""Institutions beside the four levels are held against what law was read, and nothing else."""

from __future__ import annotations

from datetime import date

import pandas as pd

from spatial.norms import checks

DAY = date(2026, 11, 28)


def held(
    sort: str, land_m2: float, day: date = DAY, ownership: str = "ngoai_cong_lap"
) -> list[bool]:
    table = pd.DataFrame([{"name": "A", "sort": sort, "ownership": ownership, "land_m2": land_m2}])
    return [one.kept for one in checks.institution_sites(table, day=day)]


def test_a_vocational_and_continuing_centre_needs_a_thousand_square_metres() -> None:
    assert held("gdnn_gdtx", 999.0) == [False]
    assert held("gdnn_gdtx", 1_000.0) == [True]
    assert held("gdnn_gdtx", float("nan")) == []


def test_no_figure_is_made_up_for_another_kind_or_an_earlier_day() -> None:
    assert held("hoa_nhap", 10.0) == []
    assert held("gdtx", 10.0) == []
    assert held("gdnn_gdtx", 10.0, date(2026, 7, 9)) == []


def test_a_public_centre_breaks_no_norm_of_privately_invested_ones() -> None:
    assert held("gdnn_gdtx", 999.0, ownership="cong_lap") == []
    assert held("gdnn_gdtx", 999.0, ownership="chua_ro") == []
