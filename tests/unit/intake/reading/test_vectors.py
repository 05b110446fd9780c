"""Map files, each opened by the driver its form names."""

from __future__ import annotations

import zipfile
from pathlib import Path

import geopandas as gpd
import legacy_letters
import pandas as pd
import pytest
import shapely

from spatial.intake.door.guard import Hostile
from spatial.intake.reading import vectors

LAYER = gpd.GeoDataFrame(
    {"ward_id": ["1", "2"], "ward": ["Tây", "Đông"]},
    geometry=[shapely.box(106.60, 10.80, 106.62, 10.82), shapely.box(106.62, 10.80, 106.64, 10.82)],
    crs=4326,
)


@pytest.mark.parametrize("suffix", [".geojson", ".gpkg", ".fgb", ".shp"])
def test_a_layer_is_read_as_it_was_written(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"wards{suffix}"
    LAYER.to_file(path, encoding="utf-8")
    (one,) = vectors.read(path)
    assert isinstance(one.frame, gpd.GeoDataFrame)
    assert sorted(one.frame["ward"]) == ["Tây", "Đông"]
    assert one.frame.crs.to_epsg() == 4326
    assert one.frame.total_bounds.tolist() == pytest.approx([106.60, 10.80, 106.64, 10.82])


def test_parquet_is_read_too(tmp_path: Path) -> None:
    LAYER.to_parquet(tmp_path / "wards.parquet")
    (one,) = vectors.read(tmp_path / "wards.parquet")
    assert one.frame["ward"].tolist() == ["Tây", "Đông"]


def test_every_layer_of_a_container_is_given_under_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    for name in ("wards_old", "wards_new"):
        LAYER.to_file(path, layer=name)
    assert [one.name for one in vectors.read(path)] == ["wards_old", "wards_new"]


def test_a_shapefile_without_its_system_has_none(tmp_path: Path) -> None:
    LAYER.to_file(tmp_path / "a.shp")
    (tmp_path / "a.prj").unlink()
    (one,) = vectors.read(tmp_path / "a.shp")
    assert isinstance(one.frame, gpd.GeoDataFrame)
    assert one.frame.crs is None


def test_a_zipped_shapefile_is_unpacked(tmp_path: Path) -> None:
    LAYER.to_file(tmp_path / "a.shp")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for part in tmp_path.glob("a.*"):
            if part.suffix != ".zip":
                archive.write(part, part.name)
    (one,) = vectors.read(tmp_path / "a.zip")
    assert len(one.frame) == 2


@pytest.mark.parametrize("suffix", [".geojson", ".gpkg", ".fgb", ".shp"])
def test_a_damaged_map_says_that_it_is(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"nothing of the kind")
    with pytest.raises((vectors.UnreadableMap, Hostile)):
        vectors.read(path)


def test_bytes_of_both_codes_in_one_attribute_table_are_each_read_as_their_own() -> None:
    both = ["Phường Hiệp Thành".encode(), legacy_letters.encode("Tân Chánh Hiệp", code="tcvn3")]
    frame = pd.DataFrame({"ten": [text.decode("latin-1") for text in both]})
    read, code = vectors._relettered(frame)
    assert read["ten"].tolist() == ["Phường Hiệp Thành", "Tân Chánh Hiệp"]
    assert code == "tcvn3"
