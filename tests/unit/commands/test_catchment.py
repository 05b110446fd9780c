"""The command tells the stress test and writes flows that add up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from command_line import rows, run
from locality import Locality

from spatial import catchment
from spatial.cli import truonglop


def test_catchment_tells_the_stress_test_and_writes_flows_that_add_up(tmp_path: Path) -> None:
    asked = ("catchment", "--preset", "quan12-2024", "--level", "tieu_hoc", "--limit", "3000")
    said = run(*asked, "--out", str(tmp_path))
    assert (
        "58,089 pupils, 28,595 seats; 29,494 beyond the seats at the norm with walks up to 3,000 m"
        in said
    )
    assert "Nearest first leaves 29,494 pupils beyond the seats at the norm" in said
    assert "One room more (35 seats) at" in said
    names = {file.stem for file in tmp_path.iterdir()}
    layers = {"flows_lines", "flows_points", "exchange"}
    tables = {"displaced", "exchange_annex", "flows", "load", "matrix", "rooms", "stress"} | {
        "ward_clusters"
    }
    assert names == layers | tables | {"manifest"}
    drawn = json.loads((tmp_path / "load.geojson").read_text(encoding="utf-8"))
    assert len(drawn["features"]) == len(rows(tmp_path / "load.csv"))
    load = rows(tmp_path / "load.csv")
    assert sum(int(row["seats"]) for row in load) == 28_595
    assert all(int(row["pupils"]) <= int(row["seats"]) for row in load)


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
    given = ("--level", "mam_non", "--room-seats", "25", "--limit", "1000000")
    said = run("catchment", *given, lang="vi")
    assert "0 vượt sức chứa theo định mức" in said
    assert "Thêm một phòng (25 chỗ)" in said


def test_an_unknown_level_is_refused() -> None:
    result = CliRunner().invoke(truonglop, ["zones", "--level", "dai_hoc"])
    assert result.exit_code == 2


@pytest.mark.parametrize("model", [*catchment.MODELS, "mix"])
def test_a_level_without_a_school_leaves_everyone_without_a_seat(
    model: str, tmp_path: Path
) -> None:
    folder, out = Locality().write(tmp_path / "town"), tmp_path / "out"
    given = (str(folder), "--level", "mam_non", "--year", "2025", "--model", model)
    said = run("catchment", *given, "--areas", "--out", str(out))
    assert " 0 seats;" in said
    # by ward 100 an age: of three and four 86.2 % attend, of five 99.9 %, so 272.4, written whole
    assert [int(row[""]) for row in rows(out / "matrix.csv")] == [272, 272]
    assert rows(out / "displaced.csv") == rows(out / "rooms.csv") == []
