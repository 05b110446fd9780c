"""The command of zones: one school a neighbourhood, last year and pins held."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner
from command_line import rows, run

from spatial import cli
from spatial.cli import truonglop
from spatial.export import catchment as files


def test_zones_give_every_neighbourhood_one_school(tmp_path: Path) -> None:
    said = run("zones", "--level", "thpt", "--time", "2", "--out", str(tmp_path))
    assert "gap" in said
    table = rows(tmp_path / "zones.csv")
    assert len(table) == len({row["cell_id"] for row in table}) == 905
    assert all(row["school_id"] for row in table)


def test_last_years_zones_and_pins_are_read_back_and_hold(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    run("zones", "--grade", "6", "--time", "2", "--out", str(first))
    last = rows(first / "zones.csv")
    schools = sorted({row["school_id"] for row in last if row["school_id"]})  # one is too far out
    pinned = next(row for row in last if float(row["pupils"]) > 0)
    other = next(one for one in schools if one != pinned["school_id"])
    pins = tmp_path / "pins.csv"
    pins.write_text(f"cell_id,school_id\n{pinned['cell_id']},{other}\n", encoding="utf-8")
    arguments = ["--grade", "6", "--time", "2", "--out", str(second)]
    said = run("zones", *arguments, "--last", str(first / "zones.csv"), "--pins", str(pins))
    assert "go to another school than last year" in said
    now = {row["cell_id"]: row["school_id"] for row in rows(second / "zones.csv")}
    assert now[pinned["cell_id"]] == other
    moves = rows(second / "moves.csv")
    assert {row["cell_id"] for row in moves} == {
        row["cell_id"] for row in last if now[row["cell_id"]] != row["school_id"]
    }
    drawn = json.loads((second / "zones.geojson").read_text(encoding="utf-8"))
    assert {one["properties"]["school_id"] for one in drawn["features"]} == set(now.values()) - {""}


def test_the_first_grade_is_a_part_of_its_level(tmp_path: Path) -> None:
    told = CliRunner().invoke(
        truonglop, ["--lang", "en", "zones", "--grade", "1", "--time", "1", "--out", str(tmp_path)]
    )
    assert "share of 6-year-olds" in told.stderr
    entering = sum(int(row["pupils"]) for row in rows(tmp_path / "zones.csv"))
    assert 58_089 / 5 * 0.8 < entering < 58_089 / 5 * 1.2


def test_every_wrong_row_of_a_file_of_zones_is_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pins, bare = tmp_path / "pins.csv", tmp_path / "bare.csv"
    pins.write_text("cell_id,school_id\nnowhere,nobody\n", encoding="utf-8")
    bare.write_text("a,b\n1,2\n", encoding="utf-8")
    for option, file, sentences in (
        ("--pins", pins, ["no neighbourhood “nowhere”", "No school “nobody”"]),
        ("--last", bare, ["“cell_id” is missing", "“school_id” is missing"]),
    ):
        arguments = ["truonglop", "--lang", "en", "zones", option, str(file)]
        monkeypatch.setattr(sys, "argv", arguments)
        with pytest.raises(SystemExit) as left:
            cli.main()
        assert left.value.code == 2
        said = capsys.readouterr().err
        assert all(sentence in said for sentence in sentences)


def test_a_table_keeps_missing_figures_empty_and_runs_nothing() -> None:
    table = pd.DataFrame(
        {"name": ["=1+1", None], "pupils": [1.5, np.inf], "utilisation": [0.12345, np.nan]}
    )
    text = files.csv(table).decode("utf-8-sig")
    assert text.splitlines()[1:] == ["'=1+1,2,0.1235", ",,"]


def test_pupils_no_school_is_within_reach_of_stand_between_two_figures_that_differ() -> None:
    """Zones leave out one cell of 26 pupils; the assignment pupil by pupil counts them too."""
    said = run("zones", "--level", "thcs", "--time", "2", lang="vi")
    assert "Chia vùng, mỗi ô dân cư về một trường (đi bộ tối đa 7.000 m): " in said
    assert "10.634 học sinh vượt sức chứa" in said
    left = "Ngoài ra 26 học sinh ở 1 ô dân cư không có trường nào trong tầm (đi bộ tối đa 7.000 m)"
    assert left in said
    assert "cách xếp tốt nhất còn 10.660" in said


def test_cells_a_plan_puts_into_no_zone_are_not_said_to_be_out_of_reach(tmp_path: Path) -> None:
    run("zones", "--grade", "6", "--time", "2", "--out", str(tmp_path))
    table = rows(tmp_path / "zones.csv")
    left = next(row for row in table if float(row["pupils"]) > 0 and row["school_id"])
    standing = tmp_path / "standing.csv"
    kept = [row for row in table if row["cell_id"] != left["cell_id"] and row["school_id"]]
    lines = [f"{row['cell_id']},{row['school_id']}" for row in kept]
    standing.write_text("\n".join(["cell_id,school_id", *lines, ""]), encoding="utf-8")
    said = run("zones", "--grade", "6", "--standing", str(standing), lang="vi")
    assert "học sinh ở 1 ô dân cư có trường trong tầm" in said
