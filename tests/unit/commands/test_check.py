"""``check`` finds the district clean and lists faults as records."""

import json
from pathlib import Path

import untold_towns
from click.testing import CliRunner, Result
from locality import Locality

from spatial import cli


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.truonglop, list(arguments))


def test_check_finds_the_embedded_district_clean() -> None:
    result = _run("check")
    assert result.exit_code == 0
    assert "không có lỗi" in result.output


def test_check_lists_faults_as_records_for_programs(tmp_path: Path) -> None:
    result = _run("check", str(tmp_path / "nowhere"), "--json")
    assert result.exit_code == 2
    assert json.loads(result.output)["faults"][0]["code"] == "missing_folder"


def test_a_mended_copy_says_of_itself_what_the_folder_says(tmp_path: Path) -> None:
    """Rooms to come read as none would be the greatest shortage of all."""
    place = untold_towns.folder(tmp_path / "xa", told=[("26785", "tieu_hoc")])
    runner = CliRunner()
    done = runner.invoke(
        cli.truonglop, ["check", str(place), "--fix", "--out", str(tmp_path / "b")]
    )
    assert done.exit_code == 1, done.output
    said = []
    for folder in (place, tmp_path / "b"):
        out = tmp_path / f"{folder.name}-out"
        done = runner.invoke(cli.truonglop, ["assess", str(folder), "--out", str(out)])
        assert done.exit_code == 0, done.output
        said.append((out / "deficit.csv").read_bytes())
    assert said[0] == said[1]


def test_the_layer_of_schools_written_is_read_back_to_the_same_shortages(tmp_path: Path) -> None:
    """The folder without its lists of schools, with the layer that `assess` wrote of them."""
    first, second = Locality().write(tmp_path / "a"), tmp_path / "b"
    runner, tables = CliRunner(), []
    for place in (first, second):
        out = tmp_path / f"{place.name}-out"
        done = runner.invoke(cli.truonglop, ["assess", str(place), "--out", str(out)])
        assert done.exit_code == 0, done.output
        tables.append((out / "deficit.csv").read_bytes())
        if place == first:
            Locality(without={"schools", "school_levels"}).write(second)
            (second / "schools.geojson").write_bytes((out / "schools.geojson").read_bytes())
    assert b"tieu_hoc" in tables[0]
    assert tables[0] == tables[1]
