"""``truonglop project``: the same seed gives the same bytes, and the sums agree."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from spatial import cli
from spatial.errors import UserError
from spatial.projection import ENGINES, SCENARIOS

FILES = {
    "projection.csv",
    "projection_grades.csv",
    "projection_nursery.csv",
    "projection_steps.csv",
    "projection_chance.csv",
    "projection_backtest.csv",
    "projection.json",
    "projection.geojson",
}
OUTLOOK = """
migration: 0.5
developments:
  - {development_id: d1, name: Khu A, sort: apartment, units: 5000, first_year: 2027,
     last_year: 2028, ward_id: "26773", chance: 0.5}
"""


def project(out: Path, *arguments: str) -> Result:
    call = ["project", "--preset", "quan12-2024", *arguments, "--out", str(out)]
    return CliRunner().invoke(cli.truonglop, call)


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    text = (folder / name).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("ket-qua")
    result = project(out, "--scenario", "plan", "--seed", "7", "--to", "2045")
    assert result.exit_code == 0, result.output
    assert "29.327 học sinh" in result.output
    assert "lệch bình quân 13,5 %" in result.output
    return out


def test_every_file_is_written_and_nothing_else(written: Path) -> None:
    assert {file.name for file in written.iterdir()} == FILES | {"manifest.json"}


def test_the_same_seed_gives_the_same_bytes_and_another_others(
    written: Path, tmp_path: Path
) -> None:
    project(tmp_path / "a", "--scenario", "plan", "--seed", "7", "--to", "2045")
    project(tmp_path / "b", "--scenario", "plan", "--seed", "8", "--to", "2045")
    for name in FILES:
        assert (tmp_path / "a" / name).read_bytes() == (written / name).read_bytes()
    same = (tmp_path / "b" / "projection.csv").read_bytes() == (
        written / "projection.csv"
    ).read_bytes()
    assert not same


def test_the_raked_year_is_the_plan_to_the_unit(written: Path) -> None:
    whole = {
        row["level"]: int(row["pupils"])
        for row in rows(written, "projection.csv")
        if row["ward_id"] == "" and row["year"] == "2030"
    }
    assert whole == {"mam_non": 29_327, "tieu_hoc": 58_089, "thcs": 41_811, "thpt": 28_989}
    factors = json.loads((written / "projection.json").read_text("utf-8"))["raking_factors"]
    assert factors["tieu_hoc"] == pytest.approx(58_089 / 60_050.975, abs=1e-5)


def test_years_run_to_2035_then_by_five(written: Path) -> None:
    years = {int(row["year"]) for row in rows(written, "projection.csv")}
    assert years == {*range(2019, 2036), 2040, 2045}


def test_the_layer_holds_what_the_tables_hold_of_the_year(written: Path) -> None:
    layer = json.loads((written / "projection.geojson").read_text("utf-8"))
    found = {
        (one["properties"]["ward_id"], one["properties"]["level"]): one["properties"]
        for one in layer["features"]
    }
    assert len(found) == len(layer["features"]) == 44  # eleven wards, four levels
    for row in rows(written, "projection.csv"):
        if row["ward_id"] and row["year"] == "2030":
            here = found[(row["ward_id"], row["level"])]
            for name in ("pupils", "p10", "p50", "p90"):
                assert here[name] == pytest.approx(int(row[name]), abs=0.500001)
    for row in rows(written, "projection_chance.csv"):
        here = found[(row["ward_id"], row["level"])]
        assert here["chance_short"] == pytest.approx(float(row["chance_short"]), abs=1e-4)
        assert here["why"] == row["why"]
    assert {one["geometry"]["type"] for one in layer["features"]} <= {"Polygon", "MultiPolygon"}


def test_any_year_may_be_asked_for_between_the_steps_too(tmp_path: Path) -> None:
    result = project(tmp_path, "--year", "2037", "--to", "2045", "--paths", "5")
    assert result.exit_code == 0, result.output
    assert "2037" in {row["year"] for row in rows(tmp_path, "projection.csv")}


def test_the_same_seed_prints_the_same_years_however_far_it_goes(tmp_path: Path) -> None:
    for name, last in (("near", "2035"), ("far", "2045")):
        project(tmp_path / name, "--seed", "3", "--to", last, "--paths", "20")
    near, far = (rows(tmp_path / name, "projection.csv") for name in ("near", "far"))
    assert near == [row for row in far if int(row["year"]) <= 2035]


def test_grades_and_wards_are_all_there(written: Path) -> None:
    table = rows(written, "projection_grades.csv")
    grades = {row["grade"] for row in table}
    assert grades == {*(f"age-{age}" for age in (3, 4, 5)), *map(str, range(1, 13))}
    assert len({row["ward_id"] for row in table}) == 11


def test_the_steps_of_the_summary_add_up(written: Path) -> None:
    steps = json.loads((written / "projection.json").read_text("utf-8"))["steps"]
    assert steps.pop("then") == 158_216
    assert sum(steps.values()) == pytest.approx(158_216, abs=4)  # each rounded on its own


def test_an_own_outlook_is_followed(tmp_path: Path) -> None:
    file = tmp_path / "trien-vong.yaml"
    file.write_text(OUTLOOK, encoding="utf-8")
    result = project(tmp_path / "out", "--scenario", "own", "--outlook", str(file))
    assert result.exit_code == 0, result.output
    steps = rows(tmp_path / "out", "projection_steps.csv")
    where = {row["ward_id"] for row in steps if int(row["developments"]) > 0}
    assert where == {"26773"}


def test_registers_drive_grade_progression(tmp_path: Path, root: Path) -> None:
    wards = {row["ward_id"] for row in rows(root / "data/wards", "residents.csv")}
    lines = [
        f"{ward},{year},{grade},500"
        for ward in sorted(wards)
        for year in (2024, 2025)
        for grade in range(1, 13)
    ]
    file = tmp_path / "so-lop.csv"
    file.write_text("ward_id,year,grade,pupils\n" + "\n".join(lines), encoding="utf-8")
    result = project(tmp_path / "out", "--engine", "grades", "--registers", str(file))
    assert result.exit_code == 0, result.output
    table = rows(tmp_path / "out", "projection_grades.csv")
    in_2026 = {
        int(row["pupils"])
        for row in table
        if row["year"] == "2026" and row["grade"] in {"2", "7", "12"}
    }
    assert in_2026 == {500}
    errors = rows(tmp_path / "out", "projection_backtest.csv")
    assert {row["of"] for row in errors} == {"people"}  # two years of registers: nothing to test


def test_errors_of_pupils_stand_beside_those_of_people(tmp_path: Path, root: Path) -> None:
    wards = sorted({row["ward_id"] for row in rows(root / "data/wards", "residents.csv")})
    lines = [
        f"{ward},{year},{grade},{500 if year < 2025 else 550}"
        for ward in wards
        for year in range(2020, 2026)
        for grade in range(1, 13)
    ]
    file = tmp_path / "so-lop.csv"
    file.write_text("ward_id,year,grade,pupils\n" + "\n".join(lines), encoding="utf-8")
    result = project(tmp_path / "out", "--registers", str(file))
    assert "trước 3 năm, 11 đơn vị" in result.output
    errors = rows(tmp_path / "out", "projection_backtest.csv")
    one = [
        float(row["wmape"])
        for row in errors
        if (row["of"], row["level"], row["horizon"], row["method"])
        == ("pupils", "thcs", "1", "unchanged")
    ]
    # four origins, 2021 to 2024: three years 500 for 500, then 500 for 550
    assert one == [pytest.approx(50 / (3 * 500 + 550), abs=5e-5)]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--engine", "hamilton_perry"), "engine_needs_two_ages"),
        (("--engine", "grades"), "engine_needs_registers"),
        (("--to", "2060"), "year_beyond"),
    ],
)
def test_a_fault_leaves_nothing_behind(
    tmp_path: Path, arguments: tuple[str, ...], code: str
) -> None:
    result = project(tmp_path / "out", *arguments)
    assert isinstance(result.exception, UserError)
    assert [fault.code for fault in result.exception.faults] == [code]
    assert not (tmp_path / "out").exists()


def test_a_number_of_paths_without_sense_is_refused_by_the_option(tmp_path: Path) -> None:
    result = project(tmp_path / "out", "--paths", "0")
    assert result.exit_code == 2
    assert "--paths" in result.output
    assert not (tmp_path / "out").exists()


def test_the_command_line_offers_every_engine_and_scenario() -> None:
    said = CliRunner().invoke(cli.truonglop, ["project", "--help"]).output
    for name in (*ENGINES, *SCENARIOS):
        assert name in said


def test_assess_judges_a_projected_year_by_the_same_way(tmp_path: Path) -> None:
    call = ["assess", "--year", "2035", "--scenario", "base", "--out", str(tmp_path)]
    result = CliRunner().invoke(cli.truonglop, call)
    assert result.exit_code == 0, result.output
    summary = json.loads((tmp_path / "summary.json").read_text("utf-8"))
    assert (summary["scenario"], summary["engine"]) == ("base", "cohort")
    # 300 rooms for 10,000 pupils
    total = summary["total"]
    assert total["rooms_need_per_10k"] == pytest.approx(total["pupils"] * 0.03, abs=0.51)
    assert set(summary["kinds"].values()) == {"assumed"}
