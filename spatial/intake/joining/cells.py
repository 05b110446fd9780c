"""Cells for a locality without any: by neighbourhoods, buildings, and what nobody lives on."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial import placement
from spatial.intake.checking.check import Checked, warning
from spatial.intake.joining.tables_in_hand import Bench, unknown
from spatial.intake.reading.find import spots
from spatial.intake.text import names
from spatial.network import TOTALS
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
            people=_residents(bench, wards),
        ),
    )
    if told is not None:
        _outside(bench, told, placed.outside)
    if placed.sparse:
        few = [
            f"{_place(wards, told, one)} ({each_m2:.1f} m²)"
            for one, each_m2 in placed.sparse[:_NAMED]
        ]
        listed = ", ".join(few) + (" …" if len(placed.sparse) > _NAMED else "")
        blanks = {"count": len(placed.sparse), "min_m2": f"{placement.MIN_FLOOR_M2:g}"}
        bench.find([warning("buildings_few", "buildings", places=listed, **blanks)])
    if placed.unlivable:
        where = [_place(wards, told, one) for one in placed.unlivable[:_NAMED]]
        listed = ", ".join(where) + (" …" if len(placed.unlivable) > _NAMED else "")
        bench.find([warning("nowhere_to_live", "land_use", places=listed)])
    _say(bench, placed)
    return placed.cells


def _residents(bench: Bench, wards: gpd.GeoDataFrame) -> pd.Series | None:
    """Give the people of each ward in the newest year, of all ages where they are told."""
    if "residents" not in bench.frames:
        return None
    rows = bench.rows("residents")
    newest = rows[rows["year"] == rows["year"].max()]
    people: pd.Series = newest.groupby("ward_id")["people"].sum().astype(float)
    totals = sorted(str(name) for name in wards.columns if str(name).startswith(TOTALS))
    if not totals:
        return people
    whole = pd.to_numeric(wards[totals[-1]], errors="coerce")
    by_age = people.reindex(wards.index).to_numpy(dtype=float)
    return pd.Series(np.fmax(by_age, whole.to_numpy(dtype=float)), index=wards.index)


def _place(wards: gpd.GeoDataFrame, told: gpd.GeoDataFrame | None, place: str | int) -> str:
    """Name a ward or a neighbourhood."""
    return str(wards["ward"][place]) if isinstance(place, str) else _called(told, place)


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
    if placed.wide:
        blanks = {"across": f"{placed.across_m:.0f}", "zones": placed.wide, "most": pieces.SOON}
        bench.find([warning("cells_wide", "cells", **blanks)])


def _metres(bench: Bench, name: str) -> gpd.GeoDataFrame | None:
    """Return the sound rows of a layer in metres."""
    if name not in bench.frames:
        return None
    rows = gpd.GeoDataFrame(bench.rows(name)).to_crs(bench.town.crs)
    return rows if len(rows) else None


def _uses(land: gpd.GeoDataFrame, group: str) -> pd.Series:
    """Name each use as the program does, by the aliases of a group; blank for none it knows."""
    known = names.lookup(group)
    uses: pd.Series = land["use"].map(lambda value: known.get(names.fold(str(value)), ""))
    return uses


def _tell_uses(
    bench: Bench, table: str, land: gpd.GeoDataFrame, odd: NDArray[np.bool_], *, code: str
) -> None:
    """Name the uses of some rows, if there are any."""
    if odd.any():
        listed = ", ".join(map(str, pd.unique(land.loc[odd, "use"])[:_NAMED]))
        name = bench.frames[table].source.name
        bench.find([warning(code, name, count=int(odd.sum()), uses=listed)])


def _uninhabited(bench: Bench, land: gpd.GeoDataFrame | None) -> gpd.GeoDataFrame | None:
    """Keep the land nobody lives on; name the uses that were taken for land people live on."""
    if land is None:
        return None
    lived = (_uses(land, "uses") == "").to_numpy()
    _tell_uses(bench, "land_use", land, lived, code="use_lived_on")
    kept = gpd.GeoDataFrame(land[~lived])
    return kept if len(kept) else None


def uninhabited(bench: Bench) -> gpd.GeoDataFrame | None:
    """Return the land nobody lives on, each ``use`` by the name the program has for it."""
    land = _metres(bench, "land_use")
    if land is None:
        return None
    uses = _uses(land, "uses")
    return gpd.GeoDataFrame(land.assign(use=uses)[uses != ""])


def planned(bench: Bench) -> gpd.GeoDataFrame | None:
    """Return the zoning plan, each ``use`` by its name; what it calls otherwise is told."""
    land = _metres(bench, "planned_uses")
    if land is None:
        return None
    use = _uses(land, "planned_use")
    strange = (use == "").to_numpy()
    _tell_uses(bench, "planned_uses", land, strange, code="planned_use_other")
    return gpd.GeoDataFrame(land.assign(use=use.mask(strange, "khac")))


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
