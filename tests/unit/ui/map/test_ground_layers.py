"""The ground lies under what is told, with its owners named; where unknown it is missing."""

from __future__ import annotations

import dataclasses

import geopandas as gpd
import numpy as np
import pytest
import shapely
from scipy.sparse import csr_array
from towns import town

from spatial import network, own_ground
from spatial.communes import pack
from spatial.network import Network
from spatial.records import Kind
from spatial.streets import Streets
from spatial.ui.map import ground_layers, picture, wire
from spatial.ui.map.picture import MapPicture

DISTRICT = (106.60, 10.82, 106.72, 10.90)  # inside the embedded one and a kilometre around it
WARDS = picture.shapes({"type": "FeatureCollection", "features": []})
PICTURE = MapPicture(
    scene=picture.scene(legend={"title": "", "groups": []}, words={"map": "Bản đồ"}),
    layers=(WARDS,),
)


def test_the_ground_lies_lowest_and_streets_above_water() -> None:
    laid = ground_layers.under(PICTURE, DISTRICT, town())
    assert [layer.name for layer in laid.layers] == ["ground", "streets", "wards"]
    areas, streets, _ = laid.layers
    kinds = [{shape["kind"] for shape in layer.data["shapes"]} for layer in (areas, streets)]
    assert {"water", "park", "industry"} <= kinds[0]
    assert {"main_road", "local_street"} <= kinds[1]
    assert not kinds[0] & kinds[1]


def test_whom_the_ground_is_owed_to_is_written_on_the_map() -> None:
    words = ground_layers.under(PICTURE, DISTRICT, town()).scene.words
    assert words == {"map": "Bản đồ", "credit": "© OpenStreetMap contributors (ODbL 1.0)"}


def test_where_no_ground_is_known_the_picture_stays_as_it_is() -> None:
    bare = dataclasses.replace(town(), streets=None)
    assert ground_layers.under(PICTURE, (100.0, 10.0, 100.1, 10.1), bare) is PICTURE


def test_the_ground_travels_once_under_one_name() -> None:
    layer, *_ = ground_layers.under(PICTURE, DISTRICT, town()).layers
    geo, rows = wire.split(layer)
    assert rows == []
    assert geo["step"] == 1e-5
    again, *_ = ground_layers.under(PICTURE, DISTRICT, town()).layers
    assert again is layer


