"""Mapped housing and industry offered as developments: nothing is one until somebody accepts it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

import geopandas as gpd
import shapely

from spatial import crs
from spatial.network import Network, ward_of
from spatial.records import Development

_HA = 10_000.0  # m2
_SORTS = frozenset({"apartment", "house", "industry"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DevelopmentCandidate:
    """
    Something on the map that may be a development to come, or stand already.

    Attributes
    ----------
    development_id, name
        As mapped; a name may be empty.
    sort
        ``apartment``, ``house`` or ``industry``.
    area_ha
        Of its outline.
    ward_id
        Ward of the base set its middle lies in; empty for none.
    lon, lat
        A place inside, WGS 84 degrees.
    """

    development_id: str
    name: str
    sort: str
    area_ha: float
    ward_id: str
    lon: float
    lat: float

    def accepted(self, *, units: float, first_year: int, last_year: int) -> Development:
        """
        Make it a development: how large and when the map does not tell, the planner does.

        Parameters
        ----------
        units
            Dwellings or jobs when complete.
        first_year, last_year
            Years in which the first and the last are taken up.
        """
        return Development(
            development_id=self.development_id,
            name=self.name or self.development_id,
            sort=self.sort,
            units=units,
            first_year=first_year,
            last_year=last_year,
            lon=self.lon,
            lat=self.lat,
        )


def of(town: Network, *, without: Container[str] = ()) -> list[DevelopmentCandidate]:
    """
    List the candidates of a locality that are no developments yet, the largest first.

    Parameters
    ----------
    without
        Codes of those accepted elsewhere.
    """
    layer = town.development_candidates
    if layer is None or layer.empty:
        return []
    inside = layer.geometry.representative_point()
    wards = ward_of(inside.to_numpy(), town.wards(None)).fillna("").to_numpy()
    places = crs.to_lonlat(gpd.GeoDataFrame(geometry=inside)).geometry
    lonlat = shapely.get_coordinates(places.to_numpy())
    known = {each.development_id for each in town.developments}
    columns = (layer["name"], layer["sort"], layer.area / _HA, wards, lonlat.tolist())
    rows = zip(map(str, layer.index), *columns, strict=True)
    listed = [
        DevelopmentCandidate(
            development_id=code,
            name=name if isinstance(name, str) else "",
            sort=str(sort),
            area_ha=float(area),
            ward_id=str(ward),
            lon=round(lon, 6),
            lat=round(lat, 6),
        )
        for code, name, sort, area, ward, (lon, lat) in rows
        if code not in known and code not in without and sort in _SORTS and ward
    ]
    return sorted(listed, key=lambda one: (-one.area_ha, one.development_id))
