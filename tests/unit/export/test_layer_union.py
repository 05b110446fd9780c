"""Pieces of a layer are joined as they are, to the same bytes always."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from spatial.export import layer_union
from spatial.export.layers import geoparquet

SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}


def layer(locality: str, ward: str, rooms: float | None) -> bytes:
    """Write a layer of one ward, as `spatial.export.bundle` does."""
    properties = {"ward_id": ward, "ward": "Tây", "year": 2026, "rooms_have": rooms,
                  "unverified_norms": ["a", "b"], "reasons": ""}  # fmt: skip
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


@pytest.mark.parametrize("write", [geoparquet.document, layer_union.geopackage])
def test_a_layer_is_written_to_the_same_bytes(write: object) -> None:
    assert callable(write)
    frame = layer_union.whole([layer_union.part(layer("A", "00001", 3))])
    assert write(frame) == write(frame)


def test_a_geopackage_opens_with_every_row(tmp_path: Path) -> None:
    frame = layer_union.whole(
        [layer_union.part(layer("A", "00001", 3)), layer_union.part(layer("B", "2", 1))]
    )
    file = tmp_path / "a.gpkg"
    file.write_bytes(layer_union.geopackage(frame))
    opened = sqlite3.connect(file)
    assert opened.execute("select ward_id, rooms_have from deficits").fetchall() == [
        ("00001", 3.0),
        ("2", 1.0),
    ]
    opened.close()
