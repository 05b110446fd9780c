"""The features of a collection: which are asked for, and how they are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from spatial.export import geojson
from spatial.export.layers.vector_layer import Days
from spatial.ogc.query import ItemsQuery, Span
from spatial.ogc.reply import NOT_FOUND, Refusal
from spatial.ogc.service import CRS84, Service

CENTIMETRE = 2  # decimals of metres
HALF_WORLD = 180.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FeaturePage:
    """One page: the features, how many there are in all, and the query it answers."""

    query: ItemsQuery
    matched: int
    features: tuple[dict[str, Any], ...]

    @property
    def following(self) -> int | None:
        """Offset of the next page; ``None`` on the last."""
        end = self.query.offset + len(self.features)
        return end if self.features and end < self.matched else None

    @property
    def preceding(self) -> int | None:
        """Offset of the page before; ``None`` on the first."""
        start = self.query.offset
        return None if start == 0 else max(start - self.query.limit, 0)


def page(service: Service, name: str, query: ItemsQuery) -> FeaturePage:
    """Select the features of a collection that a query asks for, in the order of the layer."""
    at = np.arange(len(service.layers[name].frame))
    if query.bbox is not None:
        at = at[_inside(service.rows(name, query.bbox_crs), query.bbox, query.bbox_crs)]
    spans = None if query.span is None else service.layers[name].spans()
    if query.span is not None and spans is not None:
        at = at[[_during(spans[row], query.span) for row in at]]
    chosen = at[query.offset : query.offset + query.limit]
    features = tuple(written(service.rows(name, query.crs).iloc[chosen], query.crs))
    return FeaturePage(query=query, matched=len(at), features=features)


def one(service: Service, name: str, feature_id: str, system: str) -> dict[str, Any]:
    """Return one feature; what is not there is refused."""
    frame = service.rows(name, system)
    if feature_id not in frame.index:
        raise Refusal(NOT_FOUND, "feature", value=feature_id)
    return written(frame.loc[[feature_id]], system)[0]


def written(frame: gpd.GeoDataFrame, system: str) -> list[dict[str, Any]]:
    """Write rows as GeoJSON features in their system."""
    if system == CRS84:
        shapes = geojson.shapes_of(frame)
    else:
        rounded = shapely.transform(
            frame.geometry.to_numpy(), lambda points: np.round(points, CENTIMETRE)
        )
        turned = shapely.orient_polygons(rounded)
        shapes = [geojson.parsed(text) for text in shapely.to_geojson(turned)]
    rows = frame.drop(columns=frame.geometry.name).to_dict("records")
    return [
        {
            "type": "Feature",
            "id": str(feature_id),
            "geometry": shape if shape.get("coordinates") else None,
            "properties": {str(name): geojson.value(cell) for name, cell in row.items()},
        }
        for feature_id, row, shape in zip(frame.index, rows, shapes, strict=True)
    ]


def _inside(
    frame: gpd.GeoDataFrame, box: tuple[float, float, float, float], system: str
) -> NDArray[np.bool_]:
    """Tell which rows touch a box; one that is wider than the world goes round its back."""
    west, south, east, north = box
    shapes = frame.geometry.to_numpy()
    if west <= east:
        return np.asarray(shapely.intersects(shapes, shapely.box(west, south, east, north)))
    if system != CRS84:
        return np.zeros(len(shapes), dtype=bool)
    halves = ((west, HALF_WORLD), (-HALF_WORLD, east))
    parts = [shapely.box(left, south, right, north) for left, right in halves]
    return np.asarray(shapely.intersects(shapes, shapely.union_all(parts)))


def _during(days: Days, asked: Span) -> bool:
    """Tell whether the days a row tells of meet a span of time; an open end never ends."""
    first, last = asked
    begins, ends = days
    late = first is not None and ends is not None and ends < first.date()
    early = last is not None and begins is not None and begins > last.date()
    return not late and not early
