"""A layer as every file and service of the house gives it: rows with a shape, a style, names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import geopandas as gpd
from pyproj import CRS

from spatial import words
from spatial.export.layers.layer_style import LayerStyle
from spatial.records import Level

DEFICIT = "deficit_"
VALID = ("valid_from", "valid_to")  # columns of a table whose rows come and go

Days = tuple[date | None, date | None]


@dataclass(frozen=True, kw_only=True, eq=False)
class VectorLayer:
    """
    One layer.

    Attributes
    ----------
    name
        Name of the table, the file and the collection.
    frame
        Rows indexed by a text that names each, in the metres of the locality; no geometry where
        nobody knows the place.
    shape
        ``MultiPolygon``, ``MultiLineString`` or ``Point``.
    style
        How it is painted.
    years
        Whether ``year`` tells of when a row is.
    """

    name: str
    frame: gpd.GeoDataFrame
    shape: str
    style: LayerStyle
    years: bool = False

    @property
    def columns(self) -> list[str]:
        """Names of the columns beside the shape, in order."""
        return [str(name) for name in self.frame.columns if name != self.frame.geometry.name]

    def spans(self) -> list[Days] | None:
        """Return the first and last day of each row; ``None`` where rows tell of no time."""
        if self.years:
            return [
                (date(year, 1, 1), date(year, 12, 31)) for year in self.frame["year"].astype(int)
            ]
        if not set(VALID) <= set(self.frame.columns):
            return None
        first, last = (self.frame[name].map(_day) for name in VALID)
        return list(zip(first, last, strict=True))

    def title(self, *, lang: str) -> str:
        """Name the layer for a reader."""
        level = self.name.removeprefix(DEFICIT)
        if level in {one.value for one in Level}:
            told = words.say(f"level.{level}", lang=lang)
            return words.say("layers.title.deficit", lang=lang, level=told)
        return words.say(f"layers.title.{self.name}", lang=lang)

    def to(self, crs: CRS) -> gpd.GeoDataFrame:
        """Return the rows in another system."""
        return self.frame if self.frame.crs == crs else self.frame.to_crs(crs)


def _day(told: object) -> date | None:
    """Read a day of a table; ``None`` where none is told."""
    return date.fromisoformat(told) if isinstance(told, str) and told else None
