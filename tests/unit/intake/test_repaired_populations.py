"""What a repaired copy keeps, and what it says it leaves."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner
from locality import Locality

from spatial.cli import truonglop


def test_a_repaired_copy_keeps_past_totals_and_names_columns_it_leaves(tmp_path: Path) -> None:
    town = Locality()
    town.wards = [row | {"population_2019": 1_800, "Màu bản đồ": "xanh"} for row in town.wards]
    folder, out = town.write(tmp_path / "town"), tmp_path / "out"
    done = CliRunner().invoke(
        truonglop, ["--lang", "en", "check", str(folder), "--fix", "--out", str(out)]
    )
    assert done.exit_code == 1, done.output
    assert "Columns not understood" in done.output
    assert "Màu bản đồ" in done.output
    assert "population_2019" not in done.output
    wards = json.loads((out / "wards.geojson").read_text(encoding="utf-8"))["features"]
    assert [ward["properties"]["population_2019"] for ward in wards] == [1_800, 1_800]
