"""The layers of one map file, or what stands against reading it."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import Point

from spatial.errors import InputFaults
from spatial.intake.reading import vectors
from spatial.intake.single.map_layers import read_layers


def test_every_layer_is_read_with_its_shapes(tmp_path: Path) -> None:
    place = tmp_path / "hai-lop.gpkg"
    for name in ("a", "b"):
        frame = gpd.GeoDataFrame({"name": [name]}, geometry=[Point(106.6, 10.8)], crs=4326)
        frame.to_file(place, layer=name, driver="GPKG")
    layers = read_layers(place, "hai-lop.gpkg")
    assert [list(layer["name"]) for layer in layers] == [["a"], ["b"]]
    assert all(isinstance(layer, gpd.GeoDataFrame) for layer in layers)


@pytest.mark.parametrize(
    ("file", "content", "code"),
    [
        ("khong-co.geojson", None, "missing_file"),
        ("anh.docx", b"x", "deficit_layer_form"),
        ("hong.geojson", b"{", "not_what_it_says"),
    ],
)
def test_what_is_no_map_is_named_with_its_fault(
    file: str, content: bytes | None, code: str, tmp_path: Path
) -> None:
    place = tmp_path / file
    if content is not None:
        place.write_bytes(content)
    with pytest.raises(InputFaults) as refused:
        read_layers(place, "của tôi", other_form="deficit_layer_form")
    (fault,) = refused.value.faults
    assert fault.code == code
    assert "của tôi" in {fault.file, fault.value}


def test_a_map_no_reader_opens_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "diem.geojson"
    gpd.GeoDataFrame(geometry=[Point(106.6, 10.8)], crs=4326).to_file(place)

    def unread(path: Path) -> list[object]:
        raise vectors.UnreadableMap(path.name)

    monkeypatch.setattr(vectors, "read", unread)
    with pytest.raises(InputFaults) as refused:
        read_layers(place, "của tôi")
    (fault,) = refused.value.faults
    assert (fault.code, fault.file) == ("unreadable", "của tôi")
    assert "diem.geojson" in fault.say(lang="vi")
