"""``fetch`` from a local extract: tables with their source, or a sentence and nothing written."""

from __future__ import annotations

import json
from pathlib import Path

import fuzz_seeds
import osmium
import pytest
import untold_towns
from click.testing import CliRunner, Result

from spatial import communes, crs, intake
from spatial.cli import truonglop
from spatial.errors import InputFaults, UserError
from spatial.intake import apart
from spatial.ui.map import ground_layers
from spatial.ui.map.picture import MapPicture, scene


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


def extract_of(folder: Path, *points: tuple[float, float]) -> Path:
    """Write an extract of mapped schools, one at each place."""
    path = folder / "x.osm.pbf"
    with osmium.SimpleWriter(str(path)) as writer:
        for number, at in enumerate(points, start=1):
            tags = {"amenity": "school", "name": f"Trường {number}"}
            writer.add_node(osmium.osm.mutable.Node(id=number, location=at, tags=tags))
    return path


def inside(code: str) -> tuple[float, float]:
    lon, lat = communes.pack.communes().loc[code, ["lon", "lat"]]
    return float(lon), float(lat)


def schools_in(folder: Path) -> set[str]:
    lines = (folder / "schools.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    return {line.split(",")[1] for line in lines}


def test_a_commune_is_cut_out_of_an_extract_by_its_name_of_today_or_of_before(
    tmp_path: Path,
) -> None:
    extract = extract_of(tmp_path, inside("26785"), inside("26791"), inside("00004"))
    for name, code in (("Phường Trung Mỹ Tây", "26785"), ("tan thoi nhat, tphcm", "26791")):
        out = tmp_path / code
        assert run(name, "--extract", extract, "--out", out).exit_code == 0
        here = {"26785": "Trường 1", "26791": "Trường 2"}[code]
        assert here in schools_in(out)
        assert "Trường 3" not in schools_in(out)  # of Hà Nội


def test_several_places_are_cut_in_one_pass_each_into_a_folder_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract, passes = extract_of(tmp_path, inside("26785"), inside("00004")), []
    read = apart.read_extracts
    monkeypatch.setattr(
        apart, "read_extracts", lambda *given, **more: passes.append(given) or read(*given, **more)
    )
    out = tmp_path / "out"
    assert run("26785", "Phường Ba Đình", "--extract", extract, "--out", out).exit_code == 0
    assert len(passes) == 1
    assert {each.name for each in out.iterdir()} == {"xa-26785", "xa-00004"}
    assert schools_in(out / "xa-26785") == {"Trường 1"}
    assert schools_in(out / "xa-00004") == {"Trường 2"}


def test_every_commune_of_a_province_has_its_own_folder_where_that_is_asked(
    tmp_path: Path,
) -> None:
    extract, out = extract_of(tmp_path, inside("31825")), tmp_path / "out"
    assert run("Tỉnh Cà Mau", "--each", "--extract", extract, "--out", out).exit_code == 0
    assert len(list(out.iterdir())) == 64
    assert schools_in(out / "xa-31825") == {"Trường 1"}


def test_every_name_that_is_none_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(UserError) as problem:
        run("zzzzqqq", "26785", "qqqqzzz", "--extract", tmp_path / "none.osm.pbf", "--out", "out")
    assert [fault.value for fault in problem.value.faults] == ["zzzzqqq", "qqqqzzz"]


def test_the_network_is_asked_for_one_place_at_a_time(tmp_path: Path) -> None:
    done = run("Quận 12", "Quận 11", "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_a_commune_nobody_knows_is_refused_before_the_file_is_read(tmp_path: Path) -> None:
    with pytest.raises(UserError) as problem:
        run("zzzzqqq", "--extract", tmp_path / "none.osm.pbf", "--out", tmp_path / "out")
    assert problem.value.faults[0].code != "missing_file"
    assert not (tmp_path / "out").exists()


def test_water_parks_and_industry_of_the_whole_city_come_from_an_extract_onto_its_map(
    tmp_path: Path,
) -> None:
    """A lake, a park and an industrial area, each a way of four corners, in Xã Cần Giờ."""
    lon, lat = inside("27664")
    extract = tmp_path / "city.osm.pbf"
    tags: list[dict[str, str]] = [
        {"natural": "water", "name": "Hồ"},
        {"leisure": "park", "name": "Công viên"},
        {"landuse": "industrial", "name": "Khu công nghiệp"},
    ]
    corners = [(0, 0), (0.002, 0), (0.002, 0.002), (0, 0.002)]
    with osmium.SimpleWriter(str(extract)) as writer:
        for at in range(len(tags)):
            for number, (east, north) in enumerate(corners, start=1 + 4 * at):
                place = (lon + 0.003 * at + east, lat + north)
                writer.add_node(osmium.osm.mutable.Node(id=number, location=place))
        for at, said in enumerate(tags):
            ring = [*range(1 + 4 * at, 5 + 4 * at), 1 + 4 * at]
            writer.add_way(osmium.osm.mutable.Way(id=at + 1, nodes=ring, tags=said))
    out = tmp_path / "out"
    assert run("Thành phố Hồ Chí Minh", "--extract", extract, "--out", out).exit_code == 0
    city = untold_towns.folder(tmp_path / "city", communes.resolve("79"))
    (city / "land_use.geojson").write_bytes((out / "land_use.geojson").read_bytes())
    network = intake.read_network(city)
    west, south, east, north = map(float, crs.to_lonlat(network.wards(None)).total_bounds)
    bare = MapPicture(scene=scene(legend={}, words={}), layers=())
    laid = ground_layers.under(bare, (west, south, east, north), network)
    areas = next(layer for layer in laid.layers if layer.name == "ground")
    assert {(one["kind"], one["name"]) for one in areas.data["shapes"]} == {
        ("water", "Hồ"),
        ("park", "Công viên"),
        ("industry", "Khu công nghiệp"),
    }
