"""An office's list, as it stands, through the commands: what a school told, and one year alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from locality import Locality, write_csv

from spatial.cli import truonglop
from spatial.errors import UserError

HEAD = ("TT", "Tên trường", "Phường", "Kiên cố", "Bán kiên cố", "Tạm", "Diện tích (m2)", "Số HS")
PLACED = ("Kinh độ", "Vĩ độ")


def town(folder: Path, *, year: int, list_of: list[tuple[object, ...]]) -> Path:
    """Write two wards of 100 people an age, and a list of schools beside them."""
    place = Locality(without={"schools", "school_levels"})
    for row in place.residents:
        row["year"] = year
    place.write(folder)
    rows = [dict(zip((*HEAD, *PLACED), line, strict=False)) for line in list_of]
    blank = dict.fromkeys((*HEAD, *PLACED), "")
    write_csv(folder / "Danh sách trường.csv", [blank | row for row in rows])
    return folder


ROWS: list[tuple[object, ...]] = [
    (1, "TH A", "Tây", 12, 6, 2, 8_000, 350, "106.61", "10.81"),
    (2, "TH B", "Đông", 10, 0, 0, 9_000, "", "106.63", "10.81"),
    (3, "TH C", "Đông", 20, 0, 0, 9_000, 630),  # nobody knows where it stands
    ("", "", "Quận 12, ngày 15 tháng 9 năm 2024"),
    ("", "Người lập biểu", "", "", "HIỆU TRƯỞNG"),
]


def run(*words: str) -> Result:
    """Run a command; what it refuses is raised in its own words."""
    return CliRunner().invoke(truonglop, list(words), catch_exceptions=False)


def test_utilisation_is_of_the_pupils_a_school_told_and_the_model_stands_beside_it(
    tmp_path: Path,
) -> None:
    place = town(tmp_path / "town", year=2025, list_of=ROWS)
    told = run("assess", str(place), "--year", "2025", "--out", str(tmp_path / "out"))
    assert told.exit_code == 0, told.output
    layer = json.loads((tmp_path / "out" / "schools.geojson").read_text(encoding="utf-8"))
    found: dict[str, dict[str, Any]] = {
        each["properties"]["name"]: each["properties"] for each in layer["features"]
    }
    a, b = found["TH A"], found["TH B"]
    assert (a["seats"], a["utilisation"]) == (700, 0.5)  # 12 + 6 + 2 rooms of 35; 350 pupils
    assert a["load_model"] == pytest.approx(a["pupils_assigned"] / 700)
    assert a["utilisation_kind"] != "assumed"
    assert (b["utilisation"], b["utilisation_kind"]) == (b["load_model"], "assumed")
    # 2 wards of 5 primary ages of 100, 99 % of whom attend; what stands nowhere takes nobody off
    assert a["pupils_assigned"] + b["pupils_assigned"] == pytest.approx(990)
    assert "Tiểu học: cần 30 phòng, có 50" in told.output  # C's rooms count in its ward


@pytest.mark.parametrize("command", ["check", "assess", "access", "project"])
def test_where_2019_alone_is_known_a_command_reckons_with_2019(
    command: str, tmp_path: Path
) -> None:
    place = town(tmp_path / "town", year=2019, list_of=ROWS[:2])
    out = [] if command == "check" else ["--out", str(tmp_path / "out")]
    done = run(command, str(place), *out)
    assert done.exit_code == (1 if command == "check" else 0), done.output  # 1: with notes
    assert "2019" in done.output


def test_a_plan_where_2019_alone_is_known_stops_with_the_step_that_mends_it(
    tmp_path: Path,
) -> None:
    place = str(town(tmp_path / "town", year=2019, list_of=ROWS[:2]))
    with pytest.raises(UserError) as stopped:
        run("recommend", place, "--out", str(tmp_path / "out"))
    (fault,) = stopped.value.faults
    for lang in ("vi", "en"):
        assert "--years 2019" in fault.say(lang=lang)
    done = run("recommend", place, "--out", str(tmp_path / "out"), "--years", "2019")
    assert done.exit_code == 0, done.output
