"""The three commands on the embedded district, in both languages."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner
from locality import Locality

from spatial import catchment, cli
from spatial.cli import truonglop
from spatial.export import catchment as files


def run(*arguments: str, lang: str = "en") -> str:
    """Run a command that ends well; return what it said."""
    result = CliRunner().invoke(truonglop, ["--lang", lang, *arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def rows(file: Path) -> list[dict[str, str]]:
    """Read a table back."""
    with file.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text))


def test_catchment_tells_the_stress_test_and_writes_flows_that_add_up(tmp_path: Path) -> None:
    said = run("catchment", "--level", "tieu_hoc", "--limit", "3000", "--out", str(tmp_path))
    assert "58,089 pupils, 28,595 seats; 29,494 without a seat" in said
    assert "Nearest first leaves 29,494 pupils without a seat" in said
    assert "One room more (35 seats) at" in said
    names = {file.stem for file in tmp_path.iterdir()}
    assert names == {"displaced", "flows", "load", "matrix", "rooms", "stress"}
    drawn = json.loads((tmp_path / "load.geojson").read_text(encoding="utf-8"))
    assert len(drawn["features"]) == len(rows(tmp_path / "load.csv"))
    load = rows(tmp_path / "load.csv")
    assert sum(int(row["seats"]) for row in load) == 28_595
    assert all(int(row["pupils"]) <= int(row["seats"]) for row in load)


@pytest.mark.parametrize("model", [*catchment.MODELS, "mix"])
def test_a_level_without_a_school_leaves_everyone_without_a_seat(
    model: str, tmp_path: Path
) -> None:
    folder, out = Locality().write(tmp_path / "town"), tmp_path / "out"
    given = (str(folder), "--level", "mam_non", "--year", "2025", "--model", model)
    said = run("catchment", *given, "--areas", "--out", str(out))
    assert " 0 seats;" in said
    assert sum(int(row[""]) for row in rows(out / "matrix.csv")) == 600  # 2 wards of 100 an age
    assert rows(out / "displaced.csv") == rows(out / "rooms.csv") == []


def test_a_mix_takes_its_shares_and_service_areas_are_drawn_when_asked(tmp_path: Path) -> None:
    common = ("catchment", "--level", "thcs", "--limit", "3000", "--model", "mix")
    said = run(*common, "--crossing", "0", "--areas", "--out", str(tmp_path))
    assert "mix: own ward" in said
    table = rows(tmp_path / "matrix.csv")
    for row in table:  # nobody may cross: every pupil with a seat is in the own ward
        assert all(
            int(row[ward] or 0) == 0 for ward in row if ward.isdigit() and ward != row["ward_id"]
        )
    drawn = json.loads((tmp_path / "areas.geojson").read_text(encoding="utf-8"))
    served = {row["school_id"] for row in rows(tmp_path / "load.csv") if int(row["pupils"])}
    assert {one["properties"]["school_id"] for one in drawn["features"]} <= served


def test_shares_of_more_than_all_pupils_are_refused() -> None:
    arguments = ["catchment", "--model", "mix", "--crossing", "60", "--private", "60"]
    result = CliRunner().invoke(truonglop, ["--lang", "en", *arguments])
    assert [fault.code for fault in result.exception.faults] == ["shares_not_one"]  # type: ignore[union-attr]


def test_catchment_speaks_vietnamese_and_takes_the_room_it_is_told() -> None:
    said = run("catchment", "--level", "mam_non", "--room-seats", "25", lang="vi")
    assert "0 không có chỗ" in said
    assert "Thêm một phòng (25 chỗ)" in said


@pytest.mark.parametrize("measure", ["balanced", "2sfca", "e2sfca", "gaussian", "3sfca"])
def test_access_hands_out_no_more_seats_than_there_are(measure: str, tmp_path: Path) -> None:
    said = run("access", "--level", "thcs", "--measure", measure, "--out", str(tmp_path))
    assert "among those left out" in said
    cells = rows(tmp_path / "access_cells.csv")
    handed = sum(float(row["pupils"]) * float(row["access"]) for row in cells)
    seats = 26_910
    assert handed <= seats * 1.01


def test_access_by_raam_tells_costs_and_leaves_out_the_dearest(tmp_path: Path) -> None:
    said = run("access", "--level", "thcs", "--measure", "raam", "--out", str(tmp_path))
    assert "lower is better" in said
    cells = [row for row in rows(tmp_path / "access_cells.csv") if row["access"]]
    left = [float(row["access"]) for row in cells if float(row["left_out"]) > 0]
    kept = [float(row["access"]) for row in cells if float(row["left_out"]) == 0]
    assert left
    assert min(left) >= max(kept)


def test_access_by_coverage_is_a_share() -> None:
    assert "mean 0." in run("access", "--level", "mam_non", "--measure", "coverage")


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
    schools = sorted({row["school_id"] for row in last})
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
    assert {one["properties"]["school_id"] for one in drawn["features"]} == set(now.values())


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


def test_an_unknown_level_is_refused() -> None:
    result = CliRunner().invoke(truonglop, ["zones", "--level", "dai_hoc"])
    assert result.exit_code == 2


def test_a_table_keeps_missing_figures_empty_and_runs_nothing() -> None:
    table = pd.DataFrame(
        {"name": ["=1+1", None], "pupils": [1.5, np.inf], "utilisation": [0.12345, np.nan]}
    )
    text = files.csv(table).decode("utf-8-sig")
    assert text.splitlines()[1:] == ["'=1+1,2,0.1235", ",,"]
