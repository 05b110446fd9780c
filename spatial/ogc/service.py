"""What is served: the layers of one assessment, and the systems they may be asked in."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

import geopandas as gpd
from pyproj import CRS

from spatial import crs
from spatial.assessment import Assessment
from spatial.errors import UserError
from spatial.export import layers
from spatial.export.layers import tables
from spatial.export.layers.vector_layer import VectorLayer
from spatial.scenario import ScenarioCard

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
EPSG = "http://www.opengis.net/def/crs/EPSG/0/"


@dataclass(frozen=True, kw_only=True, eq=False)
class Service:
    """
    The layers of one assessment as collections.

    Attributes
    ----------
    title, description
        What is served, and whom to credit.
    lang
        Language of titles, rows and pages.
    layers
        By name.
    systems
        Reference systems by their URI, CRS84 first; the axes of all are east, north.
    storage
        URI of the system the shapes are kept in.
    card
        Of the scenario served: whether it is approved, by whom, on which day.
    """

    title: str
    description: str
    lang: str
    layers: Mapping[str, VectorLayer]
    systems: Mapping[str, CRS]
    storage: str
    card: ScenarioCard | None = None

    @cached_property
    def _turned(self) -> dict[tuple[str, str], gpd.GeoDataFrame]:
        """Keep the rows by layer and system."""
        return {}

    def rows(self, name: str, system: str) -> gpd.GeoDataFrame:
        """Return the rows of a layer in a system, turned once."""
        key = (name, system)
        if key not in self._turned:
            self._turned[key] = self.layers[name].to(self.systems[system])
        return self._turned[key]


def of(
    assessment: Assessment, *, lang: str, way: str = "", card: ScenarioCard | None = None
) -> Service:
    """Make the service of an assessment; `card` is of the scenario it shows."""
    made = {layer.name: layer for layer in tables.layers(assessment, lang=lang, way=way)}
    town = assessment.network
    systems = {CRS84: crs.WGS84}  # in longitude, latitude: the order shapes are kept in
    with suppress(UserError):  # outside Việt Nam
        zone = layers.system(assessment, layers.LayerSystem.VN2000)
        systems[uri(zone)] = zone
    storage = CRS84
    if town.crs.to_epsg() is not None and town.crs.axis_info[0].direction == "east":
        storage = uri(town.crs)
        systems[storage] = town.crs
    name = town.locality.name.get(lang, town.locality.key)
    return Service(
        title=name,
        description=layers.description(assessment, lang=lang, card=card),
        lang=lang,
        layers=made,
        systems=systems,
        storage=storage,
        card=card,
    )


def uri(system: CRS) -> str:
    """
    Name a system by its URI (Part 2, 6.1).

    Examples
    --------
    >>> uri(CRS.from_epsg(9210))
    'http://www.opengis.net/def/crs/EPSG/0/9210'
    """
    return f"{EPSG}{system.to_epsg()}"
