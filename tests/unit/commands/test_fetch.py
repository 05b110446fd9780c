"""``fetch`` from a local extract: tables with their source, or a sentence and nothing written."""

from __future__ import annotations

import json
from pathlib import Path

import fuzz_seeds
import pytest
from click.testing import CliRunner, Result

from spatial import communes
from spatial.cli import truonglop
from spatial.commands import fetch
from spatial.errors import InputFaults, UserError


def run(*given: object) -> Result:
    asked = ["--lang", "en", "fetch", *map(str, given)]
    return CliRunner().invoke(truonglop, asked, catch_exceptions=False)


def test_an_extract_becomes_tables_that_say_where_they_come_from(tmp_path: Path) -> None:
    extract, out = tmp_path / "x.osm.pbf", tmp_path / "out"
    extract.write_bytes(fuzz_seeds.cases()["streets.osm.pbf"].files["streets.osm.pbf"])
    done = run("--extract", extract, "--bounds", "106,10,107,11", "--out", out)
    assert done.exit_code == 0
    assert "Schools: 1" in done.output
    assert "OpenStreetMap" in json.dumps(json.loads((out / "fetched.json").read_text()))
    assert (out / "schools.csv").read_text(encoding="utf-8-sig").count("\n") == 2


def test_without_a_place_and_an_extract_the_help_is_shown(tmp_path: Path) -> None:
    done = run("--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "--extract" in done.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("bounds", ["", "1,2,3", "a,b,c,d", "2,1,1,2", "1,2,2,1"])
def test_bounds_that_enclose_nothing_are_refused_before_the_file_is_read(
    bounds: str, tmp_path: Path
) -> None:
    with pytest.raises(InputFaults) as problem:
        run("--extract", tmp_path / "none.osm.pbf", "--bounds", bounds, "--out", tmp_path / "out")
    assert problem.value.faults[0].code == "not_bounds"
    assert not (tmp_path / "out").exists()


def test_a_commune_is_cut_out_of_an_extract_by_its_name_of_today_or_of_before() -> None:
    sides = fetch.around("Phường Trung Mỹ Tây")
    west, south, east, north = communes.pack.outlines(["26785"]).total_bounds
    assert sides == pytest.approx((west - 0.01, south - 0.01, east + 0.01, north + 0.01))
    assert fetch.around("tan thoi nhat, tphcm") == fetch.around("Phường Đông Hưng Thuận")


def test_a_commune_nobody_knows_is_refused_before_the_file_is_read(tmp_path: Path) -> None:
    with pytest.raises(UserError) as problem:
        run("zzzzqqq", "--extract", tmp_path / "none.osm.pbf", "--out", tmp_path / "out")
    assert problem.value.faults[0].code != "missing_file"
    assert not (tmp_path / "out").exists()
