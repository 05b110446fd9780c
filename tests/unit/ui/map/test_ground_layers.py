"""The ground lies under what is told, with its owners named; where unknown it is missing."""

from __future__ import annotations

from spatial.ui.map import ground_layers, picture, wire
from spatial.ui.map.picture import MapPicture

DISTRICT = (106.60, 10.82, 106.72, 10.90)  # inside the embedded one and a kilometre around it
WARDS = picture.shapes({"type": "FeatureCollection", "features": []})
PICTURE = MapPicture(
    scene=picture.scene(legend={"title": "", "groups": []}, words={"map": "Bản đồ"}),
    layers=(WARDS,),
)


def test_the_ground_lies_lowest_and_streets_above_water() -> None:
    laid = ground_layers.under(PICTURE, DISTRICT)
    assert [layer.name for layer in laid.layers] == ["ground", "streets", "wards"]
    areas, streets, _ = laid.layers
    kinds = [{shape["kind"] for shape in layer.data["shapes"]} for layer in (areas, streets)]
    assert {"water", "park", "industry"} <= kinds[0]
    assert {"main_road", "local_street"} <= kinds[1]
    assert not kinds[0] & kinds[1]


def test_whom_the_ground_is_owed_to_is_written_on_the_map() -> None:
    words = ground_layers.under(PICTURE, DISTRICT).scene.words
    assert words == {"map": "Bản đồ", "credit": "© OpenStreetMap contributors (ODbL 1.0)"}


def test_where_no_ground_is_known_the_picture_stays_as_it_is() -> None:
    assert ground_layers.under(PICTURE, (100.0, 10.0, 100.1, 10.1)) is PICTURE


def test_the_ground_travels_once_under_one_name() -> None:
    layer, *_ = ground_layers.under(PICTURE, DISTRICT).layers
    geo, rows = wire.split(layer)
    assert rows == []
    assert geo["step"] == 1e-5
    again, *_ = ground_layers.under(PICTURE, DISTRICT).layers
    assert again is layer
