"""GeoParquet that others read back."""

import io
import json

import geopandas as gpd
from layer_towns import plain
from pyarrow import parquet

from spatial import crs
from spatial.export.layers import geoparquet, tables
from spatial.scenario import ReviewState, ScenarioCard


def test_each_layer_is_read_back_as_it_was() -> None:
    made = tables.layers(plain(), lang="vi")
    files = geoparquet.documents(made, crs=crs.WGS84)
    assert list(files) == [f"{layer.name}.parquet" for layer in made]
    for layer in made:
        read = gpd.read_parquet(io.BytesIO(files[f"{layer.name}.parquet"]))
        assert read.crs == crs.WGS84
        assert list(read.columns) == [*layer.columns, "geometry"]
        assert read.iloc[0, 0] == layer.frame.iloc[0, 0]


def test_each_file_says_what_it_is_and_how_far_the_review_of_its_scenario_is() -> None:
    made = tables.layers(plain(), lang="vi")
    card = ScenarioCard(name="Bờ sông", state=ReviewState.APPROVED, by="<b>Hoa", on="2026-11-28")
    bare = geoparquet.documents(made, crs=crs.WGS84)
    files = geoparquet.documents(made, crs=crs.WGS84, description="Thị trấn", card=card)
    for name, content in files.items():
        told = parquet.read_metadata(io.BytesIO(content)).metadata
        assert told[b"description"].decode() == "Thị trấn"
        assert json.loads(told[b"scenario"]) == card.tree()
        before = gpd.read_parquet(io.BytesIO(bare[name]))
        assert gpd.read_parquet(io.BytesIO(content)).equals(before)
