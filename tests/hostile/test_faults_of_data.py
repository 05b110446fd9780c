"""What is wrong in the data ends with code 2 and says what, never with 70."""

import math
from pathlib import Path
from typing import Any

import pytest
import shapely
from pyproj import Transformer

from spatial import buildings, intake, plan, questions, zoning
from spatial.errors import InputFaults, UserError
from spatial.intake.single.outlook import parse_outlook
from spatial.network import Network
from spatial.records import Level, Options, Proposal
from spatial.tables import schema
from tests.kit import odd_commands, towns
from tests.kit.locality import Locality, write_csv


def _faults(folder: Path) -> dict[str, str]:
    """Return the sentences of a locality's faults by their code."""
    return {one.code: one.say(lang="en") for one in intake.examine(folder).faults}


def _turned(town: Locality) -> None:
    for row in town.wards:
        (ring,) = row["geometry"]["coordinates"]
        row["geometry"]["coordinates"] = [[[lat, lon] for lon, lat in ring]]


def _in_metres(town: Locality, epsg: int) -> None:
    to_metres = Transformer.from_crs(4326, epsg, always_xy=True)
    for row in town.wards:
        (ring,) = row["geometry"]["coordinates"]
        row["geometry"]["coordinates"] = [[list(to_metres.transform(*at)) for at in ring]]


def test_wards_with_latitude_first_are_turned_and_told(tmp_path: Path) -> None:
    town = Locality()
    _turned(town)
    reading = intake.examine(town.write(tmp_path))
    assert "lonlat_swapped" in {one.code for one in reading.faults}
    assert reading.network is not None
    straight = intake.read_network(Locality().write(tmp_path / "straight"))
    assert reading.network.wards(None).area.to_list() == straight.wards(None).area.to_list()


@pytest.mark.parametrize("epsg", [9210, 3857])
def test_geojson_in_metres_without_a_system_is_asked_about(tmp_path: Path, epsg: int) -> None:
    town = Locality()
    _in_metres(town, epsg)
    said = _faults(town.write(tmp_path))
    assert f"EPSG:{epsg}" in said["missing_crs"]


@pytest.mark.parametrize("epsg", [9210, 3857, 32648])
def test_geojson_in_metres_is_read_once_its_system_is_given(tmp_path: Path, epsg: int) -> None:
    town = Locality()
    _in_metres(town, epsg)
    folder = town.write(tmp_path)
    text = f"files: {{wards.geojson: {{crs: {epsg}}}}}"
    (folder / "intake.yaml").write_text(text, encoding="utf-8")
    reading = intake.examine(folder)
    assert reading.network is not None
    assert "crs_confirmed" in {one.code for one in reading.faults}


def test_a_mapinfo_plan_without_a_place_on_the_earth_is_asked_about(tmp_path: Path) -> None:
    folder = Locality(without={"wards"}).write(tmp_path)
    ring = "594000 1195000\n598000 1195000\n598000 1199000\n594000 1199000\n594000 1195000\n"
    (folder / "wards.mif").write_text(
        'Version 300\nCharset "WindowsLatin1"\nDelimiter ","\n'
        'CoordSys NonEarth Units "m" Bounds (0, 0) (1000000, 2000000)\n'
        f"Columns 2\n  ward_id Char(10)\n  ward Char(20)\nData\n\nRegion 1\n  5\n{ring}",
        encoding="ascii",
    )
    (folder / "wards.mid").write_text('"00001","A"\n', encoding="ascii")
    assert "EPSG:" in _faults(folder)["missing_crs"]


@pytest.mark.parametrize("value", [1e308, math.nan, math.inf])
def test_a_corner_beyond_number_is_told_with_its_row(tmp_path: Path, value: float) -> None:
    town = Locality()
    town.wards[0]["geometry"]["coordinates"][0][1] = [value, 10.80]
    reading = intake.examine(town.write(tmp_path))
    assert reading.network is None
    assert {one.row for one in reading.faults if one.code in {"off_earth", "wrong_shape"}} == {1}


def test_a_ward_a_world_away_is_told(tmp_path: Path) -> None:
    town = Locality()
    for at in town.wards[0]["geometry"]["coordinates"][0]:
        at[0] -= 60.0
    assert "far_from_others" in _faults(town.write(tmp_path))


def test_a_self_crossing_ward_is_read_as_its_land_and_told(tmp_path: Path) -> None:
    town = Locality()
    west, south, east, north = 106.60, 10.80, 106.62, 10.82
    bow = [[west, south], [east, north], [east, south], [west, north], [west, south]]
    town.wards[0]["geometry"] = {"type": "Polygon", "coordinates": [bow]}
    folder = town.write(tmp_path)
    reading = intake.examine(folder)
    (told,) = [one for one in reading.faults if one.code == "outline_crosses"]
    assert "rows 1" in told.say(lang="en")
    # drawn one left and one right round, the two triangles cancel out
    assert told.blanks["change"] == "0 → +"
    assert reading.network is not None
    shapes = reading.network.wards(None).geometry
    assert shapes.is_valid.all()
    # two triangles over the sides of a square: half of it
    square = shapely.box(west, south, east, north).area
    degrees = shapes.to_crs(4326).loc["00001"].area
    assert degrees == pytest.approx(square / 2, rel=1e-3)


