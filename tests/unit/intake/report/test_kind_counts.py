"""A file without a column of kinds tells none: its figures are not called surveyed."""

from __future__ import annotations

from pathlib import Path

from locality import Locality

from spatial.intake import examine
from spatial.intake.report import kind_counts


def test_a_file_without_kinds_tells_none(tmp_path: Path) -> None:
    counts = kind_counts.count(examine(Locality().write(tmp_path)).tables)
    none = {"published": 0, "surveyed": 0, "estimated": 0, "assumed": 0}
    assert counts["schools"] == none | {"untold": 3}
    assert counts["school_levels"] == none | {"untold": 3}
    assert list(counts) == ["wards", "residents", "schools", "school_levels"]


def test_a_kind_in_words_is_told(tmp_path: Path) -> None:
    town = Locality()
    for row, kind in zip(town.schools, ["khảo sát", "", "ước tính"], strict=True):
        row["kind"] = kind
    counts = kind_counts.count(examine(town.write(tmp_path)).tables)["schools"]
    assert (counts["surveyed"], counts["estimated"], counts["untold"]) == (1, 1, 1)
