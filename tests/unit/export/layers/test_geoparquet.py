"""GeoParquet that others read back."""

import io

import geopandas as gpd
from layer_towns import plain

from spatial import crs
from spatial.export.layers import geoparquet, tables


def test_each_layer_is_read_back_as_it_was() -> None:
    made = tables.layers(plain(), lang="vi")
    files = geoparquet.documents(made, crs=crs.WGS84)
    assert list(files) == [f"{layer.name}.parquet" for layer in made]
    for layer in made:
        read = gpd.read_parquet(io.BytesIO(files[f"{layer.name}.parquet"]))
        assert read.crs == crs.WGS84
        assert list(read.columns) == [*layer.columns, "geometry"]
        assert read.iloc[0, 0] == layer.frame.iloc[0, 0]
