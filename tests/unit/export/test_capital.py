"""Money as tables and files."""

from __future__ import annotations

import dataclasses
import math

import pandas as pd
from towns import town

from spatial import Options, assess
from spatial.export import capital, table_files


def test_a_town_without_money_or_projects_has_no_table_and_no_file() -> None:
    made = capital.tables(assess(town(), Options(year=2030)))
    assert made == {}
    assert table_files.every(made) == {}


def test_what_has_no_year_and_what_has_no_cost_are_said_apart() -> None:
    listed = pd.DataFrame(
        {"name": ["A", "B", "C"], "start_year": [2027, math.nan, 2028],
         "cost_billion_vnd": [math.nan, 12.0, 30.0], "kind": "published"},
        index=pd.Index(["a", "b", "c"], name="project_id"),
    )  # fmt: skip
    found = assess(dataclasses.replace(town(), projects=listed), Options(year=2030))
    assert capital.uncounted(found, lang="vi") == [
        "Chưa xếp được vào năm nào, vì chưa có năm (1): B",
        "Đã có năm nhưng chưa có kinh phí nên chưa cộng vào năm ấy (1): A (2027)",
    ]
    assert capital.uncounted(assess(town(), Options(year=2030)), lang="vi") == []
