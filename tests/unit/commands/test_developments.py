"""Places of the map are listed; those accepted are written, and read back they count."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from locality import Locality

from spatial import intake
from spatial.cli import truonglop
from spatial.errors import UserError
from spatial.tables import schema

CODE = "w77"


def run(*words: str) -> Result:
    return CliRunner().invoke(truonglop, ["developments", *words])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write a locality with an estate in the middle of a ward."""
    (tmp_path / "town").mkdir()
    place = Locality().write(tmp_path / "town")
    town = intake.read_network(place)
    from spatial import crs  # noqa: PLC0415 - the fixture alone turns metres to degrees

    inside = town.wards(None).geometry.iloc[:1].representative_point().buffer(50)
    shape = crs.to_lonlat(inside.to_frame("geometry").set_geometry("geometry")).geometry.iloc[0]
    feature = {
        "type": "Feature",
        "properties": {"development_id": CODE, "name": "Khu dân cư Mới", "sort": "house"},
        "geometry": json.loads(json.dumps(shape.__geo_interface__)),
    }
    layer = {"type": "FeatureCollection", "features": [feature]}
    (place / "development_candidates.geojson").write_text(json.dumps(layer), encoding="utf-8")
    return place


def test_what_is_mapped_is_listed_and_counts_nothing(folder: Path) -> None:
    result = run(str(folder))
    assert result.exit_code == 0, result.output
    assert "Khu dân cư Mới" in result.output
    assert "không nơi nào được tính" in result.output
    assert intake.read_network(folder).developments == ()


def test_one_accepted_is_a_development_of_the_locality(folder: Path, tmp_path: Path) -> None:
    result = run(str(folder), "--accept", f"{CODE}=1200:2027:2030", "--out", str(tmp_path / "out"))
    assert result.exit_code == 0, result.output
    written = tmp_path / "out" / "developments.csv"
    heads = written.read_text("utf-8-sig").splitlines()[0].split(",")
    assert set(heads) == set(schema()["developments"].columns)
    (folder / "developments.csv").write_bytes(written.read_bytes())
    town = intake.read_network(folder)
    assert [(each.development_id, each.units) for each in town.developments] == [(CODE, 1_200.0)]
    assert CODE not in run(str(folder)).output


@pytest.mark.parametrize(
    "text", ["w78=1:2027:2030", CODE, f"{CODE}=0:2027:2030", f"{CODE}=5:2030:2027"]
)
def test_what_cannot_be_accepted_is_refused(folder: Path, text: str, tmp_path: Path) -> None:
    result = run(str(folder), "--accept", text, "--out", str(tmp_path / "out"))
    assert isinstance(result.exception, UserError)
    assert [fault.code for fault in result.exception.faults] == ["not_accepted"]
    assert not (tmp_path / "out").exists()
