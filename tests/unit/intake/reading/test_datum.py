"""VN-2000 layers whose files name another datum or none: read where they lie, or asked rightly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
from locality import Locality, collection
from pyproj import Geod, Transformer

from spatial import intake
from spatial.intake.reading import datum

TM3, UTM_WGS84, UTM_VN2000 = 9210, 32648, 3405
FAR_TM3 = 9217  # 108°15′
WRONG_PRJ = (
    'PROJCS["TM_105_45",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,'
    '298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],'
    'PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],'
    'PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",105.75],'
    'PARAMETER["Scale_Factor",0.9999],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
)


def layer(epsg: int) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame.from_features(collection(Locality().wards), crs=4326).to_crs(epsg)


def shapefile(folder: Path) -> None:
    layer(TM3).to_file(folder / "wards.shp")
    (folder / "wards.prj").write_text(WRONG_PRJ, encoding="ascii")


def tab(folder: Path) -> None:
    layer(TM3).to_file(folder / "wards.tab", driver="MapInfo File")


def mif(folder: Path) -> None:
    layer(TM3).to_file(folder / "wards.mif", driver="MapInfo File")
    assert "8, 104" in (folder / "wards.mif").read_text(encoding="latin-1")


def corner(town: object) -> tuple[float, float]:
    """Give the south-west corner of the wards on the ground [degrees]."""
    wards = town.wards(None).to_crs(4326)  # type: ignore[attr-defined]
    west, south, _, _ = wards.total_bounds
    return float(west), float(south)


@pytest.mark.parametrize("write", [shapefile, tab, mif])
def test_a_zone_on_the_datum_of_gps_is_read_as_vn_2000(
    write: Callable[[Path], None], tmp_path: Path
) -> None:
    folder = Locality(without={"wards"}).write(tmp_path)
    write(folder)
    town, faults = intake.inspect(folder)
    assert town is not None, [fault.say(lang="en") for fault in faults]
    (note,) = [fault for fault in faults if fault.code == "datum_read"]
    assert "225 m" in note.say(lang="vi")
    # a tenth of a second of arc is 3 m; taken as declared the corner would be 225 m away
    assert corner(town) == pytest.approx((106.60, 10.80), abs=3e-5)


def metres_aside(lon: float, lat: float) -> float:
    """Measure how far a corner lies from the one the wards were drawn with [m]."""
    return float(Geod(ellps="WGS84").inv(106.60, 10.80, lon, lat)[2])


@pytest.mark.parametrize(
    ("write", "name"),
    [(shapefile, "wards.shp"), (tab, "wards.tab"), (mif, "wards.mif")],
)
def test_such_a_file_lies_225_m_aside_as_declared_and_within_a_metre_as_read(
    write: Callable[[Path], None], name: str, tmp_path: Path
) -> None:
    folder = Locality(without={"wards"}).write(tmp_path)
    write(folder)
    declared = gpd.read_file(folder / name).to_crs(4326).total_bounds
    # The centres of the two data lie (-191.9, -39.3, -111.5) m apart (EPSG, VN-2000 to WGS 84 (2));
    # at 106.6 E, 10.8 N that is 195 m to the east and 113 m to the south: 225 m, turn and scale 1 m
    assert metres_aside(declared[0], declared[1]) == pytest.approx(225, abs=2)
    town, _ = intake.inspect(folder)
    assert town is not None
    assert metres_aside(*corner(town)) < 1


def test_a_system_confirmed_for_such_a_file_is_taken_instead(tmp_path: Path) -> None:
    folder = Locality(without={"wards"}).write(tmp_path)
    shapefile(folder)
    (folder / "intake.yaml").write_text("files: {wards.shp: {crs: 9211}}", encoding="utf-8")
    _, faults = intake.inspect(folder)
    (note,) = [fault for fault in faults if fault.code == "datum_read"]
    assert "9211" in note.say(lang="en")


def points(epsg: int) -> np.ndarray:
    to = Transformer.from_crs(4326, epsg, always_xy=True)
    return np.column_stack(to.transform([106.60, 106.64], [10.80, 10.82]))


@pytest.mark.parametrize("epsg", [UTM_WGS84, UTM_VN2000])
def test_utm_is_offered_beside_the_many_zones_of_3_degrees(epsg: int) -> None:
    listed = datum.shortlist(datum.candidates(points(epsg)))
    assert epsg in [each.epsg for each in listed]
    assert len(listed) <= 6


@pytest.mark.parametrize("epsg", [UTM_WGS84, TM3])
def test_the_right_zone_stands_first_where_another_layer_lies(epsg: int) -> None:
    first = datum.candidates(points(epsg), near=[(106.60, 10.80, 106.64, 10.82)])[0]
    same_place = {UTM_WGS84: {UTM_WGS84, UTM_VN2000}}.get(epsg, {epsg})
    assert first.epsg in same_place


def test_the_zone_of_far_provinces_is_offered_only_where_the_other_layers_lie() -> None:
    """Zone 108°15′ is registered for Bình Định to Ninh Thuận; these points are at 106.6 E."""
    near = [(106.60, 10.80, 106.64, 10.82)]
    assert datum.candidates(points(FAR_TM3), near=near)[0].epsg == FAR_TM3
    assert FAR_TM3 not in [each.epsg for each in datum.candidates(points(FAR_TM3))]


def test_wards_without_a_system_are_held_against_the_schools_beside_them(tmp_path: Path) -> None:
    folder = Locality(without={"wards"}).write(tmp_path)  # the schools give degrees in a CSV
    layer(TM3).to_file(folder / "wards.shp")
    (folder / "wards.prj").unlink()
    _, faults = intake.inspect(folder)
    (asked,) = [fault for fault in faults if fault.code == "missing_crs"]
    assert str(asked.blanks["candidates"]).startswith("EPSG:9210")


def test_a_layer_on_its_own_datum_stays_as_declared() -> None:
    assert datum.mislabelled(layer(TM3).crs) is None
    assert datum.mislabelled(layer(UTM_WGS84).crs) is None
