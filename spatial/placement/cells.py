"""The cells of a locality: zones of people, less what nobody lives on, cut by hexagons."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from spatial import crs
from spatial.placement import pieces as parts
from spatial.placement import zones as lands
from spatial.records import Kind

Floats = NDArray[np.float64]
Shapes = NDArray[np.object_]

# Whether a layer of buildings is complete enough to place people by; assumed. A person in Việt Nam
# has some 23 m2 of floor (census of 2019), of which a layer without storeys shows a part; more
# people to the square kilometre than the most crowded wards have cannot live there.
MIN_FLOOR_M2, MAX_PEOPLE_PER_KM2 = 5.0, 100_000.0
_KM2 = 1e6  # m2

BY_NEIGHBOURHOOD, BY_BUILDING, BY_LAND, EVENLY = "neighbourhoods", "buildings", "land", "area"


@dataclass(frozen=True, kw_only=True)
class PlacementLayers:
    """
    What is known of where people live, projected in metres; ``None`` for a layer there is not.

    Attributes
    ----------
    neighbourhoods
        Polygons with ``people`` [people] and ``kind``; ``ward_id`` where it is told, else empty.
    buildings
        Footprints with ``storeys`` [count], one where missing.
    uninhabited
        Water, parks, industry: polygons, and lines with ``width_m`` [m], `zones.WATERWAY_M` where
        missing.
    people
        Residents by ``ward_id``, against which the buildings of a ward are held; ``None`` believes
        that the buildings are all there.
    """

    neighbourhoods: gpd.GeoDataFrame | None = None
    buildings: gpd.GeoDataFrame | None = None
    uninhabited: gpd.GeoDataFrame | None = None
    people: pd.Series | None = None


@dataclass(frozen=True, kw_only=True)
class PlacedPeople:
    """
    Cells, and what of the layers could not be followed.

    Attributes
    ----------
    cells
        Points that lie where people can live, indexed by ``cell_id``: ``ward_id``, ``weight`` >= 0
        (people where neighbourhoods tell them, else relative), ``placed_by``, ``kind``.
    unlivable
        Wards, and positions of neighbourhoods, whose people have no land left to live on; there
        the layer of uninhabited land was passed over.
    outside
        Positions of the neighbourhoods that lie outside their ward, or every ward; passed over.
    across_m
        Between opposite sides of the widest hexagons [m].
    wide
        How many zones have hexagons wider than usual.
    sparse
        Wards, and positions of neighbourhoods, with too few buildings to hold their people, each
        with its floor [m2 a person]; there the buildings were passed over.
    """

    cells: gpd.GeoDataFrame
    unlivable: tuple[str | int, ...] = ()
    outside: tuple[int, ...] = ()
    across_m: float = parts.ACROSS_M
    wide: int = 0
    sparse: tuple[tuple[str | int, float], ...] = ()


def cells(wards: gpd.GeoDataFrame, layers: PlacementLayers | None = None) -> PlacedPeople:
    """
    Make the cells of a locality.

    Parameters
    ----------
    wards
        Polygons indexed by ``ward_id``, projected in metres, shape (n_wards,).
    layers
        What is known of where people live.

    Returns
    -------
    PlacedPeople
        At least one cell a ward.

    Raises
    ------
    UserError
        If the wards do not count in metres, or their cells would take more memory than there is.

    Notes
    -----
    In a zone z (a neighbourhood, or a ward none of whose neighbourhoods is told) with people P(z)
    and pieces i of hexagons cut by ``z less uninhabited``: ``w(i) = P(z) a(i) / sum a``, a the
    floor area (footprint x storeys) of the buildings whose inner point lies in the piece, or the
    piece's own area in a zone without buildings. Binary and floor-area weighted dasymetric mapping:
    Buildings of a zone are used where they have `MIN_FLOOR_M2` a person and stand on land enough
    for no more than `MAX_PEOPLE_PER_KM2`; a zone with fewer is taken for one without buildings.
    Eicher and Brewer (2001), doi:10.1559/152304001782173727; Mennis (2003),
    doi:10.1111/0033-0124.10042.
    """
    crs.require_metres(wards, name="wards")
    given = layers or PlacementLayers()
    masks = lands.masks(given.uninhabited)
    zones, outside = lands.zones(wards, given.neighbourhoods)
    free, full = lands.livable(zones.shapes, masks)
    across_m = parts.widths_m(free)
    zone, pieces = parts.cut(free, across_m=across_m)
    middle, floor_m2 = parts.built(pieces, given.buildings, masks)
    people = _people(zones, given.people)
    sparse, floor_each_m2 = _sparse(zone, pieces, floor_m2, people)
    floor_m2 = np.where(sparse[zone], 0.0, floor_m2)
    built = np.bincount(zone, floor_m2, len(free)) > 0
    size = np.where(built[zone], floor_m2, shapely.area(pieces))
    kept = size > 0
    zone, size, middle = zone[kept], size[kept], middle[kept]
    weight = zones.people[zone] * size / np.bincount(zone, size, len(free))[zone]
    how = np.where(
        zones.told[zone],
        BY_NEIGHBOURHOOD,
        np.where(built[zone], BY_BUILDING, BY_LAND if len(masks) else EVENLY),
    )
    return PlacedPeople(
        cells=_table(zones.ward[zone], weight, how, middle, wards),
        unlivable=tuple(zones.name[full].tolist()),
        outside=outside,
        across_m=float(across_m.max(initial=parts.ACROSS_M)),
        wide=int(np.sum(across_m > parts.ACROSS_M)),
        sparse=tuple(
            (zones.name[at], float(floor_each_m2[at])) for at in np.flatnonzero(sparse).tolist()
        ),
    )


def _people(zones: lands.DwellingZones, by_ward: pd.Series | None) -> Floats:
    """Give the people of each zone; zero where nobody tells them."""
    if by_ward is None:
        return np.zeros(len(zones.ward))
    residents = by_ward.reindex(pd.Index(zones.ward)).fillna(0.0).to_numpy(dtype=float)
    return np.where(zones.told, zones.people, residents)


def _sparse(
    zone: NDArray[np.intp], pieces: Shapes, floor_m2: Floats, people: Floats
) -> tuple[NDArray[np.bool_], Floats]:
    """Mark the zones whose buildings cannot be all there; give the floor a person has [m2]."""
    floor = np.bincount(zone, floor_m2, len(people))
    land_m2 = np.bincount(zone, np.where(floor_m2 > 0, shapely.area(pieces), 0.0), len(people))
    with np.errstate(divide="ignore", invalid="ignore"):
        each_m2 = np.where(people > 0, floor / people, np.inf)
        crowd = np.where(land_m2 > 0, people / land_m2 * _KM2, 0.0)
    sparse = (floor > 0) & ((each_m2 < MIN_FLOOR_M2) | (crowd > MAX_PEOPLE_PER_KM2))
    return sparse, each_m2


def _table(
    ward: Shapes, weight: Floats, how: Shapes, middle: Shapes, wards: gpd.GeoDataFrame
) -> gpd.GeoDataFrame:
    """Name the cells by their ward and number, in the order of the wards."""
    order = np.argsort(wards.index.get_indexer(pd.Index(ward)), kind="stable")
    owner = pd.Series(ward[order])
    number = owner.groupby(owner).cumcount() + 1
    kind = np.where(how[order] == EVENLY, Kind.ASSUMED.value, Kind.ESTIMATED.value)
    names = [f"{one}-{at}" for one, at in zip(owner, number, strict=True)]
    return gpd.GeoDataFrame(
        {
            "ward_id": owner.to_numpy(),
            "weight": weight[order],
            "placed_by": how[order],
            "kind": kind,
        },
        index=pd.Index(names, name="cell_id"),
        geometry=middle[order],
        crs=wards.crs,
    )
