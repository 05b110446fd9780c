"""A second list a year later becomes a year of a series that forecasts and targets read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from locality import Locality, write_csv

from spatial import forecast, intake
from spatial.cli import truonglop
from spatial.records import Options


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Keep the lists of three school years beside the wards and people of a town."""
    town = Locality(without={"schools", "school_levels"})
    place = town.write(tmp_path)
    for year, more in ((2023, 0), (2024, 2), (2025, 5)):
        rows = [
            {"Tên trường": name, "Phường": ward, "Số phòng học": rooms + more,
             "Diện tích": 8_000, "Số HS": 40 * rooms + 10 * more}
            for name, ward, rooms in (("TH A", "Tây", 20), ("THCS B", "Đông", 24))
        ]  # fmt: skip
        write_csv(place / f"DS trường {year - 1}-{year}.csv", rows)
    return place


def test_the_lists_of_earlier_years_test_the_forecast(folder: Path) -> None:
    town = intake.read_network(folder)
    future = forecast.forecast(town, Options(year=2026), last=2026, paths=5)
    pairs = set(zip(future.pupil_trials["origin"], future.pupil_trials["target"], strict=True))
    assert pairs == {(2023, 2024), (2023, 2025), (2024, 2025)}
    assert set(future.pupil_trials["level"]) == {"tieu_hoc", "thcs"}
    sentences = forecast.defence(future, lang="vi")
    assert any("danh sách trường" in sentence for sentence in sentences)


def test_the_targets_show_what_the_lists_say_year_by_year(folder: Path) -> None:
    run = CliRunner().invoke(truonglop, ["targets", str(folder), "--json"])
    assert run.exit_code == 0, run.output
    rooms = {row["measured"] for row in json.loads(run.stdout) if "2023: 44" in row["measured"]}
    assert rooms == {"2023: 44; 2024: 48; 2025: 54"}
