"""Late projects are named."""

from __future__ import annotations

import pandas as pd

from spatial.norms import checks

PROJECTS = pd.DataFrame(
    {
        "project_id": ["p", "q", "r", "s"],
        "rooms": [30, 20, 10, 99],
        "finish_year": [2026, 2027, 2025, 2026],
        "status": ["dang_thi_cong", "cham_tien_do", "xong", "huy"],
    }
)


def test_late_projects_are_those_overdue_or_behind() -> None:
    got = checks.late(PROJECTS, year=2028)
    assert list(got["project_id"]) == ["p", "q"]
    assert list(got["years_late"]) == [2, 1]
    assert list(checks.late(PROJECTS, year=2026)["project_id"]) == ["q"]


def test_without_a_status_no_project_can_be_late() -> None:
    bare = PROJECTS.drop(columns="status")
    assert checks.late(bare, year=2040).empty