def test_where_none_is_carried_the_streets_the_locality_brings_are_drawn_and_owed_to_its_sources(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = town()
    corners = network.xy(place.cells)[:3]  # two streets of one trail
    lengths = np.array([[0, 9, 0], [9, 0, 9], [0, 9, 0.0]])
    place = dataclasses.replace(
        place,
        streets=Streets(xy=corners, graph=csr_array(lengths), kind=Kind.SURVEYED),
        locality=dataclasses.replace(place.locality, attribution=("© OSM",)),
    )
    elsewhere = (100.0, 10.0, 100.1, 10.1)
    laid = ground_layers.under(PICTURE, elsewhere, place)
    assert laid.scene.words["credit"] == "© OSM"
    (streets,) = (layer for layer in laid.layers if layer.name == "streets")
    (shape,) = streets.data["shapes"]
    assert shape["kind"] == "local_street"
    assert sum(len(part) // 2 - 1 for part in shape["parts"]) == 2
    monkeypatch.setattr(own_ground, "MOST_LINKS", 1)
    assert ground_layers.under(PICTURE, elsewhere, dataclasses.replace(place)) is PICTURE


def test_of_several_sources_the_one_the_streets_are_owed_to_is_named_on_the_map() -> None:
    place = town()
    streets = "© OpenStreetMap contributors (ODbL 1.0): hiện trạng đường 31-12-2017"
    named = ("Tổng điều tra 2019", "© OpenStreetMap contributors (ODbL 1.0)", streets)
    place = dataclasses.replace(
        place,
        streets=Streets(
            xy=network.xy(place.cells)[:2],
            graph=csr_array(np.array([[0, 9], [9, 0.0]])),
            kind=Kind.SURVEYED,
        ),
        locality=dataclasses.replace(place.locality, attribution=named),
    )
    for bounds in ((100.0, 10.0, 100.1, 10.1), (106.3, 10.3, 107.3, 11.5)):  # the latter with land
        laid = ground_layers.under(PICTURE, bounds, dataclasses.replace(place))
        assert laid.scene.words["credit"] == streets


def test_where_none_is_carried_the_land_the_locality_brings_lies_under_its_streets() -> None:
    place = town()
    west, south, *_ = place.wards(None).total_bounds
    pond = gpd.GeoDataFrame(
        {"use": ["water"], "name": ["Hồ"]},
        geometry=[shapely.box(west, south, west + 300, south + 300)],
        crs=place.crs,
    )
    bringing = dataclasses.replace(place, streets=None, land_use=pond)
    laid = ground_layers.under(PICTURE, (100.0, 10.0, 100.1, 10.1), bringing)
    assert [layer.name for layer in laid.layers] == ["ground", "wards"]
    assert [shape["name"] for shape in laid.layers[0].data["shapes"]] == ["Hồ"]


def test_what_is_carried_for_a_part_lies_under_a_city_unless_it_brings_its_own() -> None:
    city = (106.3, 10.3, 107.3, 11.5)
    bare = dataclasses.replace(town(), streets=None)
    areas, wards = ground_layers.under(PICTURE, city, bare).layers
    assert (areas.name, wards.name) == ("ground", "wards")
    assert {"water", "park", "industry"} <= {one["kind"] for one in areas.data["shapes"]}
    west, south, *_ = bare.wards(None).total_bounds
    pond = gpd.GeoDataFrame(
        {"use": ["water"], "name": ["Hồ"]},
        geometry=[shapely.box(west, south, west + 300, south + 300)],
        crs=bare.crs,
    )
    own, _ = ground_layers.under(PICTURE, city, dataclasses.replace(bare, land_use=pond)).layers
    assert [one["name"] for one in own.data["shapes"]] == ["Hồ"]


def of_communes() -> Network:
    """Draw a town that walks on the streets carried for its communes."""
    place = town()
    ours = pack.street_nodes().head(2)
    junctions = gpd.GeoDataFrame(geometry=gpd.points_from_xy(ours["lon"], ours["lat"]), crs=4326)
    streets = Streets(
        xy=network.xy(junctions.to_crs(place.crs)),
        graph=csr_array(np.array([[0, 9], [9, 0.0]])),
        kind=Kind.SURVEYED,
    )
    about = dataclasses.replace(
        place.locality, streets_box=pack.STREETS_BOX, attribution=("© OpenStreetMap",)
    )
    return dataclasses.replace(place, streets=streets, locality=about)


def test_communes_show_the_streets_carried_for_them_by_class_and_name() -> None:
    laid = ground_layers.under(PICTURE, (106.68, 10.76, 106.70, 10.78), of_communes())
    (streets,) = (layer for layer in laid.layers if layer.name == "streets")
    assert {"local_street", "main_road"} <= {shape["kind"] for shape in streets.data["shapes"]}
    assert any(shape["name"] for shape in streets.data["shapes"])
    assert "near" not in streets.data
    assert laid.scene.words["credit"] == "© OpenStreetMap"


def test_a_whole_city_shows_its_main_roads_and_has_the_others_asked_for() -> None:
    laid = ground_layers.under(PICTURE, (106.3, 10.3, 107.3, 11.5), of_communes())
    (streets,) = (layer for layer in laid.layers if layer.name == "streets")
    assert {shape["kind"] for shape in streets.data["shapes"]} == {"main_road", "national_road"}
    assert streets.data["near"]["columns"] == 7
    # a file that stands alone has nobody to ask
    frame = picture.MapFrame(name="", bounds=(106.3, 10.3, 107.3, 11.5), title="")
    told = wire.whole(laid, frame)["layers"]
    assert all("near" not in layer["geo"] for layer in told if layer["id"] == "streets")


def test_streets_a_planner_brought_are_drawn_as_his_own_whatever_box_his_file_still_names() -> None:
    place = of_communes()
    assert place.streets is not None
    moved = dataclasses.replace(place.streets, xy=place.streets.xy + np.array([[0.0], [40.0]]))
    own = dataclasses.replace(place, streets=moved)
    laid = ground_layers.under(PICTURE, (106.681, 10.761, 106.70, 10.78), own)
    (streets,) = (layer for layer in laid.layers if layer.name == "streets")
    assert [shape["name"] for shape in streets.data["shapes"]] == [""]
