"""
Coordinates: metres or a clear refusal. The only room that knows about reference systems.

Files may come in degrees; everything measured inside the house is in the metres of one projected
system per locality: VN-2000 / TM-3 with the zone of its province where the place lies in Việt Nam,
UTM elsewhere.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

import geopandas as gpd
import numpy as np
from numpy.typing import NDArray
from pyproj import CRS, Transformer

from spatial import own_yaml
from spatial.errors import Fault, UserError

WGS84 = CRS.from_epsg(4326)

# Central meridian of each VN-2000 / TM-3 zone [degrees east] and its EPSG code.
TM3_ZONES = {
    103.0: 9205,
    104.0: 9206,
    104.5: 9207,
    104.75: 9208,
    105.0: 5897,
    105.5: 9209,
    105.75: 9210,
    106.0: 9211,
    106.25: 9212,
    106.5: 9213,
    107.0: 9214,
    107.25: 9215,
    107.5: 9216,
    107.75: 5899,
    108.0: 5898,
    108.25: 9217,
    108.5: 9218,
}
# West, south, east, north [degrees] of the mainland and the near islands.
_VIET_NAM = (102.0, 8.0, 110.0, 23.5)


def working_crs(layer: gpd.GeoDataFrame) -> CRS:
    """
    Choose the projected system a locality is measured in.

    Parameters
    ----------
    layer
        The wards, in any declared CRS.

    Returns
    -------
    pyproj.CRS
        The layer's own CRS if that is projected in metres; the nearest VN-2000 / TM-3 zone inside
        Việt Nam; else the UTM zone of the layer's middle.
    """
    if layer.crs.is_projected and layer.crs.axis_info[0].unit_name == "metre":
        return CRS(layer.crs)
    west, south, east, north = layer.to_crs(WGS84).total_bounds
    lon, lat = (west + east) / 2, (south + north) / 2
    in_viet_nam = _VIET_NAM[0] <= lon <= _VIET_NAM[2] and _VIET_NAM[1] <= lat <= _VIET_NAM[3]
    if in_viet_nam:
        return CRS.from_epsg(TM3_ZONES[min(TM3_ZONES, key=lambda meridian: abs(meridian - lon))])
    return CRS(layer.estimate_utm_crs())


@cache
def province_meridians() -> dict[str, float]:
    """Return the central meridian of each province [degrees east] by its GSO code."""
    text = resources.files(__package__).joinpath("vn2000_meridians.yaml").read_text("utf-8")
    listed = own_yaml.read(text)["meridians"]
    return {code: float(meridian) for meridian, codes in listed.items() for code in codes}


def vn2000(layer: gpd.GeoDataFrame, *, province: str = "") -> CRS:
    """
    Choose the VN-2000 / TM-3 zone an office of a province draws in.

    Parameters
    ----------
    layer
        The wards, in any declared CRS.
    province
        GSO code; where it is not said or not known, the nearest zone stands in.

    Raises
    ------
    UserError
        If the layer lies outside Việt Nam.
    """
    west, south, east, north = layer.to_crs(WGS84).total_bounds
    lon, lat = (west + east) / 2, (south + north) / 2
    if not (_VIET_NAM[0] <= lon <= _VIET_NAM[2] and _VIET_NAM[1] <= lat <= _VIET_NAM[3]):
        place = f"{lat:.3f}, {lon:.3f}"
        raise UserError(Fault(code="not_in_viet_nam", value=place))
    nearest = min(TM3_ZONES, key=lambda meridian: abs(meridian - lon))
    return CRS.from_epsg(TM3_ZONES[province_meridians().get(province, nearest)])


def require_metres(layer: gpd.GeoDataFrame | gpd.GeoSeries, *, name: str) -> None:
    """
    Refuse a layer whose coordinates are not metres.

    Parameters
    ----------
    layer
        Any layer about to be measured.
    name
        What the layer is called in the message.

    Raises
    ------
    UserError
        If the CRS is missing or its unit is not the metre.
    """
    unit = "?" if layer.crs is None else layer.crs.axis_info[0].unit_name
    if unit != "metre":
        system = "?" if layer.crs is None else layer.crs.to_string()
        raise UserError(Fault(code="not_metres", file=name, blanks={"crs": system, "unit": unit}))


def project(lon: NDArray[np.float64], lat: NDArray[np.float64], *, crs: CRS) -> NDArray[np.float64]:
    """
    Bring degrees into metres.

    Parameters
    ----------
    lon, lat
        WGS 84 degrees, shape (n,).
    crs
        Projected target.

    Returns
    -------
    numpy.ndarray
        Easting and northing [m], shape (n, 2).
    """
    return np.column_stack(_to_metres(crs).transform(lon, lat))


@cache
def _to_metres(crs: CRS) -> Transformer:
    """Set the way into a system up once: that costs more than the points of a click."""
    return Transformer.from_crs(WGS84, crs, always_xy=True)


def to_lonlat(layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the layer in WGS 84 degrees, as RFC 7946 wants it."""
    return layer.to_crs(WGS84)
