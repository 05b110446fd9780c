"""The command of access: seats handed out once, costs, coverage."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import rows, run


@pytest.mark.parametrize("measure", ["balanced", "2sfca", "e2sfca", "gaussian", "3sfca"])
def test_access_hands_out_no_more_seats_than_there_are(measure: str, tmp_path: Path) -> None:
    said = run("access", "--level", "thcs", "--measure", measure, "--out", str(tmp_path))
    assert "among those left out" in said
    cells = rows(tmp_path / "access_cells.csv")
    handed = sum(float(row["pupils"]) * float(row["access"]) for row in cells)
    seats = 26_910
    assert handed <= seats * 1.01


def test_access_by_raam_tells_costs_and_leaves_out_the_dearest(tmp_path: Path) -> None:
    said = run(
        "access", "--level", "thcs", "--measure", "raam", "--limit", "2000", "--out", str(tmp_path)
    )
    assert "lower is better" in said
    cells = [row for row in rows(tmp_path / "access_cells.csv") if row["access"]]
    left = [float(row["access"]) for row in cells if float(row["left_out"]) > 0]
    kept = [float(row["access"]) for row in cells if float(row["left_out"]) == 0]
    assert left
    assert min(left) >= max(kept)


def test_access_by_coverage_is_a_share() -> None:
    assert "mean 0." in run("access", "--level", "mam_non", "--measure", "coverage")
