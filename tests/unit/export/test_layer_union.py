"""Pieces of a layer are joined as they are, to the same bytes always."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import pytest

from spatial.export import layer_union
from spatial.export.layers import geoparquet

SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}


def layer(locality: str, ward: str, rooms: float | None) -> bytes:
    """Write a layer of one ward, as `spatial.export.bundle` does."""
    properties = {"ward_id": ward, "ward": "Tây", "level": "thcs", "year": 2026,
                  "rooms_have": rooms, "rooms_need_class": 10.0, "rooms_short_class": rooms,
                  "status_by": "class", "unverified_norms": ["a", "b"],
                  "reasons": ""}  # fmt: skip
    feature = {"type": "Feature", "geometry": SQUARE, "properties": properties}
    return json.dumps({"locality": locality, "features": [feature]}).encode()


def test_rows_keep_their_order_and_a_figure_nobody_knows_stays_unknown() -> None:
    frame = layer_union.whole(
        [layer_union.part(layer("B", "00002", None)), layer_union.part(layer("A", "00001", 3))]
    )
    assert frame["locality"].to_list() == ["B", "A"]
    assert frame["ward_id"].to_list() == ["00002", "00001"]
    assert frame["rooms_have"].fillna(-1).to_list() == [-1, 3]
    assert frame["unverified_norms"].to_list() == ["a b", "a b"]


def as_geopackage(frame: gpd.GeoDataFrame) -> bytes:
    """Write the layer with Vietnamese names."""
    return layer_union.geopackage(frame, lang="vi")


@pytest.mark.parametrize("write", [geoparquet.document, as_geopackage])
def test_a_layer_is_written_to_the_same_bytes(write: object) -> None:
    assert callable(write)
    frame = layer_union.whole([layer_union.part(layer("A", "00001", 3))])
    assert write(frame) == write(frame)


def test_a_geopackage_has_a_dressed_layer_for_each_level_with_every_row(tmp_path: Path) -> None:
    frame = layer_union.whole(
        [layer_union.part(layer("A", "00001", 3)), layer_union.part(layer("B", "2", None))]
    )
    file = tmp_path / "a.gpkg"
    file.write_bytes(as_geopackage(frame))
    with closing(sqlite3.connect(file)) as opened:
        rows = opened.execute("select ward_id, share_missing, short from deficit_thcs").fetchall()
        assert rows == [("00001", 0.3, "3 phòng"), ("2", None, "")]  # 3 of 10 rooms
        styles = opened.execute(
            "select f_table_name, useAsDefault, styleQML from layer_styles"
        ).fetchall()
        ((names,),) = opened.execute(
            "select count(*) from gpkg_data_columns where table_name = 'deficit_thcs'"
        ).fetchall()
    ((name, usual, style),) = styles  # no level but lower secondary has a row
    assert (name, usual) == ("deficit_thcs", 1)
    assert "share_missing" in style
    assert names == len(frame.columns) - 1 + 2  # all but the shape, and the two it is painted by
