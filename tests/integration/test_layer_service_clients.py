"""The clients offices have read the service on this machine: GDAL's driver (QGIS's), OWSLib."""

from __future__ import annotations

from collections.abc import Iterator

import geopandas as gpd
import numpy as np
import pyogrio
import pytest
import server
from owslib.ogcapi.features import Features

from spatial.ogc.service import CRS84
from spatial.ui.server import layer_service
from spatial.ui.server.layer_service import ServedPlace

ZONE = "http://www.opengis.net/def/crs/EPSG/0/9210"
ASKED = layer_service.served(ServedPlace(), "vi")


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[server.Server]:
    """Start the app as an office does: GDAL asks while it holds Python still."""
    with server.serving(tmp_path_factory.mktemp("clients")) as running:
        yield running


@pytest.fixture
def url(app: server.Server) -> str:
    return f"{app.url}/ogc"


def _gdal(url: str, layer: str, **options: object) -> gpd.GeoDataFrame:
    return pyogrio.read_dataframe(f"OAPIF:{url}", layer=layer, **options)


def test_gdal_lists_every_layer(url: str) -> None:
    listed = {str(name) for name, _ in pyogrio.list_layers(f"OAPIF:{url}")}
    assert listed == set(ASKED.layers)


def test_gdal_follows_the_pages_to_every_street(url: str) -> None:
    """9,052 links come in ten pages of at most 1,000."""
    read = _gdal(url, "streets")
    told = ASKED.layers["streets"].frame
    assert len(read) == len(told) == 9052
    assert set(read["street_id"]) == set(told["street_id"])


def test_gdal_reads_the_figures_of_the_assessment(url: str) -> None:
    read = _gdal(url, "deficit_tieu_hoc").set_index("ward_id")
    told = ASKED.layers["deficit_tieu_hoc"].frame.set_index("ward_id")
    short = read["rooms_short_per_10k"].reindex(told.index)
    assert short.to_list() == told["rooms_short_per_10k"].to_list()


def test_gdal_asks_in_the_zone_of_the_province_and_gets_it(url: str) -> None:
    read = _gdal(url, "wards", CRS="EPSG:9210").set_index("ward_id")
    assert read.crs.to_epsg() == 9210
    told = ASKED.rows("wards", ZONE)
    bounds = read.bounds.reindex(told.index)
    assert np.allclose(bounds.to_numpy(), told.bounds.to_numpy(), atol=0.01)


def test_gdal_asks_for_a_box_in_degrees(url: str) -> None:
    told = ASKED.rows("schools", CRS84)
    west, south, east, north = told.total_bounds
    # a little beyond the outermost schools: what comes is rounded to 0.1 m
    box = (west - 0.001, south - 0.001, (west + east) / 2, (south + north) / 2)
    read = _gdal(url, "schools", CRS="OGC:CRS84", bbox=box)
    inside = told.cx[box[0] : box[2], box[1] : box[3]]
    assert 0 < len(read) < len(told)
    assert len(read) == len(inside)


def test_owslib_reads_every_document_and_pages(url: str) -> None:
    client = Features(url)
    assert client.api()["openapi"] == "3.0.3"
    assert len(client.conformance()["conformsTo"]) == 5
    assert client.feature_collections() == list(ASKED.layers)
    assert client.collection("wards")["crs"][0] == CRS84
    first = client.collection_items("cells", limit=500)
    second = client.collection_items("cells", limit=500, offset=500)
    seen = {one["id"] for page in (first, second) for one in page["features"]}
    assert len(seen) == first["numberMatched"] == 905
    one = client.collection_item("cells", first["features"][0]["id"])
    assert one["geometry"] == first["features"][0]["geometry"]


def test_owslib_is_told_why_a_request_is_refused(url: str) -> None:
    with pytest.raises(RuntimeError, match="bbox"):
        Features(url).collection_items("cells", bbox=[3, 2, 1])


def test_no_request_left_the_machine(app: server.Server, url: str) -> None:
    Features(url).collections()
    assert app.left_home() == []
