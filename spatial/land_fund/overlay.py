"""What lies over each parcel: the zoning plan, the schools there are, other parcels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd
import shapely

from spatial import network
from spatial.land_fund import parcel
from spatial.network import Network

_TOUCH_M2 = 1.0  # parcels drawn side by side overlap by less


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelOverlay:
    """
    What is measured of one parcel.

    Attributes
    ----------
    ward_id
        Ward it lies in; empty outside of all.
    ward_differs
        Whether its file tells another ward than the one it lies in.
    area_m2, drawn_m2
        Area on record, else as drawn; as drawn [m2].
    layer_uses
        Share under each use of the zoning plan [0..1], the largest first.
    schools
        Names of the schools on it.
    overlaps
        Whether another parcel lies on it.
    """

    ward_id: str
    ward_differs: bool
    area_m2: float
    drawn_m2: float
    layer_uses: Mapping[str, float]
    schools: tuple[str, ...]
    overlaps: bool


def laid(town: Network, units: str) -> tuple[ParcelOverlay, ...]:
    """
    Measure every parcel of a locality that has some, in the order of the file.

    Parameters
    ----------
    units
        Set of wards a parcel's ward is told by.
    """
    land = town.parcels
    assert land is not None  # noqa: S101 - who asks has looked
    middles = land.geometry.representative_point().to_numpy()
    inside = network.ward_of(middles, town.wards(units))
    differs = _ward_differs(town, network.ward_of(middles, town.wards(town.base_units)))
    uses, schools, covering = layer_uses(town), schools_on(town), overlapping(land)
    known = parcel.areas(town)
    return tuple(
        ParcelOverlay(
            ward_id="" if pd.isna(inside.iloc[at]) else str(inside.iloc[at]),
            ward_differs=differs[at],
            area_m2=known[str(parcel_id)],
            drawn_m2=float(land.geometry.area.iloc[at]),
            layer_uses=uses.get(at, {}),
            schools=schools.get(at, ()),
            overlaps=at in covering,
        )
        for at, parcel_id in enumerate(land.index)
    )


def _ward_differs(town: Network, inside: pd.Series) -> list[bool]:
    """Tell of each parcel whether a ward is told, and lies elsewhere than the parcel does."""
    land = town.parcels
    if land is None or "ward_id" not in land:
        return [False] * len(inside)
    return [
        bool(pd.notna(told) and str(told)) and pd.notna(there) and str(there) != str(told)
        for told, there in zip(land["ward_id"], inside, strict=True)
    ]


def layer_uses(town: Network) -> dict[int, dict[str, float]]:
    """
    Return the share of each parcel under each use of the zoning plan, by its position.

    Notes
    -----
    What lies under one use twice, as where two sheets of the plan meet, counts once.
    """
    layer = town.planned_uses
    if layer is None or layer.empty or town.parcels is None:
        return {}
    shapes = town.parcels.geometry.to_numpy()
    of, planned = shapely.STRtree(layer.geometry.to_numpy()).query(shapes, predicate="intersects")
    planned_shapes = layer.geometry.to_numpy()[planned]
    parts = pd.DataFrame(
        {
            "of": of,
            "use": layer["use"].astype(str).to_numpy()[planned],
            "part": shapely.intersection(shapes[of], planned_shapes),
        }
    )
    whole_m2 = shapely.area(shapes)
    found: dict[int, dict[str, float]] = {}
    sums = pd.DataFrame(
        [
            {"of": at, "use": use, "m2": shapely.area(shapely.union_all(same.to_numpy()))}
            for (at, use), same in parts.groupby(["of", "use"])["part"]
        ],
        columns=["of", "use", "m2"],
    )
    for row in sums.sort_values("m2", ascending=False, kind="stable").to_dict("records"):
        at, m2 = int(row["of"]), float(row["m2"])
        if m2 > _TOUCH_M2:
            found.setdefault(at, {})[str(row["use"])] = m2 / float(whole_m2[at])
    return found


def schools_on(town: Network) -> dict[int, tuple[str, ...]]:
    """Name the schools that stand on each parcel, by its position; proposed ones are not there."""
    if town.parcels is None or town.schools.empty:
        return {}
    added = {proposal.proposal_id for proposal in town.proposals}
    here = town.schools[network.placed(town.schools) & ~town.schools.index.isin(list(added))]
    shapes = town.parcels.geometry.to_numpy()
    of, school = shapely.STRtree(here.geometry.to_numpy()).query(shapes, predicate="contains")
    names = here["name"].astype(str).to_numpy()
    found: dict[int, tuple[str, ...]] = {}
    for at, which in zip(of, school, strict=True):
        found[int(at)] = (*found.get(int(at), ()), str(names[which]))
    return found


def overlapping(land: gpd.GeoDataFrame) -> set[int]:
    """Return the positions of parcels that lie on one another."""
    shapes = land.geometry.to_numpy()
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    pairs = one != other
    one, other = one[pairs], other[pairs]
    over = shapely.area(shapely.intersection(shapes[one], shapes[other])) > _TOUCH_M2
    return set(map(int, one[over]))
