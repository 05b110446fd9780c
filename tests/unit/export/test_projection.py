"""A forecast as the files an office files."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from functools import cache
from pathlib import Path

import pytest
from towns import town

from spatial import Options, forecast
from spatial.errors import UserError
from spatial.export import projection as files
from spatial.forecast import Forecast
from spatial.records import LEVELS


@cache
def made() -> Forecast:
    """Forecast a town of two wards, one of them named like a formula."""
    place = town()
    wards = place.ward_sets["wards"].assign(ward=["=1+1", "Phường Đông"])
    hostile = dataclasses.replace(place, ward_sets={**place.ward_sets, "wards": wards})
    return forecast.forecast(hostile, Options(scenario="base", year=2030), last=2031, paths=20)


@cache
def bundle() -> dict[str, bytes]:
    return files.bundle(made(), lang="en")


def rows(name: str) -> list[dict[str, str]]:
    assert bundle()[name].startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(bundle()[name].decode("utf-8-sig"))))


def test_curves_name_their_unit_and_are_whole_numbers() -> None:
    listed = rows("projection.csv")
    assert {row["ward"] for row in listed} == {"'=1+1", "Phường Đông", ""}
    assert all(row[name].isdecimal() for row in listed for name in ("pupils", "p10", "p90"))
    known = next(
        row for row in listed if (row["ward_id"], row["level"], row["year"]) == ("", "thcs", "2025")
    )
    assert known["pupils"] == known["p10"] == known["p90"] == "764"  # 2 x 4 x 100 x 95.5 %


def test_a_chance_keeps_four_decimals_and_its_reason() -> None:
    listed = rows("projection_chance.csv")
    assert len(listed) == 2 * 4
    assert all(len(row["chance_short"].partition(".")[2]) == 4 for row in listed)
    assert all(row["why"] for row in listed)
    assert {row["year"] for row in listed} == {"2030"}


def test_steps_add_up_to_the_summary() -> None:
    tree = json.loads(bundle()["projection.json"])
    births = sum(int(row["births"]) for row in rows("projection_steps.csv"))
    assert births == pytest.approx(tree["steps"]["births"], abs=4)  # eight rows, each rounded


def test_without_a_past_the_back_test_is_a_head_without_rows() -> None:
    assert rows("projection_backtest.csv") == []
    assert bundle()["projection_backtest.csv"].decode("utf-8-sig").startswith("of,level,origin")


def test_the_summary_says_what_it_was_made_with() -> None:
    tree = json.loads(bundle()["projection.json"])
    assert (tree["scenario"], tree["engine"], tree["paths"], tree["seed"]) == (
        "base",
        "cohort",
        20,
        0,
    )
    assert (tree["year"], tree["last_year"], tree["known_to"]) == (2030, 2031, 2025)
    assert list(tree["pupils"]) == [level.value for level in LEVELS]
    assert tree["spread"]["kind"] == "assumed"
    assert tree["raking_factors"] == dict.fromkeys([level.value for level in LEVELS], 1.0)


def test_the_map_has_a_feature_a_unit_and_level_with_its_range() -> None:
    features = json.loads(bundle()["projection.geojson"])["features"]
    assert len(features) == 2 * 4
    for feature in features:
        told = feature["properties"]
        assert told["p10"] <= told["p50"] <= told["p90"]
        assert 0 <= told["chance_short"] <= 1


def test_the_same_forecast_makes_the_same_bytes() -> None:
    assert files.bundle(made(), lang="en") == bundle()


def test_a_folder_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError) as problem:
        files.write(made(), tmp_path / "file" / "out")
    assert problem.value.faults[0].code == "cannot_write"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
