"""The command of roads opened and closed: tables, layers, and every fault of its file at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from command_line import rows, run

from spatial.cli import truonglop
from spatial.errors import UserError

# Over the western edge of the district, where streets go round.
CLOSED = {"type": "LineString", "coordinates": [[106.640, 10.862], [106.655, 10.860]]}


def written(folder: Path, *features: tuple[object, dict[str, str]]) -> Path:
    path = folder / "duong.geojson"
    listed = [{"type": "Feature", "geometry": of, "properties": about} for of, about in features]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": listed}), "utf-8")
    return path


@pytest.fixture
def works(tmp_path: Path) -> Path:
    return written(tmp_path, (CLOSED, {"change": "close", "name": "Vạch"}))


def test_closed_streets_make_pupils_walk_more_and_the_sums_agree(
    works: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ra"
    said = run("roads", "--works", str(works), "--level", "tieu_hoc", "--out", str(out))
    assert "pupils walk more" in said
    assert "walk less" not in said  # a closing helps nobody
    table = rows(out / "road_wards.csv")
    assert {row["level"] for row in table} == {"tieu_hoc"}
    assert sum(int(row["pupils_less"]) for row in table) == 0
    more = [row for row in table if row["pupils_more"] != "0"]
    assert more
    for row in table:
        left = int(row["within_before"]) + int(row["pupils_reached"]) - int(row["pupils_lost"])
        assert abs(left - int(row["within_after"])) <= 1  # each rounded by itself
    links = json.loads((out / "road_works.geojson").read_text("utf-8"))["features"]
    assert {one["properties"]["change"] for one in links} == {"close"}
    cells = json.loads((out / "road_cells.geojson").read_text("utf-8"))["features"]
    assert all(
        one["properties"]["after_m"] is None
        or one["properties"]["after_m"] > one["properties"]["before_m"]
        for one in cells
    )
    assert (out / "manifest.json").is_file()


def test_all_levels_are_told_where_none_is_named(works: Path) -> None:
    said = run("roads", "--works", str(works))
    assert said.count("pupils walk more") >= 4
    assert "the planner's assumption" in said


def test_every_fault_of_the_file_is_told_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        ({"type": "LineString", "coordinates": [[105.0, 21.0], [105.1, 21.0]]},
         {"change": "open", "class": "footway", "name": "Hà Nội"}),
        (CLOSED, {"change": "open", "class": "cao tốc"}),
        ({"type": "Point", "coordinates": [106.6, 10.85]}, {"change": "xây"}),
    )  # fmt: skip
    asked = ["roads", "--works", str(path), "--out", str(tmp_path / "ra")]
    with pytest.raises(UserError) as stop:
        CliRunner().invoke(truonglop, asked, catch_exceptions=False)
    told = [(one.row, one.code) for one in stop.value.faults]
    assert told == [
        (1, "road_off_map"),
        (2, "road_class"),
        (3, "road_change"),
    ]
    assert not (tmp_path / "ra").exists()


def test_seats_are_asked_where_wanted_and_the_wards_sum_to_what_is_said(
    works: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ra"
    asked = ["roads", "--works", str(works), "--level", "tieu_hoc", "--seats", "--limit", "1500"]
    said = run(*asked, "--out", str(out))
    assert "without a seat within 1,500 m" in said
    assert "which of two wards goes without is one of them" in said
    table = rows(out / "road_seats.csv")
    layer = json.loads((out / "road_seats.geojson").read_text("utf-8"))["features"]
    assert [one["properties"]["ward_id"] for one in layer] == [row["ward_id"] for row in table]
    for each in layer:
        told = each["properties"]
        difference = told["unseated_before"] - told["unseated_after"]
        assert told["seated_more"] == pytest.approx(difference)
    # closing streets takes walks away and gives none: no more pupils have a seat than before
    before, after = (
        sum(one["properties"][f"unseated_{when}"] for one in layer) for when in ("before", "after")
    )
    assert after >= before


def test_without_the_wish_no_seats_are_written(works: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    said = run("roads", "--works", str(works), "--level", "thcs", "--out", str(out))
    assert "without a seat" not in said
    assert not [*out.glob("road_seats*")]
