"""Money as tables and files."""

from __future__ import annotations

from towns import town

from spatial import Options, assess
from spatial.export import capital, table_files


def test_a_town_without_money_or_projects_has_no_table_and_no_file() -> None:
    made = capital.tables(assess(town(), Options(year=2030)))
    assert made == {}
    assert table_files.every(made) == {}
