"""``truonglop norm-checks``: what is held and broken, under the choices of an assessment."""

from __future__ import annotations

from pathlib import Path

import pytest
import told_towns
from command_line import rows, run
from locality import Locality


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """Write a town of two primary schools a few hundred metres apart, and two others."""
    made = Locality()
    made.schools.append({"school_id": "d", "name": "Trường D", "lon": 106.612, "lat": 10.811})
    made.school_levels.append(
        {"school_id": "d", "level": "tieu_hoc", "rooms": 16, "land_m2": 5_000}
    )
    return told_towns.written(tmp_path / "thi-tran", made)


def test_checks_are_counted_and_written_with_their_manifest(town: Path, tmp_path: Path) -> None:
    said = run("norm-checks", str(town), "--out", str(tmp_path / "ra"), lang="vi")
    assert "không đạt" in said
    assert {one.name for one in (tmp_path / "ra").iterdir()} == {"checks.csv", "manifest.json"}
    assert {row["Đạt"] for row in rows(tmp_path / "ra" / "checks.csv")} <= {"đạt", "không đạt"}


def test_pairs_are_judged_where_they_are_asked_for(town: Path, tmp_path: Path) -> None:
    asked = ("norm-checks", str(town), "--mergers", "--out", str(tmp_path / "ra"))
    assert "Sáp nhập theo hướng dẫn tháng 10/2025: 6 cặp trường" in run(*asked, lang="vi")
    listed = rows(tmp_path / "ra" / "mergers.csv")
    assert len(listed) == 6
    first = listed[0]
    assert {first["Trường"], first["Trường kia"]} == {"Trường A", "Trường D"}
    assert first["Kết luận"] == "được phép"
    run(*asked, "--farthest", "100", lang="vi")
    assert {row["Kết luận"] for row in rows(tmp_path / "ra" / "mergers.csv")} == {"không được"}


def test_the_law_is_that_of_the_day_asked(town: Path, tmp_path: Path) -> None:
    for name, day in (("cu", "2024-12-31"), ("moi", "2026-11-28")):
        run("norm-checks", str(town), "--on", day, "--out", str(tmp_path / name), lang="vi")
    old, new = (
        {row["Điều khoản"] for row in rows(tmp_path / name / "checks.csv")}
        for name in ("cu", "moi")
    )
    assert old != new
