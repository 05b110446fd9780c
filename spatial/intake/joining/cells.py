"""Cells for a locality without any: by neighbourhoods, buildings, and what nobody lives on."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd

from spatial import placement
from spatial.intake.checking.check import Checked, warning
from spatial.intake.joining.tables_in_hand import Bench, unknown
from spatial.intake.reading.find import spots
from spatial.intake.text import names
from spatial.placement import pieces

LAYERS = ("neighbourhoods", "buildings", "land_use")
_NAMED = 10  # wards and places named one by one


def cells(bench: Bench) -> gpd.GeoDataFrame:
    """
    Place the people of the base wards by the best the locality brings, and say by what.

    Returns
    -------
    geopandas.GeoDataFrame
        As `spatial.placement.cells`; rows of the layers with faults are left out.
    """
    town = bench.town
    base, wards = next(iter(town.sets.items()))
    if "neighbourhoods" in bench.frames:
        part = bench.frames["neighbourhoods"]
        bench.find(unknown(part.source, "ward_id", part.frame["ward_id"], town.known[base], base))
    given = {name: _metres(bench, name) for name in LAYERS}
    told = given["neighbourhoods"]
    placed = placement.cells(
        wards,
        placement.PlacementLayers(
            neighbourhoods=told,
            buildings=given["buildings"],
            uninhabited=_uninhabited(bench, given["land_use"]),
        ),
    )
    if told is not None:
        _outside(bench, told, placed.outside)
    if placed.unlivable:
        where = [
            str(wards["ward"][one]) if isinstance(one, str) else _called(told, one)
            for one in placed.unlivable[:_NAMED]
        ]
        listed = ", ".join(where) + (" …" if len(placed.unlivable) > _NAMED else "")
        bench.find([warning("nowhere_to_live", "land_use", places=listed)])
    _say(bench, placed)
    return placed.cells


def _say(bench: Bench, placed: placement.PlacedPeople) -> None:
    """Say by what people were placed: one note for each way, the surest first."""
    count = placed.cells["placed_by"].value_counts()
    for way, code, name in (
        (placement.BY_NEIGHBOURHOOD, "cells_by_neighbourhood", "neighbourhoods"),
        (placement.BY_BUILDING, "cells_by_building", "buildings"),
        (placement.BY_LAND, "cells_by_land", "land_use"),
        (placement.EVENLY, "cells_made", "cells"),
    ):
        if way in count:
            bench.find([warning(code, name, count=int(count[way]))])
    if placed.across_m > pieces.ACROSS_M:
        bench.find(
            [warning("cells_wide", "cells", across=f"{placed.across_m:.0f}", most=pieces.MOST)]
        )


def _metres(bench: Bench, name: str) -> gpd.GeoDataFrame | None:
    """Return the sound rows of a layer in metres."""
    if name not in bench.frames:
        return None
    rows = gpd.GeoDataFrame(bench.rows(name)).to_crs(bench.town.crs)
    return rows if len(rows) else None


def _uninhabited(bench: Bench, land: gpd.GeoDataFrame | None) -> gpd.GeoDataFrame | None:
    """Keep the land nobody lives on; name the uses that were taken for land people live on."""
    if land is None:
        return None
    known = names.lookup("uses")
    use = land["use"].map(lambda value: known.get(names.fold(str(value)), ""))
    lived = (use == "").to_numpy()
    if lived.any():
        listed = ", ".join(map(str, pd.unique(land.loc[lived, "use"])[:_NAMED]))
        source = bench.frames["land_use"].source
        bench.find([warning("use_lived_on", source.name, count=int(lived.sum()), uses=listed)])
    kept = gpd.GeoDataFrame(land[~lived])
    return kept if len(kept) else None


def _outside(bench: Bench, told: gpd.GeoDataFrame, lost: tuple[int, ...]) -> None:
    """Report neighbourhoods outside their ward, unless a ward's own row needs mending first."""
    part: Checked = bench.frames["neighbourhoods"]
    if not bench.town.sound:
        return
    outside = np.isin(np.arange(len(told)), lost)
    bench.find(
        [
            part.source.fault("neighbourhood_outside", row=row, value=_called(told, position))
            for position, row in spots(told.index, outside)
        ]
    )


def _called(told: gpd.GeoDataFrame | None, position: int) -> str:
    """Name a neighbourhood: by its name, else its code."""
    if told is None:
        return str(position + 1)
    row = told.iloc[position]
    return str(row["name"] or row["neighbourhood_id"])
