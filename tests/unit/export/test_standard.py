"""The national standard as tables and files."""

from __future__ import annotations

from datetime import date

from standard_towns import told

from spatial.export import standard, table_files

DAY = date(2026, 11, 28)


def test_tables_without_a_row_are_left_out() -> None:
    _, nothing = told(["", ""], {})
    assert standard.tables(nothing, day=DAY) == {}
    _, today = told(["1", "0"], {})
    assert [*standard.tables(today, day=DAY)] == ["standard_years"]


def test_the_locality_s_own_plan_gives_the_aims() -> None:
    _, today = told(["1", "0"], {"s1": 2027})
    made = standard.tables(today, day=DAY)
    assert [*made] == ["standard_years", "standard_schools"]
    assert made["standard_years"]["aim_percent"].isna().all()  # the drawn town has no plan
    assert table_files.every(made)["standard_schools.csv"].count(b"\n") == 2