@pytest.mark.parametrize("rooms", ["1e19", "1e308", "10001"])
def test_rooms_beyond_sense_are_told_with_value_and_bound(tmp_path: Path, rooms: str) -> None:
    town = Locality()
    town.school_levels[0]["rooms"] = rooms
    said = _faults(town.write(tmp_path))["too_large"]
    assert rooms in said
    assert "10,000" in said


def test_a_billion_people_of_one_age_are_told(tmp_path: Path) -> None:
    town = Locality()
    town.residents[0]["people"] = 10**9
    assert "100,000,000" in _faults(town.write(tmp_path))["too_large"]


def test_every_number_of_every_table_has_bounds_of_sense() -> None:
    open_ended = [
        f"{table.name}.{column.name}"
        for table in schema().values()
        for column in table.columns.values()
        if column.type in {"int", "number"} and (column.least is None or column.most is None)
    ]
    assert open_ended == []


def _without_primary() -> Network:
    schools = (towns.School(x=0.5, y=0.5, level=Level.THCS, rooms=10, land_m2=5_000),)
    return towns.town(columns=1, rows=1, schools=schools)


def test_zones_of_a_level_without_a_school_say_so() -> None:
    found = plan.assess(_without_primary(), Options())
    asked = questions.of_level(found, Level.TIEU_HOC)
    xy = towns.network.xy(found.network.cells)
    with pytest.raises(UserError, match="0 schools") as stopped:
        zoning.zones(questions.zoning_problem(asked, xy))
    assert stopped.value.faults[0].code == "zones_no_school"


@pytest.mark.parametrize(
    ("name", "value"),
    [("rooms", 10**19), ("rooms", 0), ("land_m2", math.nan), ("lon", math.nan), ("lat", 1e308)],
)
def test_a_proposal_beyond_sense_is_named(name: str, value: float) -> None:
    given: dict[str, Any] = {"rooms": 10, "land_m2": 1_000.0, "lon": 106.6, "lat": 10.8}
    given[name] = value
    one = Proposal(proposal_id="a", name="Trường mới", level=Level.THCS, **given)
    with pytest.raises(InputFaults, match=f"Trường mới.*{name}"):
        buildings.apply(_without_primary(), [one])


@pytest.mark.parametrize("value", [".inf", "-.inf", ".nan", "1" + "0" * 400])
def test_an_outlook_takes_finite_numbers_alone(value: str) -> None:
    with pytest.raises(InputFaults) as stopped:
        parse_outlook(f"fertility: {value}", name="o.yaml")
    assert stopped.value.faults[0].code == "outlook_number"


@pytest.mark.parametrize("year", [1899, 2201, 10**9])
def test_a_year_beyond_sense_is_refused_in_the_core(year: int) -> None:
    with pytest.raises(UserError, match=str(year)):
        plan.assess(_without_primary(), Options(year=year))


@pytest.mark.parametrize(
    "words",
    [
        ["zones", "--time", "nan"],
        ["catchment", "--limit", "inf"],
        ["access", "--limit", "-1"],
        ["assess", "--two-session-share", "nan"],
        ["project", "--to", "999999999999"],
        ["recommend", "--years", "1-9999999"],
        ["recommend", "--budget", "nan"],
        ["recommend", "--point", "nan,10.8"],
    ],
)
def test_options_beyond_sense_end_with_code_2(words: list[str], tmp_path: Path) -> None:
    folder = Locality().write(tmp_path / "town")
    words = [words[0], str(folder), *words[1:], "--out", str(tmp_path / "out")]
    ending = odd_commands.run(words, tmp_path / "out")
    assert ending.code == 2, ending.trace
    assert not (tmp_path / "out").exists()


def test_pupils_of_a_level_nobody_is_of_age_for_are_not_lost(tmp_path: Path) -> None:
    town = Locality()
    town.residents = [row for row in town.residents if row["age"] < 5]
    folder = town.write(tmp_path)
    rows = [{"ward_id": "", "level": "thcs", "year": 2030, "pupils": 500}]
    write_csv(folder / "pupils.csv", rows)
    with pytest.raises(UserError, match="500 pupils of Lower secondary"):
        plan.assess(intake.read_network(folder), Options())


def test_one_set_of_wards_has_nothing_to_be_converted_to(tmp_path: Path) -> None:
    folder = Locality().write(tmp_path)
    ending = odd_commands.run(["crosswalk", str(folder)], tmp_path / "out")
    assert ending.code == 2
    assert "--old" in ending.said
